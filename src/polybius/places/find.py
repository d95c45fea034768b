"""Finds the words that name places: by the named entities of the reading and by the gazetteer."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polybius.places.gazetteer import Gazetteer, plain
from polybius.resources import digest, table
from polybius.schema import Reading, Span

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+|\.(?=[^\W\d_]\.)[^\W_])*")
PLACE_KINDS = frozenset({"GPE", "LOC", "FAC"})
NAME_KINDS = frozenset({"PER", "ORG", "NORP"})
MIN_POPULATION_ALONE = 150_000  # a city so large is taken for one without a word such as "in" before it
CERTAIN_KINDS = frozenset({"country", "continent", "base", "airport", "region", "sea", "strait", "crossing", "embassy"})
LINK_CHARACTERS = 2  # between the words of one name
LINKS = frozenset(" -–.'’")
ARTICLES = frozenset({"al", "el", "ar", "the"})
ARABIC = frozenset({"al ", "el ", "ar ", "as ", "an ", "at "})
LETTERS_OF_CODES = 3


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that can name a place."""

    span: Span
    name: str


@functools.lru_cache(maxsize=2)
def _words(tables: str) -> dict[str, frozenset[str]]:
    rows = table("gazetteer/words")
    return {kind: frozenset(row["word"] for row in rows if row["kind"] == kind) for kind in {row["kind"] for row in rows}}


def words(kind: str) -> frozenset[str]:
    """The words of ``gazetteer/words`` of one kind: locative, title, common, forename, person, noun ..."""
    return _words(digest()).get(kind, frozenset())


def find(reading: Reading, gazetteer: Gazetteer) -> list[Toponym]:
    """The toponyms of a reading in order, none overlapping another.

    A name of the gazetteer counts where the reading's entities call it a place, where the words around it are those
    of a place ("in", "near", "province"), or where the name hardly means anything else. Demonyms ("Iraqi") and names
    inside those of people are none.
    """
    text = reading.text
    matches = list(_matches(text, gazetteer))
    places = sorted(mention.span for mention in reading.mentions if mention.kind in PLACE_KINDS)
    others = sorted((mention.span, mention.kind) for mention in reading.mentions if mention.kind in NAME_KINDS)
    annotated = bool(reading.mentions)
    sure = [
        match for match in matches if _accepted(match, text, gazetteer, places, others, annotated)
    ]
    names = {plain(match.name) for match in sure}
    taken = {match.span for match in sure}
    again = [
        match
        for match in matches
        if match.span not in taken and plain(match.name) in names and _may_repeat(match, text, others)
    ]
    return sorted(sure + again, key=lambda toponym: toponym.span)


