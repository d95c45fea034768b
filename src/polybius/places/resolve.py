"""Decides which place a name means: by patterns, containment, the document's countries, distance and population."""

from __future__ import annotations

import bisect
import math
import re
from collections import defaultdict
from collections.abc import Sequence

from polybius.places.find import Toponym, words
from polybius.places.gazetteer import KM_A_DEGREE, Entry, Gazetteer, plain
from polybius.schema import Place, Reading, Span

MAX_CANDIDATES = 25
NEAR_KM = 160.0  # places closer than this speak for each other
WEIGHT_PEOPLE = 1.0  # a point for each tenfold in population
WEIGHT_COUNTRY = 3.0  # for the share of the document's names that lie in the same country
WEIGHT_ADMIN1 = 4.0  # ... in the same state or province
WEIGHT_NEAR = 3.0  # ... within NEAR_KM
WEIGHT_PATTERN = 40.0  # "Paris, Texas" leaves no choice
WEIGHT_KIND = 6.0  # "Kirkuk province" is no city
PRIOR = {"country": 9.0, "admin1": 5.5, "admin2": 2.5, "city": 0.0}
PRIOR_SITE = 10.5  # rows of the own table, which stand there because the news names them
PRIOR_CAPITAL = 1.5
SEAT_COST = 12.0  # a province with a city of its name gives way to it, unless the text says "province"
ROUNDS = 3
UNKNOWN = "unknown"  # kind of a place that the text names and the gazetteer does not have
MAX_MEASURED = 200  # of more names about its latitude the nearest to it: only a list has so many

KIND_WORDS = {  # words beside a name that tell its kind
    "admin1": frozenset("province governorate state oblast region prefecture department".split()),
    "admin2": frozenset("county parish district".split()),
    "city": frozenset("city town village".split()),
}


def resolve(reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Place]:
    """The place that each name means; one without a country and a position where the gazetteer does not have it."""
    by_name = {name: _candidates(name, gazetteer) for name in {toponym.name for toponym in toponyms}}
    candidates = [by_name[toponym.name] for toponym in toponyms]
    fixed = _pattern_scores(reading.text, toponyms, candidates, gazetteer)
    chosen = [_best(options, scores) for options, scores in zip(candidates, fixed, strict=True)]
    for _ in range(ROUNDS):
        context = Context(toponyms, chosen)
        chosen = [
            _best(
                options, [score + context.support(toponym, entry) for entry, score in zip(options, scores, strict=True)]
            )
            for toponym, options, scores in zip(toponyms, candidates, fixed, strict=True)
        ]
    return [_place(toponym, entry) for toponym, entry in zip(toponyms, chosen, strict=True)]


