"""Nouns as predicates ("the raid on the camp"): what PropBank's sentences say of them, beside the model's scores.

The model knows the nouns that it was trained on by heart. What the same sentences teach two plain regressions, over the
word itself and its place in the tree, errs elsewhere, and both together are right more often than either. The weights
are tables, ``models/noun_predicates.csv`` and ``models/noun_roles.csv``, fitted by ``training/nominal.py``; beside them
``models/noun_verbs.csv`` tells which roles a noun's verb gives its subject and object.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from polybius.resources import digest, table

Floats = npt.NDArray[np.float32]

NOUNS = ("NOUN", "PROPN")
UNLIKELY = 0.02  # the model's probability below which a noun is not looked at
# What model and lessons count for was fitted on the development part, six numbers in all: see docs/model.md
BY_MODEL, BY_LESSONS, BESIDE = 0.25, 0.74, 0.11  # of their log odds that a noun is a predicate; a constant
PREDICATE_AT_LEAST = 0.5
ROLE_BY_MODEL, ROLE_BY_LESSONS = 0.5, 0.7  # of their log probabilities of a role
ROLE_AT_LEAST = 0.35
NO_ROLE = 0.95  # the model's probability of no role from which a word is not looked at
ONCE = frozenset(("ARG0", "ARG1", "ARG2", "ARG3", "ARGM-LVB"))  # a predicate has one of each
FARTHEST = 3  # steps up the tree, and down
LONGEST = 4  # steps in all
NO_LABEL = "none"  # in the tables, of the label that stands for no role
MAX_REMEMBERED = 50_000  # lemmas whose weight a process keeps


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence, or a window of one, with what is known of its words."""

    words: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    tags: Sequence[str]
    heads: Sequence[int]  # -1: the root
    deprels: Sequence[str]
    mentions: Sequence[tuple[int, int, str]]

    def children(self) -> list[list[int]]:
        """The dependents of each word."""
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(at)
        return found

    def kinds(self) -> dict[int, str]:
        """The kind of each name, by its head word."""
        found = {}
        for start, end, kind in self.mentions:
            outer = [at for at in range(start, end) if not start <= self.heads[at] < end]
            found[outer[-1] if outer else end - 1] = kind
        return found


Frames = list[tuple[int, list[tuple[str, int]]]]


def frames(parsed: Parsed, predicate: Floats, role: Floats, labels: Sequence[str]) -> Frames:
    """The nouns that are predicates, with their roles.

    Args:
        parsed: The words with their tree.
        predicate: Of each word the probabilities that it is none and that it is one.
        role: The scores of each role (the first: none) between predicate and argument.
        labels: The roles' names.
    """
    likely = (predicate[:, 1] >= UNLIKELY).nonzero()[0].tolist()
    nouns = [at for at in likely if parsed.upos[at] in NOUNS]
    if not nouns:
        return []
    lessons, children = learned(digest(), tuple(labels)), parsed.children()
    chosen = [at for at in nouns if lessons.chance(parsed, at, children[at], predicate[at, 1]) >= PREDICATE_AT_LEAST]
    if not chosen:
        return []
    pairs = Pairs(parsed, children, lessons.verbs)
    return [(at, lessons.roles(pairs, at, role[: len(labels), at], labels)) for at in chosen]


@functools.lru_cache(maxsize=4)
def learned(tables: str, labels: tuple[str, ...]) -> Lessons:
    """The regressions of the tables in use, which are told apart by their digest, for the roles of a model."""
    return Lessons(labels)


