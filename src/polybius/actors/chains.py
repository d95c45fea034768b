"""Chains: which noun phrases and pronouns of a document mean one thing, people or not.

Names, nouns and pronouns have rules of their own; a mention joins the chain of the last one before that fits. Names
that the stage gave one entity are one.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polybius.actors.scene import cues
from polybius.resources import digest, table
from polybius.schema import Reading, Span
from polybius.syntax import Tree

OUTSIDE = (  # branches of a noun that are no part of its phrase
    "cc", "conj", "appos", "parataxis", "cop", "nsubj", "csubj", "aux", "mark", "advcl", "ccomp", "discourse",
    "vocative", "list", "dep", "orphan", "reparandum", "expl", "dislocated",
)  # fmt: skip
NO_HEADS = ("flat", "fixed", "goeswith", "expl")
SPEAKERS = (
    dict.fromkeys(("i", "me", "my", "mine", "myself"), "i")
    | dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we")
    | dict.fromkeys(("you", "your", "yours", "yourself", "yourselves", "ya"), "you")
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset(
    {"a", "an", "some", "any", "another", "no", "every", "each", "all", "many", "few", "several", "most"}
)
NAMED_KINDS = frozenset({"GPE", "PER"})  # whose names the tables join: "U.S.", "America"
THIRD = ("male", "female", "thing", "many")
MODIFIERS = ("amod", "compound", "nummod", "nmod")
PRONOUN_SENTENCES = 8  # how far back "she" and "they" look
NOUN_SENTENCES = 60  # ... "the village"
MAX_LOOKED = 300  # mentions, so that a list is read in linear time
YEAR_LETTERS = 4


@dataclass(slots=True)
class Noun:
    """A noun phrase or pronoun."""

    head: int
    span: Span
    sentence: int
    plural: bool
    person: bool | None  # None: not known
    name: tuple[str, ...] = ()  # the words of a proper name, in lower case
    lemma: str = ""
    pronoun: str = ""  # male, female, thing or many: of which sort a pronoun of the third person is
    words: str = ""  # without the article, in lower case
    modifiers: frozenset[str] = frozenset()
    entity: str | None = None
    subject: bool = False
    apposed: int | None = None  # the head of the noun that it stands beside: "Rivera, the mayor"

    def shared(self) -> set[str]:
        """What another mention of the same can share with it."""
        out = {f"words {self.words}", f"lemma {SPEAKERS.get(self.lemma, self.lemma)}", f"head {self.head}"}
        out |= {f"entity {self.entity}"} if self.entity else set()
        if self.name:
            out |= {f"part {self.name[0]}", f"part {self.name[-1]}"}
            out |= {f"initials {_initials(self.name)}"}
        return out


def chains(reading: Reading) -> tuple[tuple[Span, ...], ...]:
    """The noun phrases and pronouns of an annotated reading, grouped by what they mean, in the order of the text.

    What is mentioned once is a chain of one. Not covered: what a clause tells ("this surprised him"), things and their
    parts, and who "I" and "you" are where several people speak.
    """
    nouns = Nouns(reading).found
    chain_of = list(range(len(nouns)))
    told: dict[str, list[int]] = {}  # by what a later mention can share with it
    for at, noun in enumerate(nouns):
        before = _antecedent(nouns, at, told)
        if before is not None:
            chain_of[at] = chain_of[before]
        for key in noun.shared():
            told.setdefault(key, []).append(at)
    grouped: dict[int, list[Span]] = {}
    for noun, number in zip(nouns, chain_of, strict=True):
        grouped.setdefault(number, []).append(noun.span)
    return tuple(tuple(spans) for spans in grouped.values())


class Nouns:
    """Finds the noun phrases and pronouns of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tree = reading, Tree(reading)
        self._sentences = [
            number for number, sentence in enumerate(reading.sentences) for _ in range(sentence.first, sentence.last)
        ]
        heads = {token.span.start: at for at, token in enumerate(reading.tokens)}
        self._mentions = {heads[m.head.start]: m for m in reading.mentions if m.head.start in heads}
        found = [noun for at in range(len(reading.tokens)) if (noun := self._noun(at)) is not None]
        by_head = {noun.head for noun in found}
        for noun in found:
            above = self.tree[noun.head].head
            if above is not None and self.tree.is_(noun.head, "appos") and above in by_head:
                noun.apposed = above
        self.found = sorted(found, key=lambda noun: (noun.span.start, -noun.span.end))

    def _noun(self, at: int) -> Noun | None:
        token, word = self.tree[at], self.tree.word(at).lower()
        if self.tree.is_(at, *NO_HEADS) or not self._is_head(at, word):
            return None
        span, mention = self._phrase(at), self._mentions.get(at)
        pronoun = token.upos == "PRON"
        named = token.upos == "PROPN"
        words = {self.tree.word(child).lower() for child in self.tree.children(at, "det")}
        owners = {
            f"of {self.reading.words(self._phrase(child)).lower()}" for child in self.tree.children(at, "nmod:poss")
        }
        lemmas = {self.tree.lemma(child).lower() for child in self.tree.children(at, *MODIFIERS)}
        return Noun(
            head=at,
            span=span,
            sentence=self._sentences[at] if at < len(self._sentences) else 0,
            plural=token.tag in ("NNS", "NNPS") or word in cues("many") or bool(self.tree.children(at, "conj")),
            person=self._person(at, word),
            name=self._name(at) if named else (),
            pronoun=next((kind for kind in THIRD if pronoun and word in cues(kind)), ""),
            lemma=word if pronoun else "" if named else self.tree.lemma(at).lower(),
            words=" ".join(part for part in self.reading.words(span).lower().split() if part not in DEFINITE),
            modifiers=frozenset(lemmas | owners | (words & (DEFINITE | INDEFINITE))),
            entity=mention.entity if mention and named and mention.kind in NAMED_KINDS else None,
            subject=self.tree.is_(at, "nsubj"),
        )

    def _is_head(self, at: int, word: str) -> bool:
        token = self.tree[at]
        if token.upos == "PRON":
            return token.tag in ("PRP", "PRP$", "DT", "NN")
        if token.upos == "NUM":
            return len(word) == YEAR_LETTERS and word.isdigit() and self.tree.is_(at, "obl", "nmod")
        if token.upos not in ("NOUN", "PROPN"):
            return False
        if not self.tree.is_(at, "compound"):
            return True
        return token.head is not None and self.tree[token.head].upos == "NOUN"  # "flag" in "flag project"

    def _phrase(self, at: int) -> Span:
        """The phrase with what describes it, relative clauses too; without the preposition before it."""
        inside = {at}
        for child in self.tree.children(at):
            if self.tree.is_(child, *OUTSIDE) or (child < at and self.tree.is_(child, "case", "punct", "advmod")):
                continue
            inside.update(self.tree.subtree(child))
        if self.tree.children(at, "cop"):
            inside -= {token for child in self.tree.children(at, "obl", "advmod") for token in self.tree.subtree(child)}
        first = last = at
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        while last > at and self.tree.is_(last, "punct"):
            last -= 1
        return self.tree.span((first, last))

    def _name(self, at: int) -> tuple[str, ...]:
        parts = [at, *self.tree.children(at, "flat", "compound", "nummod")]
        return tuple(self.tree.word(part).lower() for part in sorted(parts) if self.tree[part].upos in ("PROPN", "NUM"))

    def _person(self, at: int, word: str) -> bool | None:
        if word in cues("male") or word in cues("female") or word in SPEAKERS:
            return True
        if word in cues("thing"):
            return False
        mention = self._mentions.get(at)
        if mention is not None and mention.kind in ("PER", "ORG", "GPE", "LOC", "FAC"):
            return mention.kind == "PER"
        if self.tree[at].upos == "NOUN":
            return self.tree.lemma(at).lower() in _people(digest())
        return None


