"""Scores time expressions: spans strictly and loosely, and spans with their values."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.evaluate.figures import harmonic, with_interval
from polybius.evaluate.gold import Read, day, records, whole
from polybius.evaluate.ranges import as_recognizers
from polybius.schema import Document, Span, Timex

SETS = ("meantime_time", "gum_time", "recognizers_time")
KINDS = {
    "meantime_time": frozenset({"DATE", "TIME", "DURATION", "SET"}),
    "gum_time": frozenset({"DATE", "TIME", "DURATION"}),  # found ones; its own are DATE and TIME
    "recognizers_time": frozenset({"DATE", "DURATION"}),
}
RANGES = frozenset({"date", "daterange"})  # what counts of the types of recognizers_time
SEASONS = {
    "SP": ("03", "06"),
    "SU": ("06", "09"),
    "FA": ("09", "12"),
    "WI": ("12", "03"),
}  # GUM: to the month of its end
# Words that join expressions or lead them in; the sets disagree on whether they are a part of them
JOINING = frozenset(
    "the a an of in on at by from to till until through between and or since before after for over during".split()
)
Figures = dict[str, Any]
Days = tuple[dt.date, dt.date] | None


@dataclass(frozen=True)
class Tally:
    """What one document adds to the counts."""

    gold: int
    found: int
    strict: int
    bare_gold: int
    bare_found: int
    relaxed_gold: int
    relaxed_found: int
    value: int


def score(gold: Path, part: str = "dev", read: Read | None = None) -> dict[str, Figures]:
    """Figures by set: ``{"time/meantime_time": {"n": 104, "strict_f1": {"value", "low", "high"}, ...}}``.

    An expression of the headline date line is left out in MEANTIME. GUM notes what can be put into a calendar, as DATE
    or TIME: repetitions, words without days ("recently") and lengths without days or number do not count as found;
    "the past three years", of which TimeML makes a length with two ends and GUM an interval, does. A value is right
    when it is the same TIMEX3 value or means the same days (GUM writes days as TEI dates, of which one end may be left
    open: "from 2013" is 2013 to it). Of the recognizers' test cases days and ranges of days count, cut as
    these cut them (``ranges.as_recognizers``: "from 2014 to 2018" and "after 2018" are one each), and what is found
    where none of another type stands; a length counts as found where it has days ("the last 3 months"), a value is
    right with any of the readings that the set gives. ``bare_f1`` is strict but for the words that join: the article of
    "the 19th century" and the "from ... to" around two years may be in the one and not in the other.

    Args:
        gold: The folder with ``time/<set>.<part>.jsonl.gz``.
        part: dev or train.
        read: What makes a Reading of a document; the whole pipeline when not given.
    """
    reader = read or whole
    out = {}
    for name in SETS:
        path = gold / "time" / f"{name}.{part}.jsonl.gz"
        if path.exists():
            tallies = [tally(shaped(record, name), reader, KINDS[name]) for record in records(path)]
            out[f"time/{name}"] = figures(tallies)
    return out


def shaped(record: dict[str, Any], name: str) -> dict[str, Any]:
    """A record of a set with what it asks of an expression to count as found: ``with_days``, ``in_a_calendar``."""
    if name == "gum_time":
        return {**record, "in_a_calendar": True}
    return _of_recognizers(record) if name == "recognizers_time" else record


def _of_recognizers(record: dict[str, Any]) -> dict[str, Any]:
    """A test case with its days and ranges as dates; hours, lengths and repetitions are left out."""
    items = []
    for item in record["timexes"]:
        counts = item["type"] in RANGES
        readings = [reading for reading in map(_reading, item["values"]) if reading] if counts else []
        items.append({**item, "type": "DATE", "is_dct": not counts, "value": "", "readings": readings})
    return {**record, "timexes": items, "with_days": True}


def _reading(value: dict[str, Any]) -> tuple[dt.date | None, dt.date | None] | None:
    """The first and last day of a value of the recognizers, whose ends are not included, None for one that is open;
    None where it has neither.
    """
    try:
        if value["type"] == "date":
            only = dt.date.fromisoformat(value["value"][:10])
            return only, only
        first, end = (dt.date.fromisoformat(value[name][:10]) if name in value else None for name in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return None
    if end is None:
        return (first, None) if first else None
    last = end - dt.timedelta(days=1)
    return first, max(first, last) if first else last


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
        and (_in_a_calendar(timex) or not record.get("in_a_calendar"))
    ]
    return wanted, as_recognizers(record["text"], found, made) if record.get("with_days") else found


def _in_a_calendar(timex: Timex) -> bool:
    if timex.type == "DURATION":
        return timex.earliest is not None and "X" not in timex.value
    return timex.earliest is not None or not timex.value.endswith("_REF")


def tally(record: dict[str, Any], read: Read, kinds: frozenset[str]) -> Tally:
    """The counts of one document."""
    wanted, found = compared(record, read, kinds)
    spans = {(timex.span.start, timex.span.end): timex for timex in found}
    gold_spans = [Span(item["start"], item["end"]) for item in wanted]
    exact = [(item, spans[item["start"], item["end"]]) for item in wanted if (item["start"], item["end"]) in spans]
    bare = [span for span in gold_spans if _same_words(record["text"], span, found)]
    return Tally(
        gold=len(wanted),
        found=len(found),
        strict=len(exact),
        bare_gold=len(bare),
        bare_found=sum(any(span.overlaps(timex.span) for span in bare) for timex in found),
        relaxed_gold=sum(any(span.overlaps(timex.span) for timex in found) for span in gold_spans),
        relaxed_found=sum(any(span.overlaps(timex.span) for span in gold_spans) for timex in found),
        value=sum(same_value(item, timex) for item, timex in exact),
    )


def _same_words(text: str, wanted: Span, found: list[Timex]) -> bool:
    """Whether what is found at a gold expression has its words, but for those that join."""
    there = [timex.span for timex in found if timex.span.overlaps(wanted)]
    return bool(there) and _bare(text, [wanted]) == _bare(text, there)


def _bare(text: str, spans: list[Span]) -> list[str]:
    words = (word.lower() for span in spans for word in re.findall(r"\w+", text[span.start : span.end]))
    return [word for word in words if word not in JOINING]


def same_value(item: dict[str, Any], timex: Timex) -> bool:
    """Whether a found expression has the value of the gold one, or means the same days."""
    if "readings" in item:
        return (timex.earliest, timex.latest) in item["readings"] or _told_short(timex.value) in item["readings"]
    wanted = str(item["value"])
    if wanted == timex.value:
        return True
    if item["type"] == "TIME" or (timex.type == "TIME" and ":" in timex.value):
        return _clock(wanted) is not None and _clock(wanted) == _clock(timex.value) and _same_day(wanted, timex)
    if _season(timex.value) == wanted or _season(timex.value, "--") == wanted or _padded(wanted) == timex.value:
        return True
    if timex.value.startswith("XXXX-"):
        return wanted == "--" + timex.value[5:]
    first, _, last = wanted.partition("/")
    if ".." in (first, last):
        return _one_end(timex, first if last == ".." else last)
    days = _days(wanted)
    if days is None:
        return False
    ours = {(timex.earliest, timex.latest), _days(timex.value), _told_short(timex.value)} - {None}
    return days in ours or _to_year_end(days) in ours


def _told_short(value: str) -> Days:
    """The days of a week, decade or century as TIMEX3 writes it: "2020-W13", from its Monday on, "199", "19"."""
    if match := re.fullmatch(r"(\d{4})-W(\d{2})", value):
        monday = dt.date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
        return monday, monday + dt.timedelta(days=6)
    if not re.fullmatch(r"\d{2,3}", value):
        return None
    first, last = (int(value.ljust(4, digit)) for digit in "09")
    return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first else None


def _to_year_end(days: tuple[dt.date, dt.date]) -> Days:
    """Years of which GUM gives the first day of the last, to its last day: "1960-01-01/1969-01-01"."""
    first, last = days
    years = (first.month, first.day) == (last.month, last.day) == (1, 1) and first < last
    return (first, last.replace(month=12, day=31)) if years else None


def _season(value: str, year_of_none: str = "") -> str | None:
    """A season as GUM writes it: "2012-SU" as "2012-06/2012-09", "XXXX-SU" as "--06/--09"; None: it is none."""
    year, _, name = value.partition("-")
    if name not in SEASONS or (year == "XXXX") != bool(year_of_none):
        return None
    first, last = SEASONS[name]
    if year_of_none:
        return f"--{first}/--{last}"
    return f"{year}-{first}/{int(year) + (first > last):04}-{last}"


def _padded(value: str) -> str:
    """A year alone with four digits: "-400" as "-0400"."""
    match = re.fullmatch(r"(-?)(\d{1,3})", value)
    return f"{match.group(1)}{int(match.group(2)):04}" if match else value


def _one_end(timex: Timex, end: str) -> bool:
    """Whether a date is the one that GUM notes as one end of something whose other end it leaves open."""
    bounds = _bounds(end)
    if bounds is None:
        return _padded(end) == timex.value
    return bounds in {(timex.earliest, timex.latest), _days(timex.value)}


def _clock(value: str) -> str | None:
    match = re.search(r"(?:^(?=\d{2}:)|T)(\d{2}):?(\d{2})?", value)
    return f"{int(match.group(1)) % 24:02}:{match.group(2) or '00'}" if match else None


def _same_day(wanted: str, timex: Timex) -> bool:
    match = re.match(r"\d{4}-\d{2}-\d{2}", wanted)
    return match is None or timex.value.startswith(match.group())


def _days(value: str) -> Days:
    """The first and last day of a TEI date or interval; None for open and fuzzy ones."""
    first, _, second = value.partition("/")
    start, end = _bounds(first), _bounds(second or first)
    return (start[0], end[1]) if start and end else None


def _bounds(value: str) -> Days:
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
    """F1 strict, bare, relaxed and of values with 95 % intervals from resampled documents."""
    measures = {"strict_f1": _strict, "bare_f1": _bare_f1, "relaxed_f1": _relaxed, "value_f1": _value}
    return {
        "n": sum(item.gold for item in tallies),
        "found": sum(item.found for item in tallies),
        **{name: with_interval(tallies, measure) for name, measure in measures.items()},
    }


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    return harmonic(right_found / found if found else 0.0, right_gold / gold if gold else 0.0)


def _totals(tallies: Sequence[Tally], *names: str) -> list[int]:
    return [sum(getattr(item, name) for item in tallies) for name in names]


def _strict(tallies: Sequence[Tally]) -> float:
    right, found, gold = _totals(tallies, "strict", "found", "gold")
    return _f1(right, found, right, gold)


def _bare_f1(tallies: Sequence[Tally]) -> float:
    return _f1(*_totals(tallies, "bare_found", "found", "bare_gold", "gold"))


def _relaxed(tallies: Sequence[Tally]) -> float:
    return _f1(*_totals(tallies, "relaxed_found", "found", "relaxed_gold", "gold"))


def _value(tallies: Sequence[Tally]) -> float:
    right, found, gold = _totals(tallies, "value", "found", "gold")
    return _f1(right, found, right, gold)
