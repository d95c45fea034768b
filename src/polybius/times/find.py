"""Finds the time expressions of a reading, from its beginning to its end."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import re
from dataclasses import replace

from polybius.resources import digest
from polybius.schema import Reading, Span, Timex
from polybius.times import counted, dates, eras, feasts, fiscal, lengths, loose, relative, spoken, weekdays, years
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.grammar import MOST_WORDS, UNCLASSED, Found, Grammar, grammar
from polybius.times.words import Tenses, Words, words_of

RULES = (
    *(*dates.RULES, *years.RULES, *fiscal.RULES, *eras.RULES, *relative.RULES, *weekdays.RULES),
    *(*lengths.RULES, *feasts.RULES, *spoken.RULES, *loose.RULES, *counted.RULES),
)
CLOCK_REACH = 30  # characters between a time of day and the date behind it that it belongs to: "at 10 p.m. on Friday"
CLOCKS_OF_A_LIST = 5
LIST = re.compile(r"\s*(?:,|and|or|,\s*and)\s*(?:at|again at)?\s*")
CLOCK_REACH_BACK = 600  # ... and the day told before it

Told = tuple[Span, Meaning]


def find(reading: Reading, published: dt.date | None) -> list[Told]:
    """The time expressions in order, each with what it means in a report of that day (None: unknown)."""
    rules = grammar(RULES)
    words = words_of(reading, rules.literals)
    _mark_named(reading.text, words)
    clock = Clock(published, Tenses(reading, words), reading.text)
    people = sorted(mention.span for mention in reading.mentions if mention.kind == "PER")
    found = _walk(rules, words, clock)
    if people:
        found = [told for told in found if not _inside(told[0], people)]
    return _with_dates(found, clock)


def timexes_of(told: list[Told]) -> tuple[Timex, ...]:
    """The records of expressions."""
    return tuple([Timex(span, meaning.type, meaning.value, meaning.earliest, meaning.latest) for span, meaning in told])


def _walk(rules: Grammar, words: Words, clock: Clock) -> list[Told]:
    out: list[Told] = []
    codes = rules.codes(words)
    found = Found(words)  # one for all, moved along
    note, fitting, begins = clock.note, rules.fitting, rules.begins
    end = stop = 0  # of the expression before, and of the words that rules speak of
    for position in [index for index, code in enumerate(codes) if code in begins]:
        if position < end:
            continue  # inside the expression before
        if position >= stop:
            stop = codes.find(UNCLASSED, position)
            stop = stop if stop >= 0 else len(codes)
        stretch = codes[position : stop if stop - position < MOST_WORDS else position + MOST_WORDS]
        for rule, length, groups in fitting(stretch):
            found.move(position, length, groups)
            result = rule.meaning(found, clock)
            if result is None:
                continue
            if isinstance(result, Meaning):
                note(told := (found.span(), result))
                out.append(told)
            else:
                for piece in result:
                    note(told := (found.span(piece.group), piece.meaning))
                    out.append(told)
            end = position + length
            break
    return [_with_direction(told, clock) for told in out] if clock.published is None else out


def _with_direction(told: Told, clock: Clock) -> Told:
    """An expression of an undated text, marked where the text tells it as still to come."""
    return (told[0], replace(told[1], ahead=True)) if clock.direction(told[0]) > 0 else told


def _inside(span: Span, others: list[Span]) -> bool:
    at = bisect.bisect_right(others, Span(span.start, 1 << 60)) - 1
    return at >= 0 and others[at].contains(span)


def _with_dates(found: list[Told], clock: Clock) -> list[Told]:
    """The times of day get the day of the date next to them, else that of the last day told, else of the news."""
    if not any(meaning.type == "TIME" for _, meaning in found):
        return found
    out: list[Told] = []
    last: Told | None = None  # the last single day told
    for index, (span, meaning) in enumerate(found):
        if out and out[-1][0].end >= span.end:
            continue  # taken into the time of day before it
        if not (meaning.type == "TIME" and meaning.value.startswith("T")):
            last = (span, meaning) if meaning.is_day else last
            out.append((span, meaning))
            continue
        behind = found[index + 1] if index + 1 < len(found) else None
        day = _day_beside(found, index, last, clock.text) or clock.published
        value = f"{day.isoformat()}{meaning.value}" if day else meaning.value
        whole = Span(span.start, behind[0].end) if behind and _is_joined(span, behind) else span
        out.append((whole, replace(meaning, value=value, earliest=day, latest=day)))
        last = out[-1] if whole is not span else last  # "midnight Thursday (2100 GMT)"
    return out


def _day_beside(found: list[Told], index: int, before: Told | None, text: str) -> dt.date | None:
    """The day of the date behind a time of day, or behind a list of them: "at 4 a.m., 5 a.m. and noon on Sunday"."""
    span = found[index][0]
    for behind in found[index + 1 : index + CLOCKS_OF_A_LIST]:
        if behind[1].is_day and behind[0].start - span.end <= CLOCK_REACH:
            return behind[1].earliest
        if not behind[1].value.startswith("T") or not LIST.fullmatch(text, span.end, behind[0].start):
            break
        span = behind[0]
    if before and found[index][0].start - before[0].end < CLOCK_REACH_BACK:
        return before[1].earliest
    return None


def _is_joined(span: Span, behind: Told) -> bool:
    """Whether a day stands right behind a time of day: "10 p.m. Friday" is one expression."""
    return behind[0].start - span.end == 1 and behind[1].is_day and behind[1].type == "DATE"


def _mark_named(text: str, words: Words) -> None:
    """Makes the words of a feast or era one name: the first gets the class *named*, the others *rest*."""
    pattern, named = _named(digest())
    for match in pattern.finditer(text):
        first = bisect.bisect_left(words.starts, match.start())
        last = bisect.bisect_left(words.starts, match.end())
        if first < len(words) and words.starts[first] == match.start():
            kind, value = named[match.group().replace("’", "'")]
            words.rename(first, {kind: value})
            for index in range(first + 1, last):
                words.rename(index, {"rest": 1})


@functools.lru_cache(maxsize=4)
def _named(tables: str) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    named = feasts.names()
    alternatives = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(named, key=len, reverse=True))
    first = re.escape("".join(sorted({name[0] for name in named})))
    return re.compile(rf"(?=[{first}])(?<![\w-])(?:{alternatives})(?![\w])"), named
