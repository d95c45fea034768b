"""Decides which place a name means: by patterns, containment, the document's countries, distance and population."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polybius.places.context import Sense, weigh
from polybius.places.find import Toponym, words
from polybius.places.gazetteer import Entry, Gazetteer, plain
from polybius.schema import Place, Reading, Span

MAX_CANDIDATES = 40
WEIGHT_PEOPLE = 1.0  # a point for each tenfold in population
WEIGHT_KIND = 6.0  # "Kirkuk province" is no city
PRIOR = {"country": 9.0, "admin1": 4.0, "admin2": 2.5, "city": 0.0}
PRIOR_REST = 4.0  # a lake
PRIOR_SITE = 10.5  # rows of the own table, which stand there because the news names them
PRIOR_CAPITAL = 1.5
MILLIONS = 1_000_000
PRIOR_MILLIONS = 4.5  # "London" in a report from Ohio
SEAT_COST = 12.0  # a province with a city of its name gives way to it, unless the text says "province"
SCENE_COUNTRY = 0.8  # of a document's towns lie in one country: so do its names that the gazetteer lacks
SCENE_TOWNS = 0.5  # of them lie within SCENE_KM of the town named most: so do its streets and villages
SCENE_KM = 160.0
UNKNOWN = "unknown"  # kind of a place that the text names and the gazetteer does not have

KIND_WORDS = {  # words beside a name that tell its kind
    "admin1": frozenset("province governorate state oblast region prefecture department gov border".split()),
    "admin2": frozenset("county parish district".split()),
    "city": frozenset("city town village".split()),
}
KIND_OF = {word: kind for kind, said in KIND_WORDS.items() for word in said}
HOLDERS = frozenset({"country", "admin1", "region"})
INSIDE = frozenset({", ", ",", " (", " in ", ", in ", " in the "})  # between a place and what holds it
GENITIVE = frozenset({"'s ", "’s "})
BEHIND = re.compile(r"[\s-]([^\W\d_]{3,15})")
BEFORE = re.compile(r"\b([^\W\d_]{3,15}) of $")


def resolve(reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Place]:
    """The place that each name means; of kind "unknown" where the gazetteer does not have it.

    A document whose towns lie near each other is set there, and so are the streets, rivers and villages in it that
    the gazetteer lacks: they get the position of the town named most, with the precision of a province. Right within
    161 km are 65 of 100 of them; see docs/evaluation.md. Elsewhere they have no position, and a country only where
    nearly all towns lie in one.
    """
    uses = [_use(reading.text, index, toponyms) for index in range(len(toponyms))]
    options = {name: _candidates(name, gazetteer) for name in {toponym.name for toponym in toponyms}}
    priors = {name: [_prior(entry, gazetteer) for entry in found] for name, found in options.items()}
    scores = {use: _scores(options[use.name], priors[use.name], use.kind) for use in uses}
    held = {use: _held(use, options) for use in scores}
    senses: dict[tuple[str, int], Sense] = {}
    for use, own in scores.items():
        key = plain(use.name), len(own)
        if key in senses:
            senses[key].add(own, held[use])
        else:
            senses[key] = Sense(options[use.name], own, held[use])
    weigh(senses.values())
    chosen = {
        use: _best(options[use.name], senses[plain(use.name), len(own)].total(own, held[use]))
        for use, own in scores.items()
    }
    scene = _scene([chosen[use] for use in uses])
    return [_place(toponym, chosen[use], scene) for toponym, use in zip(toponyms, uses, strict=True)]


@dataclass(frozen=True, slots=True)
class Use:
    """A name and what the words beside it say; mentions that share it mean one place."""

    name: str
    kind: str | None  # "province", "county" ...
    outer: str | None  # a name right behind, that may hold it: "Paris, Texas"
    owner: str | None  # a name right before, that may hold it: "Iraq's Anbar"
    inner: str | None  # a name right before, that it may hold: "Albany, New York"


def _use(text: str, index: int, toponyms: Sequence[Toponym]) -> Use:
    toponym = toponyms[index]
    outer = owner = inner = None
    if index + 1 < len(toponyms) and text[toponym.span.end : toponyms[index + 1].span.start] in INSIDE:
        outer = toponyms[index + 1].name
    if index:
        between = text[toponyms[index - 1].span.end : toponym.span.start]
        owner = toponyms[index - 1].name if between in GENITIVE else None
        inner = toponyms[index - 1].name if between in INSIDE else None
    return Use(toponym.name, _kind_beside(text, toponym), outer, owner, inner)


def _candidates(name: str, gazetteer: Gazetteer) -> list[Entry]:
    found = gazetteer.named(name) or gazetteer.named(f"{name} County") or gazetteer.named(_without_kind(name))
    return sorted(found, key=lambda entry: -_prior(entry, gazetteer))[:MAX_CANDIDATES]


def _without_kind(name: str) -> str:
    """The name without a word for its kind: "the city of Mosul", "Kirkuk Province"."""
    name = re.sub(r"(?i)^(?:the )?(?:(?:city|town|village|province|state|port|region|district) of )", "", name)
    parts = name.split()
    if len(parts) > 1 and parts[-1].lower() in words("noun"):
        return " ".join(parts[:-1])
    if len(parts) > 1 and parts[0].lower() in words("side"):
        return " ".join(parts[1:])
    return name


def _prior(entry: Entry, gazetteer: Gazetteer) -> float:
    """How likely a name means this place before anything else is known."""
    prior = (PRIOR_SITE if entry.own else PRIOR.get(entry.kind, PRIOR_REST)) + WEIGHT_PEOPLE * math.log10(
        max(entry.population, 100) / 100
    )
    if entry.kind == "city" and entry.population >= MILLIONS:
        prior += PRIOR_MILLIONS
    if entry.kind == "city" and gazetteer.is_capital(entry):
        prior += PRIOR_CAPITAL
    return prior


def _scores(options: Sequence[Entry], priors: Sequence[float], kind: str | None) -> list[float]:
    """The candidates' priors, with what the words beside a name say of its kind."""
    states = {entry.country for entry in options if entry.kind == "country"}
    out = []
    for entry, prior in zip(options, priors, strict=True):
        score = prior
        if entry.kind == "admin1" and kind != "admin1" and any(_is_seat(other, entry) for other in options):
            score -= SEAT_COST  # "in Baghdad", "near Kirkuk"
        if entry.kind in KIND_WORDS and not kind and entry.country in states:
            score -= SEAT_COST  # "in Mexico"
        if kind and entry.kind in KIND_WORDS:
            score += WEIGHT_KIND if entry.kind == kind else -WEIGHT_KIND
        out.append(score)
    return out


