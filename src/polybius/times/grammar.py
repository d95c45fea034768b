"""A small grammar engine: rules are regular expressions over the classes of words instead of over letters.

Every word becomes one character that stands for the set of its classes; ``{month}`` in a rule stands for any word
with the class *month*, ``<of>`` for the word "of" itself, and the rest is the syntax of ``re``.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from polybius.resources import digest
from polybius.schema import Span
from polybius.times.calendar import Meaning
from polybius.times.words import NUMERIC, Form, Value, Words, lexicon

MACRO = re.compile(r"\{([a-z_]+)\}|<([^<>]+)>")
LITERAL = re.compile(r"(?<!\?P)<([^<>]+)>")
UNCLASSED = "."  # the character of a word that no rule speaks of
MOST_WORDS = 24  # that an expression can have
MOST_TRIED = 50_000  # stretches of words whose fitting rules are kept
FIRST_CODE = 0x4E00  # any range of letters without a meaning in regular expressions
SOMETIMES = ("month", "month_short", "weekday_short", "season", "unit", "ampm")  # classes that a word's use can veto
SAMPLE_NUMBERS = ("0", "3", "12", "24", "30", "60", "7", "07", "150", "1850", "5000", "99999")


@dataclass(frozen=True)
class Piece:
    """A part of a match that is a time expression of its own ("3 and 5 January" has two)."""

    group: str
    meaning: Meaning


class Found:
    """A stretch of words that fits a rule; one is moved along a text, for a text can have very many."""

    __slots__ = ("_whole", "forms", "groups", "length", "start", "words")

    def __init__(self, words: Words) -> None:
        self.words, self.forms = words, words.forms  # all of the text
        self.move(0, 0, {})

    def move(self, start: int, length: int, groups: Mapping[str, tuple[int, int]]) -> None:
        """Sets it to some words, with the groups that took part, which are counted from the first of them."""
        self.start, self.length, self.groups = start, length, groups
        self._whole: Span | None = None

    def group(self, name: str) -> list[Form]:
        """The words of a named group; none where it did not take part."""
        start, end = self.groups.get(name, (0, 0))
        return self.forms[self.start + start : self.start + end]

    def word(self, name: str) -> Form:
        """The first word of a group that took part."""
        return self.forms[self.start + self.groups[name][0]]

    def has(self, name: str) -> bool:
        """Whether the named group took part."""
        return name in self.groups

    def value(self, name: str, *classes: str) -> Value | None:
        """What the first word of a group means as one of some classes; None where nothing fits."""
        if name not in self.groups:
            return None
        start, end = self.groups[name]
        for form in self.forms[self.start + start : self.start + end]:
            values = form.values
            for wanted in classes:
                if wanted in values:
                    return values[wanted]
        return None

    def number(self, name: str, *classes: str) -> int | None:
        """The value as a whole number; None where it is none."""
        group = self.groups.get(name)
        if group is None:
            return None
        at, end, forms = self.start + group[0], self.start + group[1], self.forms
        while at < end:
            values = forms[at].values
            for wanted in classes:
                if wanted in values:
                    value = values[wanted]
                    return value if isinstance(value, int) else None
            at += 1
        return None

    def text(self, name: str) -> str:
        """The words of a group in lower case, blanks between them."""
        return " ".join([word.lower for word in self.group(name)])

    def span(self, name: str = "") -> Span:
        """The characters of the match or of one of its groups."""
        if name:
            start, end = self.groups[name]
            return self.words.span(self.start + start, self.start + end)
        if self._whole is None:
            words, start = self.words, self.start
            self._whole = Span(words.starts[start], words.ends[start + self.length - 1])
        return self._whole

    @property
    def first(self) -> Form:
        """The first word of the match."""
        return self.forms[self.start]

    def neighbour(self, offset: int) -> Form | None:
        """The word before the match (-1, -2 ...) or behind it (1, 2 ...)."""
        if offset < 0:
            index = self.start + offset
            return self.forms[index] if index >= 0 else None
        index = self.start + self.length - 1 + offset
        return self.forms[index] if index < len(self.forms) else None

    @property
    def glued(self) -> bool:
        """Whether the mark before the match stands between it and the word further before without a blank: "461-"."""
        at = self.start
        return at > 1 and self.words.ends[at - 2] == self.words.starts[at - 1]

    def capital_before(self, text: str) -> bool:
        """Whether the word before the mark before the match begins with a capital."""
        return self.start > 1 and text[self.words.starts[self.start - 2]].isupper()

    def capital_behind(self, text: str) -> bool:
        """Whether the word behind begins with a capital."""
        at = self.start + self.length
        return at < len(self.words) and text[self.words.starts[at]].isupper()


@dataclass(frozen=True)
class Rule:
    """A name, a pattern over classes, and the function that says what a match means (None: nothing after all)."""

    name: str
    pattern: str
    meaning: Callable[..., Meaning | list[Piece] | None]


Fit = tuple[Rule, int, dict[str, tuple[int, int]]]  # a rule, how many words fit it, and its groups in them
Written = tuple[Rule, str]  # a rule and its pattern over the characters of words


class Grammar:
    """Rules written out for the tables in use; a pattern is compiled when a text first has what it can begin with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.literals = frozenset(itertools.chain.from_iterable(LITERAL.findall(rule.pattern) for rule in rules))
        self._codes = {signature: chr(FIRST_CODE + i) for i, signature in enumerate(_signatures(self.literals))}
        self._rules = [(rule, MACRO.sub(self._characters, rule.pattern)) for rule in rules]
        self._starts = self._by_first_code()
        self.begins = frozenset(self._starts)  # what a rule can begin with: most words of a text are none
        self._tried: dict[str, list[Fit]] = {}

    def codes(self, words: Words) -> str:
        """The words as one character each."""
        code = self._codes.get
        return "".join([code(form.classes, UNCLASSED) for form in words.forms])

    def fitting(self, stretch: str) -> list[Fit]:
        """The rules that fit the first words of a stretch, the longest match first, else in the order as written.

        Args:
            stretch: The codes from a word on, up to the first word that no rule speaks of, MOST_WORDS at most. Texts
                have few such stretches ("on Monday", "in May 2020"): each is tried once.
        """
        found = self._tried.get(stretch)
        if found is None:
            if len(self._tried) >= MOST_TRIED:
                self._tried.clear()
            found = self._tried[stretch] = self._fitting(stretch)
        return found

    def _fitting(self, stretch: str) -> list[Fit]:
        rules = self._starts.get(stretch[:1])
        if rules is None or not _any_of(rules).match(stretch):
            return []
        matches = [(rule, match) for rule, pattern in rules if (match := _compiled(pattern).match(stretch))]
        fits = [(rule, match.end(), _groups(match)) for rule, match in matches if match.end()]
        return sorted(fits, key=lambda fit: -fit[1])

    def _characters(self, macro: re.Match[str]) -> str:
        if macro.string[: macro.start()].endswith("(?P"):
            return macro.group()  # the name of a group
        wanted = macro.group(1) or "=" + macro.group(2)
        characters = "".join(code for signature, code in self._codes.items() if wanted in signature)
        if not characters:
            raise ValueError(f"no word of the table lexicon/times has the class {wanted!r}")
        return f"[{characters}]"

    def _by_first_code(self) -> dict[str, tuple[Written, ...]]:
        """For each character the rules that can begin with it; many characters begin the same."""
        codes = set(self._codes.values())
        found: dict[str, list[Written]] = {}
        for rule, pattern in self._rules:
            for code in _first(pattern, codes):
                found.setdefault(code, []).append((rule, pattern))
        return {code: tuple(rules) for code, rules in found.items()}


