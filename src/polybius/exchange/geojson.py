"""Events or stories out as GeoJSON points (RFC 7946), each with how precisely its place is known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from polybius.exchange.about import About, Row, codes_of, marks_of

__all__ = ["write"]

SAME = ("event_type", "modes", "contexts", "quad", "score", "earliest", "latest", "title")


def write(rows: Iterable[Row], out: TextIO, about: About) -> int:
    """Writes those whose place has coordinates; how many."""
    head = json.dumps({"type": "FeatureCollection", **about.values()}, ensure_ascii=False, default=str)
    out.write(head[:-1] + ', "features": [')
    written = 0
    for row in rows:
        feature = _feature(row, about)
        if feature is None:
            about.skip("no coordinates")
            continue
        out.write(("," if written else "") + "\n" + json.dumps(feature, ensure_ascii=False, default=str))
        written += 1
    out.write("\n]}\n")
    return written


def _feature(row: Row, about: About) -> Row | None:
    spot = _spot(row)
    if spot["lat"] is None or spot["lon"] is None:
        return None
    runs = row.get("runs") or [row["run_id"]]
    properties: dict[str, Any] = {
        **{name: row[name] for name in SAME if row.get(name) is not None},
        "actors": _codes(row["actors"]),
        "recipients": _codes(row["recipients"]),
        "place": spot["name"],
        "country": spot["country"],
        "precision": spot["precision"],  # country and admin1: the point is a middle, not where it happened
        "marks": marks_of(row) if "auxiliary" in row else [],
        "url": row.get("uri"),
        "runs": runs,
        "version": about.version(runs[0]),
        "licence": about.licence(runs[0]),
    }
    return {
        "type": "Feature",
        "id": row.get("story_id") or row["event_id"],
        "geometry": {"type": "Point", "coordinates": [spot["lon"], spot["lat"]]},
        "properties": properties,
    }


def _spot(row: Row) -> Row:
    """Where it was: a story has columns for it, an event a record."""
    if "place_precision" in row:
        return {
            "name": row["place"], "country": row["place_country"], "lat": row["lat"], "lon": row["lon"],
            "precision": row["place_precision"],
        }  # fmt: skip
    return row["place"] or dict.fromkeys(("name", "country", "lat", "lon", "precision"))


def _codes(parties: Any) -> list[str]:
    return list(parties or ()) if not parties or isinstance(parties[0], str) else codes_of(parties)
