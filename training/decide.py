"""Fits what decides whether a word tells an event: ``models/rows.csv`` and ``models/decision.csv``.

    python training/decide.py --gold GOLD [--corpus corpus] [--out src/polybius/resources/models]

*Rows*: how often each row of the lexicon was right, in the training part of ``corpus/news`` and of ``corpus/events``.
Rows of blame and praise in what somebody says, of which each is rare, share one record by type.
*Decision*: two logistic regressions with a quadratic penalty. That of an annotator that proposes nothing is fitted on
what the rows read in the training parts, each against the record that its row has elsewhere; the other one on the
development part of both and on the late part of ``corpus/news``, which trained neither the language model nor the
records nor the first. How well it does on reports that it was not fitted on is printed. A reading that meets a clear
event of its type is right, one that meets only unclear ones is left out.
"""

from __future__ import annotations

import csv
import itertools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from confidence import sides_agree
from reports import UNSEEN, Record, Report, arguments, logistic, reports, write_weights

from polybius import pipeline
from polybius.config import Settings
from polybius.events.acts.decide import RETYPED, Records, Told, features, record_odds, silent
from polybius.events.acts.match import SPEAKER
from polybius.events.coder import Coder
from polybius.events.words import lexicon
from polybius.events.words.weights import probability
from polybius.ingest import from_text
from polybius.resources.weights import score

HERE = Path(__file__).parent.parent
OUT = HERE / "src" / "polybius" / "resources" / "models"
PENALTY, SILENT_PENALTY = 10.0, 3.0  # chosen by leaving one set of the corpora out in turn
MODEL = "model:"
HALF_RIGHT = 0.4  # what an event of the right type is worth of which a side is wrong
# How much likelier single sentences of a corpus and written reports are to tell an event: fitted, and left out
CHOSEN, WRITTEN = "chosen", "written"
FOLDS = 5
Weights = dict[str, float]
Counts = dict[tuple[str, str], Counter[str]]  # (row, origin) -> how often it was read, and right
THRESHOLDS = (0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4)


@dataclass(frozen=True)
class Judged:
    """What a word may tell, and whether that is right; None: it meets only what another coder might leave out."""

    told: Told
    right: bool | None
    sided: bool  # the sides are right as well
    alone: bool  # a single sentence, chosen for a corpus because it tells something

    @property
    def row(self) -> str:
        """The row that reads it, or the model."""
        return self.told.candidate.pattern.id


def judged(report: Report) -> Iterator[list[Judged]]:
    """What each word of a report may tell."""
    reading = pipeline.read(
        from_text(report.text, language="en", settings=Settings(clean=False)), published=report.published
    )
    coder = Coder(replace(reading, events=()))
    for index, sentence in enumerate(reading.sentences):
        if report.noted(sentence.span.start, sentence.span.end):
            for options in coder.told(index):
                found = []
                for told in map(coder.with_sides, options):
                    met = records_of(report, told, coder)
                    same = [record for record in met if record["type"] == told.event.event_type]
                    sided = any(sides_agree(told.event, record) for record in same)
                    right = outcome(met, told.event.event_type)
                    found.append(Judged(told, right, sided, len(reading.sentences) == 1))
                yield found
        coder.tell(coder.sentence(index))


def records_of(report: Report, told: Told, coder: Coder) -> list[Record]:
    """The events that were noted at the words of a reading; else those of its type at another word of the same act.

    "A strike hit two trucks": noted at the strike, read at the hit.
    """
    met = report.at(told.event.trigger.start, told.event.trigger.end)
    if met:
        return met
    spans = [coder.tree[token].span for token in told.candidate.absorbed]
    found = [record for span in spans for record in report.at(span.start, span.end)]
    return [record for record in found if record["type"] == told.event.event_type]


def outcome(met: list[Record], event_type: str) -> bool | None:
    """Whether an event of that type was noted at a word; None: only unclear ones were."""
    if any(event["clear"] and event["type"] == event_type for event in met):
        return True
    return None if met and not any(event["clear"] for event in met) else False


def count(found: Iterable[tuple[str, Judged]]) -> Counts:
    """How often each row was read and right, by origin."""
    counts: Counts = {}
    for origin, one in found:
        if one.right is not None and not one.row.startswith(MODEL):
            counts.setdefault((one.row, origin), Counter())["read"] += 1
            counts[one.row, origin]["right"] += one.right
    return counts


def pooled(counts: Counts) -> Counts:
    """The counts, with one record by type for the rows whose actor is the speaker."""
    shared = {row["id"]: row["event_type"] for row in lexicon.rows() if row["actor"] == SPEAKER[0]}
    sums: dict[tuple[str, str], Counter[str]] = {}
    for (row, origin), some in counts.items():
        if row in shared:
            sums.setdefault((shared[row], origin), Counter()).update(some)
    together = {
        (row, origin): some for row, name in shared.items() for (kind, origin), some in sums.items() if kind == name
    }
    return counts | together


