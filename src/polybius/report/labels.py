"""Codes, days and numbers in words."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from polybius import resources

__all__ = [
    "FACTUALITY", "PRONOUNS", "QUADS", "Names", "according", "act_words", "bounds", "count_words", "day_words",
    "denied", "deniers", "doers", "ends_words", "interval", "names_of", "number", "signed", "speakers_words",
    "standing", "type_names", "type_words",
]  # fmt: skip

QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
FACTUALITY = {
    "CT+": "told as a fact",
    "PR+": "told as probable",
    "PS+": "told as possible",
    "CT-": "told as not so",
    "PR-": "told as improbable",
    "PS-": "told as possibly not so",
    "Uu": "told without commitment",
}
AUXILIARY = {
    "negation": "denied or did not happen",
    "future": "announced",
    "hypothetical": "hypothetical",
    "historical": "background",
}
PRONOUNS = frozenset("he she it they we i you who which that this".split())  # who is meant by them is told alone
BEFORE = ("unidentified", "unknown")  # what stands before whose they are: "unidentified Iraqi gunmen"
COUNTRY = 3  # letters of a code that name the country; the rest are sectors
ALL_OF = {  # codes of no country: as a side they are all such bodies, not the one that a document names so
    "IGO": "international bodies",
    "NGO": "aid and rights groups",
    "IMG": "armed groups of several countries",
    "MNC": "international companies",
}
SELECTORS = {"any": "anybody of", "armed": "armed groups of", "ground": "the soil of", "state": "state organs of"}


@dataclass(frozen=True)
class Names:
    """What entities, countries and sectors are called."""

    entities: Mapping[str, str]
    countries: Mapping[str, str]
    sectors: Mapping[str, str]
    adjectives: Mapping[str, str] = field(default_factory=dict)  # of a country: "Iraqi"; its name where it has none

    def country(self, code: str | None) -> str | None:
        """The country's name; the code itself where it is none of a country."""
        return None if code is None else self.countries.get(code, code)

    def id(self, id: str) -> str:
        """The name of an entity, or of a code: "USAMIL" is "US military"."""
        country, sector = id[:COUNTRY], id[COUNTRY:]
        if country in self.countries and id.isupper():
            sectors = [self.sectors.get(sector[at : at + COUNTRY], "") for at in range(0, len(sector), COUNTRY)]
            if not sectors:
                return self.countries[country]
            if all(sectors):
                whose = self.adjectives.get(country) or self.countries[country]
                first, _, rest = " ".join(sectors).partition(" ")
                return f"{first} {whose} {rest}" if first in BEFORE else f"{whose} {' '.join(sectors)}"
        return self.entities.get(id, id)

    def ids(self, ids: Sequence[str] | None) -> str:
        """Several names in a list as a sentence has it."""
        return listed(self.id(id) for id in ids or ())

    def told(self, party: Mapping[str, Any]) -> str:
        """A party by name and code: "US military (USAMIL)"; its words where it is not known."""
        known = party["entity"] or party["code"]
        if known is None:
            return f"{party['text'] or 'somebody unnamed'} (not resolved)"
        name = self.id(known)
        return name if party["code"] in (None, name) else f"{name} ({party['code']})"

    def side(self, selector: str) -> str:
        """One side of a dyad in words: "IRQ:armed" is "armed groups of Iraq"."""
        base, _, part = selector.partition(":")
        base, _, proxies = base.partition("+")
        words = ALL_OF.get(base) or self.id(base)
        if part:
            words = f"{SELECTORS.get(part, part)} {words}"
        return f"{words} and its {proxies}" if proxies else words


def data_words(name: str) -> str:
    """What some data of a store are called: "reports", "GDELT", "a daily table"."""
    return {"reports": "reports", "pairs": "a daily table"}.get(name, name.upper())


def names_of(connection: duckdb.DuckDBPyConnection) -> Names:
    """The names that a store and the bundled tables know; where both know one, as the store's documents have it."""
    read = connection.execute("SELECT 1 FROM readings LIMIT 1").fetchall()  # without any there is none in the view
    rows = connection.execute("SELECT entity_id, name FROM current_entities").fetchall() if read else []
    printed = resources.table("actors/printed")
    bodies = (*resources.table("actors/organisations"), *resources.table("actors/people"))
    known = {row["id"]: row["names"].partition("|")[0] for row in bodies}
    return Names(
        entities=known | {id: name for id, name in rows if name},
        countries={row["id"]: row["name"] for row in (*resources.table("actors/countries"), *printed)},
        sectors={row["sector"]: row["name"] for row in resources.table("ontology/sectors")},
        adjectives={row["id"]: row["adjective"] for row in printed},
    )


