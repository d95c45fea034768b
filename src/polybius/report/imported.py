"""Imported events as a page shows them: coded by others, without a sentence, with the address that the data name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from polybius.queries import Row, fetched
from polybius.relations.ends import told
from polybius.relations.stored.imported import where
from polybius.report.labels import Names, day_words
from polybius.report.views import EventView, Source, StoryView, address, event_view, story_view
from polybius.store.columns import columns
from polybius.store.tables import EventRow

__all__ = ["Listed", "events_of", "listed", "opened", "parted", "stories_of"]

KINDS = ("gdelt", "icews", "polecat", "acled")  # what an imported event's id begins with
NO_NAMES = Names({}, {}, {})
MOST_SHOWN = 50

# What is shown of an event; planning a query for all columns of all views takes longer than reading the rows.
SHOWN = (
    "event_id, run_id, event_type, modes, auxiliary, quad, score, actors, recipients, host, place, earliest, latest,"
    " counts, published, publisher, url, note, code, done, n_articles, n_sources"
)
# The rest of an event of ours, which it does not have.
NOT_THERE = dict.fromkeys(columns(EventRow)) | dict.fromkeys(
    ("sentence_index", "sentence_start", "sentence_end", "trigger_start", "trigger_end"), 0
) | {"factuality": "CT+"}  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """Some of the imported events of a dyad, and how many there are."""

    events: tuple[EventView, ...] = ()
    total: int = 0


NONE = Listed()


def parted(ids: Iterable[str]) -> tuple[list[str], list[str]]:
    """The ids of imported events among some, and the others."""
    wanted = list(dict.fromkeys(ids))
    others = [id for id in wanted if id.partition(":")[0] in KINDS]
    return others, [id for id in wanted if id not in set(others)]


def events_of(connection: duckdb.DuckDBPyConnection, names: Names | None, ids: list[str]) -> tuple[EventView, ...]:
    """Imported events by their ids; without names the parties stand by their codes."""
    return tuple(_view(row, names or NO_NAMES) for row in _by_id(connection, ids, "event_id"))


def stories_of(connection: duckdb.DuckDBPyConnection, names: Names, ids: list[str]) -> tuple[StoryView, ...]:
    """Imported events as stories of their own, by day."""
    return tuple(_story(row, names, [_view(row, names)]) for row in _by_id(connection, ids, "earliest, event_id"))


def _by_id(connection: duckdb.DuckDBPyConnection, ids: list[str], order: str) -> list[Row]:
    if not ids:
        return []
    sql = f"SELECT {SHOWN} FROM imported WHERE nth = 1 AND event_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY {order}"
    return fetched(connection, sql, [ids])


def listed(
    connection: duckdb.DuckDBPyConnection,
    names: Names,
    dyad: tuple[str, str],
    days: tuple[dt.date | None, dt.date | None] = (None, None),
    page: int = 1,
    *,
    directed: bool = False,
    data: str | None = None,
) -> Listed:
    """The imported events that passed between two, the last first, a page of them at a time.

    Args:
        connection: To the store.
        names: What codes are called.
        dyad: The two ends, as for ``Store.relation``.
        days: Events that can have happened from the first to the last; None: from the beginning, to the end.
        page: Counted from 1; each has ``MOST_SHOWN`` events.
        directed: Only what the first does to the second, and what the two do together.
        data: Of these data alone: gdelt, icews ...; None: of all.
    """
    if not has_any(connection):
        return Listed()
    condition, values = _meant(connection, dyad, directed, data)
    condition = f"{condition} AND {_within(days)}" + ("" if values else " AND nth = 1")  # once in a pair of countries
    [(total,)] = connection.execute(f"SELECT count(*) FROM imported WHERE {condition}", values).fetchall()
    found = f"""
        SELECT rowid FROM imported WHERE {condition} ORDER BY earliest DESC, rowid
        LIMIT {MOST_SHOWN} OFFSET {(page - 1) * MOST_SHOWN}
    """
    numbers = [number for (number,) in connection.execute(found, values).fetchall()]
    return Listed(_in_order(connection, names, numbers), int(total))


def opened(
    connection: duckdb.DuckDBPyConnection,
    names: Names,
    dyad: tuple[str, str],
    days: tuple[dt.date | None, dt.date | None] = (None, None),
    *,
    directed: bool = False,
    data: str | None = None,
) -> tuple[Listed, StoryView | None]:
    """What a dyad's page opens with: the first page of ``listed``, and the act of conflict that most articles tell.

    The table is gone through once for both. The act is looked for in all days; None where the data count no articles.
    """
    if not has_any(connection):
        return NONE, None
    condition, values = _meant(connection, dyad, directed, data)
    shown = _within(days) + ("" if values else " AND nth = 1")
    once = f"""
        SELECT count(*) FILTER ({shown}), max({LATE} - rowid, {MOST_SHOWN}) FILTER ({shown}),
            arg_max(rowid, {{'told': n_articles, 'worst': -score, 'first': DATE '9999-12-31' - earliest, 'at': -rowid}})
                FILTER (done AND score < 0 AND n_articles IS NOT NULL)
        FROM imported WHERE {condition}
    """
    [(total, late, sharpest)] = connection.execute(once, values).fetchall()
    numbers = [-number % ROWS for number in late or ()]
    most_told = [_story(row, names) for row in _rows(connection, [] if sharpest is None else [sharpest])]
    return Listed(_in_order(connection, names, numbers), int(total)), most_told[0] if most_told else None


def _meant(
    connection: duckdb.DuckDBPyConnection, dyad: tuple[str, str], directed: bool, data: str | None
) -> tuple[str, list[Any]]:
    condition, values = where(*told.selectors(connection, *dyad), directed=directed)
    return f"({condition})" + (f" AND starts_with(event_id, '{data}:')" if data else ""), values


# A number that grows with the day and, within a day, falls with the row's.
ROWS = 2**40
LATE = f"(earliest - DATE '1970-01-01') * {ROWS}"


def _in_order(connection: duckdb.DuckDBPyConnection, names: Names, numbers: list[int]) -> tuple[EventView, ...]:
    rows = sorted(_rows(connection, numbers), key=lambda row: numbers.index(row["rowid"]))
    return tuple(_view(row, names) for row in rows)


def _rows(connection: duckdb.DuckDBPyConnection, numbers: list[int]) -> list[Row]:
    """Some rows by their numbers; DuckDB goes to the pieces of the table that hold them."""
    if not numbers:
        return []
    listed = ", ".join(map(str, numbers))
    condition = f"rowid BETWEEN {min(numbers)} AND {max(numbers)} AND rowid IN ({listed})"
    return fetched(connection, f"SELECT rowid, {SHOWN} FROM imported WHERE {condition}")


def has_any(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the store holds imported events."""
    return bool(connection.execute("SELECT 1 FROM imported_volume LIMIT 1").fetchall())


