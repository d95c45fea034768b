"""Readings built by hand: words parted by blanks, sentences by " | "."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from polybius.schema import Document, Reading, Sentence, Span, Token


@pytest.fixture
def cut() -> Callable[[str], Reading]:
    def make(text: str) -> Reading:
        tokens: list[Token] = []
        sentences = []
        at = 0
        for part in text.split(" | "):
            first = len(tokens)
            tokens += [Token(Span(at + m.start(), at + m.end())) for m in re.finditer(r"\S+", part)]
            sentences.append(Sentence(Span(at, at + len(part)), first, len(tokens)))
            at += len(part) + 3
        return Reading(Document("test", text), sentences=tuple(sentences), tokens=tuple(tokens))

    return make
