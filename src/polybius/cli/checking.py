"""``check``: a statement about a relation, held against flow, ledger and what the texts say."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polybius.cli.options import SOURCES, STORE, a_day
from polybius.cli.show import WIDE, Column, json_line, plain, table

if TYPE_CHECKING:
    from polybius.relations import Check

__all__ = ["COMMANDS", "print_check"]

LADDER = 8  # ids that are printed; all of them stand in the JSON


def check(
    store: STORE,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="A sentence about two parties, in English.")],
    *,
    said: Annotated[
        dt.date | None,
        typer.Option(parser=a_day, metavar="DATE", help="The day of “now” and “still”; without it the last report's."),
    ] = None,
    days: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A daily table of the two, whose flow is asked as well.")
    ] = None,
    panel: SOURCES = None,
    format: Annotated[str | None, typer.Option(help="table or json; without it json in a pipe.")] = None,
) -> None:
    """A statement about a relation: supported, contradicted or cannot tell, how it was tested, and the evidence."""
    if format not in (None, "table", "json"):
        raise typer.BadParameter(f"{format!r}: table or json", param_hint="--format")
    if days is not None and not days.exists():
        raise typer.BadParameter(f"no file {days}", param_hint="--days")
    from polybius import open_store

    with open_store(store, read_only=True) as opened:
        found = opened.check(statement, said=said, days=days, panel=panel or ())
    if (format or ("table" if sys.stdout.isatty() else "json")) == "json":
        print(json_line(dataclasses.asdict(found) | {"ladder": list(found.ids)}))
    else:
        print_check(found, store)


def print_check(found: Check, store: Path) -> None:
    """The verdict, how the statement was made testable, each witness, the texts' own words, and the ids below."""
    import rich.console

    console = rich.console.Console(highlight=False, markup=False)
    console.print(f"{found.verdict.upper()}: {plain(found.statement)}\n")
    console.print("How it was made testable")
    for line in found.claim.how:
        console.print(f"  - {plain(line)}")
    console.print()
    if found.evidence:
        table(
            [_cells(evidence) for evidence in found.evidence],
            (
                Column("Witness", lambda row: row["of"]),
                Column("In", lambda row: row["data"], least_room=WIDE),
                Column("Channel", lambda row: row["channel"]),
                Column("Answer", lambda row: row["answer"]),
                Column("What it says", lambda row: row["words"], rest=True, wrap=True),
            ),
        )
    if found.assessments:
        table(
            [_cells(quote) for quote in found.assessments],
            (
                Column("Told", lambda row: row["told"]),
                Column("Answer", lambda row: row["answer"]),
                Column("By", lambda row: " < ".join(row["says"]), most=40),
                Column("Words of the text", lambda row: row["text"], rest=True, wrap=True),
            ),
            title="What the texts say of the relation (it decides nothing)",
        )
    for id in found.ids[:LADDER]:
        console.print(f"polybius explain {store} {id}", soft_wrap=True)
    if len(found.ids) > LADDER:
        console.print(f"... and {len(found.ids) - LADDER} more: --format json")


def _cells(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


COMMANDS = (check,)
