"""The article that is read: its cleaned text, what is known of it, and where its words stand in the input."""

from __future__ import annotations

import bisect
import datetime as dt
import hashlib
from dataclasses import dataclass

from polybius.slots import by_slots

__all__ = ["Copied", "Dateline", "Document", "Dropped", "Headline", "Span"]


@by_slots
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (not included) of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the input that is not part of the article."""

    text: str  # made even, of a long piece the beginning
    why: str
    start: int | None = None  # the characters of the input where it stands
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of the text that stands in the input character by character; what lies between two was made even."""

    start: int  # the character of ``Document.text`` with which it begins
    length: int  # in characters; 0: a place alone
    original: int | None  # the character of the input; None: these words were not found in it
    byte: int | None = None  # of the file; None: the input is no file of its own, or its bytes cannot be told


@dataclass(frozen=True, slots=True)
class Headline:
    """How far a title belongs to the text below it."""

    score: float  # 0 (another story) to 1
    related: bool | None  # None: cannot tell
    why: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The "BAGHDAD, Jan 3 -" before the first sentence."""

    place: str | None
    source: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its cleaned text and what is known of where it comes from."""

    id: str
    text: str
    uri: str | None = None  # the file or address it was read from
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None  # as given, in the publisher's own time zone
    earliest: dt.date | None = None  # days on which it can have been published
    latest: dt.date | None = None
    dated_by: tuple[Span, ...] = ()  # the words from which an undated document's days were inferred
    dateline: Dateline | None = None
    language: str | None = None
    translated: str | None = None  # why it is suspected to be machine-translated
    notice: str | None = None  # a mark that the document carries of itself, kept in everything made from it
    dropped: tuple[Dropped, ...] = ()
    headline: Headline | None = None
    copy_of: str | None = None  # id of the document whose text it repeats; None in a Reading: only a store knows others
    version: int = 1  # counts the texts seen at one address
    supersedes: str | None = None  # text digest of the version before
    given: tuple[Span, Span] | None = None  # the actor and recipient whose event is asked for
    path: str | None = None  # of the file it was read from, in full; a store keeps its digest, and nothing shows it
    copied: tuple[Copied, ...] = ()  # where the text stands in the input; (): not known
    encoding: str | None = None  # of the file, where its bytes can be told

    @property
    def digest(self) -> str:
        """The sha256 of the text, in hexadecimal: what event ids are made from."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def original(self, span: Span) -> Span | None:
        """The characters of the input, as it was decoded, that a span of the text was made of.

        Returns:
            None where it is not known: a document not made from an input, or words that an extractor wrote anew.
        """
        first, last = self._first(span), self._last(span)
        if first is None or last is None or first.original is None or last.original is None:
            return None
        start = first.original + min(span.start - first.start, first.length)
        return Span(start, max(start, last.original + max(0, span.end - last.start)))

    def original_bytes(self, span: Span) -> Span | None:
        """The bytes of the file that a span of the text was made of; None where they are not known.

        Only a file that is one document has them: a row of a table has characters of its cell.
        """
        first, last = self._first(span), self._last(span)
        if self.encoding is None or first is None or last is None or first.byte is None or last.byte is None:
            return None
        start = first.byte + self._bytes(first.start, min(span.start, first.start + first.length))
        return Span(start, max(start, last.byte + self._bytes(last.start, span.end)))

    def _first(self, span: Span) -> Copied | None:
        """The last run that begins with a span's first character or before it."""
        index = bisect.bisect_right(self.copied, span.start, key=lambda run: run.start) - 1
        return self.copied[index] if index >= 0 else None

    def _last(self, span: Span) -> Copied | None:
        """The first run that reaches a span's end."""
        index = bisect.bisect_left(self.copied, span.end, key=lambda run: run.start + run.length)
        return self.copied[index] if index < len(self.copied) else None

    def _bytes(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode(self.encoding or "utf-8", "surrogatepass"))
