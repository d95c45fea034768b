"""Who is told in short to have done the same: sentences -> events."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("France condemned Russia, and so did Germany.", ["FRA", "DEU"], ["RUS"]),
        ("France condemned Russia; so did Germany.", ["FRA", "DEU"], ["RUS"]),
        ("Turkey condemned Israel, as did the Iraqi government.", ["TUR", "IRQ"], ["ISR"]),
        ("France condemned the coup in Niger, as have Germany and Spain.", ["FRA", "DEU", "ESP"], ["NER"]),
        ("France did not condemn Russia, and neither did Germany.", ["FRA", "DEU"], ["RUS"]),
        ("Sweden joined Norway in condemning Iran.", ["SWE", "NOR"], ["IRN"]),
        ("Sweden followed Norway and Denmark in condemning Iran.", ["SWE", "NOR", "DNK"], ["IRN"]),
        # its own verb follows
        ("France condemned Russia, nor did Germany support it.", ["FRA"], ["RUS"]),
    ],
)
def test_who_did_so_too_is_one_of_the_doers(text, actors, recipients):
    events = polybius.read(text, published="2024-05-10").events
    event = next(event for event in events if event.event_type == "ACCUSE")
    assert [p.country for p in event.actors] == actors
    assert [p.country for p in event.recipients] == recipients
