"""How many constructions of English a plain act can stand in: every act of one table in every construction of another.

    python benchmarks/sweep.py [--worst 15] [--show CONSTRUCTION]

``sweep/acts.csv`` holds an act of each PLOVER type between two states, ``sweep/constructions.csv`` sentences with room
for one, each *done*, *undone* (denied, refused, left) or *open* (to come, wished, supposed). Printed for each status:
``read``, the share of sentences with an event of the act's type, its doer among the actors and its recipient alone on
the other side (not for *open* ones: who threatens or plans an act is read as doing that); ``held``, the share in which
the act counts as what it is: as done, or not as done. A language model wrote both tables with the program at hand, so
no figure of them is one of accuracy on news.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from polybius import pipeline
from polybius.config import Settings
from polybius.events.words.weights import UNTOLD
from polybius.ingest import from_text
from polybius.schema import Reading

TABLES = Path(__file__).parent / "sweep"
DONE, OPEN = "done", "open"
DAY = dt.date(2024, 5, 10)
Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells() -> Iterator[tuple[Row, Row, str]]:
    """Every construction with every act, and the sentence that they make."""
    for construction in table("constructions.csv"):
        for act in table("acts.csv"):
            text = construction["construction"].format(**act)
            yield construction, act, text[0].upper() + text[1:]


def met(act: Row, reading: Reading) -> bool:
    """Whether an event of the act's type and sides was read."""
    for event in reading.events:
        doers, others = ({party.country for party in side} for side in (event.actors, event.recipients))
        if event.event_type == act["type"] and act["doer_country"] in doers and others == {act["recipient_country"]}:
            return True
    return False


def counts_as_done(act: Row, reading: Reading) -> bool:
    """Whether an event of the act's type counts as done by its doer."""
    return any(
        event.event_type == act["type"]
        and not UNTOLD & set(event.auxiliary)
        and act["doer_country"] in {party.country for party in event.actors}
        for event in reading.events
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=15, help="constructions printed, the worst first")
    parser.add_argument("--show", help="print what is misread in the constructions with these words")
    args = parser.parse_args()
    tallies: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for construction, act, text in cells():
        reading = pipeline.read(from_text(text, language="en", settings=Settings()), published=DAY)
        status, words = construction["status"], construction["construction"]
        right = status == OPEN or met(act, reading), counts_as_done(act, reading) == (status == DONE)
        tallies[status, words].append(right)
        if args.show and args.show in words and not all(right):
            print(*("" if one else name for one, name in zip(right, ("read", "held"), strict=True)), text)
    for status in sorted({status for status, _ in tallies}):
        print(line(status, [right for (own, _), rights in tallies.items() if own == status for right in rights]))
    for (status, words), rights in sorted(tallies.items(), key=lambda item: sum(map(sum, item[1])))[: args.worst]:
        print(line(f"{status:7} {words}", rights))


def line(name: str, rights: list[tuple[bool, bool]]) -> str:
    """A line of figures: the share read, the share held."""
    read, held = (sum(side) / len(rights) for side in zip(*rights, strict=True))
    found = "" if name.startswith(OPEN) else f"{read:.3f}"
    return f"n {len(rights):5}  read {found:5}  held {held:.3f}  {name}"


if __name__ == "__main__":
    main()
