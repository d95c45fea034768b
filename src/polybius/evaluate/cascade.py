"""Scores the filter before the model: how many event sentences it lets through, and how much text it has read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius import annotate, ingest, samples, text
from polybius.config import Settings
from polybius.errors import NoGoldError
from polybius.evaluate.figures import share, with_interval
from polybius.evaluate.gold import records
from polybius.evaluate.segmentation import documents
from polybius.schema import Document, Reading

OPENING = 25  # letters of a noted sentence by which it is found again
NEWS = {"polnear": "attribution/polnear", "lgl": "places/lgl", "trnews": "places/trnews"}
WIKINEWS = "_news_"  # a part of the ids of GUM's news
Part = tuple[int, int]  # of a text or document: how many of how many


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """The share of event sentences kept, and the share of the words of general news that is read.

    Returns:
        ``{"cascade/plv": {"n": sentences, "kept": {"value", "low", "high"}}}`` for event sentences and, where less is
        better, ``{"cascade/gum_news": {"n": words, "read": ...}}``; intervals hold 95 % of resamples of documents. The
        noted events of the sample reports need no gold.

    Raises:
        NoGoldError: none of the sets is there.
    """
    kept, read = dict(_kept(gold, part)), dict(_read(gold, part))
    if not kept and not read:
        raise NoGoldError(f"no set of {part} for cascade in {gold}")
    kept["samples"] = list(_of_samples())
    return {f"cascade/{name}": _figures("kept", found) for name, found in kept.items()} | {
        f"cascade/{name}": _figures("read", found) for name, found in read.items()
    }


def _kept(gold: Path, part: str) -> Iterator[tuple[str, list[Part]]]:
    """Of each sentence that tells an event whether it is read."""
    wanted: dict[str, Callable[[dict[str, Any]], bool]] = {
        "plv": lambda record: True,
        "cameo_class": lambda record: bool(record["quad"]),
    }
    for name, tells in wanted.items():
        path = gold / "coding" / f"{name}.{part}.jsonl.gz"
        if path.exists():
            sifted = (_sifted(record["text"]) for record in records(path) if tells(record))
            yield name, [(int(any(one.read for one in reading.sentences)), 1) for reading in sifted]


def _read(gold: Path, part: str) -> Iterator[tuple[str, list[Part]]]:
    """Of each document of general news how many of its words are read."""
    for name, path in NEWS.items():
        file = gold / f"{path}.{part}.jsonl.gz"
        if file.exists():
            yield name, [_words_read(_sifted(record["text"])) for record in records(file)]
    treebank = gold / "syntax" / f"ud_gum.{part}.conllu.gz"
    if treebank.exists():
        yield "gum_news", [_words_read(_sifted(one.text)) for one in documents(treebank) if WIKINEWS in one.id]


def _sifted(words: str) -> Reading:
    return annotate.sift(text.split(Reading(Document("x", words))))


def _words_read(reading: Reading) -> Part:
    return sum(one.last - one.first for one in reading.sentences if one.read), len(reading.tokens)


def _of_samples() -> Iterator[Part]:
    """Of each sample report how many of its noted events stand in sentences that are read."""
    found = ingest.read([samples.folder()], settings=Settings())
    reports = {item.id: item for item in found if isinstance(item, Document)}
    for record in samples.truth():
        reading = annotate.sift(text.split(Reading(reports[record["doc"]])))
        letters = [_letters(reading.words(sentence.span)) for sentence in reading.sentences]
        told = [reading.sentences[_telling(letters, event)] for event in record["events"]]
        yield sum(sentence.read for sentence in told), len(told)


def _telling(letters: Sequence[str], event: dict[str, Any]) -> int:
    """Which sentence tells a noted event."""
    opening, trigger = _letters(event["sentence"])[:OPENING], _letters(event["trigger"])
    opened = [at for at, one in enumerate(letters) if one.startswith(opening)]
    # its dateline was cut off: "KIRKUK, Iraq, Dec 28 - More than 30 rockets"
    return (opened or [at for at, one in enumerate(letters) if trigger in one] or [0])[0]


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words)


def _figures(name: str, found: Sequence[Part]) -> dict[str, Any]:
    return {"n": sum(whole for _, whole in found), name: with_interval(found, share)}
