"""Queries: their rows as dicts, and words as SQL writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

__all__ = ["Row", "fetched", "literal"]

Row = dict[str, Any]


def fetched(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> list[Row]:
    """The rows of a query as dicts by column, all of them at once.

    Args:
        connection: To the store.
        sql: The query.
        values: Of its parameters.
    """
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def literal(words: object) -> str:
    """Words as a string of SQL, for what takes no parameters: a view, a file to attach, a condition that is kept."""
    return "'" + str(words).replace("'", "''") + "'"
