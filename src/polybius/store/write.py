"""Readings written into a store: versions, copies and runs decided a batch at a time, in one transaction each."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from polybius.errors import InputError
from polybius.queries import fetched
from polybius.schema import Document, Reading, Refusal, Run
from polybius.store.columns import columns, json_structure, quoted
from polybius.store.rows import Row, address_before, address_of, document_row, is_moved, rows_of
from polybius.store.tables import OF_A_READING, TABLES
from polybius.transaction import transaction

__all__ = ["Added", "checked", "find_current", "write"]

NO_DAY = dt.date.max.isoformat()  # an undated copy never comes before a dated one
ROWS_AT_ONCE = 2_000  # rows handed to DuckDB in one piece of JSON

# The texts of some addresses, in whatever version and at whatever other address they stand.
TEXTS_AT = "SELECT text_digest FROM documents WHERE address IN (SELECT unnest($addresses::VARCHAR[]))"
# Of the runs that read a text which is the last of some address, the newest.
CURRENT = """
    WITH near AS (SELECT DISTINCT address FROM documents WHERE {texts}),
    last AS (
        SELECT document_id FROM documents SEMI JOIN near USING (address)
        QUALIFY version = max(version) OVER (PARTITION BY address)
    ),
    newest AS (
        SELECT text_digest, arg_max(run_id, number) AS run_id
        FROM readings JOIN runs USING (run_id) SEMI JOIN last USING (document_id) WHERE {texts} GROUP BY text_digest
    )
    SELECT DISTINCT owner AS document_id, run_id, text_digest FROM readings JOIN newest USING (text_digest, run_id)
"""


@dataclass(frozen=True, slots=True)
class Added:
    """How much a store took in."""

    documents: int = 0
    events: int = 0
    unchanged: int = 0  # documents that the same run had read before
    refused: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.documents + other.documents,
            self.events + other.events,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
        )


def checked(items: Iterable[Reading | Refusal]) -> Iterator[Reading | Refusal]:
    """The items as they come.

    Raises:
        InputError: they are no list, or one of them is neither a Reading nor a Refusal.
    """
    if not isinstance(items, Iterable):
        raise InputError(f"{type(items).__name__} is no list of readings; put it in one: [reading]")
    for item in items:
        if not isinstance(item, Reading | Refusal):
            raise InputError(f"{type(item).__name__} is no Reading; polybius.read makes one")
        yield item


@dataclass(slots=True)
class _Known:
    """What the store holds of the addresses and texts of a batch, kept up to date while it is gone through."""

    documents: dict[str, Row] = field(default_factory=dict)  # by document id
    addresses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # their document ids
    readings: dict[tuple[str, str], Row] = field(default_factory=dict)  # by document id and run id
    copies: dict[tuple[str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))  # by text and run
    changed: set[str] = field(default_factory=set)  # document ids whose row is to be written
    read: set[tuple[str, str]] = field(default_factory=set)  # keys of the readings to be written
    rows: dict[tuple[str, str], dict[str, list[Row]]] = field(default_factory=dict)  # of the owners in this batch
    gone: list[tuple[str, str]] = field(default_factory=list)  # document and run whose rows another document takes over

    def put_document(self, row: Row) -> None:
        """Keeps a document's row, new or as a newer run understood it."""
        if row["document_id"] not in self.documents:
            self.addresses[row["address"]].append(row["document_id"])
        self.documents[row["document_id"]] = row

    def put_reading(self, row: Row) -> None:
        """Keeps a new reading's row; one for a given pair is another question to the text, no copy."""
        self.readings[row["document_id"], row["run_id"]] = row
        if not row["asked"]:
            self.copies[row["text_digest"], row["run_id"]].append(row)


def write(connection: duckdb.DuckDBPyConnection, items: Sequence[Reading | Refusal], run: Run | None) -> Added:
    """Writes a batch, wholly or not at all.

    Args:
        connection: To the store, outside a transaction.
        items: What was read, and what was refused.
        run: The run that refused the refused ones; None: the run of the batch's readings.
    """
    readings = [item for item in items if isinstance(item, Reading)]
    refusals = [item for item in items if isinstance(item, Refusal)]
    runs = {reading.run.id: reading.run for reading in readings if reading.run is not None}
    if run is not None:
        runs.setdefault(run.id, run)
    known = _known(connection, readings)
    added = Added(refused=len(refusals))
    for reading in readings:
        added += _take(known, reading)
    with transaction(connection):
        _write_runs(connection, runs.values())
        _write_readings(connection, known, readings)
        find_current(connection, sorted({known.documents[id]["address"] for id in known.changed}))
        _write_refusals(connection, refusals, readings, run.id if run else next(iter(runs), ""))
    return added


