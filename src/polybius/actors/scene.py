"""What is being found in one document, and the questions that every step asks of its words."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
from collections import Counter
from dataclasses import dataclass, field

from polybius.actors.knowledge import Agent, Knowledge
from polybius.resources import digest, table
from polybius.schema import Affiliation, Entity, Reading, Span
from polybius.syntax import Tree

NAMED = ("PER", "ORG", "GPE", "LOC", "NORP", "FAC")
DATELINE_CHARACTERS = 60  # a place so near to the start may be the dateline when none was cut off
NEAR_SENTENCES = 2  # a pronoun's antecedent lies in its own sentence or at most so many before
SUBJECT = ("nsubj",)
INSIDE = ("compound", "amod", "flat", "nmod:desc", "nummod", "goeswith")


@dataclass(slots=True, eq=False)
class Found:
    """A mention in the making."""

    span: Span
    kind: str
    head: int  # index into the tokens
    use: str  # name, demonym, government, people, person, organisation, agent, pronoun, ner
    entity: Entity | None = None
    country: str | None = None  # what it says of a country even where it is no actor ("in Baghdad")
    agent: Agent | None = None
    plural: bool = False
    several: bool = False  # of more than one state, each of which is a mention of its own
    key: str = ""  # id in the tables
    ties: tuple[Affiliation, ...] = ()  # "Iranian-backed"
    antecedent: Found | None = None  # whom a pronoun stands for

    @property
    def person(self) -> bool:
        """Whether it is a single human being."""
        if self.agent is not None:
            return not self.plural and self.agent.kind in ("staff", "holder", "people")
        return self.kind == "PER"


@dataclass(slots=True)
class Scene:
    """One document with what has been found so far, in the order of the text."""

    reading: Reading
    knowledge: Knowledge
    tree: Tree
    day: dt.date | None
    found: list[Found] = field(default_factory=list)
    blocked: list[Span] = field(default_factory=list)  # "Washington state": no actor stands there
    at_head: dict[int, list[Found]] = field(default_factory=dict)
    in_sentence: dict[int, list[Found]] = field(default_factory=dict)
    nouns: dict[str, list[Found]] = field(default_factory=dict)  # agent phrases by the last word of their lemma
    starts: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)  # of each token
    alone: frozenset[str] = frozenset()  # agent rows that are used without their state
    dateline_end: int = 0
    said: Counter[str] = field(default_factory=Counter)  # how often the names of one meaning belong to each country
    parties: frozenset[tuple[str, ...]] = frozenset()  # names of several meanings that the text uses as a party's
    ships: list[Found] = field(default_factory=list)  # those that are named
    elsewhere: dict[int, Found] = field(default_factory=dict)  # names that are nouns in this report, by their heads
    titled: str | None = None  # the one state that the title names
    outlet: str | None = None  # the state of the outlet
    named: Counter[str] = field(default_factory=Counter)  # how often the report names each state
    acting: Counter[str] = field(default_factory=Counter)  # the same, as somebody who can act
    datelined: frozenset[str] = frozenset()  # states of the places of its dateline
    home: Found | None = None  # a mention of the country in which the document is set

    def __post_init__(self) -> None:
        dateline = self.reading.document.dateline
        self.dateline_end = dateline.span.end if dateline else DATELINE_CHARACTERS
        self.starts = [token.span.start for token in self.reading.tokens]
        self.sentences = [0] * len(self.reading.tokens)
        for index, sentence in enumerate(self.reading.sentences):
            for token in range(sentence.first, min(sentence.last, len(self.sentences))):
                self.sentences[token] = index

    def tokens_in(self, span: Span) -> range:
        """The tokens that overlap some characters."""
        first = max(bisect.bisect_right(self.starts, span.start) - 1, 0)
        if self.starts and self.reading.tokens[first].span.end <= span.start:
            first += 1
        return range(first, max(bisect.bisect_left(self.starts, span.end), first))

    def head_of(self, span: Span) -> int | None:
        """The word of a span whose head lies outside it; without a tree the last one; None without a token."""
        inside = self.tokens_in(span)
        if not inside:
            return None
        if not self.parsed:
            return inside[-1]
        outside = [
            i for i in inside if self.tree[i].head not in inside and not self.tree.is_(i, "punct", "case", "det")
        ]
        return outside[0] if outside else inside[-1]

    @property
    def parsed(self) -> bool:
        """Whether the tokens have been annotated."""
        return bool(self.reading.tokens) and bool(self.reading.tokens[0].upos)

    def add(self, found: Found) -> Found:
        """Keeps a mention."""
        self.found.append(found)
        self.at_head.setdefault(found.head, []).append(found)
        self.in_sentence.setdefault(self.sentences[found.head], []).append(found)
        if found.use == "agent" and found.agent is not None:
            self.nouns.setdefault(found.agent.lemma[-1], []).append(found)
        return found

    def nearby(self, token: int, back: int = 0) -> list[Found]:
        """The mentions of a token's sentence and of so many before it, in the order of the text."""
        here = self.sentences[token]
        found = [f for at in range(max(here - back, 0), here + 1) for f in self.in_sentence.get(at, [])]
        return sorted(found, key=lambda f: (f.head, len(f.span)))

    def drop(self, found: Found) -> None:
        """Forgets a mention."""
        self.found.remove(found)
        self.at_head[found.head].remove(found)
        self.in_sentence[self.sentences[found.head]].remove(found)

    def move(self, found: Found, head: int) -> None:
        """Gives a mention another head word."""
        self.at_head[found.head].remove(found)
        found.head = head
        self.at_head.setdefault(head, []).append(found)

    def headed(self, token: int) -> Found | None:
        """The largest mention with that head word, resolved ones first."""
        here = self.at_head.get(token, [])
        return max(here, key=lambda found: (found.entity is not None, len(found.span)), default=None)

    def within(self, span: Span) -> list[Found]:
        """The mentions inside some characters, in order."""
        inside = [found for token in self.tokens_in(span) for found in self.at_head.get(token, [])]
        return sorted((found for found in inside if span.contains(found.span)), key=lambda found: found.span)

    def sentence_of(self, token: int) -> int:
        """The index of a token's sentence."""
        return self.sentences[token]

    def around(self, found: Found) -> list[Found]:
        """The mentions whose head is the mention's own head word or above it in the tree."""
        heads = (found.head, *self.tree.ancestors(found.head))
        return [other for head in heads for other in self.at_head.get(head, []) if other is not found]

    def tokens_of(self, sentence: int) -> range:
        """The tokens of a sentence."""
        return range(self.reading.sentences[sentence].first, self.reading.sentences[sentence].last)

    def first_of(self, token: int) -> int:
        """The first token of a token's sentence."""
        return self.reading.sentences[self.sentences[token]].first if self.reading.sentences else 0

    def listed(self, found: Found) -> bool:
        """Whether others are joined to it: not "Trinidad and Tobago", whose words are one name."""
        return any(not found.span.contains(self.tree[at].span) for at in self.tree.children(found.head, "conj"))

    def is_subject(self, found: Found) -> bool:
        """Whether the mention is a grammatical subject."""
        return self.tree.is_(found.head, *SUBJECT)

    def verb_above(self, token: int) -> int | None:
        """The nearest verb above a word."""
        return next((above for above in self.tree.ancestors(token) if self.tree[above].upos in ("VERB", "AUX")), None)

    def rank(self, found: Found) -> int:
        """How prominent a mention is by its grammar: subject, object, oblique, inside another phrase."""
        relations = enumerate(("nsubj", "obj", "obl"))
        return next((rank for rank, relation in relations if self.tree.is_(found.head, relation)), 3)

    def case(self, token: int) -> str:
        """The preposition of a token, its lemma, or ""."""
        cases = self.tree.children(token, "case")
        return self.tree.lemma(cases[0]) if cases else ""

    def word(self, token: int) -> str:
        """The word in lower case."""
        return self.tree.word(token).lower()


def cues(kind: str) -> frozenset[str]:
    """The words of a kind in the table of cues, else of a class of ``lexicon/word_classes``."""
    return _cues(digest()).get(kind, frozenset())


@functools.lru_cache(maxsize=4)
def _cues(_: str) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in table("actors/cues"):
        out.setdefault(row["kind"], set()).add(row["word"])
    for row in table("lexicon/word_classes"):
        out.setdefault(row["class"], set(row["words"].split("|")))
    return {kind: frozenset(words) for kind, words in out.items()}
