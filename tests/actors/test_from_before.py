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


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Niamey is livid! The prime minister slammed the French raids.", "The prime minister", "NERGOV"),
        ("Lima fumed. The foreign minister summoned the Chilean envoy.", "The foreign minister", "PERGOV"),
        # a town that somebody lives in is nobody's mood
        ("Paris is a big city. The president lives in Kigali, in Rwanda.", "The president", "RWAGOV"),
    ],
)
def test_whose_capital_is_angry_are_the_officials_told_of_next(text, words, code):
    assert codes(text)[words] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("French jets flattened four camps of a militia, leaving 30 gunmen dead. Niamey is livid.", "30 gunmen", None),
        ("Malian soldiers left six villagers dead in Gao. France asked for an inquiry.", "six villagers", "MLICVL"),
    ],
)
def test_whom_a_foreign_force_leaves_dead_is_not_of_its_state(text, words, code):
    assert codes(text)[words] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The Turkish-led mission handed a camp over to the Somali army.", "The Turkish-led mission", "IGO"),
        ("The multinational mission will leave Niger, its commander said.", "The multinational mission", "IGO"),
        ("A trade mission from Kenya visited Uganda.", "A trade mission", "KENGOV"),
        ("The German mission to the UN asked for a meeting.", "The German mission", "DEUGOV"),
    ],
)
def test_a_mission_that_a_state_leads_is_of_several(text, words, code):
    assert codes(text)[words] == code


def test_the_ministry_is_the_one_that_was_named_by_its_field():
    text = (
        "A drone killed a Libyan general near Niamey, the defence ministry in Paris said. Hospital staff in Niamey "
        "counted three more dead. A taxi burnt. The road was shut. The ministry has refused to say more."
    )
    assert codes(text)["The ministry"] == "FRAGOV"


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "General Rashid Malik had run the foreign wing of Pakistan's intelligence service when a drone killed him "
            "near Kabul, in Afghanistan.",
            "him",
            "PAKMIL",
        ),
        (
            "Pakistan fired missiles at two bases in Afghanistan in revenge for the killing of General Rashid Malik.",
            "General Rashid Malik",
            "PAKMIL",
        ),
        ("Iran buried General Hamid Karaj, whom Israel had killed in Syria.", "General Hamid Karaj", "IRNMIL"),
    ],
)
def test_a_general_is_of_the_state_whose_body_he_ran_or_that_avenges_or_buries_him(text, words, code):
    assert codes(text)[words] == code


def test_he_is_whom_the_sentence_before_called_his():
    text = (
        "Colonel Ali Gebru of Ethiopia built militias in Somalia. Turkey froze his assets over a plot to kill "
        "the Kenyan envoy. He denied it."
    )
    assert codes(text)["He"] == "ETHMIL"


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Pakistani state television said the army had struck a base in Afghanistan.", "the army", "PAKMIL"),
        ("Somali state radio said the government had closed the port. Kenya protested.", "the government", "SOMGOV"),
    ],
)
def test_a_state_that_speaks_on_its_own_air_means_its_own(text, words, code):
    assert codes(text)[words] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "WASHINGTON, May 13 - Tensions with Pakistan have hurt the work of the Pentagon with its Afghan partners, "
            "officers said. Militias backed by Pakistan kept firing rockets at bases used by the coalition.",
            "Militias",
            "AFGPRM",
        ),
        ("KABUL, May 3 - Militias backed by Pakistan shelled a school, Afghan police said.", "Militias", "AFGPRM"),
    ],
)
def test_a_band_that_a_state_backs_is_of_neither_its_sponsor_nor_whoever_writes_of_it_from_afar(text, words, code):
    assert codes(text)[words] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Swedish officials blamed a Russian-backed militia for the blast.", "a Russian-backed militia", None),
        ("France accused Rwandan-backed rebels of shelling a camp in Congo.", "Rwandan-backed rebels", "CODREB"),
    ],
)
def test_a_band_that_a_state_backs_is_not_of_whoever_accuses_it(text, words, code):
    assert codes(text).get(words) == code


def test_a_bare_president_is_that_of_the_one_state_whose_bodies_have_spoken():
    text = (
        "The Pentagon said eleven soldiers had been hurt by the Iranian missiles. Veterans accused the president of "
        "lying. Iran had warned Iraq."
    )
    assert codes(text)["the president"] == "USAGOV"


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "American jets have blasted five hideouts of a feared militia. Iraq's caretaker prime minister called it "
            "a breach of his country's sovereignty.",
            "a feared militia",
            "IRQPRM",
        ),
        (
            "French jets bombed a militia. Niger condemned the raid as a violation of its sovereignty. Libya "
            "had armed it.",
            "a militia",
            "NERPRM",
        ),
    ],
)
def test_a_band_struck_from_abroad_is_of_the_state_whose_sovereignty_that_breaches(text, words, code):
    assert codes(text)[words] == code


def test_whom_others_accuse_is_who_was_told_of_and_no_spokesman_who_only_spoke():
    text = (
        "The Somali president named Ali Omar to form a government. A spokesman for Ethiopia's ministry welcomed "
        "the choice. The Guards accused him of treason."
    )
    assert codes(text)["him"] == "SOMGOV"


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Kenya wants more. Its foreign secretary demanded cash from Eritrea.", "Its foreign secretary", "KENGOV"),
        ("Washington urged Baghdad to act. Its premier refused.", "Its premier", "IRQGOV"),  # the other has none
    ],
)
def test_an_office_that_one_state_is_known_for_is_whose_it_is_told_to_be(text, words, code):
    assert codes(text)[words] == code