def write_rows(counts: Counts, path: Path) -> None:
    """One row of the table for each row of the lexicon, and for what other code reads."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "source", "read_in_news", "right_in_news", "read_in_reports", "right_in_reports"])
        for id in lexicon_rows(counts):
            some = [counts.get((id, origin), Counter()) for origin in ("news", "events")]
            writer.writerow([id, "training/decide.py", *(one[name] for one in some for name in ("read", "right"))])


def main() -> None:
    args = arguments(__doc__, OUT)
    found: dict[tuple[str, str], list[list[Judged]]] = {}
    noted: Counter[str] = Counter()
    for report in reports(args.corpus, args.gold):
        found.setdefault((report.origin, report.part), []).extend(judged(report))
        noted[report.origin] += sum(event["clear"] for event in report.events if report.part in UNSEEN)
    fit(found, noted, args.out)


def fit(found: dict[tuple[str, str], list[list[Judged]]], noted: Counter[str], out: Path) -> None:
    """Writes both tables, and prints how well the decision does on reports that it was not fitted on."""
    counts = count((origin, one) for (origin, part), some in found.items() if part == "train" for one in flat(some))
    counts = pooled(counts)
    write_rows(counts, out / "rows.csv")
    records = {id: (odds(counts, id, "news"), odds(counts, id, "events")) for id in lexicon_rows(counts)}

    weights = without_model(found, counts, records)
    unseen = {
        origin: [some for (from_, part), words in found.items() if from_ == origin and part in UNSEEN for some in words]
        for origin in noted
    }
    weights |= with_model([some for words in unseen.values() for some in words], records, weights)
    write_weights(out / "decision.csv", "training/decide.py", weights)
    for origin, words in unseen.items():
        others = [some for name, more in unseen.items() if name != origin for some in more]
        chances = held_out(words, others, records, weights)
        print(origin, "words", len(words), "clear events", noted[origin], "in reports that it was not fitted on:")
        for threshold in THRESHOLDS:
            print(threshold, *figures(words, chances, noted[origin], threshold))


def without_model(found: dict[tuple[str, str], list[list[Judged]]], counts: Counts, records: Records) -> Weights:
    """The weights of what speaks for what the rows of the training parts read, but for the language model."""
    told, right = [], []
    for (origin, part), words in found.items():
        for one in flat(words):
            if part == "train" and one.right is not None and not one.row.startswith(MODEL):
                known = {one.row: elsewhere(one, origin, counts, records[one.row])}
                named = {CHOSEN: float(one.alone), WRITTEN: float(origin == "events")}
                told.append({**silent(one.told, known), **named})
                right.append(worth(one))
    return regression(told, right, SILENT_PENALTY)


def with_model(words: list[list[Judged]], records: Records, weights: Weights) -> Weights:
    """The weights of all that speaks for what rows and language model read."""
    ones = [one for one in flat(words) if one.right is not None]
    told = [{**features(one.told, records, weights), CHOSEN: float(one.alone)} for one in ones]
    return regression(told, list(map(worth, ones)), PENALTY)


def regression(told: list[dict[str, float]], right: list[float], penalty: float) -> Weights:
    """The weights of the features, without those that only say where a reading comes from."""
    names = sorted({name for row in told for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in told])
    w = logistic(x, np.array(right), penalty)
    return {name: float(weight) for name, weight in zip(names, w, strict=True) if name not in (CHOSEN, WRITTEN)}


def elsewhere(one: Judged, origin: str, counts: Counts, known: tuple[float, float]) -> tuple[float, float]:
    """The record of a row without this reading of it."""
    some = counts[one.row, origin]
    other = record_odds(some["right"] - int(one.right or 0), some["read"] - 1)
    return (other, known[1]) if origin == "news" else (known[0], other)


def worth(one: Judged) -> float:
    """What a reading is worth, 0 to 1."""
    return float(one.right or 0) * (1.0 if one.sided else HALF_RIGHT)


def held_out(
    words: list[list[Judged]], others: list[list[Judged]], records: Records, weights: Weights
) -> list[list[float]]:
    """The chance of each reading of some words, by weights that do not know the part of the corpus where they stand."""
    chances = []
    for first, last in itertools.pairwise(len(words) * at // FOLDS for at in range(FOLDS + 1)):
        fitted = with_model([*words[:first], *words[last:], *others], records, weights)
        for some in words[first:last]:
            chances.append([probability(score(features(one.told, records, weights), fitted)) for one in some])
    return chances


def flat(some: list[list[Judged]]) -> list[Judged]:
    """All readings of some words."""
    return [one for options in some for one in options]


def lexicon_rows(counts: Counts) -> list[str]:
    """The rows of the lexicon, and what other code reads."""
    ids = [row["id"] for row in lexicon.rows()]
    return ids + sorted({row for row, _ in counts} - set(ids))


def odds(counts: Counts, row: str, origin: str) -> float:
    """The log odds that a row is right."""
    some = counts.get((row, origin), Counter())
    return record_odds(some["right"], some["read"])


def figures(
    words: list[list[Judged]], chances: list[list[float]], noted: int, threshold: float
) -> tuple[float, float, float]:
    """Precision, recall and F1 of the readings that reach a threshold, of clear events."""
    right = read = 0
    for some, likely in zip(words, chances, strict=True):
        best = max(range(len(some)), key=lambda at: likely[at] / (RETYPED if at else 1.0))
        if max(likely) >= threshold and some[best].right is not None:
            read += 1
            right += bool(some[best].right)
    p, r = right / max(read, 1), right / max(noted, 1)
    return round(p, 3), round(r, 3), round(2 * p * r / max(p + r, 1e-9), 3)


if __name__ == "__main__":
    main()
