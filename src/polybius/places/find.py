"""Finds the words that name places: by the named entities of the reading and by the gazetteer."""

from __future__ import annotations

import bisect
import calendar
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from polybius.resources import digest, table
from polybius.resources.parties import ONLY_NAMED
from polybius.resources.places import Gazetteer, plain
from polybius.resources.ships import ships
from polybius.resources.towns import called_town
from polybius.schema import Reading, Span

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+|\.(?=[^\W\d_]\.)[^\W_])*")
PLACE_KINDS = frozenset({"GPE", "LOC", "FAC"})
MIN_POPULATION_ALONE = 150_000  # a city so large is taken for one without a word such as "in" before it
MIN_POPULATION_INSIDE = 15_000  # of a city whose name inside a longer one is that of a place
PEOPLED = ("country", "city", "admin1", "region")
CERTAIN_KINDS = frozenset({"country", "continent", "base", "airport", "region", "sea", "strait", "crossing", "embassy"})
LINKS = frozenset(" -–.'’")
OWNING = ("'s ", "’s ")
LINKED = frozenset({"", *LINKS, *(one + other for one in LINKS for other in LINKS)})  # between the words of one name
ARTICLES = frozenset({"al", "el", "ar", "the"})
ARABIC = frozenset({"al ", "el ", "ar ", "as ", "an ", "at "})
LETTERS_OF_CODES = 3
LEAST_LETTERS = 2
OPENING = " \t\n\r\f\v\xa0(“\"'’"
MOST_OPENING = 3
STATE = re.compile(r"(?:[A-Z][\w.]*\s?){1,3}")
INDENT = 20  # blanks before the first word of a line
DATELINE = re.compile(r"[^\n]{0,40}?(?: -|\)| –| —|--)")
FOLLOWING = re.compile(r"(?:['’]s)?[\s-]{1,2}([^\W_]+)")
PART_OF_A_TOWN = re.compile(r"(?:North|South|East|West)(?:east|west)?(?:ern)? (?:district|province|region) of ")
ARTICLE_BEHIND = re.compile(r" [AaEe]l[- ][A-Z]")
NAME_BEFORE = re.compile(r"\b([A-Z][^\W\d_]+) $")
MOST_LETTERS = 20  # of the word before a name that are looked at
MONTHS = frozenset(map(str.lower, filter(None, calendar.month_name)))
NO_WORD_BEHIND = frozenset(",.;:()")  # signs that it cannot begin with


class Toponym(NamedTuple):
    """Words that can name a place."""

    span: Span
    name: str


@functools.lru_cache(maxsize=64)
def _words_of(kind: str, tables: str) -> frozenset[str]:
    return _words(tables).get(kind, frozenset())


@functools.lru_cache(maxsize=2)
def _words(tables: str) -> dict[str, frozenset[str]]:
    rows = table("gazetteer/words")
    return {
        kind: frozenset(row["word"] for row in rows if row["kind"] == kind) for kind in {row["kind"] for row in rows}
    }


def words(kind: str) -> frozenset[str]:
    """The words of ``gazetteer/words`` of one kind: locative, title, common, forename, person, noun ..."""
    return _words_of(kind, digest())


def find(reading: Reading, gazetteer: Gazetteer) -> list[Toponym]:
    """The toponyms of a reading in order, none overlapping another.

    What the reading's entities call a place is one where the gazetteer has it or the words around it are those of a
    place ("in", "near", "province"). A name of the gazetteer is one besides with such words around it, or where it
    hardly means anything else. Demonyms ("Iraqi") and names inside those of people are none.
    """
    finder = Finder(reading, gazetteer)
    matches = list(_matches(reading.text, gazetteer))
    sure = _apart(finder.of_mentions(matches), list(filter(finder.accepts, matches)))
    names, taken = {plain(toponym.name) for toponym in sure}, {toponym.span.start for toponym in sure}
    again = [
        match
        for match in matches
        if match.span.start not in taken and plain(match.name) in names and finder.may_repeat(match)
    ]
    return _apart(sure, again)


def _apart(first: list[Toponym], second: list[Toponym]) -> list[Toponym]:
    """Both lists in the order of the text, without those of the second that overlap one of the first."""
    if not (first and second):
        return first or second
    taken = Spans(toponym.span for toponym in first)
    kept = [toponym for toponym in second if not taken.overlapping(toponym.span)]
    return sorted([*first, *kept], key=lambda toponym: toponym.span.start)


