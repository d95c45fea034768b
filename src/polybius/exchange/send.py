"""Tables of a store into files: for spreadsheets, for programs, and in the columns of other people's event data."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import duckdb

from polybius.errors import InputError
from polybius.exchange import gdelt_out, geojson, graphml, ical, plover, polecat_out
from polybius.exchange.about import About, Row, about
from polybius.queries import literal
from polybius.store import Store, write_csv, write_jsonl

__all__ = ["FORMATS", "TABLES", "Sent", "export"]

ROWS_AT_ONCE = 5_000
TABLES = (
    "events", "stories", "entities", "documents", "claims", "measures", "links", "assessments", "refused", "runs",
    "corrections", "story_events", "story_revisions", "story_redirects",
)  # fmt: skip
PLAIN = ("csv", "jsonl", "parquet")  # of any table
Writer = Callable[[Iterable[Row], TextIO, About], int]
WRITERS: dict[str, Writer] = {
    "polecat": polecat_out.write,
    "plover": plover.write,
    "gdelt": gdelt_out.write,
    "geojson": geojson.write,
    "graphml": graphml.write,
    "ical": ical.write,
}
OF_STORIES = ("geojson", "ical")  # the others are made of events
FORMATS = (*PLAIN, *WRITERS)
ENDINGS = {
    ".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet", ".geojson": "geojson", ".graphml": "graphml",
    ".ics": "ical",
}  # fmt: skip
FILTERS = ("actor", "recipient", "event_type", "since", "until")
FILTERED = ("events", "stories", "claims")

# What the formats of others need beside an event: the document that tells it, or what the data say in its place.
CITED = """
    SELECT found.*, coalesce(documents.uri, imported.url) AS uri, documents.title,
        coalesce(documents.publisher, imported.publisher) AS publisher,
        coalesce(documents.published, imported.published) AS published, documents.language,
        imported.given_score, imported.n_articles, imported.n_sources
    FROM found LEFT JOIN documents USING (document_id)
    LEFT JOIN (FROM imported WHERE nth = 1) AS imported ON imported.event_id = found.event_id
    ORDER BY found.earliest, found.event_id
"""


@dataclass(frozen=True)
class Sent:
    """What was written."""

    file: Path
    about: Path  # beside it: sources, licences, runs
    rows: int
    left_out: dict[str, int]  # rows that the format cannot hold, by the reason


def export(store: Store, table: str, file: str | Path, *, format: str | None = None, **filters: Any) -> Sent:
    """Writes a table of a store into a file, and beside it (``.about.json``) whose data it is and under which licence.

    Args:
        store: What to take it from.
        table: events, stories, entities, documents, claims, measures, links, assessments, refused, runs, corrections,
            or how the events make stories: story_events, story_revisions and story_redirects.
        file: Where to; it is there when it is whole.
        format: csv, jsonl or parquet; of events polecat, plover, gdelt, geojson, graphml and ical; of stories geojson
            and ical. None: by the file's ending.
        filters: actor, recipient, event_type, since and until, as for ``Store.events``; of events, stories, claims.

    Raises:
        InputError: no such table or format, or one that does not fit the other; a file that cannot be written.
    """
    target = Path(file)
    wanted = _format(table, target, format)
    given = {name: value for name, value in filters.items() if value is not None}
    if set(given) - set(FILTERS):
        raise InputError(f"no filter {min(set(given) - set(FILTERS))!r}; there are {', '.join(FILTERS)}")
    if given and table not in FILTERED:
        raise InputError(f"{table} cannot be filtered; {', '.join(FILTERED)} can")
    made = getattr(store, table, None)  # none of the tables of which stories are made
    found = made(**given) if made else store.connection.sql(f"FROM {table} ORDER BY ALL")
    told = about(store.connection, _runs(found))
    part = target.with_name(target.name + ".part")
    try:
        rows = _write(store, found, wanted, part, told, of_events=table == "events")
        part.replace(target)
        beside = target.with_name(target.name + ".about.json")
        values = {"file": target.name, "table": table, "format": wanted, "rows": rows, "filters": given}
        values |= {"left_out": told.left_out, **told.values()}
        beside.write_text(json.dumps(values, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror or error}") from error
    except duckdb.Error as error:
        raise InputError(f"{target} cannot be written: {str(error).splitlines()[0]}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return Sent(target, beside, rows, told.left_out)


def _format(table: str, target: Path, format: str | None) -> str:
    if table not in TABLES:
        raise InputError(f"no table {table!r}; there are {', '.join(TABLES)}")
    wanted = format or ENDINGS.get(target.suffix.lower())
    if wanted is None:
        raise InputError(f"{target.name} does not tell its format; name one of {', '.join(FORMATS)}")
    if wanted not in FORMATS:
        raise InputError(f"no format {wanted!r}; there are {', '.join(FORMATS)}")
    if wanted in WRITERS and table != "events" and not (table == "stories" and wanted in OF_STORIES):
        raise InputError(f"{wanted} is made of events, not of {table}")
    return wanted


def _runs(found: duckdb.DuckDBPyRelation) -> list[str] | None:
    """The runs behind some rows; None where the rows do not name theirs."""
    column = next((name for name in ("run_id", "runs") if name in found.columns), None)
    if column is None:
        return None
    picked = "unnest(runs) AS run_id" if column == "runs" else "run_id"
    return [run for (run,) in found.project(picked).distinct().fetchall() if run]


def _write(
    store: Store, found: duckdb.DuckDBPyRelation, wanted: str, part: Path, told: About, *, of_events: bool
) -> int:
    if wanted == "parquet":
        return _parquet(store, found, part, told)
    sql = CITED if wanted in WRITERS and of_events else "SELECT * FROM found"
    result = store.connection.execute(sql)
    with part.open("w", encoding="utf-8", errors="replace", newline="") as out:
        if wanted in WRITERS:
            return WRITERS[wanted](_rows(result), out, told)
        counted = _Counted(_rows(result))
        if wanted == "csv":
            write_csv(counted, found.columns, out)
        else:
            write_jsonl(counted, out)
        return counted.n


def _parquet(store: Store, found: duckdb.DuckDBPyRelation, part: Path, told: About) -> int:
    """Parquet carries source, licence and versions in its own metadata."""
    values = told.values()
    values["version"] = "; ".join(told.version(run["run_id"]) for run in told.runs)
    metadata = ", ".join(
        f"{name}: {literal(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))}"
        for name, value in values.items()
    )
    query = f"COPY (SELECT * FROM found) TO {literal(part)} (FORMAT parquet, KV_METADATA {{{metadata}}})"
    [(rows,)] = store.connection.execute(query).fetchall()
    return int(rows)


class _Counted:
    """Rows that are counted while they go by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows, self.n = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.n += 1
            yield row


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """The rows of a query that runs as dicts, some thousands at a time."""
    names = [column[0] for column in result.description or ()]
    while rows := result.fetchmany(ROWS_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))
