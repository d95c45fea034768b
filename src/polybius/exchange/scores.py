"""Days of pairs as daily tables give them: told apart from what the store holds, and kept."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from polybius.errors import InputError
from polybius.exchange.rows import FEW, Notes
from polybius.store.columns import columns
from polybius.store.imported import ImportedScoreRow

__all__ = ["STAGED", "compare", "keep"]

STAGED = """
    CREATE TABLE stage.staged (number BIGINT, a VARCHAR, b VARCHAR, day DATE, score DOUBLE, conflict DOUBLE,
        cooperation DOUBLE, n_events DOUBLE, exposure DOUBLE)
"""
TOLD = ", ".join(name for name in columns(ImportedScoreRow) if name != "run_id")
VALUES = ("score", "conflict", "cooperation", "n_events", "exposure")
FIGURES = "{" + ", ".join(f"'{name}': {name}" for name in VALUES) + "}"
# Of several rows for one day the last holds.
RANKED = f"""
    CREATE TABLE stage.ranked AS SELECT *, row_number() OVER last_first AS nth,
        {FIGURES} IS NOT DISTINCT FROM first_value({FIGURES}) OVER last_first AS same
    FROM stage.staged WINDOW last_first AS (PARTITION BY a, b, day ORDER BY number DESC)
"""
DROPPED = """
    SELECT number // {per_file} AS file, same, count(*), min(number % {per_file}, {few}) FROM stage.ranked
    WHERE nth > 1 GROUP BY ALL ORDER BY ALL
"""
MIXED = """
    SELECT number // {per_file} AS file, min(number % {per_file}) FILTER (conflict < 0),
        min(number % {per_file}) FILTER (conflict > 0)
    FROM stage.staged GROUP BY file HAVING min(conflict) < 0 AND max(conflict) > 0 ORDER BY file
"""


def compare(connection: duckdb.DuckDBPyConnection, per_file: int, notes: Mapping[str, Notes]) -> tuple[int, int, int]:
    """Tells new, unchanged and revised days of pairs apart, in the stage; what is given several times is noted.

    Args:
        connection: With the stage.
        per_file: A row's number is its file's times this, plus its line.
        notes: By file, in their order.

    Raises:
        InputError: a file writes conflict with both signs, so that nobody can tell what either means.
    """
    files = dict(enumerate(notes, start=1))
    for file, below, above in connection.execute(MIXED.format(per_file=per_file)).fetchall():
        raise InputError(
            f"{files[file]}: conflict holds both signs (lines {below} and {above}); write it as amounts (0 and more)"
            " or as scores (0 and less)"
        )
    connection.execute("UPDATE stage.staged SET conflict = -abs(conflict)")
    connection.execute(RANKED)
    for file, same, n, lines in connection.execute(DROPPED.format(per_file=per_file, few=FEW)).fetchall():
        what = (
            "rows given twice kept once" if same else "days of a pair given with other figures, the last of them kept"
        )
        for at, line in enumerate(lines):
            notes[files[file]].add("repaired", what, line, n - len(lines) + 1 if at == 0 else 1)
    connection.execute(f"CREATE TABLE stage.days AS SELECT {TOLD} FROM stage.ranked WHERE nth = 1")
    same = " AND ".join(f"days.{name} IS NOT DISTINCT FROM held.{name}" for name in VALUES)
    connection.execute(
        f"CREATE TABLE stage.known AS SELECT days.a, days.b, days.day, {same} AS same"
        " FROM stage.days JOIN imported_scores AS held USING (a, b, day)"
    )
    [(unchanged, revised)] = connection.execute(
        "SELECT count(*) FILTER (same), count(*) FILTER (NOT same) FROM stage.known"
    ).fetchall()
    connection.execute("DELETE FROM stage.days WHERE (a, b, day) IN (SELECT (a, b, day) FROM stage.known WHERE same)")
    [(left,)] = connection.execute("SELECT count(*) FROM stage.days").fetchall()
    return int(left) - int(revised), int(unchanged), int(revised)


def keep(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Writes the days that are new or revised, the latter in the place of what was."""
    connection.execute("DELETE FROM imported_scores WHERE (a, b, day) IN (SELECT (a, b, day) FROM stage.days)")
    connection.execute(
        f"INSERT INTO imported_scores BY NAME SELECT '{run_id}' AS run_id, {TOLD} FROM stage.days ORDER BY a, b, day"
    )
