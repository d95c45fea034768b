"""Daily tables of pairs of countries in: pair, date, score, and where known n_events, exposure and the two channels."""

from __future__ import annotations

import duckdb

from polybius.exchange.formats import Format
from polybius.exchange.rows import Columns

__all__ = ["FORMAT"]

COLUMNS = ("a", "b", "dyad", "date", "score", "conflict", "cooperation", "n_events", "exposure")
NEEDED = (("date",), ("a", "dyad"), ("b", "dyad"), ("score", "conflict"))
RENAMED = {
    "countrya": "a", "countryb": "b", "actora": "a", "actorb": "b", "country1": "a", "country2": "b", "actor1": "a",
    "actor2": "b", "source": "a", "target": "b", "pair": "dyad", "day": "date", "nevents": "n_events",
    "events": "n_events", "count": "n_events", "volume": "exposure",
}  # fmt: skip

# A pair is written in two columns, or in one as IRQ-USA; countries by alpha-3 or by their English name.
SELECT = """
    WITH named AS (
        SELECT line, date,
            country_of(coalesce(a, regexp_extract(dyad, '^\\s*(.+?)\\s*[-/_|]\\s*(.+?)\\s*$', 1))) AS one,
            country_of(coalesce(b, regexp_extract(dyad, '^\\s*(.+?)\\s*[-/_|]\\s*(.+?)\\s*$', 2))) AS two,
            day(date) AS day, figure(score) AS score, figure(conflict) AS conflict, figure(cooperation) AS cooperation,
            figure(n_events) AS n_events, figure(exposure) AS exposure,
            no_figure(score) OR no_figure(conflict) OR no_figure(cooperation) OR no_figure(n_events)
                OR no_figure(exposure) AS spoiled
        FROM chunk
    )
    SELECT line, least(one, two) AS a, greatest(one, two) AS b, day, score, conflict, cooperation, n_events, exposure,
        CASE WHEN one IS NULL OR two IS NULL THEN 'a pair whose countries are not known'
            WHEN one = two THEN 'a pair of a country with itself'
            WHEN day IS NULL AND slashed(date) THEN 'a day that can be read in two ways: write YYYY-MM-DD'
            WHEN day IS NULL THEN 'no day that can be read'
            WHEN to_come(day) THEN 'a day that is still to come'
            WHEN score IS NULL AND (conflict IS NULL OR cooperation IS NULL) THEN 'no score that is a number'
            WHEN spoiled THEN 'a figure that is no number'
            WHEN least(cooperation, n_events, exposure) < 0 THEN 'cooperation, n_events or exposure below nought'
        END AS why
    FROM named
"""


def _nothing(connection: duckdb.DuckDBPyConnection) -> None:
    """A table of pairs has no codes to learn."""


FORMAT = Format(
    name="pairs",
    day="date",
    source="a daily table of pairs; name whose with --source",
    licence="not told; name it with --licence",
    columns=Columns(layouts=(COLUMNS,), least=3, renamed=RENAMED, ordered=False, needed=NEEDED),
    learn=_nothing,
    select=SELECT,
    revised=True,
)
