"""Why tellings are one story, and why others are not: the evidence for and against each, in words and numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from polybius.queries import fetched
from polybius.stories.cluster import BAR

__all__ = ["Join", "joins_of", "near_of"]

SHOWN = 0.05  # log odds of a piece of evidence that is worth a line
NEAREST = 3  # stories outside that are shown

# The best pair of each event with one that was in the story before it, in the order in which they join.
WITHIN = """
    SELECT p.a, p.b, p.log_odds, p.evidence FROM story_pairs AS p
    JOIN story_events AS x ON x.event_id = p.a JOIN story_events AS y ON y.event_id = p.b AND y.story_id = x.story_id
    WHERE x.story_id = $1 ORDER BY p.log_odds DESC, p.a, p.b
"""
OUTSIDE = """
    SELECT p.*, y.story_id AS other FROM (
        FROM story_pairs UNION ALL BY NAME SELECT * REPLACE (b AS a, a AS b) FROM story_pairs
    ) AS p
    JOIN story_events AS x ON x.event_id = p.a JOIN story_events AS y ON y.event_id = p.b AND y.story_id <> x.story_id
    WHERE x.story_id = $1
    QUALIFY row_number() OVER (PARTITION BY y.story_id ORDER BY p.log_odds DESC, p.a, p.b) = 1
    ORDER BY p.log_odds DESC, y.story_id LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class Join:
    """Two tellings held against each other."""

    event: str
    other: str
    log_odds: float
    evidence: tuple[tuple[str, str, float], ...]  # name, level and weight of each piece, the strongest first
    story: str | None = None  # the other's, where it is another one
    apart: str | None = None  # the rule that made them two although the pair speaks for one

    @property
    def probability(self) -> float:
        """That both are one happening, by this pair alone."""
        return 1 / (1 + math.exp(-self.log_odds))

    def lines(self) -> Iterator[str]:
        """The waterfall: each piece of evidence with its weight and the sum so far, in natural log odds."""
        total = 0.0
        for name, level, weight in self.evidence:
            total += weight
            if name == "before":
                yield f"before any evidence {weight:+.2f}"
            elif abs(weight) >= SHOWN:
                yield f"{name}: {level} {weight:+.2f} ({'for' if weight > 0 else 'against'}), so far {total:+.2f}"
        yield f"together {total:+.2f}: {self.probability:.0%} that both tell one happening"
        if self.story is not None and (self.apart or self.log_odds < BAR):
            yield f"kept apart: {self.apart or f'a pair joins two stories from {BAR:+.2f} on'}"


def joins_of(connection: duckdb.DuckDBPyConnection, story: str) -> tuple[Join, ...]:
    """For each event of a story but the first the pair by which it belongs to those before it, the surest first.

    An event that an analyst put in, or that hangs on others by links too weak to be kept, has no pair.
    """
    pairs = [_join(row) for row in fetched(connection, WITHIN, [story])]
    if not pairs:
        return ()
    held, found, left = {pairs[0].event}, [], pairs
    while step := next((p for p in left if (p.event in held) != (p.other in held)), None):
        found.append(step)
        held |= {step.event, step.other}
        left = [p for p in left if not {p.event, p.other} <= held]
    return tuple(found)


def near_of(connection: duckdb.DuckDBPyConnection, story: str) -> tuple[Join, ...]:
    """The stories that come nearest to being one with it, each by its best pair."""
    return tuple(_join(row) for row in fetched(connection, OUTSIDE, [story, NEAREST]))


def _join(row: Mapping[str, object]) -> Join:
    listed = [(part["name"], part["level"], part["weight"]) for part in row["evidence"]]  # type: ignore[attr-defined]
    listed.sort(key=lambda part: (part[0] != "before", -abs(part[2]), part[0]))
    other, apart = row.get("other"), row.get("apart")
    return Join(
        str(row["a"]),
        str(row["b"]),
        float(row["log_odds"]),  # type: ignore[arg-type]
        tuple(listed),
        str(other) if other else None,
        str(apart) if apart else None,
    )
