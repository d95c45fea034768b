"""An analyst's corrections: rows that are only ever added, and that the views lay over what was coded."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Sequence
from typing import Any

import duckdb

from polybius import resources, stories
from polybius.config import FIRST_DAY, LAST_DAY
from polybius.errors import StoreError
from polybius.relations.ends.parties import find
from polybius.resources import parties
from polybius.schema import AUXILIARY, PUBLISHER_VIEW, Party
from polybius.store.columns import columns, quoted
from polybius.store.facts import counts_of, place_of
from polybius.store.rejected import EVER, not_standing, rejected_of
from polybius.store.tables import CorrectionRow, EventRow
from polybius.store.views import EDITABLE
from polybius.transaction import transaction

__all__ = ["ACTIONS", "amiss", "append", "correct", "edits_of"]

ACTIONS = ("reject", "accept", "edit", "merge", "split")
PARTIES = ("actors", "recipients")
FACTS = {"place": place_of, "counts": counts_of}
CODE_LENGTH = 3  # of a country or of a body such as IGO, and of each sector that follows
WITHIN: dict[str, tuple[Any, Any]] = {
    "quad": (1, 4),
    "score": (-10, 10),
    "earliest": (FIRST_DAY, LAST_DAY),
    "latest": (FIRST_DAY, LAST_DAY),
}


def correct(
    connection: duckdb.DuckDBPyConnection, id: str, action: str, *, field: str | None, value: Any, who: str, why: str
) -> int:
    """Adds a correction of an event, or of each event of a story; the last number. See ``Store.correct``.

    Raises:
        StoreError: nobody or no reason named, or what cannot be corrected so; see there.
    """
    if action not in ACTIONS:
        raise StoreError(f"no action {action!r}; there are {', '.join(ACTIONS)}")
    if not who.strip() or not why.strip():
        raise StoreError("a correction names who says so and why")
    if field is not None and action != "edit":
        raise StoreError(f"{action} takes no field; only an edit does")
    if value is not None and action not in ("edit", "merge"):
        raise StoreError(f"{action} takes no value; an edit and a merge do")
    if action in ("merge", "split"):
        groups = _merged(connection, id, value) if action == "merge" else _split(connection, id)
        return append(connection, ["story", id, action, None, json.dumps(groups), who, why])
    events = _meant_events(connection, id, action)
    edits = edits_of(connection, field, value) if action == "edit" else {None: None}
    with transaction(connection):
        for event, (name, said) in itertools.product(events, edits.items()):
            value = None if name is None else json.dumps(said, ensure_ascii=False)
            number = append(connection, ["event", event, action, name, value, who, why])
        if wrong := amiss(connection, events):
            raise StoreError(next(iter(wrong.values())))
    return number


def _meant_events(connection: duckdb.DuckDBPyConnection, id: str, action: str) -> list[str]:
    """An event, or those of a story as it stands; to accept one, those as well that were rejected out of it."""
    if connection.execute("SELECT 1 FROM events WHERE event_id = $1 LIMIT 1", [id]).fetchall():
        return [id]
    if connection.execute("SELECT 1 FROM imported WHERE event_id = $1 LIMIT 1", [id]).fetchall():
        raise StoreError(f"event {id!r} was imported; put it right in its own data and import them again")
    story = stories.standing(connection, id)
    events = set(_events_of(connection, "story_id = $1", story))
    if action == "accept":
        events |= {event for (event,) in connection.execute(EVER, [story]).fetchall()}
    if not events and rejected_of(connection, story):
        raise StoreError(not_standing(connection, story))
    if not events:
        raise StoreError(f"no event {id!r}, and no story, in this store; see: polybius events STORE")
    return sorted(events)


IN_NO_ORDER = """
    SELECT event_id, earliest, latest FROM current_events
    WHERE event_id IN (SELECT unnest($1::VARCHAR[])) AND earliest > latest
"""
MODES = """
    SELECT DISTINCT event_id, event_type, unnest(modes) FROM current_events
    WHERE event_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY ALL