@functools.lru_cache(maxsize=1_024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@functools.lru_cache(maxsize=1_024)
def _any_of(rules: tuple[Written, ...]) -> re.Pattern[str]:
    """One pattern that says whether any of them fits."""
    unnamed = (re.sub(r"\?P<\w+>", "?:", pattern) for _, pattern in rules)
    return re.compile("|".join(f"(?:{pattern})" for pattern in unnamed))


def _groups(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where the named groups that took part stand in the match."""
    return {name: match.span(name) for name in match.re.groupindex if match.start(name) >= 0}


def _first(pattern: str, codes: set[str]) -> set[str]:
    """The characters that a match can begin with, found by cutting the pattern at its first sets."""
    return _sequence(pattern, 0, codes)[0]


def _sequence(pattern: str, at: int, codes: set[str]) -> tuple[set[str], bool, int]:
    """(first characters, whether it can be empty, where it ends) of alternatives up to a closing bracket."""
    first: set[str] = set()
    any_empty, empty = False, True
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            any_empty, empty, at = any_empty or empty, True, at + 1
            continue
        item, can_be_empty, at = _item(pattern, at, codes)
        if at < len(pattern) and pattern[at] in "?*":
            can_be_empty, at = True, at + 1
        elif at < len(pattern) and pattern[at] == "+":
            at += 1
        if empty:
            first |= item
        empty = empty and can_be_empty
    return first, any_empty or empty, at


def _item(pattern: str, at: int, codes: set[str]) -> tuple[set[str], bool, int]:
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return set(pattern[at + 1 : end]) & codes, False, end + 1
    if pattern[at] == "(":
        opening = re.compile(r"\((?:\?P<\w+>|\?:)?").match(pattern, at)
        assert opening is not None
        first, empty, end = _sequence(pattern, opening.end(), codes)
        return first, empty, end + 1
    raise ValueError(f"rules are made of classes, groups, | ? * and + only; found {pattern[at:]!r}")


def _signatures(literals: frozenset[str]) -> list[frozenset[str]]:
    """Every set of classes that a word can have, by the tables and the forms of numbers."""
    found: set[frozenset[str]] = {
        frozenset({"line"}),
        frozenset({"ampm"}),
        frozenset({"era"}),
        frozenset({"named"}),
        frozenset({"feast"}),
        frozenset({"rest"}),
    }
    for word in set(lexicon()) | literals:
        classes = set(lexicon().get(word, ())) | ({"=" + word} if word in literals else set())
        vetoable = [name for name in SOMETIMES if name in classes]
        for count in range(len(vetoable) + 1):
            for dropped in itertools.combinations(vetoable, count):
                found.add(frozenset(classes - set(dropped)))
    for kind, classify in NUMERIC.items():
        samples = SAMPLE_NUMBERS if kind in ("digits", "run") else ("3rd", "45th") if kind == "ordinal" else ("1990",)
        found |= {frozenset(classify(sample)) for sample in samples}
    return sorted(found - {frozenset()}, key=sorted)


@functools.lru_cache(maxsize=4)
def _grammar(rules: tuple[Rule, ...], tables: str) -> Grammar:
    return Grammar(rules)


def grammar(rules: tuple[Rule, ...]) -> Grammar:
    """The rules for the tables in use."""
    return _grammar(rules, digest())
