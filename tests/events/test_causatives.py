"""Who makes somebody else do it, and who is expelled: sentences -> events."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Russia made Syria release two Turkish prisoners.", "RETREAT", ["SYR"], ["TUR"]),
        ("Qatar got Iran to release four American prisoners.", "RETREAT", ["IRN"], ["USA"]),
        ("The Saudi ambassador's expulsion from Canada angered Riyadh.", "SANCTION", ["CAN"], ["SAU"]),
        ("Canada's expulsion of the Saudi ambassador was condemned by Egypt.", "SANCTION", ["CAN"], ["SAU"]),
    ],
)
def test_who_does_it_is_who_was_made_to(text, kind, actors, recipients):
    event = next(event for event in polybius.read(text, published="2024-05-10").events if event.event_type == kind)
    assert [p.country for p in event.actors] == actors
    assert [p.country for p in event.recipients] == recipients
    assert event.factuality == "CT+"
