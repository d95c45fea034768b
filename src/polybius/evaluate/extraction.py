"""Scores the text that is taken out of web pages: what has to be in it, what must not be, and the article's words."""

from __future__ import annotations

import base64
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from polybius import ingest
from polybius.errors import NoGoldError
from polybius.evaluate.figures import DIGITS, Counts, harmonic, scored, with_interval
from polybius.evaluate.gold import records
from polybius.ingest.alongside import LEFT_OUT
from polybius.ingest.clean import normalise
from polybius.ingest.html import decoded
from polybius.schema import Document

Gold = dict[str, Any]
Figures = dict[str, Any]

WORD = re.compile(r"\w+")
SHINGLE = 4  # words in a row, as the benchmark's own scorer has it


def score(gold: Path, part: str) -> dict[str, Figures]:
    """F1 of the text of web pages, as ``polybius read`` takes it from a page; headlines and dates are not scored.

    ``extraction/trafilatura_eval``: ``f1`` over all pages of the segments that have to be in the text and those that
    must not be (menus, comments): found, found wrongly, missed. Blanks and invisible characters do not count.
    ``extraction/aeb``: ``f1`` out of ``precision`` and ``recall`` of the rows of four words, each the mean over the
    pages, as the article extraction benchmark counts. The text is the document's: what cleaning dropped from it, a
    headline of another story say, is missing, and its own first line where that is the page's title. ``lost``: the
    characters of the true text that cleaning dropped, beyond what the extractor had not found.

    Args:
        gold: Holds ``extraction/trafilatura_eval.<part>.jsonl.gz`` or ``extraction/aeb.<part>.jsonl.gz``.
        part: "dev" or "train".

    Returns:
        ``{"extraction/trafilatura_eval": {"n": segments, "pages": pages, "f1": {"value", "low", "high", "precision",
        "recall"}}, "extraction/aeb": {"n": pages, "f1": ...}}``; the interval holds 95 % of resamples of the pages.

    Raises:
        NoGoldError: neither set is there.
    """
    scorers: dict[str, Callable[[Path], Figures]] = {"trafilatura_eval": _segments, "aeb": _bodies}
    out: dict[str, Figures] = {}
    for name, figures in scorers.items():
        path = gold / "extraction" / f"{name}.{part}.jsonl.gz"
        if path.exists():
            out[f"extraction/{name}"] = figures(path)
    if not out:
        raise NoGoldError(f"no extraction/{{{','.join(scorers)}}}.{part}.jsonl.gz in {gold}")
    return out


def read(record: Gold) -> Document | None:
    """What is read of a page, handed in as users do: as a row of JSONL; None for a page that is refused."""
    with tempfile.TemporaryDirectory() as folder:
        page = decoded(base64.b64decode(record["html_b64"])) if "html_b64" in record else record["html"]
        path = Path(folder) / "page.jsonl"
        # pages in any language: as English, so that none is refused
        path.write_text(json.dumps({"html": page, "language": "en"}), encoding="utf-8")
        return next((item for item in ingest.read([path]) if isinstance(item, Document)), None)


def lost(document: Document | None, true: Sequence[str]) -> int:
    """The characters of the true text that cleaning dropped: of pieces that it holds, or that hold a part of it.

    Args:
        document: As read; a refused page has lost nothing to cleaning.
        true: The article's text, or segments of it.
    """
    if document is None:
        return 0
    kept, parts = _even(document.text), [_even(part) for part in true]
    pieces = [_even(piece.text) for piece in document.dropped if not piece.why.startswith(LEFT_OUT)]
    return sum(
        min(len(piece), len(part))
        for piece in pieces
        for part in parts
        if piece and part and (piece in part or part in piece) and not (part in kept or piece in kept)
    )


# Segments that have to be there, and that must not


def _segments(path: Path) -> Figures:
    pages, told, gone = [], 0, 0
    for record in records(path):
        document = read(record)
        pages.append(segments_tally(record, document.text if document else ""))
        told += len(record["with"]) + len(record["without"])
        gone += lost(document, record["with"])
    return {"n": told, "pages": len(pages), "f1": scored(pages), "lost": {"value": gone}}


def segments_tally(record: Gold, text: str) -> Counts:
    """How many segments are rightly in the text, are in it at all, and have to be."""
    even = _even(text)
    right, wrong = (sum(_even(segment) in even for segment in record[side]) for side in ("with", "without"))
    return right, right + wrong, len(record["with"])


def _even(text: str) -> str:
    return " ".join(normalise(text).split())


# Rows of four words


def _bodies(path: Path) -> Figures:
    pages, gone = [], 0
    for record in records(path):
        document = read(record)
        pages.append(shingles_tally(record["body"], document.text if document else ""))
        gone += lost(document, [record["body"]])
    sides = {"precision": round(mean_precision(pages), DIGITS), "recall": round(mean_recall(pages), DIGITS)}
    return {"n": len(pages), "f1": with_interval(pages, f1_of_means) | sides, "lost": {"value": gone}}


def shingles_tally(body: str, text: str) -> Counts:
    """How many rows of four words are in both, in the text, and in the article; repeated ones as often as in both."""
    noted, found = _shingles(body), _shingles(text)
    return sum((noted & found).values()), sum(found.values()), sum(noted.values())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    rows = (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(row for row in rows if row)


def mean_precision(pages: Sequence[Counts]) -> float:
    """The mean precision of the pages of which something was read."""
    return _mean([right / found for right, found, _ in pages if found])


def mean_recall(pages: Sequence[Counts]) -> float:
    """The mean recall of the pages that have an article."""
    return _mean([right / noted for right, _, noted in pages if noted])


def f1_of_means(pages: Sequence[Counts]) -> float:
    """The harmonic mean of the two means."""
    return harmonic(mean_precision(pages), mean_recall(pages))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
