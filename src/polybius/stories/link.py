"""The stories of a store, made or brought up to date."""

from __future__ import annotations

from typing import Any

import duckdb

from polybius import resources
from polybius.stories import chain, claims, copies, repeated, said, steps, tell
from polybius.stories.cluster import Pairs, Reach, clusters, kept_apart
from polybius.stories.compare import compare, lay_out_words
from polybius.stories.identity import Group, Revision, identify
from polybius.stories.versions import successors
from polybius.stories.words import key
from polybius.transaction import insert, transaction

__all__ = ["create", "link"]

LEAST_KEPT = -4.0  # log odds of a pair whose evidence is kept

TABLES = """
    CREATE TABLE IF NOT EXISTS stories (
        story_id VARCHAR, revision BIGINT, event_type VARCHAR, quad BIGINT, modes VARCHAR[], contexts VARCHAR[],
        actors VARCHAR[], recipients VARCHAR[], actor_countries VARCHAR[], recipient_countries VARCHAR[],
        reciprocal BOOLEAN, earliest DATE, latest DATE, place VARCHAR, place_country VARCHAR, lat DOUBLE, lon DOUBLE,
        place_precision VARCHAR, n_events BIGINT, n_documents BIGINT, n_copies BIGINT, n_sources BIGINT,
        n_denying BIGINT, score DOUBLE, confidence DOUBLE, factuality VARCHAR, done BOOLEAN, ended BOOLEAN,
        killed_min BIGINT, killed_max BIGINT, injured_min BIGINT, injured_max BIGINT, title VARCHAR,
        blamed VARCHAR[],  -- of the actors those whom accusers alone name
        denied_by VARCHAR[], denied_who VARCHAR[],  -- the second: the words for who of each of these denies it
        documents VARCHAR[], runs VARCHAR[]);
    ALTER TABLE stories ADD COLUMN IF NOT EXISTS blamed VARCHAR[];  -- of a store made before
    ALTER TABLE stories ADD COLUMN IF NOT EXISTS denied_by VARCHAR[];
    ALTER TABLE stories ADD COLUMN IF NOT EXISTS denied_who VARCHAR[];
    CREATE TABLE IF NOT EXISTS story_events (
        story_id VARCHAR, event_id VARCHAR, document_id VARCHAR, origin VARCHAR, run_id VARCHAR);
    CREATE TABLE IF NOT EXISTS story_revisions (
        story_id VARCHAR, revision BIGINT, action VARCHAR, other VARCHAR, events VARCHAR[]);
    -- what speaks for and against two tellings being one; pairs that are far from it are left out
    CREATE TABLE IF NOT EXISTS story_pairs (
        a VARCHAR, b VARCHAR, log_odds DOUBLE, evidence STRUCT(name VARCHAR, level VARCHAR, weight DOUBLE)[],
        apart VARCHAR);
    ALTER TABLE story_pairs ADD COLUMN IF NOT EXISTS apart VARCHAR;  -- of a good pair in two stories: why they are two
    -- every number that a telling gives, with who says so
    CREATE TABLE IF NOT EXISTS story_counts (
        story_id VARCHAR, what VARCHAR, min BIGINT, max BIGINT, told DATE, says VARCHAR, side VARCHAR,
        publisher VARCHAR, factuality VARCHAR, event_id VARCHAR, document_id VARCHAR, origin VARCHAR, run_id VARCHAR,
        through VARCHAR[], sentence VARCHAR, start BIGINT);
    ALTER TABLE story_counts ADD COLUMN IF NOT EXISTS start BIGINT;
    ALTER TABLE story_counts ADD COLUMN IF NOT EXISTS through VARCHAR[];
    ALTER TABLE story_counts ADD COLUMN IF NOT EXISTS sentence VARCHAR;
    CREATE TABLE IF NOT EXISTS copies (document_id VARCHAR, copy_of VARCHAR, jaccard DOUBLE);
    -- the story in which one stands now that was merged into another, however often that was merged on
    CREATE OR REPLACE VIEW story_redirects AS
        WITH RECURSIVE merged AS (
            SELECT story_id, arg_max(other, revision) AS other FROM story_revisions
            GROUP BY story_id HAVING arg_max(action, revision) = 'merged'
        ), way AS (
            FROM merged UNION SELECT way.story_id, merged.other FROM way JOIN merged ON merged.story_id = way.other
        )
        FROM way WHERE other NOT IN (SELECT story_id FROM merged);
"""

