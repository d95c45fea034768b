"""The ledgers of a store as one table, made when it is asked for."""

from __future__ import annotations

import json

import duckdb

from polybius.store.columns import cell, columns, quoted

__all__ = ["measures"]


def measures(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """A row for every pair of countries and measure between them. See ``Store.measures``."""
    from polybius import relations

    kinds = {"a": "VARCHAR", "b": "VARCHAR", **columns(relations.Measure), "runs": "VARCHAR[]"}
    run_of = dict(connection.execute("SELECT event_id, run_id FROM current_events").fetchall())
    rows = [
        {"a": a, "b": b, **cell(measure, ""), "runs": sorted({run_of[claim.event] for claim in measure.claims})}
        for a, b, measure in relations.ledgers(connection)
    ]
    picked = ", ".join(f"row.{quoted(name)}" for name in kinds)
    query = f"SELECT {picked} FROM (SELECT unnest(from_json($1, $2)) AS row)"
    return connection.sql(query, params=[json.dumps(rows, ensure_ascii=False), json.dumps([kinds])])
