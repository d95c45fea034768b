"""The open corpus of events as examples: what each word tells, and who stands on the sides of it.

Three forms are read: reports with their events sentence by sentence (``corpus/events/*.jsonl``), whole reports with
records beside them (``corpus/reports/``: ``reports.jsonl``, ``truth.jsonl``), and stand-off records of real news
(``corpus/news``). The head words of triggers and parties come from the trees of the model that the package ships.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import reports
from data import UNKNOWN, Example
from schemes import EVENT_LABELS, SIDES

from polybius import annotate, text
from polybius.schema import Document, Reading, Sentence, Span
from polybius.syntax import Tree

Record = dict[str, Any]


def train(corpus: Path) -> list[Example]:
    """The training sentences of the corpus."""
    return list(_sentences(corpus, dev=False))


def dev(corpus: Path) -> list[Example]:
    """Its development sentences: other reports."""
    return list(_sentences(corpus, dev=True))


def real(corpus: Path, gold: Path, part: str) -> list[Example]:
    """The sentences of real news of a part, "train" or "dev"."""
    out = []
    found = [report for report in reports.news(corpus, gold) if report.part == part]
    documents = [Document(str(number), report.text) for number, report in enumerate(found)]
    for report, reading in zip(found, _read(documents), strict=True):
        events = [(e["start"], e["end"], e["type"], e["clear"], e["sides"]) for e in report.events]
        for sentence in reading.sentences:
            if report.noted(sentence.span.start, sentence.span.end):
                out.append(_example(reading, sentence, events, "news"))
    return out


def _sentences(corpus: Path, dev: bool) -> Iterator[Example]:
    for path in sorted((corpus / "events").glob("*.jsonl")):
        yield from _of_reports([report for report in _lines(path) if (report["part"] == "dev") == dev])
    if not dev and (corpus / "reports").is_dir():
        yield from _of_records(corpus / "reports")


def _lines(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _of_reports(written: list[Record]) -> Iterator[Example]:
    told = [sentence for report in written for sentence in report["sentences"]]
    documents = [Document(str(number), sentence["text"]) for number, sentence in enumerate(told)]
    for sentence, reading in zip(told, _read(documents), strict=True):
        events = []
        for event in sentence["events"]:
            sides = [[words.rpartition("@")[0] for words in event[side + "s"]] for side in SIDES]
            start = reading.text.find(event["trigger"])
            events.append((start, start + len(event["trigger"]), event["type"], event["clear"], sides))
        for part in reading.sentences:
            yield _example(reading, part, events, "events")


def _of_records(folder: Path) -> Iterator[Example]:
    kept = [report for report in _lines(folder / "reports.jsonl") if report["part"] == "dev"]
    records: dict[str, list[Record]] = {}
    for record in _lines(folder / "truth.jsonl"):
        records.setdefault(record["doc"], []).append(record)
    for reading in _read([Document(report["id"], report["text"]) for report in kept]):
        events = []
        for record in records.get(reading.document.id, ()):
            start = reading.text.find(record["trigger"], reading.text.find(record["sentence"]))
            sides = [[party["text"] for party in record[side + "s"]] for side in SIDES]
            events.append((start, start + len(record["trigger"]), record["type"], record["clear"], sides))
        for sentence in reading.sentences:
            yield _example(reading, sentence, events, "reports")


def _read(documents: Iterable[Document]) -> list[Reading]:
    return list(annotate.annotate_many([text.split(Reading(document)) for document in documents]))


def _example(
    reading: Reading, sentence: Sentence, events: list[tuple[int, int, str, bool, list[list[str]]]], source: str
) -> Example:
    tree = Tree(reading)
    labels = [0] * (sentence.last - sentence.first)
    sides = []
    for start, end, event_type, clear, parties in events:
        inside = reading.tokens_in(Span(start, end))
        trigger = tree.head_of(Span(start, end)) if start >= 0 else None
        if trigger is None or not sentence.first <= trigger < sentence.last:
            continue
        for token in inside:
            if sentence.first <= token < sentence.last and not labels[token - sentence.first]:
                labels[token - sentence.first] = UNKNOWN
        if not clear:
            continue
        labels[trigger - sentence.first] = EVENT_LABELS.index(event_type)
        found = []
        for side, names in enumerate(parties):
            for name in names:
                head = _head(reading, tree, sentence, name, start)
                if head is not None:
                    found.append((head - sentence.first, side))
        if all(name.startswith("^") or _said(reading, sentence, name) for names in parties for name in names):
            sides.append((trigger - sentence.first, found))
    words = [token.span.of(reading.text) for token in reading.tokens[sentence.first : sentence.last]]
    return Example(words, source, events=labels, sides=sides)


def _said(reading: Reading, sentence: Sentence, name: str) -> bool:
    return name in reading.words(sentence.span)


def _head(reading: Reading, tree: Tree, sentence: Sentence, name: str, near: int) -> int | None:
    """The head word of a party in the sentence: of several tellings the one nearest to the trigger."""
    words, at, starts = reading.words(sentence.span), -1, []
    while (at := words.find(name, at + 1)) >= 0:
        starts.append(sentence.span.start + at)
    if not starts:
        return None
    start = min(starts, key=lambda start: abs(start - near))
    return tree.head_of(Span(start, start + len(name)))
