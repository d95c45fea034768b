"""Fits the weights of who stands on the sides of an event (``models/sides.csv``) on the corpora.

    python training/sides.py --gold GOLD [--corpus corpus] [--out src/polybius/resources/models/sides.csv]

Every side of an event that the coder reads with its right type is one choice: which of the parties of the report, XX"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
from reports import FOLD, OWN, Record, Report, arguments, own, reports, write_weights
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from polybius import pipeline
from polybius.config import Settings
from polybius.events.acts.decide import Told
from polybius.events.coder import Coder
from polybius.events.sides.choices import Choice
from polybius.events.sides.sides import is_open
from polybius.events.words.weights import NOBODY, UNKNOWN, party_key
from polybius.ingest import from_text
from polybius.resources.weights import Features, probabilities
from polybius.schema import Event

HERE = Path(__file__).parent.parent
OUT = HERE / "src" / "polybius" / "resources" / "models" / "sides.csv"
PENALTY = 3.0  # by the choices of the reports held back
SEEN = 8  # sides at which a feature has to occur
SMALLEST = 0.02  # weights nearer to 0 are left out
OFTEN = {"events": 0.3, "news": 1.0, OWN: 2.0}  # how much a side counts, by the origin of its report


@dataclass(frozen=True)
class Choices:
    """What can be chosen for one side; which of it is right, and which was read by row and model."""

    features: list[Features]
    right: frozenset[int]
    as_read: frozenset[int]


Offer = Callable[[Coder, Told, str, Record], "tuple[Choices, Event] | None"]


def choices(report: Report, offer: Offer | None = None) -> Iterator[Choices]:
    """The choices of one report; ``offer``: what can be chosen for a side, and the event with the right party there."""
    reading = pipeline.read(
        from_text(report.text, language="en", settings=Settings(clean=False)), published=report.published
    )
    coder = Coder(replace(reading, events=()))
    for index in range(len(reading.sentences)):
        events = []
        for options in coder.told(index):
            met = [(told, _record(told.event, report)) for told in options]
            told, record = next((pair for pair in met if pair[1] is not None), met[0])
            event = told.event
            for side in ("actor", "recipient") if record is not None and not _mutual(record) else ():
                asked = replace(told, event=event)
                found = (offer or offered)(coder, asked, side, record) if is_open(event, side) else None
                if found is not None:
                    some, event = found
                    yield some
            if record is not None:
                events.append(event)
        coder.tell(events)


def _record(event: Event, report: Report) -> Record | None:
    met = report.at(event.trigger.start, event.trigger.end)
    return next((record for record in met if record["type"] == event.event_type and record["clear"]), None)


def _mutual(record: Record) -> bool:
    return len(record["sides"][0]) > 1 and not record["sides"][1]


def offered(coder: Coder, told: Told, side: str, record: Record) -> tuple[Choices, Event] | None:
    """What can be chosen and what is right; and the event with the right party on that side."""
    event = told.event
    all_ = list(coder.sides.choices.of(event, side, told.candidate.aimed))
    wanted = {code for code in record[side] if "-" not in code}
    right = {at for at, choice in enumerate(all_) if FOLD.get(choice.key, choice.key) in wanted}
    if not right:
        words = [name.lstrip("^") for name in record["sides"][side == "recipient"]]
        if wanted:  # a state that the report never names: whether it is somebody or nobody can still be learnt
            all_ = [choice for choice in all_ if choice.key in (NOBODY, UNKNOWN)]
        somebody = {at for at, choice in enumerate(all_) if choice.key == UNKNOWN and _names(coder, choice, words)}
        right = somebody or {at for at, choice in enumerate(all_) if choice.key == NOBODY and not wanted}
    read = getattr(event, side + "s")
    named = {party_key(party) for party in read} - {""}
    as_read = {
        at
        for at, choice in enumerate(all_)
        if (choice.key in named if named else choice.key == (UNKNOWN if read else NOBODY))
    }
    if not right:
        return None
    chosen = all_[min(right)].party
    if not right & as_read:
        event = replace(event, **{side + "s": () if chosen is None else (chosen,)})
    return Choices([choice.features for choice in all_], frozenset(right), frozenset(as_read)), event


def _names(coder: Coder, choice: Choice, words: list[str]) -> bool:
    """Whether a choice is one of those whom the annotator wrote down."""
    told = coder.reading.words(choice.party.span).lower() if choice.party else ""
    return any(told in name.lower() or name.lower() in told for name in words)


def fit(
    examples: list[Choices], often: list[float] | None = None, penalty: float = PENALTY, seen: int = SEEN
) -> dict[str, float]:
    """The weights that make the right choices likeliest; ``often``: how many times each counts (once)."""
    occur = Counter(name for example in examples for name in {name for told in example.features for name in told})
    names = sorted(name for name, times in occur.items() if times >= seen)
    index = {name: at for at, name in enumerate(names)}
    told = [
        (row, index[name], value)
        for row, features in enumerate(features for example in examples for features in example.features)
        for name, value in features.items()
        if name in index
    ]
    rows, columns, values = zip(*told, strict=True)
    sizes = np.array([len(example.features) for example in examples])
    table = csr_matrix((values, (rows, columns)), shape=(sizes.sum(), len(names)))
    starts, of = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    right = np.array([at in example.right for example in examples for at in range(len(example.features))])
    times = np.ones(len(examples)) if often is None else np.array(often)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ w
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        p = odds / np.add.reduceat(odds, starts)[of]
        share = np.add.reduceat(p * right, starts)
        slope = table.T @ (times[of] * (p - p * right / share[of]))
        return penalty * float(w @ w) / 2 - float(times @ np.log(share)), slope + penalty * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: float(found.x[at]) for name, at in index.items() if abs(found.x[at]) >= SMALLEST}


def shares(examples: list[Choices], weights: dict[str, float], sure: float) -> tuple[float, float]:
    """How often the choice is right, and how often what was read is."""
    right = before = 0
    for example in examples:
        chances = probabilities(example.features, weights)
        best = max(range(len(chances)), key=lambda at: chances[at])
        chosen = {best} if chances[best] >= sure else example.as_read
        right += bool(example.right & chosen)
        before += bool(example.right & example.as_read)
    return round(right / len(examples), 4), round(before / len(examples), 4)


def main() -> None:
    args = arguments(__doc__, OUT)
    found: dict[tuple[str, str], list[Choices]] = {}
    for report in (*reports(args.corpus, args.gold), *own(args.corpus)):
        found.setdefault((report.origin, report.part), []).extend(choices(report))
    learnt = [
        (choice, OFTEN[origin]) for (origin, part), some in found.items() if trains(origin, part) for choice in some
    ]
    weights = fit([choice for choice, _ in learnt], [often for _, often in learnt])
    for (origin, part), some in found.items():
        print(origin, part, "sides", len(some))
        for sure in (0.0, 0.3, 0.4, 0.5, 0.6):
            print(f"sure {sure}: right, as read:", *shares(some, weights, sure))
    write_weights(args.out, "training/sides.py", dict(sorted(weights.items())))


def trains(origin: str, part: str) -> bool:
    """Whether the sides of a part are learnt from: of our own sets the development parts, of the corpora all others."""
    return (part == "dev") == (origin == OWN)


if __name__ == "__main__":
    main()
