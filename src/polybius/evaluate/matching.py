"""Noted things set beside read ones, each beside one other at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from polybius.schema import Reading, Span

ENOUGH = 0.5  # token F1 of two spans or names that counts as the same
Item = TypeVar("Item")


def paired(noted: Sequence[Item], read: Sequence[Item], alike: Callable[[Item, Item], float]) -> list[tuple[int, int]]:
    """Which noted thing each read one stands for: pairs of indices, the most alike first, those of 0 never."""
    ranked = ((alike(one, other), i, j) for i, one in enumerate(noted) for j, other in enumerate(read))
    return sorted(greedy(pair for pair in ranked if pair[0] > 0).items())


def greedy(ranked: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """Which of the one each of the others is set beside, of (rank, one, other): the highest rank first, each once.

    Of pairs that rank alike the first ones go before.
    """
    met: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(((rank, -i, -j) for rank, i, j in ranked), reverse=True):
        if -i not in met and -j not in taken:
            met[-i] = -j
            taken.add(-j)
    return met


def overlap(reading: Reading, one: Span, other: Span) -> float:
    """The token F1 of two spans; 0 when one of them holds no token."""
    mine, theirs = set(reading.tokens_in(one)), set(reading.tokens_in(other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def enough(likeness: float) -> float:
    """The likeness where it is enough to count as the same, else 0."""
    return likeness if likeness >= ENOUGH else 0.0
