"""The body before which a state is sued hears the case; who is sued is whoever did what it is about."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "America raised tariffs on Brazilian steel. Brazil sued at the World Trade Organization on Tuesday.",
            ["USA"],
        ),
        ("India banned sugar from Fiji. Fiji complained at the World Trade Organization.", ["IND"]),
        ("Gambia accused Myanmar of genocide before the United Nations.", ["MMR"]),
        ("Iran condemned the United Nations over the report.", ["UNO"]),  # which is blamed itself
    ],
)
def test_a_forum_is_not_whom_a_charge_blames(text, recipients):
    event = next(event for event in reversed(polybius.read(text).events) if event.event_type == "ACCUSE")

    assert [party.code for party in event.recipients] == recipients
