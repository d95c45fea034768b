"""Where the names lie that the gazetteer lacks: beside what holds them, or about where the document is set."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from polybius.places.find import Toponym, is_code
from polybius.resources.places import Entry, Gazetteer, plain
from polybius.resources.towns import IN_WORDS, PART_OF, between, lies_in
from polybius.schema import Place

UNKNOWN = "unknown"  # kind of a place that the text names and the gazetteer does not have
SCENE_COUNTRY = 0.8  # of a document's towns lie in one country: so do its names that the gazetteer lacks
SCENE_TOWNS = 0.5  # of them lie within SCENE_KM of the town named most: so do its streets and villages
SCENE_KM = 160.0
SCENE_DEGREES = 2.0  # of latitude, more than SCENE_KM
MIN_POPULATION_PART = 100_000  # of a city that gives its name to what stands in it: "Mosul Museum"
MOST_WORDS = 12  # of a name are looked at for another name inside
BESIDE = 200  # characters between a name and a town, at most, for the town to say where it is
WITHIN = re.compile(rf"(?:,? in (?:the )?| \(|{IN_WORDS}){PART_OF}")  # between a name and what holds it
COMMAS = frozenset({", ", ","})  # likewise, where that is a division; a town behind them may be the next of a list
GENITIVE = frozenset({"'s ", "’s "})
LISTED = frozenset({", ", " and ", ", and ", " or "})
TOWNS = frozenset({"city", "point"})  # precisions
WIDE = frozenset({"country", "continent", "region", "ocean"})  # kinds too large to put a street in


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a document is set, as far as the places that it names agree."""

    country: str | None  # of nearly all its towns
    town: Entry | None  # the one named most, where half of them lie in its part of the country


def scene_of(chosen: Sequence[Entry | None]) -> Scene:
    """Where a document is set, by the places that its names were found to mean."""
    towns = [entry for entry in chosen if entry is not None and entry.precision in TOWNS and entry.country]
    if not towns:
        return Scene(None, None)
    counts = Counter(entry.country for entry in towns)
    country, most = counts.most_common(1)[0]
    times = Counter(entry.id for entry in towns)
    town = max(towns, key=lambda entry: times[entry.id])
    around = sum([abs(town.lat - entry.lat) < SCENE_DEGREES and town.km_from(entry) < SCENE_KM for entry in towns])
    return Scene(
        country=country if most >= SCENE_COUNTRY * len(towns) else None,
        town=town if around >= SCENE_TOWNS * len(towns) else None,
    )


class Unlisted:
    """Puts names that the gazetteer lacks, in a document whose other names are placed."""

    def __init__(
        self, text: str, toponyms: Sequence[Toponym], chosen: Sequence[Entry | None], gazetteer: Gazetteer
    ) -> None:
        self._text, self._toponyms, self._chosen, self._gazetteer = text, toponyms, chosen, gazetteer

    @functools.cached_property
    def _scene(self) -> Scene:
        return scene_of(self._chosen)

    @functools.cached_property
    def _meant(self) -> dict[str, Entry]:
        """What the names of the document mean, by their plain forms."""
        return {
            plain(toponym.name): entry
            for toponym, entry in zip(self._toponyms, self._chosen, strict=True)
            if entry is not None and entry.kind not in WIDE
        }

    def place(self, index: int) -> Place:
        """The place of a toponym: of kind "unknown", and with the precision of a province where anything puts it."""
        toponym = self._toponyms[index]
        at = self._holder(index) or self._part(toponym.name) or self._scene.town or self._beside(index)
        state = self._state(index)
        if at is None or state not in (None, at.country):
            country = state or self._scene.country
            return Place(toponym.span, toponym.name, UNKNOWN, country, None, None, None, None, precision="city")
        return Place(
            toponym.span, toponym.name, UNKNOWN, at.country, at.admin1, at.lat, at.lon, None, precision="admin1"
        )

    def _holder(self, index: int) -> Entry | None:
        """What is named right beside as holding it: "Sudd in Jonglei", "Cairo's Shubra", "Salem, Marion County"."""
        behind = self._neighbour(index + 1)
        joint = self._between(index)
        if behind and (WITHIN.fullmatch(joint) or (joint in COMMAS and behind.precision == "admin1")):
            return behind
        return self._neighbour(index - 1) if index and self._between(index - 1) in GENITIVE else None

    def _state(self, index: int) -> str | None:
        """The state right behind it that holds it, whatever the dateline says: "Kafr Zarr in northern Syria"."""
        behind = self._chosen[index + 1] if index + 1 < len(self._chosen) else None
        if behind is None or behind.kind != "country":
            return None
        name, state = (toponym.span for toponym in self._toponyms[index : index + 2])
        return behind.country if lies_in(self._text, name, state) else None

    def _neighbour(self, index: int) -> Entry | None:
        entry = self._chosen[index] if index < len(self._chosen) else None
        return entry if entry is not None and entry.kind not in WIDE else None

    def _between(self, index: int) -> str:
        """The characters between a toponym and the next."""
        if index + 1 >= len(self._toponyms):
            return ""
        return between(self._text, self._toponyms[index].span, self._toponyms[index + 1].span)

    def _part(self, name: str) -> Entry | None:
        """What the longest name inside a longer one means: one that the document has too, or a large city's."""
        words = plain(name).split()[:MOST_WORDS]
        for count in range(len(words) - 1, 0, -1):
            for start in range(len(words) - count + 1):
                part = " ".join(words[start : start + count])
                if part in self._meant:
                    return self._meant[part]
        for count in range(len(words) - 1, 0, -1):
            part = " ".join(words[:count])
            if is_code(part, self._gazetteer):
                continue  # "La Prensa" does not lie in L.A.
            found = [entry for entry in self._gazetteer.named(part) if entry.kind == "city"]
            largest = max(found, key=lambda entry: entry.population, default=None)
            if largest is not None and largest.population >= MIN_POPULATION_PART:
                return largest
        return None

    def _beside(self, index: int) -> Entry | None:
        """The town nearest in the text, but none of a list that the name stands in: "Hamburg, Zarrando and Basra"."""
        near = [found for step in (-1, 1) if (found := self._next_town(index, step))]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _next_town(self, index: int, step: int) -> tuple[int, Entry] | None:
        """The first town before (step -1) or behind a toponym and the characters between, BESIDE at most."""
        at, other = self._toponyms[index].span, index + step
        while 0 <= other < len(self._toponyms):
            first, second = sorted((at, self._toponyms[other].span), key=lambda span: span.start)
            apart, entry = second.start - first.end, self._chosen[other]
            if apart >= BESIDE:
                return None
            if entry is not None and entry.precision in TOWNS:
                return None if self._text[first.end : second.start] in LISTED else (apart, entry)
            other += step
        return None
