"""What somebody writes or calls to say is said."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The president of Peru wrote to his Chilean counterpart to apologise for the raid.", ()),
        ("Chile's premier sent a letter to Peru to protest against the raid.", ()),
        ("Norway's premier phoned the Kenyan president to congratulate him on his victory.", ()),
        ("The Peruvian president called for Chile to apologise.", None),  # nothing is said but the call
        ("The president of Peru will write to his Chilean counterpart to apologise for the raid.", ("future",)),
    ],
)
def test_what_a_message_is_for_is_said_by_it(text, marks):
    events = polybius.read(text, published="2020-03-30").events
    told = next((e for e in events if e.event_type in ("CONCEDE", "ACCUSE", "SUPPORT")), None)

    assert (None if told is None else told.auxiliary) == marks
