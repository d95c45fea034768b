"""What the weeks to come will tell if the dyad goes on as it did, with intervals that its own past misses correct.

The forecast lies between the level of the last weeks and the middle of the last two years, the nearer to the latter
the farther it looks. How far a week may fall from it is told by how far the dyad's past weeks did, lately and over two
years; where more or fewer of them left the intervals than should, these widen or narrow (online conformal correction).
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, insort
from dataclasses import dataclass
from numbers import Integral

import numpy as np
from scipy.special import stdtrit

from polybius.errors import InputError
from polybius.relations.days import day_of
from polybius.relations.flow.breaks import MIN_WEEKS, WEEK, weekly
from polybius.relations.flow.series import Array, Series
from polybius.relations.records import Forecast, Prediction

MAX_WEEKS = 13
LEVEL_GAIN = 0.4  # of exponential smoothing: the level of the last weeks
MIDDLE_WEEKS = 104
HELD = 0.5  # of the level's distance from the middle, one week ahead; less with the root of the weeks
MISS_GAIN = 0.1  # of the smoothed size of recent misses, which weighs as much as the mean of two years
TAIL_DF = 5.0
MEAN_SIZE = 0.949  # of a Student t with five degrees
CORRECTION = 0.05  # step of the conformal correction, in log width
MOST_CORRECTION = 1.0
FIRST_MISS = 8  # weeks of the series before misses are counted
COVERED = (0.8, 0.95)
ASKED = np.array([0.5, 0.1, 0.9, 0.025, 0.975])
CONTAINS = (
    "how far the dyad's own past weeks fell from such forecasts (Student t, corrected by how often they did); nothing "
    "without its like in that past, not coder error, not the spread of sources"
)


@dataclass(frozen=True)
class Ahead:
    """The distribution of a week to come, on the asinh scale of the dyad's typical week."""

    middle: float
    size: float  # mean distance of a week from the middle
    wider: tuple[float, float]  # factors of the 80 and of the 95 % interval
    unit: float
    sign: int  # -1 conflict, 1 cooperation, 0 both

    def quantiles(self, p: Array) -> Array:
        """The values that the week's mean day stays below with each probability, in the unit of the series."""
        inner, outer = COVERED
        share = np.clip((np.abs(2 * p - 1) - inner) / (outer - inner), 0.0, 1.0)
        factor = (1 - share) * self.wider[0] + share * self.wider[1]
        value = self.middle + stdtrit(TAIL_DF, p) / MEAN_SIZE * self.size * factor
        told = np.sinh(np.clip(value, -700.0, 700.0)) * self.unit
        out: Array = np.where(told * self.sign < 0, 0.0, told) if self.sign else told
        return out

    def prediction(self) -> Prediction:
        """Median and intervals."""
        return Prediction(*map(float, self.quantiles(ASKED)))


def forecast(series: Series, weeks: int = 4, until: dt.date | str | None = None) -> list[Forecast]:
    """The weeks after the last day, one after the other; empty with fewer than 26 weeks observed.

    Args:
        series: The daily series.
        weeks: How many, 1 to 13; the intervals were measured for 1 to 4.
        until: The last day that the forecast may know of; None: the last of the series.

    Raises:
        InputError: no whole number of weeks from 1 to 13, or a day that is none or lies outside the series.
    """
    if not isinstance(weeks, Integral) or isinstance(weeks, bool) or not 1 <= weeks <= MAX_WEEKS:
        raise InputError(f"{weeks!r} weeks: a forecast reaches 1 to {MAX_WEEKS} weeks ahead")
    last = _last(series, until)
    found = {channel: ahead(series, channel, weeks, last) for channel in series.channels}
    if not any(found.values()):
        return []
    predictions = {channel: [one.prediction() for one in aheads] for channel, aheads in found.items() if aheads}
    return [
        Forecast(
            start=last + dt.timedelta(days=WEEK * number + 1),
            end=last + dt.timedelta(days=WEEK * (number + 1)),
            weeks_ahead=number + 1,
            made=last,
            conflict=predictions["conflict"][number] if "conflict" in predictions else None,
            cooperation=predictions["cooperation"][number] if "cooperation" in predictions else None,
            net=predictions["net"][number] if "net" in predictions else None,
            contains=CONTAINS,
        )
        for number in range(weeks)
    ]


def unable(series: Series) -> str:
    """Why there is no forecast; empty when there is."""
    n = int(np.sum(np.isfinite(weekly(series.values("net")))))
    return "" if n >= MIN_WEEKS else f"{n} week{'' if n == 1 else 's'} with reports; {MIN_WEEKS} are needed"


