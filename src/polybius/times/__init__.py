"""Times: the expressions of a text that tell when, and the days that they can mean."""

from __future__ import annotations

from dataclasses import replace

from polybius.schema import Document, Reading
from polybius.times.find import Told, find, timexes_of
from polybius.times.undated import dated

__all__ = ["resolve"]


def resolve(reading: Reading) -> Reading:
    """The reading with its ``timexes``, in the order of the text.

    ``earliest`` and ``latest`` are the first and last day that an expression can mean; None where it tells a length,
    a repetition, or a day that hangs on an anchor that the text does not give. A document without a day of
    publication gets the days between which it can have been written from the full dates that it names.
    """
    document = reading.document
    told = find(reading, document.published)
    if document.published is None:
        document = dated(document, told)
        told = _within(reading, document, told)
    return replace(reading, document=document, timexes=timexes_of(told))


def _within(reading: Reading, document: Document, told: list[Told]) -> list[Told]:
    """The expressions of an undated document, anchored where every day that it can be from gives the same answer.

    Written between April and June 2020, "in January" is January 2020; "on Wednesday" stays open.
    """
    if document.earliest is None or document.latest is None:
        return told
    first = dict(find(reading, document.earliest))
    last = dict(find(reading, document.latest))
    return [
        (span, first[span] if span in first and first[span] == last.get(span) else meaning) for span, meaning in told
    ]
