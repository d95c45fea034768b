"""Forecasts: intervals that hold the weeks to come as often as they say, and hold back with too little past."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import Forecast, bundled, measure
from polybius.relations.flow.forecast import unable
from polybius.relations.flow.series import Series
from tests.relations.generated import END, SHOCK, counts, scores

ORIGINS = [dt.date(2019, 1, 6) + dt.timedelta(weeks=8 * number) for number in range(12)]


def came(series: Series, forecast: Forecast, channel: str = "net") -> float:
    return float(np.nanmean(series.values(channel)[series.index(forecast.start) : series.index(forecast.end) + 1]))


@pytest.mark.parametrize("echo", [0.0, 0.8])
def test_of_scores_the_intervals_hold_what_came_as_often_as_they_say(echo):
    held80, held95, n = 0, 0, 0
    for seed, origin in itertools.product(range(8), ORIGINS):
        relation = measure(scores(seed, echo=echo))
        for week in relation.forecast(until=origin):
            value = came(relation.series, week)
            held80 += week.net.low80 <= value <= week.net.high80
            held95 += week.net.low95 <= value <= week.net.high95
            n += 1
    assert n == 8 * 12 * 4
    assert 0.75 <= held80 / n <= 0.86
    assert 0.92 <= held95 / n <= 0.99


def test_of_counts_both_channels_hold():
    held, n = {"conflict": 0, "cooperation": 0}, 0
    for seed, origin in itertools.product(range(4), ORIGINS):
        relation = measure(counts(seed))
        for week in relation.forecast(until=origin):
            for channel in held:
                one = getattr(week, channel)
                held[channel] += one.low80 <= came(relation.series, week, channel) <= one.high80
            n += 1
    assert all(0.73 <= share / n <= 0.88 for share in held.values())


def test_it_knows_nothing_of_what_came_after():
    quiet, loud = measure(scores(3)), measure(scores(3, drop=-30.0))
    before = SHOCK - dt.timedelta(days=1)
    assert quiet.forecast(until=before) == loud.forecast(until=before)
    assert quiet.forecast(until=before)[0].start == SHOCK


def test_after_a_shock_the_interval_is_wider():
    relation = measure(scores(2, drop=-20.0, lasts_days=40))

    def width(day: dt.date) -> float:
        week = relation.forecast(1, until=day)[0].net
        return week.high80 - week.low80

    assert width(SHOCK + dt.timedelta(days=13)) > 1.5 * width(SHOCK - dt.timedelta(days=8))


def test_the_weeks_follow_one_another_and_each_interval_lies_in_the_wider():
    weeks = measure(bundled("IRN-USA"), dyad="IRN-USA").forecast(weeks=4)
    assert [week.weeks_ahead for week in weeks] == [1, 2, 3, 4]
    assert weeks[0].start == weeks[0].made + dt.timedelta(days=1) == dt.date(2022, 1, 1)
    for one, next_one in itertools.pairwise(weeks):
        assert next_one.start == one.end + dt.timedelta(days=1) == one.start + dt.timedelta(days=7)
    for week in weeks:
        for channel in (week.net, week.conflict):
            assert channel.low95 <= channel.low80 <= channel.value <= channel.high80 <= channel.high95
        assert week.conflict.high95 <= 0
        assert week.cooperation is None


def test_the_farther_week_lies_nearer_to_the_middle_of_two_years():
    weeks = measure(scores(1, drop=-20.0, end=SHOCK + dt.timedelta(days=40))).forecast(4)
    values = [week.net.value for week in weeks]
    assert values == sorted(values)
    assert values[0] < -3


def test_with_too_few_weeks_there_is_none():
    relation = measure(scores(1, start=dt.date(2020, 10, 1)))
    assert relation.forecast() == []
    assert "14 weeks with reports; 26 are needed" in unable(relation.series)


def test_a_channel_that_tells_nothing_has_no_forecast():
    days = [{"date": day["date"], "conflict": 0.0, "cooperation": 4.0, "n_events": 1} for day in scores(1)]
    week = measure(days).forecast(1)[0]
    assert week.conflict is None
    assert week.cooperation.value == pytest.approx(4.0)


def test_weeks_that_are_missing_are_left_out():
    days = [day for day in scores(4, level=-6.0) if not dt.date(2020, 3, 1) <= day["date"] <= dt.date(2020, 5, 30)]
    week = measure(days).forecast(1)[0]
    assert all(np.isfinite(value) for value in dataclasses.astuple(week.net))


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"weeks": 0}, "1 to 13"),
        ({"weeks": 14}, "1 to 13"),
        ({"until": "the third"}, "no day"),
        ({"until": END + dt.timedelta(days=1)}, "outside the series"),
    ],
)
def test_what_cannot_be_asked_is_said(asked, why):
    with pytest.raises(InputError, match=why):
        measure(scores(1)).forecast(**asked)


def test_after_more_than_two_years_of_silence_it_is_a_number_still():
    spoken = [row for row in scores(1) if not dt.date(2017, 9, 1) < row["date"] < dt.date(2020, 3, 1)]
    for week in measure(spoken).forecast(until=END):
        told = week.net
        assert np.isfinite([told.low95, told.low80, told.value, told.high80, told.high95]).all()


@pytest.mark.parametrize("weeks", [1.5, "4", True, None])
def test_weeks_are_counted_whole(weeks):
    with pytest.raises(InputError, match="1 to 13 weeks ahead"):
        measure(counts(1), dyad="USA-IRQ").forecast(weeks=weeks)
