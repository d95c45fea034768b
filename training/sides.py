"""Fits the weights of the parties that a sentence leaves open (``models/sides.csv``) on the open corpus.

    python training/sides.py [--corpus corpus] [--out src/polybius/resources/models/sides.csv]

Every event of the corpus that the coder reads with its right type and with an open side is one choice: which of the
parties of the report, or nobody, the corpus puts there. The weights maximise the likelihood of these choices under a
conditional logit with a quadratic penalty; a tenth of the reports is held back and scored.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from scipy.optimize import minimize

from polybius import pipeline
from polybius.config import Settings
from polybius.events.code import Coder, is_event
from polybius.events.missing import Features, open_side, probabilities
from polybius.ingest import from_text
from polybius.schema import Event

HERE = Path(__file__).parent.parent
OUT = HERE / "src" / "polybius" / "resources" / "models" / "sides.csv"
PENALTY = 0.5
SMALLEST = 0.02  # weights nearer to 0 are left out
FOLD = {"UNO": "IGO", "EUR": "IGO"}
Choices = tuple[list[Features], set[int]]  # what can be chosen, and which of it is right
Record = dict[str, Any]


def reports(corpus: Path) -> Iterator[tuple[str, str, str | None, list[Record]]]:
    """Part, text, day and events of each report; of an event where its trigger stands, and its sides' codes."""
    for path in sorted((corpus / "events").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            text, events = "", []
            for sentence in report["sentences"]:
                text += ("\n\n" if sentence.get("p") and text else " " if text else "") + sentence["text"]
                base = len(text) - len(sentence["text"])
                for event in sentence["events"]:
                    start = base + sentence["text"].find(event["trigger"])
                    sides = {
                        side: {_code(words.rpartition("@")[2]) for words in event[side + "s"]}
                        for side in ("actor", "recipient")
                    }
                    events.append({**event, "start": start, "end": start + len(event["trigger"]), **sides})
            yield report["part"], text, report.get("published"), events


def _code(code: str) -> str:
    return FOLD.get(code[:3], code[:3])


def choices(text: str, published: str | None, gold: list[Record]) -> Iterator[Choices]:
    """The choices of one report."""
    reading = pipeline.read(from_text(text, settings=Settings(clean=False)), published=published)
    coder = Coder(replace(reading, events=()))
    for index in range(len(reading.sentences)):
        events = []
        for told in filter(is_event, coder.told(index)):
            event, record = told, _record(told, gold)
            for side in ("actor", "recipient") if record is not None else ():
                found = _choice(coder, event, side, record) if open_side(event, side) else None
                if found is not None:
                    offered, event = found
                    yield offered
            events.append(event)
        coder.tell(events)


def _record(event: Event, gold: list[Record]) -> Record | None:
    for record in gold:
        meets = record["start"] < event.trigger.end and event.trigger.start < record["end"]
        if meets and record["type"] == event.event_type:
            return record
    return None


def _choice(coder: Coder, event: Event, side: str, record: Record) -> tuple[Choices, Event] | None:
    offered = list(coder.missing.choices(event, side))
    wanted = {code for code in record[side] if "-" not in code}
    right = {
        at for at, choice in enumerate(offered) if (_code(choice.key) in wanted if wanted else choice.party is None)
    }
    if not right:
        return None
    chosen = offered[min(right)].party
    event = replace(event, **{side + "s": (chosen,)}) if chosen is not None else event
    return ([choice.features for choice in offered], right), event


def fit(examples: list[Choices]) -> dict[str, float]:
    """The weights that make the right choices likeliest."""
    names = sorted({name for offered, _ in examples for features in offered for name in features})
    index = {name: at for at, name in enumerate(names)}
    tables = []
    for offered, right in examples:
        matrix = np.zeros((len(offered), len(names)))
        for row, features in enumerate(offered):
            for name, value in features.items():
                matrix[row, index[name]] = value
        tables.append((matrix, np.array([at in right for at in range(len(offered))])))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = PENALTY * float(w @ w) / 2, PENALTY * w
        for matrix, right in tables:
            scores = matrix @ w
            odds = np.exp(scores - scores.max())
            p = odds / odds.sum()
            q = p * right / (p * right).sum()
            total -= float(np.log((p * right).sum()))
            slope = slope - matrix.T @ (q - p)
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: float(found.x[at]) for name, at in index.items() if abs(found.x[at]) >= SMALLEST}


def shares(examples: list[Choices], weights: dict[str, float], sure: float) -> tuple[float, float]:
    """How often the choice is right, and how often it would be if nobody were ever chosen."""
    right = nobody = 0
    for offered, wanted in examples:
        chances = probabilities(offered, weights)
        best = max(range(len(offered)), key=lambda at: chances[at])
        right += (best if chances[best] >= sure else 0) in wanted
        nobody += 0 in wanted
    return right / len(examples), nobody / len(examples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    train, dev = [], []
    for part, *report in reports(args.corpus):
        (dev if part == "dev" else train).extend(choices(*report))
    weights = fit(train)
    for sure in (0.3, 0.4, 0.5, 0.6):
        print(f"sure {sure}: right, nobody: train n {len(train)}", *shares(train, weights, sure), end=" ")
        print(f"dev n {len(dev)}", *shares(dev, weights, sure))
    with args.out.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "source", "feature", "weight"])
        for name, weight in sorted(weights.items()):
            writer.writerow([f"sides:{name}", "training/sides.py", name, round(weight, 3)])


if __name__ == "__main__":
    main()
