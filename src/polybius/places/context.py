"""What the names of a document say for each other: places that lie together are meant together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polybius.resources.places import Entry
from polybius.resources.weights import shares

WEIGHT_COUNTRY = 8.0  # for the share of the document's names that lie in the same country
STATE_ALONE, STATE_OF_SEVERAL = 0.5, 0.3  # of a town's say: a state that is named acts, and not always at home
WEIGHT_ADMIN1 = 8.0  # ... in the same state or province
WEIGHT_NEAR = 6.0  # ... in the same square of 100 km or one beside it
WEIGHT_HELD = 40.0  # "Paris, Texas" leaves no choice; half of it for the other mentions of Paris
ROUNDS = 3
LEAST_SHARE = 0.01
MAX_NAMES = 1_000  # more names than that are a list, which says nothing for any of them
AROUND = tuple((up, right) for up in (-1, 0, 1) for right in (-1, 0, 1))
Cell = tuple[int, int]


@dataclass(slots=True)
class Sense:
    """A name of the document with the places that it can mean, however often it stands there."""

    options: Sequence[Entry]
    scores: Sequence[float]  # the best that any of its mentions gives
    held: Sequence[bool]  # whether any of its mentions is followed by what holds it: "Paris, Texas"
    support: Sequence[float] = ()  # what the other names of the document add, where they add anything
    shares: Sequence[float] = ()  # how likely it means each

    def add(self, scores: Sequence[float], held: Sequence[bool]) -> None:
        """Notes what another mention says."""
        self.scores = [max(pair) for pair in zip(self.scores, scores, strict=True)]
        self.held = [any(pair) for pair in zip(self.held, held, strict=True)]

    def total(self, own: Sequence[float], held: Sequence[bool]) -> list[float]:
        """The points of each place for one mention, of which ``own`` and ``held`` are told."""
        support = self.support or [0.0] * len(own)
        if not any(self.held):
            return [points + more for points, more in zip(own, support, strict=True)]
        carried = [
            WEIGHT_HELD if here else WEIGHT_HELD / 2 * there for here, there in zip(held, self.held, strict=True)
        ]
        return [sum(points) for points in zip(own, carried, support, strict=True)]


def weigh(senses: Iterable[Sense], states: frozenset[str] = frozenset()) -> None:
    """Gives each place of each name the support that it has from the other names, in a few rounds.

    ``states`` are those that the document tells of by their peoples and bodies: each speaks like a state that is named.
    """
    known = [sense for sense in senses if sense.options]
    if not 1 < len(known) + len(states) <= MAX_NAMES:
        return
    for _ in range(ROUNDS):
        context = Context(known, states)
        for sense in known:
            if len(sense.options) > 1:
                sense.support = context.supports(sense)


class Context:
    """How many names of a document lie in each country, division and part of the globe; each counts once."""

    def __init__(self, senses: Sequence[Sense], states: frozenset[str] = frozenset()) -> None:
        self._countries: dict[str, float] = defaultdict(float)
        self._divisions: dict[tuple[str, str], float] = defaultdict(float)
        self._cells: dict[Cell, float] = defaultdict(float)
        for sense in senses:
            sense.shares = shares(sense.total(sense.scores, sense.held))
        likely = [sense.options[sense.shares.index(max(sense.shares))] for sense in senses]
        named = {entry.country for entry in likely if entry.kind == "country"}
        self._state = STATE_OF_SEVERAL if len(named | states) > 1 else STATE_ALONE
        for sense in senses:
            self._count(sense, 1.0)
        for country in states - named:
            self._countries[country] += self._state
        self._names = len(senses) + len(states - named)  # one more than the others: few names say less than many

    def _count(self, sense: Sense, sign: float) -> None:
        for entry, share in zip(sense.options, sense.shares, strict=True):
            if share > LEAST_SHARE:
                if entry.country:
                    self._countries[entry.country] += sign * share * (self._state if entry.kind == "country" else 1)
                    if entry.admin1:
                        self._divisions[entry.country, entry.admin1] += sign * share
                if entry.precision != "country":
                    self._cells[cell(entry)] += sign * share

    def supports(self, sense: Sense) -> list[float]:
        """Points for each place of a name: the share of the other names in its country, its division, and near it."""
        self._count(sense, -1.0)  # it does not speak for itself
        out = [self._support(entry) for entry in sense.options]
        self._count(sense, 1.0)
        return out

    def _support(self, entry: Entry) -> float:
        if entry.country is None:
            return 0.0
        same_division = self._divisions.get((entry.country, entry.admin1), 0.0) if entry.admin1 else 0.0
        row, column = cell(entry)
        near = sum(self._cells.get((row + up, column + right), 0.0) for up, right in AROUND)
        return (
            WEIGHT_COUNTRY * self._countries.get(entry.country, 0.0)
            + WEIGHT_ADMIN1 * same_division
            + WEIGHT_NEAR * near
        ) / self._names


def cell(entry: Entry) -> Cell:
    """The square of about a hundred kilometres that a place lies in."""
    row = math.floor(entry.lat)
    return row, math.floor(entry.lon * math.cos(math.radians(row)))
