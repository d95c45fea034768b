"""Pairs of tellings compared: the tables of words that SQL cannot make, and the evidence of every pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

import duckdb

from polybius.stories import steps
from polybius.stories.evidence import Evidence, scored
from polybius.stories.meaning import closeness
from polybius.stories.subjects import subjects
from polybius.stories.things import MEASURES, things
from polybius.stories.words import cosine, key, rarity, related, terms, weighed
from polybius.transaction import insert

__all__ = ["compare", "lay_out_words"]

Connection = duckdb.DuckDBPyConnection

TEXTS = """
    SELECT document_id, text FROM current_documents JOIN texts USING (text_digest)
    WHERE document_id IN (SELECT document_id FROM story_inputs WHERE family IS NULL)
"""
TABLES = {
    "story_terms": "event_id VARCHAR, word VARCHAR, weight DOUBLE",
    "story_arguments": "event_id VARCHAR, actor VARCHAR[], recipient VARCHAR[], either VARCHAR[]",
    "story_things": "event_id VARCHAR, things VARCHAR[]",
    "story_subjects": "document_id VARCHAR, subject BIGINT",
    "story_beside": "event_id VARCHAR, word VARCHAR, weight DOUBLE, total DOUBLE",
    "story_stems": "event_id VARCHAR, stem VARCHAR",
    "story_triggers": "one VARCHAR, other VARCHAR, trigger VARCHAR, trigger_rarity DOUBLE, other_rarity DOUBLE,"
    " closeness DOUBLE, stem VARCHAR, other_stem VARCHAR",
    "story_reports": "one VARCHAR, other VARCHAR, likeness DOUBLE",
    "story_scores": "kind UBIGINT, log_odds DOUBLE, bare BOOLEAN, barred BOOLEAN,"
    " evidence STRUCT(name VARCHAR, level VARCHAR, weight DOUBLE)[]",
}
ALIKE = """
    SELECT DISTINCT least(x.{0}, y.{0}), greatest(x.{0}, y.{0}) FROM story_compared
    JOIN story_inputs AS x ON x.event_id = a JOIN story_inputs AS y ON y.event_id = b
"""
BARE = """
    SELECT event_id, trigger_word, left(sentence_text, trigger_start - sentence_start),
        substr(sentence_text, trigger_start - sentence_start + len(trigger_text) + 1)
    FROM story_inputs WHERE family IS NULL
"""
OF_MEASURES = f"""
    SELECT event_id, event_type, modes, sentence_text, trigger_start - sentence_start,
        trigger_start - sentence_start + len(trigger_text)
    FROM story_inputs WHERE event_type IN {MEASURES}
"""
BESIDE = 2  # words on each side of a trigger
UNDATED = " WHERE (x.earliest IS NULL OR y.earliest IS NULL) AND x.document_id <> y.document_id"


def lay_out_words(connection: Connection) -> None:
    """Makes the tables of words (``TABLES``) of what story_inputs holds, but for those of pairs."""
    for name, columns in TABLES.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
    told = connection.execute(
        "SELECT event_id, trigger_text, sentence_text, [p.text FOR p IN actors], [p.text FOR p IN recipients]"
        " FROM story_inputs"
    ).fetchall()
    weights = ((id, weighed(sentence, _keys([trigger]))) for id, trigger, sentence, _, _ in told)
    insert(connection, "story_terms", [(id, word, weight) for id, held in weights for word, weight in held.items()])
    sides = ((id, _keys(actors), _keys(recipients)) for id, _, _, actors, recipients in told)
    insert(connection, "story_arguments", [(id, list(a), list(r), list(a | r)) for id, a, r in sides])
    insert(connection, "story_things", list(_things(connection)))
    bare = connection.execute(BARE).fetchall()
    insert(connection, "story_stems", [(id, _stem(trigger)) for id, trigger, _, _ in bare])
    insert(connection, "story_beside", list(_beside(bare)))
    texts: Mapping[str, str] = dict(connection.execute(TEXTS).fetchall())
    insert(connection, "story_subjects", list(subjects(texts).items()))


def compare(connection: Connection) -> None:
    """Makes story_evidence, every candidate pair with what speaks for and against it, and story_scored, its sum."""
    connection.execute("CREATE OR REPLACE TEMP VIEW story_compared AS SELECT a, b FROM story_candidates")
    triggers = connection.execute(ALIKE.format("trigger_word")).fetchall()
    insert(connection, "story_triggers", [_triggers(a, b) for a, b in triggers])
    insert(connection, "story_reports", _alike(connection))
    for name, select in steps.COMPARING:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {select}")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW story_graded AS {steps.GRADED}")
    names = ", ".join(f"any_value({field.name})" for field in fields(Evidence))
    kinds = connection.execute(f"SELECT kind, {names} FROM story_graded GROUP BY kind").fetchall()
    insert(connection, "story_scores", [_scored(kind, Evidence(*values)) for kind, *values in kinds])
    connection.execute(f"CREATE OR REPLACE TEMP TABLE story_scored AS {steps.SCORED}")


def _things(connection: Connection) -> Iterator[tuple[str, list[str]]]:
    """What each measure is laid on, where its words tell it."""
    for id, event_type, modes, sentence, start, end in connection.execute(OF_MEASURES).fetchall():
        if found := things(event_type, modes, sentence, start, end):
            yield id, found


def _scored(kind: int, evidence: Evidence) -> tuple[int, float, bool, bool, list[dict[str, str | float]]]:
    """A row of story_scores."""
    found = scored(evidence)
    parts: list[dict[str, str | float]] = [
        {"name": name, "level": level, "weight": weight} for name, level, weight in found.parts
    ]
    return kind, found.log_odds, found.bare, found.barred, parts


def _beside(bare: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, float, float]]:
    """The words next to each trigger whose type is not known, with their rarity and the sum of it."""
    for id, _, before, after in bare:
        weights = {word: rarity(word) for word in _keys(terms(before)[-BESIDE:] + terms(after)[:BESIDE])}
        yield from ((id, word, weight, sum(weights.values())) for word, weight in weights.items())


def _triggers(first: str, second: str) -> tuple[str, str, str, float, float, float | None, str, str]:
    """What two triggers have to do with each other: a row of story_triggers."""
    stems = sorted(map(_stem, (first, second)))
    rarities = sorted(map(rarity, stems))
    return first, second, related(first, second), rarities[0], rarities[1], closeness(first, second), stems[0], stems[1]


def _stem(trigger: str) -> str:
    return key(trigger.split(" ", 1)[0])


def _alike(connection: Connection) -> list[tuple[str, str, float]]:
    texts = {id: weighed(text) for id, text in connection.execute(TEXTS).fetchall()}
    pairs = connection.execute(ALIKE.format("document_id") + UNDATED).fetchall()
    return [(a, b, cosine(texts[a], texts[b])) for a, b in pairs if a in texts and b in texts]


def _keys(texts: Iterable[str | None]) -> set[str]:
    return {key(word) for text in texts if text for word in terms(text)}
