"""Dated breaks: days on which the level of reported interaction became another one, and how sure the day is.

Weeks are cut into stretches of one level each so that squared misses plus a penalty for every cut are least (optimal
partitioning); each cut is then dated to the day, and its interval is that of series made anew from its own residuals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from polybius.errors import InputError
from polybius.relations.flow.contrast import MAD_TO_SD
from polybius.relations.flow.series import Array, Series
from polybius.relations.records import CHANNELS, Break

WEEK = 7
MIN_WEEKS = 26  # observed, before anything is said
MIN_STRETCH = 4  # weeks that a level has to hold
PENALTY = 6.0  # times log of the number of weeks; see docs/relations.md#breaks for what was tried
MIN_EVENTS = 20  # in the two stretches beside a break, where events are counted
FLOOR = 0.7  # of the standard deviation of differences, under which the scale is not taken from their median
SEARCH_DAYS = 14  # either side of the week that the day is looked for in
STEADY_DAYS = 7  # least length of a side when the day is looked for
RESAMPLES = 400
DAY_QUANTILES = (0.002, 0.998)
CHANGE_QUANTILES = (0.015, 0.985)
BLOCK_DAYS = 14  # observed days that are drawn together
REACH_DAYS = 365  # of each side that the interval is drawn from
SEED = 20

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Days:
    """The observed days of a channel on the asinh scale of its typical day, and where they stand in the series."""

    values: Array
    at: Places
    unit: float

    def back(self, value: Array) -> Array:
        """Values of the asinh scale in the unit of the series."""
        out: Array = np.sinh(np.clip(value, -700.0, 700.0)) * self.unit
        return out


def breaks(series: Series, channel: str | None = None) -> list[Break]:
    """The breaks of every channel that the series measures, or of one, by day.

    None is found where ``unable`` gives a reason; a break near an end of the series needs four weeks beside it.

    Raises:
        InputError: another channel.
    """
    if channel is not None and channel not in CHANNELS:
        raise InputError(f"channel {channel!r} is unknown; write {', '.join(CHANNELS)}")
    if unable(series):
        return []
    channels = [channel] if channel else list(series.channels)
    found = [one for name in channels if name in series.channels for one in _channel(series, name)]
    return sorted(found, key=lambda one: (one.day, one.channel))


def unable(series: Series) -> str:
    """Why no break can be looked for; empty when it can."""
    weeks = int(np.sum(np.isfinite(weekly(series.values("net")))))
    if weeks < MIN_WEEKS:
        return f"{weeks} week{'' if weeks == 1 else 's'} with reports; {MIN_WEEKS} are needed"
    if series.n_events is not None and (n := round(float(np.nansum(series.n_events)))) < MIN_EVENTS:
        return f"{n} event{'' if n == 1 else 's'}; {MIN_EVENTS} are needed"
    return ""


def weekly(daily: Array) -> Array:
    """Means of the observed days of each seven from the first day on; NaN where there is none."""
    weeks = np.pad(daily, (0, -len(daily) % WEEK), constant_values=np.nan).reshape(-1, WEEK)
    known = np.isfinite(weeks)
    n = known.sum(axis=1)
    return np.where(n > 0, np.where(known, weeks, 0.0).sum(axis=1) / np.maximum(n, 1), np.nan)


def scale(weeks: Array) -> float:
    """Standard deviation of a week around its level, robust: from differences of neighbouring weeks and fortnights.

    The fortnights count where a story is told for more than a week; the floor where most weeks tell nothing.
    """
    steps = [np.diff(weeks)]
    pairs = (weeks[1:] + weeks[:-1]) / 2
    steps.append((pairs[2:] - pairs[:-2]) * np.sqrt(2.0))
    robust = max(MAD_TO_SD * float(np.median(np.abs(step - np.median(step)))) for step in steps)
    return max(robust, FLOOR * float(np.std(steps[0]))) / float(np.sqrt(2.0))


def cuts(weeks: Array, penalty: float) -> list[int]:
    """Positions at which a new level begins, so that squared misses plus ``penalty`` a cut are least.

    Args:
        weeks: Observed weeks in units of their noise, none missing.
        penalty: What a cut costs.
    """
    n = len(weeks)
    total = np.concatenate([[0.0], np.cumsum(weeks)])
    lengths = np.arange(n, -1, -1, dtype=np.float64)
    last = [0] * (n + 1)
    best = np.full(n + 1, np.inf)  # the least cost up to each position; less all squares up to it, which no cut changes
    best[0] = -penalty
    for end in range(MIN_STRETCH, n + 1):
        starts = end - MIN_STRETCH + 1
        sums = total[end] - total[:starts]
        cost = best[:starts] - sums * sums / lengths[n - end : n - end + starts]
        last[end] = at = int(cost.argmin())
        best[end] = cost[at] + penalty
    out: list[int] = []
    end = n
    while last[end] > 0:
        end = last[end]
        out.append(end)
    return out[::-1]


def _channel(series: Series, channel: str) -> list[Break]:
    values = series.values(channel)
    told = np.abs(values[np.isfinite(values) & (values != 0)])
    if not len(told):
        return []
    unit = float(np.median(told))
    daily = np.arcsinh(values / unit)
    weeks = weekly(daily)
    where = np.flatnonzero(np.isfinite(weeks))
    noise = scale(weeks[where])
    if len(where) < MIN_WEEKS or noise == 0:
        return []
    found = cuts(weeks[where] / noise, PENALTY * float(np.log(len(where))))
    at = np.flatnonzero(np.isfinite(daily))
    days = Days(daily[at], at, unit)
    ends = [0, *(int(np.searchsorted(at, where[cut] * WEEK)) for cut in found), len(at)]
    for number in range(1, len(ends) - 1):
        ends[number] = _dated(days, ends[number - 1], ends[number], ends[number + 1])
    draw = np.random.default_rng(SEED)
    return [
        _break(series, channel, days, (first, cut, last), draw)
        for first, cut, last in zip(ends, ends[1:], ends[2:], strict=False)
        if _enough(series, days, first, last)
    ]


def _enough(series: Series, days: Days, first: int, last: int) -> bool:
    if series.n_events is None:
        return True
    return float(np.nansum(series.n_events[days.at[first] : days.at[last - 1] + 1])) >= MIN_EVENTS


def _dated(days: Days, first: int, cut: int, last: int) -> int:
    """The observed day, near a cut between weeks, from which two levels fit the days best."""
    low, high = max(first + STEADY_DAYS, cut - SEARCH_DAYS), min(last - STEADY_DAYS, cut + SEARCH_DAYS)
    if low > high:
        return cut
    left = np.cumsum(days.values[None, first:last], axis=1)
    return low + int(np.argmax(_gains(left, low - first, high - first)))


def _gains(left: Array, first: int, last: int) -> Array:
    """How much two levels explain more than one, for every cut from ``first`` to ``last``.

    Args:
        left: Sums of each row up to each of its days.
        first: Least number of days left of the cut.
        last: Most of them, less than the days of the row.
    """
    n = left.shape[1]
    days = np.arange(first, last + 1)
    apart: Array = left[:, first - 1 : last] - left[:, -1:] * (days / n)
    apart *= apart
    apart *= n / (days * (n - days))
    return apart


def _break(series: Series, channel: str, days: Days, ends: tuple[int, int, int], draw: np.random.Generator) -> Break:
    first, cut, last = ends
    before, after = float(np.mean(days.values[first:cut])), float(np.mean(days.values[cut:last]))
    near = max(first, cut - REACH_DAYS), min(last, cut + REACH_DAYS)
    sides = days.values[near[0] : cut], days.values[cut : near[1]]
    left = np.cumsum(np.concatenate([_resampled(side, draw) for side in sides], axis=1), axis=1)
    n, steady = left.shape[1], min(STEADY_DAYS, left.shape[1] // 2)
    places = np.argmax(_gains(left, steady, n - steady), axis=1) + steady
    low, high = (near[0] + int(place) for place in np.quantile(places, DAY_QUANTILES).round())
    day = series.day(int(days.at[cut]))
    earliest, latest = (series.day(int(days.at[min(place, len(days.at) - 1)])) for place in (low, high))
    earliest, latest = min(earliest, day), max(latest, day)
    sums = np.take_along_axis(left, places[:, None] - 1, axis=1)[:, 0]
    lefts = sums / places + before - sides[0].mean()  # the whole stretch's level, not that of its nearer part
    rights = (left[:, -1] - sums) / (n - places) + after - sides[1].mean()
    changes = days.back(rights) - days.back(lefts)
    levels = days.back(np.array([before, after]))
    low_change, high_change = np.quantile(changes, CHANGE_QUANTILES)
    change = float(levels[1] - levels[0])
    return Break(
        channel=channel,
        day=day,
        earliest=earliest,
        latest=latest,
        before=float(levels[0]),
        after=float(levels[1]),
        change=change,
        low=min(float(low_change), change),
        high=max(float(high_change), change),
        direction="worse" if change < 0 else "better",
        days_before=cut - first,
        days_after=last - cut,
        stories=series.told(earliest, max(latest, series.day(int(days.at[cut]) + WEEK - 1))),
    )


def _resampled(side: Array, draw: np.random.Generator) -> Array:
    """Series of the side's level and its residuals, drawn in blocks that run round its end."""
    n, block = len(side), min(BLOCK_DAYS, len(side))
    level = side.mean()
    blocks = sliding_window_view(np.concatenate([side, side[: block - 1]]) - level, block)
    chosen = draw.integers(0, len(blocks), (RESAMPLES, -(-n // block)))
    out: Array = level + blocks[chosen].reshape(RESAMPLES, -1)[:, :n]
    return out
