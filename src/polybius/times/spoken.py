"""Rules for dates as they are spoken or told from another: nineteen eighty-four, the eve of 3 May, April of '87."""

from __future__ import annotations

import datetime as dt

from polybius.times import calendar as cal
from polybius.times import feasts
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import MONTH, PREPOSITIONS, full_year, month_of
from polybius.times.grammar import Found, Piece, Rule

HUNDREDS = range(15, 21)  # the centuries of spoken years: fifteen seventeen to twenty twenty
SPOKEN = (
    "(?:(?P<a>{number})(?:<->?(?P<b>{number}))(?:<->?(?P<c>{number}))?"
    "|(?P<k><two><thousand>)<and>?(?:(?P<b2>{number})(?:<->?(?P<c2>{number}))?)?)"
)


def spoken_year(found: Found, clock: Clock) -> Meaning | None:
    """A year in words behind a preposition: in nineteen eighty-four, since two thousand and three."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    if not (before and before.lower in PREPOSITIONS) or (
        behind and behind.values.keys() & {"unit", "units", "counted"}
    ):
        return None  # "twenty thirty-minute talks", "for two thousand years"
    number = _spoken(found)
    return cal.year(number, named_year=True) if number else None


def month_of_spoken_year(found: Found, clock: Clock) -> Meaning | None:
    """A month or day of a year told in words or by two digits: April of fifteen eighteen, 15 April of '87."""
    if found.has("two"):
        behind = found.neighbour(1)
        if behind and behind.lower.isalpha() and "'" not in found.text("sign"):
            return None  # "in March of 20 soldiers two died"
        number = found.number("two", "two") or 0
        year = full_year(number)
    else:
        year = _spoken(found) or 0
    if not year:
        return None
    if not found.has("d"):
        return cal.month(year, month_of(found), named_year=True)
    date = cal.valid_day(year, month_of(found), found.number("d", "day", "ordinal") or 0)
    return cal.day(date, named_year=True) if date else None


def _spoken(found: Found) -> int | None:
    if found.has("k"):
        return 2000 + _below_hundred(found.number("b2", "number") or 0, found.number("c2", "number") or 0)
    hundreds, tens = found.number("a", "number") or 0, found.number("b", "number") or 0
    if hundreds not in HUNDREDS or not 10 <= tens <= 99:
        return None
    return hundreds * 100 + _below_hundred(tens, found.number("c", "number") or 0)


def _below_hundred(tens: int, ones: int) -> int:
    return tens + (ones if tens % 10 == 0 and tens and ones < 10 else 0)


def eve(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """The day before what is named: the eve of 3 May, the eve of Ramadan; of something undated, no days."""
    date = _eve_of(found, clock)
    if date is None:
        return [Piece("eve", Meaning("DATE", "XXXX-XX-XX", anchors=False))]
    return cal.day(cal.add(date, -1, "D"))


def _eve_of(found: Found, clock: Clock) -> dt.date | None:
    if found.has("f"):
        chosen = feasts.days_of(found, clock)
        return chosen[0] if chosen else None
    if found.has("w"):
        return clock.weekday(found.span(), found.number("w", "weekday") or 0)
    if not found.has("m"):
        return None
    month, day = month_of(found), found.number("d", "day", "ordinal") or 0
    year = found.number("y", "year") or found.number("y1", "year") or clock.year_of(found.span(), month, day)
    return cal.valid_day(year, month, day) if year else None


RULES = (
    Rule("spoken-year", SPOKEN, spoken_year),
    Rule(
        "month-of-spoken-year",
        f"(?:(?P<d>{{day}}|{{ordinal}})<of>?)?(?P<m>{MONTH})(?:<of>|<,>)?(?:{SPOKEN})",
        month_of_spoken_year,
    ),
    Rule(
        "month-of-two-digits",
        f"(?:(?P<d>{{day}}|{{ordinal}})<of>?)?(?P<m>{MONTH})(?P<sign><of><'>?|<'>)(?P<two>{{two}})",
        month_of_spoken_year,
    ),
    Rule(
        "eve",
        f"(?P<eve><the><eve>)<of>(?:(?P<w>{{weekday}})|<the>?(?P<f>{{feast}})(?:{{rest}})*(?:<,>?(?P<y>{{year}}))?"
        f"|<the>?(?P<d>{{day}}|{{ordinal}})<of>?(?P<m>{MONTH})(?:<,>?(?P<y1>{{year}}))?)?",
        eve,
    ),
    Rule(
        "eve-month-first",
        f"(?P<eve><the><eve>)<of>(?P<m>{MONTH})(?P<d>{{day}}|{{ordinal}})(?:<,>?(?P<y>{{year}}))?",
        eve,
    ),
)
