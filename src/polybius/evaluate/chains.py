"""The measures of coreference: MUC, B-cubed and CEAF-e, whose mean is the CoNLL F1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Chain = frozenset[Hashable]
MEASURES = ("muc", "b3", "ceafe")


@dataclass(frozen=True)
class Sums:
    """Numerators and denominators of recall and precision; those of several documents are added up."""

    recall: float = 0.0
    gold: float = 0.0
    precision: float = 0.0
    found: float = 0.0

    @property
    def f1(self) -> float:
        """Between 0 and 1; 0 where nothing is right."""
        recall = self.recall / self.gold if self.gold else 0.0
        precision = self.precision / self.found if self.found else 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(frozen=True)
class Tally:
    """What one document adds to each measure."""

    mentions: tuple[int, int, int]  # right, found, noted
    sums: Mapping[str, Sums] = field(default_factory=dict)


def tally(gold: Iterable[Chain], found: Iterable[Chain]) -> Tally:
    """The sums of one document; each mention stands in one chain of each side."""
    noted, told = list(gold), list(found)
    right = frozenset().union(*noted) & frozenset().union(*told)
    counts = (len(right), sum(map(len, told)), sum(map(len, noted)))
    return Tally(counts, {"muc": _muc(noted, told), "b3": _b_cubed(noted, told), "ceafe": _ceaf_e(noted, told)})


def f1(tallies: Sequence[Tally], measure: str) -> float:
    """The F1 of one measure, or of "conll", the mean of the three, or of "mentions", over documents."""
    if measure == "conll":
        return sum(f1(tallies, name) for name in MEASURES) / len(MEASURES)
    if measure == "mentions":
        right, told, noted = (sum(item.mentions[at] for item in tallies) for at in range(3))
        return 2 * right / (told + noted) if told + noted else 0.0
    parts = [item.sums[measure] for item in tallies]
    return Sums(
        sum(part.recall for part in parts),
        sum(part.gold for part in parts),
        sum(part.precision for part in parts),
        sum(part.found for part in parts),
    ).f1


def _chain_of(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _muc(gold: Sequence[Chain], found: Sequence[Chain]) -> Sums:
    """Links: how many of a chain's are kept when the other side cuts it."""

    def links(chains: Sequence[Chain], others: dict[Hashable, int]) -> tuple[float, float]:
        kept = total = 0
        for chain in chains:
            pieces = {others.get(mention, ("alone", mention)) for mention in chain}
            kept += len(chain) - len(pieces)
            total += len(chain) - 1
        return kept, total

    return Sums(*links(gold, _chain_of(found)), *links(found, _chain_of(gold)))


def _b_cubed(gold: Sequence[Chain], found: Sequence[Chain]) -> Sums:
    """Mentions: the share of the mention's chain that its chain on the other side has as well."""

    def shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
        at = _chain_of(others)
        total = 0.0
        for chain in chains:
            common: dict[int, int] = defaultdict(int)
            for mention in chain:
                if mention in at:
                    common[at[mention]] += 1
            total += sum(count * count for count in common.values()) / len(chain)
        return total, float(sum(map(len, chains)))

    return Sums(*shares(gold, found), *shares(found, gold))


def _ceaf_e(gold: Sequence[Chain], found: Sequence[Chain]) -> Sums:
    """Chains: the likeness of the best pairing of both sides' chains, each used once."""
    at = _chain_of(found)
    likeness: dict[tuple[int, int], float] = {}
    for number, chain in enumerate(gold):
        common: dict[int, int] = defaultdict(int)
        for mention in chain:
            if mention in at:
                common[at[mention]] += 1
        for other, count in common.items():
            likeness[number, other] = 2 * count / (len(chain) + len(found[other]))
    best = sum(_assignment(part) for part in _parts(likeness))
    return Sums(best, float(len(gold)), best, float(len(found)))


def _parts(likeness: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """The pairs, apart where no chain is in both: each part is small."""
    by_row: dict[int, list[tuple[int, int]]] = defaultdict(list)
    by_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in likeness:
        by_row[pair[0]].append(pair)
        by_column[pair[1]].append(pair)
    left = set(likeness)
    while left:
        queue, part = [left.pop()], {}
        while queue:
            pair = queue.pop()
            part[pair] = likeness[pair]
            beside = [other for other in (*by_row[pair[0]], *by_column[pair[1]]) if other in left]
            left.difference_update(beside)
            queue += beside
        yield part


def _assignment(likeness: Mapping[tuple[int, int], float]) -> float:
    """The largest sum of pairs of which no two share a row or a column (the Hungarian method, by shortest paths)."""
    rows, columns = sorted({row for row, _ in likeness}), sorted({column for _, column in likeness})
    if len(rows) > len(columns):
        return _assignment({(column, row): value for (row, column), value in likeness.items()})
    costs = [[-likeness.get((row, column), 0.0) for column in columns] for row in rows]
    n, m = len(rows), len(columns)
    of_row, of_column, matched = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        matched[0], column = row, 0
        least, came_from, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while matched[column]:
            used[column] = True
            here, step, following = matched[column], float("inf"), 0
            for other in range(1, m + 1):
                if used[other]:
                    continue
                reduced = costs[here - 1][other - 1] - of_row[here] - of_column[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(m + 1):
                if used[other]:
                    of_row[matched[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            matched[column] = matched[came_from[column]]
            column = came_from[column]
    return -sum(costs[matched[column] - 1][column - 1] for column in range(1, m + 1) if matched[column])
