"""Days of publication, as files and tables write them.

The day that an undated text tells by its own words is found by the times stage, which reads them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from polybius.config import FIRST_DAY, LAST_DAY
from polybius.errors import InputError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",  # 2020-01-05T19:42:00+03:00, 2020/1/5
        r"(?P<year>(?:19|20)\d{2})(?P<number>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?$",  # 20200105, 20200105194200
        rf"(?:[A-Za-z]{{3,9}},? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{MONTH},?[ -](?P<year>\d{{4}})(?!\d)",
        rf"(?:[A-Za-z]{{3,9}},? )?{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)",
    )
)
SLASHED = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})(?!\d)")
ABSENT = frozenset({"", "none", "null", "nan", "nat", "n/a", "unknown", "undated", "-"})
FIRST_SECOND, LAST_SECOND = 10**8, 10**11  # Unix time in seconds between 1973 and 5138; larger is milliseconds


def day(value: Any) -> dt.date | None:
    """The day that a value means, in the zone in which it is written; None when the value is absent.

    Args:
        value: A date, a datetime, ISO 8601 with or without a time, "20200105", "5 January 2020", "Jan 5, 2020",
            "Sun, 05 Jan 2020 19:42:00 GMT", or seconds of Unix time.

    Raises:
        InputError: it is none of these, no day of the calendar, like 02/03/2020 two days at once, or like 0001-01-01
            none on which a report can come out.
    """
    found = _day(value)
    if found is not None and not FIRST_DAY <= found <= LAST_DAY:
        raise InputError(f"published is {found}, and no report is of that day; write its own, or leave it empty")
    return found


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= FIRST_SECOND:
        return _from_number(value)
    text = " ".join(str(value).split())
    if text.lower() in ABSENT:
        return None
    for form in FORMS:
        if found := form.match(text):
            return _checked(found, text)
    if found := SLASHED.match(text):
        return _slashed(found, text)
    raise InputError(f"published is {text[:40]!r}, which is no day; write it as 2020-01-05")


def _from_number(value: float) -> dt.date | None:
    seconds = value if value < LAST_SECOND else value / 1000
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    except (OverflowError, OSError, ValueError) as error:
        raise InputError(f"published is {value!r}, which is no time; write it as 2020-01-05") from error


def _checked(found: re.Match[str], text: str) -> dt.date:
    parts = found.groupdict()
    if parts.get("month"):
        if parts["month"][:3].lower() not in MONTHS:
            raise InputError(f"published is {text[:40]!r}, whose month is unknown; write it as 2020-01-05")
        number = MONTHS.index(parts["month"][:3].lower()) + 1
    else:
        number = int(parts["number"])
    return _date(int(parts["year"]), number, int(parts["day"]), text)


def _slashed(found: re.Match[str], text: str) -> dt.date:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if first <= 12 and second <= 12 and first != second:
        raise InputError(f"published is {text[:40]!r}, which can be two days; write it as {year}-MM-DD")
    return _date(year, min(first, second), max(first, second), text)


def _date(year: int, month: int, day_of_month: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day_of_month)
    except ValueError as error:
        raise InputError(f"published is {text[:40]!r}, which no calendar has; write it as 2020-01-05") from error
