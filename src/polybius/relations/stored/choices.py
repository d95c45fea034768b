"""How the acts of a dyad are counted, where somebody chooses otherwise: one way, by other weights, of other data."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from polybius import resources
from polybius.errors import InputError
from polybius.relations.flow.series import rows_of

MOST = 10.0  # PLOVER's scores lie between this and its negative


@dataclass(frozen=True)
class Choices:
    """What is chosen when asking; as it is here: both ways, PLOVER's scores, a story once however many tell it."""

    directed: bool = False  # only what the first does to the second, and what the two do together
    attention: bool = False  # a story counts as often as independent reports tell it
    weights: Mapping[str, float] = field(default_factory=dict)  # scores by "ASSAULT" or "ASSAULT.aerial"
    data: str | None = None  # whose acts: "reports", or data that were imported; None: the reports where they tell any
    panel: frozenset[str] = frozenset()  # the sources to divide by; none: those that report all the time

    @property
    def anew(self) -> bool:
        """Whether every event has to be looked at again, for another score or weight."""
        return bool(self.weights or self.attention)

    def score(self, event: Mapping[str, Any]) -> float:
        """The score of an event: of its first mode that has a weight, else of its type, else its own."""
        if not self.weights:
            return float(event["score"])
        kind = event["event_type"]
        names = (*(f"{kind}.{mode}" for mode in event["modes"] or ()), kind)
        return next((self.weights[name] for name in names if name in self.weights), float(event["score"]))

    @property
    def score_sql(self) -> str:
        """The same over the columns ``event_type``, ``modes`` and ``score`` of a table."""
        cases = [
            f"WHEN event_type = '{kind}'"
            + (f" AND list_contains(modes, '{mode}')" if mode else "")
            + f" THEN {score!r}"
            for name, score in sorted(self.weights.items(), key=lambda item: "." not in item[0])
            for kind, _, mode in (name.partition("."),)
        ]
        return f"CASE {' '.join(cases)} ELSE score END" if cases else "score"

    def notes(self, a: str, b: str) -> tuple[str, ...]:
        """What the reader has to know of them."""
        out = []
        if self.directed:
            out.append(f"Only what {a} does to {b}, and what the two do together.")
        if self.weights:
            of = ", ".join(f"{name} {score:+g}" for name, score in sorted(self.weights.items()))
            out.append(f"Scores that were given: {of}; all others are PLOVER's.")
        if self.attention:
            out.append("A story counts as often as it is told: attention, not events.")
        return tuple(out)


DEFAULT = Choices()


def weights_of(table: Any) -> dict[str, float]:
    """The scores of a table, by type ("ASSAULT") or type and mode ("ASSAULT.aerial").

    Args:
        table: Columns event_type, score and, if wanted, mode; a path of a CSV, Parquet or JSONL file, a list of dicts,
            a DuckDB relation or a frame.

    Raises:
        InputError: no such columns, a type or mode that PLOVER does not have, or a score outside -10 to 10.
    """
    out: dict[str, float] = {}
    for row in rows_of(table):
        if not {"event_type", "score"} <= set(row):
            raise InputError(f"weights need the columns event_type and score; found {', '.join(map(str, row))}")
        name = ".".join(str(row[part]).strip() for part in ("event_type", "mode") if row.get(part))
        if name not in _known():
            raise InputError(f"{name!r} is no type or mode of PLOVER; write ASSAULT, or ASSAULT and aerial")
        try:
            score = float(row["score"])
        except (TypeError, ValueError):
            score = MOST + 1
        if not -MOST <= score <= MOST:
            raise InputError(f"score {row['score']!r} of {name}: a number from -10 (hostile) to 10 (friendly)")
        out[name] = score
    return out


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(
        [row["id"] for row in resources.table("ontology/types")]
        + [f"{row['event_type']}.{row['mode']}" for row in resources.table("ontology/modes")]
    )
