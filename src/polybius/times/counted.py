"""Rules for days told from a date beside them: three days after 12 January, the week of May 4."""

from __future__ import annotations

import datetime as dt

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import MONTH, SHIFT, full_year, month_of
from polybius.times.grammar import Found, Rule
from polybius.times.relative import NUMBER, UNIT, counted

YEAR = "(?:<,>?(?P<y>{year}))?"
DAY = (
    f"(?:(?P<m>{MONTH})<the>?(?P<d>{{day}}|{{ordinal}}){YEAR}"
    f"|(?P<the><the>)?(?P<e>{{day}}|{{ordinal}})(?P<o><of>)?(?P<m1>{MONTH})(?:<,>?(?P<y1>{{year}}))?"
    "|(?P<slash>{slash})|(?P<iso>{iso})|(?P<deictic>{deictic}))"
)
UNITS_OF_THE_CALENDAR = frozenset("DNWFMY")


def from_a_day(found: Found, clock: Clock) -> Meaning | None:
    """A day so far from a date: three days after 12 January, two weeks before 9 May 1999, a year from today."""
    if found.has("the") and not found.has("o"):
        return None  # "three days after the 3 May raid": what is counted from is the raid
    before = found.neighbour(-1)
    if found.text("way") == "from" and before is not None and before.lower == "for":
        return None  # "closed for 30 days from 15 August": how long, and since when
    base, count = _day(found, clock), counted(found)
    unit = str(found.value("u", "unit", "units"))
    if base is None or count is None or count % 1 or unit not in UNITS_OF_THE_CALENDAR:
        return None
    step = -1 if found.value("way", "before") is not None else 1
    moved = cal.add(base, step * min(int(count), 9999), unit)
    meaning = cal.day(moved)
    return meaning if unit in {"D", "N"} else Meaning("DATE", meaning.value, *cal.around(moved, unit), anchors=False)


def week_of(found: Found, clock: Clock) -> Meaning | None:
    """The week in which a day lies, or that begins or ends with it: the week of May 4, the week beginning 4 May."""
    base = _day(found, clock)
    if base is None:
        return None
    week = cal.week(base)
    if found.has("of"):
        return week
    other = cal.add(base, -6 if found.has("ending") else 6, "D")
    return cal.days(base, other)


def nth_of(found: Found, clock: Clock) -> Meaning | None:
    """A day or month by its number in a month or year: the 15th day of next month, the third month of 2021."""
    number, today = found.number("n", "ordinal", "nth") or 0, clock.published
    step = found.number("shift", "last", "next", "this", "previous", "following") or 0
    if found.has("month"):
        year = found.number("y", "year") or (today.year + step if today else None)
        return cal.month(year, number, named_year=found.has("y")) if year and 1 <= number <= 12 else None
    if today is None:
        return None
    month = cal.add_months(today.replace(day=1), step)
    date = cal.valid_day(month.year, month.month, number)
    return cal.day(date) if date else None


def _day(found: Found, clock: Clock) -> dt.date | None:
    """The day that the date of the expression means, its year by the tense where it names none."""
    if found.has("deictic"):
        today = clock.published
        return cal.add(today, found.number("deictic", "deictic") or 0, "D") if today else None
    if found.has("iso"):
        return cal.valid_day(*(int(part) for part in str(found.value("iso", "iso"))[:10].split("-")))
    if found.has("slash"):
        month, day, year = (int(part) for part in str(found.value("slash", "slash")).split("/"))
        return cal.valid_day(full_year(year), month, day)
    name, number = ("m", "d") if found.has("m") else ("m1", "e")
    month, day = month_of(found, name), found.number(number, "day", "ordinal") or 0
    named = found.number("y", "year") or found.number("y1", "year") or clock.year_of(found.span(), month, day)
    return cal.valid_day(named, month, day) if named else None


RULES = (
    Rule("from-a-day", f"(?P<n>{NUMBER})<->?(?P<u>{UNIT})(?P<way>{{before}}|{{after}}|<from>){DAY}", from_a_day),
    Rule("day-of-shifted-month", f"<the>?(?P<n>{{ordinal}}|{{nth}})<day><of>{SHIFT}<month>", nth_of),
    Rule(
        "month-of-year-by-number",
        f"<the>?(?P<n>{{ordinal}}|{{nth}})(?P<month><month>)<of>(?:(?P<y>{{year}})|{SHIFT}<year>)",
        nth_of,
    ),
    Rule("week-of", f"<the><week>(?:(?P<of><of>)|<beginning>|<starting>|(?P<ending><ending>)){DAY}", week_of),
)
