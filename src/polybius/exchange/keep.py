"""Imported rows checked, told apart from what the store holds, put into pairs of countries, and kept in order.

Each step is a table of the stage database, which lies beside the store while an import runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from polybius import resources
from polybius.errors import InputError
from polybius.exchange import scores
from polybius.exchange.formats import INTAKE, Format
from polybius.exchange.rows import FEW, Notes
from polybius.queries import literal
from polybius.schema import AUXILIARY, Party, Place
from polybius.store.columns import columns, quoted
from polybius.store.imported import ImportedCount
from polybius.transaction import insert, transaction

__all__ = ["clear", "settle", "stage", "take"]

NUMBER = 1 << 40  # a row's number is its file's times this, plus its line
TAIL = 0.2  # of the rows: with more of them outside the sorted stretch, everything is sorted anew
NAMED = 1000  # refused rows of a file and reason that get a row of their own; all are counted
NOT_DONE = [mark for mark in AUXILIARY if mark != "historical"]
WORDS = ", ".join(f"'{mark}'" for mark in AUXILIARY)


def _struct(record: type) -> str:
    return f"STRUCT({', '.join(f'{quoted(name)} {kind}' for name, kind in columns(record).items())})"


TYPES = {"parties": _struct(Party) + "[]", "place": _struct(Place), "counts": _struct(ImportedCount) + "[]"}

WHY = f"""
    CASE WHEN left_out IS NOT NULL THEN NULL
        WHEN key IS NULL THEN 'no id'
        WHEN first IS NULL THEN 'no day that can be read'
        WHEN to_come(first) AND list_has_any(contexts, {NOT_DONE!r}) = false THEN 'a day that is still to come'
        WHEN code IS NULL THEN 'no code of what happened'
        WHEN event_type IS NULL THEN 'an unknown code of what happened: ' || left(code, 40) END
"""


def _told(parties: str) -> str:
    return f"array_to_string([concat_ws('/', p.text, p.entity, p.code, p.sector) FOR p IN {parties}], ';')"


# Scored by PLOVER's own table, whatever the data weigh: the weight that they give stands beside it.
SCORED = f"""
    SELECT {{number}} + line AS number, '{{data}}:' || key AS event_id, first AS earliest, last AS latest,
        list_has_any(contexts, {NOT_DONE!r}) = false AS done, intake.event_type, modes,
        [c FOR c IN contexts IF c NOT IN ({WORDS})] AS contexts, [c FOR c IN contexts IF c IN ({WORDS})] AS auxiliary,
        quad, coalesce(of_mode.score, of_type.score) AS score, given_score, code, actors, recipients, reciprocal,
        host, place, counts, published, publisher, url, note, n_articles, n_sources,
        revised,
        (md5_number_lower(concat_ws('|', first, last, intake.event_type, modes::VARCHAR, contexts::VARCHAR, code,
            given_score, {_told("actors")}, {_told("recipients")}, place.name, place.precision, place.lat, place.lon,
            place.geonames, counts[1].min, published, publisher, url, note, revised)) >> 1)::BIGINT AS digest
    FROM intake JOIN of_type USING (event_type)
    LEFT JOIN of_mode ON of_mode.event_type = intake.event_type AND of_mode.mode = modes[1]
    WHERE why IS NULL
"""


def stage(connection: duckdb.DuckDBPyConnection, form: Format) -> None:
    """Makes the tables that rows wait in."""
    organs = {
        which: "|".join(row["sector"] for row in resources.table("ontology/organs") if row["selector"] == which)
        for which in ("state", "armed")
    }
    connection.execute(SECTORS.format(**organs))
    if form.name == "pairs":
        connection.execute(scores.STAGED)
        return
    connection.execute(f"CREATE OR REPLACE TEMP TABLE intake ({INTAKE.format(**TYPES)}, why VARCHAR)")
    connection.execute(f"CREATE TABLE stage.staged AS {SCORED.format(number=0, data=form.name)} LIMIT 0")


def clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Empties the stage: DuckDB would write it all out once more when it lets go of it."""
    names = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'stage'"
    for (name,) in connection.execute(names).fetchall():
        connection.execute(f"DROP TABLE stage.{quoted(name)}")


