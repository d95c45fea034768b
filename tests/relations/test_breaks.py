"""Breaks: planted ones are found on their day, and none where none was planted."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import Break, bundled, measure
from polybius.relations.flow.breaks import MIN_STRETCH, cuts, unable, weekly
from tests.relations.generated import END, SHOCK, START, counts, scores
from tests.stories.made import report


def nearest(found: list[Break], day: dt.date = SHOCK) -> Break | None:
    return min(found, key=lambda one: abs((one.day - day).days), default=None)


def best_of_all(weeks: np.ndarray, penalty: float) -> float:
    """The least cost over every way to cut, tried one by one."""

    def cost(ends: tuple[int, ...]) -> float:
        parts = itertools.pairwise((0, *ends, len(weeks)))
        return sum(float(np.sum((weeks[a:b] - weeks[a:b].mean()) ** 2)) for a, b in parts) + penalty * len(ends)

    def ways(start: int):
        yield ()
        for end in range(start + MIN_STRETCH, len(weeks) - MIN_STRETCH + 1):
            for rest in ways(end):
                yield (end, *rest)

    return min(cost(way) for way in ways(0))


@pytest.mark.parametrize("seed", range(8))
def test_the_cuts_are_the_best_of_all_there_are(seed):
    draw = np.random.default_rng(seed)
    weeks = draw.standard_normal(18) + np.repeat(draw.choice([0.0, 3.0, -4.0], 3), 6)
    for penalty in (1.0, 4.0, 12.0):
        found = cuts(weeks, penalty)
        parts = list(itertools.pairwise((0, *found, len(weeks))))
        cost = sum(float(np.sum((weeks[a:b] - weeks[a:b].mean()) ** 2)) for a, b in parts) + penalty * len(found)
        assert cost == pytest.approx(best_of_all(weeks, penalty))
        assert all(b - a >= MIN_STRETCH for a, b in parts)


def test_a_planted_shift_is_found_on_its_day_and_its_size_is_told():
    held_day, held_change, n = 0, 0, 40
    for seed in range(n):
        found = nearest(measure(scores(seed, drop=-4.0)).breaks("net"))
        assert found is not None
        assert abs((found.day - SHOCK).days) <= 7
        assert found.direction == "worse"
        assert found.low <= found.change <= found.high < 0
        held_day += found.earliest <= SHOCK <= found.latest
        held_change += found.low <= -4.0 <= found.high
    assert held_day >= 0.9 * n
    assert held_change >= 0.85 * n


def test_a_shift_that_ends_is_two_breaks():
    found = measure(scores(1, drop=-8.0, lasts_days=100)).breaks("net")
    assert [one.direction for one in found] == ["worse", "better"]
    assert found[1].day - found[0].day == pytest.approx(dt.timedelta(days=100), abs=dt.timedelta(days=3))
    assert found[0].days_after == found[1].days_before


@pytest.mark.parametrize(
    "days",
    [
        scores,
        lambda seed: scores(seed, echo=0.8),  # stories told for weeks
        counts,
        lambda seed: counts(seed, per_day=0.05),  # three weeks in four without an event
    ],
)
def test_where_nothing_was_planted_hardly_a_break_is_found(days):
    years = (END - START).days / 365.25
    found = [one for seed in range(12) for one in measure(days(seed)).breaks()]
    channels = len(measure(days(0)).series.channels)
    assert len(found) / (12 * years * channels) <= 0.1


def test_conflict_and_cooperation_break_apart():
    found = measure(counts(3, factor=3.0, per_day=2.0)).breaks()
    assert {one.channel for one in found if abs((one.day - SHOCK).days) <= 14} == {"conflict", "net"}
    assert not measure(counts(3, factor=3.0, per_day=2.0)).breaks("cooperation")


def test_a_month_of_growing_volume_is_no_break_where_the_volume_is_known():
    days = scores(5)
    for day in days:
        if day["date"] >= SHOCK:
            day["score"], day["exposure"] = 3 * day["score"], 3 * day["exposure"]
    assert not measure(days).breaks()


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (scores(1, drop=-9.0, start=SHOCK - dt.timedelta(days=60), end=SHOCK + dt.timedelta(days=60)), "18 weeks"),
        (counts(1, per_day=0.005, start=dt.date(2019, 6, 1)), "events; 20 are needed"),
    ],
)
def test_with_too_little_told_it_says_so(days, why):
    relation = measure(days)
    assert relation.breaks() == []
    assert why in unable(relation.series)


def test_days_that_are_missing_are_not_quiet():
    days = [day for day in scores(4, level=-6.0) if not dt.date(2019, 3, 1) <= day["date"] <= dt.date(2019, 5, 30)]
    assert not measure(days).breaks()


def test_a_weekly_table_is_read_as_one():
    days = [day for day in scores(6, drop=-12.0) if day["date"].weekday() == 0]
    found = nearest(measure(days).breaks("net"))
    assert found is not None
    assert abs((found.day - SHOCK).days) <= 14


def test_the_same_table_gives_the_same_breaks_and_stories_stand_under_them():
    days = scores(7, drop=-6.0)
    for day in days:
        day["stories"] = [f"s{day['date']}"]
    found, again = measure(days).breaks(), measure(days).breaks()
    assert found == again
    one = nearest(found)
    assert one is not None
    assert f"s{SHOCK}" in one.stories
    assert len(one.stories) <= (one.latest - one.earliest).days + 8


def test_the_raid_of_january_2020_breaks_the_bundled_series():
    for dyad in ("IRQ-USA", "IRN-USA"):
        found = nearest(measure(bundled(dyad), dyad=dyad).breaks("net"), dt.date(2020, 1, 3))
        assert found is not None
        assert abs((found.day - dt.date(2020, 1, 3)).days) <= 14
        assert found.direction == "worse"


def test_the_breaks_of_four_years_take_a_fifth_of_a_second_at_most():
    relation = measure(scores(8, drop=-4.0, lasts_days=150))
    relation.breaks()
    times = []
    for _ in range(3):
        started = time.perf_counter()
        relation.breaks()
        times.append(time.perf_counter() - started)
    assert min(times) <= 0.2


def test_weeks_are_means_of_the_days_that_were_observed():
    daily = np.array([1.0, 3.0, np.nan, np.nan, np.nan, np.nan, np.nan, *[np.nan] * 7, 5.0])
    np.testing.assert_array_equal(weekly(daily), [2.0, np.nan, 5.0])


def test_a_store_s_relation_breaks_and_its_stories_stand_under_it(relation):
    first = dt.date(2019, 1, 7)
    reports = []
    for week in range(60):
        day = first + dt.timedelta(weeks=week)
        for number in range(1 if week < 30 else 4):
            event = {
                "type": "ASSAULT",
                "day": (day + dt.timedelta(days=number)).isoformat(),
                "actors": ["USAMIL"],
                "recipients": ["IRQMIL"],
                "place": (f"Place {week} {number}", "IRQ"),
            }
            reports.append(report(f"r{week}-{number}", event, published=event["day"]))
    found = relation(*reports)
    one = nearest(found.breaks("conflict"), first + dt.timedelta(weeks=30))
    assert one is not None
    assert abs((one.day - first).days - 210) <= 14
    assert one.direction == "worse"
    assert one.stories
    assert found.forecast()[0].conflict.value < 0


def test_a_channel_that_there_is_not_is_refused():
    with pytest.raises(InputError, match="'trade' is unknown; write conflict, cooperation, net"):
        measure(counts(1), dyad="USA-IRQ").breaks("trade")
