"""Stories, events, sentences and documents of a store, as a page shows them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

import duckdb

from polybius.queries import fetched
from polybius.report import imported
from polybius.report.claims import ClaimView, claims_of
from polybius.report.corrections import corrections_of
from polybius.report.labels import (
    Names,
)  # fmt: skip
from polybius.report.views import EventView, Source, StoryView, event_view, source_of, story_view
from polybius.store.views import ends, one_sided, open_ended

__all__ = ["documents_of", "events_of", "stories_of"]


EVENTS = """
    SELECT e.*, story_id, se.origin
    FROM {table} AS e LEFT JOIN story_events AS se USING (event_id, document_id)
    WHERE {condition} ORDER BY e.earliest NULLS LAST, e.document_id, e.trigger_start, e.event_id
"""
CURRENT = "current_events"
# Every event that some run coded, as the last of them has it: rejected ones, and those that no newer run finds.
EVER = """(
    SELECT events.* FROM events JOIN runs USING (run_id)
    QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY runs.number DESC) = 1
)"""
BY_STORY = "se.story_id IN (SELECT unnest($1::VARCHAR[]))"
BY_EVENT = "e.event_id IN (SELECT unnest($1::VARCHAR[]))"
BY_DOCUMENT = "e.document_id IN (SELECT unnest($1::VARCHAR[]))"


def events_of(
    connection: duckdb.DuckDBPyConnection,
    names: Names,
    *,
    stories: Iterable[str] | None = None,
    events: Iterable[str] | None = None,
    documents: Iterable[str] | None = None,
    ever: bool = False,
) -> tuple[EventView, ...]:
    """The events of some stories, of some documents, or of some ids, each with its sentence in pieces.

    An imported event is its own story and document, and has no sentence. With ``ever`` those too that do not hold
    now, as they were coded: rejected, or found by an earlier run alone.
    """
    if stories is not None:
        condition, ids = BY_STORY, list(stories)
    elif events is not None:
        condition, ids = BY_EVENT, list(events)
    else:
        condition, ids = BY_DOCUMENT, list(documents or ())
    others, ids = imported.parted(ids)
    asked = EVENTS.format(condition=condition, table=EVER if ever else CURRENT)
    rows = fetched(connection, asked, [ids]) if ids else []
    cited = documents_of(connection, {row["document_id"] for row in rows})
    copies = _copies(connection, cited)
    corrected = corrections_of(connection, (row["event_id"] for row in rows))
    read = (
        dataclasses.replace(
            event_view(row, names, cited),
            copies=copies.get((row["document_id"], row["sentence_text"]), ()),
            repeats=row["origin"] not in (None, row["document_id"]),
            corrected=corrected.get(row["event_id"], ()),
        )
        for row in rows
    )
    return (*read, *imported.events_of(connection, names, others))


STORIES = f"""
    WITH told AS MATERIALIZED (
        SELECT story_id, event_id FROM story_events WHERE story_id IN (SELECT unnest($1::VARCHAR[]))
    ),
    claimed AS MATERIALIZED (SELECT * FROM claims WHERE story_id IN (SELECT unnest($1::VARCHAR[]))),
    by_one AS MATERIALIZED ({one_sided("claimed")}),
    counted AS MATERIALIZED (SELECT * FROM story_counts WHERE story_id IN (SELECT unnest($1::VARCHAR[]))),
    upward AS MATERIALIZED ({open_ended("counted")}),
    ends AS MATERIALIZED ({ends("counted")})
    SELECT stories.*, killed.side AS killed_by, injured.side AS injured_by, said.according,
        (stories.story_id, 'killed') IN (FROM upward) AS killed_open,
        (stories.story_id, 'injured') IN (FROM upward) AS injured_open,
        dead.least_by AS killed_least_by, dead.most_by AS killed_most_by,
        hurt.least_by AS injured_least_by, hurt.most_by AS injured_most_by
    FROM stories
    LEFT JOIN ends AS dead ON dead.story_id = stories.story_id AND dead.what = 'killed'
    LEFT JOIN ends AS hurt ON hurt.story_id = stories.story_id AND hurt.what = 'injured'
    LEFT JOIN by_one AS killed ON killed.story_id = stories.story_id AND killed.what = 'killed'
    LEFT JOIN by_one AS injured ON injured.story_id = stories.story_id AND injured.what = 'injured'
    LEFT JOIN (
        SELECT story_id, list(DISTINCT said ORDER BY said) AS according FROM (
            SELECT story_id, coalesce(sources[1].text, CASE WHEN sources[1].cue IS NOT NULL THEN 'somebody unnamed' END,
                documents.publisher) AS said
            FROM (
                SELECT event_id, document_id, sources FROM current_events
                WHERE event_id IN (SELECT event_id FROM told)  -- so that the lists of these alone are read
            ) JOIN told USING (event_id) JOIN documents USING (document_id)
        ) GROUP BY story_id
    ) AS said ON said.story_id = stories.story_id
    WHERE stories.story_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY earliest NULLS LAST, stories.story_id
"""


def stories_of(
    connection: duckdb.DuckDBPyConnection, names: Names, ids: Iterable[str], *, with_events: bool = True
) -> tuple[StoryView, ...]:
    """Some stories, by day, each with its events, their sentences and claims where they are asked for."""
    others, wanted = imported.parted(ids)
    told: dict[str, list[EventView]] = {}
    claimed: dict[str, list[ClaimView]] = {}
    for claim in claims_of(connection, names, wanted) if with_events and wanted else ():
        claimed.setdefault(claim.story, []).append(claim)
    for event in events_of(connection, names, stories=wanted) if with_events and wanted else ():
        told.setdefault(event.story or "", []).append(event)
    rows = fetched(connection, STORIES, [wanted]) if wanted else []
    read = (story_view(row, names, told.get(row["story_id"], ()), claimed.get(row["story_id"], ())) for row in rows)
    return (*read, *imported.stories_of(connection, names, others))


def documents_of(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, Source]:
    """Some documents by their ids, as they are cited; an imported event is cited as one of its data."""
    others, wanted = imported.parted(ids)
    sql = "SELECT * FROM documents WHERE document_id IN (SELECT unnest($1::VARCHAR[]))"
    read = {row["document_id"]: source_of(row) for row in (fetched(connection, sql, [wanted]) if wanted else ())}
    return read | {event.id: event.source for event in imported.events_of(connection, None, others)}


COPIES = """
    SELECT documents.*, held.copy_of AS article, sentence
    FROM copied_sentences AS held JOIN current_documents AS documents USING (document_id)
    WHERE held.copy_of IN (SELECT unnest($1::VARCHAR[])) AND held.copy_of <> document_id ORDER BY document_id
"""


def _copies(
    connection: duckdb.DuckDBPyConnection, cited: Mapping[str, Source]
) -> dict[tuple[str, str], tuple[Source, ...]]:
    """By article and sentence the copies that hold the sentence."""
    out: dict[tuple[str, str], tuple[Source, ...]] = {}
    for row in fetched(connection, COPIES, [list(cited)]) if cited else ():
        key = row["article"], row["sentence"]
        out[key] = (*out.get(key, ()), source_of(row))
    return out
