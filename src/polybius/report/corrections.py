"""What analysts put right of an event or a story, in words."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

import duckdb

from polybius.report.labels import Names, count_words, names_of

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

# Merges and splits that speak of some of these events.
MOVES = """
    SELECT action, "value", "at", who, why FROM corrections
    WHERE target = 'story'
        AND list_has_any(flatten(from_json("value", '[["VARCHAR"]]')), $1::VARCHAR[])
    ORDER BY number
"""
# What lay over an event before a correction, by who said it.
BEFORE = """
    SELECT action, who, count(*) FROM corrections
    WHERE target_id = $1 AND number < $2 AND action IN ('edit', 'reject') AND number > (
        SELECT coalesce(max(number), 0) FROM corrections
        WHERE target_id = $1 AND number < $2 AND action = 'accept'
    )
    GROUP BY action, who ORDER BY min(number)
"""


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
    for action, value, at, who, why in connection.execute(MOVES, [list(events)]).fetchall():
        first, rest = json.loads(value)
        with_whom = f"events {', '.join(first)} are one story with {', '.join(rest)}"
        apart = f"event {first[0]} is apart from {', '.join(rest)}"
        out.append(_line(with_whom if action == "merge" else apart, who, at, why))
    return tuple(out)


def after(connection: duckdb.DuckDBPyConnection, number: int) -> str:
    """What was understood by a correction that was just made, and what it takes back or leaves.

    Empty where there is nothing to say.
    """
    [(id, action, field, value)] = connection.execute(
        "SELECT target_id, action, field, value FROM corrections WHERE number = $1", [number]
    ).fetchall()
    understood = f": {field}: {_understood(connection, value)}" if field in UNDERSTOOD else ""
    before = connection.execute(BEFORE, [id, number]).fetchall()
    if action == "accept":
        told = [f"{'a rejection' if what == 'reject' else f'{n} of the edits'} by {who}" for what, who, n in before]
        return f"; taken back: {', '.join(told)}" if told else "; nothing lay over it"
    rejected = [who for what, who, _ in before if what == "reject"]
    stays = f"; it stays rejected, by {rejected[0]}, until it is accepted" if rejected and action == "edit" else ""
    return understood + stays


def _understood(connection: duckdb.DuckDBPyConnection, value: str | None) -> str:
    """What a value was taken for: "Atlantis, ZAF (South Africa)", "Iraq military (IRQMIL)", "3 killed"."""
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
