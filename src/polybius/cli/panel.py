"""``changes`` and ``compare``: many dyads in one week, and two dyads over time."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polybius.cli.options import DATA, FORMAT, PARTY, SOURCES, STORE
from polybius.cli.show import WIDE, Column, Format, figure, form_of, json_line, say, show, table

if TYPE_CHECKING:
    from polybius.relations import Changes

__all__ = ["COMMANDS"]

NUMBERS, ENDS = ("first", "second", "difference"), ("value", "low95", "high95")  # of a comparison


def changes(
    input: Annotated[
        Path, typer.Argument(metavar="STORE", help="A store, or a table of days with a column dyad (.csv .parquet).")
    ],
    *,
    week: Annotated[
        str | None, typer.Option(metavar="DATE", help="A day of the week; without it the last one.")
    ] = None,
    fdr: Annotated[float, typer.Option(help="Share of false discoveries among the changes, 0 to 1.")] = 0.1,
    all: Annotated[bool, typer.Option("--all", help="Those too that do not stand out.")] = False,
    data: DATA = None,
    panel: SOURCES = None,
    format: FORMAT = None,
) -> None:
    """What changed in a week between any two states, with the share of false discoveries held."""
    import polybius
    from polybius.report.changes import COLUMNS, change_rows

    if input.suffix == ".duckdb":
        with polybius.open_store(input, read_only=True) as opened:
            found = opened.changes(week=week, fdr=fdr, data=data, panel=panel or ())
    else:
        if data is not None:
            raise typer.BadParameter(
                "a table of days holds one kind of data; only a store holds several", param_hint="--data"
            )
        if panel:
            raise typer.BadParameter("a table of days names no sources; only a store does", param_hint="--panel")
        found = polybius.changes(input, week=week, fdr=fdr)
    rows = change_rows(found, all=all)
    if form_of(format) is Format.table:
        say(found.summary)
        _print_changes(found, rows)
        return
    show(rows, COLUMNS, (), format)
    if not all:
        print(found.summary, file=sys.stderr)


def compare(
    store: STORE,
    a: Annotated[str, typer.Argument(metavar="A", help=PARTY)],
    b: Annotated[str, typer.Argument(metavar="B", help="The same.")],
    c: Annotated[str, typer.Argument(metavar="C", help="One end of the other dyad.")],
    d: Annotated[str, typer.Argument(metavar="D", help="Its other end.")],
    *,
    freq: Annotated[str, typer.Option(help="day, week or month.")] = "week",
    channel: Annotated[str, typer.Option(help="conflict, cooperation or net.")] = "net",
    data: DATA = None,
    panel: SOURCES = None,
    format: FORMAT = None,
) -> None:
    """Two relations on one axis with the interval of their difference, and which of them moves first."""
    from polybius import open_store

    with open_store(store, read_only=True) as opened:
        first, second = (opened.relation(*ends, data=data, panel=panel or ()) for ends in ((a, b), (c, d)))
    if first.dyad and second.dyad and set(first.dyad) == set(second.dyad):
        raise typer.BadParameter(f"{first.name} and {second.name} are one relation; name two", param_hint="C D")
    found = first.compare(second, freq=freq, channel=channel)
    lead = first.leads(second, freq=freq, channel=channel) if freq != "month" else None
    rows: list[dict[str, Any]] = [
        {"start": pair.start, "end": pair.end}
        | {f"{name}_{end}": getattr(getattr(pair, name), end) for name in NUMBERS for end in ENDS}
        for pair in found.pairs
    ]
    if form_of(format) is Format.table:
        say(found.summary + (" " + lead.summary if lead else ""))
        columns = (
            Column("From", lambda row: row["start"]),
            Column(f"{a}-{b}", lambda row: _told(row, "first"), most=32, right=True),
            Column(f"{c}-{d}", lambda row: _told(row, "second"), most=32, right=True),
            Column("Difference", lambda row: _told(row, "difference"), most=32, right=True),
        )
        if rows:
            table(rows, columns)
        return
    show(rows, ["start", "end", *(f"{name}_{end}" for name in NUMBERS for end in ENDS)], (), format)
    if not rows:
        print(found.summary, file=sys.stderr)
    if lead is not None and form_of(format) is Format.jsonl:
        print(json_line({"lead": dataclasses.asdict(lead)}))


def _print_changes(found: Changes, rows: list[dict[str, Any]]) -> None:
    columns = (
        Column("Dyad", lambda row: row["dyad"]),
        Column("Channel", lambda row: row["channel"]),
        Column("Before", lambda row: figure(row["before"], 2), right=True),
        Column("Change", lambda row: figure(row["change"], 2), right=True),
        Column("95 %", lambda row: f"{figure(row['low'], 2)} to {figure(row['high'], 2)}", right=True),
        Column("p", lambda row: f"{row['p']:.4f}", right=True, least_room=WIDE),
        Column("False discoveries", lambda row: f"{row['q']:.3f}", right=True),
        Column("Events", lambda row: "" if row["n_events"] is None else row["n_events"], right=True),
        Column("Stands out", lambda row: "yes" if row["changed"] else "no", least_room=WIDE),
    )
    told = [row for row in rows if row["why"] is None]
    untold = [row for row in rows if row["why"] is not None]
    if told:
        table(told, columns, title=f"{found.start} to {found.end}")
    if untold:
        why = Column("Cannot be told, because", lambda row: row["why"], rest=True, wrap=True)
        table(untold, (columns[0], why))


def _told(row: dict[str, Any], name: str) -> str:
    value, low, high = (row[f"{name}_{end}"] for end in ("value", "low95", "high95"))
    return f"{figure(value)} ({figure(low)} to {figure(high)})"


COMMANDS = (changes, compare)
