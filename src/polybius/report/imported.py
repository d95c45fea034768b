"""Imported events as a page shows them: coded by others, without a sentence, with the address that the data name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from polybius.relations import told
from polybius.relations.imported import where
from polybius.report.evidence import EventView, Source, StoryView, address, event_view, query, story_view
from polybius.report.labels import Names, day_words

__all__ = ["Listed", "events_of", "listed", "opened", "parted", "stories_of", "untold"]

Row = dict[str, Any]
KINDS = ("gdelt", "icews", "polecat", "acled")  # what an imported event's id begins with
NO_NAMES = Names({}, {}, {})
MOST_SHOWN = 50


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
    if not ids:
        return ()
    sql = "SELECT * FROM imported_events WHERE nth = 1 AND event_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY event_id"
    return tuple(_views(query(connection, sql, [ids]), names or NO_NAMES))


def stories_of(connection: duckdb.DuckDBPyConnection, names: Names, ids: list[str]) -> tuple[StoryView, ...]:
    """Imported events as stories of their own, by day."""
    if not ids:
        return ()
    sql = """
        SELECT *, [] AS according FROM imported_stories
        WHERE nth = 1 AND story_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY earliest, story_id
    """
    told_by = {event.id: event for event in events_of(connection, names, ids)}
    rows = query(connection, sql, [ids])
    return tuple(story_view(row, names, filter(None, [told_by.get(row["story_id"])])) for row in rows)


def listed(
    connection: duckdb.DuckDBPyConnection,
    names: Names,
    dyad: tuple[str, str],
    days: tuple[dt.date | None, dt.date | None] = (None, None),
    page: int = 1,
) -> Listed:
    """The imported events that passed between two, the last first, a page of them at a time.

    Args:
        connection: To the store.
        names: What codes are called.
        dyad: The two ends, as for ``Store.relation``.
        days: Events that can have happened from the first to the last; None: from the beginning, to the end.
        page: Counted from 1; each has ``MOST_SHOWN`` events.
    """
    if not has_any(connection):
        return Listed()
    condition, values = where(*told.selectors(connection, *dyad))
    condition = f"({condition}) AND {_within(days)}" + ("" if values else " AND nth = 1")  # once in a pair of countries
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
) -> tuple[Listed, StoryView | None]:
    """What a dyad's page opens with: the first page of ``listed``, and the act of conflict that most articles tell.

    The table is gone through once for both. The act is looked for in all days; None where the data count no articles.
    """
    if not has_any(connection):
        return NONE, None
    condition, values = where(*told.selectors(connection, *dyad))
    shown = _within(days) + ("" if values else " AND nth = 1")
    once = f"""
        SELECT count(*) FILTER ({shown}), max({LATE} - rowid, {MOST_SHOWN}) FILTER ({shown}),
            max(n_articles) FILTER ({HOSTILE})
        FROM imported WHERE {condition}
    """
    [(total, late, most)] = connection.execute(once, values).fetchall()
    numbers = [-number % ROWS for number in late or ()]
    return Listed(_in_order(connection, names, numbers), int(total)), _told_by(
        connection, names, f"({condition}) AND {HOSTILE}", values, most
    )


# A number that grows with the day and, within a day, falls with the row's.
ROWS = 2**40
LATE = f"(earliest - DATE '1970-01-01') * {ROWS}"
HOSTILE = "done AND score < 0"


def _told_by(
    connection: duckdb.DuckDBPyConnection, names: Names, condition: str, values: list[Any], n_articles: int | None
) -> StoryView | None:
    """The worst and earliest of the acts that so many articles tell, as a story."""
    if n_articles is None:
        return None
    found = f"""
        SELECT rowid FROM imported WHERE {condition} AND n_articles = {n_articles}
        ORDER BY score, earliest, rowid LIMIT 1
    """
    numbers = [number for (number,) in connection.execute(found, values).fetchall()]
    [row] = query(connection, f"SELECT *, [] AS according FROM imported_stories WHERE {_numbered(numbers)}")
    return story_view(row, names)


def _in_order(connection: duckdb.DuckDBPyConnection, names: Names, numbers: list[int]) -> tuple[EventView, ...]:
    if not numbers:
        return ()
    rows = query(connection, f"SELECT * FROM imported_events WHERE {_numbered(numbers)}")
    return tuple(_views(sorted(rows, key=lambda row: numbers.index(row["number"])), names))


def _numbered(numbers: list[int]) -> str:
    """The condition for some rows; DuckDB goes to the pieces of the table that hold them."""
    listed = ", ".join(map(str, numbers))
    return f"number BETWEEN {min(numbers)} AND {max(numbers)} AND number IN ({listed})"


def has_any(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the store holds imported events."""
    return bool(connection.execute("SELECT 1 FROM imported_volume LIMIT 1").fetchall())


def untold(row: Mapping[str, Any]) -> str:
    """Why no sentence stands under an imported event, and what the data say in its place."""
    data = str(row["event_id"]).partition(":")[0].upper()
    said = f" The data's own words: “{row['note']}”" if row.get("note") else ""
    return f"Imported from {data}, which holds no sentence of it.{said}"


def _within(days: tuple[dt.date | None, dt.date | None]) -> str:
    """The condition that an event can have happened in a period."""
    bounds = [f"{column} {sign} DATE '{day}'" for column, sign, day in
              (("latest", ">=", days[0]), ("earliest", "<=", days[1])) if day is not None]  # fmt: skip
    return " AND ".join(bounds) or "true"


def _views(rows: Iterable[Row], names: Names) -> Iterator[EventView]:
    for row in rows:
        yield event_view(row | {"story_id": row["event_id"]}, names, {row["event_id"]: _source(row)})


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
