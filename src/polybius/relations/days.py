"""A day, or days, as somebody who asks names them."""

from __future__ import annotations

import datetime as dt
import re

from polybius.errors import InputError

DAY = re.compile(r"\d{4}-\d\d-\d\d")  # ISO 8601 has other ways, which nobody means


def day_of(asked: dt.date | str, what: str = "") -> dt.date:
    """The day that is asked for: a date, the date of an instant, or YYYY-MM-DD.

    Raises:
        InputError: anything else; ``what`` is named before it ("week").
    """
    if isinstance(asked, dt.datetime):
        return asked.date()
    if isinstance(asked, dt.date):
        return asked
    try:
        if DAY.fullmatch(asked):
            return dt.date.fromisoformat(asked)
    except (TypeError, ValueError):
        pass
    raise InputError(f"{what} {asked!r} is no day; write YYYY-MM-DD".strip())


def days_of(asked: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that are asked for: "2020-01-03", both in one, or "2020-01-03..2020-01-10".

    Raises:
        InputError: words that are no days, or days of which the last comes before the first.
    """
    first, _, last = asked.partition("..")
    try:
        begin, end = day_of(first), day_of(last or first)
    except InputError:
        begin, end = dt.date.max, dt.date.min
    if end < begin:
        raise InputError(f"{asked!r} are no days; write 2020-01-03 or 2020-01-03..2020-01-10")
    return begin, end
