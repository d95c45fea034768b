"""The events of a dyad in a store, with the stories that they belong to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import duckdb

from polybius.errors import InputError, StoreError
from polybius.queries import fetched
from polybius.relations.ends.parties import understood
from polybius.relations.ends.selectors import Selector, Ties, selector

OPEN_DAYS = 6  # "not after the 16th" is taken for the week up to it
Row = dict[str, Any]

# Every tie that a document of the store names; the same tie in many documents is one.
TIES = """
    SELECT DISTINCT entity_id, tie.entity AS entity, tie.kind AS kind, tie."from" AS since, tie."to" AS until
    FROM (SELECT entity_id, unnest(affiliations) AS tie FROM entities)
"""

# What is asked of an event here, each with its story and the day of its report. Of who tells it no more than that: to
# take rows of lists out of the store costs more than to look for them.
EVENTS = """
    SELECT event_id, events.document_id, events.run_id, sentence_start, sentence_text, trigger_start, trigger_text,
        event_type, modes, contexts, quad, score, actors, recipients, reciprocal, host, events.earliest, events.latest,
        events.dated_by, factuality, auxiliary, confidence, coder, ended, until, due_earliest, due_latest,
        list_transform(sources, lambda one: struct_pack(text := one.text, country := one.country, vague := one.vague,
            entity := one.entity, code := one.code)) AS sources,
        list_transform(deniers, lambda one:
            struct_pack(text := one.text, country := one.country, factuality := one.factuality)) AS deniers,
        story_id, coalesce(origin, events.document_id) AS origin, publisher, uri,
        coalesce(documents.published, documents.earliest) AS told
    FROM current_events AS events
    LEFT JOIN story_events USING (event_id, document_id, run_id)
    LEFT JOIN documents ON documents.document_id = events.document_id
    WHERE {where} ORDER BY told NULLS LAST, events.document_id, trigger_start, event_id
"""


def selectors(connection: duckdb.DuckDBPyConnection, a: str, b: str) -> tuple[Selector, Selector]:
    """The two ends of a dyad, knowing the ties that the store's documents name.

    Raises:
        InputError: a name that means no party, one that neither the tables nor the store know, or the same party twice.
    """
    known = ties(connection)
    ends = selector(understood(connection, a), known), selector(understood(connection, b), known)
    name = ends[0].name
    if name == ends[1].name and ends[0].kind != "any":
        inside = f"; what is done inside a country: {name}:any {name}:any" if ends[0].kind == "state" else ""
        raise InputError(f"{a!r} and {b!r} are one party, {name}; a relation is between two{inside}")
    return ends


def end_of(connection: duckdb.DuckDBPyConnection, words: str) -> Selector:
    """Who is meant by some words for a party, with the same ties and errors."""
    return selector(understood(connection, words), ties(connection))


def ties(connection: duckdb.DuckDBPyConnection) -> Ties:
    """The ties that the store's documents name, by entity id."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    if not connection.execute("SELECT 1 FROM entities LIMIT 1").fetchall():  # imported data alone
        return found
    for entity, other, kind, since, until in connection.execute(TIES).fetchall():
        found.setdefault(entity, []).append({"entity": other, "kind": kind, "from": since, "to": until})
    return found


def events(
    connection: duckdb.DuckDBPyConnection, where: str = "true", parameters: Mapping[str, Any] | None = None
) -> list[Row]:
    """The events that hold now, a dict each.

    Args:
        connection: To a store that has been linked.
        where: A condition in SQL on the columns of ``current_events``.
        parameters: Of the condition.

    Raises:
        StoreError: the store's stories were never linked.
    """
    linked, coded = (f"SELECT 1 FROM {table} LIMIT 1" for table in ("story_events", "current_events"))
    if not connection.execute(linked).fetchall() and connection.execute(coded).fetchall():
        raise StoreError("the store has no stories yet; make them with store.link()")
    return fetched(connection, EVENTS.format(where=where), parameters or {})


def redirects(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The stories that were merged into others, each with the one in which it stands now."""
    return dict(connection.execute("SELECT story_id, other FROM story_redirects").fetchall())


def days(event: Row) -> tuple[dt.date, dt.date] | None:
    """The days on which an event can have happened; None when nothing is known."""
    first, last = event["earliest"], event["latest"]
    if last is None:
        return None if first is None else (first, first)
    return (first or last - dt.timedelta(days=OPEN_DAYS), last)


def words(event: Row) -> list[str]:
    """How the text calls the parties of an event; those that an analyst put in have no words in it."""
    return [party["text"] for side in ("actors", "recipients") for party in event[side] or () if party["text"]]


def between(event: Row, a: Selector, b: Selector, *, directed: bool = False) -> bool:
    """Whether something passed between the two: from one to the other, or among them where they stand on one side.

    Args:
        event: An event.
        a: One end of the dyad.
        b: The other.
        directed: Whether only what ``a`` does to ``b`` counts, and what the two do together.
    """
    day = event["earliest"] or event["latest"]
    actors, recipients = event["actors"] or (), event["recipients"] or ()

    def meant(who: Selector, parties: Any) -> set[int]:
        return {number for number, party in enumerate(parties) if who.holds(party, day)}

    a_acts, b_acts, a_receives, b_receives = (meant(who, side) for side in (actors, recipients) for who in (a, b))
    on_soil = {-1}  # whoever it is done to, and nobody named as well
    a_receives, b_receives = (
        on_soil if who.kind == "ground" and who.country == event["host"] else got
        for who, got in ((a, a_receives), (b, b_receives))
    )
    if (a_acts and b_receives) or (b_acts and a_receives and not directed):
        return True
    # "The two met": both are actors. With a third as recipient they act together on it, not on each other.
    return (event["reciprocal"] or not recipients) and bool(a_acts and b_acts) and len(a_acts | b_acts) > 1
