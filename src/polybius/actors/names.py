"""Finds the names of the tables in a text, whatever their spelling, hyphens, accents and points."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polybius.resources.letters import unaccented
from polybius.schema import Span
from polybius.slots import by_slots

LONGEST_NAME_WORDS = 12  # a name of more words is not looked for
ACRONYM_LETTERS = 4  # capitals up to this long may be a plain word in a headline all in capitals ("THIS IS WAR")

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W_]+(?:['’‘ʼ`´][^\W_]+)*")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_APOSTROPHES = re.compile(r"['’‘ʼ`´.]")
_GLUE = re.compile(r"[ \t\u00a0]*[-‐‑–/('’‘ʼ]?[ \t\u00a0]*\n?[ \t]*")  # between the words of one name
_INITIAL_GLUE = re.compile(r"\.[ \u00a0]?")  # "George W. Bush", "St. Lucia"
_COMMA_GLUE = re.compile(r",[ \u00a0]")
_ARTICLES = {"al", "el", "ul", "ol", "as", "ad", "ash"}


@by_slots
@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text as names are compared by: without accents, points, apostrophes and case."""

    norm: str
    start: int
    end: int
    shape: str  # A: capitals only, a: no capital at the start, Aa: capital at the start


@by_slots
@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of somebody or something in the tables."""

    words: tuple[str, ...]
    shapes: tuple[str, ...]
    entity: str
    use: str  # name, demonym, government, people, person, surname, organisation, none (not an actor)
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the text where one or several names of the same words stand."""

    span: Span
    names: tuple[Name, ...]


def words_of(text: str) -> list[Word]:
    """The words of a text in order, ready to be compared with names."""
    out = []
    for match in _WORD.finditer(text):
        raw = match[0]
        raw = raw[:-2] if raw.endswith(_POSSESSIVES) else raw
        out.append(Word(normal(raw), match.start(), match.start() + len(raw), _shape(raw)))
    return out


def normal(word: str) -> str:
    """The word without accents, apostrophes, points and case."""
    if word.isascii():
        return (word if word.isalnum() else _APOSTROPHES.sub("", word)).lower()
    return _APOSTROPHES.sub("", unaccented(word)).casefold()


def _shape(word: str) -> str:
    letters = word if word.isalpha() else "".join(filter(str.isalpha, word))
    if not letters:
        return "0"
    if len(letters) > 1 and letters.isupper() and all(map(str.isupper, letters)):
        return "A"
    return "Aa" if letters[0].isupper() else "a"


def name(text: str, entity: str, use: str) -> Name:
    """The name record of one spelling."""
    words = words_of(text)
    return Name(tuple(word.norm for word in words), tuple(word.shape for word in words), entity, use, comma="," in text)


class Index:
    """All names by their first word, the longest first."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], list[Name]]] = {}
        for entry in names:
            if entry.words and len(entry.words) <= LONGEST_NAME_WORDS:
                same = self._by_first.setdefault(entry.words[0], {}).setdefault(entry.words, [])
                if entry not in same:
                    same.append(entry)
        self._order = {
            first: sorted(group.items(), key=lambda item: -len(item[0])) for first, group in self._by_first.items()
        }

    def hits(
        self, text: str, manners: Mapping[int, str] | None = None, careful: frozenset[str] = frozenset()
    ) -> Iterator[Hit]:
        """The longest names in the text from left to right, none inside another.

        Args:
            text: The document's text.
            manners: For the start of each sentence, "lower" when it has no capital at all ("iran fires missiles"),
                "upper" when it has nothing else ("THIS IS WAR"), or "".
            careful: Words that are common words too: in such a sentence they are no names ("turkey", "IS").
        """
        words = words_of(text)
        cases = _cases(words, manners or {})
        at = 0
        while at < len(words):
            found = self._longest(text, words, at, cases, careful)
            if found is None:
                at += 1
                continue
            length, names = found
            yield Hit(Span(words[at].start, words[at + length - 1].end), names)
            at += length

    def _longest(
        self, text: str, words: list[Word], at: int, cases: list[str], careful: frozenset[str]
    ) -> tuple[int, tuple[Name, ...]] | None:
        for sequence, names in self._order.get(words[at].norm, ()):
            length = len(sequence)
            if at + length > len(words) or any(words[at + i].norm != sequence[i] for i in range(1, length)):
                continue
            fitting = tuple(
                entry
                for entry in names
                if _glued(text, words[at : at + length], entry.comma)
                and not (cases[at] and length == 1 and sequence[0] in careful)
                and _cased(words[at : at + length], entry, lower=cases[at] == "lower")
            )
            if fitting:
                return length, fitting
        return None


def _cases(words: list[Word], manners: Mapping[int, str]) -> list[str]:
    """For each word, the manner in which its sentence is written."""
    starts = sorted(manners)
    out, at, current = [], 0, ""
    for word in words:
        while at < len(starts) and starts[at] <= word.start:
            current = manners[starts[at]]
            at += 1
        out.append(current)
    return out


def _glued(text: str, words: list[Word], comma: bool) -> bool:
    for left, right in itertools.pairwise(words):
        between = text[left.end : right.start]
        between = re.sub(r"^['’][sS]?(?=\s)", "", between)  # "Women's", "Guards' ..."
        initial = left.end - left.start <= 3 and _INITIAL_GLUE.fullmatch(between)
        if not (_GLUE.fullmatch(between) or initial or (comma and _COMMA_GLUE.fullmatch(between))):
            return False
    return True


def _cased(words: list[Word], entry: Name, *, lower: bool) -> bool:
    """Whether the text's capitals allow the name: "US" is not "us", "Turkey" not "turkey"."""
    if lower:
        return entry.use not in ("surname", "none") and (
            len(entry.words) > 1 or entry.shapes[0] != "A" or len(entry.words[0]) > ACRONYM_LETTERS
        )
    if len(entry.words) == 1 and entry.shapes[0] == "A" and len(entry.words[0]) <= ACRONYM_LETTERS + 2:
        return words[0].shape == "A"
    return all(
        shape in ("a", "0") or norm in _ARTICLES or word.shape != "a"
        for word, shape, norm in zip(words, entry.shapes, entry.words, strict=True)
    )
