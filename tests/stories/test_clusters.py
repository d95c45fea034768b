"""Which pairs with evidence become one group."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.stories.cluster import BAR, MEAN_BAR, Pairs, Reach, clusters


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
