"""The roll-ups of a store: by whom an event is between, and what it does to measures, so that a dyad's are soon found.

They are made when the store is linked, of what is new or corrected. What was read, corrected or made by other tables
since is rolled up when it is asked for; the answers are the same.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

import duckdb

from polybius import resources
from polybius.queries import literal
from polybius.relations import ends, ledger
from polybius.relations.ends import told
from polybius.relations.ends.selectors import Selector
from polybius.relations.ledger.bearing import Bearing, as_told, bearings
from polybius.relations.ledger.meant import ends_of, may_stand_for
from polybius.transaction import transaction

AT_ONCE = 2_000  # documents whose events are held in memory
UNTOLD = ""  # how a table has a subject that is not told

STALE = """
    SELECT document_id FROM current_readings
    ANTI JOIN (FROM rolled_up WHERE made_by = $made_by) USING (document_id, run_id)
    UNION
    SELECT events.document_id FROM corrections JOIN events ON event_id = target_id
    JOIN rolled_up USING (document_id, run_id) WHERE target = 'event' AND number > rolled_up.corrections
"""
# Of the events of some documents: a row a party.
PARTIES = """
    SELECT party.country AS country, party.entity AS entity, party.code AS code, party.text AS text, host, event_id,
        document_id
    FROM (
        SELECT event_id, document_id, host,
            unnest(list_concat(coalesce(actors, []), coalesce(recipients, []))) AS party
        FROM current_events WHERE document_id IN (SELECT unnest($stale::VARCHAR[]))
    )
"""
ROLLED = "document_id NOT IN (SELECT unnest($stale::VARCHAR[]))"
OF_STALE = "events.document_id IN (SELECT unnest($stale::VARCHAR[]))"
SIDES = """
    SELECT document_id, earliest, latest, actors, recipients FROM current_events
    WHERE document_id IN (SELECT unnest($1::VARCHAR[]))
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Rolls up what is new or was corrected, and drops what no longer holds."""
    with transaction(connection):
        stale = _stale(connection)
        gone = "document_id NOT IN (SELECT document_id FROM current_readings)"
        for table in ("rolled_up", "event_parties", "bearings"):
            connection.execute(f"DELETE FROM {table} WHERE {gone} OR NOT {ROLLED}", {"stale": stale})
        if not stale:
            return
        rows = f"SELECT * FROM event_parties UNION ALL BY NAME {PARTIES} ORDER BY country, entity, event_id"
        connection.execute(f"CREATE OR REPLACE TEMP TABLE parties_anew AS {rows}", {"stale": stale})
        connection.execute("DELETE FROM event_parties")
        connection.execute("INSERT INTO event_parties BY NAME FROM parties_anew")
        connection.execute("DROP TABLE parties_anew")
        for first in range(0, len(stale), AT_ONCE):
            some = {"stale": stale[first : first + AT_ONCE]}
            _write_bearings(connection, bearings(told.events(connection, OF_STALE, some)))
        connection.execute(
            "INSERT INTO rolled_up BY NAME SELECT document_id, run_id, $made_by AS made_by,"
            " (SELECT coalesce(max(number), 0) FROM corrections) AS corrections"
            " FROM current_readings WHERE document_id IN (SELECT unnest($stale::VARCHAR[]))",
            {"made_by": _maker(), "stale": stale},
        )


def _write_bearings(connection: duckdb.DuckDBPyConnection, found: Iterable[Bearing]) -> None:
    rows = [
        (
            bearing.event["event_id"],
            bearing.event["document_id"],
            [subject or UNTOLD for subject in bearing.subjects],
            bearing.opener,
            bearing.closes,
        )
        for bearing in found
    ]
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(
            "INSERT INTO bearings (event_id, document_id, subjects, opener, closes)"
            " SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[][]), unnest($4::VARCHAR[]),"
            " unnest($5::BOOLEAN[])",
            columns,
        )


def _maker() -> str:
    """Which tables and code make the roll-ups."""
    return f"{resources.digest()} {_code()}"


@functools.cache
def _code() -> str:
    total = hashlib.sha256()
    for package in (ends, ledger):
        for module in sorted(files(package).iterdir(), key=lambda one: one.name):
            if module.name.endswith(".py"):
                total.update(module.read_bytes())
    return total.hexdigest()[:16]


def _stale(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The documents that are not rolled up as they are now."""
    return sorted(id for (id,) in connection.execute(STALE, {"made_by": _maker()}).fetchall())


