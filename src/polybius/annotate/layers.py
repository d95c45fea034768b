"""What an annotator says of the words of a sentence, laid onto a reading: the same for every annotator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from polybius.schema import Frame, Mention, Proposal, Reading, Role, Side, Span, Tie, Token


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a stretch of one sentence, by the stretch's own word numbers."""

    upos: list[str]
    tags: list[str]
    lemmas: list[str]
    heads: list[int]  # -1: the root
    deprels: list[str]
    frames: list[tuple[int, list[tuple[str, int]]]]
    mentions: list[tuple[int, int, str]]
    proposals: list[tuple[int, float, dict[str, float], list[tuple[str, int, float]]]] | None = None
    ties: list[Tie] | None = None  # by word numbers


def laid(reading: Reading, layer: Iterable[tuple[int, Words]]) -> Reading:
    """The reading with what was said of its words, each stretch given with the token that it begins at.

    The stretches are gone through once, so that none need be kept.
    """
    tokens = list(reading.tokens)
    number = list(range(len(tokens)))  # of each token one object, however many words, roles and sides point to it
    frames: list[Frame] = []
    mentions: list[Mention] = []
    proposals: list[Proposal] = []
    ties: list[Tie] = []
    sentence_starts = {sentence.first for sentence in reading.sentences}
    proposed = tied = False
    root: int | None = None
    for first, words in layer:
        proposed = proposed or words.proposals is not None
        tied = tied or words.ties is not None
        root = None if first in sentence_starts else root
        told = zip(words.lemmas, words.upos, words.tags, words.heads, words.deprels, strict=True)
        for at, (lemma, upos, tag, head, deprel) in enumerate(told, start=first):
            if head >= 0:
                tokens[at] = Token(tokens[at].span, lemma, upos, tag, head=number[first + head], deprel=deprel)
            else:
                # A run-on sentence's later windows hang on the first one's root, so that it stays one tree.
                own = deprel if root is None else "parataxis"
                tokens[at] = Token(tokens[at].span, lemma, upos, tag, head=root, deprel=own)
        if root is None:
            root = number[first + words.heads.index(-1)]
        frames += [
            Frame(number[first + at], tuple(Role(label, number[first + head]) for label, head in roles))
            for at, roles in words.frames
        ]
        for at, p, types, parties in words.proposals or ():
            sides = tuple(Side(name, number[first + word], odds) for name, word, odds in parties)
            proposals.append(Proposal(number[first + at], p, types, sides))
        ties += [_moved(tie, first) for tie in words.ties or ()]
        mentions += [_mention(tokens, first + start, first + end, kind) for start, end, kind in words.mentions]
    return replace(
        reading,
        tokens=tuple(tokens),
        frames=tuple(frames),
        mentions=tuple(mentions),
        proposals=tuple(proposals) if proposed else None,
        ties=tuple(ties) if tied else None,
    )


def _moved(tie: Tie, by: int) -> Tie:
    return replace(
        tie,
        cause=tie.cause + by,
        effect=tie.effect + by,
        cause_words=(tie.cause_words[0] + by, tie.cause_words[1] + by),
        effect_words=(tie.effect_words[0] + by, tie.effect_words[1] + by),
        signal_words=(tie.signal_words[0] + by, tie.signal_words[1] + by) if tie.signal_words else None,
    )


def _mention(tokens: Sequence[Token], start: int, end: int, kind: str) -> Mention:
    """The mention of some words; its head word is the one whose head lies outside it, the last such."""
    inside = range(start, end)
    outer = [at for at in inside if tokens[at].head not in inside]
    head = outer[-1] if outer else end - 1
    return Mention(Span(tokens[start].span.start, tokens[end - 1].span.end), kind, tokens[head].span)
