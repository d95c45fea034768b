"""The sample reports and what a careful reader notes in them: the demo, the end-to-end test and the examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["NOTICE", "folder", "truth"]

# The mark that every text, page and export of a sample report carries.
NOTICE = "written for Polybius; not a news report"

_HERE = Path(__file__).parent


def folder() -> Path:
    """The folder that holds the sample reports, one or several documents a file."""
    return _HERE / "reports"


def truth() -> list[dict[str, Any]]:
    """What a careful reader notes in each sample report: one record a document, in the order of the files.

    The fields and the rules of annotation stand in ``CARD.md``. Records whose ``part`` is "test" are for
    scoring alone: rules and thresholds are chosen on "dev".
    """
    lines = (_HERE / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]
