"""Which of two relations moves first: correlation of their surprises at leads and lags, held against chance.

What a dyad does is first freed of its own past, so that two that merely drift do not seem to be tied; odd periods are
drawn in, so that one famous week does not carry the answer. The largest correlation over all lags is judged against
those of the same two series shifted along each other by far longer spans; where the peak lies, by drawing blocks anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal, stats

from polybius.errors import InputError
from polybius.relations.flow.contrast import MEAN_DEVIATION_TO_SD
from polybius.relations.flow.level import Periods, unit_of
from polybius.relations.flow.series import Array, Series
from polybius.relations.flow.words import NAMES
from polybius.relations.records import CANNOT_TELL

LAGS = {"day": 14, "week": 8}
BLOCK = {"day": 28, "week": 9}  # drawn together; longer than the longest lag
LEAST = {"day": 365, "week": 78}  # periods that both have to have
FORGETS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)  # weight of the last period in what is expected of the next
ODD = 3.0  # scales beyond which a surprise is drawn in
RESAMPLES = 1000
LEAST_P = 0.001  # that is printed
SEED = 11
ALARM = 0.05
MARGIN = 0.2  # a correlation that would matter
FIRST, SECOND, TOGETHER = "the first moves first", "the second moves first", "they move in the same period"
TIED, NO_TIE = "tied, cannot tell which moves first", "no detectable tie"
CAUTION = "Moving first is not causing: a third event can reach one before the other."


@dataclass(frozen=True, slots=True)
class Lag:
    """How the surprises of two dyads go together when the second is looked at some periods after the first."""

    periods: int  # negative: the second before the first
    correlation: float
    low: float  # 95 % interval, of this lag alone
    high: float


@dataclass(frozen=True, slots=True)
class Lead:
    """Which of two dyads moves first, as far as the series can tell."""

    dyads: tuple[str, str]
    channel: str
    freq: str
    verdict: str
    lag: int | None  # of the largest correlation, in periods; positive: the first moves first
    interval: tuple[int, int] | None  # 95 % of where that peak lies
    p: float | None  # how often chance makes such a correlation at any of the lags
    lags: tuple[Lag, ...]
    n: int  # periods that both have
    start: dt.date | None
    end: dt.date | None
    summary: str


@dataclass(frozen=True, slots=True)
class Question:
    """Which two are asked about, by which periods, in which channel."""

    names: tuple[str, str]
    freq: str
    channel: str


def lead(first: Series, second: Series, *, names: tuple[str, str], freq: str = "week", channel: str = "net") -> Lead:
    """Whether one relation moves before another: "did US-Iran tension move US-Iraq relations?"

    Args:
        first: The one that may move first.
        second: The other.
        names: What the two are called in the summary.
        freq: day (up to 14 days apart) or week (up to 8 weeks).
        channel: conflict, cooperation or net.

    Raises:
        InputError: another frequency, or a channel that one of the two does not hold.
    """
    if freq not in LAGS:
        raise InputError(f"freq {freq!r}: write {' or '.join(LAGS)}")
    for name, series in zip(names, (first, second), strict=True):
        if channel not in series.channels:
            raise InputError(f"{name} holds no channel {channel!r}; it holds {', '.join(series.channels)}")
    days, one, other = _together(first, second, freq, channel)
    n = int(np.sum(np.isfinite(one) & np.isfinite(other)))
    if n < LEAST[freq] or not np.nanstd(one) or not np.nanstd(other):
        summary = f"{names[0]} and {names[1]}: cannot tell ({n} {freq}s in common; {LEAST[freq]} are needed)."
        if n >= LEAST[freq]:
            summary = f"{names[0]} and {names[1]}: cannot tell (one of the two never moves)."
        return Lead(names, channel, freq, CANNOT_TELL, None, None, None, (), n, None, None, summary)
    return _judged(Question(names, freq, channel), _surprises(one), _surprises(other), days, n)


def _together(first: Series, second: Series, freq: str, channel: str) -> tuple[list[dt.date], Array, Array]:
    """The periods that both series reach, and each one's level in them on its own asinh scale."""
    sides = []
    for series in (first, second):
        periods = Periods.of(series, freq)
        values = series.values(channel)
        means = periods.means(np.arcsinh(values / unit_of(values)))
        whole = {"day": 1, "week": 7}[freq]
        sides.append(
            {
                start: mean
                for (start, end), mean in zip(periods.days, means, strict=True)
                if (end - start).days + 1 == whole
            }
        )
    days = sorted(sides[0].keys() & sides[1].keys())
    return days, np.array([sides[0][day] for day in days]), np.array([sides[1][day] for day in days])


def _surprises(values: Array) -> Array:
    """Each period less what its own past let expect, odd ones drawn in; zero where nothing was observed."""
    known = np.isfinite(values)
    filled = values[np.maximum.accumulate(np.where(known, np.arange(len(values)), np.argmax(known)))]
    best = min((_missed(filled, weight) for weight in FORGETS), key=lambda missed: float(np.sum(np.abs(missed))))
    scale = MEAN_DEVIATION_TO_SD * float(np.mean(np.abs(best[known]))) or 1.0
    drawn = np.clip(best / scale, -ODD, ODD)
    drawn[~known] = 0.0
    drawn[known] -= np.mean(drawn[known])
    return np.asarray(drawn)


