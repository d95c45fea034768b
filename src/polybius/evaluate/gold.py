"""Gold files, one JSON record a line, gzipped or plain, and what reads their texts."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from polybius.errors import NoGoldError
from polybius.schema import Document, Reading

Read = Callable[[Document], Reading]


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a ``.jsonl.gz`` or ``.jsonl`` file, in its order."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def in_parts(path: Path, part: str | None) -> dict[str, list[dict[str, Any]]]:
    """The records of a file by the part that each names; None: all parts.

    Raises:
        NoGoldError: no such file.
    """
    if not path.exists():
        raise NoGoldError(f"no {path.parent.name}/{path.name} in {path.parent.parent}")
    out: dict[str, list[dict[str, Any]]] = {}
    for record in records(path):
        if part in (None, record["part"]):
            out.setdefault(record["part"], []).append(record)
    return out


def day(written: str | None) -> dt.date | None:
    """The day of a record: ISO, with or without a time, or day-month-year; None where it has none."""
    if not written:
        return None
    if re.match(r"\d{2}-\d{2}-\d{4}$", written):
        return dt.datetime.strptime(written, "%d-%m-%Y").date()
    return dt.date.fromisoformat(written[:10])


def whole(document: Document) -> Reading:
    """The reading of the whole pipeline."""
    from polybius import pipeline

    return pipeline.read(document)
