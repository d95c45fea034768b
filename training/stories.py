"""Fits the weights of what speaks for and against two tellings being one (``resources/stories/weights.csv``).

    python training/stories.py [--gold GOLD] [--corpus corpus] [--out src/polybius/resources/stories/weights.csv]

Pairs of which it is known whether they are one: the event mentions of ECB+ (training part) in reports of one subject,
which tell what words, meanings and arguments weigh where neither type nor day is known; and the events of the sample
reports' development half, as they are read and as they were noted, which tell what parties, days and places weigh.
Each pair goes the way of the store: candidates, evidence, levels. One logistic regression over the levels with a
quadratic penalty; pairs of two documents that copy one text count once. Where type and day are not known a pair weighs
the less the more pairs its two tellings are in, and a word has a weight of its own when the mentions of three topics
have it; the penalty was chosen on held-out topics of the training part; without GOLD these weights stay as they are.
Beside the sample reports stand our own affairs (``corpus/stories``, development half), longer reports of one affair
each (``corpus/mouths`` and its like, development halves), which tell what stands side by side in one report and is
two, and made-up worlds (``tellings.py``): happenings of one kind between the same two on neighbouring days are rare in
any set.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from scipy.special import expit
from tellings import world

from polybius import pipeline
from polybius.evaluate import affairs
from polybius.evaluate.gold import records
from polybius.evaluate.samples import MORE, aligned
from polybius.evaluate.stories import (
    ecbplus,
    ecbplus_truth,
    linked,
    noted_of_samples,
    read_samples,
    truth_of,
    truth_of_samples,
)
from polybius.resources import folder
from polybius.samples import truth as noted
from polybius.schema import Reading
from polybius.stories.evidence import WORDS, Evidence, Levels, levels
from polybius.stories.words import key

OUT = folder() / "stories" / "weights.csv"
WORLDS = 20
# How much a pair of each source counts: chosen with each of the real sets left out in turn, docs/evaluation.md#stories
COUNTS = {"read": 1.0, "noted": 1.0, "affairs": 3.0, "long": 1.0, "made": 0.5, "made words": 0.1}
PENALTY = {"typed": 1.0, "bare": 10.0}
TOPICS = 3  # of a word that has a weight of its own
HEADER = ["id", "source", "evidence", "level", "weight", "pairs", "same"]
Pair = tuple[tuple[str, str], Evidence, bool]  # two events, and whether they are one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="holds ECB+; without it the rows of words without type stay")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="holds our own affairs")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    rows = _fitted(*_bare(options.gold), "bare", "ECB+ (train)") if options.gold else _kept(options.out)
    counted = [(pair, COUNTS[source]) for source, pairs in _typed(options.corpus) for pair in pairs]
    typed, counts = [pair for pair, _ in counted], np.array([count for _, count in counted])
    rows += _fitted(typed, [levels(evidence) for _, evidence, _ in typed], counts, "typed",
                    "sample and own reports (dev), made-up worlds")  # fmt: skip
    with options.out.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)


def _kept(path: Path) -> list[list[object]]:
    """The rows of words without type and day that a table of weights holds."""
    with path.open(encoding="utf-8", newline="") as held:
        return [list(row.values()) for row in csv.DictReader(held) if row["level"].startswith("bare")]


def _bare(gold: Path) -> tuple[list[Pair], list[Levels], np.ndarray]:
    """Pairs of ECB+ with their levels, rare words left out, and how much each counts."""
    listed = list(records(gold / "events" / "ecbplus.train.jsonl.gz"))
    readings = {record["id"]: ecbplus(record) for record in listed}
    truth = {id: label for record in listed for id, label in ecbplus_truth(record, readings[record["id"]]).items()}
    topics: dict[str, set[str]] = {}
    for record in listed:
        reading = readings[record["id"]]
        for event in reading.events:
            topics.setdefault(key(reading.words(event.trigger).lower().split(" ", 1)[0]), set()).add(record["topic"])
    pairs = list(_pairs(readings.values(), truth))
    held = Counter(id for ids, _, _ in pairs for id in ids)
    counts = np.array([sum(1 / held[id] for id in ids) for ids, _, _ in pairs])
    found = [
        [(name, level) for name, level in levels(evidence)
         if name not in WORDS or len(topics[level.removeprefix("bare, ")]) >= TOPICS]
        for _, evidence, _ in pairs
    ]  # fmt: skip
    return pairs, found, counts / counts.mean()


def _typed(corpus: Path) -> Iterator[tuple[str, Iterator[Pair]]]:
    readings, truth = read_samples("dev"), truth_of_samples("dev")
    yield "read", _pairs(readings.values(), _met(noted(), readings, truth))
    made, names = noted_of_samples("dev", readings)
    yield "noted", _pairs(made, {id: truth[name] for id, name in names.items()})
    told, right = affairs.read(corpus / affairs.FOLDER, "dev"), affairs.truth(corpus / affairs.FOLDER, "dev")
    found = affairs.met(corpus / affairs.FOLDER, told)
    yield "affairs", _pairs(told, {event.id: right[mention] for mention, event in found.items()})
    for name in MORE:
        listed = [record for record in records(corpus / name / "notes.jsonl") if record["part"] == "dev"]
        wanted = {record["doc"] for record in listed}
        reports = pipeline.read_many([corpus / name / "reports.jsonl"])
        readings = {reading.document.id: reading for reading in reports if reading.document.id in wanted}
        yield "long", _pairs(readings.values(), _met(listed, readings, truth_of(listed)))
    for seed in range(WORLDS):
        pairs = list(_pairs(*world(seed)))
        yield "made", (pair for pair in pairs if not pair[1].speech)
        yield "made words", (pair for pair in pairs if pair[1].speech)  # what is said differs more than made words do


def _met(
    listed: Iterable[dict[str, Any]], readings: dict[str, Reading], truth: dict[tuple[str, str], Hashable]
) -> dict[str, Hashable]:
    """The noted happening of each read event that tells a noted one."""
    met: dict[str, Hashable] = {}
    for record in (record for record in listed if record["doc"] in readings):
        pairs, _ = aligned(record["events"], readings[record["doc"]])
        met |= {event.id: truth[record["doc"], one["id"]] for one, event in pairs if event is not None}
    return met


def _pairs(readings: Iterable[Reading], truth: dict[str, Hashable]) -> Iterator[Pair]:
    names = ", ".join(field.name for field in fields(Evidence))
    with tempfile.TemporaryDirectory() as made, linked(readings, Path(made)) as store:
        for a, b, *row in store.connection.execute(
            f"SELECT a, b, {names} FROM story_evidence ORDER BY a, b"
        ).fetchall():
            evidence = Evidence(*row)
            if a in truth and b in truth and (evidence.same_document or not evidence.same_origin):
                yield (a, b), evidence, truth[a] == truth[b]


def _fitted(pairs: list[Pair], found: list[Levels], counts: np.ndarray, kind: str, source: str) -> list[list[object]]:
    """The rows of the levels that some pairs have; of "days: not known" the odds before any other evidence."""
    names = sorted({name for one in found for name in one})
    at = {name: number for number, name in enumerate(names)}
    cells = [(row, at[name]) for row, one in enumerate(found) for name in one]
    x = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), (len(pairs), len(names)))
    y = np.array([float(same) for *_, same in pairs])
    weights = _logistic(hstack([x, np.ones((len(pairs), 1))]).tocsr(), y, counts, PENALTY[kind])
    seen = Counter(name for one in found for name in one)
    same = Counter(name for one, (*_, both) in zip(found, pairs, strict=True) if both for name in one)
    print(kind, len(pairs), "pairs,", int(y.sum()), "of one happening")
    rows = [[f"{kind}:before", source, "before", kind, weights[-1], len(pairs), int(y.sum())]]
    rows += [[f"{name}:{level}", source, name, level, weights[at[name, level]], seen[name, level], same[name, level]]
             for name, level in names]  # fmt: skip
    return [[*row[:4], round(float(row[4]), 3), *row[5:]] for row in rows]


def _logistic(x: csr_matrix, y: np.ndarray, counts: np.ndarray, penalty: float) -> np.ndarray:
    """The weights that make the outcomes likeliest, each counted so often, under a quadratic penalty."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        sums = x @ w
        value = float((counts * (np.logaddexp(0.0, sums) - y * sums)).sum()) + penalty * float(w @ w) / 2
        return value, x.T @ (counts * (expit(sums) - y)) + penalty * w

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


if __name__ == "__main__":
    main()
