"""What stands out in random weeks of daily country pairs, and in known ones: python benchmarks/weeks.py DATA."""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from polybius import import_files, open_store
from polybius.evaluate.relations import PAIRS, SHOCKS, TOO_EARLY
from polybius.relations import Changes, Relation, changes
from polybius.relations.stored.panel import of_store

N = 20
SEED = 7
FIRST, N_WEEKS = dt.date(2019, 1, 7), 150
NEAR_DAYS = -14, 42  # from a known shock: no quiet week


def main(data: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "pairs.duckdb") as store:
        import_files(store, [data / PAIRS], "pairs")
        started = time.process_time()
        relations = list(of_store(store.connection))
        changes(relations, week="2020-01-06")
        print(f"{len(relations)} pairs, a week in {time.process_time() - started:.1f} s of processor time")
    for name, day, *_ in SHOCKS:
        print(
            f"{name} {day}", *(_told(changes(relations, week=_days(day) + dt.timedelta(days=7 * at))) for at in (0, 1))
        )
    draw = random.Random(SEED)
    shocks = [_days(day) for _, day, *_ in (*SHOCKS, *TOO_EARLY)]
    every = [FIRST + dt.timedelta(days=7 * at) for at in range(N_WEEKS)]
    quiet = [week for week in every if not any(NEAR_DAYS[0] <= (week - day).days <= NEAR_DAYS[1] for day in shocks)]
    for week in sorted(draw.sample(quiet, N)):
        print("quiet", week, _told(changes(relations, week=week)))
    for number in range(N):
        moved = [_moved(relation, draw.choice(quiet), every[-1]) for relation in relations]
        print("each dyad another week", number, _told(changes(moved, week=every[-1])))


def _moved(relation: Relation, week: dt.date, to: dt.date) -> Relation:
    """The relation with its days shifted so that one week stands in the place of another."""
    return replace(relation, series=replace(relation.series, start=relation.series.start + (to - week)))


def _days(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def _told(found: Changes) -> str:
    named = [f"{'-'.join(change.dyad)} {change.change:+.1f}" for change in found.changed]
    return f"{len(found.asked)} asked: {', '.join(named) or 'none'}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