# What repeats none of the texts that were compared, the last ones of all addresses, is no copy of one that is held,
# whatever was marked before.
ORIGINALS = """
    UPDATE documents SET copy_of = NULL
    WHERE document_id IN (SELECT document_id FROM current_documents SEMI JOIN texts USING (text_digest))
        AND copy_of IN (SELECT document_id FROM documents SEMI JOIN texts USING (text_digest))
        AND document_id NOT IN (SELECT document_id FROM copies)
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables of the stories, empty, where they are not there yet."""
    connection.execute(TABLES)
    repeated.create(connection)
    claims.create(connection)
    chain.create(connection)


def link(connection: duckdb.DuckDBPyConnection) -> int:
    """Puts the reports of each happening together; the number of stories.

    Writes stories, story_events, story_revisions, claims, claim_events, story_links, story_link_events, copies and
    copied_sentences, and marks copied documents, all in one transaction.
    The same events give the same stories in whatever order their documents came; a story that goes on keeps its id,
    and every change of it leaves a revision.
    """
    with transaction(connection):
        create(connection)
        _mark_copies(connection)
        repeated.fill(connection)
        _lay_out_tables(connection)
        _step(connection, *steps.STEPS[0])
        lay_out_words(connection)
        for name, select in steps.STEPS[1:]:
            _step(connection, name, select)
        groups = _groups(connection)
        n_stories = _write(connection, groups)
        claims.fill(connection)
        connection.execute("DELETE FROM stories")
        connection.execute(f"INSERT INTO stories BY NAME {tell.STORIES}")
        chain.fill(connection)
    return n_stories


