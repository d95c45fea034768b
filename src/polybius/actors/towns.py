"""The countries that have a place of a name, and which of them a report means by what else it names."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from polybius.actors.namesakes import holder_behind
from polybius.actors.scene import Found, Scene, cues
from polybius.resources import digest, table
from polybius.resources.letters import unaccented
from polybius.resources.places import gazetteer, plain
from polybius.resources.publishers import home
from polybius.resources.towns import called_town, lies_in

MIN_POPULATION = 2_000  # of a town whose name alone tells a country
LEAST_DIVISION = 300_000  # people of a province whose name alone tells where a report is set
MIN_SUPPORT = 2  # other names of a country, one of them of the same division, that speak for a namesake there
PREFIXES = ("the ", "camp ", "city of ", "province of ")
SUFFIXES = ("", " province", " governorate", " city", " air base", " airport", " district", " region", " state")
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`"))  # "Ta'izz" and "Taizz" are one name
Division = tuple[str, str]  # alpha-3 and the province, "" where none is known


class Towns:
    """The places that one document names, each counted once however often it stands there."""

    def __init__(self, scene: Scene, found: Iterable[Found]) -> None:
        self._scene = scene
        self._home = home(scene.reading.document.publisher, scene.reading.document.uri)
        self._divisions: Counter[Division] = Counter()  # by the names that only one of them has, and by their own
        self._countries: Counter[str] = Counter()  # by the names that no other country has
        named = [item for item in found if not _acts(scene, item)]
        spans = (item.span for item in named)
        self._called_towns = {scene.reading.words(span) for span in spans if called_town(scene.reading.text, span)}
        for words in {scene.reading.words(item.span) for item in named}:
            divisions, countries = _told_by(words)
            self._divisions.update(divisions)
            self._countries.update(countries)

    def country_of(self, found: Found) -> str | None:
        """The alpha-3 of a town or province: what stands behind it, else its namesake's that the text speaks for.

        The best known place of the name (our own sites, else the most people) counts where the text names its country
        or speaks for no other: "Punjab" is in India in a report of India, "Alexandria" in Louisiana beside parishes.
        """
        words = self._scene.reading.words(found.span)
        held = holder_behind(self._scene.reading.text, found.span.end)
        places = places_of(words)
        if not held and not places:
            return self._state_behind(found)
        if held or not places[0][0]:
            return held  # "the Pacific" is an ocean before it is a town in Missouri
        said = self._scene.said + self._others(words) + Counter(filter(None, (self._home,)))
        near = self._namesake(words, places)
        if near or any(said[country] for country, _ in places) or words not in self._called_towns:
            return near or max((country for country, _ in places), key=lambda country: bool(said[country]))
        told = [country for country, _ in self._others(words).most_common() if self._scene.said[country]]
        return told[0] if told else places[0][0]  # "the town of Palma" in a report of northern Mozambique

    def _state_behind(self, found: Found) -> str | None:
        """The state named right behind a place that no table has: "Kafr Zarr in northern Syria"."""
        text = self._scene.reading.text
        behind = (f for f in self._scene.found if f.use == "name" and f.kind == "GPE" and f.span.start > found.span.end)
        state = min(behind, key=lambda f: f.span.start, default=None)
        return state.country if state is not None and lies_in(text, found.span, state.span) else None

    def namesake(self, found: Found) -> str | None:
        """The country of a town or province that bears the name of a capital or state; None for these themselves.

        "Paris" beside Dallas and Texas, "Georgia" beside Atlanta; the text must name the state in no other way. A
        publisher of a country that has such a town means that one, unless the name acts ("Washington said").
        """
        words = self._scene.reading.words(found.span)
        if self._scene.said[found.key] > self._scene.reading.text.count(words):
            return None
        places = places_of(words)
        if found.use == "name" and not (places and places[0] in _large(digest()).get(_key(words), ())):
            return None  # "Jordan", Minnesota
        if found.entity is None and self._home != found.key and any(country == self._home for country, _ in places):
            return None if self._others(words)[found.key] else self._home  # "in London" in a paper of Canada's
        return self._namesake(words, tuple(place for place in places if place[0] != found.key), home=found.key)

    def _namesake(self, words: str, places: tuple[Division, ...], home: str = "") -> str | None:
        """The country of the place whose division and country other names of the text speak for."""
        others = self._others(words)
        own, _ = _told_by(words)
        near = {place: self._divisions[place] - own.count(place) for place in places}
        best = max(near, key=lambda place: near[place], default=None)
        if best is None or not near[best] or others[best[0]] < MIN_SUPPORT or others[home or places[0][0]]:
            return None
        return best[0]

    def _others(self, words: str) -> Counter[str]:
        """How many other names no other country has, by country."""
        return self._countries - Counter(_told_by(words)[1])


def _acts(scene: Scene, found: Found) -> bool:
    """Whether a name is a state's that acts, and of no town of that name: "Norway pays", "Washington said"."""
    words = scene.reading.words(found.span)
    return found.entity is not None and (found.use == "government" or _key(words) not in _large(digest()))


def places_of(name: str) -> tuple[Division, ...]:
    """The divisions that have a place of that name, the best known first; none where the tables have no such place."""
    key = _key(name)
    for prefix in PREFIXES:
        key = key.removeprefix(prefix)
    if key in cues("direction") | cues("state_noun"):
        return ()  # "the North" is a side before it is a province, "the Republic" a state before it is a town
    for suffix in SUFFIXES:
        if key.endswith(suffix) and (found := _divisions(key[: len(key) - len(suffix)], digest())):
            return found
    return ()


@functools.lru_cache(maxsize=16_384)
def _told_by(words: str) -> tuple[tuple[Division, ...], tuple[str, ...]]:
    """The division and the country that a name speaks for: a large province's own, else where all its bearers lie."""
    places = places_of(words)
    if places and places[0] in _large(digest()).get(_key(words), ()):
        return places[:1], (places[0][0],)
    countries = {country for country, _ in places}
    return (places if len(places) == 1 else ()), (tuple(countries) if len(countries) == 1 else ())


@functools.lru_cache(maxsize=16_384)
def _divisions(key: str, tables: str) -> tuple[Division, ...]:
    """Of sites, then of towns and provinces by their people, then of counties; by other names of each behind these."""
    found: list[tuple[tuple[int, bool, int], Division]] = []
    for which, row in gazetteer().rows(plain(key)):
        people = int(row.get("population") or 0)
        large = which == "admin1" or (which == "cities" and people >= MIN_POPULATION)
        county = which == "admin2" and row["name"].endswith((" County", " Parish"))
        if (which == "sites" or large or county) and key in map(_key, (row["name"], *row["names"].split("|"))):
            rank = (which != "sites") + county, _key(row["name"]) != key, -people * large
            found.append((rank, (row["country"], row["name"] if which == "admin1" else row["admin1"])))
    return tuple(dict.fromkeys(division for _, division in sorted(found, key=lambda pair: pair[0])))


@functools.lru_cache(maxsize=2)
def _large(_: str) -> dict[str, set[Division]]:
    """The large provinces by the names that they have."""
    out: dict[str, set[Division]] = {}
    for row in table("gazetteer/admin1"):
        if int(row["population"]) >= LEAST_DIVISION:
            for name in (row["name"], *filter(None, row["names"].split("|"))):
                out.setdefault(_key(name), set()).add((row["country"], row["name"]))
    return out


def _key(name: str) -> str:
    return unaccented(name).casefold().replace("-", " ").translate(APOSTROPHES)
