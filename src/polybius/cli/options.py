"""What several commands can be asked, and days as they are written there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.show import Format
from polybius.errors import InputError

PARTY = (
    "USA (the state's organs), USA:any, IRQ:armed, IRQ:ground, IRN+proxies, nato+members, or an entity's id or name."
)


def a_day(asked: str) -> dt.date:
    """The day that an option names.

    Raises:
        typer.BadParameter: words that are no day.
    """
    from polybius.relations import day_of

    try:
        return day_of(asked)
    except InputError as error:
        raise typer.BadParameter(str(error)) from None


A = Annotated[str, typer.Argument(metavar="A", help=PARTY)]
B = Annotated[str, typer.Argument(metavar="B", help="The same.")]
STORE = Annotated[Path, typer.Argument(metavar="STORE", help="A store made by: polybius read INPUT -o STORE")]
DATA = Annotated[
    str | None,
    typer.Option(metavar="DATA", help="What is counted: reports, or imported data by name (gdelt ...); never two."),
]
SOURCES = Annotated[
    list[str] | None,
    typer.Option(
        "--panel",
        metavar="SOURCE",
        help="Follow this source alone, divided by what it tells of others; once for each. See: polybius panel",
    ),
]
FORMAT = Annotated[
    Format | None, typer.Option("--format", help="A table on a terminal, lines of JSON in a pipe.", show_default=False)
]
ACTOR = Annotated[
    str | None,
    typer.Option(help="A country and all its people (USA), USAMIL, IRQ:armed, IRN+proxies, or an entity's id or name."),
]
RECIPIENT = Annotated[str | None, typer.Option(help="The same, or IRQ:ground, of whom it was done to.")]
TYPE = Annotated[str | None, typer.Option("--type", help="A PLOVER event type, such as ASSAULT.")]
SINCE = Annotated[dt.date | None, typer.Option(parser=a_day, metavar="DATE", help="That day or later.")]
UNTIL = Annotated[dt.date | None, typer.Option(parser=a_day, metavar="DATE", help="That day or earlier.")]
LIMIT = Annotated[int | None, typer.Option(min=0, help="At most so many rows.")]
