"""Pairs with evidence -> groups of events that tell one happening."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from polybius.stories.steps import NEAR_DAYS, NEAR_DEGREES

__all__ = ["Pairs", "Reach", "clusters", "kept_apart"]

# Log odds, chosen on stories of the development half and on made worlds, or on held-out topics: docs/evaluation.md
BAR = 0.7  # of a pair to be joined
BARE_BAR = 0.0  # the same of words whose type and day are not known
MEAN_BAR = -1.0  # for two groups: the mean of all their pairs

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]
Vector = NDArray[np.float64]
# What a reach holds at these places: days told as one, or two; as more; latitude; longitude.
# How far the first of one group may lie behind the last of another, by place.
SINGLE, RANGE, LATITUDE, LONGITUDE = range(4)
MOST_DAYS = ((SINGLE, SINGLE, NEAR_DAYS), (SINGLE, RANGE, 0), (RANGE, SINGLE, 0), (RANGE, RANGE, 0))
MOST = (*MOST_DAYS, (LATITUDE, LATITUDE, NEAR_DEGREES), (LONGITUDE, LONGITUDE, NEAR_DEGREES))


class Reach(NamedTuple):
    """What no evidence outweighs: the days and the town of an act, or of all acts of a group.

    ``first`` is the latest day that some of them began, ``last`` the earliest that some ended, minus and plus infinity
    where none is known; of degrees the highest and the lowest.
    """

    first: tuple[float, ...]
    last: tuple[float, ...]

    @classmethod
    def of(
        cls, first: int | None, last: int | None, latitude: float | None = None, longitude: float | None = None
    ) -> Reach:
        """That of one event, from the numbers of its days; None is not known, or too vague to tell."""
        begun, ended = [-math.inf] * 4, [math.inf] * 4
        if first is not None and last is not None:
            place = SINGLE if last - first <= NEAR_DAYS else RANGE
            begun[place], ended[place] = first, last
        for place, degrees in ((LATITUDE, latitude), (LONGITUDE, longitude)):
            if degrees is not None:
                begun[place] = ended[place] = degrees
        return cls(tuple(begun), tuple(ended))

    def joined(self, other: Reach) -> Reach:
        """That of two groups in one."""
        return Reach(tuple(map(max, self.first, other.first)), tuple(map(min, self.last, other.last)))

    def apart(self, other: Reach) -> bool:
        """Whether a day, or the town, of one lies apart from the other's: a range ends where it ends, a single day has
        a neighbour.
        """
        return any(self.first[i] - other.last[j] > most or other.first[i] - self.last[j] > most for i, j, most in MOST)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Events that were compared, two by two, by their places in a list of events; a row a pair, the smaller first."""

    a: Numbers
    b: Numbers
    log_odds: NDArray[np.float64]
    same_document: Marks
    bare: Marks  # their words must do: type and day are not known
    barred: Marks  # whatever else speaks for it, they are two

    def __getitem__(self, rows: Numbers | Marks) -> Pairs:
        return Pairs(*(getattr(self, field.name)[rows] for field in fields(self)))


def clusters(
    events: Sequence[Reach], pairs: Pairs, said: Mapping[tuple[int, int], bool] | None = None
) -> list[list[int]]:
    """Groups of events, by their places in the list, each sorted; the same whatever the order of the pairs.

    The best pair is joined first, within a document before across; two groups are joined only when no day and no town
    of the one lies apart from the other's (else a vague report would glue the attack of the 11th to that of the 14th),
    no pair between them is barred, and the mean of all pairs between them is good.

    Args:
        events: The days and the town of each event.
        pairs: Those that were compared; a pair that was not is never joined by itself.
        said: What an analyst says of pairs, the smaller place first: True one happening, False two. It goes first.
    """
    said = said or {}
    first, last = (np.array([getattr(event, end) for event in events]).reshape(-1, 4) for end in ("first", "last"))
    near = ~(_behind(first[pairs.a], last[pairs.b]) | _behind(first[pairs.b], last[pairs.a]))
    likely = near & (pairs.log_odds >= np.where(pairs.bare, BARE_BAR, BAR))
    ties = [*zip(pairs.a[likely], pairs.b[likely], strict=True), *(pair for pair, together in said.items() if together)]
    groups = []
    for members, rows in _parts(len(events), np.array(ties, dtype=np.int64).reshape(-1, 2), pairs):
        if len(members) == 1:
            groups.append(list(members))
            continue
        one = _Joining(members, events, {p: together for p, together in said.items() if members.issuperset(p)})
        one.count(pairs[rows], near[rows])
        groups += one.joined(pairs[rows][likely[rows]])
    return sorted(sorted(group) for group in groups)