def take(
    connection: duckdb.DuckDBPyConnection, form: Format, piece: Path, names: list[str], *, number: int, notes: Notes
) -> None:
    """Takes a piece of the file of that number in: what cannot be understood is counted in the notes.

    Raises:
        InputError: a piece that is no table of that shape.
    """
    every = dict.fromkeys(name for layout in form.columns.layouts for name in layout)
    known = [name for name in every if name in form.select]
    picked = ", ".join(quoted(name) if name in names else f"NULL::VARCHAR AS {quoted(name)}" for name in known)
    kinds = {"line": "BIGINT"} | dict.fromkeys(names, "VARCHAR")
    shape = ", ".join(f"{literal(name)}: '{kind}'" for name, kind in kinds.items())
    try:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE chunk AS SELECT line, {picked} FROM read_csv({literal(piece)},"
            f" columns = {{{shape}}}, delim = '\t', quote = '', escape = '', header = false, auto_detect = false,"
            " max_line_size = 8000000)"
        )
    except duckdb.Error as error:
        raise InputError(f"{piece}: {str(error).splitlines()[0]}") from error
    _settle_slashes(connection, form.day, notes)
    form.learn(connection)
    if form.name == "pairs":
        connection.execute(f"CREATE OR REPLACE TEMP TABLE intake AS {form.select}")
        connection.execute(
            f"INSERT INTO stage.staged SELECT {number * NUMBER} + line, * EXCLUDE (line, why) FROM intake"
            " WHERE why IS NULL"
        )
    else:
        connection.execute("DELETE FROM intake")
        connection.execute(f"INSERT INTO intake BY NAME SELECT *, {WHY} AS why FROM ({form.select})")
        _note(connection, notes, "left out", "left_out")
        _note(connection, notes, "repaired", "mended")
        connection.execute("DELETE FROM intake WHERE left_out IS NOT NULL")
        connection.execute(
            "UPDATE intake SET why = 'names nobody' WHERE why IS NULL AND len(actors) = 0 AND len(recipients) = 0"
        )
        connection.execute(f"INSERT INTO stage.staged {SCORED.format(number=number * NUMBER, data=form.name)}")
    _note(connection, notes, "refused", "why")
    connection.execute("DROP TABLE chunk")


SLASHES = r"""
    SELECT bool_or(one > 12), bool_or(two > 12), count(*) FILTER (unsure), min(line) FILTER (unsure)
    FROM (
        SELECT line, regexp_extract({day}, '(\d+)/', 1)::INT AS one, regexp_extract({day}, '/(\d+)/', 1)::INT AS two,
            one <= 12 AND two <= 12 AND one <> two AS unsure
        FROM chunk WHERE slashed({day})
    )
"""


def _settle_slashes(connection: duckdb.DuckDBPyConnection, day: str, notes: Notes) -> None:
    """Tells by the other days of the file whether 03/02/2020 begins with its month; where they do not say, nothing."""
    [(days_first, months_first, unsure, line)] = connection.execute(SLASHES.format(day=quoted(day))).fetchall()
    settled = bool(days_first) != bool(months_first)
    connection.execute("SET VARIABLE month_first = $1", [bool(months_first) if settled else None])
    if settled and unsure:
        first = "month" if months_first else "day"
        notes.add("repaired", f"days read with the {first} first, as others of the file have it", line, unsure)


def _note(connection: duckdb.DuckDBPyConnection, notes: Notes, kind: str, column: str) -> None:
    found = connection.execute(
        f"SELECT {column}, count(*), min(line, {NAMED}) FROM intake WHERE {column} IS NOT NULL GROUP BY ALL ORDER BY 1"
    ).fetchall()
    for what, n, lines in found:
        for at, line in enumerate(lines):
            notes.add(kind, what, line, n - len(lines) + 1 if at == 0 else 1)


