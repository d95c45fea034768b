"""The days of the sample reports' events: whether they meet the noted ones, hold them, are bounded and narrow."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from polybius.evaluate import samples
from polybius.schema import Document, Reading

READING = Reading(Document("made-up", ""))


def judged(noted, read):
    """(meet, inside, bounded, narrow) of the noted and the read days, each first and last or None."""
    gold = dict(zip(("earliest", "latest"), noted, strict=True))
    first, last = (dt.date.fromisoformat(day) if day else None for day in read)
    event = SimpleNamespace(earliest=first, latest=last)
    judges = (samples._days, samples._days_inside, samples._days_bounded, samples._days_narrow)
    return tuple(judge(gold, event, READING) for judge in judges)


@pytest.mark.parametrize(
    ("noted", "read", "expected"),
    [
        (("2020-05-12", "2020-05-12"), ("2020-05-11", "2020-05-13"), (True, True, True, True)),
        (("2020-05-10", "2020-05-12"), ("2020-05-11", "2020-05-13"), (True, False, True, True)),  # one day is outside
        (("2020-05-12", "2020-05-12"), ("2020-05-10", "2020-05-13"), (True, True, True, False)),  # four days
        (("2020-05-12", "2020-05-12"), (None, "2020-05-13"), (True, True, False, None)),
        (("2020-05-12", "2020-05-12"), (None, None), (False, False, False, None)),
        ((None, "2020-05-12"), ("2020-05-11", "2020-05-11"), (True, None, True, True)),  # an open end holds nothing
        ((None, None), ("2020-05-11", "2020-05-11"), (None, None, None, True)),
    ],
)
def test_days_are_held_against_the_noted_ones(noted, read, expected):
    assert judged(noted, read) == expected
