"""The cheap filter before the model: which sentences can hold an event at all, told from their words alone."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from polybius.annotate.base_forms import base_forms
from polybius.resources import digest, table
from polybius.schema import Reading

READ_AT = -0.95  # score from which a sentence is read; see docs/model.md#cascade
DOCUMENT_WEIGHT = 0.5  # of the mean score of the document's sentences, beside 1 for the sentence's own
CAPITALS = (1, 2, 3, 5)  # words with a capital after the first, at least
LENGTHS = (6, 10, 15, 20, 30)  # words, at least
MAX_REMEMBERED = 100_000  # words whose features a process keeps
BIAS = "bias"


def sift(reading: Reading) -> Reading:
    """The reading with ``read`` of those sentences False that hardly hold an event.

    A sentence's score is a sum of weights of its words and of a few marks (resources/models/cascade.csv); the mean of
    its document counts too, so that a short "The army denied it" is read where much happens and not in a match report.
    Before a sentence with "he", "she" or "they" the one that may name them is read as well. A document with ``given``
    parties is read whole.
    """
    if reading.document.given is not None or not reading.sentences:
        return reading
    words = [token.span.of(reading.text) for token in reading.tokens]
    cut = [words[sentence.first : sentence.last] for sentence in reading.sentences]
    read = chosen(cut)
    sentences = tuple(replace(one, read=at in read) for at, one in enumerate(reading.sentences))
    return replace(reading, sentences=sentences)


def chosen(sentences: Sequence[Sequence[str]]) -> set[int]:
    """The numbers of the sentences of one document that are to be read."""
    persons = _persons(digest())
    read = {at for at, score in enumerate(scores(sentences)) if score >= READ_AT}
    back = {at - 1 for at in read if any(word.lower() in persons for word in sentences[at])}
    return read | (back - {-1})


def scores(sentences: Sequence[Sequence[str]]) -> list[float]:
    """How likely each sentence of one document tells an event, on a scale of its own: the higher, the likelier."""
    weights = _weights(digest())
    own = [weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features(words)) for words in sentences]
    mean = sum(own) / len(own) if own else 0.0
    return [(score + DOCUMENT_WEIGHT * mean) / (1 + DOCUMENT_WEIGHT) for score in own]


def features(words: Sequence[str]) -> set[str]:
    """What is known of a sentence: its words' base forms, what tables say of them, how many there are, how written."""
    known = _words(digest())
    found: set[str] = set()
    for word in words:
        found |= known(word)
    capitals = sum(word[:1].isupper() and word != "I" for word in words[1:])
    found.update(f"capitals:{n}" for n in CAPITALS if capitals >= n)
    found.update(f"length:{n}" for n in LENGTHS if len(words) >= n)
    return found


@functools.lru_cache(maxsize=4)
def _weights(tables: str) -> dict[str, float]:
    return {row["id"]: float(row["weight"]) for row in table("models/cascade")}


@functools.lru_cache(maxsize=4)
def _persons(tables: str) -> frozenset[str]:
    """Pronouns that stand for persons, of whatever case."""
    return frozenset(row["word"] for row in table("actors/cues") if row["kind"] in ("male", "female", "many"))


@functools.lru_cache(maxsize=4)
def _words(tables: str) -> Words:
    return Words()


class Words:
    """The features of single words, remembered."""

    def __init__(self) -> None:
        self._types: dict[str, set[str]] = {}
        for row in table("lexicon/predicates"):
            if row["event_type"]:
                self._types.setdefault(row["lemma"].split()[0], set()).add(f"tells:{row['event_type']}")
        self._actors = {row["lemma"].split()[-1].lower() for row in table("actors/agents")}
        self._weapons = {word for row in table("lexicon/weapons") for word in row["words"].split("|")}
        self._states = set(_states())
        self._known: dict[str, frozenset[str]] = {}

    def __call__(self, word: str) -> frozenset[str]:
        """The features of a word."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            found = self._known[word] = frozenset(self._features(word))
        return found

    def _features(self, word: str) -> Iterator[str]:
        bases = base_forms(word)
        for base in bases:
            if base.isalpha() or "-" in base:
                yield f"word:{base}"
            yield from self._types.get(base, ())
        if bases & self._actors:
            yield "actor"
        if bases & self._weapons:
            yield "weapon"
        written = word.title() if word.isupper() and len(word) > 3 else word  # "IRAQ", but "US" and "UN"
        if written in self._states or written.rstrip(".") in self._states:
            yield "state"


def _states() -> Iterator[str]:
    """Words of countries', capitals' and peoples' names, as they are written; words that are common nouns left out."""
    names: Iterable[str] = (
        name
        for row in table("actors/countries")
        for name in (*row["names"].split("|"), row["capital"])
    )  # fmt: skip
    for name in names:
        yield from (word for word in name.split() if _is_name(word) and word not in PARTS_OF_NAMES)
    for source in ("actors/spellings", "actors/peoples"):
        for row in table(source):
            for name in row["names"].split("|"):
                yield from filter(_is_name, name.split())


PARTS_OF_NAMES = frozenset({"The", "Of", "And", "Republic", "Saint", "New", "North", "South", "United"})


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[:1].isupper() and base_forms(word) == {word.lower()}
