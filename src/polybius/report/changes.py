"""What changed in a week as rows: what the command line and the web give programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from polybius.relations import Change, Changes

__all__ = ["COLUMNS", "change_rows"]

COLUMNS = (*(field.name for field in dataclasses.fields(Change)), "start", "end", "why")


def change_rows(found: Changes, *, all: bool) -> list[dict[str, Any]]:
    """The changes that stand out, or all, and with all of them the dyads of which nothing can be told, and why."""
    week = {"start": found.start, "end": found.end}
    rows = [
        dataclasses.asdict(change)
        | {"dyad": "-".join(change.dyad), "stories": list(change.stories)}
        | week
        | {"why": None}
        for change in (found.asked if all else found.changed)
    ]
    untold = dict.fromkeys(COLUMNS) | week
    left = found.not_asked if all else ()
    return rows + [untold | {"dyad": "-".join(dyad), "stories": [], "why": why} for dyad, why in left]
