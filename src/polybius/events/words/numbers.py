"""The numbers that words and figures write, with their bounds: "twenty-five", "tens of thousands", "10 to 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from polybius.schema import Count, Span

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"a": 1, "an": 1, "no": 0, "none": 0, "nobody": 0, "another": 1, "single": 1, "both": 2}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE: dict[str, tuple[int, int | None]] = {
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "several": (3, None),
    "few": (2, None),
    "couple": (2, 2),
    "dozen": (12, 12),
    "many": (3, None),
    "tens": (20, None),
}
AT_LEAST = ("at least", "minimum of", "no fewer than", "not less than")
MORE_THAN = ("more than", "over", "upwards of", "above", "exceeding")
AT_MOST = ("up to", "at most", "as many as", "no more than")
LESS_THAN = ("fewer than", "less than", "under", "nearly", "almost", "close to")
DASHES = ("-", "–")
TO = ("to", "-", "–", "or")  # between the two numbers of a range


class Amount(NamedTuple):
    """The lowest and the highest number meant, and the words that say so, the last one included."""

    low: int | None
    high: int | None
    first: int
    last: int


def number(word: str) -> int | None:
    """The whole number that one word or figure writes: "four" 4, "1,200" 1200, "twenty-five" 25; None otherwise."""
    low = word.lower()
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,12}", low):
        return int(low.replace(",", ""))
    if low in UNITS:
        return UNITS[low]
    tens, _, unit = low.partition("-")
    if tens in TENS:
        return TENS[tens] + (UNITS.get(unit, 0) if unit else 0)
    return None


def counts(word: str) -> bool:
    """Whether a word can count something: a number, a scale, or a word such as "dozens"; no article."""
    low = word.lower()
    return low in VAGUE or low in SCALES or (number(low) is not None and low not in {"a", "an"})


def amount(words: Sequence[str], at: int) -> Amount | None:
    """What the number means that the word at a place belongs to; None where there is none.

    Args:
        words: Of a whole text; figures and words, hyphens apart.
        at: The place of one word of the number.
    """
    if words[at].lower() == "many" and at and words[at - 1].lower() == "as":
        return None  # "six were killed and as many wounded"
    vague = at if words[at].lower() in VAGUE else at - 1 if words[at].lower() in SCALES else -1
    if vague >= 0 and words[vague].lower() in VAGUE:
        found = _vague(words, vague)
        if found.low is None or found.low != found.high:
            return found
        return _bounded(words, found.first, found.last, found.low)  # "no more than two dozen"
    first, last = _run(words, at)
    value = _value(words, first, last)
    if value is None:
        return None
    if first and words[first].lower() == "a" and words[first - 1].lower() == "half":
        first, value = first - 1, value // 2  # "half a million"
    return _range(words, first, last, value) or _bounded(words, first, last, value)


def _run(words: Sequence[str], at: int) -> tuple[int, int]:
    """The first and the last word of the number: "two hundred and six", "thirty - four"."""
    first = last = at
    while (step := _joined(words, first, -1)) is not None:
        first = step
    while (step := _joined(words, last, 1)) is not None:
        last = step
    return first, last


def _joined(words: Sequence[str], at: int, step: int) -> int | None:
    """The next word of the number on one side; None where it ends."""

    def word(place: int) -> str:
        return words[place].lower() if 0 <= place < len(words) else ""

    near, far = at + step, at + 2 * step
    left, right = sorted((at, near))
    if _is_number(word(near)) and (word(left) in SCALES or word(right) in SCALES):
        return near
    left, right = sorted((at, far))
    compound = word(near) == "-" and word(left) in TENS and 0 < UNITS.get(word(right), 0) < UNITS["ten"]
    added = word(near) == "and" and word(left) in SCALES and _is_number(word(right))
    return far if compound or added else None


def _is_number(word: str) -> bool:
    return word in SCALES or number(word) is not None


def _value(words: Sequence[str], first: int, last: int) -> int | None:
    total, current = 0, None
    for word in map(str.lower, words[first : last + 1]):
        if word in SCALES:
            current = (1 if current is None else current) * SCALES[word]
            if SCALES[word] >= SCALES["thousand"]:
                total, current = total + current, 0
        elif (value := number(word)) is not None:
            current = (current or 0) + value
    return None if current is None else total + current


def _vague(words: Sequence[str], at: int) -> Amount:
    word = words[at].lower()
    low, high = VAGUE[word]
    behind = at + 2 if at + 1 < len(words) and words[at + 1].lower() == "of" else at + 1
    scale = SCALES.get(words[behind].lower().removesuffix("s")) if behind < len(words) else None
    if scale is not None:
        return Amount(low * scale, None, at, behind)
    times = number(words[at - 1]) if word == "dozen" and at else None
    if times is None:
        return Amount(low, high, at, at)
    half = at > 1 and words[at - 2].lower() == "half"
    return Amount(*((6, 6) if half else (12 * times, 12 * times)), at - 2 if half else at - 1, at)


def _range(words: Sequence[str], first: int, last: int, value: int) -> Amount | None:
    """The two ends of "between 10 and 15", "10 to 15", whichever of them was asked for."""
    for joint, beyond in ((last + 1, last + 2), (first - 1, first - 2)):
        if not (0 <= joint < len(words) and 0 <= beyond < len(words) and _is_number(words[beyond].lower())):
            continue
        start, end = _run(words, beyond)
        other = _value(words, start, end)
        from_, to = min(first, start), max(last, end)
        between = words[joint].lower() == "and" and from_ and words[from_ - 1].lower() == "between"
        if words[joint].lower() == "to" and from_ and words[from_ - 1].lower() == "from":
            continue  # "rose from 32 to 34": two numbers, one after the other
        if words[joint] in DASHES and words[first][:1].isdigit() != words[beyond][:1].isdigit():
            continue  # "June 12 - Two soldiers": the place and day of writing
        if other is not None and other > 1 and (words[joint].lower() in TO or between):
            return Amount(min(value, other), max(value, other), from_, to)
    return None


def _bounded(words: Sequence[str], first: int, last: int, value: int) -> Amount:
    for said, low, high in (
        (AT_LEAST, value, None),
        (AT_MOST, None, value),  # "no more than" before "more than"
        (MORE_THAN, value, None),  # reports say it of a round number that they do not mean to exclude
        (LESS_THAN, None, value),
    ):
        for phrase in said:
            length = len(phrase.split())
            if " ".join(words[max(0, first - length) : first]).lower() == phrase:
                return Amount(low, high, first - length, last)
    return Amount(value, value, first, last)


def summed(found: list[Count]) -> Count:
    """All of several numbers of one kind; open where one of them is."""
    low = None if any(count.min is None for count in found) else sum(count.min or 0 for count in found)
    high = None if any(count.max is None for count in found) else sum(count.max or 0 for count in found)
    return Count(found[0].what, low, high, Span(found[0].span.start, found[-1].span.end))


def holds(total: Count, part: Count) -> bool:
    """Whether a number is one of those that another sums up."""
    return total.what == part.what and total.span != part.span and total.span.contains(part.span)
