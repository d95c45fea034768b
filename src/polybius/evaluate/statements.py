"""Scores ``check`` against the statements with an expected answer, on the sample reports and the bundled series."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polybius import pipeline, samples
from polybius.config import Settings
from polybius.evaluate.figures import share, with_interval
from polybius.relations import Check, bundled, measure
from polybius.relations.statements.claim import ANSWERS
from polybius.resources import table
from polybius.store import Store, open_store

__all__ = ["answers", "score"]

SAMPLES = "samples"
Answer = tuple[dict[str, str], Check]


def score(gold: Path | None = None, part: str | None = None) -> dict[str, dict[str, Any]]:
    """How many statements get the answer that was expected before the code was written.

    Args:
        gold: Not used: statements, sample reports and series are bundled.
        part: Not used: there is one.

    Returns:
        ``{"statements/own": {"n": ..., "right": ..., "supported": ..., ...}}``: the share of right answers, of all
        and of those with each expected answer; ``missing`` the share of the untestable ones whose missing part is
        named; ``parties`` the share whose two parties are read; ``never_wrongly`` that of all statements that are not
        contradicted or supported against the expected answer.
    """
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "samples.duckdb") as store:
        store.add(pipeline.read_many([samples.folder()], settings=Settings()))
        store.link()
        found = list(answers(store))
    judged: dict[str, list[bool]] = {"right": [row["verdict"] == check.verdict for row, check in found]}
    for answer in ANSWERS:
        judged[answer.replace(" ", "_")] = [
            row["verdict"] == check.verdict for row, check in found if row["verdict"] == answer
        ]
    judged["never_wrongly"] = [check.verdict in (row["verdict"], "cannot tell") for row, check in found]
    judged["missing"] = [row["missing"] in check.claim.missing for row, check in found if row["missing"]]
    judged["testable"] = [check.claim.testable for row, check in found if not row["missing"]]
    judged["parties"] = [
        set(row["dyad"].split("-", 1)) == set(check.claim.dyad or ()) for row, check in found if row["dyad"]
    ]
    figures = {
        name: {**with_interval([(int(right), 1) for right in some], share), "n": len(some)}
        for name, some in judged.items()
    }
    return {"statements/own": {"n": len(found), **figures}}


def answers(store: Store) -> Iterator[Answer]:
    """Each statement of the table with the answer that is given, the sample reports being in the store."""
    for row in table("evaluation/statements"):
        where, _, series = row["data"].rpartition("+")
        name = series if series != SAMPLES else ""
        relation = measure(bundled(name), dyad=name) if name else None
        if where == SAMPLES or row["data"] == SAMPLES:
            yield row, store.check(row["statement"], said=row["said"] or None, days=relation)
        elif relation is not None:
            yield row, relation.check(row["statement"], said=row["said"] or None)
