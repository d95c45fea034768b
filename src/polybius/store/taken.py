"""Another analyst's corrections, taken over from another store: added behind those that are here, who and when kept."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from polybius.errors import InputError, StoreError
from polybius.store.columns import columns
from polybius.store.correct import amiss, append, edits_of
from polybius.store.tables import CorrectionRow
from polybius.transaction import transaction

__all__ = ["COLUMNS", "take_over"]

COLUMNS = tuple(columns(CorrectionRow))
OF_EVENTS, OF_STORIES = ("reject", "accept", "edit"), ("merge", "split")
Key = tuple[Any, ...]  # a correction without its number

EVENTS = "SELECT DISTINCT event_id FROM events WHERE event_id IN (SELECT unnest($1::VARCHAR[]))"
WITHOUT_GAPS = """
    UPDATE corrections SET number = placed.nth
    FROM (SELECT number AS was, $1 + row_number() OVER (ORDER BY number) AS nth FROM corrections WHERE number > $1)
        AS placed
    WHERE number = placed.was
"""
OTHERS = """
    SELECT target_id, string_agg(DISTINCT who, ', ' ORDER BY who) FROM corrections
    WHERE target = 'event' AND number <= $1 AND target_id IN (SELECT unnest($2::VARCHAR[])) GROUP BY target_id
"""


def take_over(connection: duckdb.DuckDBPyConnection, rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Lays corrections of another store over this one, in their order, behind all that are here.

    Args:
        connection: To the store that gets them.
        rows: As its table has them; the number is that of the other store and is not kept.

    Returns:
        For each row what became of it, and the words for it: new, over others' words (new, of an event on which
        somebody else had spoken here), waiting (new, of an event or story that is not here), unchanged, or refused:
        what is no correction, and all of an event whose fields would not go together with what lies over them here.
    """
    out: list[tuple[str, str]] = []
    added: dict[int, tuple[int, Key]] = {}  # by number: the place in ``out``, and the row
    with transaction(connection):
        held = {key[1:] for key in connection.execute("FROM corrections ORDER BY number").fetchall()}
        [(last,)] = connection.execute("SELECT coalesce(max(number), 0) FROM corrections").fetchall()
        for row in rows:
            try:
                key = _checked(connection, row)
            except (StoreError, InputError) as error:
                out.append(("refused", str(error)))
                continue
            out.append(("unchanged" if key in held else "new", ""))
            if key not in held:
                held.add(key)
                added[append(connection, key[:-1], key[-1])] = len(out) - 1, key
        _settle(connection, added, out, last)
        _weigh(connection, added, out, last)
    return out


def _checked(connection: duckdb.DuckDBPyConnection, row: Mapping[str, Any]) -> Key:
    """A row as the table holds it, without its number.

    Raises:
        StoreError: it is no correction, or of a field or value that an event cannot have.
    """
    told = {name: row.get(name) for name in COLUMNS}
    target, id, action, field, value = (told[name] for name in COLUMNS[1:6])
    if (target, action) not in [("event", one) for one in OF_EVENTS] + [("story", one) for one in OF_STORIES]:
        raise StoreError(f"{action!r} of {target!r} is no correction of an event or a story")
    if not all(isinstance(word := told[name], str) and word.strip() for name in ("target_id", "who", "why")):
        raise StoreError("a correction names its event or story, who says so and why")
    if (field is not None) is not (action == "edit") or (value is not None) is not (action in ("edit", *OF_STORIES)):
        raise StoreError(
            f"{action} with field {field!r} and value {value!r}; an edit has both, merge and split a value"
        )
    if value is not None:
        value = json.dumps(_said(connection, str(action), field, value), ensure_ascii=False)
    return target, id, action, field, value, told["who"], told["why"], _moment(told["at"])


def _said(connection: duckdb.DuckDBPyConnection, action: str, field: str | None, value: str) -> Any:
    """What a value says: what a field shall hold, or the events of two stories."""
    try:
        said = json.loads(value)
        if action == "edit":
            return edits_of(connection, field, said)[field]
        first, second = said
        if first and second and all(isinstance(event, str) for event in (*first, *second)):
            return said
    except (TypeError, ValueError):  # no JSON, or JSON of another shape
        pass
    raise StoreError(f"{action} cannot hold {value!r}; take the file as polybius export wrote it")


def _moment(value: Any) -> dt.datetime:
    """When it was said, in UTC."""
    try:
        at = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise StoreError(f"at {value!r} is no moment; write 2020-01-03T12:00:00") from None
    return at if at.tzinfo is None else at.astimezone(dt.UTC).replace(tzinfo=None)


def _settle(
    connection: duckdb.DuckDBPyConnection, added: dict[int, tuple[int, Key]], out: list[tuple[str, str]], last: int
) -> None:
    """Takes the rows of those events out again whose fields would not go together."""
    wrong = amiss(connection, [key[1] for _, key in added.values()])
    for number in [number for number, (_, key) in added.items() if key[1] in wrong]:
        at, key = added.pop(number)
        connection.execute("DELETE FROM corrections WHERE number = $1", [number])
        out[at] = ("refused", f"event {key[1]}: {wrong[key[1]]}")
    if wrong:
        connection.execute(WITHOUT_GAPS, [last])


def _weigh(
    connection: duckdb.DuckDBPyConnection, added: dict[int, tuple[int, Key]], out: list[tuple[str, str]], last: int
) -> None:
    """Tells which rows find nothing here, and which lie over the words of others."""
    groups = {number: _groups(key) for number, (_, key) in added.items()}
    named = sorted({event for found in groups.values() for group in found for event in group})
    known = {event for (event,) in connection.execute(EVENTS, [named]).fetchall()}
    others = dict(connection.execute(OTHERS, [last, named]).fetchall())
    for number, (at, key) in added.items():
        if not all(known & set(group) for group in groups[number]):
            out[at] = ("waiting", f"no {key[0]} {key[1]} here, so that {key[2]} by {key[5]} does nothing yet")
        elif key[0] == "event" and others.get(key[1], key[5]) != key[5]:
            out[at] = ("over others' words", f"event {key[1]}, on which {others[key[1]]} had spoken")


def _groups(key: Key) -> list[list[str]]:
    """The events of which some have to be here for a row to do anything: one, or some of each story."""
    return json.loads(key[4]) if key[0] == "story" else [[key[1]]]
