"""Fits the weights of which state a bare noun is of (``models/states.csv``) on the sides of noted events.

    python training/states.py --gold GOLD [--corpus corpus] [--out src/polybius/resources/models/states.csv]

Whoever stands on a side of an event that is read with its right type, by a noun without a state of its own, is one
choice among the states of the report and none; right are those that the notes name on that side. The rules' choice is
what the reading goes on with meanwhile. Of our own sets the development parts are learnt from, of the corpora all
others. Prints how often the likeliest is right, and how often what the rules take.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from reports import FOLD, OWN, Report, arguments, news, own, write_weights, written
from sides import OFTEN, Choices, fit, shares, trains

from polybius import pipeline
from polybius.actors import of_state
from polybius.actors.likeliest import NONE, features
from polybius.actors.scene import Found, Scene
from polybius.config import Settings
from polybius.ingest import from_text
from polybius.resources.weights import Features
from polybius.schema import Span

HERE = Path(__file__).parent.parent
OUT = HERE / "src" / "polybius" / "resources" / "models" / "states.csv"
PENALTY = 3.0


def choices(report: Report) -> Iterator[Choices]:
    """The choices of one report."""
    offered: dict[Span, tuple[dict[str, Features], str]] = {}

    def by_rules(scene: Scene, found: Found, ruled: str | None) -> str | None:
        offered[found.span] = features(scene, found, ruled), ruled or NONE
        return ruled

    of_state.likeliest = by_rules
    document = from_text(
        report.text,
        language="en",
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        settings=Settings(clean=False),
    )
    reading = pipeline.read(replace(document, uri=report.uri))
    for event in reading.events:
        met = report.at(event.trigger.start, event.trigger.end)
        record = next((one for one in met if one["type"] == event.event_type and one["clear"]), None)
        for side, parties in (("actor", event.actors), ("recipient", event.recipients)) if record else ():
            wanted = {code for code in record[side] if "-" not in code} or ({NONE} if record[side] else set())
            for party in parties:
                if party.span not in offered or not wanted:
                    continue
                some, ruled = offered[party.span]
                keys = list(some)
                right = frozenset(at for at, key in enumerate(keys) if FOLD.get(key, key) in wanted)
                yield Choices(list(some.values()), right, frozenset(at for at, key in enumerate(keys) if key == ruled))


def main() -> None:
    args = arguments(__doc__, OUT)
    found: dict[tuple[str, str], list[Choices]] = {}
    for report in (*written(args.corpus, ()), *news(args.corpus, args.gold), *own(args.corpus)):
        found.setdefault((report.origin, report.part), []).extend(choices(report))
    learnt = [
        (one, OFTEN[origin] / OFTEN[OWN])
        for (origin, part), some in found.items()
        if trains(origin, part)
        for one in some
        if one.right
    ]
    weights = fit([one for one, _ in learnt], [often for _, often in learnt], PENALTY)
    for (origin, part), some in found.items():
        print(origin, part, len(some), "likeliest right, as ruled:", *shares(some, weights, 0.0))
    write_weights(args.out, "training/states.py", dict(sorted(weights.items())))


if __name__ == "__main__":
    main()
