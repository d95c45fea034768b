"""Rules for fiscal years, which begin in different months: FY2020, the second quarter of fiscal 2019."""

from __future__ import annotations

import datetime as dt

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import full_year
from polybius.times.grammar import Found, Rule


def fiscal_year(found: Found, clock: Clock) -> Meaning | None:
    """FY2020, on days wide enough for states that begin it in April, July or October."""
    year = full_year(found.number("y", "year") or found.number("two", "two") or 0)
    return Meaning("DATE", f"FY{year:04}", dt.date(year - 1, 4, 1), dt.date(year + 1, 3, 31), named_year=True)


def part_of_fiscal_year(found: Found, clock: Clock) -> Meaning | None:
    """A quarter or half of a fiscal year: the second quarter of fiscal 2019, Q2 FY2019; without a year no days."""
    parts = 2 if found.has("half") else 4
    n = "n" if found.has("n") else "n1"
    which = parts if found.text(n) == "final" else found.number(n, "ordinal", "nth", "day") or 0
    letter = "H" if found.has("half") else "Q"
    year = found.number("y", "year")
    if not 1 <= which <= parts:
        return None
    if year is None:
        return Meaning("DATE", f"FYXXXX-{letter}{which}", anchors=False)
    months = 12 // parts
    first, last = (
        cal.add_months(dt.date(year - 1, 4, 1), months * (which - 1)),
        cal.add_months(dt.date(year, 4, 1), months * which),
    )
    return Meaning("DATE", f"FY{year:04}-{letter}{which}", first, last - dt.timedelta(days=1), named_year=True)


RULES = (
    Rule(
        "part-of-fiscal-year",
        "<the>?(?P<n>{ordinal}|{nth}|<final>)<->?(?:<quarter>|(?P<half><half>))<of>(?:(?:<the>|<its>|<their>)?(?:<fiscal>|<financial>)"
        "<year>?|<fy>)(?P<y>{year})?",
        part_of_fiscal_year,
    ),
    Rule(
        "fiscal-quarter",
        "<the>?(?:<fiscal>(?P<n>{ordinal}|{nth})|(?P<n1>{ordinal}|{nth})<fiscal>)(?:<quarter>|(?P<half><half>))(?:<of>?(?P<y>{year}))?",
        part_of_fiscal_year,
    ),
    Rule("q1-fy", "<q>(?P<n>{day})(?:<of>)?(?:<fy>|<fiscal>)(?P<y>{year})", part_of_fiscal_year),
    Rule("fiscal-year", "<the>?(?:<fiscal>|<financial>)<year>?(?P<y>{year})", fiscal_year),
    Rule("fy", "<fy>(?:(?P<y>{year})|(?P<two>{two}))", fiscal_year),
)