def _held(use: Use, options: Mapping[str, Sequence[Entry]]) -> list[bool]:
    """Which candidates lie in what is named right beside, or are the state that holds what is named right before."""
    outer = [entry for name in (use.outer, use.owner) if name for entry in options[name] if entry.kind in HOLDERS]
    inner = options[use.inner] if use.inner else ()
    return [
        any(_holds(other, entry) for other in outer)
        or (entry.kind == "admin1" and any(_holds(entry, other) for other in inner))
        for entry in options[use.name]
    ]


def _kind_beside(text: str, toponym: Toponym) -> str | None:
    behind = BEHIND.match(text, toponym.span.end)
    before = BEFORE.search(text, max(toponym.span.start - 20, 0), toponym.span.start)
    for word in (behind and behind.group(1), before and before.group(1), toponym.name.rpartition(" ")[2]):
        if word and (kind := KIND_OF.get(word.lower())):
            return kind
    return None


def _is_seat(city: Entry, division: Entry) -> bool:
    return city.kind == "city" and city.country == division.country and city.admin1 == division.name


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.id == inner.id or inner.kind == "country":
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    return (
        outer.kind == "admin1"
        and inner.country == outer.country
        and inner.admin1 == outer.admin1
        and inner.kind != "admin1"
    )


def _best(options: Sequence[Entry], scores: Sequence[float]) -> Entry | None:
    if not options:
        return None
    return max(zip(scores, range(len(options), 0, -1), options, strict=True), key=lambda item: item[:2])[2]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a document is set, as far as the places that it names agree."""

    country: str | None  # of nearly all its towns
    town: Entry | None  # the one named most, where half of them lie in its part of the country


def _scene(chosen: Sequence[Entry | None]) -> Scene:
    towns = [entry for entry in chosen if entry is not None and entry.precision in ("city", "point") and entry.country]
    if not towns:
        return Scene(None, None)
    counts = Counter(entry.country for entry in towns)
    country, most = counts.most_common(1)[0]
    times = Counter(entry.id for entry in towns)
    town = max(towns, key=lambda entry: times[entry.id])
    around = sum(town.km_from(entry) < SCENE_KM for entry in towns)
    return Scene(
        country=country if most >= SCENE_COUNTRY * len(towns) else None,
        town=town if around >= SCENE_TOWNS * len(towns) else None,
    )


def _place(toponym: Toponym, entry: Entry | None, scene: Scene) -> Place:
    if entry is None:
        return _unknown(toponym, scene)
    return Place(
        span=toponym.span,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonames=entry.geonames,
        precision=entry.precision,
    )


def _unknown(toponym: Toponym, scene: Scene) -> Place:
    """A name that the gazetteer lacks: about the chief town of a document that is set in one part of a country."""
    name, town = toponym.name, scene.town
    if town is None:
        return Place(toponym.span, name, UNKNOWN, scene.country, None, None, None, None, precision="city")
    return Place(toponym.span, name, UNKNOWN, town.country, town.admin1, town.lat, town.lon, None, precision="admin1")


def toponym_of(text: str, span: Span) -> Toponym:
    """The words of a span as a name."""
    return Toponym(span, span.of(text))
