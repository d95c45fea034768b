"""What a sentence that is not read still gives: words without a tree, so that later stages can look names up in it."""

from __future__ import annotations

from dataclasses import replace

from polybius.annotate.base_forms import base_forms
from polybius.schema import Reading, Token

UNREAD = "X"  # the part of speech of words that no model has read


def unread(reading: Reading) -> Reading:
    """The reading with its mentions emptied and the words of sentences that are not read marked as such."""
    if all(sentence.read for sentence in reading.sentences):
        return replace(reading, mentions=())
    tokens = list(reading.tokens)
    for sentence in reading.sentences:
        if not sentence.read:
            for at in range(sentence.first, sentence.last):
                tokens[at] = _flat(tokens[at], reading.text, sentence.first, at)
    return replace(reading, tokens=tuple(tokens), mentions=())


def _flat(token: Token, text: str, first: int, at: int) -> Token:
    """The word below its sentence's first word."""
    word = token.span.of(text)
    upos = UNREAD if any(map(str.isalnum, word)) else "PUNCT"
    lemma = min(base_forms(word), key=lambda form: (len(form), form)) if word.islower() else word
    head, deprel = (None, "root") if at == first else (first, "dep")
    return Token(token.span, lemma, upos, head=head, deprel=deprel)
