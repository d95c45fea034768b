"""News sentences without any gold, for what several models together say of them (``distil.py``).

The documents of ECB+'s training topics, of which the set annotates two or three sentences each, and the sentences of
GENEVA's training part.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data import Example, read_jsonl

from polybius import text
from polybius.schema import Document, Reading

FEWEST_WORDS = 4


def train(gold: Path) -> list[Example]:
    """The sentences, each once."""
    seen: set[str] = set()
    out = []
    for source, told in _texts(gold):
        reading = text.split(Reading(Document("", told)))
        for sentence in reading.sentences:
            words = [token.span.of(reading.text) for token in reading.tokens[sentence.first : sentence.last]]
            key = " ".join(words).lower()
            if len(words) >= FEWEST_WORDS and key not in seen:
                seen.add(key)
                out.append(Example(words, source))
    return out


def _texts(gold: Path) -> Iterator[tuple[str, str]]:
    for record in read_jsonl(gold / "events" / "ecbplus.train.jsonl.gz"):
        yield "ecbplus_rest", record["text"]
    for record in read_jsonl(gold / "srl" / "geneva.train.jsonl.gz"):
        yield "geneva", record["text"]