def _step(connection: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {select}")


def _mark_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """The copies that the texts show; where texts were left out of a store, those that are marked already stay."""
    found = copies.find(connection)
    if connection.execute("SELECT count(*) FROM texts").fetchall()[0][0]:
        connection.execute("DELETE FROM copies")
        insert(connection, "copies", [(copy.document, copy.copy_of, copy.jaccard) for copy in found])
        connection.execute(
            "UPDATE documents SET copy_of = copies.copy_of FROM copies"
            " WHERE documents.document_id = copies.document_id AND documents.copy_of IS DISTINCT FROM copies.copy_of"
        )
        connection.execute(ORIGINALS)
    _step(connection, "story_copies", "SELECT document_id, copy_of FROM documents WHERE copy_of IS NOT NULL")


def _lay_out_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """The resource tables that the steps read."""
    harm = {
        key(word)
        for row in resources.table("lexicon/counts")
        if row["what"] == "injured"
        for word in row["words"].split("|")
    }
    connection.execute("SET VARIABLE story_harm = $1::VARCHAR[]", [sorted(harm)])
    for name, table, columns in (
        ("story_families", "ontology/families", ("event_type", "family", "speech", "mutual", "open")),
        ("story_organs", "ontology/organs", ("sector", "selector")),
    ):
        shape = ", ".join(f"{column} VARCHAR" for column in columns)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({shape})")
        insert(connection, name, [tuple(row[column] for column in columns) for row in resources.table(table)])
    connection.execute("CREATE OR REPLACE TEMP TABLE story_states (country VARCHAR)")
    insert(connection, "story_states", [(row["id"],) for row in resources.table("actors/countries")])
    shape = "one VARCHAR, one_modes VARCHAR[], other VARCHAR, other_modes VARCHAR[]"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE story_kin ({shape})")
    insert(connection, "story_kin", _kin())


def _kin() -> list[tuple[str, list[str], str, list[str]]]:
    """Each family beside itself and beside those that tell the same acts under another name, either way."""
    alone = sorted({row["family"] for row in resources.table("ontology/families")})
    kin = [
        (row["one"], row["one_modes"].split("|"), row["other"], row["other_modes"].split("|"))
        for row in resources.table("ontology/kin")
    ]
    return [*((f, [], f, []) for f in alone), *kin, *((*row[2:], *row[:2]) for row in kin)]


def _groups(connection: duckdb.DuckDBPyConnection) -> list[Group]:
    """The events that tell one happening, after comparing every candidate pair."""
    compare(connection)
    connection.execute("DELETE FROM story_pairs")
    connection.execute(f"INSERT INTO story_pairs BY NAME {steps.KEPT}", {"least": LEAST_KEPT})
    rows = connection.execute(steps.REACH).fetchall()
    ids = [event for event, *_ in rows]
    place = {event: number for number, event in enumerate(ids)}
    told = said.of_pairs(connection, place).items()
    known = {(place[a], place[b]): together for (a, b), together in told}
    pairs = Pairs(**connection.execute(steps.PAIRS).fetchnumpy())
    reaches = [Reach.of(*told) for _, *told in rows]
    groups = clusters(reaches, pairs, known)
    why = kept_apart(groups, reaches, pairs, known)
    connection.execute("CREATE OR REPLACE TEMP TABLE story_apart (a VARCHAR, b VARCHAR, apart VARCHAR)")
    insert(connection, "story_apart", [(ids[a], ids[b], rule) for (a, b), rule in why.items()])
    connection.execute(
        "UPDATE story_pairs SET apart = found.apart FROM story_apart AS found"
        " WHERE story_pairs.a = found.a AND story_pairs.b = found.b"
    )
    return [tuple(ids[at] for at in group) for group in groups]


def _write(connection: duckdb.DuckDBPyConnection, groups: list[Group]) -> int:
    before, last = _before(connection)
    heirs = successors(connection, _gone(connection))
    stories, revisions = identify(groups, _rank(connection), before, last, heirs)
    connection.execute("DELETE FROM story_events")
    members = [(story, event) for story, group in sorted(stories.items()) for event in group]
    connection.execute("CREATE OR REPLACE TEMP TABLE story_members (story_id VARCHAR, event_id VARCHAR)")
    insert(connection, "story_members", members)
    _step(connection, "story_told", tell.TOLD)
    connection.execute(
        "INSERT INTO story_events SELECT story_id, event_id, document_id, origin, run_id FROM story_told"
        " ORDER BY story_id, document_id, event_id"
    )
    insert(connection, "story_revisions", [_row(revision) for revision in revisions])
    _step(
        connection,
        "story_numbers",
        "SELECT story_id, max(revision) AS revision FROM story_revisions GROUP BY story_id",
    )
    connection.execute("DELETE FROM story_counts")
    connection.execute(f"INSERT INTO story_counts BY NAME {tell.SPREAD}")
    _step(connection, "story_votes", tell.VOTES)
    return len(stories)


def _row(revision: Revision) -> tuple[Any, ...]:
    return revision.story, revision.revision, revision.action, revision.other, list(revision.events)


def _rank(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The events' places in time: the day of the report, its id, the place in its text."""
    found = connection.execute(
        "SELECT event_id FROM story_inputs ORDER BY told NULLS LAST, document_id, trigger_start, event_id"
    ).fetchall()
    return {event: number for number, (event,) in enumerate(found)}


def _gone(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The events of the stories that stood before which no document tells any more."""
    found = connection.execute("SELECT DISTINCT event_id FROM story_events ANTI JOIN coded_events USING (event_id)")
    return [event for (event,) in found.fetchall()]


def _before(connection: duckdb.DuckDBPyConnection) -> tuple[dict[str, Group], dict[str, int]]:
    """The stories that stood before with their events, and the last revision of every story there ever was."""
    held = connection.execute(
        "SELECT story_id, list_sort(list(event_id)) FROM story_events GROUP BY story_id"
    ).fetchall()
    last = connection.execute("SELECT story_id, max(revision) FROM story_revisions GROUP BY story_id").fetchall()
    return {story: tuple(events) for story, events in held}, dict(last)
