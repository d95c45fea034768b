"""Who accuses, and of whose act: whole sentences through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def sides(text: str, event_type: str, words: str) -> list[tuple[set[str], set[str]]]:
    """Countries of the actors and recipients of the events of a type at some words."""
    reading = polybius.read(text, published="2020-05-13")
    return [
        ({p.country for p in e.actors if p.country}, {p.country for p in e.recipients if p.country})
        for e in reading.events
        if e.event_type == event_type and words in reading.words(e.trigger)
    ]


@pytest.mark.parametrize(
    ("text", "event_type", "words", "actors"),
    [
        # the model sees the ships there
        ("The Chadian minister said the Sudanese ships had entered the lake, calling the move illegal.", "ACCUSE",
         "calling", {"TCD"}),
        ("Peru blamed Chile for attacking its ships.", "ASSAULT", "attacking", {"CHL"}),
        ("Peru accused Chile of having shut the border crossing with Tacna.", "COERCE", "shut", {"CHL"}),
        # a breach that somebody says is one, by what another has ordered
        ("Togo's minister said that Benin's decree breached the trade protocol.", "ACCUSE", "breached", {"TGO"}),
        ("Togo's minister said that Benin's quota violated the treaty.", "ACCUSE", "violated", {"TGO"}),
        ("A UN panel found Rwanda responsible for the attack on Goma.", "ASSAULT", "responsible", {"RWA"}),
    ],
)  # fmt: skip
def test_who_judges_and_who_is_blamed(text, event_type, words, actors):
    assert [found[0] for found in sides(text, event_type, words)] == [actors]


def test_who_blames_somebody_for_an_act_did_not_suffer_it():
    assert sides("Kyiv blamed Moscow for shooting down the plane.", "ASSAULT", "shooting") == [({"RUS"}, set())]


def test_a_charge_that_is_rejected_is_that_of_the_accuser():
    text = "Chad accused Sudan of arming rebels. A spokesman rejected the charge."

    assert [found[1] for found in sides(text, "REJECT", "rejected")] == [{"TCD"}]


def test_whose_police_are_accused_accuses_nobody_by_that():
    assert sides("Kenya's police accused of beating protesters", "ACCUSE", "accused") == [(set(), {"KEN"})]
    text = "Kenya's police accused by Uganda of beating protesters"
    assert sides(text, "ACCUSE", "accused") == [({"UGA"}, {"KEN"})]


@pytest.mark.parametrize(("word", "modes"), [("destabilising", ("disapprove",)), ("useful", ())])
def test_who_describes_a_move_as_harmful_blames_whose_it_is(word, modes):
    text = f'Polish minister Jan Nowak described the deployment of German troops as "very {word}".'
    reading = polybius.read(text, published="2020-05-13")
    (described,) = (event for event in reading.events if reading.words(event.trigger) == "described")

    assert described.modes == modes


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The attack was blamed on Hamas.", [(set(), {"PSE"})]),
        ("The raid was blamed on al-Shabaab by Kenya.", [({"KEN"}, {"SOM"})]),
        ("Kenya blamed the blast on al-Shabaab, an armed group whose leader was killed in May.", [({"KEN"}, {"SOM"})]),
        ("Kenya blamed the raid on the port on al-Shabaab.", [({"KEN"}, {"SOM"})]),
    ],
)
def test_on_whom_a_blow_is_blamed_is_accused(text, blamed):
    assert sides(text, "ACCUSE", "blamed") == blamed


def test_on_whom_a_blow_is_blamed_did_not_suffer_it():
    text = "The United States blamed the attack on Kataib Hezbollah, an Iraqi militia whose leader fled on Friday."

    assert sides(text, "ASSAULT", "attack") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a paper that passes it on accuses nobody
        ("Chad was behind the bomb attack on the Nigerien barracks, the Washington Post reported.",
         [("ASSAULT", {"TCD"}, {"NER"})]),
        ("The Daily Savanna wrote that Kenya was behind the kidnapping of the Somali trader.",
         [("ASSAULT", {"KEN"}, {"SOM"})]),
        # nor does who speaks of his own
        ("Chadian rebels said their fighters were behind Sunday's ambush near Bol.", [("ASSAULT", {"TCD"}, {"TCD"})]),
        # who says it of another does
        ("Niger's army said Chadian rebels were behind the attack on the barracks.", [("ACCUSE", {"NER"}, {"TCD"})]),
    ],
)  # fmt: skip
def test_who_is_said_to_be_behind_a_blow_has_dealt_it_or_is_accused_by_whoever_says_so(text, told):
    found = [
        (event.event_type, {p.country for p in event.actors}, {p.country for p in event.recipients})
        for event in polybius.read(text, published="2020-05-13").events
    ]

    assert found == told


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        ("Iran carried out an attack on the base in response to strikes attributed to Israel.", "strikes", {"ISR"}),
        ("Chad condemned the raid attributed to Nigerien forces on Faya.", "raid", {"NER"}),
        ("Chad attributed the raid on Faya to Nigerien forces.", "raid", {"NER"}),  # who says so has not made it
    ],
)
def test_to_whom_a_blow_is_attributed_has_dealt_it(text, words, doer):
    assert [found[0] for found in sides(text, "ASSAULT", words)] == [doer]


def test_a_blow_that_nobody_attributes_is_no_charge():
    text = "Iran carried out an attack on the base in response to strikes attributed to Israel."

    assert sides(text, "ACCUSE", "attributed") == []
