"""The tables that Polybius knows the world by: CSV files with an id and a source in every row."""

from __future__ import annotations

import contextlib
import contextvars
import csv
import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

from polybius.errors import ResourceError

__all__ = ["digest", "folder", "laid_over", "lines", "names", "table"]

Row = dict[str, str]
PIECE = 1 << 16  # bytes of a table that are held while it is digested: the largest has megabytes
_overlay: contextvars.ContextVar[Path | None] = contextvars.ContextVar("polybius_tables", default=None)


def folder() -> Path:
    """Where the bundled tables lie."""
    return Path(__file__).parent


@contextlib.contextmanager
def laid_over(tables: Path | None) -> Iterator[None]:
    """Within it, a user's folder of tables lies over the bundled ones: same id replaces, new id adds."""
    token = _overlay.set(tables)
    try:
        yield
    finally:
        _overlay.reset(token)


def names() -> list[str]:
    """The bundled tables, as ``table`` takes them: "actors/countries" and so on."""
    return sorted(path.relative_to(folder()).with_suffix("").as_posix() for path in folder().rglob("*.csv"))


def table(name: str) -> tuple[Row, ...]:
    """The rows of a table, in the order of the file; the user's rows replace those of the same id.

    Args:
        name: Folder and file without ending: "lexicon/predicates".

    Raises:
        ResourceError: no such table, or a row without id or source, or an id twice.
    """
    return _laid_over(name, _overlay.get())


def lines(name: str) -> list[str]:
    """A bundled table as lines of CSV, that of its columns first: for the largest, few of whose rows are asked for.

    None at all where a user's table lies over it; ``table`` has the rows then.
    """
    overlay = _overlay.get()
    if overlay and (overlay / f"{name}.csv").exists():
        return []
    return (folder() / f"{name}.csv").read_text(encoding="utf-8").removesuffix("\n").split("\n")


@functools.cache
def _laid_over(name: str, overlay: Path | None) -> tuple[Row, ...]:
    path = folder() / f"{name}.csv"
    if not path.exists():
        raise ResourceError(f"no table {name!r}; there are {', '.join(names())}")
    rows = _rows(path)
    user = overlay / f"{name}.csv" if overlay else None
    if user and user.exists():
        rows |= _rows(user)
    return tuple(rows.values())


def _rows(path: Path) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for row in _read_rows(path):
        if row["id"] in rows:
            raise ResourceError(f"{path.name}: id {row['id']!r} stands twice; give the row another id")
        rows[row["id"]] = row
    return rows


def _read_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        columns = next(reader, [])
        for values in reader:
            if len(values) != len(columns):
                where = f"{path.name} line {reader.line_num}"
                raise ResourceError(f"{where}: {len(columns)} columns expected; see the file's first line")
            row = dict(zip(columns, values, strict=True))
            if not row.get("id") or not row.get("source"):
                raise ResourceError(f"{path.name} line {reader.line_num}: a row needs an id and a source")
            yield row


def digest() -> str:
    """16 hexadecimal digits that change with any table in use, the user's included."""
    return _digest(_overlay.get())


@functools.cache
def _digest(overlay: Path | None) -> str:
    total = hashlib.sha256()
    for root in filter(None, (folder(), overlay)):
        for path in sorted(root.rglob("*.csv")):
            total.update(path.relative_to(root).as_posix().encode())
            with path.open("rb") as file:
                while piece := file.read(PIECE):
                    total.update(piece)
    return total.hexdigest()[:16]
