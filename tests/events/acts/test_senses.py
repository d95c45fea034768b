"""What a word means where it stands: blows, words between politicians, workers who walk out; arms given or moved."""

from __future__ import annotations

import pytest

from polybius.events.words.standing import standing
from polybius.schema import Party, Span
from tests.events.test_sentences import told

HERE = Span(0, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Republicans have been pounding the Democrats over the health bill.", "ACCUSE"),
        ("Gunmen attacked the offices of the Republican Party with rifles.", "ASSAULT"),  # a weapon is no word
        ("The Taliban attacked the Afghan parliament on Monday.", "ASSAULT"),  # one side is no politician
        ("Russian hackers attacked the website of the Polish parliament on Monday.", "COERCE"),
        ("Brazil sent armoured vehicles to Boa Vista on Monday.", "MOBILIZE"),  # a place of its own
        ("Germany sent tanks to Ukraine.", "AID"),
        ("Oman and Iran to hold talks on gas.", "AGREE"),  # a headline's infinitive lies ahead
        ("Egypt to release 300 prisoners.", "CONCEDE"),
        ("The Philippines placed Mindanao under martial law.", "COERCE"),
        ("Officers in Gabon carried out a coup.", "COERCE"),
        ("The miners' union in South Africa wants higher wages. The strike will continue, workers said.", "PROTEST"),
    ],
)
def test_who_acts_on_whom_and_where_tells_the_sense(text, expected):
    assert expected in [event[0] for event in told(text)]


def test_rivals_do_not_assault_one_another_with_words():
    assert "ASSAULT" not in [e[0] for e in told("Republicans have been pounding the Democrats over the health bill.")]


@pytest.mark.parametrize(
    "text",
    [
        "The team put the hosts under pressure.",
        "The minister scored a diplomatic coup.",
        "Djibouti hosts some 4,000 American soldiers.",
        "Idlib is held by the al-Nusra Front, a terrorist group outlawed in Russia.",
        "No group has come forward to take responsibility for the blast in Mogadishu.",
    ],
)
def test_what_sounds_like_power_tells_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen of the Taliban (a group banned in Russia) attacked a post in Kunduz.", ["ASSAULT"]),
        ("An opposition party was banned in Cambodia.", ["COERCE"]),  # no gloss
        ("Al-Shabaab took responsibility for the blast in Mogadishu.", ["ASSAULT"]),
        ("Kenya hosted the Ugandan army chief on Friday.", ["CONSULT"]),  # a guest, no garrison
    ],
)
def test_a_gloss_tells_no_act_of_its_own(text, expected):
    assert [event[0] for event in told(text)] == expected


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (Party(HERE, "KEN", "KEN", "KEN"), "state"),
        (Party(HERE, "KENMIL", "KENMIL", "KEN", "MIL"), "state"),
        (Party(HERE, "KENCOP", "KENCOP", "KEN", "COP"), "order"),
        (Party(HERE, "KENREB", "KENREB", "KEN", "REB"), "armed"),
        (Party(HERE, "KENLAB", "KENLAB", "KEN", "LAB"), "people"),
        (Party(HERE, "name:ann-otieno", "KEN", "KEN"), "name"),  # of her country, and nothing more
        (Party(HERE), "somebody"),
    ],
)
def test_what_stands_behind_a_party(party, expected):
    assert standing([party]) == expected


def test_the_weightiest_of_some_parties_counts():
    assert standing([Party(HERE), Party(HERE, "KENCOP", "KENCOP", "KEN", "COP")]) == "order"
    assert standing([]) == "nobody"