class Spans:
    """Spans that do not overlap each other, asked by position."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def overlapping(self, span: Span) -> Span | None:
        """The first of them that shares a character with a span."""
        if not self._spans:
            return None
        at = max(bisect.bisect_left(self._starts, span.start) - 1, 0)
        return next((other for other in self._spans[at : at + 2] if other.overlaps(span)), None)


class Finder:
    """What the words and entities of one reading say about a name."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.text = reading.text
        self.gazetteer = gazetteer
        self.annotated = bool(reading.mentions)
        self.mentions = [mention for mention in reading.mentions if mention.kind in PLACE_KINDS]
        self.people = Spans(mention.span for mention in reading.mentions if mention.kind in {"PER", "NORP"})
        self.days = Spans(timex.span for timex in reading.timexes)
        self.at_sea = Spans(Span(ship.start, ship.end) for ship in ships(reading.text))
        self.known = {
            mention.span
            for mention in reading.mentions
            if mention.kind == "ORG" and mention.entity and not mention.entity.startswith(ONLY_NAMED)
        }
        self.bodies = Spans(mention.span for mention in reading.mentions if mention.kind == "ORG")
        self.locatives, self.nouns, self.titles = words("locative"), words("noun"), words("title")
        self.common, self.forenames, self.houses = words("common"), words("forename"), words("house")

    def of_mentions(self, matches: Sequence[Toponym]) -> list[Toponym]:
        """The named entities that are places, cut to the name; a facility gives the place that its name holds."""
        starts = [match.span.start for match in matches]
        out: list[Toponym] = []
        for mention in self.mentions:
            span = self._trimmed(mention.span)
            name = span.of(self.text)
            begun = matches[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
            inside = [match for match in begun if span.contains(match.span) and not self._glued(match)]
            longer = [match for match in begun if match.span.contains(span) and match.span != span]
            if PART_OF_A_TOWN.match(self.text, span.start):
                continue  # "Southern district of Aden" is none of Israel
            if longer:
                out += longer  # "Line" of "the Line of Control"
                continue
            if not name[:1].isalnum() or not any(sign.isupper() for sign in name) or self.at_sea.overlapping(span):
                continue
            if len(name.rstrip(".")) < LEAST_LETTERS:
                continue  # "N." of "N. Iraq"
            if plain(name) in self.common:
                out += [match for match in inside if self.accepts(match)]  # "in March", taken for a place
            elif self.gazetteer.named(name) or (mention.kind == "GPE" and self._begins_name(inside, span)):
                out.append(Toponym(span, name))
            elif known := [match for match in inside if self._is_known_well(match)]:
                out += known
            elif (mention.kind != "FAC" and self._is_locative(span)) or called_town(self.text, span):
                out.append(Toponym(span, name))
        return out

    def _is_known_well(self, match: Toponym) -> bool:
        """Whether the name of a place inside a longer one that no table has says where it is: "Mosul airfield"."""
        if plain(match.name) in self.common:
            return self.accepts(match)  # "the Islamic Republic" is not in Missouri
        entries = self.gazetteer.named(match.name)
        return any(entry.own or entry.kind != "city" or entry.population >= MIN_POPULATION_INSIDE for entry in entries)

    def _begins_name(self, inside: Sequence[Toponym], span: Span) -> bool:
        """Whether a longer name begins with that of a small town or a county, and is none of it: "Ain Issa"."""
        if not inside or inside[0].span.start != span.start:
            return False
        rest = self.text[inside[0].span.end : span.end].split()
        named = bool(rest) and rest[0][0].isupper() and rest[0].lower() not in self.nouns
        return (
            named
            and not any(
                entry.own
                or entry.kind not in ("city", "admin2")
                or (entry.kind == "city" and entry.population >= MIN_POPULATION_ALONE)
                for match in inside
                for entry in self.gazetteer.named(match.name)
            )
            and (self._is_known_well(inside[0]) or self.accepts(inside[0]))
        )

    def _is_locative(self, span: Span) -> bool:
        """Whether a word such as "in" stands before, or "province" or a state behind."""
        return (
            _before(self.text, span.start).lower() in self.locatives
            or _behind(self.text, span.end).lower() in self.nouns
            or self._leads_to_state(span)
        )

    def _trimmed(self, span: Span) -> Span:
        """The span without an article before and a genitive behind."""
        words_ = span.of(self.text)
        start = span.start + (4 if words_[:4].lower() == "the " and not self.gazetteer.knows(plain(words_)) else 0)
        end = span.end - (2 if words_.endswith(("'s", "’s")) else 0)
        return Span(start, max(end, start))

    def accepts(self, match: Toponym) -> bool:
        """Whether a name of the gazetteer names a place here, by what stands around it."""
        span = match.span
        person = self.people.overlapping(span) if self.annotated else None
        if self.at_sea.overlapping(span) or (self.known and self._is_body(match)):
            return False  # "INS Tabar" is no town, "Congress" none of Arizona
        if self._glued(match):
            return False
        if plain(match.name) in MONTHS and self.days.overlapping(span) and not self._leads_to_state(span):
            return False  # "was seized in March"
        if person and not self._leads_title(match, person):
            return False
        before, behind = _before(self.text, span.start), _behind(self.text, span.end)
        if before and (before in self.titles or before.rstrip(".") in self.titles):
            return False
        if (before or behind) and self._in_name(match, before, behind):
            return False
        if behind.lower() in self.houses and not any(e.kind in PEOPLED for e in self.gazetteer.named(match.name)):
            return False  # "the Asad regime" is not that of a base of this name
        own = any(entry.own for entry in self.gazetteer.named(match.name))
        if before == "the" and own:  # "near the Line of Control"
            before = _before(self.text, span.start - len("the "))
        if before and before.lower() in self.locatives:
            return True
        if plain(match.name) not in self.common:
            certain, population = _standing(match.name, self.gazetteer)
            if certain or (population >= MIN_POPULATION_ALONE and not self._ends_body(span)):
                return True
        if behind and behind.lower() in self.nouns:
            return True
        return self._leads_to_state(span) or _is_dateline(self.text, span)

    def _glued(self, match: Toponym) -> bool:
        """Whether it is a short piece of a longer name: "the village of Ak-Sai" lies not in Alaska."""
        span = match.span
        if self._piece(match) or PART_OF_A_TOWN.match(self.text, span.start):
            return True
        if len(match.name) > LETTERS_OF_CODES or _standing(match.name, self.gazetteer)[0]:
            return False  # "US-Chinese talks"
        before, behind = self.text[max(span.start - 2, 0) : span.start], self.text[span.end : span.end + 2]
        if behind[:1] == " " and behind[1:].isupper() and is_code(match.name, self.gazetteer):
            return not match.name.isupper()  # "the offices of La Prensa" are not in L.A.
        return (behind[:1] == "-" and behind[1:].isupper()) or (before[1:] == "-" and before[:1].isalpha())

    def _piece(self, match: Toponym) -> bool:
        """Whether an Arabic article, or a river, makes a small town's name a piece of one: "Wadi al-Salib"."""
        certain, population = _standing(match.name, self.gazetteer)
        if certain or population >= MIN_POPULATION_ALONE:
            return False
        behind, before = self.text[match.span.end :], self.text[: match.span.start]
        inner = match.name[:3].lower().replace("-", " ") in ARABIC or match.name.lower() in self.nouns
        word = NAME_BEFORE.search(before, max(len(before) - MOST_LETTERS, 0)) if inner else None
        led = word is not None and word.group(1).lower() not in self.locatives | self.nouns | self.titles
        return led or bool(ARTICLE_BEHIND.match(behind))

    def may_repeat(self, match: Toponym) -> bool:
        """Whether a name that is a place elsewhere in the text can be one here without a sign of its own."""
        if self.at_sea.overlapping(match.span):
            return False
        if self.people.overlapping(match.span) or self.bodies.overlapping(match.span):
            return False
        before = _before(self.text, match.span.start)
        return before.rstrip(".") not in self.titles and before.lower() not in self.forenames

    def _is_body(self, match: Toponym) -> bool:
        """Whether a body that is known has it for its name, or a small town's inside it: "EU", "Court of Justice"."""
        certain, population = _standing(match.name, self.gazetteer)
        if match.span in self.known or certain or population >= MIN_POPULATION_ALONE:
            return match.span in self.known and not certain
        body = self.bodies.overlapping(match.span)
        return body in self.known and body.contains(match.span)

    def _leads_title(self, match: Toponym, person: Span) -> bool:
        """Whether it stands before the title that a person's mention begins with: "New York Gov. Mary Hill"."""
        behind = _behind(self.text, match.span.end)
        return person.start <= match.span.start and behind in self.titles

    def _ends_body(self, span: Span) -> bool:
        """Whether the name of a body holds it and begins with "the": a newspaper, a team ("the Boston Globe")."""
        body = self.bodies.overlapping(span)
        return body is not None and _before(self.text, span.start).lower() == "the"

    def _in_name(self, match: Toponym, before: str, behind: str) -> bool:
        """Whether it stands inside a longer name, as far as capitals tell: "Jordan Smith", "Mary Houston"."""
        if self.annotated:
            return False
        if before[:1].isupper() and self.text[match.span.start - 1] == " " and before.lower() in self.forenames:
            return True
        glued = behind[:1].isupper() and self.text[match.span.end : match.span.end + 1] == " "
        return glued and plain(match.name) in self.forenames and behind.lower() not in self.nouns

    def _leads_to_state(self, span: Span) -> bool:
        """Whether a state or country follows behind a comma: "Paris, Texas"."""
        if self.text[span.end : span.end + 2] != ", ":
            return False
        match = STATE.match(self.text, span.end + 2, span.end + 40)
        return match is not None and _begins_with_state(match.group(), self.gazetteer)


@functools.lru_cache(maxsize=16_384)
def _begins_with_state(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the first words of some are those of a state or country."""
    parts = text.split()
    names = (" ".join(parts[:count]) for count in range(len(parts), 0, -1))
    return any(entry.kind in {"country", "admin1"} for name in names for entry in gazetteer.named(name))


def is_code(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is only short for those of places: "LA", not "Ufa"."""
    key = plain(name)
    return len(key) <= LETTERS_OF_CODES and all(plain(entry.name) != key for entry in gazetteer.named(name))


@functools.lru_cache(maxsize=16_384)
def _standing(name: str, gazetteer: Gazetteer) -> tuple[bool, int]:
    """Whether a name hardly means anything but a place, and the people of the largest of its name."""
    entries = gazetteer.named(name)
    certain = any(entry.kind in CERTAIN_KINDS for entry in entries)
    return certain, max((entry.population for entry in entries), default=0)


def _matches(text: str, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The longest names of the gazetteer in the text, from left to right."""
    tokens = [match.span() for match in WORD.finditer(text)]
    keys = [plain(text[start:end]) for start, end in tokens]
    behind = 0
    for at, (start, end) in enumerate(tokens):
        if at < behind:
            continue  # inside the name before
        if not text[start].isupper() and (text[start:end] not in ARTICLES or not _capital_behind(text, end)):
            continue  # "the" before a common noun is none either
        count = _most_words(text, tokens, keys[at], at, gazetteer)
        while count:
            found = _known(text, start, tokens[at + count - 1][1], keys[at] if count == 1 else None, gazetteer)
            if found:
                yield Toponym(Span(start, found), text[start:found])
                behind = at + count
                break
            count -= 1


def _most_words(text: str, tokens: Sequence[tuple[int, int]], key: str, at: int, gazetteer: Gazetteer) -> int:
    """How many words from here on can be one name: those that a blank, a hyphen or an abbreviation's dot links.

    ``key`` is the plain form of the first.
    """
    first = key.partition(" ")[0]
    most = gazetteer.longest(first)
    if text.startswith(OWNING, tokens[at][1]):  # "Cox's Bazar": its s is a word of its own here
        most = max(most, gazetteer.longest(f"{first}s") + 1)
    if most <= 1:
        return most
    count = 1
    while count < most and at + count < len(tokens):
        before, behind = tokens[at + count - 1][1], tokens[at + count][0]
        if text[before:behind] not in LINKED:
            break
        count += 1
    return count


def _capital_behind(text: str, end: int) -> bool:
    """Whether the next word begins with a capital: "the Hague", "al-Qaim"."""
    return text[end : end + 1] in LINKS and text[end + 1 : end + 2].isupper()


def _known(text: str, start: int, end: int, key: str | None, gazetteer: Gazetteer) -> int | None:
    """The end of the name of a place that these characters are; None where they are none. ``key``: its plain form."""
    name = text[start:end]
    if text[end : end + 1] == "." and gazetteer.knows(plain(name + ".")):
        return end + 1  # "U.S.", "Calif."
    if not text[start].isupper() and name == name.lower():
        return None
    if len(name) <= LETTERS_OF_CODES and name.isupper() and name.isalpha():
        return end if name in words("capitals") else None  # "IN", "OR", "ME" are no states by themselves
    if name.isalpha() and name.upper() not in words("capitals") and is_code(name, gazetteer):
        return None  # "Baghdad Car Bombing" is not one in the Central African Republic
    key = key or plain(name)
    return end if gazetteer.knows(key) or (key[:3] in ARABIC and gazetteer.named(name)) else None


def _before(text: str, start: int) -> str:
    """The word before an offset, where no mark but an opening bracket or quote stands between."""
    if text[start - 2 : start] == ", ":
        return ""  # in a list
    words_ = text[max(start - 30, 0) : start]
    word = words_.rstrip(OPENING)
    if not 1 <= len(words_) - len(word) <= MOST_OPENING:
        return ""
    stop = word.endswith(".")
    at = len(word) - stop
    while at and (word[at - 1].isalnum()):
        at -= 1
    return word[at:] if len(word) - stop > at else ""


def _behind(text: str, end: int) -> str:
    if text[end : end + 1] in NO_WORD_BEHIND:
        return ""
    match = FOLLOWING.match(text, end, end + 30)
    return match.group(1) if match else ""


def _is_dateline(text: str, span: Span) -> bool:
    """Whether it begins a line and a dash or bracket ends the line's head: "BAGHDAD, Jan 7 -"."""
    if span.start > 1 and text[span.start - 2] not in " \t\n" and text[span.start - 1] != "\n":
        return False  # a word stands before it
    head = text[max(span.start - INDENT, 0) : span.start].rstrip(" \t")
    return (not head or head.endswith("\n")) and bool(DATELINE.match(text, span.end, span.end + 45))
