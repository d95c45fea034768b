"""Fits how likely two tellings of a report are of one act: ``models/retold.csv``.

    python training/retold.py [--corpus corpus] [--out src/polybius/resources/models]

A logistic regression with a quadratic penalty on pairs of read events of one type, in two sentences of one report,
whose notes say whether they are one act: the development halves of the sample reports, of ``corpus/reports`` and
``corpus/stories``, and of ``evaluate.samples.MORE``. Printed is what fits on the other sets make of each, by the
measures ``same`` and ``same_wrong`` of ``polybius evaluate samples``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from reports import logistic, write_weights

from polybius import pipeline, samples
from polybius.evaluate import links
from polybius.evaluate.noted import of_reports
from polybius.evaluate.samples import MORE, aligned
from polybius.events.ties import again
from polybius.events.ties.again import compared
from polybius.events.ties.retold import Retold
from polybius.events.words.weights import probability
from polybius.resources.weights import Features, score
from polybius.schema import Event, Link, Reading
from polybius.syntax import Tree

HERE = Path(__file__).parent.parent
OUT = HERE / "src" / "polybius" / "resources" / "models"
PENALTY = 2.0  # chosen by leaving one set out in turn
LEAST = 3  # pairs that have a feature, or it gets no weight
Gold = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """A report as it is read, with the read event of each noted one, and what is compared in it."""

    group: str
    record: Gold
    reading: Reading
    ends: list[tuple[Gold, Event | None]]
    compared: list[tuple[Event, list[tuple[Event, Features]]]]  # a telling, and those before it

    def pairs(self) -> Iterator[tuple[Features, bool]]:
        """The features of each pair of noted events, and whether they are one act."""
        acts = links.acts_of((gold["id"], gold["same_as"]) for gold, _ in self.ends if gold["same_as"])
        act = {event.id: acts.get(gold["id"], gold["id"]) for gold, event in self.ends if event is not None}
        for event, firsts in self.compared:
            for first, found in firsts:
                if event.id in act and first.id in act:
                    yield found, act[event.id] == act[first.id]

    def joined(self, weights: dict[str, float]) -> Counter[str]:
        """``same`` and ``same_wrong`` as those weights join the tellings: right and all of each."""
        acts: dict[str, str] = {}
        made = []
        for event, firsts in self.compared:
            chances = [(probability(score(found, weights)), -at) for at, (_, found) in enumerate(firsts)]
            likely, at = max(chances, default=(0.0, 0))
            acts[event.id] = event.id
            if likely >= again.LIKELY:
                acts[event.id] = acts[firsts[-at][0].id]
                made.append(Link("same_as", event.id, acts[event.id], None, likely))
        counted = links.tally(self.record, self.ends, replace(self.reading, links=tuple(made)))
        return Counter(
            {
                f"{name}, {of}": counted[name][at]
                for name in ("same", "same_wrong")
                for at, of in ((0, "right"), (1, "all"))
            }
        )


def read(corpus: Path) -> Iterator[Report]:
    """The development halves of all sets."""
    yield from _of("samples", samples.folder(), list(samples.truth()))
    yield from _of("reports", corpus / "reports" / "reports.jsonl", of_reports(corpus / "reports"))
    yield from _of(
        "affairs",
        corpus / "stories" / "reports.jsonl",
        [_affair(r) for r in _lines(corpus / "stories" / "notes.jsonl")],
    )
    for name in MORE:
        group = name if name in ("retellings", "outlets") else "others"
        yield from _of(group, corpus / name / "reports.jsonl", _lines(corpus / name / "notes.jsonl"))


def _of(group: str, path: Path, listed: list[Gold]) -> Iterator[Report]:
    records = {record["doc"]: record for record in listed if record["part"] == "dev"}
    for reading in pipeline.read_many([path]):
        if reading.document.id in records and reading.tokens:
            record = records[reading.document.id]
            ends, _ = aligned(record["events"], reading, by_words=True)
            yield Report(group, record, reading, ends, list(_compared(reading)))


def _compared(reading: Reading) -> Iterator[tuple[Event, list[tuple[Event, Features]]]]:
    acts = Retold(reading, Tree(reading))
    told: list[Event] = []
    for event in sorted(reading.events, key=lambda event: event.trigger):
        if reading.sentences[event.sentence].kind == "prose":
            yield event, compared(acts, event, told)
            told.append(event)


def _affair(record: Gold) -> Gold:
    """The notes of an affair, which tell the story of each event and no parties, in the form of the others."""
    first: dict[str, str] = {}
    events = []
    for event in record["events"]:
        told = first.setdefault(event["story"], event["id"]) if event["story"] else event["id"]
        same = None if told == event["id"] else told
        events.append(event | {"actors": [], "recipients": [], "clear": True, "same_as": same})
    return record | {"events": events, "links": []}


def _lines(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def fitted(reports: list[Report]) -> dict[str, float]:
    """The weights of the features that enough pairs have."""
    pairs = [pair for report in reports for pair in report.pairs()]
    held = Counter(name for found, _ in pairs for name, value in found.items() if value)
    names = sorted(name for name in held if held[name] >= LEAST)
    x = np.array([[found.get(name, 0.0) for name in names] for found, _ in pairs])
    y = np.array([float(same) for _, same in pairs])
    return dict(zip(names, map(float, logistic(x, y, PENALTY)), strict=True))


def _printed(group: str, sums: Counter[str]) -> None:
    same, wrong = (f"{sums[f'{name}, right']} of {sums[f'{name}, all']}" for name in ("same", "same_wrong"))
    print(f"{group}: same {same}, wrong {wrong}")


def main() -> None:
    """Reads, prints what each set comes to without it, fits on all and writes."""
    given = dict(zip(sys.argv[1::2], sys.argv[2::2], strict=True))
    reports = list(read(Path(given.get("--corpus", HERE / "corpus"))))
    total: Counter[str] = Counter()
    for group in sorted({report.group for report in reports}):
        weights = fitted([report for report in reports if report.group != group])
        sums: Counter[str] = sum((r.joined(weights) for r in reports if r.group == group), Counter())
        total.update(sums)
        _printed(f"{group}, left out", sums)
    _printed("all, left out", total)
    weights = fitted(reports)
    _printed("all, fitted on them", sum((report.joined(weights) for report in reports), Counter()))
    write_weights(Path(given.get("--out", OUT)) / "retold.csv", "training/retold.py", weights)


if __name__ == "__main__":
    main()
