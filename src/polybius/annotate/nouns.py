"""Nouns as predicates ("the raid on the camp"): what PropBank's sentences say of them, beside the model's scores.

The model knows the nouns that it was trained on by heart. What the same sentences teach two plain regressions, over the
word itself and its place in the tree, errs elsewhere, and both together are right more often than either. The weights
are tables, ``models/noun_predicates.csv`` and ``models/noun_roles.csv``, fitted by ``training/nominal.py``. Beside them
``models/noun_lemmas.csv`` tells how often these sentences have a noun as a predicate, and what roles its verb gives.
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
UNLIKELY = 0.05  # the model's probability below which a noun is not looked at
# What model and lessons count for was chosen on the development part: see docs/model.md
BY_MODEL, BY_LESSONS, BESIDE = 0.26, 0.72, 0.02  # of their log odds that a noun is a predicate; a constant
PREDICATE_AT_LEAST = 0.5
OFTEN = 6  # times that a noun is a predicate in the lessons, from which they count as much as the model
OF_OFTEN, OF_SELDOM = (0.4, 0.6), (0.8, 0.2)  # the model's and the lessons' share in log probabilities of a role
ROLE_AT_LEAST = 0.35
NO_ROLE = math.log(0.8)  # the model's log probability of no role from which a word is not looked at
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
    chances = predicate[:, 1].tolist()
    chosen = [at for at in nouns if lessons.chance(parsed, at, children[at], chances[at]) >= PREDICATE_AT_LEAST]
    if not chosen:
        return []
    return lessons.roles(Pairs(parsed, children, lessons.verbs), chosen, role[: len(labels), chosen], labels)


@functools.lru_cache(maxsize=4)
def learned(tables: str, labels: tuple[str, ...]) -> Lessons:
    """The regressions of the tables in use, which are told apart by their digest, for the roles of a model."""
    return Lessons(labels)


class Lessons:
    """The two regressions, and the roles that verbs give."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._predicate = {row["id"]: float(row["weight"]) for row in table("models/noun_predicates")}
        lemmas = table("models/noun_lemmas")
        self.verbs = {row["id"]: _pairs(row["verb"]) for row in lemmas}
        self._often = frozenset(row["id"] for row in lemmas if int(row["predicate"]) >= OFTEN)
        # Nouns that tell acts, but not to PropBank's annotators: what these leave out says nothing
        self._left = frozenset(row["id"] for row in lemmas if row["left_to_model"])
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
        known, lemma = self._predicate, parsed.lemmas[at].lower()
        if lemma in self._left:
            return model
        told = self._of_lemma(lemma)
        told += sum([known.get(feature, 0.0) for feature in place_features(parsed, at, children)])
        bounded = min(max(model, 1e-6), 1 - 1e-6)
        odds = BY_MODEL * math.log(bounded / (1 - bounded)) + BY_LESSONS * told + BESIDE
        return 1 / (1 + math.exp(-odds))

    def roles(self, pairs: Pairs, nouns: Sequence[int], scores: Floats, labels: Sequence[str]) -> Frames:
        """The nouns, each with its roles.

        Args:
            pairs: The sentence's features.
            nouns: Which words they are.
            scores: The model's scores of each label (the first: none), noun and word.
            labels: Their names.
        """
        by_model = scores - scores.max(axis=0)
        by_model -= np.log(np.exp(by_model).sum(axis=0))
        asked: list[tuple[int, int]] = []
        rows: list[int] = []
        starts: list[int] = []
        for nth, word in np.argwhere(by_model[0] < NO_ROLE).tolist():
            way = pairs.way(nouns[nth], word)
            if way and way_feature(way) in self._row:
                asked.append((nth, word))
                starts.append(len(rows))
                rows += [self._row[name] for name in pairs.features(nouns[nth], word, way) if name in self._row]
        found: list[dict[int, tuple[float, str]]] = [{} for _ in nouns]
        if asked:
            shares = [OF_OFTEN if pairs.lemma(noun) in self._often else OF_SELDOM for noun in nouns]
            share = np.array([shares[nth] for nth, _ in asked], np.float32)
            # What the lessons' sums lack of log probabilities is the same for every role
            by_lessons = np.add.reduceat(self._weights[rows], starts)
            both = share[:, :1] * by_model[:, *zip(*asked, strict=True)].T + share[:, 1:] * by_lessons
            both = np.exp(both - both.max(axis=1, keepdims=True))
            best = both[:, 1:].argmax(axis=1) + 1
            chances = both[np.arange(len(asked)), best] / both.sum(axis=1)
            for (nth, word), label, chance in zip(asked, best.tolist(), chances.tolist(), strict=True):
                if chance >= ROLE_AT_LEAST:
                    found[nth][word] = chance, labels[label]
        heads = pairs.parsed.heads
        return [(noun, _kept(roles, heads)) for noun, roles in zip(nouns, found, strict=True)]

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
        self._above: dict[int, list[int]] = {}

    def lemma(self, word: int) -> str:
        """Its base form in lower case."""
        return self.parsed.lemmas[word].lower()

    def way(self, noun: int, word: int) -> str:
        """The relations up the tree from the noun and down to the word ("^obj>nsubj"); "" when they are far apart."""
        heads, deprels = self.parsed.heads, self.parsed.deprels
        up = self._up(noun)
        down: list[int] = []
        while word not in up:
            down.append(word)
            word = heads[word]
            if word < 0 or len(down) > FARTHEST:
                return ""
        steps = up.index(word)
        if steps + len(down) > LONGEST:
            return ""
        return ">".join([*["^" + deprels[at] for at in up[:steps]], *[deprels[at] for at in reversed(down)]])

    def _up(self, noun: int) -> list[int]:
        """The noun, its head, that one's head and so on."""
        found = self._above.get(noun)
        if found is None:
            heads = self.parsed.heads
            found = self._above[noun] = [noun]
            while len(found) <= FARTHEST and heads[found[-1]] >= 0:
                found.append(heads[found[-1]])
        return found

    def features(self, noun: int, word: int, way: str) -> list[str]:
        """What tells of the noun and a word that lies that way from it."""
        parsed = self.parsed
        lemma, other, relation = self.lemma(noun), self.lemma(word), parsed.deprels[word]
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
        above = self._shared(noun, word)
        if above is not None:
            top = self.lemma(above)
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

    def _shared(self, noun: int, word: int) -> int | None:
        """The word above the noun that both hang on; None where the word hangs on the noun."""
        up = self._up(noun)
        while word not in up:
            word = self.parsed.heads[word]
        return word if word != noun else None
