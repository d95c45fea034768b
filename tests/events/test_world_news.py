"""Acts as papers of Africa, South Asia and the Americas tell them: idioms, both sides, and what is no act at all."""

import pytest

import polybius


def acts(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    """Trigger, type and the codes on both sides of every event."""
    reading = polybius.read(text, published="2025-06-03")
    return [
        (
            reading.words(event.trigger),
            event.event_type,
            [party.code or party.country or "" for party in event.actors],
            [party.code or party.country or "" for party in event.recipients],
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Two sailors embraced martyrdom in Turbat, the Pakistani army said.", ("embraced", "ASSAULT", [], ["PAKMIL"])),
        ("Qatar handed over medical equipment to Malawi.", ("handed over", "AID", ["QAT"], ["MWI"])),
        ("The rebels of Chad handed over arms to the army.", ("handed over", "RETREAT", ["TCDREB"], ["TCDMIL"])),
        ("A militant drove his lorry into a Somali army camp.", ("drove", "ASSAULT", ["SOMREB"], ["SOMMIL"])),
        (
            "A suicide car was slammed into a Malian army post by jihadists.",
            ("slammed", "ASSAULT", ["MLIREB"], ["MLIMIL"]),
        ),
        ("Rebels slammed the government of Chad.", ("slammed", "ACCUSE", ["TCDREB"], ["TCDGOV"])),
        ("The Chadian garrison repelled the raiders.", ("repelled", "ASSAULT", ["TCDMIL"], ["TCDUAF"])),
        ("Burundian troops fled their base in Somalia.", ("fled", "RETREAT", ["BDIMIL"], [])),
        (
            "The truce regime was violated nine times by the armed forces of Chad, Niger declared.",
            ("violated", "ACCUSE", ["NER"], ["TCDMIL"]),
        ),
        (
            "Chadian troops had breached the ceasefire nine times, the Libyan news agency reports.",
            ("breached", "ASSAULT", ["TCDMIL"], []),  # an agency accuses nobody
        ),
        ("Chad and Niger fell out. Chad shattered the truce with Niger.", ("shattered", "ASSAULT", ["TCD"], ["NER"])),
        (
            "The Shebab have taken responsibility of the blast at an army camp in Somalia.",
            ("taken", "ASSAULT", ["SOMREB"], ["SOMMIL"]),
        ),
    ],
)
def test_what_is_told_by_an_idiom(text, act):
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The crowd in Lima was met by riot police.",
        "The assaults were repulsed, a Malian officer said.",
        "A driver slammed his car into a wall in Accra.",
    ],
)
def test_what_is_no_act(text):
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        # who only reports or confirms what others did
        (
            "Togo's police detained two singers. The opposition has reported the arrest of Kofi Ado.",
            "arrest", ["TGOCOP"],
        ),
        (
            "Lome police raided a rights group in Togo. Some 40 people were detained, said Kofi Ado of the Togolese"
            " Helsinki Committee.",
            "detained", ["TGOCOP"],
        ),
        ("The police wish to confirm the abduction of nine pupils in Jos, Nigeria.", "abduction", []),
        ("Togo's police announced the arrest of nine men.", "announced the arrest", ["TGOCOP"]),  # who made it
        # whose blow it is by the word before its noun
        ("Six potters died in an insurgent raid on a market in Niger.", "died", ["NERREB"]),
        ("Insurgent ambushes in Niger and Chad killed 90 people in a year.", "killed", ["NERREB"]),
        ("SPLA soldiers shot two herders in South Sudan.", "shot", ["SSDMIL"]),
        # a crowd arrests nobody
        (
            "Thousands of Peruvians rallied on Monday against the tax. Nine activists have been arrested.",
            "arrested", ["PERGOV"],
        ),
        # whom somebody had only visited, and beside whom it happened
        ("A Togolese singer was detained last week after a visit to Benin, where she sang.", "detained", ["TGOGOV"]),
        # whose house it is has not struck there
        (
            "Gunmen attacked Jos, Nigeria. Pupils were kidnapped by unidentified fighters from their church.",
            "kidnapped", ["NGAUAF"],
        ),
    ],
)  # fmt: skip
def test_who_has_not_done_it(text, word, actors):
    assert [doers for trigger, _, doers, _ in acts(text) if trigger == word][-1:] == [actors]


