"""How a store is written: wholly or not at all, and a column at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from polybius.errors import StoreError

REFUSED = (
    duckdb.IOException,
    duckdb.TransactionException,
)  # what DuckDB says when the disk is full or the file is gone


@contextlib.contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Keeps all that is written inside once it ends, and nothing of it when it fails.

    Raises:
        StoreError: the file cannot be written, as on a full disk.
    """
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException as error:
        with contextlib.suppress(duckdb.Error):  # a commit that failed has ended the transaction already
            connection.rollback()
        if isinstance(error, REFUSED):
            told = str(error).splitlines()[0]
            raise StoreError(
                f"the store cannot be written ({told}); what was written before is kept: make room, and do it again"
            ) from error
        raise


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Adds rows to a table, a column at a time: row by row is a thousand times slower."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        wanted = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
        connection.execute(f"INSERT INTO {table} SELECT {wanted}", columns)
