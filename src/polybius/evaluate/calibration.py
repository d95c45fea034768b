"""How far the confidence of events lies from the share of them that is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polybius.evaluate.figures import DIGITS, with_interval

BINS = 10
Judged = list[tuple[float, bool]]  # of each event its confidence, and whether it is right


@dataclass(frozen=True, slots=True)
class Bin:
    """The events whose confidence lies in one tenth of the scale."""

    n: int
    said: float  # mean confidence
    right: float  # share that is right


def bins(judged: Judged) -> list[Bin]:
    """The events by tenths of confidence, the least confident first; tenths without events are left out."""
    tenths: dict[int, Judged] = {}
    for said, right in judged:
        tenths.setdefault(min(int(said * BINS), BINS - 1), []).append((said, right))
    return [
        Bin(len(part), sum(said for said, _ in part) / len(part), sum(right for _, right in part) / len(part))
        for _, part in sorted(tenths.items())
    ]


def error(judged: Judged) -> float:
    """The expected calibration error: the mean distance of said and right over the bins, weighed by their events.

    After Naeini, Cooper & Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning".
    """
    parts = bins(judged)
    return sum(part.n * abs(part.said - part.right) for part in parts) / len(judged) if judged else 0.0


def figure(documents: Sequence[Judged]) -> dict[str, float]:
    """The error over the events of some documents, with its interval and their number."""

    def value(some: Sequence[Judged]) -> float:
        return error([pair for document in some for pair in document])

    n = sum(len(document) for document in documents)
    return with_interval(documents, value) | {"n": n, "said": _mean(documents, 0), "right": _mean(documents, 1)}


def _mean(documents: Sequence[Judged], which: int) -> float:
    values = [float(pair[which]) for document in documents for pair in document]
    return round(sum(values) / len(values), DIGITS) if values else 0.0
