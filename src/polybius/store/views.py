"""Views over a store's tables: what holds now, with the analysts' corrections laid over."""

from __future__ import annotations

import json

from polybius.queries import literal
from polybius.store.columns import columns, quoted
from polybius.store.tables import EventRow

__all__ = ["EDITABLE", "VIEWS", "ends", "one_sided", "open_ended"]

# What an analyst can put right in an event; the spans and the words stay as the document has them.
EDITABLE = (
    "event_type",
    "modes",
    "contexts",
    "quad",
    "score",
    "actors",
    "recipients",
    "reciprocal",
    "host",
    "earliest",
    "latest",
    "place",
    "counts",
    "factuality",
    "auxiliary",
    "ended",
)

CURRENT_DOCUMENTS = """
    -- of the texts seen at one address, the last
    SELECT * FROM documents QUALIFY version = max(version) OVER (PARTITION BY address)
"""

DOCUMENT_TEXTS = """
    SELECT document_id, text FROM documents JOIN texts USING (text_digest)
"""

CODED_EVENTS = """
    SELECT events.* FROM events JOIN current_readings USING (document_id, run_id)
"""


def _edits() -> str:
    fields = ", ".join(
        f"arg_max(value, number) FILTER (action = 'edit' AND field = '{name}') AS {quoted(name)}" for name in EDITABLE
    )
    return f"""
        -- the last word on every field of every event since it was last accepted as coded; values are JSON
        SELECT target_id AS event_id, bool_or(action = 'reject') AS rejected, {fields}
        FROM (
            FROM corrections WHERE target = 'event'
            QUALIFY number > coalesce(max(number) FILTER (action = 'accept') OVER (PARTITION BY target_id), 0)
        ) GROUP BY target_id
    """


def _current_events() -> str:
    types = columns(EventRow)
    laid_over = ", ".join(
        f"CASE WHEN edits.{quoted(name)} IS NULL THEN coded.{quoted(name)}"
        f" ELSE from_json(edits.{quoted(name)}, {_structure(types[name])}) END AS {quoted(name)}"
        for name in EDITABLE
    )
    return f"""
        SELECT coded.* REPLACE ({laid_over})
        FROM coded_events AS coded LEFT JOIN edits USING (event_id)
        WHERE edits.rejected IS DISTINCT FROM true
    """


def _structure(kind: str) -> str:
    return literal(json.dumps([kind[:-2]] if kind.endswith("[]") else kind))


CURRENT_ENTITIES = """
    SELECT entity_id,
        arg_min(name, document_id) AS name, max(code) AS code, max(country) AS country, max(sector) AS sector,
        min(kind) AS kind, arg_min(why, document_id) AS why,
        list_sort(list_distinct(flatten(list(names)))) AS names,
        count(DISTINCT document_id) AS n_documents, sum(n_mentions)::BIGINT AS n_mentions
    FROM entities JOIN current_readings USING (document_id, run_id)
    GROUP BY entity_id
"""

CURRENT_LINKS = """
    SELECT links.* FROM links JOIN current_readings USING (document_id, run_id)
    WHERE "from" IN (SELECT event_id FROM current_events) AND "to" IN (SELECT event_id FROM current_events)
"""

CURRENT_ASSESSMENTS = """
    SELECT assessments.* FROM assessments JOIN current_readings USING (document_id, run_id)
"""

LEFT_BEHIND = """
    -- corrections of an event that was coded here and is no more, by a newer run or as its text was replaced, and that
    -- were not carried over to one of the new version
    WITH said AS (
        SELECT number, target_id, who, why, "at", action, field, target_id AS event_id FROM corrections
        WHERE target = 'event' AND action IN ('edit', 'reject') AND NOT EXISTS (
            FROM corrections AS later WHERE later.target_id = corrections.target_id AND later.action = 'accept'
                AND later.number > corrections.number)
        UNION ALL
        SELECT number, target_id, who, why, "at", action, field, unnest(flatten(from_json(value, '[["VARCHAR"]]')))
        FROM corrections WHERE target = 'story'
    )
    SELECT DISTINCT said.number, said.event_id FROM said
    WHERE event_id IN (SELECT event_id FROM events) AND event_id NOT IN (SELECT event_id FROM coded_events)
        AND NOT EXISTS (
            FROM corrections AS carried WHERE carried.number > said.number AND carried."at" = said."at"
                AND carried.who = said.who AND carried.action = said.action AND contains(carried.why, said.event_id))
"""


def one_sided(claims: str) -> str:
    """The numbers of a story that one side's mouths alone give, where others tell the story without them, in SQL.

    The reports' own voice and words that nobody is known by are no side.
    """
    return f"""
        SELECT story_id, what, any_value(side) AS side
        FROM (SELECT story_id, voice, side, unnest(counts).what AS what FROM {claims} WHERE says <> 'denies')
        GROUP BY story_id, what
        HAVING count(DISTINCT coalesce(side, voice)) = 1 AND bool_and(voice IN ('state', 'known')) AND (story_id, 1)
            NOT IN (SELECT story_id, count(DISTINCT coalesce(side, voice)) FROM {claims} GROUP BY story_id)
    """


def open_ended(counts: str) -> str:
    """The numbers of a story of which the most that is told is told as so many or more ("over 100"), in SQL."""
    return f"""
        SELECT story_id, what FROM {counts} GROUP BY ALL
        HAVING max(coalesce(max, min)) = max(min) FILTER (max IS NULL)
    """


def ends(counts: str) -> str:
    """Who gives the least and who the most of the numbers of a story, where these are two, in SQL.

    Of several who give the same whoever told it first.
    """
    return f"""
        SELECT story_id, what, arg_min(says, (min, told)) FILTER (min IS NOT NULL AND says IS NOT NULL) AS least_by,
            arg_min(says, (-coalesce(max, min), told)) FILTER (says IS NOT NULL) AS most_by
        FROM {counts} GROUP BY story_id, what HAVING min(min) < max(coalesce(max, min))
    """


# In the order in which they can be made.
VIEWS = {
    "current_documents": CURRENT_DOCUMENTS,
    "document_texts": DOCUMENT_TEXTS,
    "coded_events": CODED_EVENTS,
    "edits": _edits(),
    "current_events": _current_events(),
    "current_entities": CURRENT_ENTITIES,
    "current_links": CURRENT_LINKS,
    "current_assessments": CURRENT_ASSESSMENTS,
    "left_behind": LEFT_BEHIND,
    "one_sided": one_sided("claims"),
    "open_ended": open_ended("story_counts"),
    "number_ends": ends("story_counts"),
}
