"""Figures out of counts, each with the interval that resampled documents give it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

RESAMPLES = 1000
OUTSIDE = RESAMPLES // 40  # tries left out at each end: 2.5 %
DIGITS = 3

Counts = tuple[int, int, int]  # right, read, noted
Item = TypeVar("Item")


def with_interval(items: Sequence[Item], value: Callable[[Sequence[Item]], float]) -> dict[str, float]:
    """``{"value", "low", "high"}``: the figure of all items, and what 95 % of resamples of them lie between.

    Args:
        items: What each document (or sentence, where a set has no documents) adds; drawn anew with replacement.
        value: The figure of some items. The draw is the same whenever there are as many of them.
    """
    if not items:
        return {"value": 0.0, "low": 0.0, "high": 0.0}
    chance = random.Random(0)
    tries = sorted(value(chance.choices(items, k=len(items))) for _ in range(RESAMPLES))
    low, high = tries[OUTSIDE], tries[-1 - OUTSIDE]
    return {"value": round(value(items), DIGITS), "low": round(low, DIGITS), "high": round(high, DIGITS)}


def scored(counts: Sequence[Counts]) -> dict[str, float]:
    """F1 with its interval, precision, recall and ``n``, the noted ones."""
    sides = {"precision": round(precision(counts), DIGITS), "recall": round(recall(counts), DIGITS)}
    return {**with_interval(counts, f1), **sides, "n": total(counts)[2]}


def f1(counts: Sequence[Counts]) -> float:
    """Twice the right ones, of the read and the noted ones together; where as many are read as noted, the accuracy."""
    right, found, noted = total(counts)
    return 2 * right / (found + noted) if found + noted else 0.0


def harmonic(one: float, other: float) -> float:
    """The harmonic mean of precision and recall, where the right ones of the two are not the same number."""
    return 2 * one * other / (one + other) if one + other else 0.0


def precision(counts: Sequence[Counts]) -> float:
    """The share of the read ones that are right."""
    right, found, _ = total(counts)
    return right / found if found else 0.0


def recall(counts: Sequence[Counts]) -> float:
    """The share of the noted ones that are read rightly."""
    right, _, noted = total(counts)
    return right / noted if noted else 0.0


def share(pairs: Sequence[tuple[int, int]]) -> float:
    """Of pairs (right, of how many), the share of all that is right; 0 where there are none."""
    of = sum(n for _, n in pairs)
    return sum(right for right, _ in pairs) / of if of else 0.0


def rate(answers: Sequence[Sequence[bool]]) -> float:
    """The share of the answers that are yes, over all items."""
    return sum(map(sum, answers)) / sum(map(len, answers))


def total(counts: Sequence[Counts]) -> Counts:
    """The sums of the counts of some documents."""
    right, found, noted = (sum(count[i] for count in counts) for i in range(3))
    return right, found, noted
