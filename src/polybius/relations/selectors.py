"""Who is meant by one end of a dyad: "USA", "USA:any", "IRQ:armed", "IRN+proxies", "USAMIL" or an entity's id."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from polybius import resources
from polybius.errors import InputError

KINDS = ("state", "any", "armed", "proxies", "code", "entity")
COUNTRY, CODE = re.compile(r"[A-Z]{3}"), re.compile(r"[A-Z]{6,}")
SECTOR_LETTERS = 3  # of a sector's first code; others follow it
Party = Mapping[str, Any]
Ties = Mapping[str, Sequence[Mapping[str, Any]]]  # affiliations by entity id


@dataclass(frozen=True)
class Selector:
    """One end of a dyad."""

    name: str
    kind: str
    country: str | None
    ties: Ties

    def holds(self, party: Party, day: dt.date | None = None) -> bool:
        """Whether a party of an event is meant, on the event's day where it matters."""
        if self.kind == "entity":
            return bool(party["entity"] == self.name)
        if self.kind == "code":
            return bool((party["code"] or "").startswith(self.name))
        if self.kind == "proxies" and self._sponsored(party["entity"], day):
            return True
        if party["country"] != self.country:
            return False
        if self.kind == "any":
            return True
        return of_sector(party["sector"], "armed" if self.kind == "armed" else "state")

    def _sponsored(self, entity: str | None, day: dt.date | None) -> bool:
        return any(
            tie["kind"] in ("sponsor", "state_force")
            and str(tie["entity"])[:SECTOR_LETTERS] == self.country
            and (day is None or ((tie["from"] or dt.date.min) <= day <= (tie["to"] or dt.date.max)))
            for tie in self.ties.get(entity or "", ())
        )


def selector(name: str, ties: Ties) -> Selector:
    """The end of a dyad that a name means.

    Raises:
        InputError: an ending other than ``:any`` and ``:armed``, or none of a country.
    """
    country, _, ending = name.partition(":")
    if ending:
        if ending not in ("any", "armed") or not COUNTRY.fullmatch(country):
            raise InputError(f"{name!r} is no party; write USA, USA:any, IRQ:armed, IRN+proxies or an entity's id")
        return Selector(name, ending, country, ties)
    if name.endswith("+proxies"):
        return Selector(name, "proxies", name.removesuffix("+proxies"), ties)
    if COUNTRY.fullmatch(name):
        return Selector(name, "state", name, ties)
    return Selector(name, "code" if CODE.fullmatch(name) else "entity", None, ties)


@functools.cache
def _sectors(which: str) -> frozenset[str]:
    return frozenset(row["sector"] for row in resources.table("ontology/organs") if row["selector"] == which)


def of_sector(sector: str | None, which: str) -> bool:
    """Whether a sector is of the state (a country named alone is), or of its armed groups."""
    if not sector:
        return which == "state"
    return sector[:SECTOR_LETTERS] in _sectors(which)
