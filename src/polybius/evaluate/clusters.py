"""How well groups of things agree with the noted groups: MUC, B3, CEAFe and their mean, and the V-measure."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from polybius.evaluate.figures import harmonic

__all__ = ["Sums", "b3", "ceaf", "conll", "f1", "muc", "sums", "v_measure"]

Item = TypeVar("Item", bound=Hashable)
Labels = Mapping[Item, Hashable]
Part = tuple[float, float, float, float]  # right and all of the told, right and all of the noted
Sums = Mapping[str, Part]  # by measure


def sums(noted: Labels[Item], told: Labels[Item]) -> Sums:
    """What the groups of one text, topic or document add to each measure; add them up and ask ``f1``.

    Args:
        noted: The right group of each thing.
        told: The group that each was put in. What only one side knows is alone on the other, and its mere presence
            there counts nothing.
    """
    right, found = _groups(noted), _groups(told)
    return {
        "muc": muc(right, found, noted, told),
        "b3": b3(right, found, noted, told),
        "ceafe": ceaf(right, found, noted),
    }


def _groups(labels: Labels[Item]) -> dict[Hashable, set[Item]]:
    groups: dict[Hashable, set[Item]] = defaultdict(set)
    for item, label in labels.items():
        groups[label].add(item)
    return groups


Groups = Mapping[Hashable, set[Item]]


def muc(right: Groups[Item], found: Groups[Item], noted: Labels[Item], told: Labels[Item]) -> Part:
    """Links: of the told ones how many are right, of the noted ones how many are told."""

    def links(groups: Groups[Item], others: Labels[Item]) -> tuple[float, float]:
        kept = sum(
            len(group) - len({(others[item],) if item in others else item for item in group})
            for group in groups.values()
        )
        return float(kept), float(sum(len(group) - 1 for group in groups.values()))

    return *links(found, noted), *links(right, told)


def b3(right: Groups[Item], found: Groups[Item], noted: Labels[Item], told: Labels[Item]) -> Part:
    """Of each thing's group the share that belongs with it, and of those that belong with it the share in its group."""
    shared = {item: len(right[noted[item]] & found[told[item]]) for item in noted.keys() & told.keys()}
    precision = sum(n / len(found[told[item]]) for item, n in shared.items())
    recall = sum(n / len(right[noted[item]]) for item, n in shared.items())
    return precision, float(len(told)), recall, float(len(noted))


def ceaf(right: Groups[Item], found: Groups[Item], noted: Labels[Item]) -> Part:
    """Groups set against groups one to one so that their likeness (twice what they share, of both) is largest."""
    rows, columns = list(right), list(found)
    at = {label: row for row, label in enumerate(rows)}
    alike = np.zeros((len(rows), len(columns)))
    for column, label in enumerate(columns):
        for noted_label, shared in Counter(noted[item] for item in found[label] if item in noted).items():
            alike[at[noted_label], column] = 2 * shared / (len(right[noted_label]) + len(found[label]))
    best = float(alike[linear_sum_assignment(-alike)].sum())
    return best, float(len(columns)), best, float(len(rows))


def f1(parts: Sequence[Sums], measure: str) -> float:
    """The harmonic mean of precision and recall over all parts."""
    told_right, told_all, noted_right, noted_all = (sum(part[measure][at] for part in parts) for at in range(4))
    return harmonic(told_right / told_all if told_all else 0.0, noted_right / noted_all if noted_all else 0.0)


def conll(parts: Sequence[Sums]) -> float:
    """The mean of the three, as the CoNLL shared tasks took it."""
    return sum(f1(parts, measure) for measure in ("muc", "b3", "ceafe")) / 3


def v_measure(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """The harmonic mean of homogeneity and completeness of (noted, told) labels."""
    if not pairs:
        return 0.0
    both, noted, told = Counter(pairs), Counter(one for one, _ in pairs), Counter(other for _, other in pairs)

    def entropy(counts: Counter[Hashable]) -> float:
        return -sum(n / len(pairs) * math.log(n / len(pairs)) for n in counts.values())

    def left_open(given: Counter[Hashable], at: int) -> float:
        return -sum(n / len(pairs) * math.log(n / given[pair[at]]) for pair, n in both.items())

    homogeneity = 1 - left_open(told, 1) / entropy(noted) if len(noted) > 1 else 1.0
    completeness = 1 - left_open(noted, 0) / entropy(told) if len(told) > 1 else 1.0
    return harmonic(homogeneity, completeness)
