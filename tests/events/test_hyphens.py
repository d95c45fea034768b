"""Words of two parts that a row knows whole: an about-face, a call-up, a missile test-launched."""

from __future__ import annotations

import pytest

import polybius
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Latvia's about-face on Norwegian imports came on Tuesday.", [("CONCEDE", "LVA", "NOR")]),
        ("Sri Lanka's government made a U-turn on the fuel tax.", [("CONCEDE", "LKA", "LKA")]),
        ("Peru carried out a round-up of Chileans.", [("COERCE", "PER", "CHL")]),  # one act: nothing carried to anybody
        ("Norway's pull-back from the Bolivian border came on Tuesday.", [("RETREAT", "NOR", "BOL")]),
        ("Poland cold-shouldered the Hungarian envoy.", [("REJECT", "POL", "HUN")]),
    ],
)
def test_a_word_of_two_parts_is_read_once_by_its_row(text, events):
    assert told(text) == events


def test_both_parts_of_such_a_word_tell_its_act():
    reading = polybius.read("Malaysia's call-up of reservists came on Tuesday.")

    assert [reading.words(event.trigger) for event in reading.events] == ["call-up"]


@pytest.mark.parametrize(
    "text",
    [
        "The car made a U-turn on the bridge.",
        "The build-up to the final has begun.",
        "The band's get-together in Lisbon drew thousands.",
    ],
)
def test_such_a_word_tells_no_act_of_sport_or_the_street(text):
    assert told(text) == []
