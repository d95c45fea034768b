"""PLOVER 2.0 as tables: types with quad and score, their modes, the words that tell a context or a weapon."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from polybius.resources import digest, table

VERBAL = (1, 3)  # quads of acts that are done by words


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type."""

    name: str
    quad: int
    score: float
    modes: dict[str, float]  # mode -> score
    recipient: tuple[str, ...]  # slots, as in lexicon/predicates.csv, where a row names none that is filled

    def score_of(self, modes: tuple[str, ...]) -> float:
        """The score of the first mode that has one, else of the type: -10 to +10."""
        return next((self.modes[mode] for mode in modes if mode in self.modes), self.score)


def ontology() -> dict[str, EventType]:
    """The event types by name."""
    return _ontology(digest())


@functools.lru_cache(maxsize=4)
def _ontology(tables: str) -> dict[str, EventType]:
    modes: dict[str, dict[str, float]] = {}
    for row in table("ontology/modes"):
        modes.setdefault(row["event_type"], {})[row["mode"]] = float(row["score"])
    return {
        row["id"]: EventType(
            row["id"],
            int(row["quad"]),
            float(row["score"]),
            modes.get(row["id"], {}),
            tuple(filter(None, row["recipient"].split("/"))),
        )
        for row in table("ontology/types")
    }


def modes_of(event_type: str) -> dict[str, float]:
    """The modes of a type with their scores."""
    return ontology()[event_type].modes


def weapon_words() -> dict[str, frozenset[str]]:
    """Lemmas that tell a mode of ASSAULT."""
    return _words(digest(), "lexicon/weapons", "mode")


def context_words() -> dict[str, frozenset[str]]:
    """Lemmas that tell a context."""
    return _words(digest(), "lexicon/contexts", "context")


@functools.lru_cache(maxsize=8)
def _words(tables: str, name: str, column: str) -> dict[str, frozenset[str]]:
    return {row[column]: frozenset(row["words"].split("|")) for row in table(name)}