class Lessons:
    """The two regressions, and the roles that verbs give."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._predicate = {row["id"]: float(row["weight"]) for row in table("models/noun_predicates")}
        self.verbs = {row["id"]: _pairs(row["roles"]) for row in table("models/noun_verbs")}
        rows = table("models/noun_roles")
        column = {label: number for number, label in enumerate(labels)}
        self._row = {row["id"]: number for number, row in enumerate(rows)}
        self._weights = np.zeros((len(rows), len(labels)), np.float32)
        for number, row in enumerate(rows):
            for label, weight in _pairs(row["weights"]).items():
                self._weights[number, column["" if label == NO_LABEL else label]] = float(weight)
        self._of_lemma = functools.lru_cache(MAX_REMEMBERED)(self._lemma_weight)

    def chance(self, parsed: Parsed, at: int, children: Sequence[int], model: float) -> float:
        """How likely the noun is a predicate, given what the model says, 0 to 1."""
        known = self._predicate
        told = self._of_lemma(parsed.lemmas[at].lower())
        told += sum([known.get(feature, 0.0) for feature in place_features(parsed, at, children)])
        bounded = min(max(model, 1e-6), 1 - 1e-6)
        odds = BY_MODEL * math.log(bounded / (1 - bounded)) + BY_LESSONS * told + BESIDE
        return 1 / (1 + math.exp(-odds))

    def roles(self, pairs: Pairs, at: int, scores: Floats, labels: Sequence[str]) -> list[tuple[str, int]]:
        """The roles of a noun with their words.

        Args:
            pairs: The sentence's features.
            at: The noun.
            scores: The model's scores of each label (the first: none) of each word.
            labels: Their names.
        """
        by_model = scores - scores.max(axis=0)
        by_model = by_model - np.log(np.exp(by_model).sum(axis=0))
        found: dict[int, tuple[float, str]] = {}
        for word in (by_model[0] < math.log(NO_ROLE)).nonzero()[0].tolist():
            way = None if word == at else pairs.way(at, word)
            if way is None or way_feature(way) not in self._row:
                continue
            known = [self._row[name] for name in pairs.features(at, word, way) if name in self._row]
            by_lessons = self._weights[known].sum(axis=0)
            # What the lessons' sum lacks of a log probability is the same for every role
            both = ROLE_BY_MODEL * by_model[:, word] + ROLE_BY_LESSONS * by_lessons
            both = np.exp(both - both.max())
            best = int(both[1:].argmax()) + 1
            chance = float(both[best] / both.sum())
            if chance >= ROLE_AT_LEAST:
                found[word] = chance, labels[best]
        return _kept(found, pairs.parsed.heads)

    def _lemma_weight(self, lemma: str) -> float:
        return sum(self._predicate.get(feature, 0.0) for feature in lemma_features(lemma))


def _pairs(told: str) -> dict[str, str]:
    """What is told as "subject=ARG0 object=ARG1", as a mapping."""
    return dict(pair.split("=") for pair in told.split())


def _kept(found: Mapping[int, tuple[float, str]], heads: Sequence[int]) -> list[tuple[str, int]]:
    """Of a name, or of words joined by "and", the head word alone; of roles that there is one of, the likeliest."""
    single = {
        word: (chance, label)
        for word, (chance, label) in found.items()
        if heads[word] not in found or found[heads[word]][1] != label
    }
    best: dict[str, float] = {}
    for chance, label in single.values():
        best[label] = max(chance, best.get(label, 0.0))
    return [(label, word) for word, (chance, label) in single.items() if label not in ONCE or chance == best[label]]


# Features


def lemma_features(lemma: str) -> Iterator[str]:
    """What tells of a noun itself whether it is a predicate: which it is, and how it ends."""
    yield "always"
    yield f"lemma {lemma}"
    for letters in range(2, 6):
        if len(lemma) > letters + 1:
            yield f"ends {lemma[-letters:]}"


def place_features(parsed: Parsed, at: int, children: Sequence[int]) -> list[str]:
    """What tells of a noun's place whether it is a predicate there."""
    found = [f"tag {parsed.tags[at]}", f"is {parsed.deprels[at]}"]
    found += {f"has {parsed.deprels[child]}" for child in children}
    if not children:
        found.append("alone")
    if len(parsed.words) < 4:
        found.append("short")
    word = parsed.words[at]
    if word[:1].isupper():
        found.append("all capitals" if word.isupper() else "capital")
    return found


def way_feature(way: str) -> str:
    """What tells the way in the tree alone; ways that are not among the lessons lead to no argument."""
    return f"way {way}"


Verbs = Mapping[str, Mapping[str, str]]
NONE_KNOWN: Mapping[str, str] = {}


class Pairs:
    """What tells of a noun and another word which role the word has."""

    def __init__(self, parsed: Parsed, children: Sequence[Sequence[int]], verbs: Verbs) -> None:
        self.parsed = parsed
        self._children = children
        self._verbs = verbs
        self._kinds = parsed.kinds()

    def way(self, noun: int, word: int) -> str | None:
        """The relations up the tree from the noun and down to the word ("^obj>nsubj"); None when they are far apart."""
        heads, deprels = self.parsed.heads, self.parsed.deprels
        up = self._up(noun)
        down: list[int] = []
        while word not in up:
            down.append(word)
            word = heads[word]
            if word < 0 or len(down) > FARTHEST:
                return None
        steps = up.index(word)
        if steps + len(down) > LONGEST:
            return None
        return ">".join([*("^" + deprels[at] for at in up[:steps]), *(deprels[at] for at in reversed(down))])

    def _up(self, noun: int) -> list[int]:
        heads = self.parsed.heads
        found = [noun]
        while len(found) <= FARTHEST and heads[found[-1]] >= 0:
            found.append(heads[found[-1]])
        return found

    def features(self, noun: int, word: int, way: str) -> list[str]:
        """What tells of the noun and a word that lies that way from it."""
        parsed = self.parsed
        lemma, other, relation = parsed.lemmas[noun].lower(), parsed.lemmas[word].lower(), parsed.deprels[word]
        preposition = self.preposition(word)
        place = f"{way} {preposition}"
        far = word - noun
        found = [
            way_feature(way),
            f"by {place}",
            f"noun {lemma}",
            f"noun {lemma} {relation}",
            f"noun {lemma} {place}",
            f"word {other}",
            f"word {other} {way}",
            f"tag {parsed.tags[word]}",
            f"far {far if abs(far) < 3 else '+' if far > 0 else '-'} {relation}",
        ]
        if len(lemma) > 4:
            found += (f"ends {lemma[-3:]} {place}", f"ends {lemma[-4:]} {place}")
        above = self._above(noun, word)
        if above is not None:
            top = parsed.lemmas[above].lower()
            found += (f"under {top} {way}", f"under {top} {parsed.deprels[noun]} {relation}")
        kind = self._kinds.get(word)
        if kind:
            found.append(f"name {kind} {place}")
        roles = self._verbs.get(lemma, NONE_KNOWN)
        subject, thing = roles.get("subject"), roles.get("object")
        found += (
            f"subject {subject} {place}",
            f"object {thing} {place}",
            f"both {subject} {thing} {place}",
        )
        if preposition:
            found.append(f"with {roles.get(preposition)} {place}")
        return found

    def preposition(self, word: int) -> str:
        """The base form of the preposition that the word stands with, "" for none."""
        parsed = self.parsed
        for child in self._children[word]:
            if parsed.deprels[child] in ("case", "mark"):
                return parsed.lemmas[child].lower()
        return ""

    def _above(self, noun: int, word: int) -> int | None:
        """The word above the noun that both hang on; None where the word hangs on the noun."""
        up = self._up(noun)
        while word not in up:
            word = self.parsed.heads[word]
        return word if word != noun else None
