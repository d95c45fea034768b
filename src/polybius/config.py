"""The settings of a run, and their defaults."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FIRST_DAY, LAST_DAY = dt.date(1600, 1, 1), dt.date(2199, 12, 31)  # others stand in tables that know no day: 0001-01-01


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told; every field has a default that suits news reports in English."""

    clean: bool = True  # False: the text is taken as it is, and offsets refer to the input
    published: dt.date | None = None  # for documents that tell no date of their own
    tables: Path | None = None  # a folder of tables laid over the bundled ones: same id replaces, new id adds
    max_characters: int = 1_000_000  # a longer document is refused; a line of JSONL or CSV at 4 bytes a character
    annotator: str = "builtin"  # or "spacy:NAME": an installed spaCy pipeline in the place of the shipped model
    cascade: bool = False  # True: sentences that hardly hold an event are passed over, and marked as not read
    stages: tuple[str, ...] | None = None  # "package:function" names; None: the bundled order

    def digest(self) -> str:
        """16 hexadecimal digits that are equal for equal settings, wherever the tables lie."""
        values = dataclasses.asdict(self) | {"tables": None}  # the tables' content has a digest of its own
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]
