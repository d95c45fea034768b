"""What stands for what: the most alike first, each once."""

from __future__ import annotations

import pytest

from polybius.evaluate.matching import greedy, overlap, paired
from polybius.schema import Span
from tests.reading import reading_of

READING = reading_of("The the DET DT 2 det\nharbour harbour NOUN NN 0 root\noffice office NOUN NN 2 flat")


@pytest.mark.parametrize(
    ("likeness", "pairs"),
    [
        ([[0.9, 0.8], [0.0, 0.7]], [(0, 0), (1, 1)]),
        ([[0.8, 0.9], [0.0, 0.7]], [(0, 1)]),  # the best pair takes what the other would have needed
        ([[0.9], [0.8]], [(0, 0)]),  # one read for two noted
        ([[0.9, 0.8]], [(0, 0)]),  # two read for one noted
        ([[0.5, 0.5]], [(0, 0)]),  # of two alike the first
        ([[0.0]], []),
        ([], []),
    ],
)
def test_each_noted_thing_is_met_by_one_read_thing_at_most(likeness, pairs):
    noted, read = range(len(likeness)), range(len(likeness[0]) if likeness else 0)

    assert paired(noted, read, lambda i, j: likeness[i][j]) == pairs


def test_of_ranked_pairs_the_best_go_first_and_the_earlier_of_two_alike():
    ranked = [((True, 0.5), 0, 0), ((True, 0.5), 0, 1), ((False, 0.9), 1, 0), ((True, 0.5), 1, 0), ((True, 0.9), 2, 1)]

    assert greedy(ranked) == {2: 1, 0: 0}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (Span(0, 18), Span(4, 18), 0.8),  # without the article
        (Span(0, 3), Span(4, 11), 0),
        (Span(3, 4), Span(3, 4), 0),  # a blank is no word
    ],
)
def test_spans_are_as_alike_as_they_share_words(one, other, share):
    assert overlap(READING, one, other) == share
