"""Whole reports with PLOVER events: the written ones of ``corpus/events``, real news (``corpus/news``), and those that
``polybius evaluate samples`` scores.

The records of real news are stand-off: characters and codes, without a word of the texts, which come from the gold sets
that may train.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from polybius import pipeline, samples
from polybius.evaluate.noted import trigger_span
from polybius.evaluate.samples import MORE

Record = dict[str, Any]
Span = tuple[int, int]


HERE = Path(__file__).parent.parent
FOLD = {"UNO": "IGO", "EUR": "IGO"}
OWN = "own"  # origin of the reports that ``polybius evaluate samples`` scores
# Files of corpus/events made to teach wordings: 78 of 100 sentences tell acts (69 in the others), seldom by a row, so
# that what is fitted to how news tells them leaves these files out
DENSE = (
    "all-types",
    "by-the-way",
    "dailies",
    "insurgencies",
    "long-reads",
    "neighbours",
    "people-and-borders",
    "politics-at-home",
    "powers",
    "quarrels",
)
UNSEEN = ("dev", "late")  # parts that the language model did not learn from


@dataclass(frozen=True)
class Report:
    """A report with the events that were noted in it.

    An event has ``start`` and ``end`` of its trigger (characters of the text), ``type``, ``clear``, ``sides`` (actors
    and recipients as words, with a caret those of another sentence), ``actor`` and ``recipient`` (sets of countries and
    kinds of organisations, "---" for unknown).
    """

    origin: str  # events: written for the corpus; news: real; own: the sample reports and the sets scored with them
    part: str  # train, dev, held; of news that was annotated after the language model had learnt late, and next
    text: str
    published: str | None
    sentences: tuple[Span, ...]  # those that the annotator read
    events: tuple[Record, ...]
    title: str | None = None
    publisher: str | None = None
    uri: str | None = None

    def noted(self, start: int, end: int) -> bool:
        """Whether the annotator read these characters."""
        return any(first <= start and end <= last for first, last in self.sentences)

    def at(self, start: int, end: int) -> list[Record]:
        """The events whose trigger shares a character with these."""
        return [event for event in self.events if event["start"] < end and start < event["end"]]


def arguments(what: str | None, out: Path) -> argparse.Namespace:
    """The arguments of a command that fits something through the finished program: gold, corpus, out."""
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    parser.add_argument("--out", type=Path, default=out)
    return parser.parse_args()


def write_weights(path: Path, maker: str, weights: Mapping[str, float]) -> None:
    """A table of features and their weights, as ``polybius.events.words.weights`` reads it."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "source", "feature", "weight"])
        for name, weight in weights.items():
            writer.writerow([f"{path.stem}:{name}", maker, name, round(float(weight), 3)])


