"""How odd a change is among the past changes of many dyads of one kind.

Of thousands of dyads only what happens less than once in thousands of weeks may stand out. A dyad's own past has a
hundred weeks, and a t distribution that is safe for everybody is too heavy for those told of every day. So each dyad's
changes are put on its own scale, and their tail is read from the past of all, outbursts and all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polybius.relations.flow.contrast import BASELINE_DAYS, MIN_PAST, PAST_DAYS, Contrast, Window, contrasts, spread
from polybius.relations.flow.series import Array

LEAST_DYADS = 100  # whose pasts make a tail: with fewer each is judged by itself
INTERVAL = 0.95


@dataclass(frozen=True)
class Odd:
    """A change of a dyad, in its own unit, and how far its past ones lay from each other on its own scale."""

    value: float  # the past's own middle taken off
    scale: float
    before: float
    n_past: int
    past: Array  # each half of it by the middle and scale of the other, as the change is by those of what went before


def odd(values: Array, at: int, window: Window) -> Odd | None:
    """The change at a position; None when the window, the baseline or the past has too few days to say anything."""
    first = max(0, at - PAST_DAYS - BASELINE_DAYS - 2 * (window.gap + window.days))
    here = at - first
    every, before = contrasts(values[first : at + window.days], window)
    past = every[: max(0, here - window.gap - window.days + 1)][-PAST_DAYS:]
    past = past[np.isfinite(past)]
    n_past = len(past) // window.step
    if n_past < MIN_PAST or not np.isfinite(every[here]):
        return None
    middle, scale = spread(past)
    halves = past[: len(past) // 2], past[len(past) // 2 :]
    (one, by_one), (two, by_two) = map(spread, halves)
    if not scale or not by_one or not by_two:
        return None
    off = np.concatenate([(halves[0] - two) / by_two, (halves[1] - one) / by_one])
    return Odd(float(every[here]) - middle, scale, float(before[here]), n_past, off[:: window.days])


def judged(family: Sequence[Odd]) -> list[Contrast]:
    """The changes of dyads of one kind, each with the share of all their past ones that lay as far off."""
    past = np.sort(np.abs(np.concatenate([one.past for one in family])))
    width = float(np.quantile(past, INTERVAL))
    out = []
    for one in family:
        farther = len(past) - int(np.searchsorted(past, abs(one.value) / one.scale))
        out.append(Contrast(one.value, width * one.scale, (farther + 1) / (len(past) + 1), one.before, one.n_past))
    return out