def settle(
    connection: duckdb.DuckDBPyConnection, form: Format, run: tuple[str, ...], notes: Mapping[str, Notes]
) -> tuple[int, int, int]:
    """Moves what is new from the stage into the store, all at once; how many are new, unchanged and revised."""
    pairs = form.name == "pairs"
    counts = scores.compare(connection, NUMBER, notes) if pairs else _compare(connection, form, notes)
    with transaction(connection):
        if counts[0] or counts[2]:
            if pairs:
                scores.keep(connection, run[0])
            else:
                _keep_events(connection, form, run[0], counts[2])
        if _write_notes(connection, run[0], notes) or counts[0] or counts[2]:
            connection.execute(
                "INSERT INTO runs BY NAME SELECT $1 AS run_id, coalesce(max(number), 0) + 1 AS number, $2 AS polybius,"
                " $3 AS model, $4 AS resources, $5 AS settings, $6 AS source, $7 AS licence FROM runs"
                " HAVING count(*) FILTER (run_id = $1) = 0",
                list(run),
            )
    if not pairs:
        _order(connection, counts[0] + counts[2])
    connection.execute("CHECKPOINT")
    return counts


# One row an event that was read: where it stands, what it is called, whether the store has it.
SLIM = """
    CREATE TABLE stage.slim AS
    SELECT min(number) AS number, max(number) AS last_number, event_id, digest, max(revised) AS revised, count(*) AS n
    FROM stage.staged GROUP BY event_id, digest
"""
LAST_WORD = """
    DELETE FROM stage.slim WHERE number NOT IN (
        SELECT first_value(number) OVER (PARTITION BY event_id ORDER BY revised DESC NULLS LAST, last_number DESC)
        FROM stage.slim)
"""
# Two events under one id, as ICEWS has them: those after the first go by the digest of what they tell, too.
APART = """
    UPDATE stage.slim SET event_id = slim.event_id || '~' || left(printf('%x', slim.digest), 8)
    FROM (
        SELECT event_id, digest, row_number() OVER (PARTITION BY event_id ORDER BY digest) AS nth FROM stage.slim
    ) AS all_of_it
    WHERE slim.event_id = all_of_it.event_id AND slim.digest = all_of_it.digest
        AND (nth > 1 OR slim.event_id IN (SELECT base FROM stage.known))
"""
KNOWN = """
    CREATE TABLE stage.known AS SELECT split_part(event_id, '~', 1) AS base, digest, revised FROM imported
    WHERE nth = 1 AND starts_with(event_id, '{data}:')
"""
OLDER = "DELETE FROM stage.slim USING stage.known WHERE slim.event_id = known.base AND slim.revised < known.revised"
SAME = "DELETE FROM stage.slim USING stage.known WHERE slim.event_id = known.base AND slim.digest = known.digest"


def _compare(connection: duckdb.DuckDBPyConnection, form: Format, notes: Mapping[str, Notes]) -> tuple[int, int, int]:
    """Tells new, unchanged and revised events apart, in the stage; the new ones are put into pairs."""
    connection.execute(SLIM)
    connection.execute(KNOWN.format(data=form.name))
    again, ids, given = connection.execute(
        "SELECT coalesce(sum(n), 0) - count(*), count(DISTINCT event_id), count(*) FROM stage.slim"
    ).fetchall()[0]
    last = next(reversed(list(notes)), None)
    if last is not None and again:
        notes[last].add("repaired", "rows given twice kept once", 0, int(again))
    if last is not None and given > ids:
        told = "ids given to several events, which are kept apart"
        told = "events given in several versions, of which the latest is kept" if form.revised else told
        notes[last].add("repaired", told, 0, int(given - ids))
    if form.revised and given > ids:
        connection.execute(LAST_WORD)
    [(older,)] = connection.execute(OLDER).fetchall()
    if last is not None and older:
        notes[last].add("left out", "versions older than those in the store", 0, int(older))
    [(unchanged,)] = connection.execute(SAME).fetchall()
    revised = 0
    if form.revised:
        connection.execute(
            "CREATE TABLE stage.gone AS SELECT event_id FROM stage.slim"
            " WHERE event_id IN (SELECT base FROM stage.known)"
        )
        [(revised,)] = connection.execute("SELECT count(*) FROM stage.gone").fetchall()
    elif given > ids or connection.execute("SELECT 1 FROM stage.known LIMIT 1").fetchall():
        connection.execute(APART)
    [(left,)] = connection.execute("SELECT count(*) FROM stage.slim").fetchall()
    if left:
        connection.execute(PAIRED)
    return int(left) - int(revised), int(unchanged) + int(older), int(revised)


