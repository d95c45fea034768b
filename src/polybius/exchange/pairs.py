"""Daily tables of pairs of countries in: pair, date, score, and where known n_events, exposure and the two channels."""

from __future__ import annotations

import duckdb

from polybius.exchange.formats import Format
from polybius.exchange.rows import Columns

__all__ = ["FORMAT"]

COLUMNS = ("a", "b", "dyad", "date", "score", "conflict", "cooperation", "n_events", "exposure")
RENAMED = {
    "countrya": "a", "countryb": "b", "actora": "a", "actorb": "b", "country1": "a", "country2": "b", "actor1": "a",
    "actor2": "b", "source": "a", "target": "b", "pair": "dyad", "day": "date", "nevents": "n_events",
    "events": "n_events", "count": "n_events", "volume": "exposure",
}  # fmt: skip

# A pair is written in two columns, or in one as IRQ-USA; countries by alpha-3 or by their English name.
SELECT = """
    WITH named AS (
        SELECT *, country_of(coalesce(a, regexp_extract(dyad, '^\\s*(.+?)\\s*[-/_|]\\s*(.+?)\\s*$', 1))) AS one,
            country_of(coalesce(b, regexp_extract(dyad, '^\\s*(.+?)\\s*[-/_|]\\s*(.+?)\\s*$', 2))) AS two
        FROM chunk
    )
    SELECT line, least(one, two) AS a, greatest(one, two) AS b, day(date) AS day,
        try_cast(score AS DOUBLE) AS score, try_cast(conflict AS DOUBLE) AS conflict,
        try_cast(cooperation AS DOUBLE) AS cooperation, try_cast(n_events AS DOUBLE) AS n_events,
        try_cast(exposure AS DOUBLE) AS exposure,
        CASE WHEN one IS NULL OR two IS NULL THEN 'a pair whose countries are not known'
            WHEN day(date) IS NULL THEN 'no day that can be read'
            WHEN try_cast(score AS DOUBLE) IS NULL
                AND (try_cast(conflict AS DOUBLE) IS NULL OR try_cast(cooperation AS DOUBLE) IS NULL)
            THEN 'no score that is a number' END AS why
    FROM named
"""


def _nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """A table of pairs has no codes to learn."""


FORMAT = Format(
    name="pairs",
    source="a daily table of pairs; name whose with --source",
    licence="not told; name it with --licence",
    columns=Columns(layouts=(COLUMNS,), least=3, renamed=RENAMED, ordered=False),
    learn=_nothing,
    select=SELECT,
    revised=True,
)
