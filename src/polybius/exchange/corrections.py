"""Corrections of another store in, as ``polybius export STORE corrections`` wrote them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from polybius.errors import InputError
from polybius.exchange.rows import Notes
from polybius.store import FORMULA_STARTS, Store
from polybius.store.taken import COLUMNS, take_over

__all__ = ["CORRECTIONS", "bring"]

CORRECTIONS = "corrections"
TOLD = ("over others' words", "waiting", "refused")  # what is named of a row; the others are counted alone
Row = dict[str, Any]


def bring(store: Store, files: Sequence[str | Path]) -> tuple[int, int, dict[str, Notes]]:
    """Lays the corrections of some files over a store; how many are new and how many it had, and what to say of them.

    Raises:
        InputError: no such file, or one that is no table of corrections.
    """
    new = unchanged = 0
    notes: dict[str, Notes] = {}
    for path, rows in [(path, list(_rows(path))) for path in dict.fromkeys(map(Path, files))]:
        told = notes[str(path) if path.name in notes else path.name] = Notes()
        found = take_over(store.connection, [row for _, row in rows])
        for (line, _), (kind, words) in zip(rows, found, strict=True):
            unchanged += kind == "unchanged"
            new += kind not in ("unchanged", "refused")
            if kind in TOLD:
                told.add(kind, words, line)
    if new:
        store.link()
    return new, unchanged, notes


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a file, each with its line."""
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise InputError(
            f"{path.name} ends in none of {', '.join(READERS)}; write it with:"
            f" polybius export STORE {CORRECTIONS} -o {CORRECTIONS}.jsonl"
        )
    try:
        for line, row in read(path):
            if not isinstance(row, dict) or (lacking := [name for name in COLUMNS[1:] if name not in row]):
                what = f"lacks {', '.join(lacking)}" if isinstance(row, dict) else "is no row"
                raise InputError(f"{path} line {line} {what}; corrections have the columns {', '.join(COLUMNS)}")
            yield line, row
    except (OSError, ValueError, csv.Error, duckdb.Error) as error:
        raise InputError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error


def _csv(path: Path) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, {name: _cell(value) for name, value in row.items()}


def _cell(value: str | None) -> str | None:
    """A cell as it was before it was kept from being a formula; an empty one is nothing."""
    if value and value[0] == "'" and value[1:].startswith(FORMULA_STARTS):
        return value[1:]
    return value or None


def _jsonl(path: Path) -> Iterator[tuple[int, Row]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, json.loads(line)


def _parquet(path: Path) -> Iterator[tuple[int, Row]]:
    with duckdb.connect() as engine:
        found = engine.execute("FROM read_parquet($1)", [str(path)])
        names = [column[0] for column in found.description or ()]
        for number, row in enumerate(found.fetchall(), start=1):
            yield number, dict(zip(names, row, strict=True))


READERS: dict[str, Callable[[Path], Iterator[tuple[int, Row]]]] = {
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".parquet": _parquet,
}
