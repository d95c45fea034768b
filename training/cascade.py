"""Learns the weights of the filter before the model from what the whole pipeline codes on openly licensed text.

python training/cascade.py --gold FOLDER [--out FILE]

A sentence in which the pipeline codes an event is a positive one: no annotated event is used. Takes some minutes of
one core. The threshold stands in annotate/cascade.py; ``polybius evaluate cascade`` says what it keeps and reads.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import optimize, sparse

from polybius import pipeline
from polybius.annotate import cascade
from polybius.config import Settings
from polybius.evaluate.segmentation import documents
from polybius.schema import Document

MIN_SENTENCES = 10  # features of fewer sentences are left out
MIN_WEIGHT = 0.02
PENALTY = 50.0  # of the squared weights: the strongest of 5 to 100 that still tells the evaluation sets apart
POSITIVE_WEIGHT = 10.0  # a missed event costs as much as ten sentences read in vain
OUT = Path(__file__).parent.parent / "src" / "polybius" / "resources" / "models" / "cascade.csv"
RECORDS = {
    "events/ecbplus": None,
    "causality/cnc": None,
    "actors/re3d": "BBC Online",
    "events/meantime_events": None,
    "places/geovirus": None,
}
TREEBANKS = {"ud_gum": ("_",), "ud_ewt": ("newsgroup", "weblog")}
WITHOUT = "conversation"  # texts that may not be adapted


def texts(gold: Path) -> Iterator[str]:
    """Training texts whose licences let weights made from them be shared."""
    for name, without in RECORDS.items():
        with gzip.open(gold / f"{name}.train.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if without is None or record["source"] != without:
                    yield record["text"]
    for name, kinds in TREEBANKS.items():
        for document in documents(gold / "syntax" / f"{name}.train.conllu.gz"):
            if any(kind in document.id for kind in kinds) and WITHOUT not in document.id:
                yield document.text


def examples(gold: Path) -> Iterator[tuple[set[str], bool]]:
    """The features of every sentence, and whether the pipeline codes an event in it."""
    settings = Settings(clean=False, cascade=False)
    for number, text in enumerate(texts(gold)):
        reading = pipeline.read(Document(f"t{number}", text), settings=settings)
        telling = {event.sentence for event in reading.events}
        for at, sentence in enumerate(reading.sentences):
            words = [token.span.of(text) for token in reading.tokens[sentence.first : sentence.last]]
            yield cascade.features(words), at in telling


def learned(rows: list[tuple[set[str], bool]]) -> dict[str, float]:
    """Weights of a logistic regression, the bias among them."""
    counts = Counter(feature for features, _ in rows for feature in features)
    vocabulary = {name: at for at, name in enumerate(sorted(n for n, c in counts.items() if c >= MIN_SENTENCES))}
    inside = [[vocabulary[name] for name in features if name in vocabulary] for features, _ in rows]
    starts = np.cumsum([0, *map(len, inside)])
    indices = np.concatenate([np.array(one, np.int64) for one in inside])
    matrix = sparse.csr_matrix((np.ones(len(indices)), indices, starts), (len(rows), len(vocabulary)))
    sign = np.where([positive for _, positive in rows], 1.0, -1.0)
    costs = np.where(sign > 0, POSITIVE_WEIGHT, 1.0)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = values[:-1], values[-1]
        wrong = -sign * (matrix @ weights + bias)
        slope = -sign * costs / (1 + np.exp(-wrong))
        total = (np.logaddexp(0, wrong) * costs).sum() + PENALTY / 2 * weights @ weights
        return total, np.append(matrix.T @ slope + PENALTY * weights, slope.sum())

    start = np.zeros(len(vocabulary) + 1)
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {name: float(found[at]) for name, at in vocabulary.items() if abs(found[at]) >= MIN_WEIGHT}
    return {cascade.BIAS: float(found[-1]), **weights}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    rows = list(examples(arguments.gold))
    weights = learned(rows)
    with arguments.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "source", "weight"])
        writer.writerows([name, "training/cascade.py", f"{weight:.3f}"] for name, weight in weights.items())
    print(f"{len(rows)} sentences, {sum(positive for _, positive in rows)} with events; {len(weights)} weights")


if __name__ == "__main__":
    main()