"""


def amiss(connection: duckdb.DuckDBPyConnection, events: Sequence[str]) -> dict[str, str]:
    """Why what lies over these events does not go together: one that ends before it begins, a mode of other types."""
    out = {}
    for event, earliest, latest in connection.execute(IN_NO_ORDER, [events]).fetchall():
        out[event] = f"earliest {earliest} would lie after latest {latest}; edit the other day first"
    for event, event_type, mode in connection.execute(MODES, [events]).fetchall():
        known = [row["mode"] for row in resources.table("ontology/modes") if row["event_type"] == event_type]
        if mode not in known:
            out.setdefault(event, f"{event_type} has no mode {mode!r}; it has {', '.join(known) or 'none'}")
    return out


def _merged(connection: duckdb.DuckDBPyConnection, story: str, other: Any) -> list[list[str]]:
    """The events of two stories that are one."""
    if not other:
        raise StoreError("a merge takes the other story's id as its value")
    standing = [stories.standing(connection, id) for id in (story, str(other))]
    groups = [_events_of(connection, "story_id = $1", id) for id in standing]
    for id, events in zip((story, other), groups, strict=True):
        if not events:
            raise StoreError(not_standing(connection, str(id)))
    if groups[0] == groups[1]:
        raise StoreError(f"{story} is one story already; name another one")
    return groups


def _split(connection: duckdb.DuckDBPyConnection, event: str) -> list[list[str]]:
    """An event that is no part of its story, and the others of that story."""
    own = "story_id = (SELECT any_value(story_id) FROM story_events WHERE event_id = $1)"
    rest = [id for id in _events_of(connection, own, event) if id != event]
    if not rest:
        raise StoreError(f"{event!r} is no event of a story with others; see: polybius explain STORE STORY")
    return [[event], rest]


def _events_of(connection: duckdb.DuckDBPyConnection, condition: str, id: str) -> list[str]:
    query = f"SELECT DISTINCT event_id FROM story_events WHERE {condition} ORDER BY event_id"
    return [event for (event,) in connection.execute(query, [id]).fetchall()]


def append(connection: duckdb.DuckDBPyConnection, values: Sequence[str | None], at: dt.datetime | None = None) -> int:
    """Adds a row, from its target to its why, said at that moment in UTC or now; its number."""
    [(last,)] = connection.execute("SELECT coalesce(max(number), 0) FROM corrections").fetchall()
    now = at or dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    names = ", ".join(quoted(name) for name in columns(CorrectionRow))
    connection.execute(
        f"INSERT INTO corrections ({names}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", [last + 1, *values, now]
    )
    return int(last) + 1


def edits_of(connection: duckdb.DuckDBPyConnection, field: str | None, value: Any) -> dict[str | None, Any]:
    """The columns that change: a new type brings its quad and score along.

    Raises:
        StoreError: no such field, or a value that it cannot hold.
    """
    if field is None:
        raise StoreError(f"an edit names its field; there are {', '.join(EDITABLE)}")
    if field not in EDITABLE:
        raise StoreError(f"no field {field!r} that can be edited; there are {', '.join(EDITABLE)}")
    if field in PARTIES:
        return {field: [_party(connection, item) for item in _list(value)]}
    if field in FACTS:
        return {field: FACTS[field](value)}
    if field in ("modes", "contexts", "auxiliary"):
        values = _list(value)
        known = {"auxiliary": AUXILIARY, "contexts": _contexts()}.get(field, values)  # modes go with the type
        for item in values:
            if item not in known:
                raise StoreError(f"{item!r} is no {field.removesuffix('s')}; there are {', '.join(known)}")
        return {field: values}
    if field == "event_type":
        types = {row["id"]: row for row in resources.table("ontology/types")}
        value = str(value).upper()
        if value not in types:
            raise StoreError(f"no event type {value!r}; there are {', '.join(types)}")
        return {field: value, "quad": int(types[value]["quad"]), "score": float(types[value]["score"]), "modes": []}
    if field == "factuality":
        value = next((view for view in PUBLISHER_VIEW if view.lower() == str(value).lower()), value)
    if field == "factuality" and value not in PUBLISHER_VIEW:
        raise StoreError(f"no factuality {value!r}; there are {', '.join(PUBLISHER_VIEW)}")
    held = _fitting(field, value)
    if field == "host":
        held = _meant(connection, held) if held else held
        _known(held, value)
    return {field: held}


def _fitting(field: str, value: Any) -> Any:
    """The value as the column holds it, cast by DuckDB itself: "2020-01-03" for a day, "true" for a flag."""
    kind = columns(EventRow)[field]
    try:
        with duckdb.connect() as trial:
            [(held,)] = trial.execute(f"SELECT $1::{kind}", [value]).fetchall()
    except duckdb.Error:
        raise StoreError(f"{field} cannot hold {value!r}; it takes a {kind}") from None
    least, most = WITHIN.get(field, (None, None))
    undated = held is None and kind == "DATE"
    if least is not None and not undated and not (held is not None and least <= held <= most):
        raise StoreError(f"{field} cannot hold {value!r}; it goes from {least} to {most}")
    return held.isoformat() if isinstance(held, dt.date) else held


def _list(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return list(value or ())


def _meant(connection: duckdb.DuckDBPyConnection, words: str) -> str:
    """The code or the entity's id that some words mean: "usamil", "Iraq", "Kataib Hezbollah"; else the words alone.

    Raises:
        InputError: a name that several bear.
    """
    return parties.code(words) or find(connection, words) or words


def _party(connection: duckdb.DuckDBPyConnection, value: Any) -> dict[str, Any]:
    """A party by its code ("USAMIL"), its id or its name, or as a dict with the columns of an actor.

    Where it is no dict it has no words in the text.
    """
    nobody: dict[str, Any] = dict.fromkeys(columns(Party))
    if isinstance(value, dict):
        for name in value.keys() - nobody.keys():
            raise StoreError(f"a party has no {name!r}; it has {', '.join(nobody)}")
        party = nobody | value
        party["country"] = party["country"] or str(party["code"] or "")[:CODE_LENGTH] or None
        _known(party["country"], value)
        return party
    words = _meant(connection, str(value).strip())
    if known := _entity(connection, words):
        return nobody | known
    code = words.upper()
    country, sector = code[:CODE_LENGTH], code[CODE_LENGTH:]
    _known(country, value)
    if any(sector[at : at + CODE_LENGTH] not in _sectors() for at in range(0, len(sector), CODE_LENGTH)):
        raise StoreError(f"{value!r} is no party: no sector {sector!r}; there are {', '.join(sorted(_sectors()))}")
    return nobody | {"entity": code, "code": code, "country": country, "sector": sector or None}


def _entity(connection: duckdb.DuckDBPyConnection, id: str) -> dict[str, Any] | None:
    """A body, group or person by its id, with the code that the store or else the tables give it; None for others."""
    query = "SELECT code, country, sector FROM current_entities WHERE entity_id = $1 AND code <> entity_id"
    for code, country, sector in connection.execute(query, [id]).fetchall():
        return {"entity": id, "code": code, "country": country, "sector": sector}
    for table in ("organisations", "groups", "people", "leaders"):
        for row in resources.table(f"actors/{table}"):
            if row.get("entity", row["id"]) == id and row["country"]:
                sector = row.get("sector") or None
                return {
                    "entity": id,
                    "code": row["country"] + (sector or ""),
                    "country": row["country"],
                    "sector": sector,
                }
    return None


def _known(country: str | None, value: Any) -> None:
    """Refuses what names no country; None is a party of no country."""
    countries = {row["id"] for row in resources.table("actors/countries")}
    bodies = {row["country"] for row in resources.table("actors/organisations")}  # IGO, UNO ...
    if country is not None and country not in countries | bodies:
        raise StoreError(
            f"{value!r} names no country and nobody who is known; write USA, with a sector USAMIL, or an entity's id"
            " or name"
        )


def _contexts() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["context"] for row in resources.table("lexicon/contexts")))


def _sectors() -> set[str]:
    """Those of PLOVER, and those by which actors are coded beside them."""
    own = {row["id"] for row in resources.table("actors/sectors")}
    return own | {row["sector"] for row in resources.table("ontology/sectors")}
