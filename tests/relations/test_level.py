"""Levels: intervals that hold the planted level as often as they say."""

from __future__ import annotations

import datetime as dt
import itertools

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import bundled, measure
from tests.relations.generated import SHOCK, counts, scores

YEAR = dt.date(2019, 1, 1)


def test_of_weekly_counts_the_interval_holds_the_true_rate_as_often_as_it_says():
    held80, held95, n = 0, 0, 0
    for seed in range(12):
        for level in measure(counts(seed, start=YEAR, end=SHOCK - dt.timedelta(days=1))).level("week"):
            if level.n_days == 7:
                held80 += level.conflict.low80 <= -36.0 <= level.conflict.high80
                held95 += level.conflict.low95 <= -36.0 <= level.conflict.high95
                n += 1
    assert 0.76 <= held80 / n <= 0.95
    assert 0.93 <= held95 / n <= 0.995


def test_of_scores_the_interval_holds_the_true_level_as_often_as_it_says():
    held, n = 0, 0
    for seed in range(12):
        for level in measure(scores(seed, echo=0.0, level=-3.0, start=YEAR, end=SHOCK)).level("week"):
            held += level.net.low95 <= -3.0 <= level.net.high95
            n += 1
    assert 0.90 <= held / n <= 1.0


def test_the_level_follows_a_shock_within_the_week():
    levels = measure(scores(2, drop=-20.0)).level("week")
    before = [level.net.value for level in levels if level.end < SHOCK][-8:]
    after = [level.net.value for level in levels if level.start > SHOCK][:4]
    assert max(after) < min(before)


def test_a_week_of_no_events_is_not_a_rate_of_zero():
    days = counts(3, per_day=0.3, end=YEAR)
    empty = next(level for level in measure(days).level("week") if level.n_events == 0)
    assert empty.conflict.value == 0 == empty.conflict.high95
    assert empty.conflict.low95 < 0


@pytest.mark.parametrize("freq", ["day", "week", "month"])
@pytest.mark.parametrize("apart", [1, 7, 40])  # days from one row to the next
@pytest.mark.parametrize("told", [(-2.0,), (-2.0, -2.0), (6.0, -1.0), (0.5, 2.0, -8.0), (3.0, -4.0) * 6])
def test_the_band_of_a_few_days_is_never_a_single_number(told, apart, freq):
    days = [{"date": YEAR + dt.timedelta(days=at * apart), "score": score} for at, score in enumerate(told)]
    levels = measure(days).level(freq)
    assert sum(level.n_days for level in levels) == len(told)
    for level in levels:
        assert level.net.low95 < level.net.low80 < level.net.value < level.net.high80 < level.net.high95


def test_a_few_scores_hold_the_level_around_them_as_often_as_they_say():
    held, n = 0, 0
    for seed in range(40):
        days = scores(seed, echo=0.0, level=-3.0, start=YEAR, end=YEAR + dt.timedelta(days=59))
        for at in range(0, 60, 4):
            for level in measure(days[at : at + 1 + at % 3]).level("month"):
                held += level.net.low95 <= -3.0 <= level.net.high95
                n += 1
    assert held / n >= 0.9


@pytest.mark.parametrize("freq", ["day", "week", "month"])
def test_intervals_are_nested_and_each_day_is_in_one_period(freq):
    levels = measure(counts(4, end=YEAR)).level(freq)
    assert sum(level.n_days for level in levels) == (YEAR - dt.date(2017, 1, 1)).days + 1
    for level in levels:
        for channel in (level.conflict, level.cooperation, level.net):
            assert channel.low95 <= channel.low80 <= channel.value <= channel.high80 <= channel.high95
        assert level.conflict.high95 <= 0 <= level.cooperation.low95
    assert all(a.end < b.start for a, b in itertools.pairwise(levels))


def test_weeks_begin_on_monday_and_months_on_the_first():
    relation = measure(scores(1, end=YEAR))
    assert {level.start.weekday() for level in relation.level("week")[1:]} == {0}
    assert {level.start.day for level in relation.level("month")} == {1}


def test_a_week_without_a_day_has_no_level_and_a_week_of_zeros_has_one():
    days = [{"date": dt.date(2020, 1, 6) + dt.timedelta(days=at), "score": 0.0 if at < 7 else -1.0} for at in range(28)]
    days = [row for row in days if not dt.date(2020, 1, 20) <= row["date"] <= dt.date(2020, 1, 26)]
    starts = [level.start for level in measure(days).level("week")]
    assert starts == [dt.date(2020, 1, 6), dt.date(2020, 1, 13), dt.date(2020, 1, 27)]


def test_a_level_names_its_stories():
    days = [
        {"date": "2020-01-06", "score": -9.0, "stories": ("s1", "s2")},
        {"date": "2020-01-07", "score": -1.0, "stories": ("s1",)},
    ]
    assert measure(days).level("week")[0].stories == ("s1", "s2")


def test_an_unknown_frequency_is_refused():
    with pytest.raises(InputError, match="day, week or month"):
        measure(scores(1, end=YEAR)).level("year")


def test_the_bundled_series_show_the_january_of_2020():
    for dyad in ("IRQ-USA", "IRN-USA"):
        levels = measure(bundled(dyad), dyad=dyad).level("week")
        worst = min(levels, key=lambda level: level.net.value)
        assert dt.date(2019, 12, 30) <= worst.start <= dt.date(2020, 1, 6)


def test_volume_is_divided_out():
    days = scores(5, end=YEAR)
    doubled = [row | {"score": 2 * row["score"], "exposure": 2 * row["exposure"]} for row in days]
    first, second = (np.array([level.net.value for level in measure(some).level("month")]) for some in (days, doubled))
    assert first == pytest.approx(second)
