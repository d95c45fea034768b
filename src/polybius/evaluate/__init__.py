"""Scores of every stage on gold, each with its interval and, where there is one, a published figure beside it."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from polybius.errors import EvaluationError, NoGoldError
from polybius.resources import table

__all__ = ["COLUMNS", "TASKS", "evaluate", "rows"]

Scores = dict[str, dict[str, Any]]

# Task -> the function of (gold, part) that scores it, on one or several sets.
TASKS = {
    "samples": "polybius.evaluate.samples:score",
    "passages": "polybius.evaluate.passages:score",
    "whose": "polybius.evaluate.whose:score",
    "statements": "polybius.evaluate.statements:score",
    "segmentation": "polybius.evaluate.segmentation:score",
    "syntax": "polybius.evaluate.language:syntax",
    "ner": "polybius.evaluate.language:ner",
    "srl": "polybius.evaluate.language:srl",
    "cascade": "polybius.evaluate.cascade:score",
    "actors": "polybius.evaluate.actors:score",
    "coreference": "polybius.evaluate.coreference:score",
    "time": "polybius.evaluate.time:score",
    "places": "polybius.evaluate.places:score",
    "attribution": "polybius.evaluate.attribution:score",
    "coding": "polybius.evaluate.coding:score",
    "factuality": "polybius.evaluate.factuality:score",
    "causality": "polybius.evaluate.causality:score",
    "events": "polybius.evaluate.events:score",
    "extraction": "polybius.evaluate.extraction:score",
    "headline": "polybius.evaluate.headline:score",
    "copies": "polybius.evaluate.copies:score",
    "running": "polybius.evaluate.running:score",
    "relations": "polybius.evaluate.relations:score",
    "recovery": "polybius.evaluate.recovery:score",
    "breaks": "polybius.evaluate.breaks:score",
    "forecasts": "polybius.evaluate.forecasts:score",
    "stories": "polybius.evaluate.stories:score",
}
BUNDLED = ("samples", "statements", "headline", "copies", "stories")  # need no gold folder
PLANTED = ("recovery",)  # need none either: their truth is simulated; run when they are named
IN_PARTS = ("samples", "passages", "whose", "running", "stories")  # score all parts, apart, when none is asked for
OF_OTHERS = ("running",)  # score what another system read as well
PART = "dev"

COLUMNS = (
    ("Set", lambda row: row["set"]),
    ("N", lambda row: row["n"]),
    ("Measure", lambda row: row["measure"]),
    ("Value", lambda row: f"{row['value']:.3f}"),
    ("P, R", lambda row: "" if row["precision"] is None else f"{row['precision']:.3f}, {row['recall']:.3f}"),
    ("95 %", lambda row: "" if row["low"] is None else f"{row['low']:.3f} to {row['high']:.3f}"),
    ("Others", lambda row: row["others"]),
)


def evaluate(
    tasks: Iterable[str] | None = None,
    gold: Path | None = None,
    part: str | None = None,
    predictions: Path | None = None,
) -> Scores:
    """The scores of some tasks: ``{"<task>/<set>": {"n": ..., "<measure>": {"value", "low", "high"}}}``.

    Args:
        tasks: Names out of ``TASKS``; None: all that can be scored with what is there.
        gold: A folder laid out as ``<task>/<set>.<part>.jsonl.gz`` or ``.conllu.gz``; None: only what is bundled.
        part: "dev", "test" or "train"; None: dev, and of the sample reports and of running text every part.
        predictions: What another run or another system read, to be scored in the place of a reading made now:
            readings or records of events, one a line. Of running text alone.

    Raises:
        EvaluationError: no such task, a task that needs a gold folder without one, no such folder, or predictions for
            a task that does not take them.
        NoGoldError: a task that was named, and the folder has no set of it.
    """
    chosen = (
        list(tasks)
        if tasks is not None
        else [name for name in TASKS if name not in PLANTED and (gold is not None or name in BUNDLED)]
    )
    for name in chosen:
        if name not in TASKS:
            raise EvaluationError(f"no task {name!r}; there are {', '.join(TASKS)}")
        if gold is None and name not in BUNDLED + PLANTED:
            raise EvaluationError(f"{name} is scored on gold; say where it lies: --gold FOLDER")
        if predictions is not None and name not in OF_OTHERS:
            raise EvaluationError(f"{name} takes no predictions; {', '.join(OF_OTHERS)} does")
    if gold is not None and not gold.is_dir():
        raise EvaluationError(f"no gold folder {gold}")
    scores: Scores = {}
    for name in chosen:
        module, _, function = TASKS[name].partition(":")
        score = getattr(importlib.import_module(module), function)
        given = {"predictions": predictions} if predictions is not None else {}
        try:
            found = score(gold, part if name in IN_PARTS else part or PART, **given)
            if not found:
                raise NoGoldError(_nothing(name, gold, part))
        except NoGoldError:
            if tasks is not None:  # not asked for by name: what is there is scored
                raise
            continue
        scores |= found
    if not scores:
        raise NoGoldError(_nothing("any task", gold, part))
    return scores


def _nothing(task: str, gold: Path | None, part: str | None) -> str:
    of_part = f" with a part {part!r}" if part else ""
    return f"no set of {task}{of_part} in {gold or 'what is bundled'}"


def rows(scores: Scores) -> Iterator[dict[str, Any]]:
    """The scores as rows of a table, one a measure, beside others' figures; nested measures are named with a slash."""
    others: dict[tuple[str, str], list[str]] = {}
    for row in table("evaluation/published"):
        others.setdefault((row["set"], row["measure"]), []).append(f"{float(row['value']):.3f} {row['system']}")
    for name, measures in scores.items():
        for measure, found in _flat(measures):
            yield {
                "set": name,
                "n": found.get("n", measures.get("n")),
                "measure": measure,
                "value": found["value"],
                "low": found.get("low"),
                "high": found.get("high"),
                "precision": found.get("precision"),
                "recall": found.get("recall"),
                "others": "; ".join(others.get((name, measure), ())),
            }


def _flat(measures: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, found in measures.items():
        if isinstance(found, dict) and "value" in found:
            yield prefix + name, found
        elif isinstance(found, dict):
            yield from _flat(found, f"{prefix}{name}/")
