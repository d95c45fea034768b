"""The words of a text with the classes that the time table gives them: month, weekday, unit, number ..."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from polybius.resources import digest, table
from polybius.schema import Reading, Span

TOKEN = re.compile(
    r"""
    (?:
    # Before these signs digits are nothing but a number, so that the other kinds need not be tried
    (?P<digits>\d+(?=\s(?!(?:1/2|1/4|3/4)(?![\w/])|[½¼¾])|[^\w\s.,:/'’½¼¾-]|-(?!\d\d-\d\d)))
  | (?=['’\d]) (?: (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]))
  | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\w/]))
  | (?P<dotted>\d{1,2}\.\d{1,2}\.\d{4}(?![\w.]))
  | (?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?[apAP]\.?[mM]\b)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])
      |\d{1,2}\.\d{2}(?=\s?[-–]\s?\d{1,2}\.\d{2}(?!\d))|(?<=\d\.\d\d[-–])\d{1,2}\.\d{2}(?!\d))
  | (?P<fraction>\d{1,3}\s(?:1/2|1/4|3/4)(?![\w/])|\d{1,3}\s?[½¼¾])
  | (?P<thousands>\d{1,3}(?:,\d{3})+(?!\d))
  | (?P<decimal>\d+\.\d+)
  | (?P<decade>['’]?\d{2}(?:\d{2})?s\b|['’]?\d0['’]s\b
      |(?:(?<=\b[Tt]he\s)|(?<=(?:arly|late)[\s-])|(?<=\b[Mm]id[\s-]))\d{3}0['’]s\b)
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)
  | (?P<run>\d+)
  | (?P<clitic>['’]s\b) )
  | (?P<era>(?:A\.\s?D|C\.\s?E|B\.\s?C(?:\.\s?E)?)\.)
  | (?P<ampm>[apAP]\.\s?[mM]\b\.?)
  | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
  | (?P<line>\n+)
  | (?P<mark>[^\w\s]|_)
    ) [ ]?  # so that none of them is tried at the blank behind
    """,
    re.VERBOSE,
)
CAPITAL_ONLY = frozenset({"month_short", "weekday_short"})  # "sun", "sat" and "mar" are words of their own
SHORT_MONTHS = frozenset("jan feb apr jun jul aug sep sept oct nov dec".split())  # no words in lower case, as "mar" is
MONTHS_THAT_ARE_WORDS = frozenset({"may", "march"})  # "they may strike", "a march on the embassy"
YEARS = range(1000, 2100)  # what four digits alone can mean as a year
FRACTIONS = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
NO_VERBS = frozenset("the a an this that these those its his her their our my your".split())
EVERYWHERE = 1 << 60  # behind the end of any text
VERBAL = frozenset({"AUX", "VERB"})
PAST_TAGS = frozenset({"VBD", "VBN"})

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a word or mark, and what each class that it belongs to makes of it; shared by all such words."""

    lower: str
    values: dict[str, Value]
    classes: frozenset[str]


@dataclass(slots=True)
class Words:
    """The words and marks of a text in columns: where each begins and ends, and its form."""

    starts: list[int]
    ends: list[int]
    forms: list[Form]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, start: int, end: int) -> Span:
        """The characters of these words; one at least."""
        return Span(self.starts[start], self.ends[end - 1])

    def rename(self, index: int, values: dict[str, Value]) -> None:
        """Gives a word other classes than its form has; before it is asked for."""
        self.forms[index] = Form(self.forms[index].lower, values, frozenset(values))


def lexicon() -> dict[str, dict[str, Value]]:
    """Each word of ``lexicon/times`` with its classes and their values, whole numbers as numbers."""
    return _lexicon(digest())


@functools.lru_cache(maxsize=4)
def _lexicon(tables: str) -> dict[str, dict[str, Value]]:
    words: dict[str, dict[str, Value]] = {}
    for row in table("lexicon/times"):
        value = row["value"]
        number = int(value) if value.lstrip("-").isdigit() else value
        words.setdefault(row["word"], {})[row["class"]] = number
    return words


def words_of(reading: Reading, literals: frozenset[str]) -> Words:
    """The words of a reading's text in order; a line break counts as a word, so that no expression runs over it.

    Args:
        reading: Its tokens' parts of speech, where it has any, veto "may" the verb and "march" the deed.
        literals: Words such as "of" that get a class of their own: ``=of``.
    """
    upos = {token.span.start: token.upos for token in reading.tokens if token.upos}
    known = lexicon()
    seen: list[dict[str | tuple[str, str], Form]] = [{} for _ in KINDS]  # most words of a text come again
    starts: list[int] = []
    ends: list[int] = []
    forms: list[Form] = []
    last = -1
    for match in TOKEN.finditer(reading.text):
        kind = match.lastindex or PART
        surface, (start, end) = match[kind], match.span(kind)
        if start == last and kind in NUMBERS and forms[-1].lower[-1].isalpha() and not forms[-1].values:
            kind = PART  # no year in "DH2017", one in "FY2017"
        tag = upos.get(start, "") if kind == WORD and upos else ""
        key = (surface, tag) if tag else surface
        form = seen[kind].get(key)
        if form is None:
            form = seen[kind][key] = _form(surface, KINDS[kind], tag, known, literals)
        starts.append(start)
        ends.append(end)
        forms.append(form)
        last = end
    return Words(starts, ends, forms)


def _form(surface: str, kind: str, upos: str, known: dict[str, dict[str, Value]], literals: frozenset[str]) -> Form:
    """The word in lower case, its classes with their values, and the classes alone."""
    lower = surface.lower().replace("’", "'")
    values: dict[str, Value] = {"=" + lower: lower} if lower in literals else {}
    if kind == "word":
        values |= _of_lexicon(known.get(lower, {}), surface, upos)
    elif kind == "ampm":
        values["ampm"] = lower[0]
    elif kind == "era":
        values["era"] = "BC" if lower[0] == "b" else "AD"
    elif kind in NUMERIC:
        values |= NUMERIC[kind](surface)
    elif kind == "line":
        values["line"] = 1
    return Form(lower, values, frozenset(values))


def _of_lexicon(classes: dict[str, Value], surface: str, upos: str) -> dict[str, Value]:
    lower = surface.lower()
    vetoed: set[str] = set()
    if not surface[0].isupper() and lower not in SHORT_MONTHS:
        vetoed |= CAPITAL_ONLY
    if surface[0] not in "aApP":
        vetoed.add("ampm")
    if lower in MONTHS_THAT_ARE_WORDS and (surface.islower() or upos in VERBAL):
        vetoed.add("month")  # "The army may march on Friday"
    if upos == "VERB":
        vetoed.add("season")  # "Prices fall"
    if upos == "NOUN":
        vetoed.add("often")  # "a business daily"
    if upos == "ADJ":
        vetoed |= {"unit"} if lower == "second" else {"month"} if lower == "august" else set()  # "this august body"
    return {name: value for name, value in classes.items() if name not in vetoed}


def _digits(surface: str) -> dict[str, Value]:
    number = int(surface) if len(surface) < 10 else 0
    values: dict[str, Value] = {"digits": number}
    if len(surface) <= 2:
        if 1 <= number <= 31:
            values["day"] = number
        if number <= 24:
            values["hour"] = number
        if len(surface) == 2:
            values["two"] = number
    if len(surface) == 3 and surface[0] != "0":
        values["three"] = number
    if len(surface) == 4 and number in YEARS:
        values["year"] = number
    elif len(surface) <= 4:
        values["small_year"] = number
    return values


def _ordinal(surface: str) -> dict[str, Value]:
    number = int(surface[:-2])
    values: dict[str, Value] = {"ordinal": number, "nth": number}
    if 1 <= number <= 31:
        values["day"] = number
    return values


def _fraction(surface: str) -> dict[str, Value]:
    whole = surface[:-1].split(maxsplit=1)[0].rstrip("½¼¾") if surface else "0"
    return {"amount": int(whole or 0) + FRACTIONS.get(surface[len(whole) :].strip(), 0.0)}


NUMERIC: dict[str, Callable[[str], dict[str, Value]]] = {
    "iso": lambda surface: {"iso": surface},
    "slash": lambda surface: {"slash": surface},
    "dotted": lambda surface: {"dotted": surface},
    "clock": lambda surface: {"clock": surface.replace(".", ":")},
    "thousands": lambda surface: {"amount": int(surface.replace(",", ""))},
    "fraction": _fraction,
    "decimal": lambda surface: {"amount": float(surface) if len(surface) < 10 else 0.0},
    "decade": lambda surface: {"decade": int(re.sub(r"\D", "", surface))},
    "ordinal": _ordinal,
    "digits": _digits,
    "run": _digits,
}
PART = 0  # of a word, such as the digits of "DH2017"; the other kinds are the groups of TOKEN
KINDS = ("part", *TOKEN.groupindex)
NUMBERS = frozenset(TOKEN.groupindex[kind] for kind in NUMERIC)
WORD = TOKEN.groupindex["word"]


class Tenses:
    """Where a text speaks of what is to come and where of what has been, by its verbs."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self._reading, self._words = reading, words
        self._last = (0, 0, 0)

    @functools.cached_property
    def _relations(self) -> dict[int, str]:
        """Where each word begins, and what it is to the word that it hangs on."""
        return {token.span.start: token.deprel for token in self._reading.tokens if token.deprel}

    def is_subject(self, start: int) -> bool:
        """Whether the word that begins there is the subject of a clause."""
        return self._relations.get(start, "").startswith("nsubj")

    def is_compound(self, start: int) -> bool:
        """Whether the word that begins there is a noun in front of its noun: "morning" of "morning trading"."""
        return self._relations.get(start) == "compound"

    @functools.cached_property
    def _told(self) -> tuple[list[int], list[int]]:
        """Where the cues stand, and what each tells: 1 future, -1 past, 0 the end of a sentence."""
        words = self._words
        forms = words.forms
        tags = {token.span.start: token.tag for token in self._reading.tokens if token.tag}
        starts: list[int] = []
        told: list[int] = []
        months = {name for name, classes in lexicon().items() if "month_short" in classes}
        for index in _telling(words, {start for start, tag in tags.items() if tag in PAST_TAGS}):
            start, lower = words.starts[index], forms[index].lower
            cue = _cue(forms[index], tags.get(start))
            last = forms[index - 1].lower if index else ""
            if last == "be" and cue == -1:
                cue = None  # "a vote to be held in October": the participle does not look back
            elif last == "to" and (
                lower == "be" or (index > 1 and forms[index - 2].lower in {"is", "are"} and lower not in NO_VERBS)
            ):
                cue = 1  # "the two are to meet", but "the road is to the north"
            elif cue == 0 and lower == "." and (len(last) == 1 or last in months):
                cue = None  # "Jan. 3", "U.S. troops": no sentence ends here
            if cue is not None:
                starts.append(start)
                told.append(cue)
        return starts, told

    def at(self, start: int, end: int) -> int:
        """1 when the nearest verb of the sentence looks forward, -1 when back, 0 when it has none.

        The nearest verb before counts, and only where there is none the first one behind:
        "On Thursday the council will meet". Not covered: a verb of saying between the day and what it dates.
        """
        first, last, direction = self._last
        if first < start and end <= last:
            return direction  # between the same cues as what was asked before
        starts, told = self._told
        before = bisect.bisect_left(starts, start) - 1
        behind = bisect.bisect_left(starts, end)
        here, ahead = before >= 0 and told[before], told[behind] if behind < len(told) else 0
        direction = here or ahead
        if behind == before + 1:
            first = starts[before] if before >= 0 else -1
            self._last = first, (starts[behind] if behind < len(told) else EVERYWHERE), direction
        return direction


def _telling(words: Words, tagged: set[int]) -> list[int]:
    """The words that can tell a tense or end a sentence: by their form, by their tag, or because "to" stands before."""
    forms = words.forms
    kinds = {id(form): form for form in forms}
    cues = {key for key, form in kinds.items() if form.lower == "to" or _cue(form, None) is not None}
    found = [index for index, form in enumerate(forms) if id(form) in cues]
    behind = [index + 1 for index in found if forms[index].lower == "to" and index + 1 < len(forms)]
    by_tag = [index for index, start in enumerate(words.starts) if start in tagged] if tagged else ()
    return sorted({*found, *behind, *by_tag})


def _cue(word: Form, tag: str | None) -> int | None:
    if "line" in word.values or word.lower in {".", "?", "!", ";"}:
        return 0
    if "month" in word.values:
        return None  # "on 11 May"
    if "future" in word.values or word.lower.endswith("'ll"):
        return 1
    if tag in PAST_TAGS or "past" in word.values:
        return -1
    if tag is None and len(word.lower) > 4 and word.lower.endswith("ed"):
        return -1
    return None
