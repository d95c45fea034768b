"""A text that knows, while it is changed, where in the input each of its characters stood."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from polybius.ingest.decode import ESCAPED, Encoded
from polybius.schema import Copied, Span

# A run of characters that stand in the input as they are: where it begins, its length, where it begins in the input.
# One of length 0 is a place alone: beside each replaced piece, so that it is known where that stood.
Run = tuple[int, int, int | None]

JOINED = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")  # none of them can be composed with what stands around them


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and its runs, in order; what lies between two runs was made of what lies between them in the input."""

    text: str
    runs: tuple[Run, ...]

    def __getitem__(self, piece: slice) -> Traced:
        start, end, _ = piece.indices(len(self.text))
        if start == 0 and end == len(self.text):
            return self
        if start >= end:
            return NOTHING
        first = max(0, bisect.bisect_right(self.runs, start, key=_begin) - 1)
        last = bisect.bisect_right(self.runs, end, key=_begin)
        return Traced(self.text[start:end], tuple(_cut(self.runs[first:last], start, end)))

    def __len__(self) -> int:
        return len(self.text)

    def place(self, start: int, end: int) -> Span | None:
        """Where in the input a piece stood; None where it is not known."""
        runs = self[start:end].runs
        if not runs or runs[0][2] is None or runs[-1][2] is None:
            return None
        return Span(runs[0][2], max(runs[0][2], runs[-1][2] + runs[-1][1]))

    def sub(
        self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str] = "", *, kept: str = ""
    ) -> Traced:
        """With each place where a pattern is found replaced.

        Args:
            pattern: What is looked for.
            new: What stands there instead.
            kept: A group of the pattern that stays instead.
        """
        parts: list[Traced] = []
        at = 0
        for found in pattern.finditer(self.text):
            words = new if isinstance(new, str) else new(found)
            if not kept and words == found.group():
                continue
            parts.append(self[at : found.start()])
            if kept:
                parts.append(self[found.start(kept) : found.end(kept)])
            else:
                parts.append(self.replaced(found.start(), found.end(), words))
            at = found.end()
        return joined([*parts, self[at:]]) if at else self

    def replaced(self, start: int, end: int, new: str) -> Traced:
        """A piece with other words in its place; where it ends or begins as they do, that stays what it was."""
        old = self.text[start:end]
        if not new:
            return NOTHING
        most = min(len(old), len(new))
        tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
        head = next((n for n in range(most - tail) if old[n] != new[n]), most - tail)
        middle = new[head : len(new) - tail]
        parts = [self[start : start + head], self._anew(start + head, end - tail, middle), self[end - tail : end]]
        return joined(part for part in parts if part.text or part.runs)

    def _anew(self, start: int, end: int, words: str) -> Traced:
        """Words in place of a piece; none: nothing."""
        if not words:
            return NOTHING
        if start == end:
            return Traced(words, ())
        runs = self[start:end].runs
        if not runs:
            return Traced(words, ())
        (_, _, first), (_, length, last) = runs[0], runs[-1]
        if first is None or last is None:
            return Traced(words, ((0, len(words), None),))
        return Traced(words, ((0, 0, first), (len(words), 0, last + length)))

    def lines(self) -> Iterator[Line]:
        """Its lines, each with what ends it; the last one with nothing."""
        at = 0
        while (end := self.text.find("\n", at)) >= 0:
            yield self[at:end], self[end : end + 1]
            at = end + 1
        yield self[at:], NOTHING

    def strip(self) -> Traced:
        """Without blanks at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def composed(self) -> Traced:
        """In Unicode form NFC."""
        if unicodedata.is_normalized("NFC", self.text):
            return self
        return self.sub(JOINED, lambda found: unicodedata.normalize("NFC", found.group()))

    def mapped(self, text: str) -> Traced:
        """With another text of the same length, character by character."""
        assert len(text) == len(self.text)
        return Traced(text, self.runs)


Line = tuple[Traced, Traced]  # its words, and what ends it
BREAK = Traced("\n", ())  # of nowhere
NOTHING = Traced("", ())


def traced(text: str) -> Traced:
    """A text as it came in."""
    return Traced(text, ((0, len(text), 0),))


def joined(parts: Iterable[Traced]) -> Traced:
    """Pieces one after the other."""
    texts: list[str] = []
    runs: list[Run] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        for start, length, original in part.runs:
            run = (at + start, length, original)
            if runs and (whole := _one(runs[-1], run)):
                runs[-1] = whole
            else:
                runs.append(run)
        at += len(part.text)
    return Traced("".join(texts), tuple(runs))


def from_lines(lines: Sequence[Line]) -> Traced:
    """Lines as one text; nothing stands behind the last."""
    parts = [part for line, end in lines for part in (line, end if end.text else BREAK)]
    return joined(parts[:-1])


def _one(run: Run, following: Run) -> Run | None:
    """Two runs as one; None where they do not meet, in the text or in the input."""
    (start, length, original), (begin, more, place) = run, following
    meets = start + length == begin and (None if original is None else original + length) == place
    return (start, length + more, original) if meets else None


def _begin(run: Run) -> int:
    return run[0]


def _cut(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """What of some runs lies between two characters, counted from the first; at its ends at least a place."""
    for begin, length, original in runs:
        first = min(max(begin, start), begin + length)
        last = max(begin, min(begin + length, end))
        yield max(0, first - start), max(0, last - first), None if original is None else original + first - begin
        if begin + length >= end:
            return


def copied(text: Traced, encoded: Encoded | None) -> tuple[Copied, ...]:
    """The runs of a text as its document keeps them, with their bytes where they are known."""
    if encoded is None:
        return tuple(Copied(*run) for run in text.runs)
    runs = [piece for run in text.runs for piece in _whole(run, encoded)]
    places, at, byte = {}, 0, encoded.mark
    for place in sorted({original for _, _, original in runs if original is not None}):
        byte += encoded.byte(at, place)
        at = place
        places[place] = byte
    return tuple(Copied(*run, None if run[2] is None else places[run[2]]) for run in runs)


def _whole(run: Run, encoded: Encoded) -> Iterator[Run]:
    """A run without the bytes of another encoding in it: what stands between them."""
    start, length, original = run
    if original is None:
        yield run
        return
    at = 0
    for found in ESCAPED.finditer(encoded.mirror, original, original + length):
        for stray in range(found.start() - original, found.end() - original):
            yield start + at, stray - at, original + at
            at = stray + 1
    yield start + at, length - at, original + at
