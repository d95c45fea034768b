"""Decides which place a name means: by patterns, containment, the document's countries, distance and population."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from polybius.places.context import Sense, weigh
from polybius.places.find import NO_WORD_BEHIND, Toponym, words
from polybius.places.states import States
from polybius.places.unlisted import Unlisted
from polybius.resources.places import Entry, Gazetteer, plain
from polybius.resources.publishers import home
from polybius.resources.towns import INSIDE, between, called_small, called_town
from polybius.schema import Place, Reading, Span

MAX_CANDIDATES = 40
WEIGHT_PEOPLE = 1.0  # a point for each tenfold in population
WEIGHT_KIND = 6.0  # "Kirkuk province" is no city
PRIOR = {"country": 9.0, "admin1": 4.0, "admin2": 0.0, "city": 0.0}
PRIOR_REST = 4.0  # a lake
PRIOR_SITE = 10.5  # rows of the own table, which stand there because the news names them
PRIOR_CAPITAL = 1.5
LEAST_DIVISION = 300_000  # people in a province that has its prior: "Manchester" is no parish of Jamaica
MILLIONS = 1_000_000
PRIOR_MILLIONS = 5.0  # "London" in a report from Ohio
SEAT_COST = 12.0  # a province with a city of its name gives way to it, unless the text says "province"
COUNTRY = "country"  # precision
NEAR_KM = 150.0
WEIGHT_BESIDE = 2.0  # for a state whose people the same sentence names
WEIGHT_HOME = 3.0  # for the publisher's country: "Cambridge" in a paper of Canada

KIND_WORDS = {  # words beside a name that tell its kind
    "admin1": frozenset("province governorate state oblast region prefecture department gov border".split()),
    "admin2": frozenset("county parish district".split()),
    "city": frozenset("city town village".split()),
}
KIND_OF = {word: kind for kind, said in KIND_WORDS.items() for word in said}
HOLDERS = frozenset({"country", "admin1", "region"})
GENITIVE = frozenset({"'s ", "’s "})
BEHIND = re.compile(r"[\s-]([^\W\d_]{3,15})")
BEFORE = re.compile(r"\b([^\W\d_]{3,15}) of $")


def resolve(reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Place]:
    """The place that each name means; of kind "unknown" where the gazetteer does not have it.

    Such a name lies where the text says that it lies ("Sudd Camp in Jonglei"), else where a name inside it lies
    ("Mosul Museum"), else at the town named most of a document whose towns lie near each other, else at the nearest
    town named within 200 characters; with the precision of a province. Right within 161 km are 73 of 100 so placed;
    see docs/evaluation.md. The others have no position, and a country only where nearly all towns lie in one.
    """
    publishers_home = home(reading.document.publisher, reading.document.uri)
    options = {name: _candidates(name, gazetteer)[0] for name in {toponym.name for toponym in toponyms}}
    numbers: dict[Use, int] = {}  # what is said in the same words means the same
    states = States(reading)
    uses = _uses(reading.text, toponyms, options, states)
    said = [numbers.setdefault(use, len(numbers)) for use in uses]
    scores = [
        _at_home(options[use.name], _scores(use.name, use.kind, gazetteer), publishers_home, use.states)
        for use in numbers
    ]
    held = [_held(use, options) for use in numbers]
    senses: dict[tuple[str, int], Sense] = {}
    meant_by: list[Sense] = []
    for use, own, holds in zip(numbers, scores, held, strict=True):
        key = plain(use.name), len(own)
        sense = senses.get(key)
        if sense is None:
            sense = senses[key] = Sense(options[use.name], own, holds)
        else:
            sense.add(own, holds)
        meant_by.append(sense)
    weigh(senses.values(), states.told)
    chosen = [
        _best(sense.options, sense.total(own, holds)) if len(own) > 1 else next(iter(sense.options), None)
        for sense, own, holds in zip(meant_by, scores, held, strict=True)
    ]
    unlisted_town = _is_unlisted(reading.text, [(t, chosen[n]) for t, n in zip(toponyms, said, strict=True)], states)
    meant = [entry if entry is None or not unlisted_town(entry) else None for entry in map(chosen.__getitem__, said)]
    unlisted = Unlisted(reading.text, toponyms, meant, gazetteer)
    return [
        _place(toponym, entry) if entry else unlisted.place(index)
        for index, (toponym, entry) in enumerate(zip(toponyms, meant, strict=True))
    ]


def _is_unlisted(text: str, said: Sequence[tuple[Toponym, Entry | None]], states: States) -> Callable[[Entry], bool]:
    """Which places are none of those that the text means: a city of a country that it does not tell of, called a town.

    "The town of Palma" in a report of northern Mozambique is none of Spain: one that no table has; nor is "the Palma
    area", nor whatever else is told "the town of Palma in Cabo Delgado province". One that lies in another country near
    a place that is told is meant all the same ("the town of Majdal Shams", told with Lebanon's).
    """
    entries = {entry.id: entry for _, entry in said if entry is not None}
    told = states.told | {entry.country for entry in entries.values() if entry.kind in ("country", "admin1")}
    small = {entry.id for toponym, entry in said if entry is not None and called_small(text, toponym.span)}
    elsewhere = {
        entry.id for (toponym, entry), (behind, holder) in itertools.pairwise(said)
        if entry and holder and holder.kind in HOLDERS and holder.country not in (None, entry.country)
        and INSIDE.fullmatch(between(text, toponym.span, behind.span))
    }  # fmt: skip
    others = [entry for entry in entries.values() if entry.precision != COUNTRY]
    return lambda entry: (
        entry.id in small and entry.kind == "city"
        and (
            entry.id in elsewhere
            or (
                entry.country not in told
                and any(other.country in told for other in others)
                and not any(0 < entry.km_from(other) < NEAR_KM for other in others)
            )
        )
    )  # fmt: skip


class Use(NamedTuple):
    """A name and what the words beside it say, where that is asked; mentions that share it mean one place."""

    name: str
    kind: str | None = None  # "province", "county" ...
    outer: str | None = None  # a name right behind, that may hold it: "Paris, Texas"
    owner: str | None = None  # a name right before, that may hold it: "Iraq's Anbar"
    inner: str | None = None  # a name right before, that it may hold: "Albany, New York"
    states: frozenset[str] = frozenset()  # whose people its sentence tells of: "Iranian guards opened fire near Julfa"


def _uses(
    text: str, toponyms: Sequence[Toponym], options: Mapping[str, Sequence[Entry]], states: States
) -> Iterator[Use]:
    """The use of each name; nothing beside it is asked where it can mean but one place."""
    last, before = "", ""  # the name before and what stands between
    for toponym, following in itertools.zip_longest(toponyms, toponyms[1:]):
        name = toponym.name
        behind = text[toponym.span.end : following.span.start] if following else ""
        if len(options[name]) > 1:
            outer = following.name if following and INSIDE.fullmatch(behind) else None
            owner = last if before in GENITIVE else None
            inner = last if INSIDE.fullmatch(before) else None
            yield Use(name, _kind_beside(text, toponym), outer, owner, inner, states.beside(toponym.span))
        else:
            yield Use(name)
        last, before = name, behind


@functools.lru_cache(maxsize=16_384)
def _candidates(name: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], tuple[float, ...]]:
    """The places that a name can mean, the likeliest first, and the points of each before anything else is known."""
    found = gazetteer.named(name) or gazetteer.named(f"{name} County") or gazetteer.named(_without_kind(name))
    likely = sorted(((_prior(entry, gazetteer), entry) for entry in found), key=lambda pair: -pair[0])[:MAX_CANDIDATES]
    return tuple(entry for _, entry in likely), tuple(prior for prior, _ in likely)


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
    prior = PRIOR_SITE if entry.own else PRIOR.get(entry.kind, PRIOR_REST)
    if entry.kind == "admin1" and entry.population < LEAST_DIVISION:
        prior = PRIOR["city"]
    prior += WEIGHT_PEOPLE * math.log10(max(entry.population, 100) / 100)
    if entry.kind == "city" and entry.population >= MILLIONS:
        prior += PRIOR_MILLIONS
    if entry.kind == "city" and gazetteer.is_capital(entry):
        prior += PRIOR_CAPITAL
    return prior


@functools.lru_cache(maxsize=16_384)
def _scores(name: str, kind: str | None, gazetteer: Gazetteer) -> tuple[float, ...]:
    """The points of a name's candidates before anything else, with what the words beside it say of its kind."""
    options, priors = _candidates(name, gazetteer)
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
    return tuple(out)


def _at_home(
    options: Sequence[Entry], scores: Sequence[float], home: str | None, beside: frozenset[str]
) -> Sequence[float]:
    """The points with those for the publisher's country and for the states whose people stand in the sentence."""
    if home is None and not beside:
        return scores
    return [
        score + WEIGHT_HOME * (entry.country == home) + WEIGHT_BESIDE * (entry.country in beside)
        for entry, score in zip(options, scores, strict=True)
    ]


def _held(use: Use, options: Mapping[str, Sequence[Entry]]) -> list[bool]:
    """Which candidates lie in what is named right beside, or are the state that holds what is named right before."""
    if use.outer is None and use.owner is None and use.inner is None:
        return [False] * len(options[use.name])
    around = [name for name in (use.outer, use.owner) if name]
    outer = [entry for name in around for entry in options[name] if entry.kind in HOLDERS] if around else []
    inner = options[use.inner] if use.inner else ()
    if not outer:
        return [entry.kind == "admin1" and any(_holds(entry, other) for other in inner) for entry in options[use.name]]
    return [
        any(_holds(other, entry) for other in outer)
        or (entry.kind == "admin1" and any(_holds(entry, other) for other in inner))
        for entry in options[use.name]
    ]


def _kind_beside(text: str, toponym: Toponym) -> str | None:
    start, end = toponym.span.start, toponym.span.end
    behind = None if text[end : end + 1] in NO_WORD_BEHIND else BEHIND.match(text, end)
    if behind and (kind := KIND_OF.get(behind.group(1).lower())):
        return kind
    before = BEFORE.search(text, max(start - 20, 0), start) if text.endswith(" of ", 0, start) else None
    if before and (kind := KIND_OF.get(before.group(1).lower())):
        return kind
    return "city" if called_town(text, toponym.span) else KIND_OF.get(toponym.name.rpartition(" ")[2].lower())


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


def _best(options: Sequence[Entry], scores: Sequence[float]) -> Entry:
    return options[scores.index(max(scores))]


def _place(toponym: Toponym, entry: Entry) -> Place:
    where = entry.lat, entry.lon, entry.geonames, entry.precision
    return Place(toponym.span, entry.name, entry.kind, entry.country, entry.admin1, *where)


def toponym_of(text: str, span: Span) -> Toponym:
    """The words of a span as a name."""
    return Toponym(span, span.of(text))
