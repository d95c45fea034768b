"""The breaks and the forecast of a relation on a terminal, and as lines of JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from polybius.cli.show import WIDE, Column, day, figure, json_line, table

if TYPE_CHECKING:
    from polybius.relations import Prediction, Relation

__all__ = ["outlook_lines", "print_outlook"]


def print_outlook(relation: Relation) -> None:
    """Breaks and forecast as tables; a sentence where there are none."""
    from polybius.relations.flow.breaks import unable

    if why := unable(relation.series):
        print(f"Breaks: cannot tell ({why}).")
    elif breaks := relation.breaks():
        columns = (
            Column("Break", lambda row: row["day"]),
            Column("Between", lambda row: day(row["earliest"], row["latest"])),
            Column("Channel", lambda row: row["channel"]),
            Column("For the", lambda row: row["direction"]),
            Column("Change", lambda row: figure(row["change"], 2), right=True),
            Column("95 %", lambda row: f"{figure(row['low'], 2)} to {figure(row['high'], 2)}", right=True),
            Column("Stories", lambda row: len(row["stories"]) or "", right=True, least_room=WIDE),
        )
        table([dataclasses.asdict(one) for one in breaks], columns, title="Breaks")
    else:
        print("Breaks: none is found.")
    _print_forecast(relation)
    print()


def _print_forecast(relation: Relation) -> None:
    weeks = relation.forecast()
    if not weeks:
        print(f"Forecast: cannot tell ({_no_forecast(relation)}).")
        return
    from polybius.relations import CHANNELS

    told = [name for name in CHANNELS if any(getattr(week, name) for week in weeks)]
    columns = [Column("Week from", lambda row: row["start"])]
    for name in told:
        columns.append(Column(name.capitalize(), _of(name, "80"), most=32, right=True))
        columns.append(Column("95 %", _of(name, "95"), right=True, least_room=WIDE))
    rows = [{"start": week.start} | {name: getattr(week, name) for name in told} for week in weeks]
    table(rows, columns, title=f"Forecast with what was known on {weeks[0].made}")


def _no_forecast(relation: Relation) -> str:
    from polybius.relations.flow.forecast import unable

    return unable(relation.series) or "nothing was reported"


def _of(name: str, width: str) -> Callable[[dict[str, Any]], str]:
    def words(row: dict[str, Any]) -> str:
        told: Prediction | None = row[name]
        if told is None:
            return ""
        if width == "95":
            return f"{figure(told.low95)} to {figure(told.high95)}"
        return f"{figure(told.value)} ({figure(told.low80)} to {figure(told.high80)})"

    return words


def outlook_lines(relation: Relation) -> list[str]:
    """A line of JSON for every break and every week to come, and for each of the two that cannot be told."""
    from polybius.relations.flow import breaks

    weeks = relation.forecast()
    told: list[dict[str, Any]] = [{"break": dataclasses.asdict(one)} for one in relation.breaks()]
    told += [{"forecast": dataclasses.asdict(one)} for one in weeks]
    if why := breaks.unable(relation.series):
        told.append({"cannot_tell": "breaks", "why": why})
    if not weeks:
        told.append({"cannot_tell": "forecast", "why": _no_forecast(relation)})
    return [json_line(one) for one in told]
