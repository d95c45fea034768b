"""What other people have into a store: event data, read in pieces and put into our codes, and their corrections."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import duckdb

import polybius
from polybius import resources
from polybius.errors import InputError, StoreError
from polybius.exchange import acled, corrections, gdelt, icews, keep, maps, pairs, polecat
from polybius.exchange.formats import Format
from polybius.exchange.rows import Notes, members, rows
from polybius.queries import literal
from polybius.store import Store

__all__ = ["FORMATS", "Imported", "import_files"]

FORMATS: dict[str, Format] = {module.FORMAT.name: module.FORMAT for module in (pairs, gdelt, icews, polecat, acled)}
PIECE = 1 << 26  # characters of rows that DuckDB gets at once
MEMORY = "1GB"  # that DuckDB may take while it imports; what does not fit goes to the disk beside the store


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    run: str  # empty of corrections, which keep who made them
    new: int  # events, days of pairs, or corrections that the store did not hold
    unchanged: int
    revised: int  # known ones whose content was another
    notes: dict[str, Notes]  # by file: what was mended, refused, left out; of corrections refused, waiting ...

    def total(self, kind: str) -> int:
        """How many rows were repaired, refused or left out; of corrections over others' words, or waiting."""
        return sum(notes.total(kind) for notes in self.notes.values())


def import_files(
    store: Store,
    files: Sequence[str | Path],
    data: str,
    *,
    source: str | None = None,
    licence: str | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Imported:
    """Takes files of event data, or another analyst's corrections, into a store; what is in already stays as it is.

    Args:
        store: Opened for writing.
        files: Plain, ``.gz`` or ``.zip``, parted by tabs, commas, semicolons or bars, with or without a header, or
            ``.parquet``; of corrections the ``.jsonl``, ``.csv`` or ``.parquet`` that ``export`` wrote.
        data: What they are: pairs, gdelt, icews, polecat, acled or corrections.
        source: Whose data, as they are to be cited; None: as their publisher asks.
        licence: Under which they came; None: as their publisher says.
        progress: Called after each piece with the file and its rows so far.

    Raises:
        InputError: an unknown kind of data, no such file, or one whose columns are others.
        StoreError: the store was opened read only.
    """
    if data not in (*FORMATS, corrections.CORRECTIONS):
        raise InputError(f"no data of the kind {data!r}; there are {', '.join(FORMATS)}, {corrections.CORRECTIONS}")
    if store.read_only:
        raise StoreError(f"{store.path} was opened read only; open it without read_only to change it")
    if data == corrections.CORRECTIONS:
        if source or licence:
            raise InputError("corrections tell themselves who made them; source and licence are of event data")
        new, unchanged, told = corrections.bring(store, files)
        return Imported("", new, unchanged, 0, told)
    form = FORMATS[data]
    run = _run(form, source or form.source, licence or form.licence)
    notes: dict[str, Notes] = {}
    number = itertools.count(1)
    with _workroom(store) as folder:
        maps.lay_out(store.connection)
        keep.stage(store.connection, form)
        for path in dict.fromkeys(map(Path, files)):
            for member, open_it in members(path):
                name = str(path.parent / member) if member in notes else member
                notes[name] = Notes()
                with open_it() as stream:
                    pieces = _Pieces(store.connection, form, folder / "piece.tsv", notes[name])
                    pieces.read(stream, name, next(number), progress)
        counts = keep.settle(store.connection, form, run, notes)
    return Imported(run[0], *counts, notes)


def _run(form: Format, source: str, licence: str) -> tuple[str, ...]:
    """The row of ``runs``: id, version, model, tables, settings, source, licence."""
    settings, tables = f"import {form.name}", resources.digest()
    told = "\n".join((polybius.__version__, tables, settings, source, licence))
    id = hashlib.sha256(told.encode()).hexdigest()[:16]
    return id, polybius.__version__, "", tables, settings, source, licence


@contextlib.contextmanager
def _workroom(store: Store) -> Iterator[Path]:
    """A folder beside the store, with a database for what is not settled yet; memory is held down meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix=f".{store.path.name}.import-", dir=store.path.parent))
    connection = store.connection
    try:
        connection.execute(f"ATTACH {literal(folder / 'stage.duckdb')} AS stage")
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        yield folder
    finally:
        with contextlib.suppress(duckdb.Error):
            connection.rollback()
        with contextlib.suppress(duckdb.Error):
            keep.clear(connection)
            connection.execute("DETACH stage")
        connection.execute("RESET memory_limit")
        shutil.rmtree(folder, ignore_errors=True)


class _Pieces:
    """The rows of a file on their way to DuckDB, a piece at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, form: Format, piece: Path, notes: Notes) -> None:
        self.connection, self.form, self.piece, self.notes = connection, form, piece, notes
        self.names: list[str] = []
        self.held: list[str] = []
        self.size = self.total = 0

    def read(self, stream: IO[bytes], name: str, number: int, progress: Callable[[str, int], None] | None) -> None:
        """Takes in the file of that name and number."""

        def flush() -> None:
            self._flush(number)
            if progress is not None:
                progress(name, self.total)

        def write(lines: list[str]) -> None:
            self.held.extend(lines)
            self.total += len(lines)
            self.size += sum(map(len, lines))
            if self.size > PIECE:
                flush()

        for names in rows(stream, self.form.columns, self.notes, name, write):
            self.names = names
        flush()

    def _flush(self, number: int) -> None:
        if self.held:
            with self.piece.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write("\n".join(self.held) + "\n")
            self.held.clear()
            self.size = 0
            keep.take(self.connection, self.form, self.piece, self.names, number=number, notes=self.notes)
