"""What spoiled text costs: names in lower case, no final stop, an ad mark; the same sentences plain and spoiled.

    python benchmarks/spoiled.py --gold GOLD [--corpus FOLDER] [--share 0.1]

A tenth of the words with a capital lose it, the last full stop is gone and "[ad_1]" stands before the sentence.
``coding/cameo_roles`` (dev): F1 of the spans of actors and recipients. ``corpus/events`` (dev, written for the
project): F1 of events by type, among the clear ones. The difference in points has the interval that holds 95 % of
resamples of the sentences, each taken with its plain and its spoiled reading.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.config import Settings
from polybius.evaluate.coding import records, roles_tally, told
from polybius.evaluate.figures import Counts, f1
from polybius.ingest import from_text
from polybius.schema import Reading

SHARE = 0.1
RESAMPLES = 1000
CAPITAL = re.compile(r"\b[A-Z]\w*")
AD = "[ad_1] "
Pair = tuple[Counts, Counts]  # of one sentence, plain and spoiled: right, read, noted


def spoiled(text: str, share: float, rng: random.Random) -> str:
    """The text without its final stop, and with so many of its words with a capital in lower case."""
    lowered = CAPITAL.sub(lambda m: m[0].lower() if rng.random() < share else m[0], text)
    return lowered.rstrip().removesuffix(".")


def read(text: str) -> Reading:
    """The reading of one sentence as it comes from a page."""
    return pipeline.read(from_text(text, settings=Settings()))


def roles(gold: Path, share: float) -> dict[str, list[Pair]]:
    """The counts of actors' and recipients' spans, sentence by sentence."""
    rng, out = random.Random(1), {"actor": [], "recipient": []}
    for record in records(gold, "cameo_roles", "dev"):
        plain = roles_tally(record, read(record["text"]))
        bad = roles_tally(record, read(AD + spoiled(record["text"], share, rng)))
        for side, pairs in out.items():
            pairs.append((plain[side], bad[side]))
    return out


def types(corpus: Path, share: float) -> dict[str, list[Pair]]:
    """The counts of events by type in the development reports of the corpus, sentence by sentence."""
    rng, pairs = random.Random(2), []
    for sentence in written(corpus):
        counts = (
            events_tally(sentence, read(text))
            for text in (sentence["text"], AD + spoiled(sentence["text"], share, rng))
        )
        pairs.append((next(counts), next(counts)))
    return {"type": pairs}


def written(corpus: Path) -> Iterator[dict[str, Any]]:
    """The sentences of the development reports of ``corpus/events``."""
    for path in sorted((corpus / "events").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            report = json.loads(line)
            yield from report["sentences"] if report["part"] == "dev" else ()


def events_tally(sentence: dict[str, Any], reading: Reading) -> Counts:
    """How many clear events were read with their type, how many were read that are not doubtful, how many are clear."""
    clear = [event for event in sentence["events"] if event["clear"]]
    doubtful = [event["trigger"].lower() for event in sentence["events"] if not event["clear"]]
    read_events = [
        event for event in told(reading) if not any(reading.words(event.trigger).lower() in words for words in doubtful)
    ]
    left = [(event["trigger"].lower(), event["type"]) for event in clear]
    right = 0
    for event in read_events:
        word = reading.words(event.trigger).lower()
        met = next((one for one in left if one[1] == event.event_type and (word in one[0] or one[0] in word)), None)
        if met:
            left.remove(met)
            right += 1
    return right, len(read_events), len(clear)


def line(name: str, pairs: list[Pair]) -> str:
    """A measure's figures: plain, spoiled, and what is lost in points with its interval."""
    rng = random.Random(3)

    def lost(some: list[Pair]) -> float:
        return 100 * (f1([plain for plain, _ in some]) - f1([bad for _, bad in some]))

    samples = sorted(lost(rng.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
    low, high = samples[int(0.025 * RESAMPLES)], samples[int(0.975 * RESAMPLES)]
    plain, bad = f1([one for one, _ in pairs]), f1([one for _, one in pairs])
    noted, gone = sum(one[2] for one, _ in pairs), lost(pairs)
    return f"{name:36} n {noted:5}  plain {plain:.3f}  spoiled {bad:.3f}  lost {gone:4.1f} ({low:.1f} to {high:.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "corpus")
    parser.add_argument("--share", type=float, default=SHARE, help="of the words with a capital that lose it")
    args = parser.parse_args()
    scorers: dict[str, Callable[[], dict[str, list[Pair]]]] = {
        "coding/cameo_roles": lambda: roles(args.gold, args.share),
        "corpus/events": lambda: types(args.corpus, args.share),
    }
    for name, scored in scorers.items():
        for measure, pairs in scored().items():
            print(line(f"{name} {measure}", pairs), flush=True)


if __name__ == "__main__":
    main()
