"""What the address of a page asks for: days, and a page of many."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from polybius.errors import InputError

__all__ = ["PER_PAGE", "Asked", "day_of", "days_of", "only", "page_of", "pager"]

PER_PAGE = 50
Asked = Mapping[str, str]


def only(asked: Asked, names: Iterable[str]) -> Asked:
    """What is asked, where a page can be asked all of it: a filter that is no filter shall not seem to have filtered.

    Raises:
        InputError: something that the page cannot be asked.
    """
    known = tuple(names)
    if other := [name for name in asked if name not in known]:
        can = f"it can be asked {', '.join(known)}" if known else "it is asked nothing"
        raise InputError(f"this page cannot be asked {', '.join(map(repr, other))}; {can}")
    return asked


def page_of(asked: Asked, total: int) -> tuple[int, int]:
    """The number of the page that is asked for, from 1, and how many there are."""
    pages = max(1, -(-total // PER_PAGE))
    number = asked.get("page", "1")
    return min(max(int(number), 1), pages) if number.isdecimal() and len(number) < 9 else 1, pages


def pager(asked: Asked, number: int, pages: int, key: str = "page") -> dict[str, Any]:
    """The addresses of the pages before and after one, everything else that is asked staying as it is."""

    def address(to: int) -> str:
        return "?" + urlencode({**{name: value for name, value in asked.items() if value}, key: to})

    rest = {name: value for name, value in asked.items() if value and name != key}
    return {
        "number": number,
        "pages": pages,
        "before": address(number - 1) if number > 1 else None,
        "after": address(number + 1) if number < pages else None,
        "query": "?" + urlencode(rest) if rest else "",
    }


def days_of(words: str) -> tuple[dt.date, dt.date]:
    """The first and last day that some words name.

    Raises:
        InputError: words that are no days.
    """
    first, _, last = words.partition("..")
    begin, end = day_of(first), day_of(last or first)
    if begin is None or end is None or end < begin:
        raise InputError(f"{words!r} are no days; write 2020-01-03 or 2020-01-03..2020-01-10")
    return begin, end


def day_of(words: str | None) -> dt.date | None:
    """The day that some words name; None for no words.

    Raises:
        InputError: words that are no day.
    """
    if not words:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        raise InputError(f"{words!r} is no day; write YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise InputError(f"{words!r} is no day; write YYYY-MM-DD") from None
