"""Rows on standard output: a table for eyes, lines of JSON or CSV for programs."""

from __future__ import annotations

import datetime as dt
import enum
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Column", "Format", "day", "days", "party", "show", "table"]

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # an article's text shall not steer the terminal
WIDE = 100  # characters of a terminal from which on the columns marked wide are shown
PLAIN_WIDTH = 120  # of a table that is asked for in a pipe

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
    wide: bool = False  # shown on a wide terminal only
    rest: bool = False  # takes the room that is left
    right: bool = False  # a number


def show(rows: Iterable[Row], names: Sequence[str], columns: Sequence[Column], format: Format | None) -> None:
    """Writes rows to standard output; without a format a table on a terminal, else lines of JSON."""
    from polybius.store import write_csv, write_jsonl

    if format is None:
        format = Format.table if sys.stdout.isatty() else Format.jsonl
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

    console = rich.console.Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False)
    shown = [column for column in columns if console.width >= WIDE or not column.wide]
    out = rich.table.Table(box=rich.box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for column in shown:
        out.add_column(
            column.title,
            justify="right" if column.right else "left",
            no_wrap=True,
            overflow="ellipsis",
            ratio=1 if column.rest else None,
        )
    count = 0
    for row in rows:
        out.add_row(*(Text(plain(column.of(row))) for column in shown))
        count += 1
    if count:
        console.print(out)
    else:
        console.print("nothing found")


def plain(value: Any) -> str:
    """A value in one line of printable characters."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(plain(item) for item in value)
    return CONTROL.sub(" ", str(value))


def party(cells: Sequence[Row] | None) -> str:
    """Actors or recipients by their codes, or by their words where they have none."""
    return ", ".join(dict.fromkeys(cell["code"] or cell["entity"] or cell["text"] or "?" for cell in cells or ()))


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
