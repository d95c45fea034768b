"""Scores time expressions: spans strictly and loosely, and spans with their values."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.evaluate.figures import with_interval
from polybius.evaluate.gold import day, records
from polybius.schema import Document, Reading, Span, Timex

SETS = ("meantime_time", "gum_time", "recognizers_time")
KINDS = {
    "meantime_time": frozenset({"DATE", "TIME", "DURATION", "SET"}),
    "gum_time": frozenset({"DATE", "TIME"}),
    "recognizers_time": frozenset({"DATE", "DURATION"}),
}
RANGES = frozenset({"date", "daterange"})  # what counts of the types of recognizers_time
# A season of no year as GUM writes it, to the month in which it ends
SEASONS = {"XXXX-SP": "--03/--06", "XXXX-SU": "--06/--09", "XXXX-FA": "--09/--12", "XXXX-WI": "--12/--03"}
Read = Callable[[Document], Reading]
Figures = dict[str, Any]


@dataclass(frozen=True)
class Tally:
    """What one document adds to the counts."""

    gold: int
    found: int
    strict: int
    relaxed_gold: int
    relaxed_found: int
    value: int


def score(gold: Path, part: str = "dev", read: Read | None = None) -> dict[str, Figures]:
    """Figures by set: ``{"time/meantime_time": {"n": 104, "strict_f1": {"value", "low", "high"}, ...}}``.

    An expression of the headline date line is left out in MEANTIME; in GUM only DATE and TIME count. A value is right
    when it is the same TIMEX3 value or means the same days (GUM writes days as TEI dates). Of the recognizers' test
    cases days and ranges of days count, and what is found where none of another type stands; a length counts as found
    where it has days ("the last 3 months"), a value is right with any of the readings that the set gives.

    Args:
        gold: The folder with ``time/<set>.<part>.jsonl.gz``.
        part: dev or train.
        read: What makes a Reading of a document; the whole pipeline when not given.
    """
    reader = read or _pipeline
    out = {}
    for name in SETS:
        path = gold / "time" / f"{name}.{part}.jsonl.gz"
        if path.exists():
            shaped = _of_recognizers if name == "recognizers_time" else _as_it_is
            tallies = [tally(shaped(record), reader, KINDS[name]) for record in records(path)]
            out[f"time/{name}"] = figures(tallies)
    return out


def _pipeline(document: Document) -> Reading:
    from polybius import pipeline

    return pipeline.read(document)


def _as_it_is(record: dict[str, Any]) -> dict[str, Any]:
    return record


def _of_recognizers(record: dict[str, Any]) -> dict[str, Any]:
    """A test case with its days and ranges as dates; hours, lengths and repetitions are left out."""
    items = []
    for item in record["timexes"]:
        counts = item["type"] in RANGES
        readings = [reading for reading in map(_reading, item["values"]) if reading] if counts else []
        items.append({**item, "type": "DATE", "is_dct": not counts, "value": "", "readings": readings})
    return {**record, "timexes": items, "with_days": True}


def _reading(value: dict[str, Any]) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a value of the recognizers, whose ends are not included; None where one is open."""
    try:
        if value["type"] == "date":
            only = dt.date.fromisoformat(value["value"][:10])
            return only, only
        first, end = (dt.date.fromisoformat(value[name][:10]) for name in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return None
    return first, max(first, end - dt.timedelta(days=1))


def compared(record: dict[str, Any], read: Read, kinds: frozenset[str]) -> tuple[list[dict[str, Any]], list[Timex]]:
    """The gold and the found expressions of a record that count."""
    made = day(record["dct"])
    document = Document(id=record["id"], text=record["text"], published=made, earliest=made, latest=made, language="en")
    left_out = [Span(item["start"], item["end"]) for item in record["timexes"] if item.get("is_dct")]
    wanted = [item for item in record["timexes"] if not item.get("is_dct") and item["type"] in kinds]
    found = [
        timex
        for timex in read(document).timexes
        if timex.type in kinds
        and not any(timex.span.overlaps(span) for span in left_out)
        and (timex.type == "DATE" or timex.earliest is not None or not record.get("with_days"))
    ]
    return wanted, found


def tally(record: dict[str, Any], read: Read, kinds: frozenset[str]) -> Tally:
    """The counts of one document."""
    wanted, found = compared(record, read, kinds)
    spans = {(timex.span.start, timex.span.end): timex for timex in found}
    gold_spans = [Span(item["start"], item["end"]) for item in wanted]
    exact = [(item, spans[item["start"], item["end"]]) for item in wanted if (item["start"], item["end"]) in spans]
    return Tally(
        gold=len(wanted),
        found=len(found),
        strict=len(exact),
        relaxed_gold=sum(any(span.overlaps(timex.span) for timex in found) for span in gold_spans),
        relaxed_found=sum(any(span.overlaps(timex.span) for span in gold_spans) for timex in found),
        value=sum(same_value(item, timex, record["dct"]) for item, timex in exact),
    )


def same_value(item: dict[str, Any], timex: Timex, published: str | None) -> bool:
    """Whether a found expression has the value of the gold one, or means the same days."""
    if "readings" in item:
        return (timex.earliest, timex.latest) in item["readings"]
    wanted = str(item["value"])
    if wanted == timex.value:
        return True
    if item["type"] == "TIME" or (timex.type == "TIME" and ":" in timex.value):
        return _clock(wanted) is not None and _clock(wanted) == _clock(timex.value) and _same_day(wanted, timex)
    if timex.value.startswith("XXXX-"):
        return wanted == SEASONS.get(timex.value, "--" + timex.value[5:])
    days = _days(wanted)
    return days is not None and days in {(timex.earliest, timex.latest), _days(timex.value)}


def _clock(value: str) -> str | None:
    match = re.search(r"(?:^(?=\d{2}:)|T)(\d{2}):?(\d{2})?", value)
    return f"{int(match.group(1)) % 24:02}:{match.group(2) or '00'}" if match else None


def _same_day(wanted: str, timex: Timex) -> bool:
    match = re.match(r"\d{4}-\d{2}-\d{2}", wanted)
    return match is None or timex.value.startswith(match.group())


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a TEI date or interval; None for open and fuzzy ones."""
    first, _, second = value.partition("/")
    start, end = _bounds(first), _bounds(second or first)
    return (start[0], end[1]) if start and end else None


def _bounds(value: str) -> tuple[dt.date, dt.date] | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, month, day), dt.date(year, month, day)
    except ValueError:
        return None


def figures(tallies: list[Tally]) -> Figures:
    """F1 strict, relaxed and of values with 95 % intervals from resampled documents."""
    measures = {"strict_f1": _strict, "relaxed_f1": _relaxed, "value_f1": _value}
    return {
        "n": sum(item.gold for item in tallies),
        "found": sum(item.found for item in tallies),
        **{name: with_interval(tallies, measure) for name, measure in measures.items()},
    }


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    precision, recall = right_found / found if found else 0.0, right_gold / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _totals(tallies: Sequence[Tally], *names: str) -> list[int]:
    return [sum(getattr(item, name) for item in tallies) for name in names]


def _strict(tallies: Sequence[Tally]) -> float:
    right, found, gold = _totals(tallies, "strict", "found", "gold")
    return _f1(right, found, right, gold)


def _relaxed(tallies: Sequence[Tally]) -> float:
    return _f1(*_totals(tallies, "relaxed_found", "found", "relaxed_gold", "gold"))


def _value(tallies: Sequence[Tally]) -> float:
    right, found, gold = _totals(tallies, "value", "found", "gold")
    return _f1(right, found, right, gold)
