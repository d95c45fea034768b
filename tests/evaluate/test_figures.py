"""Figures out of counts, and the interval that resampled documents give them."""

import random

import pytest

from polybius.evaluate.figures import f1, precision, recall, scored, with_interval


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(1, 2, 4)], (1 / 3, 1 / 2, 1 / 4)),  # right, read, noted
        ([(1, 1, 1), (0, 1, 3)], (1 / 3, 1 / 2, 1 / 4)),  # summed first: no mean over documents
        ([(0, 0, 0)], (0.0, 0.0, 0.0)),  # a document that tells nothing, read as that
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_right_read_and_noted_make_f1_precision_and_recall(counts, expected):
    assert (f1(counts), precision(counts), recall(counts)) == pytest.approx(expected)


def test_the_interval_holds_the_planted_rate_as_often_as_it_says():
    draw = random.Random(1)
    held = 0
    for _ in range(60):
        figure = with_interval([(int(draw.random() < 0.7), 1, 1) for _ in range(80)], recall)
        held += figure["low"] <= 0.7 <= figure["high"]

    assert held >= 52  # 57 of 60 are expected


def test_documents_that_are_all_alike_leave_no_doubt():
    assert with_interval([(1, 2, 2)] * 5, f1) == {"value": 0.5, "low": 0.5, "high": 0.5}


def test_the_same_documents_have_the_same_interval():
    counts = [(1, 1, 2), (0, 1, 1), (2, 2, 2)]

    assert with_interval(counts, f1) == with_interval(counts, f1)


def test_no_documents_have_no_figure():
    assert with_interval([], f1) == {"value": 0.0, "low": 0.0, "high": 0.0}


def test_a_score_says_out_of_how_many_it_is():
    found = scored([(1, 2, 4), (2, 2, 2)])

    assert (found["value"], found["precision"], found["recall"], found["n"]) == (0.6, 0.75, 0.5, 6)
    assert found["low"] <= found["value"] <= found["high"]