def logistic(x: np.ndarray, y: np.ndarray, penalty: float) -> np.ndarray:
    """The weights that make the outcomes ``y`` (0 or 1) of the rows ``x`` likeliest, under a quadratic penalty."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        p = 1 / (1 + np.exp(-x @ w))
        each = y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9)
        return -float(each.sum()) + penalty * float(w @ w) / 2, x.T @ (p - y) + penalty * w

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def reports(corpus: Path, gold: Path) -> Iterator[Report]:
    """All reports: first those that were written, then real news."""
    yield from written(corpus)
    yield from news(corpus, gold)


def written(corpus: Path, without: Iterable[str] = DENSE) -> Iterator[Report]:
    """The reports of ``corpus/events``, file by file, without some."""
    for path in sorted((corpus / "events").glob("*.jsonl")):
        if path.stem in without:
            continue
        for report in _lines(path):
            text, events, sentences = "", [], []
            for sentence in report["sentences"]:
                text += ("\n\n" if sentence.get("p") and text else " " if text else "") + sentence["text"]
                base = len(text) - len(sentence["text"])
                sentences.append((base, len(text)))
                for event in sentence["events"]:
                    start = base + sentence["text"].find(event["trigger"])
                    parties = [[words.rpartition("@") for words in event[side]] for side in ("actors", "recipients")]
                    events.append(_event(event, start, start + len(event["trigger"]), parties))
            yield Report("events", report["part"], text, report.get("published"), tuple(sentences), tuple(events))


def news(corpus: Path, gold: Path) -> Iterator[Report]:
    """The reports of ``corpus/news``, in its order.

    Raises:
        SystemExit: a text of the gold folder is not the one that was annotated, or is not there.
    """
    listed = list(_lines(corpus / "news" / "documents.jsonl"))
    found = texts(gold, {row["set"] for row in listed})
    events: dict[tuple[str, str], list[Record]] = {}
    for event in _lines(corpus / "news" / "events.jsonl"):
        events.setdefault((event["set"], event["doc"]), []).append(event)
    for row in listed:
        record = found[row["set"]].get(row["doc"])
        if record is None or hashlib.sha256(record["text"].encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{gold}/{row['set']}: the text of {row['doc']} is not the one that was annotated")
        text = record["text"]
        yield Report(
            "news",
            row["part"],
            text,
            record.get("dct") or None,
            tuple((start, end) for start, end in row["sentences"]),
            tuple(_stand_off(event, text) for event in events.get((row["set"], row["doc"]), ())),
        )


def own(corpus: Path) -> Iterator[Report]:
    """The sample reports and the sets that are scored with them; all but their development parts are "held"."""
    shelves = [(corpus / name / "reports.jsonl", list(_lines(corpus / name / "notes.jsonl"))) for name in MORE]
    for path, noted in [(samples.folder(), samples.truth()), *shelves]:
        readings = {reading.document.id: reading for reading in pipeline.read_many([path])}
        for record in noted:
            reading = readings[record["doc"]]
            events = []
            for event in record["events"]:
                sides = [
                    [(one["text"] or "", "@", one["country"] or one["code"] or "---") for one in event[side]]
                    for side in ("actors", "recipients")
                ]
                events.append(_event(event, *trigger_span(event, reading), sides))
            prose = [(one.span.start, one.span.end) for one in reading.sentences if one.kind == "prose"]
            document = reading.document
            yield Report(
                OWN,
                "dev" if record["part"] == "dev" else "held",
                reading.text,
                document.published.isoformat() if document.published else None,
                tuple(prose),
                tuple(events),
                document.title,
                document.publisher,
                document.uri,
            )


def _stand_off(event: Record, text: str) -> Record:
    start, end = event["sentence"]
    parties = [
        [
            ("" if start <= party["span"][0] and party["span"][1] <= end else "^") + text[slice(*party["span"])]
            + "@" + party["code"]
            for party in event[side]
        ]
        for side in ("actors", "recipients")
    ]  # fmt: skip
    return _event(event, *event["trigger"], [[words.rpartition("@") for words in side] for side in parties])


def _event(event: Record, start: int, end: int, parties: list[list[tuple[str, str, str]]]) -> Record:
    codes = [{FOLD.get(code[:3], code[:3]) for _, _, code in side} for side in parties]
    return {
        "start": start,
        "end": end,
        "type": event["type"],
        "clear": event["clear"],
        "status": event["status"],
        "sides": [[words for words, _, _ in side] for side in parties],
        "actor": codes[0],
        "recipient": codes[1],
    }


def texts(gold: Path, sets: Iterable[str]) -> dict[str, dict[str, Record]]:
    """The documents of some gold sets by id, each with its text; of a treebank the sentences, a line each."""
    out: dict[str, dict[str, Record]] = {}
    for name in sets:
        path = gold / f"{name}.jsonl.gz"
        records = _lines(path) if path.exists() else _treebank(gold / f"{name}.conllu.gz")
        out[name] = {record["id"]: record for record in records}
    return out


def _lines(path: Path) -> Iterator[Record]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _treebank(path: Path) -> Iterator[Record]:
    said: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                document = said.setdefault(line.partition("=")[2].strip(), [])
            elif line.startswith("# text ="):
                document.append(line.partition("=")[2].strip())
    yield from ({"id": id, "text": "\n".join(sentences)} for id, sentences in said.items())
