"""Fits the weights of which act another one answers (``models/responses.csv``) on our own sets.

    python training/responses.py [--corpus corpus] [--out src/polybius/resources/models/responses.csv]

Every act that the program reads in a report whose links are noted is one choice: which of the other acts it answers, or
none. A conditional logit with a quadratic penalty is fitted to the development parts; penalty and sharpness were chosen
by leaving a fifth of their reports out in turn. How many of the noted answers are found, and how many of those read
nobody noted, is printed for what was left out and for the other parts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from reports import HERE, write_weights
from sides import Choices, fit

from polybius import pipeline, samples
from polybius.evaluate.gold import records
from polybius.evaluate.links import acts_of, tellings_of
from polybius.evaluate.samples import MORE, aligned
from polybius.events.ties.links import told
from polybius.events.ties.responses import LIKELY, Responses
from polybius.events.ties.undone import Undone
from polybius.resources.weights import probabilities
from polybius.schema import Reading
from polybius.syntax import Tree

OUT = HERE / "src" / "polybius" / "resources" / "models" / "responses.csv"
PENALTY, SEEN = 2.0, 4  # and reports' acts at which a feature has to occur
SHARPER = 1.25  # by what the weights are multiplied: fitted ones are too cautious
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """What the acts of one report may answer, and how many answers were noted."""

    part: str
    choices: list[Choices]
    noted: int


def examples(corpus: Path) -> Iterator[Example]:
    """The reports whose links are noted."""
    shelves = [(corpus / name / "reports.jsonl", list(records(corpus / name / "notes.jsonl"))) for name in MORE]
    for path, notes in [(samples.folder(), list(samples.truth())), *shelves]:
        if not any(record["links"] for record in notes):
            continue
        readings = {reading.document.id: reading for reading in pipeline.read_many([path])}
        for record in notes:
            if record["doc"] in readings:
                yield _example(record, readings[record["doc"]])


def _example(record: dict, reading: Reading) -> Example:
    pairs, _ = aligned(record["events"], reading)
    acts = acts_of((gold["id"], gold["same_as"]) for gold, _ in pairs if gold["same_as"])
    same = acts_of((link.from_, link.to) for link in reading.links if link.kind == "same_as")
    read_as: dict[str, set[str]] = {}
    for act, noted in tellings_of(pairs, acts, same).items():
        for one in noted:
            read_as.setdefault(one, set()).add(act)
    answered: dict[str, set[str]] = {}
    links = [link for link in record["links"] if link["kind"] == "responds_to"]
    for link in links:
        one, other = (read_as.get(acts.get(link[end], link[end]), set()) for end in ("from", "to"))
        for act in one:
            answered.setdefault(act, set()).update(other)
    tree = Tree(reading)
    responses = Responses(reading, tree, told(reading, tree, Undone(reading, tree)))
    choices = []
    for event in responses.acts:
        some = list(responses.choices(event))
        right = {at for at, (act, _) in enumerate(some) if act is not None and act.id in answered.get(event.id, ())}
        choices.append(Choices([found for _, found in some], frozenset(right or {0}), frozenset()))
    return Example("dev" if record["part"] == "dev" else "held", choices, len(links))


Counted = tuple[int, int, int]  # answers read that are noted, all that are read, all that are noted


def counted(some: list[Example], weights: dict[str, float], least: float) -> Counted:
    """The answers that are read from a probability on."""
    right = read = 0
    for choice in (choice for example in some for choice in example.choices):
        chances = probabilities(choice.features, weights)
        best = max(range(1, len(chances)), key=chances.__getitem__, default=0)
        if best and chances[best] >= least:
            read += 1
            right += best in choice.right
    return right, read, sum(example.noted for example in some)


def told_of(what: str, sums: list[Counted]) -> str:
    """How many of the noted answers are found, and how many of those read are wrong."""
    right, read, noted = (sum(column) for column in zip(*sums, strict=True))
    return f"{what}: found {right / noted:.3f} of {noted}, wrong {1 - right / max(read, 1):.3f} of {read}"


def fitted(some: list[Example]) -> dict[str, float]:
    """The weights, as they ship."""
    found = fit([choice for example in some for choice in example.choices], penalty=PENALTY, seen=SEEN)
    return {name: SHARPER * weight for name, weight in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    found = list(examples(args.corpus))
    dev = [example for example in found if example.part == "dev"]
    folds = [(dev[at::FOLDS], fitted([one for n, one in enumerate(dev) if n % FOLDS != at])) for at in range(FOLDS)]
    weights = fitted(dev)
    others = [example for example in found if example.part != "dev"]
    for least in (LIKELY, 0.5, 0.6):
        print(told_of(f"dev, left out, from {least}", [counted(some, without, least) for some, without in folds]))
        print(told_of(f"not in view, from {least}", [counted(others, weights, least)]))
    write_weights(args.out, "training/responses.py", dict(sorted(weights.items())))


if __name__ == "__main__":
    main()
