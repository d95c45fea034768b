"""Imported events in the columns of our own: each is a story and a document of its own, and has no sentence."""

from __future__ import annotations

from polybius.store.columns import columns, quoted
from polybius.store.tables import DocumentRow, EventRow

__all__ = ["VIEWS"]

# What an imported event has in a column of ours; a column that stands in neither list is empty.
OF_EVENTS = {
    "document_id": "event_id",
    "sentence_index": "0",
    "sentence_start": "0",
    "sentence_end": "0",
    "trigger_start": "0",
    "trigger_end": "0",
    "trigger_text": "''",
    "dated_by": "'data'",
    "factuality": "'CT+'",
    "coder": "split_part(event_id, ':', 1) || ':' || code",
}
OF_DOCUMENTS = {
    "document_id": "event_id",
    "address": "event_id",
    "version": "1",
    "text_digest": "''",
    "uri": "url",
    "title": "'Event ' || substr(event_id, strpos(event_id, ':') + 1) || ' of ' || upper(split_part(event_id, ':', 1))",
    "earliest": "coalesce(published, earliest)",
    "latest": "coalesce(published, latest)",
    "language": "NULL",
    "n_characters": "0",
    "n_sentences": "0",
}
SAME = (
    "event_id", "run_id", "event_type", "modes", "contexts", "auxiliary", "quad", "score", "actors", "recipients",
    "reciprocal", "host", "place", "earliest", "latest", "counts", "published", "publisher",
)  # fmt: skip


def _shaped(record: type, given: dict[str, str]) -> str:
    """The columns of a record class, out of ``imported``."""
    out = []
    for name, kind in columns(record).items():
        value = given.get(name) or (quoted(name) if name in SAME else "[]" if kind.endswith("[]") else "NULL")
        out.append(f"{value}::{kind} AS {quoted(name)}")
    return ", ".join(out)


DYAD = (
    "a", "b", "a_acts", "a_gets", "b_acts", "b_gets", "mutual", "done", "nth", "n_articles", "n_sources",
    "published", "publisher", "url", "note",
)  # fmt: skip
NAMES = ", ".join(quoted(name) for name in columns(EventRow))

IMPORTED_EVENTS = f"""
    -- in the columns of our own events, beside those by which a dyad's are found; a row a pair of countries
    SELECT rowid AS number, {", ".join(DYAD)}, {_shaped(EventRow, OF_EVENTS)} FROM imported
"""

ALL_EVENTS = f"""
    -- those read from texts, corrections laid over, and the imported ones
    SELECT * FROM current_events UNION ALL BY NAME SELECT {NAMES} FROM imported_events WHERE nth = 1
"""

ALL_DOCUMENTS = f"""
    SELECT * FROM documents
    UNION ALL BY NAME SELECT {_shaped(DocumentRow, OF_DOCUMENTS)} FROM imported WHERE nth = 1
"""


def _called(party: str) -> str:
    """What a title calls a party, in SQL: by its code, and who has an id of his own by the words of the data."""
    own = f"{party}.entity <> coalesce({party}.code, '')"
    return f"CASE WHEN {own} THEN coalesce({party}.text, {party}.entity) ELSE {party}.code END"


IMPORTED_STORIES = f"""
    -- an imported event is a story of its own: the data say how many articles tell it, not which
    SELECT rowid AS number, a, b, nth, event_id AS story_id, 1 AS revision, event_type, quad, modes, contexts,
        [coalesce(p.entity, p.code) FOR p IN actors IF coalesce(p.entity, p.code) IS NOT NULL] AS actors,
        [coalesce(p.entity, p.code) FOR p IN recipients IF coalesce(p.entity, p.code) IS NOT NULL] AS recipients,
        list_sort(list_distinct([p.country FOR p IN actors IF p.country IS NOT NULL])) AS actor_countries,
        list_sort(list_distinct([p.country FOR p IN recipients IF p.country IS NOT NULL])) AS recipient_countries,
        reciprocal, earliest, latest, place.name AS place, coalesce(place.country, host) AS place_country,
        place.lat AS lat, place.lon AS lon, place.precision AS place_precision,
        1 AS n_events, coalesce(n_articles, 1) AS n_documents, 0 AS n_copies, coalesce(n_sources, 1) AS n_sources,
        0 AS n_denying, score, NULL::DOUBLE AS confidence, 'CT+' AS factuality, done, NULL::BOOLEAN AS ended,
        list_min([c.min FOR c IN counts IF c.what = 'killed']) AS killed_min,
        list_max([c.max FOR c IN counts IF c.what = 'killed']) AS killed_max,
        NULL::BIGINT AS injured_min, NULL::BIGINT AS injured_max,
        concat_ws(' ', {_called("actors[1]")}, event_type, {_called("recipients[1]")}) || ', ' || earliest AS title,
        []::VARCHAR[] AS blamed, []::VARCHAR[] AS denied_by, []::VARCHAR[] AS denied_who,
        [event_id] AS documents, [run_id] AS runs
    FROM imported
"""

ALL_STORIES = """
    -- killed_by and injured_by: the one side that the number is the word of; killed_open and injured_open: whether the
    -- most that is told is so many or more; killed_least_by, killed_most_by ...: who gives the least and who the most
    SELECT stories.*, killed.side AS killed_by, injured.side AS injured_by,
        (stories.story_id, 'killed') IN (FROM open_ended) AS killed_open,
        (stories.story_id, 'injured') IN (FROM open_ended) AS injured_open,
        dead.least_by AS killed_least_by, dead.most_by AS killed_most_by,
        hurt.least_by AS injured_least_by, hurt.most_by AS injured_most_by
    FROM stories
    LEFT JOIN number_ends AS dead ON dead.story_id = stories.story_id AND dead.what = 'killed'
    LEFT JOIN number_ends AS hurt ON hurt.story_id = stories.story_id AND hurt.what = 'injured'
    LEFT JOIN one_sided AS killed ON killed.story_id = stories.story_id AND killed.what = 'killed'
    LEFT JOIN one_sided AS injured ON injured.story_id = stories.story_id AND injured.what = 'injured'
    UNION ALL BY NAME SELECT * EXCLUDE (number, a, b, nth) FROM imported_stories WHERE nth = 1
"""

VIEWS = {
    "imported_events": IMPORTED_EVENTS,
    "imported_stories": IMPORTED_STORIES,
    "all_events": ALL_EVENTS,
    "all_documents": ALL_DOCUMENTS,
    "all_stories": ALL_STORIES,
}
