"""What a story answers, brings about, ends or takes up again: arrows between stories, each with who says so.

Each step is a temporary table of the connection and can be looked at after ``link``.
"""

from __future__ import annotations

import duckdb

__all__ = ["create", "fill"]

WEAK_BELOW = 0.5  # confidence: such a link only tells that one came after the other

TABLES = """
    -- what came first, what came of it, and how: the later one answers it, resumes it, ends it, or is caused by it
    CREATE TABLE IF NOT EXISTS story_links (
        link_id VARCHAR, earlier VARCHAR, later VARCHAR, kind VARCHAR, confidence DOUBLE, weak BOOLEAN,
        n_events BIGINT, n_documents BIGINT, n_publishers BIGINT, since DATE, signals VARCHAR[], says VARCHAR[],
        documents VARCHAR[], runs VARCHAR[]);
    -- what each arrow rests on: a row a telling, with the sentences of both events
    CREATE TABLE IF NOT EXISTS story_link_events (
        link_id VARCHAR, earlier VARCHAR, later VARCHAR, kind VARCHAR, earlier_event VARCHAR, later_event VARCHAR,
        document_id VARCHAR, origin VARCHAR, run_id VARCHAR, told DATE, publisher VARCHAR, who VARCHAR, entity VARCHAR,
        through VARCHAR[], signal VARCHAR, sentence VARCHAR, earlier_sentence VARCHAR, confidence DOUBLE);
"""


def _not_done(event: str) -> str:
    """Whether a telling holds that the act was not done; what is announced or left open may still be an answer."""
    return f"""({event}.factuality IN ('CT-', 'PR-', 'PS-') OR list_contains({event}.auxiliary, 'negation')
        OR {event}.factuality = 'Uu' AND coalesce({event}.sources[1].factuality IN ('CT-', 'PR-', 'PS-'), false))"""


# One row a link between the events of a report, turned so that what came first stands first. Who says so is the
# innermost mouth of the later event, whose clause tells the tie; where nobody is cited, the publisher. What was not
# done answers nothing ("the group denied shelling them"), and what takes an act up again has not ended it besides.
TELLINGS = f"""
    WITH turned AS (
        SELECT *, CASE WHEN kind = 'causes' THEN "from" ELSE "to" END AS earlier_event,
            CASE WHEN kind = 'causes' THEN "to" ELSE "from" END AS later_event
        FROM current_links WHERE kind <> 'same_as'
    )
    SELECT 'l' || left(sha256(concat_ws(':', one.story_id, other.story_id, kind)), 15) AS link_id,
        one.story_id AS earlier, other.story_id AS later, kind, earlier_event, later_event,
        other.document_id, other.origin, turned.run_id, told.told, told.publisher,
        coalesce(told.sources[1].text, told.sources[1].cue.text, told.publisher, 'publisher not known') AS who,
        coalesce(told.sources[1].entity, told.sources[1].code) AS entity,
        [coalesce(s.text, s.cue.text) FOR s IN told.sources[2:]] AS through,
        turned.signal.text AS signal, told.sentence_text AS sentence,
        CASE WHEN before.sentence_text <> told.sentence_text THEN before.sentence_text END AS earlier_sentence,
        turned.confidence
    FROM turned
    JOIN story_events AS one ON one.event_id = earlier_event
    JOIN story_events AS other ON other.event_id = later_event
    JOIN story_told AS told ON told.event_id = later_event
    JOIN story_told AS before ON before.event_id = earlier_event
    WHERE one.story_id <> other.story_id AND NOT {_not_done("told")} AND NOT {_not_done("before")}
    QUALIFY NOT (kind = 'ends' AND bool_or(kind = 'resumes') OVER (PARTITION BY one.story_id, other.story_id))
    ORDER BY earlier, later, kind, told.told NULLS LAST, other.document_id, later_event
"""

# Copies of an article speak with one voice; a later report that is sure outweighs an earlier one that is not.
LINKS = f"""
    SELECT link_id, earlier, later, kind, max(confidence) AS confidence, max(confidence) < {WEAK_BELOW} AS weak,
        count(DISTINCT later_event) AS n_events, count(DISTINCT origin) AS n_documents,
        count(DISTINCT lower(publisher)) AS n_publishers, min(told) AS since,
        coalesce(list(DISTINCT lower(signal) ORDER BY lower(signal)) FILTER (signal IS NOT NULL), []) AS signals,
        list(DISTINCT who ORDER BY who) AS says,
        list(DISTINCT document_id ORDER BY document_id) AS documents, list(DISTINCT run_id ORDER BY run_id) AS runs
    FROM chain_tellings GROUP BY ALL ORDER BY earlier, later, kind
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables of the arrows between stories, empty, where they are not there yet."""
    connection.execute(TABLES)


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes story_links and story_link_events anew from the events' links, inside the transaction that linked them."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE chain_tellings AS {TELLINGS}")
    for table, select in (("story_links", LINKS), ("story_link_events", "SELECT * FROM chain_tellings")):
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} BY NAME {select}")
