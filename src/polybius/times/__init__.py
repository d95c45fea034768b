"""Times: the expressions of a text that tell when, and the days that they can mean."""

from __future__ import annotations

from dataclasses import replace

from polybius.schema import Reading
from polybius.times.find import find, timex_of
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
        if document.published is None and document.earliest and document.earliest == document.latest:
            told = find(reading, document.earliest)
    return replace(reading, document=document, timexes=tuple(timex_of(item) for item in told))
