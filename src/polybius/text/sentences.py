"""Where sentences end: full stops that are no abbreviation's, question and exclamation marks, breaks of lines.

Not covered: sentences that end without any mark within a line ("thanks see you tomorrow").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from polybius import resources
from polybius.schema import Span
from polybius.text.lines import blocks

LONGEST_SHORT_FORM = 12  # characters looked at before a full stop for an abbreviation
CLOSERS = "\"'”’»)\\]"
NOTE = r"[ \xa0]?\[[\da-z][\da-z ]{0,30}\]"  # "[12]", "[citation needed]": belongs to the sentence before
FACE = r"[ \xa0][:;=]-?[)(DP](?!\w)"
# Each run of marks is tried once, at its first character: time stays linear in "........" and in "?!?!?!".
STOP = re.compile(
    rf"(?:(?<![.!?…])(?P<marks>[.!?…]++)|(?P<face>(?<=\w){FACE}))(?P<closers>(?:[{CLOSERS}]|{NOTE}|{FACE})*+)"
)
# "Troops left on Monday.The army said": the blank after the stop was lost.
GLUED = re.compile(r"(?:[\"“‘(]?[A-Z][a-z]{1,30}|[“‘][A-Z])[ ,'’]")
BEFORE_GLUED = re.compile(r"[a-z0-9)]{2}$")
NEXT = re.compile(r"[\s\"'“‘«(\[*_–—-]*")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
INITIAL = re.compile(r"[A-Z]$")
NETWORK = re.compile(r"\b(?:on|to|via) X$")  # "posted a picture on X. Berlin denied it"; no initial of a name
LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})$")
ZONE = re.compile(r"(?:[A-Z]{3,4}\b|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Eastern|Pacific|local)")
APOSTROPHE = re.compile("['’]")
QUOTES = "\"'”’»"
HALF_DAY = ("a.m.", "p.m.", "A.M.", "P.M.")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the splitter knows of words: tables turned into sets."""

    follows: dict[str, str]  # abbreviation with its stop -> what comes after it: name, never, number, end, any
    also_word: frozenset[str]  # abbreviations that are also words ("Sat.", "no.")
    openers: frozenset[str]  # words with a capital only because a sentence begins
    quote_verbs: frozenset[str]


def lexicon() -> Lexicon:
    """The splitter's words, from the tables in use."""
    return _lexicon(resources.digest())


@functools.lru_cache(maxsize=4)
def _lexicon(_digest: str) -> Lexicon:
    rows = resources.table("lexicon/abbreviations")
    return Lexicon(
        follows={row["form"]: row["next"] for row in rows},
        also_word=frozenset(row["form"] for row in rows if row["also_word"] == "yes"),
        openers=frozenset(row["word"] for row in resources.table("lexicon/sentence_openers")),
        quote_verbs=frozenset(row["word"] for row in resources.table("lexicon/quote_verbs")),
    )


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, without the blanks around them."""
    known = lexicon()
    return [span for block in blocks(text) for span in _cut(text, block, known)]


def _cut(text: str, block: Span, known: Lexicon) -> Iterator[Span]:
    start = block.start
    for match in STOP.finditer(text, block.start, block.end):
        if match.end() > start and _ends(text, match, start, block.end, known):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield Span(start + left, start + len(piece.rstrip()))


@dataclass(frozen=True, slots=True)
class Stop:
    """Marks that may end a sentence, and what stands around them."""

    text: str
    match: re.Match[str]
    start: int  # of the sentence so far
    position: int  # of the next character that is no blank, quote or bracket
    end: int  # of the block

    @property
    def next(self) -> str:
        """The first character of the next word."""
        return self.text[self.position]

    def word(self) -> str:
        """The word before the marks, without what opens it."""
        words = self._before().split()
        return words[-1].lstrip("\"'“‘«([-–—") if words else ""

    def begins_with(self, word: str) -> bool:
        """Whether the word is all that the sentence has so far."""
        return self.match.start() - self.start <= LONGEST_SHORT_FORM and self._before().lstrip("( \t") == word

    def in_bracket(self) -> bool:
        """Whether the next word is the first in a round bracket."""
        return self.text[self.position - 1] == "("

    def _before(self) -> str:
        return self.text[max(self.start, self.match.start() - LONGEST_SHORT_FORM) : self.match.start()]


def _ends(text: str, match: re.Match[str], start: int, end: int, known: Lexicon) -> bool:
    """Whether a sentence that began at ``start`` ends with these marks."""
    at = match.end()
    if at >= end:
        return False  # the block ends here anyway
    if not text[at].isspace():
        before = text[max(start, match.start() - 2) : match.start()]
        return GLUED.match(text, at, end) is not None and BEFORE_GLUED.search(before) is not None
    after = NEXT.match(text, at, end)
    stop = Stop(text, match, start, after.end() if after else at, end)
    if stop.position >= end or stop.next in ".!?…":
        return False  # only a quote is left, or the marks of ". . ." go on
    marks = match["marks"]
    if match["face"]:
        return stop.next.isupper()
    if "?" in marks or "!" in marks:
        return _ends_loudly(stop, known)
    if marks != ".":
        return stop.next.isupper() or stop.next.isdigit()
    return _full_stop(stop, known)


def _ends_loudly(stop: Stop, known: Lexicon) -> bool:
    """Whether a question or an exclamation ends more than a quotation: not in '"Never!" Harlan shouted'."""
    closers = stop.match["closers"]
    if stop.next.islower():
        return not closers
    if any(mark in closers for mark in QUOTES):
        words = WORD.findall(stop.text[stop.position : min(stop.end, stop.position + 40)])[:4]
        return not (words and words[0].lower() not in known.openers and known.quote_verbs.intersection(words[1:]))
    return True


def _full_stop(stop: Stop, known: Lexicon) -> bool:
    word = stop.word()
    if not word or (LIST_NUMBER.match(word) and stop.begins_with(word)):
        return False  # "2. The ministry ...": the number of a list is part of its sentence
    form = word + "."
    follows = known.follows.get(form) or (known.follows.get(form.capitalize()) if len(word) > 1 else None)
    if follows in ("name", "never"):
        return False
    if follows == "number":
        return not (stop.next.isdigit() or stop.next.islower() or stop.in_bracket())
    if follows == "end":
        return stop.next.isupper()
    if form in HALF_DAY:
        return stop.next.isupper() and not stop.in_bracket() and not ZONE.match(stop.text, stop.position, stop.end)
    if NETWORK.search(stop.text, stop.start, stop.match.start()):
        return stop.next.isupper() and not stop.text.startswith(".", stop.position + 1)
    if ACRONYM.search(word) or INITIAL.match(word) or follows == "any":
        # "He lives in the U.S. The army" has two sentences, "U.S. Forces" and "J. K. Harlan" lie in one.
        return _opens(stop, known)
    if len(word) == 1 and stop.next.isdigit():
        return False  # "(b. 1950)", "c. 300"
    if stop.next.islower():
        return len(word) > 1 and word.isalpha() and not stop.match["closers"]
    return True


def _opens(stop: Stop, known: Lexicon) -> bool:
    """Whether the next word has its capital from a sentence's beginning."""
    word = WORD.match(stop.text, stop.position, min(stop.end, stop.position + 40))
    if word is None or not word.group()[0].isupper():
        return False
    plain = APOSTROPHE.split(word.group().lower())[0]
    return plain in known.openers and not (word.group().isupper() and len(word.group()) > 1)