class RolledUp:
    """The roll-ups as they are now, with what is not rolled up yet looked up once."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.stale = _stale(connection)
        self.parties = "event_parties"
        if self.stale:
            anew = f"CREATE OR REPLACE TEMP TABLE parties_anew AS {PARTIES}"
            connection.execute(anew, {"stale": self.stale})
            kept = "SELECT * FROM event_parties WHERE document_id NOT IN (SELECT document_id FROM parties_anew)"
            self.parties = f"({kept} UNION ALL BY NAME FROM parties_anew)"

    def with_both(self, a: Selector, b: Selector) -> list[told.Row]:
        """The events of which both are parties on some day, in whatever office: all that are between them, and more.

        Raises:
            StoreError: the store's stories were never linked.
        """
        found = " INTERSECT ".join(
            f"SELECT event_id FROM {self.parties} AS party WHERE {end.may_hold}{_on_soil(end)}" for end in (a, b)
        )
        return told.events(self.connection, f"event_id IN ({found})")

    def naming(self, a: Selector, b: Selector) -> list[str]:
        """The reports that name one of the two as a party of some event."""
        either = " OR ".join(may_stand_for(end, other) for end, other in ((a, b), (b, a)))
        found = f"SELECT DISTINCT document_id FROM {self.parties} AS party WHERE {either} ORDER BY 1"
        return [document for (document,) in self.connection.execute(found).fetchall()]

    def bearings(self, documents: Sequence[str] | None = None) -> list[Bearing]:
        """What the events of some reports, or of all, do to measures, in the order of the reports.

        Raises:
            StoreError: the store's stories were never linked.
        """
        of = "true" if documents is None else "document_id IN (SELECT unnest($documents::VARCHAR[]))"
        named = {} if documents is None else {"documents": documents}
        kept = f"SELECT event_id, subjects, opener, closes FROM bearings WHERE {ROLLED} AND {of}"
        known = {id: rest for id, *rest in self.connection.execute(kept, {"stale": self.stale, **named}).fetchall()}
        rows = told.events(self.connection, "event_id IN (SELECT unnest($ids::VARCHAR[]))", {"ids": sorted(known)})
        out = [
            Bearing(as_told(event), tuple(subject or None for subject in subjects), opener, closes)
            for event in rows
            for subjects, opener, closes in (known[event["event_id"]],)
        ]
        anew = self.stale if documents is None else sorted(set(self.stale).intersection(documents))
        if anew:
            out += bearings(told.events(self.connection, OF_STALE, {"stale": anew}))
            out.sort(key=in_order)
        return out


def _on_soil(end: Selector) -> str:
    return f" OR host = {literal(end.country)}" if end.kind == "ground" else ""


def in_order(bearing: Bearing) -> tuple[Any, ...]:
    """By what the events of reports are sorted."""
    event = bearing.event
    return event["told"] is None, event["told"], event["document_id"], event["trigger_start"], event["event_id"]


def speaking_of(connection: duckdb.DuckDBPyConnection, documents: set[str], a: Selector, b: Selector) -> set[str]:
    """The documents, of some, with acts of both."""
    if not documents:
        return set()
    found: dict[str, set[str]] = {}
    for document, earliest, latest, *sides in connection.execute(SIDES, [sorted(documents)]).fetchall():
        for party in (one for side in sides for one in side or ()):
            found.setdefault(document, set()).update(ends_of(party, a, b, earliest or latest, people=True))
    return {document for document, ends in found.items() if len(ends) > 1}