def test_a_terrorist_attack_is_nobodys():
    assert ("condemned", "ACCUSE", ["FRA"], ["MLI"]) in acts("France condemned the terrorist attack in Mali.")


BASE = "Togolese soldiers were hurt at a base in Dapaong when rebels attacked it. "


@pytest.mark.parametrize(
    ("text", "word", "met"),
    [
        (BASE + "The rebels rejoiced. Their fighters stormed the base, a witness said.", "stormed", "TGOREB"),
        (BASE + "A bomber blew himself up before gunmen stormed in.", "stormed", "TGOREB"),
        ("Junta forces in Togo launched eight airstrikes on Thursday. The junta was calm.", "launched", "TGOGOV"),
    ],
)  # fmt: skip
def test_nobody_strikes_his_own_side(text, word, met):
    assert not [side for trigger, _, _, side in acts(text) if trigger == word and met in side]


def test_rebels_may_strike_rebels_who_are_named_as_struck():
    assert ("attacked", "ASSAULT", ["TGOREB"], ["TGOREB"]) in acts("Rebels in Togo attacked rival rebels.")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Kara is a region where Beninese rebels have been blamed for raids, Togo said.",
            ("blamed", "ACCUSE", [], ["BENREB"]),
        ),
        ("Niger accused Chad. Chad is also accused of arming Mali.", ("accused", "ACCUSE", [], ["TCD"])),
        ("Chad has been accused by Niger of arming Mali.", ("accused", "ACCUSE", ["NER"], ["TCD"])),
    ],
)
def test_nobody_is_known_to_accuse_who_stands_accused(text, act):
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Government troops in Togo attacked rebels. The rebels shelled Kara. Sudan Tribune has not checked it."
            " Both sides signed a truce.",
            ["TGO", "TGOREB"],
        ),
        (
            "Sudan's army shelled a town in Chad. Rebels fled. Chad accused Sudan of arming rebels. Both sides signed a"
            " truce.",
            ["SDN", "TCD"],  # of two states the rebels of one are no side
        ),
    ],
)
def test_both_sides_of_one_state_are_its_troops_and_the_rebels(text, sides):
    assert [sorted(doers) for trigger, _, doers, _ in acts(text) if trigger == "signed"] == [sides]


def test_a_neighbour_is_not_struck_for_lying_beside_the_place():
    text = (
        "Four Beninese soldiers died in an attack by guerrillas of Togo. The attack took place in Banikoara, a town in"
        " a district that borders Togo and Niger."
    )

    assert [side for trigger, _, _, side in acts(text) if trigger == "attack"] == [["BENMIL"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Togo's navy arrested two Beninese fishermen. Earlier, on 2 May, six farmers, also hailing from Lokossa"
            " district, were put into jail and their three lorries taken.",
            "SUPPORT",
        ),
        ("The trial is part of a legal assault on the opposition by Togo's government.", "ASSAULT"),
    ],
)
def test_words_of_another_sense_tell_no_such_act(text, kind):
    assert kind not in [found for _, found, _, _ in acts(text)]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        (
            "Students in Togo marched in Lome. The governor banned the rally planned for Friday and sent nine lorries.",
            "planned", ["TGOEDU"],
        ),
        (
            "Hundreds in Ghana march again, fight police\n\nNurses urging President Kwesi Arbo to quit fought police"
            " Monday as some sought to storm gates.\n\nThe rally came a week after Arbo spoke of missing funds from"
            " sales of subsidized cocoa to Togo.",
            "rally", ["GHA"],
        ),
        (
            "Police in Moldova jailed two students. The former Soviet republic was shaken by protests for nine days"
            " over fuel.",
            "protests", ["MDACVL"],
        ),
    ],
)  # fmt: skip
def test_whose_a_protest_is(text, word, actors):
    assert [doers for trigger, _, doers, _ in acts(text) if trigger == word] == [actors]