def _within(days: tuple[dt.date | None, dt.date | None]) -> str:
    """The condition that an event can have happened in a period."""
    bounds = [f"{column} {sign} DATE '{day}'" for column, sign, day in
              (("latest", ">=", days[0]), ("earliest", "<=", days[1])) if day is not None]  # fmt: skip
    return " AND ".join(bounds) or "true"


def _view(row: Row, names: Names) -> EventView:
    data, id = str(row["event_id"]).partition(":")[0], row["event_id"]
    whole = NOT_THERE | row | {"document_id": id, "story_id": id, "coder": f"{data}:{row['code']}"}
    return event_view(whole, names, {id: _source(row)})


def _story(row: Row, names: Names, events: Iterable[EventView] = ()) -> StoryView:
    """An event as a story of its own: the data say how many articles tell it, not which."""
    place, killed = row["place"] or {}, [count for count in row["counts"] or () if count["what"] == "killed"]
    parties = {
        side: [id for party in row[side] or () if (id := party["entity"] or party["code"])]
        for side in ("actors", "recipients")
    }
    whole = row | parties | {
        "story_id": row["event_id"],
        "place": place.get("name"),
        "place_country": place.get("country") or row["host"],
        "killed_min": min((count["min"] for count in killed if count["min"] is not None), default=None),
        "killed_max": max((count["max"] for count in killed if count["max"] is not None), default=None),
        "injured_min": None,
        "injured_max": None,
        "killed_by": None,
        "injured_by": None,
        "killed_open": False,
        **dict.fromkeys(("killed_least_by", "killed_most_by", "injured_least_by", "injured_most_by")),
        "injured_open": False,
        "factuality": "CT+",
        "n_events": 1,
        "n_documents": row["n_articles"] or 1,
        "n_copies": 0,
        "n_sources": row["n_sources"] or 1,
        "n_denying": 0,
        "blamed": [],
        "denied_by": [],
        "denied_who": [],
        "documents": [row["event_id"]],
        "according": [],
    }  # fmt: skip
    return story_view(whole, names, events)


def _source(row: Row) -> Source:
    """What an imported event is cited as: the event of its data, with the article that they name."""
    data, _, number = str(row["event_id"]).partition(":")
    return Source(
        id=row["event_id"],
        title=f"Event {number} of {data.upper()}",
        publisher=row["publisher"],
        published=day_words(row["published"], None) or day_words(row["earliest"], row["latest"]),
        inferred=row["published"] is None,
        url=address(row["url"]),
        notice=None,
        copy_of=None,
        version=1,
    )
