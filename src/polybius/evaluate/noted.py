"""What annotators noted: where its words stand in the text that was read, and notes of whole reports in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from polybius.evaluate.gold import records
from polybius.schema import Reading

__all__ = ["of_reports", "trigger_span"]


def trigger_span(gold: dict[str, Any], reading: Reading) -> tuple[int, int]:
    """Where a noted trigger stands in the text that was read; (-1, -1) when the text lost it."""
    for at in _find(gold["sentence"], reading.text):
        for start in _find(gold["trigger"], reading.text[at:]):
            return at + start, at + start + len(gold["trigger"])
    return -1, -1


def of_reports(folder: Path) -> list[dict[str, Any]]:
    """The notes of ``corpus/reports`` in the form of the sample reports' truth: a record a report.

    There ``same_as`` names a trigger, and links name events by their place in the report; links are noted of the
    development half alone, and are empty elsewhere.
    """
    parts = {report["id"]: report["part"] for report in records(folder / "reports.jsonl")}
    linked = {record["doc"]: record["links"] for record in records(folder / "links.jsonl")}
    told: dict[str, list[dict[str, Any]]] = {}
    for event in records(folder / "truth.jsonl"):
        told.setdefault(event["doc"], []).append(event)
    out = []
    for doc, events in told.items():
        first: dict[str, str] = {}
        for at, event in enumerate(events):
            first.setdefault(event["trigger"], str(at))
        noted = []
        for at, event in enumerate(events):
            same = first.get(event["same_as"])
            noted.append(event | {"id": str(at), "same_as": None if same == str(at) else same})
        links = [link | {"from": str(link["from"]), "to": str(link["to"])} for link in linked.get(doc, ())]
        out.append({"doc": doc, "part": parts[doc], "events": noted, "links": links})
    return out


def _find(words: str, text: str) -> Iterable[int]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (match.start() for match in re.finditer(pattern, text))
