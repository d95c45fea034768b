"""Blocks of lines: which line breaks end a sentence, and which lines are headlines or headings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from polybius.schema import Span

MIN_WRAP, MAX_WRAP = 50, 120  # characters: columns at which mail programs and old wires break lines
MAX_HEADING_WORDS = 20  # a longer line without a full stop is prose that lost it
BREAKS = "\n\r\u2028\u2029\f\v"
BLANKS = " \t\xa0"
LINE = re.compile(f"[^{BREAKS}]+")
BULLET = re.compile(r"(?:[-*•‣▪◦·–—]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\xa0]")
MIN_RAGGED = 40  # characters from which a line that ends in a comma or preposition is no address and no item
UNENDED = re.compile(
    r"\b(?:an?|the|and|or|nor|but|that|which|whose|of|its|their|his|our|than|because|although|whether)$", re.IGNORECASE
)
LEANING = re.compile(r"(?:,|\b(?:in|on|at|by|to|for|with|from|into|near|between|as|was|were|is|are|has|had))$")
LISTING = (":", ";")
STOPPED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
FIRST_WORD = re.compile(r"\S+")
SPACE = re.compile(r"\s+")


def blocks(text: str) -> Iterator[Span]:
    """Stretches of text in which a sentence can run on: a line, or several that were only wrapped."""
    lines = [match.span() for match in LINE.finditer(text)]
    width = _wrap_width(lines)
    start: int | None = None
    item = False  # whether a line stands in a list: "He asked for:", "the release of prisoners,"
    for before, line in itertools.zip_longest(lines, lines[1:]):
        start = before[0] if start is None else start
        if line is None or not (_runs_on(text, before, line, width) or (not item and _unended(text, before, line))):
            yield Span(start, before[1])
            start = None
        last = text[before[0] : before[1]].rstrip(BLANKS)[-1:]
        item = last in LISTING or (item and last == ",")


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
    word = FIRST_WORD.search(text, line[0], line[1])
    if word is None or _parted(text, before, line):
        return False
    if text[word.start()].islower() and not STOPPED.search(text, max(before[0], before[1] - 4), before[1]):
        return True
    # In a text wrapped at 72 columns a line that had room for the next word was ended by its author.
    return bool(width) and before[1] - before[0] + 1 + (word.end() - word.start()) > width


def _unended(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line cannot be the end of a sentence, however short it is: "it demanded that", "on Wednesday,"."""
    words = text[before[0] : before[1]].rstrip(BLANKS)
    word = FIRST_WORD.search(text, line[0], line[1])
    if word is None or _parted(text, before, line) or not words:
        return False
    leaning = LEANING.search(words) is not None
    lower = text[word.start()].islower() and len(words.split()) > 1
    return UNENDED.search(words) is not None or (leaning and (lower or len(words) >= MIN_RAGGED))


def _parted(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a blank line or the mark of an item stands between two lines."""
    gap = text[before[1] : line[0]]
    return gap.count("\n") > 1 or gap.count("\r") > 1 or BULLET.match(text, line[0], line[1]) is not None


def _alone(text: str, span: Span) -> bool:
    """Whether nothing else stands in the sentence's line or lines."""
    before, after = span.start, span.end
    while before > 0 and text[before - 1] in BLANKS:
        before -= 1
    while after < len(text) and text[after] in BLANKS:
        after += 1
    return (before == 0 or text[before - 1] in BREAKS) and (after == len(text) or text[after] in BREAKS)


def _short(text: str, span: Span) -> bool:
    return len(span) <= 12 * MAX_HEADING_WORDS and len(span.of(text).split()) <= MAX_HEADING_WORDS


def _key(words: str) -> str:
    return SPACE.sub(" ", words).strip(" .").casefold()