def type_names() -> dict[str, str]:
    """What each type of event stands for."""
    return {row["id"]: row["what"] for row in resources.table("ontology/types")}


def type_words(event_type: str, modes: Sequence[str] | None) -> str:
    """A type with its modes: "ASSAULT (aerial)"."""
    return f"{event_type} ({', '.join(modes)})" if modes else event_type


def standing(factuality: str | None, auxiliary: Sequence[str] | None = ()) -> str:
    """How an event is told: as a fact, as probable, denied, announced."""
    marks = [AUXILIARY.get(mark, mark) for mark in auxiliary or ()]
    return ", ".join([FACTUALITY.get(factuality or "", factuality or ""), *marks])


def doers(row: Mapping[str, Any], names: Names) -> str:
    """Who did what a story tells, and apart from them whom accusers alone name: "gunmen (blamed: JNIM)"."""
    blamed = [id for id in row["blamed"] or () if id in row["actors"]]
    told = names.ids([id for id in row["actors"] if id not in blamed])
    return f"{told or 'somebody unknown'} (blamed: {names.ids(blamed)})" if blamed else told


def denied(row: Mapping[str, Any], names: Names) -> str:
    """By whom a story is denied: "denied by Iran (the foreign ministry)"; nothing where nobody does."""
    return f"denied by {listed(deniers(row, names.id))}" if row["denied_by"] else ""


def deniers(row: Mapping[str, Any], name: Callable[[str], str] = str) -> list[str]:
    """Each who denies a story, with the words for who of them does where these tell more: "IRN (the ministry)"."""
    told = itertools.zip_longest(row["denied_by"] or (), row["denied_who"] or ())
    return [name(id) + speakers_words(name(id), who or "") for id, who in told if id]


def speakers_words(side: str, who: str) -> str:
    """Who of a side speaks, behind its name: " (the Pentagon; a spokesman)"; nothing where he is the side."""
    return "" if not who or _bare(who) == _bare(side) else f" ({who})"


def _bare(words: str) -> str:
    """Words without their article, in small letters."""
    return words.lower().removeprefix("the ")


def act_words(who: str, what: str, whom: str) -> str:
    """An act in a line: "gunmen – ASSAULT – Mali military"."""
    return " – ".join(filter(None, (who or "somebody unknown", what, whom)))


def day_words(earliest: dt.date | None, latest: dt.date | None) -> str:
    """A day, or the days between which something happened; empty when no day is known."""
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None or earliest == latest:
        return _day(earliest or latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{latest.day} {latest:%b} {latest.year}"
    if earliest.year == latest.year:
        return f"{earliest.day} {earliest:%b} – {_day(latest)}"
    return f"{_day(earliest)} – {_day(latest)}"


def _day(day: dt.date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b} {day.year}"


def bounds(low: int | None, high: int | None, or_more: bool = False) -> str:
    """A number, or the least and the most that is told: "4", "80–110", "34–110 or more"."""
    told = "–".join(f"{value:,}" for value in sorted({value for value in (low, high) if value is not None}))
    return f"{told} or more" if or_more else told


def according(side: str | None, names: Names) -> str:
    """Whose word a number is that one side alone gives: "according to Iran"; nothing where it is told by others too."""
    return f"according to {names.id(side)}" if side else ""


def ends_words(least_by: str | None, most_by: str | None) -> str:
    """Who gives the least and who the most of two numbers: "(least: the ministry, most: rebels)"; nothing of one."""
    if least_by == most_by:
        return f"(both: {least_by})" if least_by else ""
    return f"(least: {least_by or 'no source'}, most: {most_by or 'no source'})"


def several(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 story", "3 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def count_words(count: Mapping[str, Any]) -> str:
    """A count as "3 killed", "100 or more injured", "up to 30 killed"."""
    low, high = count["min"], count["max"]
    at_most = "up to " if low is None and high is not None else ""
    return f"{at_most}{bounds(low, high, high is None and low is not None)} {count['what']}".strip()


def number(value: float | None) -> str:
    """A level with a sign and one decimal more than it deserves at most."""
    if value is None:
        return "–"
    written = f"{value:+.2f}" if abs(value) < 10 else f"{value:+.1f}"
    return "0.00" if written.strip("+-") == "0.00" else written.replace("-", "−")  # nought has no sign


def signed(value: float | None, low: float | None, high: float | None) -> str:
    """A value with its interval, which no figure that has one goes without."""
    if value is None:
        return "–"
    return number(value) if low is None or high is None else f"{number(value)} ({interval(low, high)})"


def interval(low: float, high: float) -> str:
    """An interval in words: "−2.10 to +0.30"."""
    return f"{number(low)} to {number(high)}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    items = list(words)
    return items[0] if len(items) == 1 else " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
