"""Which country a place name lies in, and which country a document is at home in."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter

from polybius.actors.knowledge import INTERNATIONAL
from polybius.actors.scene import Found, Scene, cues
from polybius.resources import digest, stream

MIN_POPULATION = 2_000  # of a town whose name alone tells a country
DATELINE_VOTES = 4  # how much more than a name in the text the place of writing says of a report's home
CLEAR_LEAD = 1.5  # the first country's votes over the second's from which the home counts as known


def locate(scene: Scene) -> None:
    """Notes the country of the towns, provinces and bases that the language model found; they stay no actors."""
    for found in scene.found:
        if found.country is None and found.use == "ner" and found.kind in ("GPE", "LOC", "FAC"):
            found.country = country_of(scene.reading.words(found.span))
        elif found.use == "ner" and found.kind == "ORG" and scene.case(found.head) in cues("place_preposition"):
            found.country = country_of(scene.reading.words(found.span))
            found.kind = "GPE" if found.country else found.kind  # "in Nassiriya", taken for a body


def country_of(name: str) -> str | None:
    """The alpha-3 of the best known place of that name (our own sites, else the most people), None without any."""
    key = _key(name)
    for prefix in ("the ", "camp ", "city of ", "province of "):
        key = key.removeprefix(prefix)
    if key in cues("direction"):
        return None  # "the North" is a side before it is a province
    gazetteer = _gazetteer(digest())
    for suffix in ("", " province", " governorate", " city", " air base", " airport", " district", " region", " state"):
        if key.endswith(suffix) and key[: len(key) - len(suffix)] in gazetteer:
            return gazetteer[key[: len(key) - len(suffix)]]
    return None


@functools.lru_cache(maxsize=2)
def _gazetteer(_: str) -> dict[str, str]:
    out: dict[str, str] = {}
    sites = list(stream("gazetteer/sites"))
    towns = [row for row in stream("gazetteer/cities") if int(row["population"]) >= MIN_POPULATION]
    peopled = sorted([*stream("gazetteer/admin1"), *towns], key=lambda row: -int(row["population"]))
    for rows in (sites, peopled):
        for row in rows:
            out.setdefault(_key(row["name"]), row["country"])
        for row in rows:
            for name in filter(None, row["names"].split("|")):
                out.setdefault(_key(name), row["country"])
    return out


def _key(name: str) -> str:
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name.casefold().replace("-", " ").replace("’", "'")


def home(scene: Scene) -> Found | None:
    """The first mention of the country in which the document is set, None when two have as good a claim."""
    votes: Counter[str] = Counter()
    for found in scene.found:
        if found.country and found.country not in INTERNATIONAL and found.kind in ("GPE", "LOC", "FAC"):
            votes[found.country] += _weight(scene, found)
    ranked = [(country, count) for country, count in votes.most_common(2) if count]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR_LEAD * ranked[1][1]):
        return None
    return next((f for f in scene.found if f.country == ranked[0][0]), None)


def _weight(scene: Scene, found: Found) -> int:
    """How much a place name says of where the document is set; a state that acts says nothing."""
    if found.span.end <= scene.dateline_end and found.entity is None and found.use in ("government", "ner"):
        return DATELINE_VOTES
    return int(found.entity is None or scene.case(found.head) in cues("place_preposition"))
