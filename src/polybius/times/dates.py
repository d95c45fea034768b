"""Rules for dates by the calendar: days, months, years, quarters, seasons, decades and centuries."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import replace

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.grammar import Found, Piece, Rule
from polybius.times.words import MONTHS_THAT_ARE_WORDS

WEEKDAY = "(?:(?:{weekday}|{weekday_short}<.>?)<,>?)?"
MONTH = "(?:{month}|{month_short}<.>?)"
DASH = "(?:<->|<–>|<—>)"
JOIN = "(?:<and>|<or>|<to>|<through>|<until>|<till>|<,>)"
YEAR_BEHIND = "(?:(?:<,>|<of>|<in>)?(?P<y>{year}))"
EDGE = "(?:<the>?(?:<very>)?(?P<edge>{edge})(?:(?P<edge_dash><->)|(?P<edge_of><of>))?)"
SHIFT = "(?:(?:<the>|<that>|<this>)?(?P<shift>{last}|{next}|{this}|{previous}|{following}|{same}))"
PREPOSITIONS = frozenset(
    "in of since until till by from to during through between before after mid late early last next this every and or "
    "as on for around about circa back".split()
)
EDGES_THAT_ARE_VERBS = frozenset({"end", "start", "close", "opening", "closing", "beginning"})
DEADLINES = frozenset({"by", "until", "till"})
COUNTED_BEHIND = frozenset({"people", "percent", "per", "%"})
DAY_DOT_MONTH = re.compile(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])")
MONTHS_OF_31 = frozenset({1, 3, 5, 7, 8, 10, 12})
CURRENCY = frozenset("$€£#")
PIVOT = 50  # two digits below it are of this century: '49 is 2049, '50 is 1950


def iso(found: Found, clock: Clock) -> Meaning | None:
    """A day as ISO 8601 writes it: 2020-01-03, also with a time of day."""
    text = str(found.value("d", "iso"))
    try:
        date = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    meaning = cal.day(date, named_year=True)
    return replace(meaning, type="TIME", value=text) if "T" in text else meaning


def slashed(found: Found, clock: Clock) -> Meaning | None:
    """A day written with strokes, month first (1/31/2020) unless only the other order is a date."""
    first, second, year = (int(part) for part in str(found.value("d", "slash")).split("/"))
    date = cal.valid_day(full_year(year), first, second) or cal.valid_day(full_year(year), second, first)
    return cal.day(date, named_year=True) if date else None


def dotted(found: Found, clock: Clock) -> Meaning | None:
    """A day written with dots: 31.1.2020, day first."""
    first, second, year = (int(part) for part in str(found.value("d", "dotted")).split("."))
    date = cal.valid_day(year, second, first)
    return cal.day(date, named_year=True) if date else None


def dotted_without_year(found: Found, clock: Clock) -> list[Piece] | None:
    """A day and month written with a dot, day first, as translations keep them: on 12.03."""
    written, behind = DAY_DOT_MONTH.fullmatch(found.text("d")), found.neighbour(1)
    if written is None or (behind is not None and behind.values.keys() & {"units", "unit", "hundreds", "ampm", "zone"}):
        return None  # "on 07.30 GMT", "on 10.05 million"
    if behind is not None and behind.lower in COUNTED_BEHIND:
        return None
    meaning = _day_without_year(found, clock, int(written[2]), int(written[1]))
    return [Piece("core", meaning)] if meaning else None


def full_year(year: int) -> int:
    """The year that two digits mean: 14 is 2014, 87 is 1987; a longer one as it is."""
    return year if year > 99 else year + (2000 if year < PIVOT else 1900)


def month_of(found: Found, name: str = "m") -> int:
    """The number of the month that a group names, 0 where it names none."""
    return found.number(name, "month", "month_short") or 0


def _day(found: Found, name: str = "d") -> int:
    return found.number(name, "day", "ordinal") or 0


def full_date(found: Found, clock: Clock) -> Meaning | None:
    """A day with its year: Friday, 3 January 2020."""
    date = cal.valid_day(found.number("y", "year") or 0, month_of(found), _day(found))
    return cal.day(date, named_year=True) if date else None


def month_day(found: Found, clock: Clock) -> Meaning | None:
    """A day of a month without a year: 3 January, Jan. 3: of the nearest such day by the tense."""
    word = found.word("m")
    if word.lower in MONTHS_THAT_ARE_WORDS or "month" not in word.values:
        behind = found.neighbour(1)
        if behind and behind.lower in COUNTED_BEHIND:
            return None  # "may 3 percent"
    return _day_without_year(found, clock, month_of(found), _day(found))


def _day_without_year(found: Found, clock: Clock, month: int, day: int) -> Meaning | None:
    if month not in MONTHS_OF_31 and not cal.valid_day(2020, month, day):
        return None
    before = found.neighbour(-1)
    deadline = before is not None and before.lower in DEADLINES  # "were suspended until 15 September", in August
    year = clock.year_of(found.span(), month, day, deadline=deadline)
    if year is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    return _day_of(year, month, day)


@functools.lru_cache(maxsize=4096)
def _day_of(year: int, month: int, day: int) -> Meaning | None:
    date = cal.valid_day(year, month, day)
    return cal.day(date) if date else None


def day_range(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """March 17-19 is one run of days; "3 and 5 January" are two days."""
    month, first, second = month_of(found), _day(found, "d"), _day(found, "e")
    year = found.number("y", "year") or clock.year_of(found.span(), month, second)
    if year is None or first == second:
        return None
    start, end = cal.valid_day(year, month, first), cal.valid_day(year, month, second)
    if start is None or end is None:
        return None
    named = found.has("y")
    if found.has("dash"):
        return cal.days(start, end, named_year=named) if start < end else None
    return [Piece("one", cal.day(start, named_year=named)), Piece("two", cal.day(end, named_year=named))]


def two_dates(found: Found, clock: Clock) -> list[Piece] | None:
    """3 January to 5 March 2020: the year at the end is that of both, unless the first would then be the later."""
    year = found.number("y", "year") or 0
    end = cal.valid_day(year, month_of(found, "n"), _day(found, "e"))
    start = cal.valid_day(year, month_of(found, "m"), _day(found, "d"))
    if start and end and start > end:
        start = cal.valid_day(year - 1, start.month, start.day)
    if not start or not end:
        return None
    return [Piece("one", cal.day(start, named_year=True)), Piece("two", cal.day(end, named_year=True))]


def month_range(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """January to March 2020 (two months), January-March 2020 (one run)."""
    first, second = month_of(found, "m"), month_of(found, "n")
    year = found.number("y", "year") or clock.year_of(found.span(), second)
    if year is None:
        return None
    named = found.has("y")
    start = cal.month(year - (first > second), first, named_year=named)
    end = cal.month(year, second, named_year=named)
    if found.has("dash"):
        return Meaning("DATE", f"{start.value}/{end.value}", start.earliest, end.latest, named_year=named)
    return [Piece("one", start), Piece("two", end)]


def month_year(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A month of a named year: early January 2020, December of 2019."""
    return edged(found, cal.month(found.number("y", "year") or 1, month_of(found), named_year=True))


