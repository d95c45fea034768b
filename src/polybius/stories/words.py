"""The words of a telling: what they share with another's, and how one trigger's meaning stands to another's."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polybius import resources

__all__ = ["cosine", "key", "rarity", "related", "terms", "weighed"]

STOP = frozenset(
    """the a an of in on at to for and or but with by from as is are was were be been has have had it its he his she her
    they their this that which who whom will would can could may said say says not no after before over into out up
    about more than also one two new told""".split()
)
# Endings and what stays of them, the longest first; what is left of a word must have three letters.
ENDINGS = (
    ("ations", "at"),
    ("itions", "it"),
    ("ements", "e"),
    ("sses", "ss"),
    ("ying", "i"),
    ("ation", "at"),
    ("ition", "it"),
    ("ement", "e"),
    ("ments", ""),
    ("ings", ""),
    ("ions", ""),
    ("ies", "i"),
    ("ied", "i"),
    ("ion", ""),
    ("ment", ""),
    ("ing", ""),
    ("ers", "er"),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
    ("y", "i"),
)
LEAST = 3
RARE = 0.0017  # the share of documents of a word that the table does not list
SIMILARITIES = ("same word", "same stem", "synonym", "derived", "wider", "akin", "other")


def terms(text: str) -> list[str]:
    """The words of a text in their order, in small letters, without those that stand in every text."""
    return [word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in STOP and len(word) > 1]


@functools.lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """A word without its ending: "nominates", "nominated" and "nomination" have one key."""
    word = word.lower().removesuffix("'s")
    for ending, left in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            word = word[: len(word) - len(ending)] + left
            break
    if len(word) > LEAST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.rstrip("e") or word


@functools.cache
def _shares() -> Mapping[str, float]:
    return {row["word"]: float(row["share"]) for row in resources.table("stories/words")}


def rarity(stem: str) -> float:
    """How much a word tells documents apart: the logarithm of one over the share of documents with it, 0 to 6.4."""
    return -math.log(max(_shares().get(stem, RARE), RARE))


def weighed(text: str, without: Iterable[str] = ()) -> dict[str, float]:
    """The keys of a text's words with their weights, of which the squares sum to one; empty for an empty text.

    Args:
        text: Any words.
        without: Keys that are left out, such as the trigger's own.
    """
    counts: dict[str, int] = {}
    for word in terms(text):
        counts[key(word)] = counts.get(key(word), 0) + 1
    for stem in without:
        counts.pop(stem, None)
    weights = {stem: (1 + math.log(n)) * rarity(stem) for stem, n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The likeness of two weighed texts, 0 to 1."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second.get(stem, 0.0) for stem, weight in first.items())


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word can mean: synsets of its own, of words derived from it, and above both."""

    means: frozenset[str]
    derived: frozenset[str]
    above: frozenset[str]


@functools.cache
def _senses() -> Mapping[str, Sense]:
    return {
        row["word"]: Sense(*(frozenset(row[name].split("|")) - {""} for name in ("means", "derived", "above")))
        for row in resources.table("stories/senses")
    }


@functools.cache
def _irregular() -> Mapping[str, str]:
    """Base forms of irregular forms: "struck" is of "strike"."""
    rows = resources.table("lexicon/vocabulary")
    return {form: row["lemma"] for row in rows for form in row["irregular"].split("|") if form}


@functools.lru_cache(maxsize=100_000)
def related(first: str, second: str) -> str:
    """How two triggers' meanings stand to each other, the closest of ``SIMILARITIES``.

    ``derived``: "death" and "die"; ``wider``: "raid" is an attack; ``akin``: both stand below one word.
    """
    one, other = first.lower(), second.lower()
    bases = list(_bases(one)), list(_bases(other))
    if one == other or set(bases[0]) & set(bases[1]):
        return "same word"
    if key(one.split(" ")[0]) == key(other.split(" ")[0]):
        return "same stem"
    return min(
        (_compared(a, b) for a in _meanings(bases[0]) for b in _meanings(bases[1])),
        key=SIMILARITIES.index,
        default="other",
    )


def _compared(a: Sense, b: Sense) -> str:
    if a.means & b.means:
        return "synonym"
    if (a.means | a.derived) & (b.means | b.derived):
        return "derived"
    if (a.means | a.derived) & b.above or a.above & (b.means | b.derived):
        return "wider"
    return "akin" if a.above & b.above else "other"


def _meanings(bases: Iterable[str]) -> Iterator[Sense]:
    return (found for base in bases if (found := _senses().get(base)))


def _bases(words: str) -> Iterator[str]:
    """The base forms that a trigger can be of; of several words the phrase where it is known, else the first."""
    head, _, rest = words.partition(" ")
    known = _senses()
    singles = [base for base in _forms(head) if base in known] or [head]
    phrases = [phrase for base in singles if (phrase := f"{base} {rest.split(' ')[0]}") in known] if rest else []
    yield from phrases or singles


def _forms(word: str) -> Iterator[str]:
    yield word
    if word in _irregular():
        yield _irregular()[word]
    for ending, left in (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
                         ("ing", ""), ("ing", "e")):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= LEAST - 1:
            stem = word.removesuffix(ending) + left
            yield stem
            if not left and len(stem) > LEAST and stem[-1] == stem[-2]:
                yield stem[:-1]
