"""Two relations on one axis: the level of each, and their difference with its interval."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from polybius.errors import InputError
from polybius.relations.flow.level import level
from polybius.relations.flow.series import Array, Series
from polybius.relations.flow.words import NAMES
from polybius.relations.records import CHANNELS, Estimate, Level

BLOCK_DAYS = 91  # drawn together when means are resampled: what moves a relation lasts for weeks
RESAMPLES = 1000
SEED = 7
PERIOD_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4}
MIN_BLOCKS = 4  # in both series, before a mean of the differences is given an interval


@dataclass(frozen=True, slots=True)
class Pair:
    """The levels of two dyads in one day, week or month."""

    start: dt.date
    end: dt.date  # included
    first: Estimate
    second: Estimate
    difference: Estimate  # first less second


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two dyads in the periods in which both were observed."""

    dyads: tuple[str, str]
    channel: str
    freq: str
    unit: str
    pairs: tuple[Pair, ...]
    difference: float | None  # mean over the periods, first less second; None: no period in common
    interval: tuple[float, float] | None  # 95 %, by resampled blocks of a quarter; None: less than a year in common
    n_apart: int  # periods in which the 95 % interval of the difference leaves zero out
    summary: str


def compare(
    first: Series, second: Series, *, names: tuple[str, str], freq: str = "week", channel: str = "net"
) -> Comparison:
    """Two relations side by side, and the difference of their levels.

    Raises:
        InputError: an unknown frequency or channel, a channel that one of the two does not hold, or units that differ.
    """
    if channel not in CHANNELS:
        raise InputError(f"channel {channel!r} is unknown; write {', '.join(CHANNELS)}")
    if first.unit != second.unit:
        raise InputError(f"{names[0]} is told in {first.unit}, {names[1]} in {second.unit}; give both with exposure")
    pairs = _pairs(_by_start(level(first, freq), channel, names[0]), _by_start(level(second, freq), channel, names[1]))
    values = np.array([pair.first.observed - pair.second.observed for pair in pairs])
    difference = float(np.mean(values)) if pairs else None
    interval = block_interval(values, max(1, round(BLOCK_DAYS / PERIOD_DAYS[freq])))
    n_apart = sum(not pair.difference.low95 <= 0 <= pair.difference.high95 for pair in pairs)
    found = Comparison(names, channel, freq, first.unit, pairs, difference, interval, n_apart, "")
    return dataclasses.replace(found, summary=_words(found))


def _by_start(levels: list[Level], channel: str, name: str) -> dict[dt.date, tuple[dt.date, Estimate]]:
    found = {
        level.start: (level.end, estimate) for level in levels if (estimate := getattr(level, channel)) is not None
    }
    if levels and not found:
        raise InputError(f"{name} holds no channel {channel!r}: it was not measured apart")
    return found


def _pairs(
    first: dict[dt.date, tuple[dt.date, Estimate]], second: dict[dt.date, tuple[dt.date, Estimate]]
) -> tuple[Pair, ...]:
    return tuple(
        Pair(start, end, one, second[start][1], _difference(one, second[start][1]))
        for start, (end, one) in first.items()
        if start in second and second[start][0] == end
    )


def _difference(one: Estimate, other: Estimate) -> Estimate:
    """One less the other; their chances are taken for independent, so that the widths add as squares."""
    value = one.value - other.value

    def low(share: str) -> float:
        down, up = one.value - getattr(one, f"low{share}"), getattr(other, f"high{share}") - other.value
        return value - math.hypot(down, up)

    def high(share: str) -> float:
        up, down = getattr(one, f"high{share}") - one.value, other.value - getattr(other, f"low{share}")
        return value + math.hypot(up, down)

    return Estimate(value, low("80"), high("80"), low("95"), high("95"), one.observed - other.observed)


def block_interval(values: Array, block: int) -> tuple[float, float] | None:
    """The 95 % interval of a mean whose neighbours are alike: blocks in a row are drawn anew.

    Args:
        values: One number a period, none missing.
        block: Periods that are drawn together.

    Returns:
        None when there are fewer than four blocks.
    """
    size = len(values)
    if size < MIN_BLOCKS * block:
        return None
    sums = np.cumsum(np.concatenate([[0.0], values, values[: block - 1]]))  # the end goes over into the beginning
    of_blocks = (sums[block:] - sums[:-block]) / block
    draw = np.random.default_rng(SEED)
    means = of_blocks[draw.integers(len(of_blocks), size=(RESAMPLES, math.ceil(size / block)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def _words(found: Comparison) -> str:
    first, second = found.dyads
    if found.difference is None:
        return f"{first} and {second} have no {found.freq} in common: cannot tell."
    span = f"{found.pairs[0].start} to {found.pairs[-1].end}"
    mean = f"{found.difference:+.2f} on average ({found.unit})"
    opening = f"{NAMES[found.channel]} of {first} less that of {second}, {span}: {mean}"
    if found.interval is None:
        told = ", over too short a time for an interval: cannot tell whether the two differ."
    elif found.interval[0] <= 0 <= found.interval[1]:
        told = f" (95 % interval {found.interval[0]:+.2f} to {found.interval[1]:+.2f}): cannot tell which lies lower."
    else:
        lower = first if found.difference < 0 else second
        told = f" (95 % interval {found.interval[0]:+.2f} to {found.interval[1]:+.2f}): {lower} lies lower."
    apart = f"In {found.n_apart} of {len(found.pairs)} {found.freq}s the 95 % interval of the difference excludes zero."
    return f"{opening[0].upper()}{opening[1:]}{told} {apart}"
