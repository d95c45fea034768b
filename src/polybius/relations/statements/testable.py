"""A statement read and made testable, and put to the series of one relation."""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Sequence
from dataclasses import replace

from polybius.config import FIRST_DAY, LAST_DAY
from polybius.errors import InputError
from polybius.relations.days import day_of
from polybius.relations.records import Measure
from polybius.relations.statements.check import held_against
from polybius.relations.statements.claim import Check, Claim
from polybius.relations.statements.flow_says import Flow
from polybius.relations.statements.statement import bare, claim
from polybius.schema import Document

READER = ("polybius.pipeline", "read")  # by name, as stages are: this floor lies below the pipeline
SERIES = "the daily series"


def ask_flow(
    flow: Flow,
    statement: str,
    dyad: tuple[str, str] | None,
    ledger: Sequence[Measure] = (),
    *,
    said: dt.date | str | None = None,
) -> Check:
    """What one relation alone says to a statement: a series of scores keeps no ledger, so it contradicts nothing.

    Args:
        flow: The relation.
        statement: In English.
        dyad: Of whom it is; None: of whomever the statement names.
        ledger: Its measures; none: none is kept.
        said: The day from which "now" is understood; None: the last day of the series.

    Raises:
        InputError: no words, or a day that is none.
    """
    ends = flow.series.end if flow.series.observed else None
    asked = claim_of(statement, day_said(said) or ends)
    if asked.testable and dyad is not None and asked.dyad is not None and set(asked.dyad) != set(dyad):
        raise InputError(f"the statement is about {' and '.join(asked.dyad)}, the series about {' and '.join(dyad)}")
    return held_against(asked, [(SERIES, flow)], ledger or None)


def claim_of(statement: str, said: dt.date | None) -> Claim:
    """What a statement claims, as it was said on a day.

    Raises:
        InputError: no words.
    """
    words = " ".join(statement.split())
    if not words:
        raise InputError("the statement is empty; write a sentence about two parties")
    inner, denied = bare(words)
    document = Document("statement", inner, published=said, earliest=said, latest=said, language="en")
    read = getattr(importlib.import_module(READER[0]), READER[1])
    return replace(claim(read(document), said, denied=denied), statement=words)


def day_said(value: dt.date | str | None) -> dt.date | None:
    """The day on which a statement is said, None where none is given.

    Raises:
        InputError: no day, or one of which no report can tell.
    """
    if value is None:
        return None
    day = day_of(value)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InputError(f"nobody is reported to have spoken on {day}; name a day from {FIRST_DAY} to {LAST_DAY}")
    return day
