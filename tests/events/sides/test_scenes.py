"""Where a blow was dealt, by a name before its noun: headlines through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Four soldiers killed in Mali attack", set()),
        ("Two Americans killed in Iraq rocket attack", set()),
        ("Seven dead in Pakistan mosque bombing", set()),
        ("South Sudan ambush kills 12 civilians", set()),
        # a state strikes from afar, and on whom is told
        ("Iran missile attack wounds 50 US troops", {"IRN"}),
        ("US attack kills three in Yemen", {"USA"}),
        ("Hamas attack kills two Israelis", {"PSE"}),
        ("Iran attack on Israel kills one", {"IRN"}),
    ],
)  # fmt: skip
def test_a_country_before_a_blow_may_be_where_it_was(text, doers):
    blows = [event for event in polybius.read(text, published="2020-05-13").events if event.event_type == "ASSAULT"]

    assert {party.country for event in blows for party in event.actors} == doers
    assert blows
