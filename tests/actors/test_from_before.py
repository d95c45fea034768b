"""Whom a noun, a name or "it" means by what was told before: a capital, a speaker, a full name, a title."""

import pytest

import polybius


def codes(text: str, title: str | None = None) -> dict[str, str | None]:
    """The code of each mention by its words, of the last one with the same words."""
    reading = polybius.read(text, published="2018-12-05", title=title)
    entities = {entity.id: entity.code for entity in reading.entities}
    return {reading.words(m.span): entities[m.entity] if m.entity else None for m in reading.mentions}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("In Tripoli the radio warned Rome. The government would not yield, it said.", "The government", "LBYGOV"),
        (
            "In Niamey the confusion angered the government. An aide to the prime minister said it had asked the "
            "French command for an explanation.",
            "the prime minister",
            "NERGOV",
        ),
        # another state has acted since
        (
            "In Paris the foreign minister regretted the vote. Niger has asked to talk. The president will visit Peru.",
            "The president",
            "NERGOV",
        ),
    ],
)
def test_a_capital_that_begins_a_sentence_sets_the_next_ones_too(text, words, code):
    assert codes(text)[words] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The crew took it for a missile, the Libyan general staff said. It apologised to the families.", "LBYMIL"),
        ("Armenia has lost the height, the Azerbaijani ministry said. It denied the loss of any men.", "AZEGOV"),
        # what is no word of a speaker's is not his
        ("Kenya's parliament passed the law, the Chadian radio said. It bans foreign boats.", "KENLEG"),
    ],
)
def test_it_that_accuses_or_apologises_is_who_spoke_before(text, code):
    assert codes(text)["It"] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("A drone killed the Libyan general Salem Barka in Niamey.", "the Libyan general Salem Barka", "LBYMIL"),
        ("France killed General Salem Barka of Libya. It had accused Barka of an attack.", "Barka", "LBYMIL"),
        ("The British author Jane Bath was barred by Egypt. She lives in Bath.", "Bath", None),  # the town
    ],
)
def test_a_surname_is_whoever_was_named_in_full_and_a_people_before_his_office_is_his(text, words, code):
    assert {**codes(text), **{w.removeprefix("the "): c for w, c in codes(text).items()}}.get(
        words.removeprefix("the ")
    ) == code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Statement of the Ministry of Defence of Somalia", "SOMGOV"),
        ("Communique of the Presidency of Somalia on the Turkish raid", "SOMGOV"),
        ("Statement of the Command on the Turkish aggression", "SOMGOV"),  # not Turkey's, whose raid it is
        ("Statement of the Embassy of Turkey", "SOMGOV"),  # an embassy is not at home where it speaks
    ],
)
def test_a_statement_is_at_home_with_the_body_that_its_title_names(title, code):
    text = "Turkish aircraft bombed the port of Mogadishu on Friday. The Presidency has denounced the raid."
    assert codes(text, title)["The Presidency"] == code
