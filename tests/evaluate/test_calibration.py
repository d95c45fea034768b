"""Confidence held against what is right."""

from __future__ import annotations

import pytest

from polybius.evaluate.calibration import bins, error, figure


def test_confidence_that_says_what_is_right_has_no_error():
    assert error([(0.8, True)] * 8 + [(0.8, False)] * 2) == pytest.approx(0.0)
    assert error([(1.0, True)] * 10) == 0.0


def test_overconfidence_is_the_distance_to_the_share_that_is_right():
    assert error([(0.9, True)] * 5 + [(0.9, False)] * 5) == pytest.approx(0.4)


def test_bins_are_tenths_of_the_scale_that_hold_events():
    parts = bins([(0.05, False), (0.41, True), (0.49, False), (1.0, True)])

    assert [(part.n, round(part.said, 2), part.right) for part in parts] == [
        (1, 0.05, 0.0),
        (2, 0.45, 0.5),
        (1, 1.0, 1.0),
    ]


def test_the_figure_tells_how_many_events_it_rests_on_and_what_they_said():
    found = figure([[(0.6, True)], [(0.8, False)]])

    assert (found["n"], found["said"], found["right"]) == (2, 0.7, 0.5)