@functools.lru_cache(maxsize=2)
def _people(tables: str) -> frozenset[str]:
    """The nouns for a person: "soldier", "minister", "man"."""
    rows = table("actors/agents")
    return frozenset(row["lemma"].split()[-1] for row in rows if row["kind"] in ("staff", "holder", "people"))


def _antecedent(nouns: Sequence[Noun], at: int, told: Mapping[str, list[int]]) -> int | None:
    """The last mention before that means the same, None where there is none."""
    noun = nouns[at]
    if noun.apposed is not None:
        return next(iter(told.get(f"head {noun.apposed}", ())), None)
    if noun.lemma in SPEAKERS:
        return next(iter(told.get(f"lemma {SPEAKERS[noun.lemma]}", ())[-1:]), None)
    if noun.entity is not None and (same := told.get(f"entity {noun.entity}")):
        return same[-1]
    if noun.pronoun:
        return _of_pronoun(nouns, at)
    fits = _same_name if noun.name else _same_noun
    if not noun.name and (not noun.lemma or noun.lemma in DEFINITE):
        return None
    keys = noun.shared() | ({f"lemma {noun.lemma}"} if not noun.name else set())
    near = sorted({other for key in keys for other in told.get(key, ())[-MAX_LOOKED:]}, reverse=True)
    return next((other for other in near if fits(nouns[other], noun)), None)


