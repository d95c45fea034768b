"""Noted things set beside read ones, each beside one other at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from polybius.schema import Reading, Span

ENOUGH = 0.5  # token F1 of two spans that counts as the same
Item = TypeVar("Item")


def paired(noted: Sequence[Item], read: Sequence[Item], alike: Callable[[Item, Item], float]) -> list[tuple[int, int]]:
    """Which noted thing each read one stands for: pairs of indices, the most alike first, those of 0 never."""
    ranked = sorted(
        ((alike(one, other), -i, -j) for i, one in enumerate(noted) for j, other in enumerate(read)), reverse=True
    )
    met: dict[int, int] = {}
    for likeness, i, j in ranked:
        if likeness > 0 and -i not in met and -j not in met.values():
            met[-i] = -j
    return sorted(met.items())


def overlap(reading: Reading, one: Span, other: Span) -> float:
    """The token F1 of two spans; 0 when one of them holds no token."""
    mine, theirs = set(reading.tokens_in(one)), set(reading.tokens_in(other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def enough(likeness: float) -> float:
    """The likeness where it is enough to count as the same, else 0."""
    return likeness if likeness >= ENOUGH else 0.0
