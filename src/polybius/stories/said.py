"""What analysts say of stories: which tellings are one happening and which are two, whatever the evidence."""

from __future__ import annotations

import itertools
import json
from collections.abc import Container

import duckdb

__all__ = ["of_pairs"]

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
        first, second = ([event for event in group if event in known] for group in json.loads(value))
        taken_back = {event for event in (*first, *second) if accepted.get(event, 0) > number}
        if not first or not second or (action == "merge" and (taken_back >= {*first} or taken_back >= {*second})):
            continue
        crossing = [(min(a, b), max(a, b)) for a, b in itertools.product(first, second) if a != b]
        if action == "merge":
            for pair in crossing:
                said.pop(pair, None)
            # each with the first: all of both are one, and new tellings still come in by their own evidence
            said |= {(min(first[0], other), max(first[0], other)): True for other in (*first[1:], *second)}
        else:
            said |= dict.fromkeys((pair for pair in crossing if not taken_back & {*pair}), False)
    return said
