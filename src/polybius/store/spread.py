"""The numbers of a story: every value with who says so, and one value of many by a rule that is chosen when asking."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import duckdb

from polybius import stories
from polybius.errors import StoreError
from polybius.resources import table

__all__ = ["RULES", "Spread", "Told", "spread"]

QUERY = """
    SELECT what, min, max, told, says, side, publisher, factuality, event_id, document_id FROM story_counts
    WHERE story_id = $1 ORDER BY what, told NULLS LAST, document_id, event_id, min
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One number, as one source gives it."""

    what: str  # killed, injured, arrested ...
    min: int | None
    max: int | None  # None: so many or more
    told: dt.date | None  # the day of the report
    says: str | None  # the innermost source, or the publisher
    side: str | None  # its country, or who it is
    publisher: str | None
    factuality: str
    event: str
    document: str

    @property
    def words(self) -> str:
        """The number as it is told: "11", "11 or more", "up to 30", "11 to 15"."""
        if self.max == self.min:
            return str(self.min)
        if self.min is None:
            return f"up to {self.max}"
        return f"{self.min} or more" if self.max is None else f"{self.min} to {self.max}"

    @property
    def value(self) -> int | None:
        """What a rule takes: the least that is told."""
        return self.min if self.min is not None else self.max


def _latest(told: Sequence[Told]) -> float:
    last = max((one.told for one in told if one.told), default=None)
    return max(one.value for one in told if one.value is not None and one.told == last)


RULES: Mapping[str, Callable[[Sequence[Told]], float]] = {
    "min": lambda told: min(one.value for one in told if one.value is not None),
    "median": lambda told: median(one.value for one in told if one.value is not None),
    "max": lambda told: max(one.value for one in told if one.value is not None),
    "latest": _latest,  # of the last day; where that has several, the highest
}


@dataclass(frozen=True, slots=True)
class Spread:
    """What is told of one count of a story, and what each rule makes of it."""

    what: str
    series: tuple[Told, ...]  # by the day of the report
    rule: str
    value: float | None  # None: the named source gives none
    sensitivity: Mapping[str, float]  # each rule with its value


def spread(
    connection: duckdb.DuckDBPyConnection, story: str, *, rule: str = "median", source: str | None = None
) -> list[Spread]:
    """The numbers of a story, a Spread for each thing counted. See ``Store.spread``."""
    if rule not in RULES:
        raise StoreError(f"no rule {rule!r}; there are {', '.join(RULES)}, or name a source")
    story = stories.standing(connection, story)
    if not connection.execute("SELECT 1 FROM stories WHERE story_id = $1", [story]).fetchall():
        raise StoreError(f"no story {story!r} in this store; see: polybius stories STORE")
    told = [Told(*row) for row in connection.execute(QUERY, [story]).fetchall()]
    return [_of_one(what, [one for one in told if one.what == what], rule, source) for what in _named(told)]


@functools.cache
def _names() -> Mapping[str, Sequence[str]]:
    """The names of each country by its code."""
    return {row["id"]: (row["name"], *row["names"].split("|")) for row in table("actors/countries")}


def _named(told: Sequence[Told]) -> list[str]:
    return sorted({one.what for one in told if one.value is not None})


def _of_one(what: str, told: Sequence[Told], rule: str, source: str | None) -> Spread:
    valued = [one for one in told if one.value is not None]
    asked = [one for one in valued if source is None or _is(one, source)]
    value = RULES[rule](asked) if asked else None
    rules = {name: choose(valued) for name, choose in RULES.items()}
    return Spread(what, tuple(told), f"{rule} of {source}" if source else rule, value, rules)


def _is(one: Told, source: str) -> bool:
    """Whether a source is meant by its country (code or name) or id, by a publisher's name, or by words for it."""
    wanted = source.lower()
    names: list[Any] = [one.side, *_names().get(one.side or "", ()), one.publisher]
    return wanted in [str(name).lower() for name in names if name] or wanted in (one.says or "").lower()
