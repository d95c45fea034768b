"""The days on which a document without a date can have been published, from the dates that it names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from polybius.schema import Document, Span
from polybius.times.calendar import Meaning

DATE_LINES = 5  # a date alone on one of the first lines is the document's own
FILLERS = re.compile(r"(?i)\b(?:published|updated|posted|on|at|by|date|gmt|utc|est|edt|[ap]\.?m\.?)\b|[\d:.,|•–—\s-]")


def dated(document: Document, told: list[tuple[Span, Meaning]]) -> Document:
    """The document with ``earliest``, ``latest`` and ``dated_by``, as far as its words tell them.

    A full date alone on a line at the top is the day itself. Otherwise the document was not published before the
    latest day that it tells as past; an upper bound it has only where ingest knew one.
    Not covered: dates that hang on a feast, an office or an age.
    """
    own = _own_date(document, told)
    if own is not None:
        return replace(document, earliest=own[1], latest=own[1], dated_by=(own[0],))
    past = [(span, meaning) for span, meaning in told if meaning.named_year and meaning.earliest]
    if not past:
        return document
    latest = max(past, key=lambda item: item[1].earliest or dt.date.min)
    earliest = latest[1].earliest
    assert earliest is not None
    if document.earliest is not None and document.earliest >= earliest:
        return document
    return replace(document, earliest=earliest, dated_by=(*document.dated_by, latest[0]))


def _own_date(document: Document, told: list[tuple[Span, Meaning]]) -> tuple[Span, dt.date] | None:
    start = 0
    for line in document.text.split("\n")[:DATE_LINES]:
        for span, meaning in told:
            if start <= span.start and span.end <= start + len(line) and meaning.is_day and meaning.named_year:
                rest = document.text[start : span.start] + document.text[span.end : start + len(line)]
                if meaning.earliest and not FILLERS.sub("", rest):
                    return span, meaning.earliest
        start += len(line) + 1
    return None
