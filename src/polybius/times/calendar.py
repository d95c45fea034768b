"""What a time expression means: its TIMEX3 value and the days from the first to the last that it can mean."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from dataclasses import dataclass, replace

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first of three months, northern half of the world
DAYS_OF = {"D": 1, "N": 1, "W": 7, "F": 14}
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
CLOCK_UNITS = frozenset({"S", "m", "H"})
REACH_OF_RECENT = {
    "S": 1,
    "m": 1,
    "H": 1,
    "D": 10,
    "N": 10,
    "W": 56,
    "M": 365,
    "Q": 365,
    "Y": 3653,
    "E": 18263,
}  # days that "recent weeks" can reach back
RELATIVE_SLACK = {
    "W": 3,
    "F": 7,
    "M": 15,
    "Q": 45,
    "Y": 183,
    "E": 731,
    "C": 9131,
}  # days by which "two weeks ago" is off


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type and value with the days, both included, that it can mean."""

    type: str
    value: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    anchors: bool = True  # whether "the next day" may refer to it
    named_year: bool = False  # whether the words themselves tell the year
    ahead: bool = False  # whether an undated text tells it as still to come

    @property
    def is_day(self) -> bool:
        """Whether it means one single day."""
        return self.earliest is not None and self.earliest == self.latest


@functools.lru_cache(maxsize=4096)
def day(date: dt.date, *, named_year: bool = False) -> Meaning:
    """One day."""
    return Meaning("DATE", date.isoformat(), date, date, named_year=named_year)


def days(first: dt.date, last: dt.date, *, named_year: bool = False) -> Meaning:
    """A run of days, written as an interval."""
    first, last = min(first, last), max(first, last)
    return Meaning("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last, named_year=named_year)


@functools.lru_cache(maxsize=4096)
def month(year: int, number: int, *, named_year: bool = False) -> Meaning:
    """A month of a year."""
    last = calendar.monthrange(year, number)[1]
    return Meaning(
        "DATE", f"{year:04}-{number:02}", dt.date(year, number, 1), dt.date(year, number, last), named_year=named_year
    )


@functools.lru_cache(maxsize=4096)
def year(number: int, *, named_year: bool = False) -> Meaning:
    """A calendar year, 1 to 9999."""
    return Meaning("DATE", f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), named_year=named_year)


@functools.lru_cache(maxsize=4096)
def named_year(number: int) -> Meaning:
    """A calendar year that the words themselves tell."""
    return year(number, named_year=True)


def years(first: int, last: int, value: str, *, named_year: bool = False) -> Meaning:
    """Some years on end under one value: a decade, a century."""
    return Meaning("DATE", value, dt.date(first, 1, 1), dt.date(last, 12, 31), named_year=named_year)


def decade(first: int) -> Meaning:
    """The ten years from a round year on: "the 1990s" has the value 199."""
    return years(first, first + 9, f"{first // 10:03}", named_year=True)


def century(number: int) -> Meaning | None:
    """A century by its number, the 20th as 1900 to 1999 (as people count, not as purists do); None out of range."""
    if not 2 <= number <= 99:
        return None
    return years((number - 1) * 100, number * 100 - 1, f"{number - 1:02}", named_year=True)


def week(of: dt.date) -> Meaning:
    """The week that a day lies in; its days begin with the Sunday before its Monday, as weeks do in some states."""
    iso = of.isocalendar()
    monday = of - dt.timedelta(days=of.weekday())
    return Meaning("DATE", f"{iso.year:04}-W{iso.week:02}", add(monday, -1, "D"), monday + dt.timedelta(days=6))


def weekend(of: dt.date) -> Meaning:
    """Saturday and Sunday of the week that a day lies in."""
    whole = week(of)
    assert whole.latest is not None
    return replace(whole, value=whole.value + "-WE", earliest=whole.latest - dt.timedelta(days=1))


def part_of_year(number: int, parts: int, which: int, *, named_year: bool = False) -> Meaning:
    """A quarter (4 parts), half (2) or third of a year, counted from 1."""
    months = 12 // parts
    first = (which - 1) * months + 1
    letter = {4: "Q", 2: "H", 3: "T"}[parts]
    last = first + months - 1
    end = dt.date(number, last, calendar.monthrange(number, last)[1])
    return Meaning("DATE", f"{number:04}-{letter}{which}", dt.date(number, first, 1), end, named_year=named_year)


def season(number: int, name: str, *, named_year: bool = False) -> Meaning:
    """Three months: SP, SU, FA, or WI, which runs into the next year. Not covered: the southern half of the world."""
    first = dt.date(number, SEASON_MONTHS[name], 1)
    return Meaning(
        "DATE", f"{number:04}-{name}", first, add_months(first, 3) - dt.timedelta(days=1), named_year=named_year
    )


def add_months(date: dt.date, count: int) -> dt.date:
    """The same day of another month, or the last one that it has; held within the years 1 to 9999."""
    total = max(12, min(date.year * 12 + date.month - 1 + count, 9999 * 12 + 11))
    number, index = divmod(total, 12)
    return dt.date(number, index + 1, min(date.day, calendar.monthrange(number, index + 1)[1]))


def add(date: dt.date, count: int, unit: str) -> dt.date:
    """The day so many units away; held within the years 1 to 9999."""
    if unit in MONTHS_OF:
        return add_months(date, count * MONTHS_OF[unit])
    try:
        return date + dt.timedelta(days=count * DAYS_OF.get(unit, 0))
    except OverflowError:
        return dt.date.max if count > 0 else dt.date.min


def around(date: dt.date, unit: str) -> tuple[dt.date, dt.date]:
    """The days that something told as so many units from an anchor can have been: "two weeks ago" is no exact day."""
    slack = RELATIVE_SLACK.get(unit, 0)
    return add(date, -slack, "D"), add(date, slack, "D")


def containing(date: dt.date, unit: str) -> Meaning:
    """The day, week, month, quarter, year ... that a day lies in."""
    if unit == "W":
        return week(date)
    if unit == "M":
        return month(date.year, date.month)
    if unit == "Q":
        return part_of_year(date.year, 4, (date.month - 1) // 3 + 1)
    if unit == "Y":
        return year(date.year)
    if unit == "E":
        return decade(date.year // 10 * 10)
    if unit == "C":
        return century(date.year // 100 + 1) or year(date.year)
    return day(date)


def narrowed(meaning: Meaning, edge: str) -> Meaning:
    """The first, middle or last third of some days ("early January"); the value stays that of the whole."""
    if meaning.earliest is None or meaning.latest is None:
        return meaning
    length = (meaning.latest - meaning.earliest).days + 1
    third = dt.timedelta(days=max(length // 3, 1))
    one = dt.timedelta(days=1)
    if edge == "early":
        return replace(meaning, latest=meaning.earliest + third - one)
    if edge == "late":
        return replace(meaning, earliest=meaning.latest - third + one)
    return replace(meaning, earliest=meaning.earliest + third, latest=meaning.latest - third)


@functools.lru_cache(maxsize=4096)
def valid_day(year_: int, month_: int, day_: int) -> dt.date | None:
    """The day, or None where the calendar has no such day ("30 February")."""
    try:
        return dt.date(year_, month_, day_)
    except ValueError:
        return None


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; None for an unknown number ("several weeks" is PXW)."""
    factor, base = {"E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M"), "F": (2, "W"), "N": (1, "D")}.get(unit, (1, unit))
    amount = "X" if count is None else f"{count * factor:.10g}"
    return f"PT{amount}{base.upper()}" if base in CLOCK_UNITS else f"P{amount}{base}"
