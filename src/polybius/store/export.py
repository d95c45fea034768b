"""Rows as CSV and as lines of JSON, for programs and spreadsheets."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import duckdb

from polybius.schema import Reading
from polybius.store.columns import columns
from polybius.store.rows import rows_of
from polybius.store.tables import EventRow

__all__ = ["FORMULA_STARTS", "event_columns", "event_rows", "rows", "streamed", "write_csv", "write_jsonl"]

BATCH = 1000  # rows that are held at a time
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs such a cell instead of showing it


def rows(relation: duckdb.DuckDBPyRelation) -> Iterator[dict[str, Any]]:
    """The rows of a relation as dicts by column."""
    names = relation.columns
    for row in relation.fetchall():
        yield dict(zip(names, row, strict=True))


def streamed(connection: duckdb.DuckDBPyConnection, relation: duckdb.DuckDBPyRelation) -> Iterator[dict[str, Any]]:
    """The rows of a relation as ``rows`` gives them, some at a time: however many there are, few are held.

    The connection must not be asked anything else meanwhile.
    """
    names = relation.columns
    cursor = connection.execute("SELECT * FROM relation")
    while batch := cursor.fetchmany(BATCH):
        for row in batch:
            yield dict(zip(names, row, strict=True))


def event_columns() -> list[str]:
    """The columns of the table of events."""
    return list(columns(EventRow))


def event_rows(reading: Reading) -> list[dict[str, Any]]:
    """The rows that a store would keep of a reading's events."""
    return rows_of(reading, reading.document.id)["events"]


def write_jsonl(items: Iterable[dict[str, Any]], out: TextIO) -> None:
    """Writes a JSON object a line; days in ISO 8601."""
    for item in items:
        out.write(json.dumps(item, ensure_ascii=False, default=_plain) + "\n")


GIST = ("code", "name", "entity", "text", "value")  # of a struct, what stands for it; the first that it has


def write_csv(items: Iterable[dict[str, Any]], names: list[str], out: TextIO) -> None:
    """Writes a header and a line a row; lists are joined by "; ", parties stand by their codes, records are JSON.

    A text that a spreadsheet would take for a formula gets a leading apostrophe.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for item in items:
        writer.writerow([_flat(item[name]) for name in names])


def _plain(value: Any) -> str:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    raise TypeError(f"no JSON for a {type(value).__name__}")


def _flat(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = _words(value)
    text = "'" + text if text.startswith(FORMULA_STARTS) else text
    return text.replace("\r\n", "\n").replace("\r", "\n")  # a lone return is not quoted by Python's csv


def _words(value: Any) -> str:
    if isinstance(value, list | tuple):
        if any(isinstance(item, list | tuple) or (isinstance(item, dict) and not _has_gist(item)) for item in value):
            return json.dumps(value, ensure_ascii=False, default=_plain)  # records, and lists of lists, have no gist
        return "; ".join(_words(item) for item in value)
    if isinstance(value, dict):
        return _gist(value)
    return _plain(value) if isinstance(value, dt.date) else str(value)


def _has_gist(value: dict[str, Any]) -> bool:
    return "what" in value or any(value.get(name) is not None for name in GIST)


def _gist(value: dict[str, Any]) -> str:
    """A struct in a word or two: a party's code, a count as "killed 2-3", a place's name, else its words."""
    if "what" in value:
        bounds = sorted({value["min"], value["max"]} - {None})
        return f"{value['what']} {'-'.join(map(str, bounds))}".strip()
    for name in GIST:
        if value.get(name) is not None:
            return str(value[name])
    return json.dumps(value, ensure_ascii=False, default=_plain)
