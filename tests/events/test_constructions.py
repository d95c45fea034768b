"""Whole sentences through the program as it ships: one act in many constructions, and who does it to whom."""

from __future__ import annotations

import polybius


def told(text: str, words: str) -> tuple[str, list[str | None], list[str | None], str]:
    """The type, the states of both sides and the factuality of the event at a word."""
    reading = polybius.read(text, published="2024-05-10")
    event = next(event for event in reading.events if words in reading.words(event.trigger))
    sides = [[party.country for party in side] for side in (event.actors, event.recipients)]
    return event.event_type, *sides, event.factuality


def test_troops_along_a_border_meet_whoever_lies_beyond_it():
    text = "Norway deployed 5,000 troops along the border with Russia on Monday."
    assert told(text, "deployed")[:3] == ("MOBILIZE", ["NOR"], ["RUS"])
