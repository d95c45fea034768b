"""Scores places: which words are found to be toponyms, and how far from the right spot they are put."""

from __future__ import annotations

import functools
import math
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius import places
from polybius.evaluate.figures import harmonic, with_interval
from polybius.evaluate.gold import Read, records, whole
from polybius.resources import table
from polybius.schema import Document, Place, Span

SETS = ("lgl", "trnews", "gwn", "geovirus")
LITERAL = frozenset({"Literal", "Literal_Modifier", "Embedded_Literal"})  # of GeoWebNews
NOT_NAMES = re.compile(r"(?i)(?:north |south |east |west )?[^\W\d_]+(?:ians?|eans?|ans|ese|ish)")
WITHIN_KM = 161.0
EARTH_KM = 6371.0
Figures = dict[str, Any]


@dataclass(frozen=True)
class Tally:
    """What one document adds: toponyms, and the distances of those with coordinates (None: not in the gazetteer)."""

    gold: int
    found: int
    matched_gold: int
    matched_found: int
    km: tuple[float | None, ...]
    countries: tuple[bool, ...]


def score(gold: Path, part: str = "dev", read: Read | None = None) -> dict[str, Figures]:
    """Figures by set: toponym F1 from raw text, and given the spans the share within 161 km and of right countries.

    Names only: demonyms and common nouns are left out, for the gold says where they lie but they are no names; in
    GeoWebNews the types Literal, Literal_Modifier and Embedded_Literal.

    Args:
        gold: The folder with ``places/<set>.<part>.jsonl.gz``.
        part: dev or train.
        read: What makes a Reading of a document; the whole pipeline when not given.
    """
    reader = read or whole
    out = {}
    for name in SETS:
        path = gold / "places" / f"{name}.{part}.jsonl.gz"
        if path.exists():
            out[f"places/{name}"] = figures([tally(record, reader) for record in records(path)])
    return out


def wanted(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold toponyms that are names of places."""
    return [
        item
        for item in record["toponyms"]
        if item["surface"][:1].isupper() and item.get("type", "Literal") in LITERAL and not is_demonym(item)
    ]


def is_demonym(item: dict[str, Any]) -> bool:
    """Whether the words name a people: a demonym of the tables ("Iraqi"), or a word that ends as one ("Ohioans")."""
    if item["surface"].strip() in demonyms():
        return True
    surface, name = item["surface"].strip().lower(), str(item.get("name") or item.get("page") or "").lower()
    if not NOT_NAMES.fullmatch(surface) or surface in name.replace("_", " "):
        return False
    return not places.named(item["surface"])


@functools.cache
def demonyms() -> frozenset[str]:
    """The names of peoples that belong to a country: "Russian", "Czechs"."""
    rows = (row for row in table("actors/spellings") if row["use"] == "demonym")
    return frozenset(name for row in rows for name in row["names"].split("|"))


def tally(record: dict[str, Any], read: Read) -> Tally:
    """The counts of one document."""
    document = Document(
        id=record["id"], text=record["text"], title=record.get("title"), language="en", uri=address(record)
    )
    reading = read(document)
    items = wanted(record)
    gold_spans = [Span(item["start"], item["end"]) for item in items]
    ignored = [Span(item["start"], item["end"]) for item in record["toponyms"] if item not in items]
    found = [place.span for place in reading.places if not any(place.span.overlaps(span) for span in ignored)]
    placed = [item for item in items if item.get("lat") not in (None, "")]
    located = places.locate(reading, [Span(item["start"], item["end"]) for item in placed])
    return Tally(
        gold=len(items),
        found=len(found),
        matched_gold=sum(any(_same(span, other) for other in found) for span in gold_spans),
        matched_found=sum(any(_same(span, other) for other in gold_spans) for span in found),
        km=tuple(distance(item, place) for item, place in zip(placed, located, strict=True)),
        countries=tuple(
            _same_country(item["country"], place)
            for item, place in zip(placed, located, strict=True)
            if item.get("country")
        ),
    )


def address(record: dict[str, Any]) -> str | None:
    """Where a document was read, which some sets tell."""
    told = [str(record.get(name) or "").strip() for name in ("url", "source")]
    return next((words for words in told if words.startswith("http")), None)


def _same(span: Span, other: Span) -> bool:
    """Whether two spans are the same toponym: one within the other, and half as long at least."""
    return span.overlaps(other) and 2 * min(len(span), len(other)) >= max(len(span), len(other))


def distance(item: dict[str, Any], place: Place) -> float | None:
    """Kilometres between gold and found; None where nothing was found."""
    if place.lat is None or place.lon is None:
        return None
    north, south = math.radians(float(item["lat"])), math.radians(place.lat)
    east = math.radians(float(item["lon"]) - place.lon)
    half = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _same_country(name: str, place: Place) -> bool:
    expected = {entry.country for entry in places.named(name) if entry.kind == "country"}
    return place.country in expected


def figures(tallies: list[Tally]) -> Figures:
    """The measures with 95 % intervals from resampled documents."""
    distances = [km for item in tallies for km in item.km]
    known = [km for km in distances if km is not None]
    out: Figures = {
        "n": sum(item.gold for item in tallies),
        "found": sum(item.found for item in tallies),
        "n_with_coordinates": len(distances),
        "median_km": round(statistics.median(known), 1) if known else None,
    }
    measures = {"toponym_f1": _f1, "within_161_km": _within}
    if any(item.countries for item in tallies):
        measures["country"] = _country
    return out | {name: with_interval(tallies, measure) for name, measure in measures.items()}


def _f1(tallies: Sequence[Tally]) -> float:
    gold, found = sum(item.gold for item in tallies), sum(item.found for item in tallies)
    right_gold, right_found = sum(item.matched_gold for item in tallies), sum(item.matched_found for item in tallies)
    return harmonic(right_found / found if found else 0.0, right_gold / gold if gold else 0.0)


def _within(tallies: Sequence[Tally]) -> float:
    distances = [km for item in tallies for km in item.km]
    return sum(km is not None and km <= WITHIN_KM for km in distances) / len(distances) if distances else 0.0


def _country(tallies: Sequence[Tally]) -> float:
    right = [value for item in tallies for value in item.countries]
    return sum(right) / len(right) if right else 0.0
