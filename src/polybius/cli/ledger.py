"""The ledger of a relation and what the texts say of it, on a terminal and as lines of JSON."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from polybius.cli.show import WIDE, Column, day, json_line, name_of, table

if TYPE_CHECKING:
    from polybius.relations import Measure, Quoted, Relation
    from polybius.report.labels import Names

__all__ = ["print_ledger", "print_quotes", "standing_lines"]

SINCE = 16  # characters: "told to stand on", and the day below


def print_ledger(ledger: Sequence[Measure], names: Names, at: dt.date | None = None) -> None:
    """The measures as a table, with the days of their end; with a day those that stood on it, in its state."""
    from polybius.report.measures import measure_row

    def since(row: dict[str, Any]) -> str:
        return (
            f"told to stand on {row['told_to_stand']}" if row["told_to_stand"] else day(row["earliest"], row["latest"])
        )

    def state(row: dict[str, Any]) -> str:
        told, end = str(row["standing_as"]), day(row["closed_earliest"], row["closed_latest"])
        if row["state"] == "closed":
            told = f"standing until {end}" if at is not None else f"closed {end}".rstrip()
        elif row["until"]:
            told += f", laid until {day(row['until'], None)}"
        return told + (", contested" if row["contested"] else "")

    def by(version: Sequence[str]) -> str:
        return ", ".join(name_of(id, names.entities) for id in version)

    columns = (
        Column("Since", since, wrap=True, most=SINCE),
        Column("Measure", lambda row: row["what"], rest=True, wrap=True),
        Column("By", lambda row: " or ".join(map(by, row["versions"])), wrap=True),
        Column("State", state, wrap=True),
        Column("Told by", lambda row: row["told_by"], least_room=WIDE),
    )
    if ledger:
        title = f"Measures that stood on {at}" if at else "Measures, standing and undone"
        table([measure_row(measure, names, at) for measure in ledger], columns, title=title)


def print_quotes(quotes: Sequence[Quoted]) -> None:
    """What the texts themselves say of the relation, as a table."""
    columns = (
        Column("Told", lambda row: row["told"]),
        Column("Says", lambda row: row["statement"].replace("_", " ")),
        Column("By", lambda row: " < ".join(row["says"]), most=40),
        Column("Words of the text", lambda row: row["text"], rest=True, wrap=True),
        Column("Id", lambda row: row["id"]),
    )
    if quotes:
        table([dataclasses.asdict(quote) for quote in quotes], columns, title="What the texts say of the relation")


def standing_lines(relation: Relation, quotes: Sequence[Quoted], names: Names) -> list[str]:
    """A line of JSON for every measure and every assessment, and one for what has to be known of the series."""
    from polybius.report.measures import measure_row

    told: list[dict[str, Any]] = [{"measure": measure_row(measure, names)} for measure in relation.measures()]
    told += [{"assessment": dataclasses.asdict(quote)} for quote in quotes]
    told += [{"summary": relation.summary, "notes": list(relation.notes)}]
    return [json_line(one) for one in told]
