"""The level of a dyad per day, week or month, with intervals that fit over-dispersed counts and heavy tails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np
from scipy import stats

from polybius.errors import InputError
from polybius.relations.local_level import smooth
from polybius.relations.records import Estimate, Level
from polybius.relations.series import PER_EXPOSURE, Array, Series

FREQUENCIES = ("day", "week", "month")
# Variance over mean of the counts of a dyad: the middle of the dyads of a year of hand-sized event data.
PRIOR_DISPERSION = {"day": 2.5, "week": 4.5, "month": 6.2}
PRIOR_PERIODS = 20  # what the prior weighs against the dyad's own periods
HALF_EVENT = 0.5  # Jeffreys: a period without events does not prove a rate of zero
BAND_DF = 5.0  # Student t of the smoothed level
QUANTILES = (0.1, 0.9, 0.025, 0.975)
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
    periods = list(_periods(series, freq))
    days = _days_observed(series, periods)
    n_events = None if series.n_events is None else _sums(series.n_events, series, periods)
    counted = series.n_events is not None and series.split
    estimate = _from_counts if counted else _from_scores
    estimates = {channel: estimate(series, channel, periods, freq) for channel in series.channels}
    if counted:
        estimates["net"] = _net(series, periods, estimates)
    return [
        Level(
            start=start,
            end=end,
            conflict=estimates["conflict"][number],
            cooperation=estimates["cooperation"][number] if "cooperation" in estimates else None,
            net=estimates["net"][number],
            n_events=None if n_events is None else int(n_events[number]),
            n_days=int(days[number]),
            contains=COUNTS if counted else SCORES,
            stories=series.told(start, end),
        )
        for number, (start, end) in enumerate(periods)
        if days[number]
    ]


def _periods(series: Series, freq: str) -> Iterator[Period]:
    """Whole days, weeks from Monday, or months, cut at the ends of the series."""
    day = series.start
    while day <= series.end:
        last = min(_last_day(day, freq), series.end)
        yield day, last
        day = last + dt.timedelta(days=1)


def _last_day(day: dt.date, freq: str) -> dt.date:
    if freq == "day":
        return day
    if freq == "week":
        return day + dt.timedelta(days=6 - day.weekday())
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)


def _starts(series: Series, periods: list[Period]) -> list[int]:
    return [series.index(start) for start, _ in periods]


def _days_observed(series: Series, periods: list[Period]) -> Array:
    """How many days of each period were observed."""
    return np.add.reduceat(np.isfinite(series.values("net")).astype(float), _starts(series, periods))


def _sums(values: Array, series: Series, periods: list[Period]) -> Array:
    """Sum of the observed days of each period; zero where there is none."""
    return np.add.reduceat(np.nan_to_num(values), _starts(series, periods))


def _means(values: Array, series: Series, periods: list[Period]) -> Array:
    """Mean of the observed days of each period; NaN where there is none."""
    known = np.isfinite(values)
    total = _sums(np.where(known, values, 0.0), series, periods)
    days = np.add.reduceat(known.astype(float), _starts(series, periods))
    return np.where(days > 0, total / np.maximum(days, 1), np.nan)


def _from_scores(series: Series, channel: str, periods: list[Period], freq: str) -> list[Estimate | None]:
    """The typical day of each period: the mean of its days on the asinh scale, taken back, seen through their noise."""
    values = series.values(channel)
    told = np.abs(values[np.isfinite(values) & (values != 0)])
    unit = float(np.median(told)) if len(told) else 1.0
    daily = np.arcsinh(values / unit)
    means, observed = _means(daily, series, periods), _means(values, series, periods)
    days = _days_observed(series, periods)
    found = smooth(means, _day_noise(daily) / np.maximum(days, 1))
    deviation = np.sqrt(found.variance)
    sign = {"conflict": (-np.inf, 0.0), "cooperation": (0.0, np.inf)}.get(channel, (-np.inf, np.inf))
    ends = [
        found.middle,
        *(found.middle + width * deviation for width in stats.t.ppf((0.1, 0.9, 0.025, 0.975), BAND_DF)),
    ]
    back = [np.clip(np.sinh(np.clip(end, -700, 700)) * unit, *sign) for end in ends]
    return [
        _estimate([*(end[number] for end in back), observed[number]]) if days[number] else None
        for number in range(len(periods))
    ]


def _day_noise(daily: Array) -> float:
    """Variance of a day around its level, from the differences of neighbours."""
    steps = np.diff(daily)
    steps = steps[np.isfinite(steps)]
    return float(np.mean(steps**2)) / 2 if len(steps) else 0.0


def _from_counts(series: Series, channel: str, periods: list[Period], freq: str) -> list[Estimate | None]:
    """Negative-binomial intervals: the amount of a channel counted in events of the dyad's mean weight."""
    if channel == "net":
        return []
    weight = _mean_weight(series)
    counts = _sums(np.abs(series.channels[channel]), series, periods) / weight
    observed = _days_observed(series, periods)
    dispersion = _dispersion(counts[observed > 0], freq)
    sign = -1.0 if channel == "conflict" else 1.0
    with np.errstate(divide="ignore", invalid="ignore"):
        scales = np.where(observed > 0, sign * weight / _sizes(series, periods, observed), np.nan)
    ends = stats.gamma.ppf(np.array(QUANTILES)[:, None], counts / dispersion + HALF_EVENT) * dispersion * scales
    ends[np.ix_([0, 2], counts == 0)] = 0.0  # nothing told: the interval begins at nothing
    low80, high80, low95, high95 = ends if sign > 0 else ends[[1, 0, 3, 2]]
    values = np.where(counts > 0, counts * scales, 0.0)
    return [
        _estimate(numbers) if np.isfinite(scale) else None
        for scale, *numbers in zip(scales, values, low80, high80, low95, high95, values, strict=True)
    ]


