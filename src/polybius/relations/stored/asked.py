"""A statement put to a store or to a daily series: read, made testable, and held against what is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from polybius.errors import InputError
from polybius.queries import fetched
from polybius.relations.ends.parties import find
from polybius.relations.relation import Relation, measure
from polybius.relations.statements.check import held_against
from polybius.relations.statements.claim import SILENT, Check, Quoted
from polybius.relations.statements.testable import SERIES, claim_of, day_said
from polybius.relations.stored.choices import Choices
from polybius.relations.stored.from_store import from_store
from polybius.relations.stored.reporters import named
from polybius.relations.stored.volume import reports_of

COUNTRY_LETTERS = 3  # of "USA:any", "IRN+proxies"
REPORTS = "the reports"
LAST_TOLD = "SELECT max(coalesce(published, earliest)) FROM current_documents"
# What the texts themselves say of two countries; the source chain from the inside out, the publisher last.
QUOTES = """
    SELECT assessment_id, a.document_id, a.text, statement, sources, publisher, coalesce(published, earliest) AS told
    FROM current_assessments AS a LEFT JOIN documents USING (document_id)
    WHERE (a.a, a.b) IN (($1, $2), ($2, $1)) AND copy_of IS NULL ORDER BY told NULLS LAST, a.document_id, a.start
"""


def ask_store(
    connection: duckdb.DuckDBPyConnection,
    statement: str,
    *,
    said: dt.date | str | None = None,
    days: Any = None,
    panel: Iterable[str] = (),
) -> Check:
    """What the reports of a store, and a daily series beside them, say to a statement.

    Args:
        connection: To a store that has been linked.
        statement: In English: "US-Iraq relations have not returned to their level before 3 January 2020".
        said: The day from which "now", "still" and "last month" are understood; None: the day of the last report.
        days: A daily table of the same two parties, as ``polybius.measure`` takes it, whose flow is asked as well.
        panel: The sources whose stories the reports' flow follows; none: those that report all the time.

    Raises:
        InputError: no words, a day that is none, a table that is none, or sources that the store does not hold.
        StoreError: the store's stories were never linked.
    """
    day = day_said(said) or connection.execute(LAST_TOLD).fetchall()[0][0]
    asked = claim_of(statement, day)
    if asked.dyad is None or not asked.testable or not all(find(connection, end) for end in asked.dyad):
        return held_against(asked, (), ())
    panel = frozenset(panel)
    relation = from_store(connection, *asked.dyad, Choices(panel=panel))
    told_by = f"{REPORTS} of {named(reports_of(connection), relation.panel)}" if panel else _named(relation.data)
    flows = [(told_by, relation)]
    if days is not None:
        flows.append((SERIES, days if isinstance(days, Relation) else _series(days, asked.dyad)))
    return held_against(asked, flows, relation.measures(), quoted(connection, *asked.dyad))


def _named(data: str) -> str:
    """What the data of a store are called in an answer."""
    if data == "pairs":
        return SERIES
    return REPORTS if data in ("", "reports") else f"the events of {data.upper()}"


def _series(days: Any, dyad: tuple[str, str]) -> Relation:
    """The rows of the two in a daily table, in whatever order its column ``dyad`` names them."""
    try:
        return measure(days, dyad=dyad)
    except InputError:
        return measure(days, dyad=(dyad[1], dyad[0]))


def quoted(connection: duckdb.DuckDBPyConnection, a: str, b: str) -> Sequence[Quoted]:
    """What the texts themselves say of two countries, by the day on which they say it; copies are left out."""
    return [
        Quoted(
            text=row["text"],
            statement=row["statement"],
            says=(
                *(source["text"] or "somebody unnamed" for source in row["sources"] or ()),
                row["publisher"] or "publisher not known",
            ),
            told=row["told"],
            document=row["document_id"],
            answer=SILENT,
            id=row["assessment_id"],
        )
        for row in fetched(connection, QUOTES, [a[:COUNTRY_LETTERS], b[:COUNTRY_LETTERS]])
    ]