def kept_apart(
    groups: Sequence[Sequence[int]],
    events: Sequence[Reach],
    pairs: Pairs,
    said: Mapping[tuple[int, int], bool] | None = None,
) -> dict[tuple[int, int], str]:
    """For each pair that speaks for one happening, and whose events stand in two groups, the rule that kept these two.

    Args:
        groups: As ``clusters`` made them.
        events: The days and the town of each event.
        pairs: Those that were compared.
        said: What an analyst says of pairs.
    """
    label = np.empty(len(events), dtype=np.int64)
    for number, group in enumerate(groups):
        label[list(group)] = number
    a, b = label[pairs.a], label[pairs.b]
    good = np.flatnonzero((a != b) & (pairs.log_odds >= np.where(pairs.bare, BARE_BAR, BAR)))
    key = np.minimum(a, b) * (len(groups) + 1) + np.maximum(a, b)
    first, last = (np.array([getattr(event, end) for event in events]).reshape(-1, 4) for end in ("first", "last"))
    near = ~(_behind(first[pairs.a], last[pairs.b]) | _behind(first[pairs.b], last[pairs.a]))
    between = np.flatnonzero(np.isin(key, key[good]))
    held: dict[int, list[int]] = {}
    for row in between.tolist():
        held.setdefault(int(key[row]), []).append(row)
    split = {tuple(sorted((label[x], label[y]))) for (x, y), together in (said or {}).items() if not together}
    reaches = {
        number: functools.reduce(Reach.joined, (events[at] for at in groups[number])) for number in {*a[good], *b[good]}
    }
    rules: dict[int, str] = {}
    for row in good.tolist():
        one, other, rows = int(a[row]), int(b[row]), np.array(held[int(key[row])])
        if int(key[row]) not in rules:
            odds = pairs.log_odds[rows[near[rows]]]
            rules[int(key[row])] = _rule(
                reaches[one],
                reaches[other],
                split=tuple(sorted((one, other))) in split,
                barred=bool(pairs.barred[rows].any()),
                mean=float(odds.mean()) if len(odds) else 0.0,
            )
    return {(int(pairs.a[row]), int(pairs.b[row])): rules[int(key[row])] for row in good.tolist()}


def _rule(one: Reach, other: Reach, *, split: bool, barred: bool, mean: float) -> str:
    """What keeps two groups apart, in words."""
    if split:
        return "an analyst split them"
    if barred:
        return "acts of two states, or in two towns far from each other, which no other evidence outweighs"
    if one.apart(other):
        days = any(
            one.first[i] - other.last[j] > most or other.first[i] - one.last[j] > most for i, j, most in MOST_DAYS
        )
        return "a day of the one lies apart from the days of the other" if days else "the towns lie apart"
    if mean < MEAN_BAR:
        return f"the mean of all pairs between the two, {mean:+.2f}, lies below {MEAN_BAR:+.2f}"
    return "surer pairs had joined them otherwise before"


def _parts(n: int, ties: Numbers, pairs: Pairs) -> Iterator[tuple[set[int], Numbers]]:
    """The events that pairs tie together, however far, and the pairs among them: nothing outside bears on these."""
    _, label = connected_components(coo_matrix((np.ones(len(ties)), (ties[:, 0], ties[:, 1])), (n, n)), directed=False)
    within = np.flatnonzero(label[pairs.a] == label[pairs.b])
    within = within[np.argsort(label[pairs.a[within]], kind="stable")]
    order = np.argsort(label, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(label[order])) + 1) if n else []
    starts = np.searchsorted(label[pairs.a[within]], np.arange(len(members) + 1))
    for number, held in enumerate(members):
        yield set(held.tolist()), within[starts[number] : starts[number + 1]]


class _Joining:
    """Groups of some events on their way to becoming stories; a group is named by one of its events."""

    def __init__(self, held: set[int], events: Sequence[Reach], said: Mapping[tuple[int, int], bool]) -> None:
        self.said = said
        self.group = {event: event for event in held}
        self.members = {event: [event] for event in held}
        self.reach = {event: events[event] for event in held}
        # of each two groups: the sum of the log odds of all pairs between them, and their number
        self.sums: dict[int, dict[int, tuple[float, int]]] = {event: {} for event in held}
        self.barred: dict[int, set[int]] = {event: set() for event in held}

    def count(self, pairs: Pairs, near: Marks) -> None:
        """Lays out what pairs of events say for and against; those whose days lie apart do not count for the mean."""
        held = pairs[near]
        for a, b, odds in zip(held.a.tolist(), held.b.tolist(), held.log_odds.tolist(), strict=True):
            self.sums[a][b] = self.sums[b][a] = (odds, 1)
        bars = zip(pairs.a[pairs.barred].tolist(), pairs.b[pairs.barred].tolist(), strict=True)
        for a, b in (*bars, *(pair for pair, together in self.said.items() if not together)):
            if not self.said.get((a, b)):
                self.barred[a].add(b)
                self.barred[b].add(a)

    def joined(self, likely: Pairs) -> list[list[int]]:
        """The groups, after every likely pair had its turn."""
        for one, other in sorted(pair for pair, together in self.said.items() if together):
            self._join(self.group[one], self.group[other])
        order = np.lexsort((likely.b, likely.a, -likely.log_odds, ~likely.same_document))
        for a, b in zip(likely.a[order].tolist(), likely.b[order].tolist(), strict=True):
            first, second = self.group[a], self.group[b]
            if first != second and self._may_join(first, second):
                self._join(first, second)
        return list(self.members.values())

    def _may_join(self, first: int, second: int) -> bool:
        total, n = self.sums[first].get(second, (0.0, 1))
        if total / n < MEAN_BAR or second in self.barred[first]:
            return False
        return not self.reach[first].apart(self.reach[second])

    def _join(self, first: int, second: int) -> None:
        """Takes the smaller of two groups into the larger."""
        if first == second:
            return
        if len(self.sums[first]) < len(self.sums[second]):
            first, second = second, first
        for event in self.members[second]:
            self.group[event] = first
        self.members[first] += self.members.pop(second)
        self.reach[first] = self.reach[first].joined(self.reach.pop(second))
        for other, (total, n) in self.sums.pop(second).items():
            del self.sums[other][second]
            if other != first:
                before, held = self.sums[first].get(other, (0.0, 0))
                self.sums[first][other] = self.sums[other][first] = (before + total, held + n)
        for other in self.barred.pop(second):
            self.barred[other].discard(second)
            if other != first:
                self.barred[first].add(other)
                self.barred[other].add(first)


def _behind(first: Vector, last: Vector) -> Marks:
    """Whether the days of the one begin behind the end of the other's, a row a pair."""
    return np.asarray(np.logical_or.reduce([first[:, i] - last[:, j] > most for i, j, most in MOST_DAYS]))
