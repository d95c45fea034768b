"""Which of an article and its copies hold a sentence: a copy that was cut short repeats only what its text has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import duckdb

from polybius.transaction import insert

__all__ = ["create", "fill", "holders"]

RUN = 3  # words
MIN_HELD = 0.5  # of a sentence's words, in rows of three that a text has: an edited one is held, too

TABLES = """
    -- of each article that has copies and of the copies themselves: the sentences that tell something, and who has them
    CREATE TABLE IF NOT EXISTS copied_sentences (copy_of VARCHAR, sentence VARCHAR, document_id VARCHAR);
"""
FAMILIES = """
    WITH families AS (
        SELECT document_id, copy_of FROM story_copies UNION SELECT copy_of, copy_of FROM story_copies
    )
    SELECT copy_of, document_id, text, sentences FROM families
    JOIN document_texts USING (document_id)
    LEFT JOIN (
        SELECT document_id, list_sort(list(DISTINCT sentence_text)) AS sentences
        FROM current_events GROUP BY document_id
    ) USING (document_id)
    ORDER BY copy_of, document_id <> copy_of, document_id
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the table of the sentences, empty, where it is not there yet."""
    connection.execute(TABLES)


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes copied_sentences anew; where texts were left out of a store, what is known already stays."""
    if not connection.execute("SELECT 1 FROM texts LIMIT 1").fetchall():
        return
    families: dict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
    for first, document, text, sentences in connection.execute(FAMILIES).fetchall():
        families[first].append((document, text, sentences or []))
    connection.execute("DELETE FROM copied_sentences")
    insert(
        connection,
        "copied_sentences",
        [(first, sentence, document) for first, held in families.items() for sentence, document in holders(held)],
    )


def holders(family: Iterable[tuple[str, str, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    """Each sentence of an article and its copies with each of them that holds it.

    What a copy has put in, and the article lacks, is looked for in copies of the same text alone.

    Args:
        family: Id, text and telling sentences, the article first.
    """
    read = [(id, " ".join(re.findall(r"\w+", text.lower())), list(sentences)) for id, text, sentences in family]
    runs = {id: _runs(words.split()) for id, words, _ in read}
    alike, told = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for id, words, _ in read:
        alike[words].append(id)
    for _, words, sentences in read:
        for sentence in sentences:
            told[sentence] += alike[words]
    (first, article, _) = read[0]
    for sentence, tellers in told.items():
        said = re.findall(r"\w+", sentence.lower())
        others = runs if f" {' '.join(said)} " in f" {article} " else (first,)
        held = {id for id in others if _share(said, runs[id]) >= MIN_HELD}
        yield from ((sentence, id) for id in sorted(held.union(tellers)))


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))


def _share(said: list[str], runs: frozenset[tuple[str, ...]]) -> float:
    """How many of a sentence's words stand in rows of three that a text has; of one that is shorter, none."""
    covered: set[int] = set()
    for at in range(len(said) - RUN + 1):
        if tuple(said[at : at + RUN]) in runs:
            covered.update(range(at, at + RUN))
    return len(covered) / max(len(said), 1)
