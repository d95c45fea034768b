"""What analysts put right of an event or a story, in words."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from polybius.report.labels import Names, count_words, names_of
from polybius.stories import in_force

__all__ = ["after", "corrections_of", "edit_words", "moves_of"]

UNDERSTOOD = ("actors", "recipients", "host", "place", "counts")  # what is said of them in words, and looked up

# Those since the event was last accepted as coded; a new type brings quad and score along, by one word.
EDITS = """
    SELECT target_id, action, "at", who, why, list(field ORDER BY number), list("value" ORDER BY number)
    FROM corrections AS edits
    WHERE action IN ('edit', 'reject') AND target_id IN (SELECT unnest($1::VARCHAR[])) AND NOT EXISTS (
        FROM corrections AS later
        WHERE later.target_id = edits.target_id AND later.action = 'accept' AND later.number > edits.number
    )
    GROUP BY target_id, action, "at", who, why ORDER BY min(number)
"""

# Merges and splits that speak of some of these events, with those that were accepted as coded since.
MOVES = """
    SELECT action, "value", "at", who, why, (
        SELECT coalesce(list(DISTINCT later.target_id), []) FROM corrections AS later
        WHERE later.action = 'accept' AND later.number > moves.number
    ) FROM corrections AS moves
    WHERE target = 'story'
        AND list_has_any(flatten(from_json("value", '[["VARCHAR"]]')), $1::VARCHAR[])
    ORDER BY number
"""
# The events of a correction: those of a story are corrected together.
TOGETHER = """
    SELECT list(DISTINCT target_id) FROM corrections AS one
    JOIN (SELECT action, who, why, "at" FROM corrections WHERE number = $1) AS last USING (action, who, why, "at")
    WHERE target = 'event' AND number <= $1
"""
# What lay over events before a correction, by who said it; an edit of several events or columns was said once.
BEFORE = """
    SELECT min(number), action, who, count(DISTINCT (why, "at")) FROM corrections AS said
    WHERE target = 'event' AND action <> 'accept' AND number < $2 AND list_contains($1::VARCHAR[], target_id)
        AND NOT EXISTS (
            FROM corrections AS accepted WHERE accepted.action = 'accept' AND accepted.target_id = said.target_id
                AND accepted.number > said.number AND accepted.number < $2
        )
    GROUP BY action, who ORDER BY ALL
"""
# Merges and splits before a correction, with the events that were accepted as coded between the two.
MOVED_BEFORE = """
    SELECT number, action, who, "value", (
        SELECT coalesce(list(DISTINCT later.target_id), []) FROM corrections AS later
        WHERE later.action = 'accept' AND later.number BETWEEN moves.number AND $1 - 1
    ) FROM corrections AS moves WHERE target = 'story' AND number < $1 ORDER BY number
"""
NOUNS = {"reject": "rejection"}  # the others are their own


def corrections_of(connection: duckdb.DuckDBPyConnection, events: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The edits that lie over events, a line for each time that somebody put one right."""
    found: dict[str, tuple[str, ...]] = {}
    for event, action, at, who, why, fields, values in connection.execute(EDITS, [list(events)]).fetchall():
        edits = ", ".join(f"{field} {edit_words(value)}" for field, value in zip(fields, values, strict=True))
        line = _line(edits if action == "edit" else "rejected", who, at, why)
        found[event] = (*found.get(event, ()), line)
    return found


def moves_of(connection: duckdb.DuckDBPyConnection, events: Iterable[str]) -> tuple[str, ...]:
    """Which events of a story analysts joined to it or split off it, a line for each time."""
    out = []
    for action, value, at, who, why, accepted in connection.execute(MOVES, [list(events)]).fetchall():
        first, rest = in_force(action, json.loads(value), accepted)
        if not first or not rest:
            continue  # taken back
        with_whom = f"events {', '.join(first)} are one story with {', '.join(rest)}"
        apart = f"event {first[0]} is apart from {', '.join(rest)}"
        out.append(_line(with_whom if action == "merge" else apart, who, at, why))
    return tuple(out)


def after(connection: duckdb.DuckDBPyConnection, number: int) -> str:
    """What was understood by a correction that was just made, and what it takes back or leaves.

    Empty where there is nothing to say.
    """
    [(action, field, value)] = connection.execute(
        "SELECT action, field, value FROM corrections WHERE number = $1", [number]
    ).fetchall()
    [(events,)] = connection.execute(TOGETHER, [number]).fetchall()
    first = number - len(events or []) + 1
    before = connection.execute(BEFORE, [events or [], first]).fetchall()
    together = f"; of its {len(events)} events" if len(events or []) > 1 else ""
    together += f": {field}: {_understood(connection, value)}" if field in UNDERSTOOD else ""
    if action == "accept":
        told = [
            (f"{n} of the edits" if n > 1 else "an edit") + f" by {who}"
            if what == "edit"
            else f"a {NOUNS.get(what, what)} by {who}"
            for _, what, who, n in sorted([*before, *_moves_undone(connection, events or [], first)])
        ]
        return f"{together}; taken back: {', '.join(told)}" if told else f"{together}; nothing lay over it"
    rejected = [who for _, what, who, _ in before if what == "reject"]
    if rejected and action == "edit":
        return f"{together}; it stays rejected, by {rejected[0]}, until it is accepted"
    return together


def _moves_undone(
    connection: duckdb.DuckDBPyConnection, events: Iterable[str], number: int
) -> Iterator[tuple[int, str, str, int]]:
    """Merges and splits that held before a correction and not once these events are accepted as coded."""
    for said, action, who, value, accepted in connection.execute(MOVED_BEFORE, [number]).fetchall():
        sides = json.loads(value)
        if all(in_force(action, sides, accepted)) and not all(in_force(action, sides, {*accepted, *events})):
            yield said, action, who, 1


def _understood(connection: duckdb.DuckDBPyConnection, value: str | None) -> str:
    """What a value was taken for: "Atlantis, ZAF (South Africa)", "Iraqi military (IRQMIL)", "3 killed"."""
    said = json.loads(value or "null")
    items = said if isinstance(said, list) else [said]
    names = names_of(connection)
    return ", ".join(_meant(names, item) for item in items if item is not None) or "nothing"


def _meant(names: Names, item: Any) -> str:
    if not isinstance(item, dict):  # a country
        return f"{item} ({names.country(item)})"
    if "precision" in item:
        country = names.country(item["country"])
        return _item(item) + (f" ({country})" if country and item["name"] != country else "")
    return _item(item) if "what" in item else names.told(item)


def _line(what: str, who: str, at: dt.datetime, why: str) -> str:
    return " ".join(f"{what}; by {who} on {at:%Y-%m-%d}: {why}".split())


def edit_words(value: str | None) -> str:
    """A value: parties by their codes, a place by its name, numbers as "3 killed", a list with commas between."""
    said = json.loads(value or "null")
    items = said if isinstance(said, list) else [said]
    return ", ".join(_item(item) for item in items if item is not None) or "none"


def _item(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    if "what" in item:
        return count_words(item)
    if "precision" in item:
        return ", ".join(filter(None, (item["name"], item["country"])))
    return str(item["code"] or item["entity"])