def ahead(series: Series, channel: str, weeks: int, last: dt.date) -> list[Ahead]:
    """The distribution of each of the weeks after a day; empty with too few weeks, or where nothing was reported."""
    values = weekly_before(series, channel, last)
    told = np.abs(values[np.isfinite(values) & (values != 0)])
    if np.isfinite(values).sum() < MIN_WEEKS or not len(told):
        return []
    unit = float(np.median(told))
    on_scale = np.arcsinh(values / unit)
    levels = _levels(on_scale)
    middles = _middles(on_scale)
    middles = np.where(np.isfinite(middles), middles, levels)  # two years of silence have no median
    sign = {"conflict": -1, "cooperation": 1}.get(channel, 0)
    out = []
    for number in range(1, weeks + 1):
        centres = middles + HELD / math.sqrt(number) * (levels - middles)
        size, wider = _misses(on_scale, centres, number)
        out.append(Ahead(float(centres[-1]), size, wider, unit, sign))
    return out


def weekly_before(series: Series, channel: str, last: dt.date) -> Array:
    """Mean days of the weeks that end with a day, from the first observed one on; the first can be short."""
    days = series.values(channel)[: series.index(last) + 1]
    weeks = weekly(np.concatenate([np.full(-len(days) % WEEK, np.nan), days]))
    known = np.flatnonzero(np.isfinite(weeks))
    return weeks[known[0] :] if len(known) else weeks[:0]


def _last(series: Series, until: dt.date | str | None) -> dt.date:
    if until is None:
        return series.end
    day = day_of(until)
    if not series.start <= day <= series.end:
        raise InputError(f"{day} lies outside the series, {series.start} to {series.end}")
    return day


def _levels(values: Array) -> Array:
    """Simple exponential smoothing; a week without reports changes nothing."""
    level, out = float(values[0]), []
    for value in values.tolist():
        if not math.isnan(value):
            level += LEVEL_GAIN * (value - level)
        out.append(level)
    return np.array(out)


def _middles(values: Array) -> Array:
    """Median of the two years up to each week; NaN where nothing was observed in them."""
    listed = values.tolist()
    window: list[float] = []  # the observed weeks of the two years, in their order of size
    out = []
    for at, value in enumerate(listed):
        gone = listed[at - MIDDLE_WEEKS] if at >= MIDDLE_WEEKS else math.nan
        if not math.isnan(gone):
            del window[bisect_left(window, gone)]
        if not math.isnan(value):
            insort(window, value)
        half = len(window) // 2
        out.append((window[half] + window[~half]) / 2 if window else math.nan)
    return np.array(out)


def _misses(values: Array, centres: Array, weeks: int) -> tuple[float, tuple[float, float]]:
    """Mean size of a miss so many weeks ahead, and what the 80 and the 95 % interval are multiplied by.

    Every past week is forecast as the next one is; a week that falls outside an interval widens it for the next, and
    each inside narrows it a little, so that in the long run the share outside is the one that is promised.
    """
    (end80, inside80), (end95, inside95) = (
        (float(stdtrit(TAIL_DF, (1 + covered) / 2)) / MEAN_SIZE, 1 - covered) for covered in COVERED
    )
    log80 = log95 = recent = 0.0
    sums = [0.0]  # of the misses so far
    expected: list[float] = []  # size of a miss, as each week could have told it
    before = centres.tolist()
    for at, value in enumerate(values.tolist()):
        if at >= FIRST_MISS + weeks and not math.isnan(value):
            miss = abs(value - before[at - weeks])
            known = expected[at - weeks]
            if known > 0:
                log80 = _corrected(log80, miss > end80 * known * math.exp(log80), inside80)
                log95 = _corrected(log95, miss > end95 * known * math.exp(log95), inside95)
            sums.append(sums[-1] + miss)
            n = len(sums) - 1
            recent = sums[-1] / n if n <= FIRST_MISS else recent + MISS_GAIN * (miss - recent)
        n = len(sums) - 1
        window = n if n < MIDDLE_WEEKS else MIDDLE_WEEKS
        lasting = (sums[n] - sums[n - window]) / window if n else 0.0
        expected.append((lasting + recent) / 2)
    return expected[-1], (math.exp(log80), math.exp(log95))


def _corrected(log: float, outside: bool, promised: float) -> float:
    """What an interval's width is multiplied by, as a logarithm, after one more week."""
    moved = log + CORRECTION * (outside - promised)
    return MOST_CORRECTION if moved > MOST_CORRECTION else -MOST_CORRECTION if moved < -MOST_CORRECTION else moved
