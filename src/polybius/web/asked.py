"""What the address of a page asks for, and a page of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from polybius.errors import InputError

__all__ = ["PER_PAGE", "Asked", "only", "page_of", "pager", "sources_of"]

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


def sources_of(asked: Asked) -> list[str]:
    """The sources that a page is asked to follow; none: those that it follows by itself."""
    return [name for name in asked.get("panel", "").split(",") if name.strip()]


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
