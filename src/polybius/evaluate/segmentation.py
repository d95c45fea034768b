"""Scores sentences and words against treebanks of Universal Dependencies."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from polybius import text
from polybius.errors import EvaluationError, NoGoldError
from polybius.evaluate.figures import Counts, f1, with_interval
from polybius.schema import Document, Reading

SETS = ("ud_ewt", "ud_gum")
# The documents of each treebank that are news or written much like it, by a part of their ids.
NEWS = {"ud_ewt": ("newsgroup", "weblog"), "ud_gum": ("_news_", "_speech_", "_interview_")}
Pair = tuple[int, int]


@dataclass(slots=True)
class Annotated:
    """A document of a treebank as running text, with where its sentences and words lie."""

    id: str
    text: str = ""
    sentences: list[Pair] = field(default_factory=list)
    tokens: list[Pair] = field(default_factory=list)
    rows: list[list[str] | None] = field(default_factory=list)  # of each token; None: several words written as one
    starts: list[int] = field(default_factory=list)  # the token that each sentence begins with
    glued: bool = False  # the next sentence follows without a blank


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """F1 of sentences (both ends right) and of words for each treebank found under the gold folder.

    Args:
        gold: Holds ``syntax/ud_ewt.<part>.conllu.gz`` and ``syntax/ud_gum.<part>.conllu.gz``, or one of them.
        part: "dev" or "train".

    Returns:
        ``{"segmentation/ud_ewt": {"n": sentences, "sentences": {"value", "low", "high"}, "tokens": ...}}``, and the
        same for its news alone under ``segmentation/ud_ewt_news``; values from 0 to 1, the interval holds 95 % of
        resamples of the documents.

    Raises:
        NoGoldError: neither file is there.
    """
    out: dict[str, dict[str, Any]] = {}
    for name in SETS:
        path = gold / "syntax" / f"{name}.{part}.conllu.gz"
        if not path.exists():
            continue
        judged = [(document.id, *_counted(document)) for document in documents(path)]
        news = [item for item in judged if any(mark in item[0] for mark in NEWS[name])]
        for key, chosen in ((name, judged), (f"{name}_news", news)):
            if chosen:
                out[f"segmentation/{key}"] = _summary(chosen)
    if not out:
        raise NoGoldError(f"no syntax/ud_ewt.{part}.conllu.gz or ud_gum.{part}.conllu.gz in {gold}")
    return out


def _summary(judged: Sequence[tuple[str, Counts, Counts]]) -> dict[str, Any]:
    return {
        "n": sum(sentences[2] for _, sentences, _ in judged),
        "sentences": with_interval([sentences for _, sentences, _ in judged], f1),
        "tokens": with_interval([tokens for _, _, tokens in judged], f1),
    }


def _counted(document: Annotated) -> tuple[Counts, Counts]:
    reading = text.split(Reading(Document(document.id, document.text)))
    sentences = [(sentence.span.start, sentence.span.end) for sentence in reading.sentences]
    tokens = [(token.span.start, token.span.end) for token in reading.tokens]
    return _compared(sentences, document.sentences), _compared(tokens, document.tokens)


def _compared(predicted: list[Pair], gold: list[Pair]) -> Counts:
    return len(set(predicted) & set(gold)), len(predicted), len(gold)


def documents(path: Path) -> Iterator[Annotated]:
    """The documents of a treebank file; paragraphs are divided by a blank line, sentences as they were written."""
    document: Annotated | None = None
    for comments, rows in _blocks(path):
        starts = [line.split(" ", 1)[1] for line in comments if line.startswith("# newdoc")]
        if starts or document is None:
            if document is not None:
                yield document
            document = Annotated(starts[0].partition("=")[2].strip() if starts else "")
        words = next(line.partition("=")[2].strip() for line in comments if line.startswith("# text ="))
        _add(document, words, rows, any(line.startswith("# newpar") for line in comments))
    if document is not None:
        yield document


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                comments.append(line.rstrip("\n"))
            elif line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def _add(document: Annotated, words: str, rows: list[list[str]], paragraph: bool) -> None:
    """Appends a sentence: after a blank line when it begins a paragraph, after a blank unless written without one."""
    if document.text:
        document.text += "\n\n" if paragraph else "" if document.glued else " "
    start = at = len(document.text)
    document.text += words
    document.sentences.append((start, len(document.text)))
    document.starts.append(len(document.tokens))
    within = 0  # number of the last word of a contraction whose parts are being passed
    for row in rows:
        if "." in row[0]:
            continue  # an empty node of the enhanced graph
        if "-" in row[0]:
            first, within = (int(number) for number in row[0].split("-"))
            parts = [other for other in rows if other[0].isdigit() and first <= int(other[0]) <= within]
            told_apart = "".join(part[1] for part in parts) == row[1]
            for form, part in [(part[1], part) for part in parts] if told_apart else [(row[1], None)]:
                at = _place(document, form, part, at)
        elif int(row[0]) > within:
            at = _place(document, row[1], row, at)
    document.glued = "SpaceAfter=No" in rows[-1][9]


def _place(document: Annotated, form: str, row: list[str] | None, at: int) -> int:
    found = document.text.find(form, at)
    if found < 0:
        raise EvaluationError(f"{document.id}: the word {form!r} is not in the text of its sentence")
    document.tokens.append((found, found + len(form)))
    document.rows.append(row)
    return found + len(form)
