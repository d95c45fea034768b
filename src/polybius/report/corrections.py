"""What analysts put right of an event, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable

import duckdb

__all__ = ["corrections_of", "edit_words"]

# Those since the event was last accepted as coded; a new type brings quad and score along, by one word.
EDITS = """
    SELECT target_id, "at", who, why, list(field ORDER BY number), list("value" ORDER BY number)
    FROM corrections AS edits
    WHERE action = 'edit' AND target_id IN (SELECT unnest($1::VARCHAR[])) AND NOT EXISTS (
        FROM corrections AS later
        WHERE later.target_id = edits.target_id AND later.action = 'accept' AND later.number > edits.number
    )
    GROUP BY target_id, "at", who, why ORDER BY min(number)
"""


def corrections_of(connection: duckdb.DuckDBPyConnection, events: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The edits that lie over events, a line for each time that somebody put one right."""
    found: dict[str, tuple[str, ...]] = {}
    for event, at, who, why, fields, values in connection.execute(EDITS, [list(events)]).fetchall():
        edits = ", ".join(f"{field} {edit_words(value)}" for field, value in zip(fields, values, strict=True))
        line = " ".join(f"{edits}; by {who} on {at:%Y-%m-%d}: {why}".split())
        found[event] = (*found.get(event, ()), line)
    return found


def edit_words(value: str | None) -> str:
    """A value: parties by their codes, a list with commas between."""
    said = json.loads(value or "null")
    items = said if isinstance(said, list) else [said]
    words = (item["code"] or item["entity"] if isinstance(item, dict) else item for item in items if item is not None)
    return ", ".join(map(str, words)) or "none"
