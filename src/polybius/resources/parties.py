"""Who is meant by a code, an id or a name, as far as the tables of actors know."""

from __future__ import annotations

import difflib
import functools
import re
from dataclasses import dataclass

from polybius import resources
from polybius.resources.letters import unaccented

INTERNATIONAL = ("EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNO")  # what PLOVER has in the place of a country
ONLY_NAMED = "name:"  # how the id of an entity begins of which nothing but the name is known
SECTOR_LETTERS = 3  # of a country and of each sector in a code: "USAMIL", "IRQREBPRM"
MOST_ALIKE = 3  # names that are offered in place of one that is not known
SILENT = re.compile(r"[.'’‘ʼ`´]")  # "U.S.", "Kata'ib"
BODIES, PEOPLE = ("actors/organisations", "actors/groups"), ("actors/people", "actors/leaders")


@dataclass(frozen=True)
class _Known:
    countries: frozenset[str]  # with IGO, UNO ... which stand where a country does
    sectors: frozenset[str]
    ids: frozenset[str]  # of bodies and people
    names: tuple[dict[str, set[str]], ...]  # spelling -> ids: of countries, of bodies, of people


def code(words: str) -> str | None:
    """The code that some words are in any case: "usa" is USA, "UsaMil" USAMIL; None where they are none."""
    known, letters = _known(resources.digest()), words.upper()
    parts = [letters[at : at + SECTOR_LETTERS] for at in range(0, len(letters), SECTOR_LETTERS)]
    if not parts or parts[0] not in known.countries or not known.sectors.issuperset(parts[1:]):
        return None
    return letters


def is_entity(words: str) -> bool:
    """Whether some words are the id of a body or a person, as it is written."""
    return words in _known(resources.digest()).ids


def named(words: str) -> frozenset[str]:
    """Who bears a name, in any case and with any accents and hyphens: a country, else bodies, else people.

    An id is a name as well: "Kataib Hezbollah" and "Kataib-Hezbollah" are ``kataib-hezbollah``.
    """
    spelling = spelled(words)
    return next((frozenset(ids[spelling]) for ids in _known(resources.digest()).names if spelling in ids), frozenset())


def alike(words: str) -> tuple[str, ...]:
    """The ids whose names are written most like some words and begin alike, the nearest first."""
    typed = spelled(words)  # nobody misspells a beginning: "Ruritania" is not Mauritania
    names = {
        name: ids
        for some in reversed(_known(resources.digest()).names)
        for name, ids in some.items()
        if name[0] == typed[:1]
    }
    near = difflib.get_close_matches(typed, names, MOST_ALIKE, cutoff=0.8)
    return tuple(dict.fromkeys(min(names[name]) for name in near))


def spelled(words: str) -> str:
    """Some words as names are compared by: without case, accents, points and hyphens."""
    return " ".join(re.findall(r"[^\W_]+", unaccented(SILENT.sub("", words.casefold()))))


@functools.lru_cache(maxsize=4)
def _known(_: str) -> _Known:
    states: dict[str, set[str]] = {}
    for row in resources.table("actors/countries"):
        _add(states, row["id"], row["name"], *row["names"].split("|"))
    for row in resources.table("actors/spellings"):
        if row["use"] == "name":
            _add(states, row["entity"], *row["names"].split("|"))
    bodies, people = (_named(tables) for tables in (BODIES, PEOPLE))
    of_bodies = {row["country"] for table in BODIES for row in resources.table(table)} - {""}
    return _Known(
        countries=frozenset(row["id"] for row in resources.table("actors/countries")) | of_bodies,
        sectors=frozenset(row["sector"] for row in resources.table("ontology/sectors")),
        ids=frozenset(id for names in (bodies, people) for ids in names.values() for id in ids),
        names=(states, bodies, people),
    )


def _named(tables: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table in tables:
        for row in resources.table(table):
            id = row.get("entity") or row["id"]
            _add(found, id, id, *row["names"].split("|"))
    return found


def _add(names: dict[str, set[str]], id: str, *spellings: str) -> None:
    for spelling in map(spelled, spellings):
        if spelling:
            names.setdefault(spelling, set()).add(id)
