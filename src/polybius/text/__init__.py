"""Cuts a document's text into sentences, and sentences into the words of Universal Dependencies."""

from __future__ import annotations

import dataclasses

from polybius.schema import Reading, Sentence, Span, Token
from polybius.text.lines import kinds
from polybius.text.sentences import sentences
from polybius.text.tokens import tokens

__all__ = ["split"]


def split(reading: Reading) -> Reading:
    """The reading with its sentences and tokens: spans only, no word of what they mean.

    Sentences do not overlap, stand in the order of the text and hold at least one token; blanks between them belong
    to none. A sentence is a "headline" when it is the document's title or a title-like first line, a "heading" when
    it stands alone in its line without a full stop, else "prose"; the document's dateline is a sentence of its own.
    """
    text = reading.document.text
    made: list[Sentence] = []
    words: list[Token] = []
    dateline = reading.document.dateline
    spans = sentences(text)
    if dateline is not None:
        # "BAGHDAD, Jan 3 - The army said": left in the sentence, the city becomes its subject
        spans = [part for span in spans for part in _cut(text, span, dateline.span)]
    for span, told in zip(spans, kinds(text, spans, reading.document.title), strict=True):
        kind = "dateline" if dateline is not None and dateline.span.contains(span) else told
        first = len(words)
        words += (Token(cut) for cut in tokens(text, span))
        if len(words) > first:
            made.append(Sentence(Span(span.start, span.end), first, len(words), kind=kind))
    return dataclasses.replace(reading, sentences=tuple(made), tokens=tuple(words))


def _cut(text: str, span: Span, inner: Span) -> list[Span]:
    """A sentence's span in up to three parts: before, within and after a span that lies in it."""
    if not span.contains(inner):
        return [span]
    bounds = ((span.start, inner.start), (inner.start, inner.end), (inner.end, span.end))
    parts = []
    for start, end in bounds:
        words = text[start:end]
        if words.strip():
            parts.append(Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return parts
