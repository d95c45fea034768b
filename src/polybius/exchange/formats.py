"""What a format is to the importer: its columns, the codes that it needs, and the select that makes it ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from polybius.exchange.rows import Columns

__all__ = ["Format"]


@dataclass(frozen=True)
class Format:
    """A format that can be imported.

    ``select`` reads the table ``chunk``, all of whose cells are text, and gives the columns of ``INTAKE``.
    """

    name: str
    day: str  # the column of the event's day
    source: str  # whose data, as they are to be cited
    licence: str  # under which they come, as far as their publisher says
    columns: Columns
    learn: Callable[[duckdb.DuckDBPyConnection], None]  # codes of this chunk that the maps do not hold yet
    select: str
    revised: bool = False  # the publisher revises events: of those of one id the latest version holds


# What a format's select gives, in any order: the event before it is scored, checked and put into pairs.
INTAKE = """
    line BIGINT, key VARCHAR, first DATE, last DATE, event_type VARCHAR, modes VARCHAR[], contexts VARCHAR[],
    code VARCHAR, given_score DOUBLE, actors {parties}, recipients {parties}, reciprocal BOOLEAN, host VARCHAR,
    place {place}, counts {counts}, published DATE, publisher VARCHAR, url VARCHAR, note VARCHAR, n_articles BIGINT,
    n_sources BIGINT, revised TIMESTAMP, left_out VARCHAR, mended VARCHAR
"""
