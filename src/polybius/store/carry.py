"""Corrections of events whose text was replaced by a new version, carried over to what goes on with them there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from polybius.store.correct import amiss, append
from polybius.stories import Replaced, replaced
from polybius.transaction import transaction

__all__ = ["carry"]

# Edits and rejections since an event was last accepted, and all that was said of stories; none that was carried on.
IN_FORCE = """
    SELECT target, target_id, action, field, value, who, why, "at" FROM corrections AS said
    WHERE (target = 'story' OR action <> 'accept' AND NOT EXISTS (
            FROM corrections AS later WHERE later.target_id = said.target_id AND later.action = 'accept'
                AND later.number > said.number))
        AND NOT EXISTS (
            FROM corrections AS carried WHERE carried.number > said.number AND carried."at" = said."at"
                AND carried.who = said.who AND carried.action = said.action
                AND carried.field IS NOT DISTINCT FROM said.field AND starts_with(carried.why, said.why || ' (said of ')
                AND (said.target = 'story' OR contains(carried.why, said.target_id)))
    ORDER BY number
"""


def carry(connection: duckdb.DuckDBPyConnection) -> None:
    """Says of the events that go on with others in a new version what was said of these, behind all that is there.

    Who, when and what stay, and the reason names the event and version that it was said of first. What would not go
    together with the new event's coding is left behind.
    """
    rows = connection.execute(IN_FORCE).fetchall()
    named = {row[1] for row in rows if row[0] == "event"} | {id for row in rows for id in _events(row)}
    became = replaced(connection, named) if named else {}
    heirs = {event: [one.successor for one in all if one.successor] for event, all in became.items()}
    if not any(heirs.values()):
        return
    with transaction(connection):
        added = []
        for row in rows:
            for target, value in _carried(row, heirs):
                of = [event for event in dict.fromkeys((row[1], *_events(row))) if heirs.get(event)]
                where = "; ".join(
                    f"event {id}, version {became[id][0].version} of {became[id][0].document}" for id in of
                )
                why = f"{row[6]} (said of {where})"
                added.append((append(connection, [row[0], target, *row[2:4], value, row[5], why], row[7]), target))
        wrong = amiss(connection, [target for _, target in added])
        for number in (number for number, target in added if target in wrong):
            connection.execute("DELETE FROM corrections WHERE number = $1", [number])


def _first_said(row: Sequence[Any], became: Mapping[str, Sequence[Replaced]]) -> str:
    """Of which events of which versions something was said first: "event 3ab8, version 1 of wire"."""
    of = {event: became[event][0] for event in (row[1], *_events(row)) if event in became}
    return "; ".join(f"event {event}, version {one.version} of {one.document}" for event, one in of.items())


def _events(row: Sequence[Any]) -> list[str]:
    """The events of the stories that a merge or a split speaks of."""
    return [event for side in json.loads(row[4]) for event in side] if row[0] == "story" else []


def _carried(row: Sequence[Any], heirs: Mapping[str, Sequence[str]]) -> list[tuple[str, str | None]]:
    """The targets and values of what is said of the events that go on with those of a correction."""
    if row[0] == "event":
        return [(heir, row[4]) for heir in dict.fromkeys(heirs.get(row[1], ()))]
    if not any(heirs.get(event) for event in _events(row)):
        return []
    sides = [[heir for event in side for heir in heirs.get(event) or (event,)] for side in json.loads(row[4])]
    return [((heirs.get(row[1]) or (row[1],))[0], json.dumps(sides))]
