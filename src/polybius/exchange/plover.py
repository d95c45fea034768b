"""Events out as PLOVER's JSON: a record a line, with the fields of the manual's chapter on data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

import polybius
from polybius.exchange.about import About, Row, marks_of, name_of

__all__ = ["RESOLUTIONS", "write"]

RESOLUTIONS = {"point": 5, "city": 4, "admin1": 2, "country": 1}  # PLOVER's, of a place's precision; 3 is a district
SIZES = {"killed": "dead", "injured": "injured", "arrested": "arrested"}


def write(events: Iterable[Row], out: TextIO, about: About) -> int:
    """Writes the events that have a day, which PLOVER requires; how many."""
    written = 0
    for event in events:
        if event["earliest"] is None and event["latest"] is None:
            about.skip("no day is told")
            continue
        out.write(json.dumps(_record(event, about), ensure_ascii=False, default=str) + "\n")
        written += 1
    return written


def _record(event: Row, about: About) -> Row:
    first, last = event["earliest"] or event["latest"], event["latest"] or event["earliest"]
    sentence = event["sentence_text"]
    record = {
        "id": event["event_id"],
        "has_event": True,
        "date": first,
        "enddate": last if last != first else None,
        "actor": [_entity(party, about) for party in event["actors"] or ()],
        "recipient": [_entity(party, about) for party in event["recipients"] or ()],
        "event": [event["event_type"]],
        "event_loc": _place(event),
        "event_text": [event["trigger_text"]] if event["trigger_text"] else [],
        "quad_code": event["quad"],
        "event_scale": event["score"],
        "mode": list(event["modes"] or ()),
        "context": [*(event["contexts"] or ()), *marks_of(event)],
        "size": _size(event["counts"] or ()),
        "link": event["uri"],
        "text": sentence,
        "text_info": {"start": event["sentence_start"], "end": event["sentence_end"]} if sentence else None,
        "cite_info": {
            "corpus": about.of(event["run_id"]).get("source"),
            "url": event["uri"],
            "title": event["title"],
            "language": event["language"],
            "publication": event["publisher"],
            "license": about.licence(event["run_id"]),
            "coder": f"Polybius {polybius.__version__}",
            "codebook": "PLOVER 2.0",
            "version": about.version(event["run_id"]),
        },
        "coder": event["coder"],
    }
    return {name: value for name, value in record.items() if value is not None}


def _entity(party: Mapping[str, Any], about: About) -> Row:
    values = {
        "code": party["country"],
        "sector": party["sector"],
        "entity_text": party["text"],
        "identifier_id": party["entity"],
        "identifier_text": name_of(party, about.names),
    }
    return {name: value for name, value in values.items() if value is not None}


def _place(event: Row) -> Row | None:
    place = event["place"]
    if place is None:
        return {"country_code": event["host"], "resolution": 1} if event["host"] else None
    values = {
        "extracted_place": place["text"],
        "resolved_place": place["name"],
        "geonameid": place["geonames"],
        "lat": place["lat"],
        "lon": place["lon"],
        "city": place["name"] if place["precision"] in ("city", "point") else None,
        "province": place["admin1"],
        "country_code": place["country"],
        "resolution": RESOLUTIONS.get(place["precision"]),
    }
    return {name: value for name, value in values.items() if value is not None}


def _size(counts: Sequence[Mapping[str, Any]]) -> Row | None:
    found = {SIZES[count["what"]]: count["min"] for count in counts if count["what"] in SIZES}
    return {name: value for name, value in found.items() if value is not None} or None
