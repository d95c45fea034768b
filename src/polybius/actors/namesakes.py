"""Which of several bearers of a name is meant: the one of the state that the report tells of, and none of elsewhere."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from polybius.actors.knowledge import Knowledge
from polybius.actors.names import Hit, Name
from polybius.actors.scene import Scene, cues
from polybius.resources import digest, table

STATES = frozenset({"name", "demonym", "government"})  # uses whose entity is a state
WITH_DIVISIONS = frozenset({"USA", "CAN", "AUS"})  # where a town is written with its state: "Moscow, Idaho"
ORGANS = frozenset({"government", "parliament", "court", "military", "police", "intelligence"})  # kinds of actors
OWNER = re.compile(r" of (?:the )?")  # behind "the Ministry of Defence"
UNNAMED_STATE = re.compile(r" of the (?:Republic|Kingdom|Sultanate)\b(?! of)")
DIVISION = re.compile(r" ([A-Z][a-z]+)\b")
WORD_BEHIND = re.compile(r"[\s-](\w+)")
HOLDER = re.compile(r", ((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+)\b(?! and\b| or\b)")


def countries_said(knowledge: Knowledge, hits: Iterable[Hit]) -> Counter[str]:
    """How often the names of a text that have one meaning only belong to each country."""
    alone = (hit.names[0] for hit in hits if len(hit.names) == 1 and hit.names[0].use != "none")
    return Counter(country for name in alone if (country := _country(knowledge, name)))


def likeliest(scene: Scene, names: tuple[Name, ...]) -> Name:
    """Of several meanings the party, where the text uses it so, of the country that it names most; else the first.

    "Congress" is India's party in a report of India that says little of the United States, or of Congress workers.
    """
    if len(names) > 1 and names[0].words in scene.parties:
        names = tuple(name for name in names if _is_party(scene.knowledge, name)) or names
    return max(names, key=lambda name: scene.said[_country(scene.knowledge, name)]) if len(names) > 1 else names[0]


def settle(scene: Scene) -> None:
    """Gives a name of several meanings the one at home, where that state is told of hardly less: Peru's "Congress"."""
    home = scene.home.country if scene.home is not None else None
    if home is None:
        return
    for found in scene.found:
        if found.kind != "ORG" or found.use != "organisation" or found.entity is None or found.country == home:
            continue
        words = scene.reading.words(found.span)
        names = next((hit.names for hit in scene.knowledge.index.hits(words) if len(hit.names) > 1), ())
        own = [name for name in names if _country(scene.knowledge, name) == home]
        if own and own[0].words not in scene.parties and 2 * scene.said[home] >= scene.said[found.country or ""]:
            found.key, found.country = own[0].entity, home
            found.entity = scene.knowledge.entity(found.key, scene.day)


def used_as_parties(scene: Scene, hits: Iterable[Hit]) -> frozenset[tuple[str, ...]]:
    """The names of several meanings that the text uses as a party's: "Congress workers", "the Congress candidate"."""
    found = set()
    for hit in hits:
        behind = WORD_BEHIND.match(scene.reading.text, hit.span.end) if len(hit.names) > 1 else None
        if behind is not None and behind[1].lower().removesuffix("s") in cues("of_a_party"):
            found.add(hit.names[0].words)
    return frozenset(found)


def _is_party(knowledge: Knowledge, name: Name) -> bool:
    known = knowledge.known.get(name.entity)
    return known is not None and known.kind == "party"


def is_elsewhere(scene: Scene, hit: Hit) -> bool:
    """Whether the name of a state or capital is a part of a division's name, or a town of another state.

    "Nassau County" is none of the Bahamas, "Moscow, Idaho" none of Russia. Not covered: "Georgia", which is both.
    """
    if not all(name.use in STATES for name in hit.names):
        return False
    division = DIVISION.match(scene.reading.text, hit.span.end)
    if division is not None and division[1].lower() in cues("division"):
        return True
    country = holder_behind(scene.reading.text, hit.span.end)
    return country is not None and all(name.entity != country for name in hit.names)


def is_anothers(scene: Scene, hit: Hit, states: Mapping[int, str]) -> bool:
    """Whether a body of one state is told to be another's: "the Ministry of Defence of Azerbaijan" is not Britain's.

    Nor is that "of the Republic", whichever that is.

    ``states``: each state named in the text, by where its name begins.
    """
    owner = OWNER.match(scene.reading.text, hit.span.end)
    state = states.get(owner.end()) if owner is not None else None
    known = [scene.knowledge.known.get(name.entity) for name in hit.names]
    organs = all(one is not None and one.kind in ORGANS for one in known)
    if organs and UNNAMED_STATE.match(scene.reading.text, hit.span.end):
        return True
    return state is not None and organs and all(_country(scene.knowledge, name) != state for name in hit.names)


def holder_behind(text: str, end: int) -> str | None:
    """The country of the state or province named behind a comma: USA of "Idaho" in "Moscow, Idaho"."""
    holder = HOLDER.match(text, end)
    return _divisions(digest()).get(holder[1]) if holder is not None else None


def _country(knowledge: Knowledge, name: Name) -> str:
    if name.use in STATES:
        return name.entity
    known = knowledge.known.get(name.entity)
    return known.spells[-1].country if known is not None and known.spells else ""


@functools.lru_cache(maxsize=2)
def _divisions(tables: str) -> dict[str, str]:
    """The country of each state or province with which towns are written, but of none that is a country's name."""
    states = {row["name"] for row in table("actors/countries")}
    rows = [row for row in table("gazetteer/admin1") if row["country"] in WITH_DIVISIONS]
    return {row["name"]: row["country"] for row in rows if row["name"] not in states}
