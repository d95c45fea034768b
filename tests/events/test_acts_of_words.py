"""Charges, refusals, praise, demands and threats in plain news prose: who does them to whom."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text


def told(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Type, states on both sides and marks of each event."""
    return [
        (event.event_type, _states(event.actors), _states(event.recipients), event.auxiliary)
        for event in read(from_text(text, language="en")).events
    ]


def _states(side) -> str:
    return " ".join(sorted({party.country or "?" for party in side}))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Israel threatened attacks on Lebanon.", ("THREATEN", "ISR", "LBN", ())),
        ("North Korea threatened a nuclear strike on South Korea.", ("THREATEN", "PRK", "KOR", ())),
        ("Chad threatened an invasion of Niger.", ("THREATEN", "TCD", "NER", ())),
        ("Israel vowed further attacks on Lebanon.", ("THREATEN", "ISR", "LBN", ())),
        ("Algeria threatened the expulsion of French diplomats.", ("THREATEN", "DZA", "FRA", ())),
        # what a threat is about strikes nobody whom it threatens
        ("Chad threatened Niger over the arrest of Kenyan nurses.", ("THREATEN", "TCD", "NER", ())),
    ],
)
def test_whom_an_act_would_strike_is_threatened_with_it(text, event):
    assert event in told(text)