def _keep_events(connection: duckdb.DuckDBPyConnection, form: Format, run_id: str, revised: int) -> None:
    """Writes the events and what is rolled up of them."""
    of = "stage.paired"
    old = "SELECT 1 FROM imported_days WHERE data = $1 AND verbal_conflict IS NULL LIMIT 1"
    if revised or connection.execute(old, [form.name]).fetchall():  # rolled up before the quads were kept apart
        if revised:
            connection.execute("DELETE FROM imported WHERE event_id IN (FROM stage.gone)")
        connection.execute("DELETE FROM imported_days WHERE data = $1", [form.name])
        of = f"(FROM imported WHERE starts_with(event_id, '{form.name}:'))"
    connection.execute(f"INSERT INTO imported BY NAME {KEPT.format(run_id=run_id)}")
    connection.execute(f"INSERT INTO imported_days BY NAME {ROLLED.format(data=form.name, of=of)}")
    connection.execute("DELETE FROM imported_volume WHERE data = $1", [form.name])
    connection.execute(f"INSERT INTO imported_volume BY NAME {VOLUME.format(data=form.name)}")


# Every pair of countries between which an event passed: from one to the other, or among those who act together.
PAIRED = """
    CREATE TABLE stage.paired AS
    WITH told AS (
        SELECT number, slim.event_id, actors, recipients, earliest, latest, done, quad, score,
            reciprocal OR len(recipients) = 0 AS mutual,
            list_distinct([p.country FOR p IN actors IF p.country IS NOT NULL]) AS acts,
            list_distinct([p.country FOR p IN recipients IF p.country IS NOT NULL]) AS gets
        FROM stage.staged JOIN stage.slim USING (number)
    ),
    listed AS (
        SELECT * EXCLUDE (acts, gets), coalesce(acts[1], gets[1], '') || '-' AS alone, list_sort(list_distinct(flatten([
            flatten([[least(x, y) || '-' || greatest(x, y) FOR y IN gets] FOR x IN acts]),
            flatten([[x || '-' || y FOR y IN acts IF mutual AND y > x] FOR x IN acts]),
            [x || '-' || x FOR x IN acts IF mutual AND len([p FOR p IN actors IF p.country = x]) > 1]
        ]))) AS pairs
        FROM told
    ),
    parted AS (SELECT *, unnest(range(1, 1 + greatest(1, len(pairs)))) AS nth FROM listed),
    named AS (
        SELECT * EXCLUDE (pairs, alone), split_part(coalesce(pairs[nth], alone), '-', 1) AS a,
            split_part(coalesce(pairs[nth], alone), '-', 2) AS b
        FROM parted
    )
    SELECT number, event_id, nth, a, b, earliest, latest, done, quad, score, mutual, sectors(actors, a) AS a_acts,
        CASE WHEN a = b THEN '' ELSE sectors(recipients, a) END AS a_gets,
        CASE WHEN a = b AND NOT mutual THEN '' ELSE sectors(actors, b) END AS b_acts, sectors(recipients, b) AS b_gets,
        kinds(a_acts) AS a_acted, kinds(a_gets) AS a_got, kinds(b_acts) AS b_acted, kinds(b_gets) AS b_got
    FROM named
"""
KEPT = """
    SELECT '{run_id}' AS run_id, paired.*  EXCLUDE (number),
        staged.* EXCLUDE (number, event_id, earliest, latest, done, quad, score)
    FROM stage.paired JOIN stage.staged USING (number) ORDER BY a, b, paired.earliest, paired.event_id
"""
ROLLED = """
    SELECT a, b, earliest + step::INT AS day, a_acted, a_got, b_acted, b_got, mutual, '{data}' AS data,
        sum(1 / span) AS n_events, coalesce(sum(1 / span) FILTER (quad = 1), 0) AS verbal_cooperation,
        coalesce(sum(1 / span) FILTER (quad = 2), 0) AS material_cooperation,
        coalesce(sum(1 / span) FILTER (quad = 3), 0) AS verbal_conflict,
        coalesce(sum(1 / span) FILTER (quad = 4), 0) AS material_conflict,
        coalesce(sum(score / span) FILTER (score < 0), 0) AS conflict,
        coalesce(sum(score / span) FILTER (score >= 0), 0) AS cooperation
    FROM (
        SELECT *, latest - earliest + 1 AS span,
            unnest(CASE WHEN latest > earliest THEN range(latest - earliest + 1) ELSE [0] END) AS step
        FROM {of} WHERE done AND latest - earliest <= 31
    )
    GROUP BY ALL ORDER BY a, b, day
"""
VOLUME = """
    SELECT '{data}' AS data, earliest AS day, count(*)::DOUBLE AS n_events, sum(abs(score)) AS total
    FROM imported WHERE nth = 1 AND done AND starts_with(event_id, '{data}:') GROUP BY earliest ORDER BY day
"""
SECTORS = """
    CREATE OR REPLACE TEMP MACRO sectors(parties, of) AS array_to_string(
        list_sort(list_distinct([coalesce(p.sector, '-') FOR p IN parties IF p.country = of])), ',');
    CREATE OR REPLACE TEMP MACRO told_of(sectors, words) AS
        len(regexp_extract_all(sectors, '(?:^|,)(?:' || words || ')'));
    CREATE OR REPLACE TEMP MACRO kinds(sectors) AS CASE WHEN sectors = '' THEN 0 ELSE
        (told_of(sectors, '-|{state}') > 0)::INT + 2 * (told_of(sectors, '{armed}') > 0)::INT
        + 4 * (len(string_split(sectors, ',')) > told_of(sectors, '-|{state}|{armed}'))::INT END
"""
BY_DYAD = {"imported": "a, b, earliest, event_id", "imported_days": "a, b, day"}