def _sizes(series: Series, periods: list[Period], observed: Array) -> Array:
    """What each period's sum is divided by: its days, or the volume of its reporting; NaN where that is nothing."""
    if series.exposure is None:
        return observed
    volume = _sums(series.exposure, series, periods) / PER_EXPOSURE
    return np.where(volume > 0, volume, np.nan)


def _mean_weight(series: Series) -> float:
    """Mean absolute score of an event of the dyad."""
    assert series.n_events is not None
    total = np.nansum(np.abs(series.channels["conflict"])) + np.nansum(np.abs(series.channels["cooperation"]))
    events = np.nansum(series.n_events)
    return float(total / events) if events > 0 and total > 0 else 1.0


def _dispersion(counts: Array, freq: str) -> float:
    """Variance over mean, at least 1: the dyad's own, from differences of neighbours, drawn towards the prior."""
    prior = PRIOR_DISPERSION[freq]
    mean = float(np.mean(counts)) if len(counts) else 0.0
    if len(counts) < 3 or mean == 0:
        return prior
    own = float(np.mean(np.diff(counts) ** 2)) / 2 / mean
    return max(1.0, (own * len(counts) + prior * PRIOR_PERIODS) / (len(counts) + PRIOR_PERIODS))


def _net(series: Series, periods: list[Period], estimates: dict[str, list[Estimate | None]]) -> list[Estimate | None]:
    """Both channels together; their chances are independent, so that the widths add as squares."""
    out: list[Estimate | None] = []
    for bad, good in zip(estimates["conflict"], estimates["cooperation"], strict=True):
        if bad is None or good is None:
            out.append(None)
            continue
        value = bad.value + good.value
        ends = [
            value + side * float(np.hypot(getattr(bad, name) - bad.value, getattr(good, name) - good.value))
            for side, name in ((-1, "low80"), (1, "high80"), (-1, "low95"), (1, "high95"))
        ]
        out.append(_estimate((value, *ends, bad.observed + good.observed)))
    return out


def _estimate(numbers: Sequence[float]) -> Estimate:
    value, low80, high80, low95, high95, observed = map(float, numbers)
    return Estimate(value, low80, high80, low95, high95, observed)
