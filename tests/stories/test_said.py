"""What a report itself says of two of its tellings being one."""

from __future__ import annotations

import dataclasses

import pytest

from polybius.schema import Span
from tests.stories.made import report

ROCKETS = {"type": "ASSAULT", "actors": [], "recipients": ["IRQCVL"], "day": "2020-01-03",
           "says": "Rockets killed a contractor.", "modes": ("heavy-weapons",)}  # fmt: skip
JETS = {"type": "ASSAULT", "actors": ["USAMIL"], "recipients": ["IRQPRM"], "day": "2020-01-03",
        "says": "Bombing of five sites followed.", "modes": ("aerial",)}  # fmt: skip


@pytest.mark.parametrize(
    ("signal", "stories"),
    [
        (Span(0, 7), [{"a.0", "a.1"}]),  # words point back: "the attack"
        (None, [{"a.0"}, {"a.1"}]),  # like sides alone made the link: no more than a piece of evidence
    ],
)
def test_a_report_makes_two_tellings_one_only_where_its_words_point_back(linked, signal, stories):
    reading = report("a", ROCKETS, JETS, links=[("same_as", 1, 0)])

    pointed = tuple(dataclasses.replace(link, signal=signal) for link in reading.links)

    assert linked(dataclasses.replace(reading, links=pointed)) == stories
