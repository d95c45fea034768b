"""Which pairs with evidence become one group."""

from __future__ import annotations

import re

import numpy as np
import pytest

from polybius.stories.cluster import BAR, MEAN_BAR, Pairs, Reach, clusters, kept_apart


@pytest.fixture
def grouped():
    def made(odds: dict[tuple[int, int], float], said: dict[tuple[int, int], bool] | None = None) -> list[list[int]]:
        events = [Reach.of(None, None)] * (1 + max(max(pair) for pair in odds))
        no = np.zeros(len(odds), dtype=bool)
        a, b = np.array([*odds]).T
        return clusters(events, Pairs(a, b, np.array([*odds.values()]), no, no, no), said)

    return made


def test_a_chain_of_likely_pairs_is_one_group(grouped):
    assert grouped({(0, 1): BAR + 2, (1, 2): BAR + 1}) == [[0, 1, 2]]


@pytest.mark.parametrize(("against", "expected"), [(2 * MEAN_BAR - 2, [[0, 1], [2]]), (MEAN_BAR, [[0, 1, 2]])])
def test_one_likely_pair_does_not_outweigh_what_the_others_say(grouped, against, expected):
    assert grouped({(0, 1): BAR + 2, (1, 2): BAR + 1, (0, 2): against}) == expected


def test_what_an_analyst_keeps_apart_stays_apart_in_a_group(grouped):
    assert grouped({(0, 1): BAR + 2, (0, 2): BAR + 1}) == [[0, 1, 2]]
    assert grouped({(0, 1): BAR + 2, (0, 2): BAR + 1}, {(1, 2): False}) == [[0, 1], [2]]


DAY, NEXT_DAY, LATER, ELSEWHERE = Reach.of(5, 5), Reach.of(6, 6), Reach.of(9, 9), Reach.of(5, 5, 10.0, 10.0)


@pytest.mark.parametrize(
    ("events", "odds", "barred", "said", "rule"),
    [
        ([DAY, LATER], {(0, 1): 2.0}, False, {}, "a day of the one lies apart"),
        # by others of the two: the pair's own days meet
        ([DAY, NEXT_DAY, LATER], {(0, 1): 3.0, (0, 2): -1.0, (1, 2): 2.0}, False, {}, "surer pairs|a day"),
        ([Reach.of(5, 5, 20.0, 20.0), ELSEWHERE], {(0, 1): 2.0}, False, {}, "the towns lie apart"),
        ([DAY, DAY], {(0, 1): 2.0}, True, {}, "which no other evidence outweighs"),
        ([DAY, DAY], {(0, 1): 2.0}, False, {(0, 1): False}, "an analyst split them"),
        (
            [DAY] * 3,
            {(0, 1): 3.0, (1, 2): 2.0, (0, 2): -6.0},
            False,
            {},
            r"the mean of all pairs .* -2\.00",
        ),
        ([DAY, DAY], {(0, 1): 2.0}, False, {}, None),  # they are one
        ([DAY, LATER], {(0, 1): 0.2}, False, {}, None),  # the pair itself does not speak for it
    ],
)
def test_the_rule_that_keeps_a_good_pair_apart_is_named(events, odds, barred, said, rule):
    a, b = np.array([*odds]).T
    no, bars = np.zeros(len(odds), dtype=bool), np.full(len(odds), barred)
    pairs = Pairs(a, b, np.array([*odds.values()]), no, no, bars)

    found = kept_apart(clusters(events, pairs, said), events, pairs, said)

    assert [bool(re.search(rule, told)) for told in found.values()] == [True] if rule else not found
