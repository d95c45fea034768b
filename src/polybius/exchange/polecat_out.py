"""Events out as POLECAT has them: a header and a line an event, parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from polybius.exchange.about import About, Row, marks_of, name_of
from polybius.exchange.polecat import COLUMNS, FEATURES, NOTHING, TOGETHER
from polybius.report.labels import QUADS

__all__ = ["write"]

OWN = "polecat:"  # before the id of an event that came out of such a file


def write(events: Iterable[Row], out: TextIO, about: About) -> int:
    """Writes the events that have a day and name somebody, as an import wants them; how many."""
    out.write("\t".join(COLUMNS) + "\n")
    written = 0
    for event in events:
        if event["earliest"] is None and event["latest"] is None:
            about.skip("no day is told")
            continue
        if not event["actors"] and not event["recipients"]:
            about.skip("nobody is named")
            continue
        cells = _cells(event, about)
        out.write("\t".join(_cell(cells.get(name)) for name in COLUMNS) + "\n")
        written += 1
    return written


def _cells(event: Row, about: About) -> dict[str, Any]:
    place = event["place"] or {}
    precision = place.get("precision")
    given = event.get("given_score")
    return {
        "Event ID": event["event_id"].removeprefix(OWN),
        "Event Date": event["earliest"] or event["latest"],
        "Event Type": event["event_type"],
        "Event Mode": event["modes"],
        "Intensity": event["score"] if given is None else given,
        "Quad Code": QUADS[event["quad"]].upper(),
        "Contexts": [*(event["contexts"] or ()), *marks_of(event)],
        **_side("Actor", event["actors"], about),
        **_side("Recipient", event["recipients"], about),
        "Placename": place.get("name"),
        "City": place.get("name") if precision in ("city", "point") else None,
        "Province": place.get("admin1"),
        "Country": place.get("country") or event["host"],
        "Latitude": place.get("lat"),
        "Longitude": place.get("lon"),
        "GeoNames ID": place.get("geonames"),
        "Raw Placename": place.get("text"),
        "Feature Type": FEATURES.get(str(precision)),
        "Source": event["publisher"],
        "Publication Date": event["published"],
        "Language": event["language"],
        "Version": f"{about.version(event['run_id'])}; {about.licence(event['run_id'])}".replace(";", ","),
    }


def _side(side: str, parties: Sequence[Row] | None, about: About) -> dict[str, Any]:
    some = list(parties or ())
    sectors = [party["sector"] for party in some]
    return {
        f"{side} Name": [_name(party, about) for party in some],
        f"{side} Country": [party["country"] for party in some],
        f"Primary {side} Sector": sectors,
        f"{side} Sectors": sectors,
        f"{side} Name Raw": [party["text"] for party in some],
    }


def _name(party: Row, about: About) -> str | None:
    """A name; None where only codes are known: the country stands in its own column."""
    nameless = party["text"] is None and party["entity"] in (None, party["code"])
    return None if nameless else name_of(party, about.names)


def _cell(value: Any) -> str:
    """A cell as POLECAT writes it: "None" where there is nothing, several values with semicolons."""
    if isinstance(value, list):
        return TOGETHER.join(_cell(item).replace(";", ",") for item in value) or NOTHING
    return NOTHING if value is None else " ".join(str(value).split()) or NOTHING
