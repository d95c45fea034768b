"""Events or stories out as a calendar (RFC 5545): a day's entry each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import polybius
from polybius.exchange.about import About, Row, codes_of, digits, marks_of

__all__ = ["write"]

LONGEST = 75  # bytes of a line
CONTINUED = "\r\n "


def write(rows: Iterable[Row], out: TextIO, about: About) -> int:
    """Writes those that have a day; how many."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Polybius//Polybius {polybius.__version__}//EN",
        "X-WR-CALNAME:Events",
        f"X-POLYBIUS-LICENCE:{_text(about.licence())}",
        *(f"X-POLYBIUS-SOURCE:{_text(source)}" for source in about.sources),
    ]
    _lines(out, head)
    written = 0
    for row in rows:
        if row["earliest"] is None and row["latest"] is None:
            about.skip("no day is told")
            continue
        _lines(out, _entry(row, about))
        written += 1
    _lines(out, ["END:VCALENDAR"])
    return written


def _entry(row: Row, about: About) -> Iterator[str]:
    first, last = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
    runs = row.get("runs") or [row["run_id"]]
    id = row.get("story_id") or row["event_id"]
    place = row["place"] if isinstance(row["place"], dict) else _of_story(row)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(id)}@polybius"
    yield f"DTSTAMP:{digits(row.get('published') or last)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{digits(first)}"
    if last < dt.date.max:  # the day after it is none
        yield f"DTEND;VALUE=DATE:{digits(last + dt.timedelta(days=1))}"
    yield f"SUMMARY:{_text(_summary(row))}"
    yield f"DESCRIPTION:{_text(_description(row))}"
    yield f"CATEGORIES:{_text(row['event_type'])}"
    if place and place["name"]:
        yield f"LOCATION:{_text(place['name'])}"
        yield f"X-POLYBIUS-PRECISION:{_text(place['precision'])}"
        if place["lat"] is not None and place["lon"] is not None:
            yield f"GEO:{place['lat']:.5f};{place['lon']:.5f}"
    if row.get("uri"):
        yield f"URL:{''.join(str(row['uri']).split())}"
    yield f"X-POLYBIUS-VERSION:{_text(about.version(runs[0]))}"
    yield f"X-POLYBIUS-LICENCE:{_text(about.licence(runs[0]))}"
    yield "END:VEVENT"


def _of_story(row: Row) -> Row:
    spot = {name: row.get(name) for name in ("lat", "lon")}
    return {"name": row.get("place"), "precision": row.get("place_precision"), **spot}


def _summary(row: Row) -> str:
    who, whom = (_words(row[side]) for side in ("actors", "recipients"))
    marks = marks_of(row) if "auxiliary" in row else []
    said = " ".join([row["event_type"], *(f"({mark})" for mark in marks)])
    return f"{who or '?'} {said} {whom}".strip()


def _description(row: Row) -> str:
    return str(row.get("sentence_text") or row.get("title") or "")


def _words(parties: Any) -> str:
    return ", ".join(parties if parties and isinstance(parties[0], str) else codes_of(parties))


def _text(value: Any) -> str:
    words = str(value if value is not None else "").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(words.split())


def _lines(out: TextIO, lines: Iterable[str]) -> None:
    for line in lines:
        out.write(_folded(line) + "\r\n")


def _folded(line: str) -> str:
    """A line of no more than 75 bytes, the rest in lines that begin with a space; no letter is cut in two."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > LONGEST - (1 if pieces else 0):
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return CONTINUED.join([*pieces, piece])
