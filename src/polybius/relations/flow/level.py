"""The level of a dyad per day, week or month, with intervals that fit over-dispersed counts and heavy tails."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal, special, stats

from polybius.errors import InputError
from polybius.relations.flow.local_level import smooth
from polybius.relations.flow.series import Array, Series
from polybius.relations.records import Estimate, Level

FREQUENCIES = ("day", "week", "month")
# Variance over mean of the counts of a dyad: the middle of the dyads of a year of hand-sized event data.
PRIOR_DISPERSION = {"day": 2.5, "week": 4.5, "month": 6.2}
PRIOR_PERIODS = 20  # what the prior weighs against the dyad's own periods
# Variance of a day of scores on the asinh scale whose unit is their median: the mean of 1,700 dyads of GDELT.
PRIOR_NOISE = 0.85
PRIOR_STEPS = (
    2  # what it weighs against the dyad's own: with it one to seven days hold their fortnight as often as told
)
HALF_EVENT = 0.5  # Jeffreys: a period without events does not prove a rate of zero
BAND_DF = 5.0  # Student t of the smoothed level
QUANTILES = (0.1, 0.9, 0.025, 0.975)
UNITS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 64.0)  # of the median day, to choose from
MIN_TOLD = 30  # days that are not zero, to choose by
RECENT = 0.1  # weight of a day in the level of the days before
TINY = 1e-12
BAND = tuple(stats.t.ppf(QUANTILES, BAND_DF))
COUNTS = "chance of the counts with over-dispersion (negative binomial); not coder error, not the spread of sources"
SCORES = "day-to-day variation around a moving level (Student t); not coder error, not the spread of sources"

Period = tuple[dt.date, dt.date]


def level(series: Series, freq: str = "week") -> list[Level]:
    """The levels of every period that has an observed day, in order.

    With counts (``n_events``) each period stands alone: a negative-binomial interval for the amount that would be
    reported on average. With a score only, a random walk is smoothed through the periods on the asinh scale.

    Raises:
        InputError: a frequency other than day, week or month.
    """
    if freq not in FREQUENCIES:
        raise InputError(f"freq {freq!r} is unknown; write day, week or month")
    periods = Periods.of(series, freq)
    counted = series.n_events is not None and series.split
    if counted:
        estimates = {channel: _from_counts(series, channel, periods) for channel in ("conflict", "cooperation")}
        estimates["net"] = _net(estimates)
    else:
        estimates = {channel: _from_scores(series, channel, periods) for channel in series.channels}
    n_events = None if series.n_events is None else periods.sums(series.n_events)
    exposure = None if series.exposure is None else np.round(periods.means(series.exposure), 3).tolist()
    quads = None if series.quads is None else np.round([periods.sums(row) for row in series.quads], 3).T.tolist()
    return [
        Level(
            start=start,
            end=end,
            conflict=estimates["conflict"][number],
            cooperation=estimates["cooperation"][number] if "cooperation" in estimates else None,
            net=estimates["net"][number],
            n_events=None if n_events is None else round(n_events[number]),
            n_days=int(periods.n_days[number]),
            contains=COUNTS if counted else SCORES,
            stories=series.told(start, end) if series.stories else (),
            quads=None if quads is None else tuple(quads[number]),
            exposure=None if exposure is None else exposure[number],
        )
        for number, (start, end) in enumerate(periods.days)
        if periods.n_days[number]
    ]


@dataclass(frozen=True)
class Periods:
    """The days, weeks from Monday, or months of a series, cut at its ends."""

    freq: str
    days: list[Period]
    first: NDArray[np.intp]  # position of each period's first day
    n_days: Array  # observed

    @classmethod
    def of(cls, series: Series, freq: str) -> Periods:
        """The periods of a series."""
        days = []
        day, end = series.start, series.end
        while day <= end:
            last = min(_last_day(day, freq), end)
            days.append((day, last))
            day = last + dt.timedelta(days=1)
        first = np.array([series.index(start) for start, _ in days])
        known = np.isfinite(series.values("net")).astype(float)
        return cls(freq, days, first, np.add.reduceat(known, first))

    def sums(self, values: Array) -> Array:
        """Sum of the observed days of each period."""
        return np.asarray(np.add.reduceat(np.where(np.isfinite(values), values, 0.0), self.first))

    def means(self, values: Array) -> Array:
        """Mean of the observed days of each period; NaN where there is none."""
        days = np.add.reduceat(np.isfinite(values).astype(float), self.first)
        return np.where(days > 0, self.sums(values) / np.maximum(days, 1), np.nan)


def _last_day(day: dt.date, freq: str) -> dt.date:
    if freq == "day":
        return day
    if freq == "week":
        return day + dt.timedelta(days=6 - day.weekday())
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)


def _from_scores(series: Series, channel: str, periods: Periods) -> list[Estimate | None]:
    """The typical day of each period: the mean of its days on the asinh scale, taken back, seen through their noise."""
    values = series.values(channel)
    unit = unit_of(values)
    daily = np.arcsinh(values / unit)
    found = smooth(periods.means(daily), _day_noise(daily) / np.maximum(periods.n_days, 1))
    deviation = np.sqrt(found.variance)
    sign = {"conflict": (-np.inf, 0.0), "cooperation": (0.0, np.inf)}.get(channel, (-np.inf, np.inf))
    ends = found.middle[:, None] + deviation[:, None] * np.array([0.0, *BAND])
    back = np.clip(np.sinh(np.clip(ends, -700, 700)) * unit, *sign)
    return _estimates(np.column_stack([back, periods.means(values)]), periods.n_days > 0)


def unit_of(values: Array) -> float:
    """The amount beyond which days are compressed, such that they scatter most evenly around their recent level.

    Chance that adds to a level needs hardly any compression, chance that multiplies it much. The most likely unit of
    the inverse hyperbolic sine, with each day foretold by those before it, tells the two apart.
    """
    seen = values[np.isfinite(values)]
    told = np.abs(seen[seen != 0])
    if len(told) < MIN_TOLD:
        return float(np.median(told)) if len(told) else 1.0
    typical = float(np.median(told))
    return max((typical * times for times in UNITS), key=lambda unit: _likelihood(seen, unit))


def _likelihood(seen: Array, unit: float) -> float:
    """Log likelihood of the days that are not zero, each in a t distribution around the level of the days before."""
    scaled = np.arcsinh(seen / unit)
    before, _ = signal.lfilter([RECENT], [1.0, RECENT - 1.0], scaled, zi=[(1.0 - RECENT) * scaled[0]])
    misses = (scaled[1:] - before[:-1])[seen[1:] != 0]
    scale = max(float(np.median(np.abs(misses))) / float(stats.t.ppf(0.75, BAND_DF)), TINY)
    densities = -(BAND_DF + 1) / 2 * np.log1p((misses / scale) ** 2 / BAND_DF) - np.log(scale)
    return float(np.sum(densities - np.log(np.hypot(unit, seen[1:][seen[1:] != 0]))))


def _day_noise(daily: Array) -> float:
    """Variance of a day around its level, from one observed day to the next; of few days drawn towards the prior."""
    steps = np.diff(daily[np.isfinite(daily)])
    return float((np.sum(steps**2) / 2 + PRIOR_STEPS * PRIOR_NOISE) / (len(steps) + PRIOR_STEPS))


def _from_counts(series: Series, channel: str, periods: Periods) -> list[Estimate | None]:
    """Negative-binomial intervals: the amount of a channel counted in events of its own mean weight."""
    weight = _mean_weight(series)
    amounts = np.abs(series.channels[channel])
    counts, size = periods.sums(amounts) / weight, _sizes(series, periods)
    dispersion = dispersion_of(counts, size, periods.freq)
    if periods.freq == "month":  # some dozens of months say less of a dyad than its weeks do
        weeks = Periods.of(series, "week")
        of_weeks = dispersion_of(weeks.sums(amounts) / weight, _sizes(series, weeks), "week")
        dispersion = dispersion_of(counts, size, "month", prior=of_weeks)
    typical = max(float(np.mean(counts[np.isfinite(size)])), HALF_EVENT) if np.isfinite(size).any() else HALF_EVENT
    # Neither constant (too narrow in the weeks of a shock) nor in step with the counts (too narrow in quiet ones).
    unit = 1.0 + (dispersion - 1.0) * np.sqrt(np.maximum(counts, HALF_EVENT) / typical)
    ends = special.gammaincinv((counts / unit + HALF_EVENT)[:, None], np.array(QUANTILES)) * unit[:, None]
    ends[counts == 0, 0] = ends[counts == 0, 2] = 0.0  # nothing told: the interval begins at nothing
    with np.errstate(invalid="ignore"):
        rows = np.column_stack([counts, ends, counts]) * (weight / size)[:, None]
    if channel == "conflict":
        rows = 0.0 - rows[:, [0, 2, 1, 4, 3, 5]]  # nought without a sign
    return _estimates(rows, (periods.n_days > 0) & np.isfinite(size))


def _sizes(series: Series, periods: Periods) -> Array:
    """What each period's sum is divided by; NaN for nothing."""
    size = periods.sums(series.sizes)
    return np.where(size > 0, size, np.nan)


