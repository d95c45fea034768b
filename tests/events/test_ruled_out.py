"""What somebody rules out, or does not, that it was so: sentence -> events, how sure they are, and by whom."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius import pipeline
from polybius.ingest import from_text
from tests.events.test_certainty import certainty


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type and the countries of doer and sufferer of each event."""
    reading = pipeline.read(from_text(text, language="en"), published=dt.date(2020, 3, 20))
    first = [(next(iter(event.actors), None), next(iter(event.recipients), None)) for event in reading.events]
    sides = [tuple(party and party.country for party in pair) for pair in first]
    return [(event.event_type, *pair) for event, pair in zip(reading.events, sides, strict=True)]


@pytest.mark.parametrize(
    ("text", "view", "mouths"),
    [
        ("Chad cannot rule out that Libya shelled the fort.", "Uu", [("Chad", "Uu")]),
        ("Chad did not exclude that Libya had shelled the fort.", "Uu", [("Chad", "Uu")]),
        ("Chad has not ruled out the possibility that Libyan troops shelled the fort.", "Uu", []),
        ("Chad ruled out that Libya had shelled the fort.", "Uu", [("Chad", "CT-")]),
    ],
)
def test_what_is_or_is_not_ruled_out_is_no_act_of_who_rules_it_out(text, view, mouths):
    assert [event[:2] for event in told(text)] == [("ASSAULT", "LBY")]
    assert certainty(text) == (view, mouths)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Israel did not rule out striking Iran.", ("THREATEN", "ISR", "IRN")),
        ("Iran did not rule out that it would strike Israel.", ("THREATEN", "IRN", "ISR")),
        ("Germany ruled out that it would send tanks to Ukraine.", ("REJECT", "DEU", "UKR")),
        ("Kenya ruled out talks with Somalia.", ("REJECT", "KEN", "SOM")),
    ],
)
def test_what_lies_ahead_is_refused_or_threatened(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Norway ruled out any deployment, a day after Chad asked it to send soldiers.",
        "Norway ruled out a deployment because Chad had asked it to send soldiers too late.",
    ],
)
def test_what_came_before_a_refusal_is_not_ruled_out_with_it(text):
    events = pipeline.read(from_text(text, language="en")).events

    assert [event.auxiliary for event in events if event.event_type == "REQUEST"] == [()]
