"""Builds small readings by hand, so that a stage is tested without a model, a network or a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from polybius.schema import Document, Entity, Frame, Mention, Reading, Role, Sentence, Span, Token
from polybius.syntax import Tree

GLUED = {".", ",", ";", ":", "?", "!", ")", "”", "’s", "'s", "n't", "’"}  # stand at the word before them


def reading_of(
    rows: str,
    published: str | None = "2020-05-13",
    mentions: Iterable[tuple[str, str, str | None]] = (),
    entities: Iterable[Entity] = (),
    frames: Iterable[tuple[str, dict[str, str]]] = (),
    id: str = "made-up",
) -> Reading:
    """The reading of some sentences written as rows.

    Args:
        rows: A token a line: ``word lemma UPOS tag head deprel`` with ``head`` counted from 1 within its
            sentence, 0 for the root; a blank line between sentences. Words are joined by blanks, except before
            punctuation, "'s" and "n't", and after an opening quote or bracket.
        published: The day of publication, ISO, or None.
        mentions: ``(words, kind, entity id)``, each at the first place where the words stand and are not taken yet.
        entities: The entities that the mentions name.
        frames: ``(predicate word, {label: argument's head word})``, each word at its first place.
    """
    blocks = [[line.split() for line in block.strip().splitlines()] for block in rows.strip().split("\n\n")]
    text, tokens, sentences = "", [], []
    for block in blocks:
        first, base = len(tokens), len(tokens)
        for word, lemma, upos, tag, head, deprel in block:
            glued = not text or text[-1] in "([“\n" or word in GLUED
            text += ("" if glued and tokens and len(tokens) > first else " " if tokens else "") + word
            start = len(text) - len(word)
            tokens.append(
                Token(Span(start, len(text)), lemma, upos, tag, base + int(head) - 1 if int(head) else None, deprel)
            )
        sentences.append(Sentence(Span(tokens[first].span.start, len(text)), first, len(tokens)))
    day = dt.date.fromisoformat(published) if published else None
    document = Document(id=id, text=text, published=day, earliest=day, latest=day)
    reading = Reading(document, sentences=tuple(sentences), tokens=tuple(tokens), entities=tuple(entities))
    return _with(reading, mentions, frames)


def _with(
    reading: Reading, mentions: Iterable[tuple[str, str, str | None]], frames: Iterable[tuple[str, dict[str, str]]]
) -> Reading:
    tree, made = Tree(reading), []
    taken: list[Span] = []
    for words, kind, entity in mentions:
        start = -1
        while True:
            start = reading.text.index(words, start + 1)
            span = Span(start, start + len(words))
            if not any(span.overlaps(other) for other in taken):
                break
        taken.append(span)
        head = tree.head_of(span)
        made.append(Mention(span, kind, reading.tokens[head if head is not None else 0].span, entity))
    at = {reading.words(token.span): index for index, token in reversed(list(enumerate(reading.tokens)))}
    framed = tuple(
        Frame(at[word], tuple(Role(label, at[arg]) for label, arg in roles.items())) for word, roles in frames
    )
    return replace(reading, mentions=tuple(made), frames=framed)
