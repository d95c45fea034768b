"""Fits the weights of an event's confidence (``models/confidence.csv``) on the development reports of the corpora.

    python training/confidence.py --gold GOLD [--corpus corpus] [--out src/polybius/resources/models/confidence.csv]

Among them are the sample reports and the sets that are scored with them; how well it holds on their other parts is
printed. An event that meets an unclear one of the notes is left out; one that meets a clear one of its type with a
right country on each side is right.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from reports import FOLD, Record, Report, arguments, logistic, own, reports, write_weights

from polybius import pipeline
from polybius.config import Settings
from polybius.events.coder import Coder
from polybius.events.confidence import features
from polybius.ingest import from_text
from polybius.schema import Event, Party, Span

HERE = Path(__file__).parent.parent
OUT = HERE / "src" / "polybius" / "resources" / "models" / "confidence.csv"
PENALTY = 0.5
BINS = 5
Judged = tuple[dict[str, float], bool]  # the features of an event, and whether it is right


def judged(report: Report) -> Iterator[Judged]:
    """The features of each event of a report, and whether it is right."""
    reading = pipeline.read(
        from_text(report.text, language="en", settings=Settings(clean=False)), published=report.published
    )
    coder = Coder(replace(reading, events=()))
    for index, sentence in enumerate(reading.sentences):
        events = coder.sentence(index)
        if not report.noted(sentence.span.start, sentence.span.end):
            continue
        left = unmet(report, events, sentence.span)
        for event in events:
            met = report.at(event.trigger.start, event.trigger.end)
            # "a strike hit two trucks": noted at the strike, read at the hit
            met = met or [record for record in left if record["type"] == event.event_type][:1]
            if met and not any(record["clear"] for record in met):
                continue
            right = any(record["type"] == event.event_type and sides_agree(event, record) for record in met)
            for likely in [one.probability for one in event.considered if one.field == "event_type"][:1]:
                yield features(event, likely), right  # what a noun tells as standing was not weighed


def unmet(report: Report, events: list[Event], sentence: Span) -> list[Record]:
    """What was noted in a sentence at words where nothing is read."""
    noted = report.at(sentence.start, sentence.end)
    return [
        record
        for record in noted
        if not any(e.trigger.start < record["end"] and record["start"] < e.trigger.end for e in events)
    ]


def sides_agree(event: Event, record: Record) -> bool:
    """Whether a right country stands on each side, or nobody where nobody was noted."""
    noted = [{code for code in record[side] if "-" not in code} for side in ("actor", "recipient")]
    read = [_codes(event.actors), _codes(event.recipients)]
    if all(bool(a & b) if a or b else True for a, b in zip(noted, read, strict=True)):
        return True
    mutual = (len(record["sides"][0]) > 1 and not record["sides"][1]) or event.reciprocal
    return mutual and len((noted[0] | noted[1]) & (read[0] | read[1])) > 1


def _codes(parties: tuple[Party, ...]) -> set[str]:
    codes = {(party.country or party.code or "---")[:3] for party in parties}
    return {FOLD.get(code, code) for code in codes if "-" not in code}


def main() -> None:
    args = arguments(__doc__, OUT)
    found: dict[str, list[Judged]] = {}
    for report in (*reports(args.corpus, args.gold), *own(args.corpus)):
        if report.part in ("dev", "held"):
            found.setdefault(report.part, []).extend(judged(report))
    names = list(found["dev"][0][0])
    w = logistic(*_arrays(found["dev"], names), PENALTY)
    for part, pairs in found.items():
        x, y = _arrays(pairs, names)
        p = 1 / (1 + np.exp(-x @ w))
        order = np.array_split(np.argsort(p), BINS)
        for some in order:
            print(f"n {len(some)}: said {p[some].mean():.2f}, right {y[some].mean():.2f}")
        print(part, "events", len(p), "right", y.mean(), "expected calibration error", _error(p, y, order))
    write_weights(args.out, "training/confidence.py", dict(zip(names, w, strict=True)))


def _arrays(found: list[Judged], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([[row[name] for name in names] for row, _ in found]), np.array([right for _, right in found], float)


def _error(p: np.ndarray, y: np.ndarray, parts: list[np.ndarray]) -> float:
    return float(sum(len(part) * abs(p[part].mean() - y[part].mean()) for part in parts) / len(p))


if __name__ == "__main__":
    main()
