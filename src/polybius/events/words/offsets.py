"""How far one act lies from another, as the words before "after" or "before" tell: "two days", "the week", "hours"."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from polybius.events.words.numbers import number
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

AFTER = ("after", "following", "since")
CHARACTERS = 34  # before "after" that are looked at
LENGTH = re.compile(
    r"(?:(?P<less>less than|under|within|nearly|almost) |(?P<more>more than|over) )?"
    r"(?:(?P<some>several|few|some|couple of|many|the) (?P<units>\w+)s|(?P<n>[\w-]+)(?P<half> and a half)?"
    r" (?P<unit>[a-z]+?)s?) $",
    re.I,
)
BARE = re.compile(r"\b(?P<units>[a-z]+)s $", re.I)  # "came days after"


class Unit(NamedTuple):
    """A unit of time in days: what one is long, how far a counted length may be off, what an uncounted one may be."""

    days: float
    slack: int
    fewest: int
    most: int


HOURS = 24  # of a day
HOUR, MINUTE, DAY = Unit(1 / 24, 1, 0, 1), Unit(0, 1, 0, 1), Unit(1, 0, 1, 10)
UNITS = {
    **dict.fromkeys(("minute", "moment"), MINUTE),
    "hour": HOUR,
    **dict.fromkeys(("day", "night", "morning", "evening"), DAY),
    "week": Unit(7, 0, 7, 56),
    "fortnight": Unit(14, 1, 14, 56),
    "month": Unit(30, 15, 30, 365),
    "year": Unit(365, 183, 365, 3653),
}

Length = tuple[dt.timedelta, dt.timedelta]


def length_before(text: str, at: int) -> Length | None:
    """The fewest and the most days that are told right before a position: 14 and 14 of "two weeks after".

    "Hours" are the same day or the next; "the day" is one, "days" are up to ten. None where no length stands.
    """
    words = text[max(at - CHARACTERS, 0) : at]
    found = LENGTH.search(words)
    bare = BARE.search(words) if found is None or _unit(found) is None else None
    unit = UNITS.get(bare["units"].lower()) if bare else _unit(found) if found else None
    if unit is None:
        return None
    if bare or found is None or found["some"]:
        return dt.timedelta(unit.fewest), dt.timedelta(unit.most)
    amount = _amount(found)
    if amount is None:
        return None
    days = int(amount * unit.days)
    # "24 hours after" is the next day, "36 hours after" the next or the one behind it
    slack = 0 if unit is HOUR and amount % HOURS == 0 else unit.slack
    least = 0 if found["less"] else days if unit.days < 1 else days - unit.slack
    most = 2 * days if found["more"] else days
    return dt.timedelta(least), dt.timedelta(most + slack)


def nth(word: str) -> int | None:
    """The number of an ordinal or of a length in years: 1 for "first", 10 for "10th" and "ten-year"; None otherwise."""
    low = word.lower()
    digits = re.match(r"(\d{1,4})(?:st|nd|rd|th|-year)?$", low)
    if digits:
        return int(digits[1])
    told = next(
        (row["value"] for row in table("lexicon/times") if (row["class"], row["word"]) == ("ordinal", low)), None
    )
    return int(told) if told else number(low.removesuffix("-year"))


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years before; 28 February for the last of that month."""
    return day.replace(year=max(day.year - years, 1), day=min(day.day, 28) if day.month == 2 else day.day)


def _unit(found: re.Match[str]) -> Unit | None:
    unit = UNITS.get((found["units"] or found["unit"]).lower())
    return unit if found["some"] or _amount(found) is not None else None


def _amount(found: re.Match[str]) -> float | None:
    """The number of a counted length: 1 for "the day", 2.5 for "two and a half weeks"."""
    amount = 1 if found["n"].lower() == "the" else number(found["n"])
    return amount + 0.5 if amount is not None and found["half"] else amount


def blow_before(tree: Tree, noun: int) -> bool:
    """Whether a phrase tells of a blow that came before: "bombed the camp after the killing of three men"."""
    after = any(tree.word(case).lower() in AFTER for case in tree.children(noun, "case"))
    return after and tree.lemma(noun) in word_class("attack") | word_class("loss of life")


def hits_back(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that somebody answers: "fired rockets, and Chad hit back with raids that killed two"."""
    back = any(tree.word(particle).lower() == "back" for particle in tree.children(verb, "compound:prt", "advmod"))
    answers = back or tree.lemma(verb) in word_class("answering")
    return answers and tree.is_(verb, "conj") and bool(tree.children(verb, "nsubj"))


def harming_too(tree: Tree, verb: int, harms: set[str]) -> list[int]:
    """The next verbs that tell harm of their own beside that of a verb: "hit Aden, killing two, and Taiz, killing six".

    ``harms``: the words of harm.
    """
    told = [
        at for at in (verb, *tree.children(verb, "conj")) for c in tree.children(at, "advcl") if tree.lemma(c) in harms
    ]
    return [at for at in told if at != verb] if verb in told else []
