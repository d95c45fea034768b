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
# Each run of marks is tried once, at its first character: time stays linear in "........" and in "?!?!?!".
STOP = re.compile(rf"(?<![.!?…])(?P<marks>[.!?…]++)(?P<closers>(?:[{CLOSERS}]|[ \xa0]?\[\d{{1,3}}\])*+)")
# "Troops left on Monday.The army said": the blank after the stop was lost.
GLUED = re.compile(r"(?:[\"“‘(]?[A-Z][a-z]{1,30}|[“‘][A-Z])[ ,'’]")
BEFORE_GLUED = re.compile(r"[a-z0-9)]{2}$")
NEXT = re.compile(r"[\s\"'“‘«(\[*_–—-]*")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
INITIAL = re.compile(r"[A-Z]$")
LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})$")
ZONE = re.compile(r"(?:[A-Z]{3,4}\b|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Eastern|Pacific|local)")
HALF_DAY = ("a.m.", "p.m.", "A.M.", "P.M.")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the splitter knows of words: tables turned into sets."""

    follows: dict[str, str]  # abbreviation with its stop -> what comes after it: name, never, number, any
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


def _ends(text: str, match: re.Match[str], start: int, end: int, known: Lexicon) -> bool:
    """Whether a sentence that began at ``start`` ends with these marks."""
    at = match.end()
    if at >= end:
        return False  # the block ends here anyway
    if not text[at].isspace():
        return (
            len(match["marks"]) == 1
            and GLUED.match(text, at, end) is not None
            and BEFORE_GLUED.search(text[max(start, match.start() - 2) : match.start()]) is not None
        )
    after = NEXT.match(text, at, end)
    position = after.end() if after else at
    if position >= end:
        return text[at:end].strip() != ""
    marks = match["marks"]
    if "?" in marks or "!" in marks:
        return _ends_loudly(text, match, position, end, known)
    if len(marks) > 1 or marks == "…":
        return text[position].isupper() or text[position].isdigit()
    return _full_stop(text, match, start, position, end, known)


def _ends_loudly(text: str, match: re.Match[str], position: int, end: int, known: Lexicon) -> bool:
    """ "Why?" he asked; "Never!" Smith shouted: the quotation ends, the sentence does not."""
    quoted = any(mark in match["closers"] for mark in "\"'”’»")
    if text[position].islower():
        return not quoted and not match["closers"]
    if quoted:
        words = WORD.findall(text[position : min(end, position + 40)])[:4]
        return not (words and words[0].lower() not in known.openers and known.quote_verbs.intersection(words[1:]))
    return True


def _full_stop(text: str, match: re.Match[str], start: int, position: int, end: int, known: Lexicon) -> bool:
    head = text[max(start, match.start() - LONGEST_SHORT_FORM) : match.start()]
    word = head.split()[-1].lstrip("\"'“‘«([-–—") if head.split() else ""
    first = text[position]
    if not word or (LIST_NUMBER.match(word) and not text[start : match.start() - len(word)].strip("( \t")):
        return False  # "2. The ministry ...": the number of a list is part of its sentence
    form = word + "."
    follows = known.follows.get(form) or known.follows.get(form[:1].lower() + form[1:] if form.isupper() else form)
    if ACRONYM.search(word) or follows == "any":
        return _after_any(text, form, position, end, known)
    if follows in ("name", "never"):
        return False if follows == "never" or form not in known.also_word else _opens(text, position, end, known)
    if follows == "number":
        return not first.isdigit() and not first.islower() and not (first == "(" or text[position - 1] == "(")
    if INITIAL.match(word):
        return _opens(text, position, end, known)
    if first.islower():
        return len(word) > 2 and word.isalpha() and not match["closers"]
    return True


def _after_any(text: str, form: str, position: int, end: int, known: Lexicon) -> bool:
    """ "He lives in the U.S. The army": a new sentence only before a word that opens one, or before a digit never."""
    if form in HALF_DAY:
        return text[position].isupper() and not ZONE.match(text, position, end)
    if form.lower() == "etc.":
        return text[position].isupper()
    return _opens(text, position, end, known)


def _opens(text: str, position: int, end: int, known: Lexicon) -> bool:
    """Whether the word there has its capital from a sentence's beginning."""
    word = WORD.match(text, position, min(end, position + 40))
    if word is None or not word.group()[0].isupper():
        return False
    plain = re.split(r"['’]", word.group().lower())[0]
    return plain in known.openers and not (word.group().isupper() and len(word.group()) > 1)
