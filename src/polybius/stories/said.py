"""What analysts say of stories: which tellings are one happening and which are two, whatever the evidence."""

from __future__ import annotations

import itertools
import json
from collections.abc import Container, Sequence

import duckdb

__all__ = ["in_force", "of_pairs"]

CORRECTIONS = """
    SELECT number, action, target_id, value FROM corrections WHERE action IN ('merge', 'split', 'accept')
    ORDER BY number
"""


def of_pairs(connection: duckdb.DuckDBPyConnection, known: Container[str]) -> dict[tuple[str, str], bool]:
    """The last word on pairs of events, the smaller id first: True they are one happening, False two.

    A merge names the events of both stories, a split those that go and those that stay; those that are not ``known``,
    for another run or another store told them, are passed over. Who accepts an event as coded takes back what was said
    of it before, of a merge when all events of one of the two are accepted.
    """
    said: dict[tuple[str, str], bool] = {}
    rows = connection.execute(CORRECTIONS).fetchall()
    accepted = {event: number for number, action, event, _ in rows if action == "accept"}
    for number, action, _, value in rows:
        if action == "accept":
            continue
        sides = [[event for event in group if event in known] for group in json.loads(value)]
        taken_back = {event for event, later in accepted.items() if later > number}
        first, second = in_force(action, sides, taken_back)
        if not first or not second:
            continue
        crossing = [(min(a, b), max(a, b)) for a, b in itertools.product(first, second) if a != b]
        if action == "merge":
            for pair in crossing:
                said.pop(pair, None)
            # each with the first: all of both are one, and new tellings still come in by their own evidence
            said |= {(min(first[0], other), max(first[0], other)): True for other in (*first[1:], *second)}
        else:
            said |= dict.fromkeys(crossing, False)
    return said


def in_force(action: str, sides: Sequence[Sequence[str]], taken_back: Container[str]) -> Sequence[Sequence[str]]:
    """Of whom a merge or a split still speaks when some events were accepted as coded since; nobody on a side: of none.

    A split speaks no more of an event that was accepted, a merge not at all once all of one side were.
    """
    left = [[event for event in side if event not in taken_back] for side in sides]
    return sides if action == "merge" and all(left) else left if action == "split" else [[], []]
