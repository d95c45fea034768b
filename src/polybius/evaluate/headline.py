"""Pairs of a headline and a text, kept apart from texts that may not be copied, and how well the two are told apart."""

from __future__ import annotations

import hashlib
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius import ingest, resources, samples
from polybius.errors import EvaluationError, NoGoldError
from polybius.evaluate.figures import DIGITS, Counts, f1, scored
from polybius.evaluate.gold import records
from polybius.ingest import headline
from polybius.ingest.likeness import overlap
from polybius.schema import Document

Record = dict[str, Any]

SAMPLES = "samples"  # the set of the bundled reports
LISTED = "evaluation/headline/pairs.jsonl"
BASELINE = 0.5  # share of a headline's words in the text, below which plain word overlap calls it unrelated
Figures = dict[str, Any]


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


def score(gold: Path | None, part: str | None) -> dict[str, Figures]:
    """F1 of *unrelated* over the pairs of a headline and a text, beside that of plain word overlap.

    A verdict of "cannot tell" counts as not unrelated. ``by_kind``: the share of pairs of each kind judged rightly,
    where "cannot tell" is right for the related ones. ``by_set``: F1 of each set.

    Args:
        gold: The folder of the sets that the pairs are of; None: those of the sample reports.
        part: "dev": there is no other.

    Returns:
        ``{"headline/pairs": {"n", "f1": {"value", "low", "high", "precision", "recall", "n"}, "overlap": {...},
        "by_kind": {kind: {"value", "n"}}, "by_set": {set: {"value", "n"}}}}``; the interval holds 95 % of resamples
        of the pairs.

    Raises:
        NoGoldError: another part.
    """
    if part not in (None, "dev"):
        raise NoGoldError("the pairs of headline and text are of the dev parts alone")
    found = [(pair, headline.judged(pair.headline, pair.body).related is False) for pair in pairs(listed(), gold)]
    plain = [_counts(pair, overlap(pair.headline, pair.body) < BASELINE) for pair, _ in found]
    counts = [_counts(pair, unrelated) for pair, unrelated in found]
    kinds = sorted({pair.kind for pair, _ in found})
    sets = sorted({pair.set for pair, _ in found})
    return {
        "headline/pairs": {
            "n": len(found),
            "f1": scored(counts),
            "overlap": scored(plain),
            "by_kind": {kind: _rightly([one for one in found if one[0].kind == kind]) for kind in kinds},
            "by_set": {
                name: {"value": round(f1([_counts(*one) for one in found if one[0].set == name]), DIGITS)}
                for name in sets
            },
        }
    }


def _counts(pair: Pair, unrelated: bool) -> Counts:
    return int(unrelated and not pair.related), int(unrelated), int(not pair.related)


def _rightly(found: list[tuple[Pair, bool]]) -> Figures:
    right = sum(unrelated is not pair.related for pair, unrelated in found)
    return {"value": round(right / len(found), DIGITS), "n": len(found)}


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


def _samples() -> Iterator[Document]:
    return (item for item in ingest.read([samples.folder()]) if isinstance(item, Document))


def _sample(document: Document) -> Record:
    return {"id": document.id, "title": document.title, "text": document.text}
