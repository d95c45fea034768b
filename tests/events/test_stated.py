"""Measures that a noun tells: what stands is an event with its state, what is undone is told by its verb."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The embargo on Sudan stays in force, Chad said.", [("SANCTION", "embargo", False)]),
        ("The embargo on Sudan stands.", [("SANCTION", "embargo", False)]),
        ("Chad's ban on Sudanese salt has yet to be lifted.", [("COERCE", "ban", False)]),
        ("Peru's curbs on Chilean wine, in place since May, hurt the growers.", [("COERCE", "curbs", False)]),
        ("Chad's ban on Sudanese salt will stay in force, it said.", []),  # what will be is not
        ("The band held a break in the hall of Lima.", []),  # nothing is said to stand
    ],
)
def test_a_noun_tells_a_measure_that_stands(text, told):
    reading = polybius.read(text, published="2020-05-13")
    found = [
        (event.event_type, reading.words(event.trigger), event.ended)
        for event in reading.events
        if "measure:" in event.coder
    ]

    assert found == told


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Chad extended its embargo on Sudan on Monday.", False),  # it has stood and stands
        ("Chad did away with the ban on flights to Sudan on Monday.", True),
        ("Chad imposed an embargo on Sudan on Monday.", None),
    ],
)
def test_whether_a_measure_is_told_as_standing_or_undone(text, ended):
    reading = polybius.read(text, published="2020-05-13")

    assert ended in {event.ended for event in reading.events if event.event_type in ("SANCTION", "COERCE")}
