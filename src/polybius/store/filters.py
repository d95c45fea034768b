"""What events, stories and claims are asked for: parties, type and days, as conditions of SQL."""

from __future__ import annotations

import datetime as dt

import duckdb

from polybius import resources, stories
from polybius.errors import InputError
from polybius.queries import literal
from polybius.store.rejected import not_standing

__all__ = ["conditions", "said", "speaker"]

SAYS = ("asserts", "denies", "blames", "leaves open", "foresees")

OWN_COLUMNS = {"any": "{side}_countries", "entity": "{side}s"}  # of a story
STORIES = """
    story_id IN (
        SELECT story_id FROM story_events WHERE event_id IN (SELECT event_id FROM current_events WHERE {condition})
        UNION ALL SELECT event_id FROM imported WHERE {condition}
    )
"""


def conditions(
    connection: duckdb.DuckDBPyConnection,
    parties: tuple[str | None, str | None],
    event_type: str | None,
    days: tuple[dt.date | str | None, dt.date | str | None],
    *,
    stories: bool = False,
) -> list[str]:
    """The conditions on events or stories, what is None left out; see ``Store.events``.

    Args:
        connection: To the store.
        parties: Who acts, and to whom it is done.
        event_type: PLOVER's, in any case.
        days: The first and the last.
        stories: Of stories: a country or an entity is asked of the story itself, whoever else of the events under it.

    Raises:
        InputError: a party or a type that is not known, a day that is none, or a first day after the last.
    """
    since, until = map(_day, days)
    if since is not None and until is not None and since > until:
        raise InputError(f"the first day, {since}, comes after the last, {until}; turn them round")
    asked = zip(("actor", "recipient"), parties, strict=True)
    found = [_party(connection, side, words, stories=stories) for side, words in asked if words is not None]
    if event_type is not None:
        found.append(f"event_type = '{_type(event_type)}'")
    if since is not None:
        found.append(f"coalesce(latest, earliest) >= DATE '{since}'")
    if until is not None:
        found.append(f"coalesce(earliest, latest) <= DATE '{until}'")
    return found


def _party(connection: duckdb.DuckDBPyConnection, side: str, words: str, *, stories: bool) -> str:
    """The condition that somebody is a party; a country alone is its organs and its people."""
    from polybius import relations

    end = relations.end_of(connection, words)
    if end.kind == "state":
        end = relations.end_of(connection, f"{end.name}:any")
    if end.kind == "ground" and side == "actor":
        raise InputError(f"{end.name} does nothing; ask for it as the recipient")
    if stories and end.kind in OWN_COLUMNS:
        return f"list_contains({OWN_COLUMNS[end.kind].format(side=side)}, {literal(end.country or end.name)})"
    condition = relations.takes_part(f"{side}s", end)
    return STORIES.format(condition=condition) if stories else condition


def said(words: str | None) -> str | None:
    """What a side says of a story, as the claims have it.

    Raises:
        InputError: no such word.
    """
    if words is not None and words.lower() not in SAYS:
        raise InputError(f"{words!r} is nothing that a claim says; it {', '.join(SAYS[:-1])} or {SAYS[-1]}")
    return words and words.lower()


def speaker(connection: duckdb.DuckDBPyConnection, words: str | None) -> str | None:
    """The side that some words mean: as the claims call it, or a party as everywhere ("Iraq" is IRQ).

    Raises:
        InputError: the claims have no such side, and neither the tables nor the store know such a party.
    """
    if words is None:
        return None
    told = connection.execute("SELECT side FROM claims WHERE lower(side) = lower($1) LIMIT 1", [words]).fetchall()
    if told:
        return str(told[0][0])
    from polybius import relations

    end = relations.end_of(connection, words)
    return end.country or end.name


def of_story(connection: duckdb.DuckDBPyConnection, id: str | None) -> str | None:
    """The story in which the events of an id stand now, or that a claim is about.

    Raises:
        InputError: the store has no such story.
    """
    if id is None:
        return None
    of_claim = connection.execute("SELECT story_id FROM claims WHERE claim_id = $1", [id]).fetchall()
    now = of_claim[0][0] if of_claim else stories.standing(connection, id)
    if not connection.execute("SELECT 1 FROM all_stories WHERE story_id = $1", [now]).fetchall():
        raise InputError(not_standing(connection, id))
    return now


def _type(event_type: str) -> str:
    known = [row["id"] for row in resources.table("ontology/types")]
    if event_type.upper() not in known:
        raise InputError(f"there is no event type {event_type!r}; there are {', '.join(known)}")
    return event_type.upper()


def _day(value: dt.date | str | None) -> str | None:
    if value is None:
        return None
    from polybius import relations

    return relations.day_of(value).isoformat()