def month_alone(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A month without a year: in October, mid-March: of the nearest such month by the tense."""
    if not _plausible_month(found):
        return None
    month = month_of(found)
    before = [word.lower if (word := found.neighbour(-back)) else "" for back in (1, 2)]
    year = clock.year_of(found.span(), month, deadline=before[0] in DEADLINES)
    if clock.published and before == ["of", "as"]:
        year = clock.published.year - (month > clock.published.month)  # "as of February" is that of the news
    if year is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    return edged(found, cal.month(year, month))


def _plausible_month(found: Found) -> bool:
    """Whether "May", "March" and abbreviations are meant as months: "May said", "March on Washington" are not."""
    word = found.word("m")
    if word.lower not in MONTHS_THAT_ARE_WORDS and "month" in word.values:
        return True
    if found.has("edge"):
        return True
    before = found.neighbour(-1)
    return before is not None and before.lower in PREPOSITIONS and "month_short" not in word.values


def edged(found: Found, meaning: Meaning) -> Meaning | list[Piece]:
    """The meaning narrowed by "early", "the end of" and the like.

    "early January", "later this year" and "the end of last year" are one expression; in "the end of 1990" and "later
    that year" only the date itself is.
    """
    edge = found.value("edge", "edge")
    if not edge:
        return meaning
    if found.has("core") and _is_verb(found):
        return [Piece("core", meaning)]
    narrowed = cal.narrowed(meaning, str(edge))
    told = found.has("shift") and found.value("shift", "same", "following") is not None
    outside = told or (found.has("edge_of") and not found.has("shift"))
    return [Piece("core", narrowed)] if outside and found.has("core") else narrowed


def _is_verb(found: Found) -> bool:
    """Whether the word of an edge is what somebody does: "the talks end next week", but "by end March"."""
    if found.text("edge") not in EDGES_THAT_ARE_VERBS or found.has("edge_of") or found.has("edge_dash"):
        return False
    before = found.neighbour(-1)
    return found.first.lower != "the" and not (before and before.lower in PREPOSITIONS)


def shifted_month(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A month told from the news: last December, next March, this January; "early last December"."""
    month = month_of(found)
    today = clock.published
    if today is None:
        return Meaning("DATE", f"XXXX-{month:02}", anchors=False)
    told = clock.time_before(found.span()) if found.value("shift", "following") is not None else None
    if found.value("shift", "next", "following") is not None:
        base = told or today
        year = base.year + (month <= base.month)
    elif found.value("shift", "last", "previous") is not None:
        year = today.year - (month >= today.month)
    else:
        year = clock.year_told(found.span()) or today.year
    return edged(found, cal.month(year, month))


def month_of_shifted_year(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A month, or a day of it, in a year told from elsewhere: December last year, March the same year."""
    base = clock.time_before(found.span()) if found.value("shift", "same", "following") is not None else clock.published
    if base is None:
        return None
    step = found.number("shift", "last", "next", "this", "previous", "following") or 0
    day = _day(found) if found.has("d") else 0
    if day:
        date = cal.valid_day(base.year + step, month_of(found), day)
        return cal.day(date) if date else None
    return edged(found, cal.month(base.year + step, month_of(found)))


def nth_day(found: Found, clock: Clock) -> Meaning | None:
    """A day as old and legal texts write it: the 4th day of July 1776, the 12th of October last."""
    behind, month, day = found.neighbour(1), month_of(found), _day(found)
    if found.has("post") and behind and "unit" in behind.values:
        return None  # "the 3rd of May last year"
    if found.has("y"):
        date = cal.valid_day(found.number("y", "year") or 0, month, day)
        return cal.day(date, named_year=True) if date else None
    step, base = found.number("post", "last", "next") or 0, clock.time_before(found.span()) or clock.published
    if not step or base is None:
        return _day_without_year(found, clock, month, day)
    years = range(base.year - 1, base.year + 2)
    days = [date for year in years if (date := cal.valid_day(year, month, day)) and (date > base) == (step > 0)]
    return cal.day(days[0] if step > 0 else days[-1]) if days else None


RULES = (
    Rule("iso", "(?P<d>{iso})", iso),
    Rule("slashed", "(?P<d>{slash})", slashed),
    Rule("dotted", "(?P<d>{dotted})", dotted),
    Rule("dotted-without-year", "(?:<on>|<since>|<until>|<dated>)(?P<core>(?P<d>{amount})<.>?)", dotted_without_year),
    Rule(
        "full-date-month-first",
        f"{WEEKDAY}(?P<m>{MONTH})<the>?(?P<d>{{day}}|{{ordinal}})(?:<,>|<of>|<in>)?(?P<y>{{year}})",
        full_date,
    ),
    Rule(
        "full-date-day-first",
        f"{WEEKDAY}<the>?(?P<d>{{day}}|{{ordinal}})(?:<of>)?(?P<m>{MONTH})(?:<,>|<of>|<in>)?(?P<y>{{year}})",
        full_date,
    ),
    Rule("day-dash-month", f"(?P<d>{{day}})(?:<->|</>)(?P<m>{MONTH})(?:<->|</>)(?P<y>{{year}})", full_date),
    Rule("year-dash-month", f"(?P<y>{{year}})(?:<->|</>)(?P<m>{MONTH})(?:<->|</>)(?P<d>{{day}})", full_date),
    Rule("month-day", f"{WEEKDAY}(?P<m>{MONTH})<the>?(?P<d>{{day}}|{{ordinal}})", month_day),
    Rule("day-month", f"{WEEKDAY}<the>?(?P<d>{{day}})(?:<of>)?(?P<m>{MONTH})", month_day),
    Rule("nth-of-month", f"{WEEKDAY}<the>(?P<d>{{ordinal}})<of>(?P<m>{MONTH})", month_day),
    Rule(
        "nth-day",
        f"(?:<the>|<this>)(?P<d>{{ordinal}}|{{day}})<day><of>(?P<m>{MONTH})"
        "(?:<,>?(?P<y>{year})|(?P<post>{last}|{next}))?",
        nth_day,
    ),
    Rule("nth-last", f"<the>?(?P<d>{{ordinal}}|{{day}})<of>?(?P<m>{MONTH})(?P<post>{{last}}|{{next}})", nth_day),
    Rule(
        "month-day-range",
        f"(?P<one>(?P<m>{MONTH})(?P<d>{{day}}))(?:(?P<dash>{DASH})|<and>|<or>|<to>|<through>)"
        f"(?P<two>(?P<e>{{day}})(?:<,>?(?P<y>{{year}}))?)",
        day_range,
    ),
    Rule(
        "day-range-month",
        f"(?P<one>(?P<d>{{day}}))(?:(?P<dash>{DASH})|<and>|<or>|<to>|<through>)"
        f"(?P<two>(?P<e>{{day}})(?:<of>)?(?P<m>{MONTH})(?:<,>?(?P<y>{{year}}))?)",
        day_range,
    ),
    Rule(
        "two-dates-month-first",
        f"(?P<one>(?P<m>{MONTH})(?P<d>{{day}}))(?:{DASH}|{JOIN})"
        f"(?P<two>(?P<n>{MONTH})(?P<e>{{day}})<,>?(?P<y>{{year}}))",
        two_dates,
    ),
    Rule(
        "two-dates-day-first",
        f"(?P<one>(?P<d>{{day}})(?P<m>{MONTH}))(?:{DASH}|{JOIN})(?P<two>(?P<e>{{day}})(?P<n>{MONTH})(?P<y>{{year}}))",
        two_dates,
    ),
    Rule(
        "month-range",
        f"(?P<one>(?P<m>{MONTH}))(?:(?P<dash>{DASH})|<and>|<or>|<to>|<through>)(?P<two>(?P<n>{MONTH}){YEAR_BEHIND})",
        month_range,
    ),
    Rule("month-dash-month", f"(?P<m>{MONTH})(?P<dash>{DASH})(?P<n>{MONTH})", month_range),
    Rule("month-year", f"{EDGE}?(?P<core>(?:<the>?<month><of>)?(?P<m>{MONTH}){YEAR_BEHIND})", month_year),
    Rule("year-month", f"(?P<y>{{year}})(?P<m>{MONTH})", month_year),
    Rule("month", f"{EDGE}?(?P<core>(?:<the>?<month><of>)?(?P<m>{MONTH}))", month_alone),
    Rule("shifted-month", f"{EDGE}?(?P<core>{SHIFT}(?P<m>{MONTH}))", shifted_month),
    Rule(
        "month-of-shifted-year",
        f"{EDGE}?(?P<core>(?P<m>{MONTH})(?P<d>{{day}})?(?:<,>|<of>)?{SHIFT}<year>)",
        month_of_shifted_year,
    ),
    Rule(
        "day-month-of-shifted-year",
        f"<the>?(?P<d>{{day}})<of>?(?P<m>{MONTH})(?:<,>|<of>)?{SHIFT}<year>",
        month_of_shifted_year,
    ),
)
