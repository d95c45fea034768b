"""Rows on standard output: a table for eyes, lines of JSON or CSV for programs."""

from __future__ import annotations

import datetime as dt
import enum
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

__all__ = [
    "Column", "Format", "called", "day", "days", "figure", "form_of", "json_line", "name_of", "parties", "party", "say",
    "show", "table",
]  # fmt: skip

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # an article's text shall not steer the terminal
WIDE = 100  # characters of a terminal from which on columns may be as wide as their most
PLAIN_WIDTH = 120  # of a table that is asked for in a pipe
GAP = 3  # characters between two columns
EDGES = 2  # characters left and right of a table
LEAST = 8  # characters of the column that takes the rest
NAMING = ("actors", "recipients", "blamed", "denied_by", "blames", "killed_by")  # columns that name somebody

Row = dict[str, Any]


class Format(enum.StrEnum):
    """How rows are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table on a terminal."""

    title: str
    of: Callable[[Row], Any]
    least_room: int = 0  # characters of a terminal from which on it is shown
    rest: bool = False  # takes the room that is left
    wrap: bool = False  # over several lines instead of being cut
    right: bool = False  # a number
    most: int = 24  # characters, on a wide terminal; two thirds of it on a narrow one


def form_of(format: Format | None) -> Format:
    """How rows are written: as it was asked, or else a table on a terminal and lines of JSON in a pipe."""
    return format or (Format.table if sys.stdout.isatty() else Format.jsonl)


def say(text: str) -> None:
    """Prints sentences as wide as the terminal."""
    import rich.console

    rich.console.Console(highlight=False, markup=False).print(plain(text) + "\n", soft_wrap=False)


def show(rows: Iterable[Row], names: Sequence[str], columns: Sequence[Column], format: Format | None) -> None:
    """Writes rows to standard output; without a format a table on a terminal, else lines of JSON."""
    from polybius.store import write_csv, write_jsonl

    format = form_of(format)
    if format is Format.jsonl:
        write_jsonl(rows, sys.stdout)
    elif format is Format.csv:
        write_csv(rows, list(names), sys.stdout)
    else:
        table(rows, columns)


def table(rows: Iterable[Row], columns: Sequence[Column], title: str | None = None) -> None:
    """Prints a table that fits the terminal; text that does not fit is cut with an ellipsis."""
    import rich.box
    import rich.console
    import rich.table
    from rich.text import Text

    console = rich.console.Console(width=_width(), highlight=False)
    shown = [column for column in columns if console.width >= column.least_room]
    cells = [[plain(column.of(row)) for column in shown] for row in rows]
    if not cells:
        console.print("nothing found")
        return
    out = rich.table.Table(box=rich.box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    widths = _widths(shown, cells, console.width)
    for column, width in zip(shown, widths, strict=True):
        justify: Literal["left", "right"] = "right" if column.right else "left"
        out.add_column(column.title, justify=justify, no_wrap=not column.wrap, overflow="ellipsis", width=width)
    for row in cells:
        out.add_row(*(Text(cell) for cell in row))
    console.print(out)


def _width() -> int | None:
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else PLAIN_WIDTH


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """Each column as wide as its cells up to its most; the one that takes the rest what the others leave."""
    widths = []
    for at, column in enumerate(columns):
        most = column.most if room >= WIDE else max(len(column.title), column.most * 2 // 3)
        longest = max(len(column.title), *(len(row[at]) for row in cells))
        widths.append(longest if column.rest else min(longest, most))
    fixed = sum(width for width, column in zip(widths, columns, strict=True) if not column.rest)
    taken = EDGES + GAP * (len(columns) - 1) + fixed
    left = max(LEAST, room - taken)
    return [min(w, left) if column.rest else w for w, column in zip(widths, columns, strict=True)]


def plain(value: Any) -> str:
    """A value in one line of printable characters."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(plain(item) for item in value)
    return CONTROL.sub(" ", str(value))


def json_line(value: Any) -> str:
    """A value as a line of JSON; a set becomes a list in order, a day its ISO words."""
    return json.dumps(value, default=_as_json, ensure_ascii=False)


def _as_json(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset | set) else str(value)


def figure(value: float, digits: int = 1) -> str:
    """A figure with its sign; nought has none."""
    written = f"{value:+.{digits}f}"
    return written if written.strip("+-0.") else written[1:]


def called(row: Row, names: Mapping[str, str]) -> Row:
    """The row as eyes read it: who has an id and no code stands there by his name ("Boko Haram", not boko-haram)."""
    named = {column: row[column] for column in NAMING if row.get(column)}
    return row | {
        column: name_of(told, names) if isinstance(told, str) else [_called(one, names) for one in told]
        for column, told in named.items()
    }


def name_of(id: str, names: Mapping[str, str]) -> str:
    """A code as it stands; the name of somebody who has an id of his own."""
    return id if id.isupper() else names.get(id, id)


def _called(one: Any, names: Mapping[str, str]) -> Any:
    if isinstance(one, str):
        return name_of(one, names)
    return one if one["code"] or not one["entity"] else one | {"entity": name_of(one["entity"], names)}


def party(cells: Sequence[Row] | None) -> str:
    """Actors or recipients by their codes, or by their words where they have none."""
    return ", ".join(dict.fromkeys(cell["code"] or cell["entity"] or cell["text"] or "?" for cell in cells or ()))


def parties(row: Row) -> str:
    """Who did it to whom: "USAMIL > IRQREB"."""
    sides = (row[side] if _are_words(row[side]) else party(row[side]) for side in ("actors", "recipients"))
    who, whom = (plain(side) for side in sides)
    return f"{who or '?'} > {whom}" if whom else who


def _are_words(side: Any) -> bool:
    return bool(side) and isinstance(side[0], str)


def days(row: Row) -> str:
    """The day, or the first and last of several: "2020-01-07", "2020-01-07..08"."""
    return day(row["earliest"], row["latest"])


def day(earliest: dt.date | str | None, latest: dt.date | str | None) -> str:
    """A day or a range of days, with as little repeated as can be."""
    first, last = str(earliest or ""), str(latest or "")
    if first == last or not last:
        return first
    if not first:
        return f"..{last}"
    if first[:7] == last[:7]:
        return f"{first}..{last[8:]}"
    return f"{first}..{last[5:]}" if first[:4] == last[:4] else f"{first}..{last}"