def find_current(connection: duckdb.DuckDBPyConnection, addresses: Sequence[str] | None = None) -> None:
    """Brings ``current_readings`` up to date: of the texts of some addresses, or of all."""
    texts = "true" if addresses is None else f"text_digest IN ({TEXTS_AT})"
    named = {} if addresses is None else {"addresses": addresses}
    connection.execute(f"DELETE FROM current_readings WHERE {texts}", named)
    connection.execute(f"INSERT INTO current_readings BY NAME {CURRENT.format(texts=texts)}", named)


def _known(connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> _Known:
    addresses, digests, ids = set(), set(), set()
    for reading in readings:
        addresses |= {address_of(reading.document), address_before(reading.document)}
        digests.add(reading.document.digest)
        ids.add(reading.document.id)
    found = _fetch(
        connection,
        "SELECT * FROM documents WHERE address IN (SELECT unnest($1)) OR text_digest IN (SELECT unnest($2))"
        " OR document_id IN (SELECT unnest($3))",
        [sorted(addresses), sorted(digests), sorted(ids)],
    )
    known = _Known()
    for row in found:
        known.put_document(row)
    query = "SELECT * FROM readings WHERE document_id IN (SELECT unnest($1))"
    for row in _fetch(connection, query, [sorted(known.documents)]):
        known.put_reading(row)
    return known


def _fetch(connection: duckdb.DuckDBPyConnection, query: str, parameters: list[Any]) -> list[Row]:
    return [{name: _plain(value) for name, value in row.items()} for row in fetched(connection, query, parameters)]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _take(known: _Known, reading: Reading) -> Added:
    """Finds a reading's place among what is known."""
    assert reading.run is not None, "a reading without a run cannot be kept; read it with polybius.read"
    document_id, keys = _place(known, reading)
    key = (document_id, reading.run.id)
    if key in known.readings:
        return Added(unchanged=1)
    known.put_document(document_row(reading, {**keys, "run_id": reading.run.id}))
    known.changed.add(document_id)
    row: Row = {"document_id": document_id, "run_id": reading.run.id, "text_digest": reading.document.digest}
    row |= {"owner": document_id, "asked": reading.document.given is not None, "n_events": len(reading.events)}
    known.put_reading(row)
    known.read.add(key)
    _share(known, reading, document_id)
    return Added(documents=1, events=len(known.rows[key]["events"]) if key in known.rows else 0)


def _place(known: _Known, reading: Reading) -> tuple[str, Row]:
    """The document's id in this store, and its address, version and digests."""
    document, address = reading.document, address_of(reading.document)
    if not known.addresses[address]:
        _move(known, document, address)
    versions = [known.documents[id] for id in known.addresses[address]]
    same = next((row for row in versions if row["text_digest"] == document.digest), None)
    if same is not None:
        return same["document_id"], {name: same[name] for name in _KEYS}
    last = max(versions, key=lambda row: int(row["version"]), default=None)
    version = last["version"] + 1 if last else 1
    first = next((row["document_id"] for row in versions if row["version"] == 1), None)
    document_id = f"{first}~{version}" if first else document.id
    if document_id in known.documents:  # another address has taken the name: "report.txt" of two folders
        document_id = f"{document.id}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"
    keys = dict.fromkeys(_KEYS) | {"document_id": document_id, "address": address, "version": version}
    keys |= {"text_digest": document.digest, "copy_of": document.copy_of}
    return document_id, keys | {"supersedes": last["text_digest"] if last else None}


def _move(known: _Known, document: Document, address: str) -> None:
    """Takes over what is held of a document under another address, to which the present one is then given."""
    moved = (
        row["address"]
        for row in known.documents.values()
        if row["text_digest"] == document.digest and is_moved(document, row["address"], row["uri"])
    )
    before = address_before(document)
    held = before if known.addresses[before] else next(moved, address)
    for id in known.addresses.pop(held, []):
        known.documents[id]["address"] = address
        known.changed.add(id)
        known.addresses[address].append(id)


_KEYS = ("document_id", "address", "version", "supersedes", "text_digest", "copy_of")


def _share(known: _Known, reading: Reading, document_id: str) -> None:
    """Leaves the events of one text, which copies share, to its earliest copy: the same whatever the order."""
    assert reading.run is not None
    run_id, digest = reading.run.id, reading.document.digest
    made = rows_of(reading, document_id)
    if reading.document.given is not None:
        known.rows[document_id, run_id] = made
        return
    copies = known.copies[digest, run_id]
    owner = min((row["document_id"] for row in copies), key=lambda id: _rank(known.documents[id]))
    before = next((row["owner"] for row in copies if row["document_id"] != document_id), None)
    if owner == document_id:
        known.rows[document_id, run_id] = made
        if before is not None:
            known.rows.pop((before, run_id), None)
            known.gone.append((before, run_id))
    for row in copies:
        if row["owner"] != owner:
            row["owner"] = owner
            known.read.add((row["document_id"], run_id))
        copy_of = owner if row["document_id"] != owner else None
        if known.documents[row["document_id"]]["copy_of"] != copy_of:
            known.documents[row["document_id"]]["copy_of"] = copy_of
            known.changed.add(row["document_id"])


def _rank(document: Row) -> tuple[str, str, int]:
    """Of copies the least is the original; ``stories.copies`` finds it in the same order."""
    return document["published"] or document["earliest"] or NO_DAY, document["address"], document["version"]


def _write_runs(connection: duckdb.DuckDBPyConnection, runs: Iterable[Run]) -> None:
    for run in runs:
        connection.execute(
            "INSERT INTO runs BY NAME SELECT $1 AS run_id, coalesce(max(number), 0) + 1 AS number, $2 AS polybius,"
            " $3 AS model, $4 AS resources, $5 AS settings FROM runs"
            " HAVING count(*) FILTER (run_id = $1) = 0",
            [run.id, run.polybius, run.model, run.resources, run.settings],
        )


def _write_readings(connection: duckdb.DuckDBPyConnection, known: _Known, readings: Iterable[Reading]) -> None:
    texts = {reading.document.digest: reading.text for reading in readings}
    held = connection.execute(
        "SELECT text_digest FROM texts WHERE text_digest IN (SELECT unnest($1))", [sorted(texts)]
    ).fetchall()
    for digest in {digest for (digest,) in held}:
        del texts[digest]
    connection.execute("DELETE FROM documents WHERE document_id IN (SELECT unnest($1))", [sorted(known.changed)])
    for document_id, run_id in sorted(known.read):
        connection.execute("DELETE FROM readings WHERE document_id = $1 AND run_id = $2", [document_id, run_id])
    for document_id, run_id in known.gone:
        for table in OF_A_READING:
            connection.execute(f"DELETE FROM {table} WHERE document_id = $1 AND run_id = $2", [document_id, run_id])
    _insert(connection, "texts", [{"text_digest": digest, "text": text} for digest, text in texts.items()])
    _insert(connection, "documents", [known.documents[id] for id in sorted(known.changed)])
    _insert(connection, "readings", [known.readings[key] for key in sorted(known.read)])
    for table in OF_A_READING:
        _insert(connection, table, [row for rows in known.rows.values() for row in rows[table]])


def _write_refusals(
    connection: duckdb.DuckDBPyConnection, refusals: Iterable[Refusal], readings: Iterable[Reading], run_id: str
) -> None:
    """Keeps why inputs were refused, of each the last time; what was read by now is refused no more."""
    rows = [{"run_id": run_id, "uri": refusal.uri, "why": refusal.why} for refusal in refusals]
    settled = [row["uri"] for row in rows] + [reading.document.uri or reading.document.id for reading in readings]
    connection.execute(
        "DELETE FROM refused WHERE uri IN (SELECT unnest($1)) AND run_id NOT IN (SELECT run_id FROM import_notes)",
        [settled],
    )
    _insert(connection, "refused", list({row["uri"]: row for row in rows}.values()))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    record = TABLES[table]
    names = ", ".join(quoted(name) for name in columns(record))
    picked = ", ".join(f"row.{quoted(name)}" for name in columns(record))
    for first in range(0, len(rows), ROWS_AT_ONCE):
        text = json.dumps(rows[first : first + ROWS_AT_ONCE], ensure_ascii=False)
        connection.execute(
            f"INSERT INTO {quoted(table)} ({names}) SELECT {picked} FROM (SELECT unnest(from_json($1, $2)) AS row)",
            [text.encode("utf-8", "replace").decode(), json_structure(record)],  # half a surrogate pair: "?"
        )
