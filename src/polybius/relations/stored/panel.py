"""Many dyads at once: the relations of a table with a column ``dyad``, or of all pairs of states in a store."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from polybius.errors import InputError
from polybius.relations.ends import told
from polybius.relations.ends.selectors import of_sector, selector
from polybius.relations.flow.series import rows_of, series
from polybius.relations.ledger.bearing import Bearing
from polybius.relations.ledger.measures import ledger
from polybius.relations.ledger.rolled_up import RolledUp, in_order
from polybius.relations.records import Measure
from polybius.relations.relation import Relation
from polybius.relations.stored.choices import DEFAULT, Choices
from polybius.relations.stored.from_store import NO_PANEL, READ, followed, known, of_reporters
from polybius.relations.stored.imported import of_events, pairs_of_scores, pairs_of_states, volume_of
from polybius.relations.stored.volume import Volume, reports_of

MIN_STORIES = 3  # of a pair in the whole store, before it is looked at

# Who acts on whom in some story, and who act together on nobody.
PAIRS = """
    SELECT DISTINCT least(a, b), greatest(a, b) FROM (
        SELECT unnest(actor_countries) AS a, recipient_countries AS others FROM stories UNION ALL
        SELECT unnest(actor_countries), actor_countries FROM stories WHERE len(recipients) = 0
    ), unnest(others) AS other(b) WHERE a <> b ORDER BY ALL
"""


def of_table(days: Any) -> Iterator[Relation]:
    """The relations of a table of days, one for each value of its column ``dyad``, in order.

    Args:
        days: As for ``measure``, with a column ``dyad`` ("IRQ-USA").

    Raises:
        InputError: no such column, or a table that ``measure`` does not take.
    """
    by_dyad: dict[str, list[Any]] = defaultdict(list)
    for row in rows_of(days):
        if not row.get("dyad"):
            raise InputError("a row names no dyad; the table needs a column 'dyad', such as IRQ-USA, in every row")
        by_dyad[str(row["dyad"])].append(row)
    for dyad, rows in sorted(by_dyad.items()):
        first, _, second = dyad.partition("-")
        yield Relation(series(rows), (first, second or first))


def of_store(
    connection: duckdb.DuckDBPyConnection, data: str | None = None, panel: Iterable[str] = ()
) -> Iterator[Relation]:
    """The relations of all pairs of states whose organs have stories together, in order; without their ledgers.

    Of imported events those pairs that had seven or more in some week; of a daily table those told of on 15 days of a
    month.

    Args:
        connection: To a store that has been linked.
        data: What is counted: "reports", or imported data by their name; None: the reports where anything was read,
            else the imported data with most events.
        panel: The sources whose stories are followed, of reports alone; none: those that report all the time.

    Raises:
        InputError: data or sources that the store does not hold, or a panel of imported data.
        StoreError: the store's stories were never linked.
    """
    name = known(connection, data)
    choices = Choices(panel=frozenset(panel))
    if choices.panel and name != READ:
        raise InputError(NO_PANEL)
    if name == READ:
        yield from _of_reports(connection, choices)
    elif name == "pairs":
        for pair, found in pairs_of_scores(connection):
            yield Relation(found.series, pair, notes=found.notes, data=name)
    else:
        volume = volume_of(connection, name, DEFAULT)
        for pair, days in pairs_of_states(connection, name):
            made = of_events(name, days, volume)
            yield Relation(made.series, pair, notes=made.notes, data=name)


def ledgers(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, Measure]]:
    """The measures between any two countries that have a story together, each after the two; pairs in order.

    What stands between two that no story names together is told by their own relation alone.

    Raises:
        StoreError: the store's stories were never linked.
    """
    kept, known = RolledUp(connection), told.ties(connection)
    by_report: dict[str, list[Bearing]] = defaultdict(list)
    for bearing in kept.bearings():
        by_report[bearing.event["document_id"]].append(bearing)
    for a, b in connection.execute(PAIRS).fetchall():
        ends = selector(a, known), selector(b, known)
        told_of = [bearing for report in kept.naming(*ends) for bearing in by_report.get(report, ())]
        for measure in ledger(connection, sorted(told_of, key=in_order), *ends):
            yield a, b, measure


def _of_reports(connection: duckdb.DuckDBPyConnection, choices: Choices) -> Iterator[Relation]:
    events, reports = told.events(connection), reports_of(connection)
    choices = of_reporters(choices, reports)
    volume = Volume.of(connection, reports, choices)
    by_pair: dict[tuple[str, str], list[told.Row]] = defaultdict(list)
    for event in events:
        for pair in itertools.combinations(sorted(_states(event)), 2):
            by_pair[pair].append(event)
    for (a, b), rows in sorted(by_pair.items()):
        found = followed(rows, reports, volume, (selector(a, {}), selector(b, {})), choices)
        if len(found.stories) >= MIN_STORIES:
            yield Relation(found.series, (a, b), data=READ)


def _states(event: told.Row) -> set[str]:
    """The states whose organs are parties of an event."""
    parties = [*(event["actors"] or ()), *(event["recipients"] or ())]
    return {party["country"] for party in parties if party["country"] and of_sector(party["sector"], "state")}