def _mean_weight(series: Series) -> float:
    """Mean absolute score of an event of the dyad."""
    assert series.n_events is not None
    total = np.nansum(np.abs(series.channels["conflict"])) + np.nansum(np.abs(series.channels["cooperation"]))
    events = np.nansum(series.n_events)
    return float(total / events) if events > 0 and total > 0 else 1.0


def dispersion_of(counts: Array, size: Array, freq: str, *, prior: float | None = None) -> float:
    """Variance over mean, at least 1: the dyad's own, from neighbouring periods, drawn towards the prior.

    Of three periods in a row the middle one is held against the line through its neighbours, all by their sizes, so
    that neither a steady drift nor a change of volume passes for chance.

    Args:
        counts: Events of each period.
        size: Its days or volume; NaN where nothing was observed.
        freq: Of the periods.
        prior: Instead of that of other dyads.
    """
    prior = PRIOR_DISPERSION[freq] if prior is None else prior
    use = np.isfinite(size)
    counts, size = counts[use], size[use]
    if len(counts) < 3 or not counts.any():
        return prior
    rate = counts / size
    bend = (rate[1:-1] - (rate[:-2] + rate[2:]) / 2) ** 2
    mean = (counts[:-2] + counts[1:-1] + counts[2:]) / (size[:-2] + size[1:-1] + size[2:])
    expected = mean * (1 / size[1:-1] + (1 / size[:-2] + 1 / size[2:]) / 4)
    own = float(np.sum(bend * size[1:-1]) / np.sum(expected * size[1:-1]))
    return max(1.0, (own * len(counts) + prior * PRIOR_PERIODS) / (len(counts) + PRIOR_PERIODS))


def _net(estimates: dict[str, list[Estimate | None]]) -> list[Estimate | None]:
    """Both channels together; their chances are independent, so that the widths add as squares."""
    out: list[Estimate | None] = []
    for bad, good in zip(estimates["conflict"], estimates["cooperation"], strict=True):
        if bad is None or good is None:
            out.append(None)
            continue
        value = bad.value + good.value
        low80 = value - math.hypot(bad.low80 - bad.value, good.low80 - good.value)
        high80 = value + math.hypot(bad.high80 - bad.value, good.high80 - good.value)
        low95 = value - math.hypot(bad.low95 - bad.value, good.low95 - good.value)
        high95 = value + math.hypot(bad.high95 - bad.value, good.high95 - good.value)
        out.append(Estimate(value, low80, high80, low95, high95, bad.observed + good.observed))
    return out


def _estimates(rows: Array, known: NDArray[np.bool_]) -> list[Estimate | None]:
    """Value, ends of the two intervals and plain mean of each period; None where it was not observed."""
    return [Estimate(*row) if seen else None for row, seen in zip(rows.tolist(), known.tolist(), strict=True)]
