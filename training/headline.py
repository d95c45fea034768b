"""Fits what judges a headline by the text below it: ``models/headline.csv``, and how rare words are.

    python tools/build_headlines.py GOLD --part train -o PAIRS
    python training/headline.py GOLD PAIRS [--corpus corpus] [--out src/polybius/resources]

*Rarity* (``lexicon/word_rarity.csv``): in how many documents a root stands, of training parts whose licence lets a
shipped model learn from them and of our own texts. *Weights*: a logistic regression with a quadratic penalty on pairs
of those documents, half of them unrelated; none of a development part.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np

from polybius.evaluate.gold import records
from polybius.evaluate.headline import pairs
from polybius.ingest import likeness as words
from polybius.ingest.headline import BIAS

SETS = ("events/ecbplus", "events/meantime_events", "places/geovirus", "actors/re3d", "causality/cnc")
OWN = ("events/*.jsonl", "reports/reports.jsonl")
MIN_DOCUMENTS = 6  # a root of fewer is as rare as one that no table has
PENALTY = 3.0
ROUNDS = 30


def main() -> None:
    """Writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("src/polybius/resources"))
    options = parser.parse_args()
    _write_rarity(options.out / "lexicon" / "word_rarity.csv", options.gold, options.corpus)
    words._tables.cache_clear()
    found = [
        (words.likeness(pair.headline, pair.body).features, pair.related) for pair in pairs(options.pairs, options.gold)
    ]
    names = list(found[0][0])
    x = np.array([[features[name] for name in names] for features, _ in found])
    weights = _fitted(x, np.array([related for _, related in found], float))
    rows = [
        (f"headline:{name}", "training/headline.py", name, f"{weight:.3f}")
        for name, weight in zip((*names, BIAS), weights, strict=True)
    ]
    _write(options.out / "models" / "headline.csv", ("id", "source", "feature", "weight"), rows)


def _write_rarity(path: Path, gold: Path, corpus: Path) -> None:
    """Roots by rarity: 0.15 the commonest, in steps of 0.05."""
    _write(path, ("id", "source", "rarity", "words"), [("rarity:none", "own", "0.9", "")])
    tables = words._Tables()
    counts: Counter[str] = Counter()
    n = 0
    for text in _texts(gold, corpus):
        n += 1
        counts.update({word.root for word in tables.words(text) if not word.root[0].isdigit()})
    grouped: dict[float, list[str]] = {}
    for root, number in counts.items():
        if number >= MIN_DOCUMENTS:
            rarity = max(words.LEAST, round(math.log((n + 1) / (number + 1)) / math.log(n + 1) * 20) / 20)
            grouped.setdefault(rarity, []).append(root)
    rows = [
        (f"rarity:{rarity:.2f}", "training/headline.py", f"{rarity:.2f}", "|".join(sorted(grouped[rarity])))
        for rarity in sorted(grouped)
    ]
    _write(path, ("id", "source", "rarity", "words"), rows)


def _texts(gold: Path, corpus: Path) -> Iterator[str]:
    for name in SETS:
        yield from (
            record["text"]
            for record in records(gold / f"{name}.train.jsonl.gz")
            if record.get("source") != "BBC Online"
        )
    for pattern in OWN:
        for path in sorted(corpus.glob(pattern)):
            yield from (record["text"] for record in records(path) if record.get("text"))


def _fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights and bias, by Newton's method on the features made even."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    penalty = np.diag([*[PENALTY] * x.shape[1], 0.0])
    weights = np.zeros(z.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve(z.T @ (z * (p * (1 - p))[:, None]) + penalty, slope)
    raw = weights[:-1] / spread
    return np.array([*raw, weights[-1] - raw @ mean])


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
