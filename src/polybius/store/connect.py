"""A connection to a store's file, with every way in which that can fail said in one sentence."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from polybius import stories
from polybius.errors import StoreError
from polybius.queries import literal
from polybius.store.columns import columns, create, quoted
from polybius.store.imported_views import VIEWS as OF_IMPORTED
from polybius.store.tables import TABLES
from polybius.store.views import VIEWS as OF_READ
from polybius.store.write import find_current
from polybius.transaction import transaction

__all__ = ["CONFIG", "attach", "connect", "is_locked", "whole"]

VIEWS = OF_READ | OF_IMPORTED  # in the order in which they can be made
NAME = "polybius store"
FORMAT = "1"  # of the tables; a store of another format is refused, not guessed at
LOCKED = "Could not set lock"
PATIENCE_SECONDS = 4.0  # a page of a large store takes about 2
DAMAGED = re.compile("Could not read|Corrupt database|has been invalidated")
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # else DuckDB tries a download on its own
    "autoload_known_extensions": "false",
    "storage_compatibility_version": "v1.2.0",  # readable by every DuckDB since 1.2, R's included
    "preserve_insertion_order": "true",
}


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the store at a path, made with its tables when it is not there yet.

    Raises:
        StoreError: no such file (read only), no store, a store of another format, or one that is being written.
    """
    if read_only:
        _there(path)
    elif not path.parent.is_dir():
        raise StoreError(f"no folder {path.parent} to make a store in; make it first")
    fresh = not path.exists()
    connection = _opened(path, read_only)
    try:
        with _said(path):
            if not read_only:
                _bring_up_to_date(connection, path, fresh)
            up_to_date = not read_only or _readable(connection, path)
        if not up_to_date:
            connection.close()
            _made_anew(path)
            connection = _opened(path, read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def attach(engine: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Lays a store's file beside what a running DuckDB holds, to be read under a name until ``DETACH``.

    Raises:
        StoreError: as ``connect`` when it opens a store to read.
    """
    _there(path)
    _attached(engine, path, name)
    try:
        with _said(path), engine.cursor() as looking:
            looking.execute(f"USE {name}")
            up_to_date = _readable(looking, path)
    except BaseException:
        engine.execute(f"DETACH {name}")
        raise
    if not up_to_date:
        engine.execute(f"DETACH {name}")
        _made_anew(path)
        _attached(engine, path, name)


def is_locked(error: StoreError) -> bool:
    """Whether a store could not be opened because another process has it."""
    return LOCKED in str(error.__cause__)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[None]:
    """Says in a sentence that a store which is being read is damaged: DuckDB finds it out where it first reads a block.

    Raises:
        StoreError: the file is cut short or damaged.
    """
    try:
        yield
    except duckdb.Error as error:
        if DAMAGED.search(str(error)):
            raise StoreError(_reason(path, str(error))) from error
        raise


def _there(path: Path) -> None:
    if not path.exists():
        raise StoreError(f"no store at {path}; make one with: polybius read INPUT -o {path}")


def _made_anew(path: Path) -> None:
    """Brings a store of an earlier version up to date."""
    try:
        connect(path, read_only=False).close()
    except StoreError as error:
        if not isinstance(error.__cause__, duckdb.IOException):
            raise
        raise StoreError(
            f"an earlier version made {path}, and reading it needs it brought up to date once, which failed: {error};"
            " or open a copy in a folder of yours"
        ) from error


def _readable(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Whether a store that is opened to be read has all tables and views; an earlier one is brought up to date once."""
    found = _format(connection)
    if found is None:
        raise StoreError(f"{path} is a DuckDB file but no Polybius store")
    _known(found, path)
    return _is_made(connection)


def _bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: Path, fresh: bool) -> None:
    """Makes the store, or what an older version's lacks."""
    found = _format(connection)
    if found is None and not fresh and _has_tables(connection):
        raise StoreError(f"{path} is a DuckDB file but no Polybius store; name another file")
    _known(found, path)
    _make(connection)


def _known(found: str | None, path: Path) -> None:
    if found not in (None, FORMAT):
        raise StoreError(f"{path} has store format {found}, this version knows {FORMAT}; update polybius")


def _attached(engine: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    with _said(path):
        engine.execute(f"ATTACH {literal(path)} AS {name} (READ_ONLY)")


def _opened(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    """The file, waited for while another process has it for a moment, such as for a page or a correction."""
    until = time.monotonic() + PATIENCE_SECONDS
    with _said(path):
        while True:
            try:
                return duckdb.connect(str(path), read_only=read_only, config=CONFIG)
            except duckdb.IOException as error:
                if LOCKED not in str(error) or time.monotonic() > until:
                    raise
            time.sleep(0.1)


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    """What DuckDB says against opening a file, in words of ours."""
    try:
        yield
    except duckdb.IOException as error:
        raise StoreError(_reason(path, str(error))) from error
    except duckdb.ConnectionException as error:
        raise StoreError(f"{path} is open in this process in another way; close that store first") from error
    except duckdb.Error as error:
        raise StoreError(_reason(path, str(error))) from error


def _reason(path: Path, message: str) -> str:
    if path.is_dir():
        return f"{path} is a folder; name the store in it"
    if DAMAGED.search(message):
        return (
            f"{path} is cut short or damaged ({message.partition(chr(10))[0]}); take a copy, or read its documents anew"
        )
    if LOCKED in message:
        holder = re.search(r"PID (\d+)", message)
        by = f" (process {holder[1]})" if holder else ""
        return f"{path} is open in another process{by}; wait until it ends, or write to another file"
    if "not a valid DuckDB" in message:
        return f"{path} is no Polybius store; name another file"
    if refused := re.search("Permission denied|Read-only file system", message):
        return f"{path} may not be opened: {refused[0].lower()}; name another file"
    return f"{path} cannot be opened: {message.partition(chr(10))[0]}"


def _format(connection: duckdb.DuckDBPyConnection) -> str | None:
    return _meta(connection, NAME)


def _meta(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    try:
        rows = connection.execute("SELECT value FROM meta WHERE name = $1", [name]).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):  # no table "meta", or one of somebody else's
        return None
    return str(rows[0][0]) if rows else None


def _has_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(_tables(connection))


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes tables and views where they are missing; a store that has them all is not touched."""
    if _is_made(connection):
        return
    views = {name for (name,) in connection.execute("SELECT view_name FROM duckdb_views()").fetchall()}
    tables = _tables(connection)
    with transaction(connection):
        for name, record in TABLES.items():
            if name in views:  # an earlier version looked it up anew each time
                connection.execute(f"DROP VIEW {quoted(name)}")
            connection.execute(create(name, record))
            if name in tables:
                _add_columns(connection, name, record)
        stories.create(connection)  # a store that was never linked has no stories, not no such table
        for name, select in VIEWS.items():
            connection.execute(f"CREATE OR REPLACE VIEW {name} AS {select}")
        find_current(connection)
        connection.execute("DELETE FROM meta")
        connection.execute("INSERT INTO meta VALUES ($1, $2), ('views', $3)", [NAME, FORMAT, _shape()])


@functools.cache
def _shape() -> str:
    """A digest of the tables and views that a store has."""
    shape = repr([sorted(VIEWS.items()), [(name, dict(columns(record))) for name, record in TABLES.items()]])
    return hashlib.sha256(shape.encode()).hexdigest()[:16]


def _is_made(connection: duckdb.DuckDBPyConnection) -> bool:
    return _meta(connection, "views") == _shape()


def _add_columns(connection: duckdb.DuckDBPyConnection, table: str, record: type) -> None:
    """Columns, and fields of their records, that a table got since the store was made: empty in the rows before."""
    rows = connection.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $1", [table])
    types = dict(rows.fetchall())
    for name, kind in columns(record).items():
        if name not in types:
            connection.execute(f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(name)} {kind}")
        elif "STRUCT" in kind and types[name] != _written(connection, kind):
            connection.execute(f"ALTER TABLE {quoted(table)} ALTER COLUMN {quoted(name)} TYPE {kind}")


def _written(connection: duckdb.DuckDBPyConnection, kind: str) -> str:
    """A type as DuckDB writes it."""
    return str(connection.execute(f"SELECT typeof(NULL::{kind})").fetchall()[0][0])
