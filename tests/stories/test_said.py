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


TELLS_AGAIN = [("same_as", 1, 0)]


@pytest.mark.parametrize(
    ("links", "signal", "stories"),
    [
        (TELLS_AGAIN, Span(0, 7), [{"a.0", "a.1"}]),  # words point back: "the attack"
        (TELLS_AGAIN, None, [{"a.0", "a.1"}]),  # none does, but it is told as an act is told again
        ([], None, [{"a.0"}, {"a.1"}]),  # the reading ties them by nothing
    ],
)
def test_a_report_makes_two_tellings_one_where_it_tells_an_act_again(linked, links, signal, stories):
    reading = report("a", ROCKETS, JETS, links=links)

    pointed = tuple(dataclasses.replace(link, signal=signal) for link in reading.links)

    assert linked(dataclasses.replace(reading, links=pointed)) == stories
