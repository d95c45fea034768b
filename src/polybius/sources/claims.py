"""Attributions in the making: claims of tokens, and what is known of the reading that they come from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from polybius.schema import Mention, Party, Reading, Span
from polybius.sources import cues, quotes
from polybius.sources.cues import Cue, Lexicon
from polybius.syntax import Tree

MAX_SENTENCE_TOKENS = 1_000  # what is longer is a list or a broken page: its tree tells nothing, and costs much
NOMINAL = ("PROPN", "NOUN", "PRON")


@dataclass(slots=True)
class Claim:
    """An attribution in the making, in tokens instead of characters."""

    row: Cue
    anchor: int  # the cue's head word
    cue: list[int]
    sayer: int | None  # head of the source's noun phrase
    said: set[int] = field(default_factory=set)
    based_on: int | None = None
    through: int | None = None  # head of the outlet that passes it on: "told the daily"
    beyond: int | None = None  # of the one that has it from that outlet: "told the daily, quoted by the agency"
    vague: bool = False
    spoken: bool = False  # holds a quotation that was found by its marks
    antecedent: int | None = None  # head of whom a pronoun stands for that nobody known is meant by


class Draft:
    """The attributions of one reading, gathered step by step in tokens."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = Tree(reading)
        self.lexicon: Lexicon = cues.lexicon()
        self.starts = [token.span.start for token in reading.tokens]
        self.mentions: dict[int, Mention] = {}
        for mention in reading.mentions:
            head = self.tokens_of(mention.head)
            if head:
                known = self.mentions.get(head[0])
                if known is None or (known.entity is None and mention.entity is not None):
                    self.mentions[head[0]] = mention
        self.parties: dict[tuple[int, ...], Party] = {}
        self.by_sayer: dict[int, list[Claim]] = {}  # once all claims are made
        self.sentence_of = [0] * len(reading.tokens)
        for index, sentence in enumerate(reading.sentences):
            for token in range(sentence.first, sentence.last):
                self.sentence_of[token] = index
        cut = (self.tokens_of(*quote.pieces) for quote in quotes.find(reading.text))
        self.quotations = [tokens for tokens in cut if tokens]
        self.quoted = {i for tokens in self.quotations for i in tokens}
        self.claims: list[Claim] = []

    def tokens_of(self, *spans: Span) -> list[int]:
        """Indices of the tokens that begin inside some spans."""
        return [
            i
            for span in spans
            for i in range(bisect_left(self.starts, span.start), bisect_right(self.starts, span.end - 1))
        ]
