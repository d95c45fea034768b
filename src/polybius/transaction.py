"""What is written into a store in one piece: wholly, or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

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
