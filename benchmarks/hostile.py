"""What the rules of times and places cost on hostile text: CPU milliseconds for 100 kB on one line.

    python benchmarks/hostile.py [--characters N]

Each text is one piece over and over, of the kind that makes rules try much for nothing or find much at once. No model
runs; the time is that of the process, the best of three. Beside each the time for twice the length, which tells
whether the cost grows with the text alone (near 2) or faster.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable

from polybius import places, times
from polybius.resources import table
from polybius.schema import Document, Reading

CITIES = "every city of the table"  # one after the other
PIECES = (
    "May 1 ",
    "the ",
    "1 ",
    "2014-",
    "two days ago ",
    "a",
    "Monday Tuesday ",
    "the last ",
    "In 1950 May ",
    "in Paris, ",
    CITIES,
)
DAY = dt.date(2020, 5, 13)


def main() -> None:
    """Prints one line a piece and stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=100_000)
    characters = parser.parse_args().characters
    for stage in (times.resolve, places.resolve):
        stage(reading("On 3 May 2020 in Paris ", 40))  # loads the tables
        for piece in PIECES:
            once = cost(stage, reading(piece, characters))
            twice = cost(stage, reading(piece, 2 * characters))
            print(
                f"{stage.__module__:18} {piece!r:18} {once:7.0f} ms   twice the text: x {twice / max(once, 0.01):.1f}"
            )


def reading(piece: str, characters: int) -> Reading:
    """A piece over and over, published on a day."""
    if piece == CITIES:
        piece = ", ".join(row["name"] for row in table("gazetteer/cities"))
    text = (piece * (characters // len(piece) + 1))[:characters]
    return Reading(Document(id="hostile", text=text, published=DAY, earliest=DAY, latest=DAY))


def cost(stage: Callable[[Reading], Reading], text: Reading) -> float:
    """CPU milliseconds of a stage, the best of three."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        stage(text)
        best = min(best, time.process_time() - begun)
    return best * 1000


if __name__ == "__main__":
    main()
