"""Pairs of a headline and a text, kept apart from texts that may not be copied, and how well the two are told apart."""

from __future__ import annotations

import hashlib
import json
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius import ingest, resources, samples
from polybius.errors import EvaluationError
from polybius.evaluate.gold import records
from polybius.schema import Document

Record = dict[str, Any]

SAMPLES = "samples"  # the set of the bundled reports
LISTED = "evaluation/headline/pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline over a text, and whether it is one of that text's story."""

    set: str
    kind: str  # true; paraphrase, translated, oblique: of our own reports; each also "short", of a text cut short
    headline: str
    body: str
    related: bool

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits by which the pair is known again."""
        return hashlib.sha256(f"{self.headline}\n{self.body}".encode()).hexdigest()[:16]


def pairs(listed: Path, gold: Path | None) -> Iterator[Pair]:
    """The listed pairs whose texts are at hand, with their words.

    Args:
        listed: JSON lines: ``set, doc, body`` ([start, end] in the document's text), ``headline`` (``{"words"}`` of our
            own, or ``{"doc", "span"}``, ``{"doc", "field"}`` of a document of the same set), ``related, kind, sha256``.
        gold: The folder of the sets; None: the pairs of the sample reports alone.

    Raises:
        EvaluationError: a text is not the one that the pair was made of.
    """
    held: dict[str, dict[str, Record]] = {}
    for row in records(listed):
        known = held.setdefault(row["set"], documents(row["set"], gold))
        if not known:
            continue
        body = known[row["doc"]]["text"][slice(*row["body"])]
        pair = Pair(row["set"], row["kind"], headline_of(row["headline"], known), body, row["related"])
        if pair.digest != row["sha256"]:
            raise EvaluationError(f"{row['set']}: the text of {row['doc']} is not the one that the pair was made of")
        yield pair


def documents(set_name: str, gold: Path | None) -> dict[str, Record]:
    """The documents of a set by id: of the gold folder, or the sample reports; none where they are not at hand."""
    if set_name == SAMPLES:
        return {document.id: _sample(document) for document in _samples()}
    path = gold / f"{set_name}.jsonl.gz" if gold else None
    if path is None or not path.exists():
        return {}
    return {record["id"]: record for record in records(path)}


def headline_of(place: Record, known: dict[str, Record]) -> str:
    """The words of a headline: as they stand in the pair, in a document's field, in its text or in its address."""
    if "words" in place:
        return str(place["words"])
    record = known[place["doc"]]
    if "span" in place:
        return str(record["text"][slice(*place["span"])])
    if place["field"] == "url":  # Wikinews: /wiki/Its_headline
        return urllib.parse.unquote(record["url"].rpartition("/wiki/")[2]).replace("_", " ")
    return " ".join(record[place["field"]].split())


def listed() -> Path:
    """Where the pairs of the package lie."""
    return resources.folder() / LISTED


def written(rows: Iterable[Record]) -> str:
    """The lines of a list of pairs."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _samples() -> Iterator[Document]:
    return (item for item in ingest.read([samples.folder()]) if isinstance(item, Document))


def _sample(document: Document) -> Record:
    return {"id": document.id, "title": document.title, "text": document.text}
