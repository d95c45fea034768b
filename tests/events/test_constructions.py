"""Whole sentences through the program as it ships: one act in many constructions, and who does it to whom."""

from __future__ import annotations

import pytest

import polybius


def told(text: str, words: str) -> tuple[str, list[str | None], list[str | None], str]:
    """The type, the states of both sides and the factuality of the event at a word."""
    reading = polybius.read(text, published="2024-05-10")
    event = next(event for event in reading.events if words in reading.words(event.trigger))
    sides = [[party.country for party in side] for side in (event.actors, event.recipients)]
    return event.event_type, *sides, event.factuality


@pytest.mark.parametrize(
    ("text", "words", "kind", "actors", "recipients"),
    [
        # the model sees the accuser there
        ("Britain accused Kenya of threatening Somalia with war.", "threatening", "THREATEN", ["KEN"], ["SOM"]),
        ("Italy accused Turkey of suspending all trade with Greece.", "suspending", "SANCTION", ["TUR"], ["GRC"]),
        ("Britain thanked Norway for apologising to Russia.", "apologising", "CONCEDE", ["NOR"], ["RUS"]),
        ("Japan praised India for expelling two Pakistani envoys.", "expelling", "SANCTION", ["IND"], ["PAK"]),
        # nobody is told who judges
        ("India was praised for sending aid to Nepal.", "praised", "SUPPORT", [], ["IND"]),
        ("Eritrea was accused of arming rebels by Ethiopia.", "accused", "ACCUSE", ["ETH"], ["ERI"]),
        ("Kenya was thanked for sending troops.", "thanked", "SUPPORT", [], ["KEN"]),
    ],
)
def test_who_is_blamed_or_thanked_for_an_act_does_it(text, words, kind, actors, recipients):
    assert told(text, words)[:3] == (kind, actors, recipients)


@pytest.mark.parametrize(
    ("text", "words", "kind", "recipients"),
    [
        ("Eritrea accused of war crimes", "accused", "ACCUSE", ["ERI"]),
        ("Somalia urged to release sailors", "urged", "REQUEST", ["SOM"]),
        ("Venezuela threatened with sanctions", "threatened", "THREATEN", ["VEN"]),
        ("Poland slammed over border closure", "slammed", "ACCUSE", ["POL"]),
        ("Somalia was urged to free the sailors.", "urged", "REQUEST", ["SOM"]),
    ],
)
def test_nobody_does_what_is_told_in_the_passive_of_a_headline(text, words, kind, recipients):
    assert told(text, words)[:3] == (kind, [], recipients)


@pytest.mark.parametrize(
    ("text", "words", "kind", "factuality"),
    [
        ("Colombia stopped short of condemning Venezuela for the raid.", "condemning", "ACCUSE", "CT-"),
        ("Colombia stopped short of sending food aid to Venezuela.", "sending", "AID", "CT-"),
        ("Norway ended the year without attacking a Russian base.", "attacking", "ASSAULT", "CT-"),
        ("Chad chose silence instead of withdrawing its troops from Niger.", "withdrawing", "RETREAT", "CT-"),
        ("Colombia went on to expel two Venezuelan diplomats.", "expel", "SANCTION", "CT+"),
        ("Turkey is to suspend aid to Greece next week.", "suspend", "SANCTION", "Uu"),
        ("Turkey would suspend aid to Greece if talks failed, officials said.", "suspend", "SANCTION", "Uu"),
    ],
)
def test_what_is_left_undone_gone_on_to_or_to_come(text, words, kind, factuality):
    event_type, *_, held = told(text, words)
    assert (event_type, held) == (kind, factuality)


def test_a_headline_tells_with_an_infinitive_what_is_to_come():
    assert told("Norway to hold talks with Russia", "hold")[0] == "AGREE"


def test_troops_along_a_border_meet_whoever_lies_beyond_it():
    text = "Norway deployed 5,000 troops along the border with Russia on Monday."
    assert told(text, "deployed")[:3] == ("MOBILIZE", ["NOR"], ["RUS"])