def _missed(values: Array, weight: float) -> Array:
    expected, _ = signal.lfilter([weight], [1.0, weight - 1.0], values, zi=[(1.0 - weight) * values[0]])
    return np.concatenate([[0.0], values[1:] - expected[:-1]])


def _judged(asked: Question, one: Array, other: Array, days: list[dt.date], n: int) -> Lead:
    names, freq, channel = asked.names, asked.freq, asked.channel
    reach = LAGS[freq]
    lags = np.arange(-reach, reach + 1)
    found = _correlations(one, other)[lags]  # circular: lag -3 is the third from the end
    drawn = _drawn(one, other, lags, BLOCK[freq])
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
    peak = int(np.argmax(np.abs(found)))
    p = _by_chance(_correlations(one, other), reach, abs(float(found[peak])))
    places = lags[np.argmax(np.abs(drawn), axis=1)]
    interval = tuple(int(end) for end in np.quantile(places, (0.025, 0.975), method="nearest"))
    verdict = _verdict(p, int(lags[peak]), interval, low, high)
    chance = f"p {p:.3f}" if p >= LEAST_P else f"p < {LEAST_P}"
    figures = f"correlation of surprises {found[peak]:+.2f}, {chance} over all lags"
    where = f"95 % interval of the lag {interval[0]:+d} to {interval[1]:+d} {freq}s"
    way = "the same way" if found[peak] > 0 else "opposite ways"
    told = {
        CANNOT_TELL: f"cannot tell whether one moves with the other ({figures}).",
        NO_TIE: f"no detectable tie up to {reach} {freq}s apart ({figures}).",
        TOGETHER: f"they move {way} in the same {freq} ({figures}). {CAUTION}",
        TIED: f"they move {way}; which of them first, cannot tell ({figures}; {where}). {CAUTION}",
    }
    for who, leads in zip(names, (FIRST, SECOND), strict=True):
        by = f"{abs(int(lags[peak]))} {freq}{'' if abs(int(lags[peak])) == 1 else 's'}"
        told[leads] = f"{who} moves first, by {by}, {way} ({figures}; {where}). {CAUTION}"
    opening = f"{NAMES[channel]} of {names[0]} and of {names[1]}, {days[0]} to {days[-1]}: "
    summary = opening[0].upper() + opening[1:] + told[verdict]
    return Lead(
        names,
        channel,
        freq,
        verdict,
        int(lags[peak]),
        (interval[0], interval[1]),
        p,
        tuple(
            Lag(int(lag), *map(float, ends))
            for lag, *ends in zip(lags, found, np.minimum(low, found), np.maximum(high, found), strict=True)
        ),
        n,
        days[0],
        days[-1],
        summary,
    )


def _correlations(one: Array, other: Array) -> Array:
    """The correlation at every shift of the second against the first, the end going over into the beginning."""
    spectrum = np.conj(np.fft.rfft(one)) * np.fft.rfft(other)
    return np.asarray(np.fft.irfft(spectrum, len(one)) / np.sqrt(np.sum(one**2) * np.sum(other**2)))


def _by_chance(every: Array, reach: int, peak: float) -> float:
    """How often the largest of as many correlations is as large by chance, whose scale the far shifts show."""
    far = every[2 * reach + 1 : len(every) - 2 * reach]
    scale = float(np.sqrt(np.mean(far**2)))
    single = float(2 * stats.norm.sf(peak / scale))
    return float(-np.expm1((2 * reach + 1) * np.log1p(-min(single, 1.0 - 1e-12))))


def _drawn(one: Array, other: Array, lags: NDArray[np.int_], block: int) -> Array:
    """The correlations at all lags, of blocks drawn anew; a block keeps what its periods have before and after them."""
    products = np.stack([one * np.roll(other, -lag) for lag in lags], axis=1)
    starts = np.arange(0, len(one), block)
    sums = np.add.reduceat(products, starts, axis=0)
    own = np.stack([np.add.reduceat(one**2, starts), np.add.reduceat(other**2, starts)], axis=1)
    draw = np.random.default_rng(SEED)
    times = draw.multinomial(len(starts), np.full(len(starts), 1 / len(starts)), size=RESAMPLES)
    squares = times @ own
    return np.asarray((times @ sums) / np.sqrt(np.prod(squares, axis=1))[:, None])


def _verdict(p: float, lag: int, interval: tuple[int, ...], low: Array, high: Array) -> str:
    if p >= ALARM:
        small = float(np.min(low)) > -MARGIN and float(np.max(high)) < MARGIN
        return NO_TIE if small else CANNOT_TELL
    if interval[0] > 0:
        return FIRST
    if interval[1] < 0:
        return SECOND
    return TOGETHER if lag == 0 and interval == (0, 0) else TIED
