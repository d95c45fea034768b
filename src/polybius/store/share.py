"""A copy of a store for others: everything but the articles' texts."""

from __future__ import annotations

from pathlib import Path

import duckdb

from polybius.queries import literal
from polybius.store.columns import quoted

__all__ = ["share"]

KEPT_BACK = ("texts", "meta")


def share(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Copies the rows of all tables but the texts into a store that has just been made."""
    connection.execute(f"ATTACH {literal(target)} AS shared (READ_WRITE)")
    try:
        names = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY table_name"
        ).fetchall()
        for name in (quoted(name) for (name,) in names if name not in KEPT_BACK):
            connection.execute(f"CREATE TABLE IF NOT EXISTS shared.{name} AS FROM {name} LIMIT 0")
            connection.execute(f"INSERT INTO shared.{name} BY NAME FROM {name}")
    finally:
        connection.execute("DETACH shared")
