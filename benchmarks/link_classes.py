"""How often each class of link is right on the development reports: which of them may count, and which are weak.

    python benchmarks/link_classes.py

Reads the sample reports and ``corpus`` (mouths, chains, answers, and reports with their ``links.jsonl``), development
parts alone. A link is of the class of its kind, its confidence and, where the confidence is that of a signal, the
signal's words; prints of each class how many were noted, how many not, and how many have an end that nobody noted.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polybius import pipeline, samples
from polybius.evaluate.gold import records
from polybius.evaluate.links import SAME, verdicts
from polybius.evaluate.samples import MORE, aligned
from polybius.schema import Reading

CORPUS = Path(__file__).parent.parent / "corpus"
Gold = dict[str, Any]


def noted() -> Iterator[tuple[Gold, Reading]]:
    """Each development report as it is noted and as it is read."""
    shelves = [(samples.folder(), samples.truth())]
    shelves += [(CORPUS / name / "reports.jsonl", list(records(CORPUS / name / "notes.jsonl"))) for name in MORE]
    shelves.append((CORPUS / "reports" / "reports.jsonl", reports()))
    for folder, notes in shelves:
        readings = {reading.document.id: reading for reading in pipeline.read_many([folder])}
        yield from ((record, readings[record["doc"]]) for record in notes if record["part"] == "dev")


def reports() -> list[Gold]:
    """The records of ``corpus/reports`` in the form of the others: its links name events by their place in a report."""
    events: dict[str, list[Gold]] = defaultdict(list)
    for line in (CORPUS / "reports" / "truth.jsonl").read_text("utf-8").splitlines():
        event = json.loads(line)
        events[event["doc"]].append({**event, "id": str(len(events[event["doc"]]))})
    out = []
    for line in (CORPUS / "reports" / "links.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        told = events[record["doc"]]
        first = {event["trigger"]: event["id"] for event in reversed(told)}
        same = [first.get(event["same_as"]) for event in told]
        record["events"] = [
            {**event, "same_as": one if one != event["id"] else None} for event, one in zip(told, same, strict=True)
        ]
        record["links"] = [{**link, "from": str(link["from"]), "to": str(link["to"])} for link in record["links"]]
        out.append(record)
    return out


def main() -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    found = of = 0
    for record, reading in noted():
        pairs, _ = aligned(record["events"], reading, by_words=True)
        judged = verdicts(record, pairs, reading)
        of += len(record["links"])
        for link, verdict in judged:
            if link.kind == SAME:
                continue
            found += verdict == "right" and link.confidence >= 0.5
            counted[f"{link.kind} {link.confidence:.2f}"][verdict] += 1
    for name, counts in sorted(counted.items()):
        print(f"{name:24}", *(f"{verdict} {counts[verdict]:3}" for verdict in ("right", "wrong", "unnoted end")))
    print("sure links right", found, "of noted", of)


if __name__ == "__main__":
    main()
