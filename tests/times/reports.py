"""Small made-up reports, and what the times stage tells of them."""

from __future__ import annotations

import datetime as dt

from polybius import times
from polybius.schema import Document, Reading, Span, Token


def read(text: str, published: str | None = "2020-05-13", tags: dict[str, tuple[str, str]] | None = None) -> Reading:
    """The reading of a text, published on a Wednesday; ``tags`` gives words their (upos, tag)."""
    day = dt.date.fromisoformat(published) if published else None
    tokens = tuple(
        Token(Span(text.index(word), text.index(word) + len(word)), word.lower(), upos, tag)
        for word, (upos, tag) in (tags or {}).items()
    )
    return Reading(Document(id="made-up", text=text, published=day, earliest=day, latest=day), tokens=tokens)


def told(text: str, published: str | None = "2020-05-13") -> list[tuple[str, str, str, str, str]]:
    """(words, type, value, earliest, latest) of each expression."""
    reading = times.resolve(read(text, published))
    return [
        (reading.words(timex.span), timex.type, timex.value, str(timex.earliest), str(timex.latest))
        for timex in reading.timexes
    ]


def values(text: str, published: str | None = "2020-05-13") -> list[tuple[str, str]]:
    """(words, value) of each expression."""
    return [(words, value) for words, _, value, _, _ in told(text, published)]


def days(text: str, published: str | None = "2020-05-13") -> list[tuple[str, str]]:
    """(earliest, latest) of each expression."""
    return [(earliest, latest) for _, _, _, earliest, latest in told(text, published)]
