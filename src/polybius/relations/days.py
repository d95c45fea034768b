"""A day as somebody who asks names it."""

from __future__ import annotations

import datetime as dt

from polybius.errors import InputError


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
        return dt.date.fromisoformat(asked)
    except (TypeError, ValueError) as error:
        raise InputError(f"{what} {asked!r} is no day; write YYYY-MM-DD".strip()) from error
