"""Blocks of lines: which line breaks end a sentence, and which lines are headlines or headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polybius.schema import Span

MIN_WRAP, MAX_WRAP = 50, 120  # characters: columns at which mail programs and old wires break lines
MAX_HEADING_WORDS = 20  # a longer line without a full stop is prose that lost it
LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")
BULLET = re.compile(r"(?:[-*•‣▪◦·–—]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\xa0]")
STOPPED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
FIRST_WORD = re.compile(r"\S+")
SPACE = re.compile(r"\s+")


def blocks(text: str) -> Iterator[Span]:
    """Stretches of text in which a sentence can run on: a line, or several that were only wrapped."""
    lines = [match.span() for match in LINE.finditer(text)]
    width = _wrap_width(lines)
    start = end = -1
    for line_start, line_end in lines:
        if start >= 0 and _runs_on(text, (start, end), (line_start, line_end), width):
            end = line_end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = line_start, line_end
    if start >= 0:
        yield Span(start, end)


def kinds(text: str, spans: Sequence[Span], title: str | None) -> Iterator[str]:
    """For each sentence "headline", "heading" or "prose"."""
    wanted = _key(title) if title else None
    for index, span in enumerate(spans):
        alone = _alone(text, span)
        if alone and wanted and len(span) <= 2 * len(title or "") and _key(span.of(text)) == wanted:
            yield "headline"
        elif alone and not STOPPED.search(text, max(span.start, span.end - 4), span.end) and _short(text, span):
            yield "headline" if index == 0 and len(spans) > 1 else "heading"
        else:
            yield "prose"


def _wrap_width(lines: Sequence[tuple[int, int]]) -> int:
    """The column at which the text was wrapped; 0 when its lines are whole paragraphs."""
    width = max((end - start for start, end in lines), default=0)
    return width if MIN_WRAP <= width <= MAX_WRAP and len(lines) > 1 else 0


def _runs_on(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether the break between two lines is one of layout, not of sense."""
    gap = text[before[1] : line[0]]
    if gap.count("\n") > 1 or gap.count("\r") > 1 or BULLET.match(text, line[0], line[1]):
        return False
    word = FIRST_WORD.search(text, line[0], line[1])
    if word is None:
        return False
    if text[word.start()].islower() and not STOPPED.search(text, max(before[0], before[1] - 4), before[1]):
        return True
    last_line = text.rfind("\n", before[0], before[1]) + 1 or before[0]
    # "In a text wrapped at 72 columns a line that had room for the next word was ended by its author."
    return bool(width) and before[1] - last_line + 1 + (word.end() - word.start()) > width


def _alone(text: str, span: Span) -> bool:
    """Whether nothing else stands in the sentence's line or lines."""
    before, after = text[:0], text[:0]
    start, end = span.start, span.end
    while start > 0 and text[start - 1] not in "\n\r\u2028\u2029\f\v":
        start -= 1
        before = text[start]
        if not before.isspace():
            return False
    while end < len(text) and text[end] not in "\n\r\u2028\u2029\f\v":
        after = text[end]
        end += 1
        if not after.isspace():
            return False
    return True


def _short(text: str, span: Span) -> bool:
    return len(span) <= 12 * MAX_HEADING_WORDS and len(span.of(text).split()) <= MAX_HEADING_WORDS


def _key(words: str) -> str:
    return SPACE.sub(" ", words).strip(" .").casefold()
