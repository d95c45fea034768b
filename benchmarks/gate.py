"""Holds the accuracy against its floors: a change that lowers a figure below its floor fails.

    python benchmarks/gate.py [TASK ...] [--gold FOLDER] [--raise] [--lower "the reason"]

Without tasks every task of floors.json is scored whose gold is at hand (the sample reports always are). What was
found or lost since the last time is listed sentence by sentence for the development half of the sample reports.
``--raise`` writes the figures reached as the new floors where they are higher; ``--lower`` takes a reason, which is
kept in floors.json, and writes them wherever they are.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from polybius import pipeline, samples
from polybius.errors import NoGoldError
from polybius.evaluate import BUNDLED, evaluate
from polybius.evaluate.samples import aligned, sides_agree

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FOUND = HERE / "samples.dev.jsonl"
CEILINGS = (  # measures of which less is better
    *("place_wrong", "host_wrong", "modes_wrong"),
    *("extra", "links_wrong", "same_wrong", "false_alarms", "false_facts", "calibration_error", "read", "lost"),
    *("coverage_error", "alarm_error"),
    *("a_pair_year", "shuffled_a_pair_year", "hostile_a_pair_year", "hostile_shuffled_a_pair_year"),
    *(f"{name}_week_{week}" for name in ("crps_ratio", "off_80", "off_95") for week in (1, 2, 3, 4)),
)
SLACK = 0.0005  # figures are rounded to three digits


def main() -> int:
    """Scores, compares, prints; 1 when a figure lies below its floor."""
    options = _options()
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    known = sorted({name.split("/")[0] for name in kept["floors"]})
    tasks = options.tasks or [task for task in known if options.gold or task in BUNDLED]
    scores = _scored(tasks, options)
    failed = list(_compared(scores, kept["floors"]))
    if "samples" in tasks:
        _changes()
    if options.raise_ or options.lower:
        _written(kept, scores, options.lower)
    elif failed:
        print("\n".join(failed), file=sys.stderr)
    return 0 if options.raise_ or options.lower or not failed else 1


def _scored(tasks: list[str], options: argparse.Namespace) -> dict[str, Any]:
    """The scores of the tasks; one that nobody named and that the folder has no set of is left out."""
    scores: dict[str, Any] = {}
    for task in tasks:
        try:
            scores |= evaluate([task], gold=options.gold, part="dev")
        except NoGoldError:
            if options.tasks:
                raise
    return scores


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--raise", dest="raise_", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    return parser.parse_args()


def _compared(scores: dict[str, Any], floors: dict[str, dict[str, float]]) -> list[str]:
    failed = []
    for task, measures in sorted(scores.items()):
        for measure, floor in floors.get(task, {}).items():
            value = measures[measure]["value"]
            short = value > floor + SLACK if measure in CEILINGS else value < floor - SLACK
            kind = "ceiling" if measure in CEILINGS else "floor"
            print(f"{task:28} {measure:24} {value:.3f}   {kind} {floor:.3f}{'   FAILS' if short else ''}")
            if short:
                failed.append(f"{task} {measure}: {value:.3f} is worse than its {kind} of {floor:.3f}")
    return failed


def _written(kept: dict[str, Any], scores: dict[str, Any], reason: str | None) -> None:
    for task, measures in scores.items():
        floors = kept["floors"].get(task, {})
        for measure, floor in floors.items():
            value = measures[measure]["value"]
            better = min(value, floor) if measure in CEILINGS else max(value, floor)
            floors[measure] = value if reason else better
    if reason:
        kept["lowered"].append({"date": dt.date.today().isoformat(), "reason": reason})
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def _changes() -> None:
    """Prints the noted events that are found now and were not, and those that were and are not."""
    before = {}
    if FOUND.exists():
        rows = [json.loads(line) for line in FOUND.read_text(encoding="utf-8").splitlines()]
        before = {(row["doc"], row["event"]): row["found"] for row in rows}
    rows = list(_outcomes())
    for row in rows:
        was = before.get((row["doc"], row["event"]))
        if was is not None and was != row["found"]:
            print(f"{'gained' if row['found'] else 'LOST  '}  {row['doc']}  {row['trigger']}  ({row['type']})")
    FOUND.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _outcomes() -> list[dict[str, Any]]:
    readings = {reading.document.id: reading for reading in pipeline.read_many([samples.folder()])}
    rows = []
    for record in samples.truth():
        if record["part"] != "dev" or record["doc"] not in readings:
            continue
        pairs, _ = aligned(record["events"], readings[record["doc"]])
        for gold, event in pairs:
            found = event is not None and event.event_type == gold["type"] and sides_agree(gold, event)
            trigger = gold["trigger"]
            rows.append(
                {"doc": record["doc"], "event": gold["id"], "trigger": trigger, "type": gold["type"], "found": found}
            )
    return rows


if __name__ == "__main__":
    sys.exit(main())