def _same_name(other: Noun, noun: Noun) -> bool:
    if not other.name:
        return other.words == noun.words
    if other.name == noun.name:
        return True
    if noun.person and other.person:  # "Rivera" after "Ana Rivera"
        shorter, longer = sorted((noun.name, other.name), key=len)
        return longer[-len(shorter) :] == shorter or (len(shorter) == 1 and longer[0] == shorter[0])
    return (
        len(noun.name) != len(other.name)
        and 1 in (len(noun.name), len(other.name))
        and (_initials(noun.name) == _initials(other.name))
    )


def _initials(name: tuple[str, ...]) -> str:
    """The first letters of a longer name, the letters of a short one: what an acronym shares with its name."""
    return name[0].replace(".", "") if len(name) == 1 else "".join(part[0] for part in name)


def _same_noun(other: Noun, noun: Noun) -> bool:
    """Whether a noun takes up another: "the village" after "a mountain village", not "a village"."""
    if other.words == noun.words and (other.name or " " in noun.words) and not other.span.contains(noun.span):
        return True  # the very words, whatever their article
    if other.lemma != noun.lemma or other.plural != noun.plural or noun.modifiers & INDEFINITE:
        return False
    if noun.sentence - other.sentence > NOUN_SENTENCES or other.span.contains(noun.span):
        return False
    described, before = noun.modifiers - DEFINITE, other.modifiers - DEFINITE - INDEFINITE
    if noun.modifiers & DEFINITE:
        return described <= before
    return described == before and not (other.modifiers & INDEFINITE)


def _of_pronoun(nouns: Sequence[Noun], at: int) -> int | None:
    """Whom a pronoun of the third person means: the subject of the nearest sentence that has one that fits."""
    noun, back = nouns[at], -1
    here: list[int] = []
    for other in range(at - 1, max(at - MAX_LOOKED, 0) - 1, -1):
        distance = noun.sentence - nouns[other].sentence
        if distance > PRONOUN_SENTENCES or (here and distance != back):
            break
        if _agrees(nouns[other], noun):
            here.append(other)
            back = distance
    return max(here, key=lambda other: (_prominence(nouns[other]), other if back == 0 else -other), default=None)


def _agrees(other: Noun, noun: Noun) -> bool:
    if other.lemma in SPEAKERS or other.lemma in DEFINITE or other.span.contains(noun.span):
        return False
    if other.pronoun:
        return other.pronoun == noun.pronoun
    if noun.pronoun == "many":
        return other.plural
    if noun.pronoun == "thing":
        return not other.plural and not other.person
    return not other.plural and bool(other.person)


def _prominence(noun: Noun) -> int:
    return 2 * noun.subject + bool(noun.pronoun)
