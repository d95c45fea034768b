"""Prints how the relations' verdicts do on daily series of country pairs: python benchmarks/relations.py DATA."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb

from polybius.evaluate import relations


def main(data: Path) -> None:
    started = time.perf_counter()
    for task, scores in relations.score(data).items():
        print(f"{task} (n = {scores.pop('n')})")
        for name, figure in scores.items():
            if "low" not in figure:
                print(f"  {name}: {figure['value']:.3f}")
                continue
            n = f", n = {figure['n']}" if "n" in figure else ""
            print(f"  {name}: {figure['value']:.3f} ({figure['low']:.3f} to {figure['high']:.3f}{n})")
    print(f"{time.perf_counter() - started:.0f} s\n")
    cases = [*((name, day) for name, day, *_ in relations.SHOCKS), *relations.TOO_EARLY]
    cases += [(name, day) for name, day, _ in relations.CONTROLS]
    connection = duckdb.connect()
    for name, day in cases:
        print(f"{name} {relations.pair(connection, data, name).around(day).summary}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
