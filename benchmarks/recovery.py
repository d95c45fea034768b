"""Prints how much of a planted truth is recovered from simulated streams: python benchmarks/recovery.py [--streams N].

Each stream has a level that drifts, a shock that stays or fades, swings of the volume of reporting, sources that fall
silent, days without reports, bursts, and a coder who codes a share of the acts wrong; all drawn by its number. Then
stores in which sources join and the news of the world halves, with and without the volume of a fixed panel.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time

import numpy as np

from polybius.evaluate import archives
from polybius.evaluate.recovery import CODER_ERRORS, N_STREAMS, recovered
from polybius.relations import Relation
from polybius.relations.flow.series import Series

DYADS, YEARS = 300, 6


def main() -> None:
    """A table: a line for each question, a column for each share of acts that are coded wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--streams", type=int, default=N_STREAMS)
    n = parser.parse_args().streams
    columns = [recovered(error, n) for error in CODER_ERRORS]
    for kind, split in (("counted events", True), ("one score a day", False)):
        print(f"weekly levels of {DYADS} dyads x {YEARS} years, {kind}: {_seconds(split):.1f} s of one core")
    print(f"{n} streams; coded wrong:".ljust(48), *(f"{error:>22.0%}" for error in CODER_ERRORS))
    for name in columns[0]:
        if name in ("n", "coverage_error"):
            continue
        cells = (column[name] for column in columns)
        told = (f"{cell['value']:.3f} ({cell['low']:.3f} to {cell['high']:.3f})" for cell in cells)
        print(name.ljust(48), *(f"{cell:>22}" for cell in told))
    for name, cell in archives.score()["recovery/stores"].items():
        if name != "n":
            told = f"{cell['value']:.3f} ({cell['low']:.3f} to {cell['high']:.3f})"
            print(f"{archives.N_ARCHIVES} stores, {name}".ljust(48), f"{told:>22}")


def _seconds(split: bool) -> float:
    """What the levels of many dyads cost, their series made beforehand."""
    draw, size = np.random.default_rng(1), round(365.25 * YEARS)
    relations = []
    for _ in range(DYADS):
        bad, good = -5.0 * draw.poisson(2.0, size), 4.0 * draw.poisson(3.0, size)
        channels = {"net": bad + good, "conflict": bad if split else np.minimum(bad + good, 0.0)}
        channels |= {"cooperation": good} if split else {}
        n_events = -bad / 5 + good / 4 if split else None
        relations.append(
            Relation(Series(dt.date(2015, 1, 1), channels, split, n_events, draw.uniform(900, 1100, size)))
        )
    started = time.process_time()
    for relation in relations:
        relation.level("week")
    return time.process_time() - started


if __name__ == "__main__":
    main()
