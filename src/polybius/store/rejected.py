"""Stories whose events analysts rejected, all of them: they stand nowhere until an event of theirs is accepted."""

from __future__ import annotations

import duckdb

from polybius import stories

__all__ = ["EVER", "not_standing", "rejected_of"]

# Those of a story that stand in no other now: what was rejected stands in none.
EVER = """
    SELECT DISTINCT event FROM (SELECT unnest(events) AS event FROM story_revisions WHERE story_id = $1)
    WHERE event IN (SELECT event_id FROM events) AND event NOT IN (SELECT event_id FROM story_events)
"""
REJECTIONS = f"""
    SELECT who, strftime("at", '%Y-%m-%d') AS day, why, list(target_id ORDER BY target_id) FROM (
        FROM corrections WHERE action = 'reject' AND target_id IN ({EVER})
            AND target_id IN (SELECT event_id FROM edits WHERE rejected)
            AND target_id IN (SELECT event_id FROM coded_events)
        QUALIFY number = max(number) OVER (PARTITION BY target_id)
    ) GROUP BY ALL ORDER BY min(number)
"""


def rejected_of(connection: duckdb.DuckDBPyConnection, story: str) -> dict[str, list[str]]:
    """Of a story that stands no more the events that were rejected, by who took them out, when and why."""
    story = stories.standing(connection, story)
    if connection.execute("SELECT 1 FROM stories WHERE story_id = $1", [story]).fetchall():
        return {}
    rows = connection.execute(REJECTIONS, [story]).fetchall()
    return {" ".join(f"rejected by {who} on {day}: {why}".split()): events for who, day, why, events in rows}


def not_standing(connection: duckdb.DuckDBPyConnection, story: str) -> str:
    """Why a story is none of this store, and the way out: its events were rejected, or there was none."""
    if found := rejected_of(connection, story):
        return f"story {story} counts nowhere until it is accepted (polybius correct): {'; '.join(found)}"
    return f"no story {story!r} in this store; see: polybius stories STORE"
