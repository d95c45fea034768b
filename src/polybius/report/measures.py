"""The measures of a ledger as rows: what the command line and the web give programs, each with who tells of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

from polybius.relations import Assertion, Measure
from polybius.report.labels import PRONOUNS, Names

__all__ = ["COLUMNS", "measure_row"]

COLUMNS = (*(field.name for field in dataclasses.fields(Measure)), "standing_as", "told_to_stand", "told_by")

# "the statement said": who made it is told alone
BARE = re.compile(
    r"(?:(?:the|a|an|its|their|his|her|this|that) )?(?:joint |written )?"
    r"(?:statement|report|announcement|letter|note|communiqu[eé]|document|decree|order)$",
    re.IGNORECASE,
)


def measure_row(measure: Measure, names: Names, at: dt.date | None = None) -> dict[str, Any]:
    """A measure as a row; ``told_by`` names who says so, the publisher where a report has it from nobody else."""
    row = {field.name: getattr(measure, field.name) for field in dataclasses.fields(measure)}
    row["claims"] = [dataclasses.asdict(claim) for claim in measure.claims]
    row["standing_as"] = measure.standing_as if at is None or measure.closed else measure.standing_on(at)
    row["told_to_stand"] = measure.told_to_stand
    row["told_by"] = sorted({said for claim in measure.claims if (said := _teller(claim, names))})
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}


def _teller(claim: Assertion, names: Names) -> str | None:
    """Who says so: a source in its words and with its state, "he" and "the statement" by whose word they are."""
    words = claim.source or ""
    if words.lower() in PRONOUNS or BARE.match(words):
        words = names.id(claim.source_id) if claim.source_id else ""
    state = names.country(claim.source_country)
    if not words or not state or state.lower() in words.lower():
        return words or claim.publisher
    return f"{words} ({state})"
