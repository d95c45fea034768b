"""What somebody does next by words, behind what he said: sentence -> mouths and doers."""

from __future__ import annotations

import pytest

from polybius import pipeline
from polybius.ingest import from_text
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("The ministry said that two Kenyan policemen had been killed and summoned the ambassador of Chad.",
         "summoned", "The ministry"),
        ("Kenya said Somalia had broken the truce and called on the UN to impose sanctions.", "called", "Kenya"),
        ("Kenya said that the jets had come from Sudan and accused Khartoum of an attack.", "accused", "Kenya"),
        ("Turkey said that Syria would pay for the attack and urged Russia to restrain it.", "urged", "Turkey"),
    ],
)  # fmt: skip
def test_who_says_what_was_done_goes_on_to_act(text, word, doer):
    reading = pipeline.read(from_text(text, language="en"))
    event = next(event for event in reading.events if word in reading.words(event.trigger))

    assert chain(text, word) == []
    assert doer in [reading.words(party.span) for party in event.actors]


def test_a_clause_of_his_own_by_which_he_charges_somebody_is_the_reports():
    text = "The minister told the court that Sudanese jets had come, and he accused Khartoum of an attack."

    assert chain(text, "accused") == []


def test_who_says_he_has_met_somebody_tells_a_deed():
    assert chain("The president of Chad said he had spoken with the king of Jordan by phone.", "spoken") == [
        "The president of Chad"
    ]


def test_deeds_behind_a_past_perfect_are_still_told():
    assert chain("The army said rebels had entered the town and burned the market.", "burned") == ["The army"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # somebody and a verb between a subject and its verb say so, whichever verb it is
        ("Turkish jets, the monitor tallied, shelled eleven villages.", ["the monitor"]),
        ("Turkish soldiers, the mission has established, shelled a village.", ["the mission"]),
        ("Rebels, the ministry estimated, shelled forty farms near Kidal.", ["the ministry"]),
        ("The rebels, the bishop lamented, shelled two churches.", ["the bishop"]),
        ("The governor, a colonel retired since May, shelled the town.", []),
        ("The minister, who the court convicted, shelled the town.", []),
        ("The militia has shelled the town, the mediator let it be known on Sunday.", ["the mediator"]),
        # who else has it
        ("Reuters was told by an aide that Rwanda had shelled the town.", ["an aide", "Reuters"]),
        ("Soldiers shelled the crowd, according to a video verified by the BBC.", ["a video", "the BBC"]),
        ("The rebels' radio, monitored by the BBC, announced that gunmen had shelled the town.",
         ["The rebels' radio", "the BBC"]),
    ],
)  # fmt: skip
def test_who_says_it_in_passing_and_who_has_it(text, expected):
    assert chain(text, "shelled") == expected