def _matches(text: str, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The longest names of the gazetteer in the text, from left to right."""
    tokens = [match.span() for match in WORD.finditer(text)]
    keys = [plain(text[start:end]) for start, end in tokens]
    at = 0
    while at < len(tokens):
        start, step = tokens[at][0], 1
        most = _most_words(text, tokens, keys, at, gazetteer)
        for count in range(most, 0, -1):
            found = _known(text, start, tokens[at + count - 1][1], gazetteer)
            if found:
                yield Toponym(Span(start, found), text[start:found])
                step = count
                break
        at += step


def _most_words(
    text: str, tokens: Sequence[tuple[int, int]], keys: Sequence[str], at: int, gazetteer: Gazetteer
) -> int:
    """How many words from here on can be one name: those that a blank, a hyphen or an abbreviation's dot links."""
    start, end = tokens[at]
    if not text[start].isupper() and text[start:end] not in ARTICLES:
        return 0
    most = gazetteer.longest(keys[at].split(" ")[0])
    count = min(most, 1)
    while count < most and at + count < len(tokens):
        before, behind = tokens[at + count - 1][1], tokens[at + count][0]
        if behind - before > LINK_CHARACTERS or set(text[before:behind]) - LINKS:
            break
        count += 1
    return count


def _known(text: str, start: int, end: int, gazetteer: Gazetteer) -> int | None:
    """The end of the name of a place that these characters are; None where they are none."""
    name = text[start:end]
    if text[end : end + 1] == "." and gazetteer.knows(plain(name + ".")):
        return end + 1  # "U.S.", "Calif."
    if not any(sign.isupper() for sign in name):
        return None
    if name.isupper() and len(name) <= LETTERS_OF_CODES and name.isalpha():
        return end if name in words("capitals") else None  # "IN", "OR", "ME" are no states by themselves
    key = plain(name)
    return end if gazetteer.knows(key) or (key[:3] in ARABIC and gazetteer.named(name)) else None


def _accepted(
    match: Toponym,
    text: str,
    gazetteer: Gazetteer,
    places: list[Span],
    others: list[tuple[Span, str]],
    annotated: bool,
) -> bool:
    span = match.span
    if any(place.overlaps(span) and (span.contains(place) or place == span) for place in _near(places, span)):
        return True
    if any(place.contains(span) for place in _near(places, span)):
        return True
    inside = [kind for other, kind in others if other.overlaps(span) and other.contains(span)]
    if "PER" in inside or "NORP" in inside:
        return False
    before, behind = _before(text, span.start), _behind(text, span.end)
    locative = before.lower() in words("locative") or behind.lower() in words("noun") or _comma_pair(text, span, gazetteer)
    if inside and not locative:
        return False
    if before in words("title") or before.rstrip(".") in words("title"):
        return False
    if _is_common(match) or _in_name(text, span, before, behind, gazetteer, annotated):
        return locative and not _in_name(text, span, before, behind, gazetteer, annotated)
    if locative or _is_dateline(text, span):
        return True
    entries = gazetteer.named(match.name)
    certain = any(entry.kind in CERTAIN_KINDS for entry in entries)
    large = max((entry.population for entry in entries), default=0) >= MIN_POPULATION_ALONE
    return (certain or (large and not annotated)) and not _is_common(match)


def _near(spans: list[Span], span: Span) -> list[Span]:
    at = bisect.bisect_left(spans, span)
    return spans[max(at - 2, 0) : at + 2]


def _is_common(match: Toponym) -> bool:
    return plain(match.name) in words("common")


def _in_name(text: str, span: Span, before: str, behind: str, gazetteer: Gazetteer, annotated: bool) -> bool:
    """Whether it stands inside a longer name, as far as capitals tell: "Jordan Smith", "Paris Hilton"."""
    if annotated:
        return False
    glued_before = bool(before) and text[span.start - 1 : span.start] == " " and before[0].isupper()
    glued_behind = bool(behind) and text[span.end : span.end + 1] == " " and behind[0].isupper()
    if glued_before and before.lower() in words("forename"):
        return True
    name = plain(text[span.start : span.end])
    return glued_behind and name in words("forename") and behind.lower() not in words("noun")


def _may_repeat(match: Toponym, text: str, others: list[tuple[Span, str]]) -> bool:
    """Whether a name that is a place elsewhere in the text can be one here without a sign of its own."""
    if any(other.contains(match.span) for other, _ in others):
        return False
    before = _before(text, match.span.start)
    return before.rstrip(".") not in words("title") and before.lower() not in words("forename")


def _before(text: str, start: int) -> str:
    """The word before an offset, where no mark but an opening bracket or quote stands between."""
    match = re.search(r"([^\W_]+\.?)[\s(“\"'’]{1,3}$", text[max(start - 30, 0) : start])
    return match.group(1) if match else ""


def _behind(text: str, end: int) -> str:
    match = re.match(r"(?:['’]s)?[\s-]{1,2}([^\W_]+)", text[end : end + 30])
    return match.group(1) if match else ""


def _comma_pair(text: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a state or country follows behind a comma: "Paris, Texas"."""
    match = re.match(r", ((?:[A-Z][\w.]*\s?){1,3})", text[span.end : span.end + 40])
    if not match:
        return False
    words_behind = match.group(1).split()
    return any(
        entry.kind in {"country", "admin1"}
        for count in range(len(words_behind), 0, -1)
        for entry in gazetteer.named(" ".join(words_behind[:count]).rstrip(".,") if count > 1 else words_behind[0])
    )


def _is_dateline(text: str, span: Span) -> bool:
    """Whether it begins a line and a dash or bracket ends the line's head: "BAGHDAD, Jan 7 -"."""
    line = text.rfind("\n", 0, span.start) + 1
    return not text[line : span.start].strip() and bool(re.match(r"[^\n]{0,40}?(?: -|\)| –| —|--)", text[span.end : span.end + 45]))
