"""Who is meant by one end of a dyad: "USA", "USA:any", "IRQ:armed", "IRQ:ground", "IRN+proxies", "nato+members" ..."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from polybius import resources
from polybius.errors import InputError
from polybius.queries import literal

PART = re.compile(r"(?P<of>.*?)\s*(?P<mark>[:+])\s*(?P<part>\w+)")
PARTS = {(":", "any"), (":", "armed"), (":", "ground"), ("+", "proxies"), ("+", "members")}
MEANT = "write USA, USA:any, IRQ:armed, IRQ:ground, IRN+proxies, nato+members, a code, or an entity's id or name"
COUNTRY, CODE = re.compile(r"[A-Z]{3}"), re.compile(r"[A-Z]{6,}")
SECTOR_LETTERS = 3  # of a sector's first code; others follow it
Party = Mapping[str, Any]
Ties = Mapping[str, Sequence[Mapping[str, Any]]]  # affiliations by entity id


@dataclass(frozen=True)
class Selector:
    """One end of a dyad.

    The ground of a state holds nobody: what is done there, to whomever, is done to it, and it does nothing.
    """

    name: str
    kind: str
    country: str | None
    ties: Ties

    def holds(self, party: Party, day: dt.date | None = None) -> bool:
        """Whether a party of an event is meant, on the event's day where it matters."""
        if self.kind == "ground":
            return False
        if self.kind == "members":
            return bool(party["entity"] == self.group) or (
                party["country"] in members(self.group, day) and of_sector(party["sector"], "state")
            )
        if self.kind == "entity":
            return bool(party["entity"] == self.name)
        if self.kind == "code":
            return bool((party["code"] or "").startswith(self.name))
        if self.kind == "proxies" and self._sponsors(party["entity"], day):
            return True
        if party["country"] != self.country:
            return False
        if self.kind == "any":
            return True
        return of_sector(party["sector"], "armed" if self.kind == "armed" else "state")

    @property
    def may_hold(self) -> str:
        """In SQL, a condition on ``party`` that is true of all whom ``holds`` holds on some day, and of few others."""
        if self.kind == "ground":
            return "false"
        if self.kind == "members":
            return f"party.entity = {literal(self.group)} OR {one_of('party.country', members(self.group, None))}"
        if self.kind == "entity":
            return f"party.entity = {literal(self.name)}"
        if self.kind == "code":
            return f"starts_with(party.code, {literal(self.name)})"
        own = f"party.country = {literal(str(self.country))}"
        sponsored = {entity for entity, _, _ in self.sponsored} if self.kind == "proxies" else ()
        return f"{own} OR {one_of('party.entity', sponsored)}" if sponsored else own

    @property
    def group(self) -> str:
        """The id of the body whose members are meant; of others their own name."""
        return self.name.removesuffix("+members")

    @property
    def sponsored(self) -> tuple[tuple[str, dt.date, dt.date], ...]:
        """Whom the state sponsors, by entity, from which day to which, of those whom the store's documents name."""
        return tuple((entity, *_spell(tie)) for entity, ties in self.ties.items() for tie in ties if self._bound(tie))

    def _sponsors(self, entity: str | None, day: dt.date | None) -> bool:
        for tie in filter(self._bound, self.ties.get(entity or "", ())):
            first, last = _spell(tie)
            if day is None or first <= day <= last:
                return True
        return False

    def _bound(self, tie: Mapping[str, Any]) -> bool:
        return tie["kind"] in ("sponsor", "state_force") and str(tie["entity"])[:SECTOR_LETTERS] == self.country


def one_of(column: str, names: Iterable[str]) -> str:
    """In SQL: whether a column holds one of some names."""
    return f"{column} IN ({', '.join(map(literal, sorted(names)))})"


def _spell(tie: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
    return tie["from"] or dt.date.min, tie["to"] or dt.date.max


def selector(name: str, ties: Ties) -> Selector:
    """The end of a dyad that a name means, written as ``parties.understood`` gives it.

    Raises:
        InputError: a part of something else than a country, or members of a body of which none are known.
    """
    part = PART.fullmatch(name)
    if part and (part["mark"], part["part"]) in PARTS:
        return _part(name, part["of"], part["part"], ties)
    if COUNTRY.fullmatch(name):
        return Selector(name, "state", name, ties)
    return Selector(name, "code" if CODE.fullmatch(name) else "entity", None, ties)


def _part(name: str, of: str, part: str, ties: Ties) -> Selector:
    if part == "members":
        if of not in _memberships():
            raise InputError(f"no members of {of!r} are known; there are those of {', '.join(sorted(_memberships()))}")
        return Selector(name, part, None, ties)
    if not COUNTRY.fullmatch(of):
        raise InputError(f"{name!r} is no party, for {of!r} is no country; {MEANT}")
    return Selector(name, part, of, ties)


def members(group: str, day: dt.date | None) -> frozenset[str]:
    """The states that are members of a body on a day, by their codes; without a day those of any time."""
    return frozenset(
        country
        for country, first, last in memberships(group)
        if day is None or first <= day.isoformat() <= (last or "9999")
    )


def memberships(group: str) -> Sequence[tuple[str, str, str]]:
    """Country, first and last day ("": still) of every membership of a body."""
    return _memberships().get(group, ())


@functools.cache
def _memberships() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in resources.table("actors/memberships"):
        found.setdefault(row["group"], []).append((row["country"], row["from"], row["to"]))
    return found


@functools.cache
def _sectors(which: str) -> frozenset[str]:
    return frozenset(row["sector"] for row in resources.table("ontology/organs") if row["selector"] == which)


def of_sector(sector: str | None, which: str) -> bool:
    """Whether a sector is of the state (a country named alone is), or of its armed groups."""
    if not sector:
        return which == "state"
    return sector[:SECTOR_LETTERS] in _sectors(which)
