"""How often links of each kind and tenth of confidence are right on the development reports.

    python benchmarks/link_classes.py [--unseen]

Reads the sample reports and those of ``corpus`` whose notes tell of links, development parts alone; with --unseen the
test and held parts. Prints of each kind and tenth how many were noted, how many not, and how many have an end that
nobody noted; and of all together what share of the noted links was found, and of the read ones nobody noted.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline, samples
from polybius.evaluate.gold import records
from polybius.evaluate.links import SAME, acts_of, judged, meant, tally, tellings_of
from polybius.evaluate.noted import of_reports
from polybius.evaluate.samples import MORE, aligned
from polybius.schema import Event, Link, Reading

CORPUS = Path(__file__).parent.parent / "corpus"
Gold = dict[str, Any]


def noted(unseen: bool) -> Iterator[tuple[Gold, Reading]]:
    """Each report of the development parts, or of the others, as it is noted and as it is read."""
    shelves = [(samples.folder(), samples.truth())]
    shelves += [(CORPUS / name / "reports.jsonl", list(records(CORPUS / name / "notes.jsonl"))) for name in MORE]
    shelves.append((CORPUS / "reports" / "reports.jsonl", of_reports(CORPUS / "reports")))
    for folder, all_notes in shelves:
        notes = [record for record in all_notes if (record["part"] == "dev") != unseen]
        if not any(record["links"] for record in notes):
            continue  # nothing that is read can be held against notes without any
        readings = {reading.document.id: reading for reading in pipeline.read_many([folder])}
        yield from ((record, readings[record["doc"]]) for record in notes)


def verdicts(record: Gold, pairs: Sequence[tuple[Gold, Event | None]], reading: Reading) -> list[tuple[Link, str]]:
    """Each read link between acts of the prose, weak ones too: "right", "wrong", or "unnoted end"."""
    acts = acts_of((gold["id"], gold["same_as"]) for gold, _ in pairs if gold["same_as"])
    read_acts = acts_of((link.from_, link.to) for link in reading.links if link.kind == SAME)
    noted = {(link["kind"], *(acts.get(link[end], link[end]) for end in ("from", "to"))) for link in record["links"]}
    tellings = tellings_of(pairs, acts, read_acts)
    out = []
    for link in judged(reading, 0.0):
        ends = meant(link, read_acts, tellings)
        out.append((link, "right" if ends & noted else "wrong" if ends else "unnoted end"))
    return out


def main() -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    totals: dict[str, Counter[str]] = {name: Counter() for name in ("links", "links_wrong")}
    for record, reading in noted("--unseen" in sys.argv[1:]):
        pairs, _ = aligned(record["events"], reading, by_words=True)
        tallied = tally(record, pairs, reading)
        for name, total in totals.items():
            some, of = tallied[name]
            total.update(some=some, of=of)
        for link, verdict in verdicts(record, pairs, reading):
            counted[f"{link.kind} {min(int(link.confidence * 10), 9) / 10}"][verdict] += 1
    for name, counts in sorted(counted.items()):
        print(f"{name:24}", *(f"{verdict} {counts[verdict]:3}" for verdict in ("right", "wrong", "unnoted end")))
    for name, total in totals.items():
        print(f"{name:24} {total['some'] / max(total['of'], 1):.3f} of {total['of']}")


if __name__ == "__main__":
    main()
