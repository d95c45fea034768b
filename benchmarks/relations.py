"""How verdicts, breaks and forecasts do on daily series of country pairs: python benchmarks/relations.py DATA."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import duckdb

from polybius.evaluate import breaks, forecasts, relations
from polybius.relations import Relation


def main(data: Path) -> None:
    started = time.perf_counter()
    for task, scores in (relations.score(data) | breaks.score(data) | forecasts.score(data)).items():
        print(f"{task} (n = {scores.pop('n')})")
        for name, figure in scores.items():
            n = f", n = {figure['n']}" if "n" in figure else ""
            ends = f" ({figure['low']:.3f} to {figure['high']:.3f}{n})" if "low" in figure else ""
            print(f"  {name}: {figure['value']:.3f}{ends}")
    print(f"{time.perf_counter() - started:.0f} s\n")
    cases = [*((name, day) for name, day, *_ in relations.SHOCKS), *relations.TOO_EARLY]
    cases += [(name, day) for name, day, _ in relations.CONTROLS]
    connection = duckdb.connect()
    for name, days in breaks.misses(connection, data).items():
        print(f"{name}: nearest break {days:+d} days from it")
    _timed(relations.pair(connection, data, relations.SHOCKS[0][0]))
    for name, day in cases:
        print(f"{name} {relations.pair(connection, data, name).around(day).summary}\n")


def _timed(relation: Relation) -> None:
    """Milliseconds of the breaks and of the forecast of one relation, the best of five."""
    for what in (relation.breaks, relation.forecast):
        times = []
        for _ in range(5):
            started = time.perf_counter()
            what()
            times.append(time.perf_counter() - started)
        print(f"{what.__name__} of four years, {len(relation.series.channels)} channels: {1000 * min(times):.0f} ms")
    print()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
