"""Quotations: where the words between quotation marks begin and end, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polybius.schema import Span

PARAGRAPH = re.compile(r"[^\n]+")
DOUBLE = re.compile(r"''|``|[“”„\"«»]")
OPENING, CLOSING = "“„``«", "”»"
# British single marks: closed by a mark that does not stand before a letter ("don’t") ...
SINGLE = re.compile(r"(?<![\w’])‘(?=\S)(?P<words>[^‘\n]*?[,.?!…])’(?!\w)")
# ... or, without punctuation before it, a short quotation: 'a ‘gross violation’ of'
SHORT_SINGLE = re.compile(r"(?<![\w’])‘(?=\S)(?P<words>[^‘’\n]{2,80}?)’(?!\w)")
# typewriter marks only with punctuation before the closing one: "the '90s" opens nothing
PLAIN_SINGLE = re.compile(r"(?<![\w'])'(?=[A-Z])(?P<words>[^'\n]*(?:\w'\w[^'\n]*)*[,.?!])'(?![\w'])")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their marks; a quotation that goes on in the next paragraph has a piece for each."""

    pieces: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Behind the last mark."""
        return self.pieces[-1].end


def find(text: str) -> list[Quote]:
    """The quotations of a text, in order; none lies inside another.

    A mark that nothing closes before the paragraph ends opens a quotation only when the next paragraph opens with a
    mark too: so newspapers print a speech of several paragraphs. Not covered: quotations set off by dashes or italics.
    """
    made: list[Quote] = []
    going_on: list[Span] = []
    paragraphs = [(m.start(), m.end()) for m in PARAGRAPH.finditer(text)]
    for index, (start, end) in enumerate(paragraphs):
        body = start + len(text[start:end]) - len(text[start:end].lstrip())
        next_opens = index + 1 < len(paragraphs) and bool(DOUBLE.match(text[slice(*paragraphs[index + 1])].lstrip()))
        for span, closed in _in_paragraph(text, start, end):
            pieces = (*going_on, span) if going_on and span.start == body else (span,)
            if going_on and span.start == body:
                going_on = []
            if closed:
                made.append(Quote(pieces))
            elif next_opens:
                going_on = list(pieces)
        if going_on and going_on[-1].end <= start:  # the next paragraph did not go on with it after all
            made.append(Quote(tuple(going_on)))
            going_on = []
    if going_on:
        made.append(Quote(tuple(going_on)))
    return sorted(made, key=lambda quote: quote.start)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """The quotations of a paragraph, and whether each is closed in it; double marks win over single ones."""
    doubles = list(_doubles(text, start, end))
    taken = [span for span, closed in doubles if closed]
    singles: list[Span] = []
    if not doubles:
        for pattern in (SINGLE, SHORT_SINGLE, PLAIN_SINGLE):
            for match in pattern.finditer(text, start, end):
                span = Span(match.start(), match.end())
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    singles.append(span)
    yield from sorted([*doubles, *((span, True) for span in singles)], key=lambda item: item[0].start)


def _doubles(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    opened: int | None = None
    for match in DOUBLE.finditer(text, start, end):
        mark = match.group()
        opening = mark in OPENING or (mark not in CLOSING and opened is None)
        if opened is None and opening:
            opened = match.start()
        elif opened is not None and not (opening and mark in OPENING):
            yield Span(opened, match.end()), True
            opened = None
    if opened is not None:
        yield Span(opened, end), False
