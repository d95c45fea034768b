"""Requests that a sentence tells in passing, and in plain words that ask for nothing elsewhere."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("In response to appeals by Latvia, Poland sent guards.", ("REQUEST", "LVA", "POL")),
        ("French pressure on Zambia to hold a vote is growing.", ("REQUEST", "FRA", "ZMB")),
        ("The Zambian president told Malawi's army to open the road.", ("REQUEST", "ZMB", "MWI")),
        ("Moldova applied to join the European Union.", ("REQUEST", "MDA", "EUR")),
        ("Greece put in a claim for damages from Germany.", ("REQUEST", "GRC", "DEU")),
        ("Canada expects an explanation from Iran.", ("REQUEST", "CAN", "IRN")),
    ],
)
def test_what_is_asked_by_the_way_is_asked(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "At the request of the family, the funeral of the Chilean poet was private.",
        "Drinks are served at the request of guests, the Kenyan hotel said.",
        "The Norwegian frigate answered a distress call from a Danish tanker.",
        "The Danish economy is under pressure from high prices.",
        "The minister told parliament that the harvest in Peru was good.",
        "Nine students from Ghana applied to join the choir.",
        "The police in Lima expect an answer from the laboratory.",
    ],
)
def test_what_guests_ask_for_is_no_request(text):
    assert not [event for event in told(text) if event[0] == "REQUEST"]
