"""Events out in the columns of GDELT 2.0, with CAMEO codes: a line for each pair of an actor and a recipient."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from polybius import resources
from polybius.exchange.about import About, Row, digits, done, name_of
from polybius.exchange.gdelt import COLUMNS

__all__ = ["cameo_of", "write"]

OWN = "gdelt:"
STATES_APART = "USA"  # GDELT has classes of their own for places of the United States
ROOT, BASE = 2, 3  # digits of a CAMEO code


def write(events: Iterable[Row], out: TextIO, about: About) -> int:
    """Writes the events that are told as done, have a day and a party; how many."""
    written = 0
    for event in events:
        why = _why_not(event)
        if why:
            about.skip(why)
            continue
        for number, pair in enumerate(_pairs(event)):
            cells = _cells(event, pair, number, about)
            out.write("\t".join(_cell(cells.get(name)) for name in COLUMNS) + "\n")
        written += 1
    return written


def _why_not(event: Row) -> str | None:
    if not done(event):
        return "not told as done, which CAMEO cannot say"
    if event["earliest"] is None and event["latest"] is None:
        return "no day is told"
    return None if event["actors"] or event["recipients"] else "nobody is named"


def _pairs(event: Row) -> Iterator[tuple[Row | None, Row | None]]:
    for actor in event["actors"] or [None]:
        for recipient in event["recipients"] or [None]:
            yield actor, recipient


def _cells(event: Row, pair: tuple[Row | None, Row | None], number: int, about: About) -> dict[str, Any]:
    day = event["earliest"] or event["latest"]
    code = cameo_of(event["event_type"], event["modes"] or ())
    given = event.get("given_score")
    place = event["place"] or {}
    added = event["published"] or day
    return {
        "GLOBALEVENTID": _number(event["event_id"], number),
        "SQLDATE": digits(day),
        "MonthYear": digits(day)[:6],
        "Year": digits(day)[:4],
        "FractionDate": f"{_fraction(day):.4f}",
        **_party(1, pair[0], about),
        **_party(2, pair[1], about),
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:BASE],
        "EventRootCode": code[:ROOT],
        "QuadClass": event["quad"],
        "GoldsteinScale": event["score"] if given is None else given,
        "NumSources": event.get("n_sources"),
        "NumArticles": event.get("n_articles"),
        "ActionGeo_Type": _place_class(place, event["host"]),
        "ActionGeo_FullName": place.get("name"),
        "ActionGeo_CountryCode": _fips().get(place.get("country") or event["host"] or ""),
        "ActionGeo_Lat": place.get("lat"),
        "ActionGeo_Long": place.get("lon"),
        "DATEADDED": f"{digits(added)}000000",
        "SOURCEURL": event["uri"],
    }


def _party(side: int, party: Row | None, about: About) -> dict[str, Any]:
    if party is None:
        return {}
    country, group, kinds = party["country"], None, []
    if country in _bodies():
        system, code = _bodies()[country]
        group, country = (code, None) if system == "group" else (None, None)
        kinds = ["IGO" if system == "group" else code]
    kinds += [_types()[party["sector"][:BASE]]] if party["sector"] and party["sector"][:BASE] in _types() else []
    return {
        f"Actor{side}Code": "".join([country or group or "", *kinds]) or None,
        f"Actor{side}Name": (name_of(party, about.names) or "").upper() or None,
        f"Actor{side}CountryCode": country,
        f"Actor{side}KnownGroupCode": group,
        **{f"Actor{side}Type{at}Code": kind for at, kind in enumerate(kinds[:3], start=1)},
    }


def cameo_of(event_type: str, modes: Iterable[str]) -> str:
    """The CAMEO code that stands for a type and its first mode."""
    codes = _codes()
    return next((codes[event_type, mode] for mode in modes if (event_type, mode) in codes), codes[event_type, ""])


@functools.cache
def _codes() -> Mapping[tuple[str, str], str]:
    found = {}
    for row in resources.table("exchange/cameo"):
        for stands in filter(None, row["written_for"].split("|")):
            event_type, _, mode = stands.partition(":")
            found[event_type, mode] = row["id"]
    return found


@functools.cache
def _types() -> Mapping[str, str]:
    """CAMEO's type for each sector: of several, the first row's."""
    rows = [row for row in resources.table("exchange/sectors") if row["system"] == "cameo" and row["sector"]]
    return {row["sector"]: row["code"] for row in reversed(rows)}


@functools.cache
def _bodies() -> Mapping[str, tuple[str, str]]:
    rows = [row for row in resources.table("exchange/sectors") if row["body"] and row["system"] in ("cameo", "group")]
    return {row["body"]: (row["system"], row["code"]) for row in reversed(rows)}


@functools.cache
def _fips() -> Mapping[str, str]:
    """The FIPS code of each country: where there are several, that of the published list."""
    rows = [row for row in resources.table("exchange/countries") if row["system"] == "fips"]
    return {row["country"]: row["code"] for row in sorted(rows, key=lambda row: row["source"] != "own")}


def _place_class(place: Mapping[str, Any], host: str | None) -> int | None:
    """GDELT's class of how precisely a place is known: 1 country, 2 and 5 state or province, 3 and 4 city."""
    if not place:
        return 1 if host else None
    home = place["country"] == STATES_APART
    if place["precision"] == "country":
        return 1
    if place["precision"] == "admin1":
        return 2 if home else 5
    return 3 if home else 4


def _number(id: str, number: int) -> int:
    """GDELT's own number of an event; else one that is made of the id, above all of GDELT's."""
    if id.startswith(OWN) and id.removeprefix(OWN).isdecimal() and number == 0:
        return int(id.removeprefix(OWN))
    return 10**15 + int(hashlib.sha256(f"{id}:{number}".encode()).hexdigest()[:12], 16)


def _fraction(day: dt.date) -> float:
    """GDELT's fraction of a year: months of thirty days."""
    return day.year + (day.month * 30 + day.day) / 365


def _cell(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