def _order(connection: duckdb.DuckDBPyConnection, added: int) -> None:
    """Sorts everything anew when the rows after the sorted stretch have become many."""
    [(total,)] = connection.execute("SELECT count(*) FROM imported").fetchall()
    [(ordered,)] = connection.execute("SELECT coalesce(max(n_sorted), 0) FROM import_order").fetchall()
    if ordered and total - min(ordered, total) <= TAIL * total:
        return
    if total > added:  # the first import came in order
        for table, order in BY_DYAD.items():
            connection.execute(f"CREATE TABLE {table}_ordered AS SELECT * FROM {table} ORDER BY {order}")
            connection.execute(f"DROP TABLE {table}")
            connection.execute(f"ALTER TABLE {table}_ordered RENAME TO {table}")
    connection.execute("DELETE FROM import_order")
    connection.execute("INSERT INTO import_order VALUES ($1)", [total])


def _write_notes(connection: duckdb.DuckDBPyConnection, run_id: str, notes: Mapping[str, Notes]) -> bool:
    """Keeps what was mended, refused and left out, file by file, in the place of what was told of them before."""
    told, named = [], []
    for file, of in notes.items():
        for (kind, what), n in sorted(of.counts.items()):
            lines = of.lines[kind, what]
            told.append((run_id, file, kind, what, n, lines[:FEW]))
            if kind == "refused":
                named += [(run_id, f"{file}#{line}" if line else file, what) for line in lines]
    connection.execute(
        "DELETE FROM import_notes WHERE run_id = $1 AND file IN (SELECT unnest($2::VARCHAR[]))", [run_id, list(notes)]
    )
    connection.execute(
        "DELETE FROM refused WHERE run_id = $1 AND regexp_replace(uri, '#\\d+$', '') IN (SELECT unnest($2::VARCHAR[]))",
        [run_id, list(notes)],
    )
    insert(connection, "import_notes", told)
    insert(connection, "refused", named)
    return bool(told)