class Context:
    """What the other names of a document, as resolved so far, say for a candidate; each name counts once."""

    def __init__(self, toponyms: Sequence[Toponym], chosen: Sequence[Entry | None]) -> None:
        self._by_name: dict[str, Entry] = {}
        for toponym, entry in zip(toponyms, chosen, strict=True):
            if entry is not None:
                self._by_name.setdefault(plain(toponym.name), entry)
        self._countries: dict[str, float] = defaultdict(float)
        self._divisions: dict[tuple[str, str], float] = defaultdict(float)
        for entry in self._by_name.values():
            if entry.country:
                self._countries[entry.country] += 1
                if entry.admin1:
                    self._divisions[entry.country, entry.admin1] += 1

        points = ((name, entry) for name, entry in self._by_name.items() if entry.precision != "country")
        self._from_south = sorted(points, key=lambda point: point[1].lat)  # so that few are measured
        self._latitudes = [entry.lat for _, entry in self._from_south]
        self._supports: dict[tuple[str, str], float] = {}

    def support(self, toponym: Toponym, entry: Entry) -> float:
        """Points for a candidate: the share of the other names in its country, its division, and near it."""
        key = plain(toponym.name), entry.id
        if key not in self._supports:
            self._supports[key] = self._support(key[0], entry)
        return self._supports[key]

    def _support(self, own_name: str, entry: Entry) -> float:
        own = self._by_name.get(own_name)
        others = len(self._by_name) - (own is not None)
        if others <= 0 or entry.country is None:
            return 0.0
        same_country = self._countries[entry.country] - (own is not None and own.country == entry.country)
        division = (entry.country, entry.admin1 or "")
        same_division = self._divisions[division] - (own is not None and (own.country, own.admin1 or "") == division)
        first = bisect.bisect_left(self._latitudes, entry.lat - NEAR_KM / KM_A_DEGREE)
        end = bisect.bisect_right(self._latitudes, entry.lat + NEAR_KM / KM_A_DEGREE)
        if end - first > MAX_MEASURED:
            middle = bisect.bisect_left(self._latitudes, entry.lat)
            first, end = max(first, middle - MAX_MEASURED // 2), min(end, middle + MAX_MEASURED // 2)
        near = sum(name != own_name and other.km_from(entry) < NEAR_KM for name, other in self._from_south[first:end])
        return (
            WEIGHT_COUNTRY * math.sqrt(same_country / others)
            + (WEIGHT_ADMIN1 * math.sqrt(same_division / others) if entry.admin1 else 0.0)
            + WEIGHT_NEAR * math.sqrt(near / others)
        )


def _candidates(name: str, gazetteer: Gazetteer) -> list[Entry]:
    found = gazetteer.named(name) or gazetteer.named(_without_kind(name))
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
    own = entry.geonames is None and entry.population == 0
    prior = (PRIOR_SITE if own else PRIOR.get(entry.kind, 0.0)) + WEIGHT_PEOPLE * math.log10(
        max(entry.population, 100) / 100
    )
    if entry.kind == "city" and gazetteer.is_capital(entry):
        prior += PRIOR_CAPITAL
    return prior


def _pattern_scores(
    text: str, toponyms: Sequence[Toponym], candidates: Sequence[Sequence[Entry]], gazetteer: Gazetteer
) -> list[list[float]]:
    """The candidates' priors, with what the words beside a name say."""
    out = []
    for index, (toponym, options) in enumerate(zip(toponyms, candidates, strict=True)):
        kind = _kind_beside(text, toponym)
        container = _container(text, index, toponyms, candidates)
        scores = []
        for entry in options:
            score = _prior(entry, gazetteer)
            if entry.kind == "admin1" and kind != "admin1" and any(_is_seat(other, entry) for other in options):
                score -= SEAT_COST  # "in Baghdad", "near Kirkuk"
            if kind and entry.kind in KIND_WORDS:
                score += WEIGHT_KIND if entry.kind == kind else -WEIGHT_KIND
            if any(_holds(outer, entry) for outer in container):
                score += WEIGHT_PATTERN
            scores.append(score)
        out.append(scores)
    return out


def _kind_beside(text: str, toponym: Toponym) -> str | None:
    behind = re.match(r"[\s-]([^\W\d_]+)", text[toponym.span.end : toponym.span.end + 20])
    before = re.search(r"([^\W\d_]+) of $", text[max(toponym.span.start - 20, 0) : toponym.span.start])
    last = toponym.name.split()[-1]
    for match in (behind.group(1) if behind else "", before.group(1) if before else "", last):
        for kind, said in KIND_WORDS.items():
            if match.lower() in said:
                return kind
    return None


def _container(
    text: str, index: int, toponyms: Sequence[Toponym], candidates: Sequence[Sequence[Entry]]
) -> list[Entry]:
    """The states and countries that stand right behind a comma or in brackets: "Paris, Texas", "Mosul (Iraq)"."""
    if index + 1 >= len(toponyms):
        return []
    between = text[toponyms[index].span.end : toponyms[index + 1].span.start]
    if between not in {", ", " (", " in ", ", in ", " in the "} and not between.startswith("’s") and between != ",":
        return []
    return [entry for entry in candidates[index + 1] if entry.kind in {"country", "admin1", "region"}]


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


def _place(toponym: Toponym, entry: Entry | None) -> Place:
    if entry is None:
        return Place(toponym.span, toponym.name, UNKNOWN, None, None, None, None, None, precision="city")
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


def toponym_of(text: str, span: Span) -> Toponym:
    """The words of a span as a name."""
    return Toponym(span, span.of(text))
