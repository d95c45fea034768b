"""Time expressions cut as the recognizers' test cases cut them: both ends of a range and its prepositions are one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from polybius.schema import Span, Timex

ARTICLE = re.compile(
    r"the (?=(?:next|last|past|previous|following|coming|upcoming|same|early|mid|middle|late|beginning|start|end|year"
    r"|fiscal|\d)\b)",
    re.I,
)
EDGE = re.compile(r"\b(?:(?:the )?(?:beginning|start|middle|end) of )(?:the )?$", re.I)  # ours is outside, as GUM's is
JOINED = re.compile(r"\s*(?:-|–|—|~|\b(?:to|until|till|through|thru|and)\b)\s*", re.I)
LEAD = re.compile(r"\b(?:from|between) (?:the )?$", re.I)
LIMIT = re.compile(r"\b(?P<word>after|since|before|until|till|by) $", re.I)
BEHIND = re.compile(r" (?:or|and) (?P<word>later|after|greater|earlier|before)\b(?! \w)", re.I)
AHEAD = re.compile(r"\b(?:in|within) $", re.I)
COUNTED = re.compile(r"(?!the )\w+(?: \w+)? (?:day|week|month|year)s?", re.I)
LEAD_CHARACTERS = 14
EDGE_CHARACTERS = 22
ONE_DAY = dt.timedelta(days=1)


def as_recognizers(text: str, timexes: Sequence[Timex], published: dt.date | None) -> list[Timex]:
    """The days and ranges of a text with the limits and days that the recognizers' cases give such words.

    "From 3 May to 7 May" is one, up to the day before the second ("2014 to 2018" ends with 2017 there); "after 2018",
    "since Friday", "until April 27th" are open at one end (None) and hold their preposition, as "in two weeks" does;
    "the next three days" begin with tomorrow and "the past three" end with yesterday. "The end of" before a date goes
    in, "the" before "next", "last" and the like stays out. Nothing else is changed, so that words which only one of
    the two takes in still count as wrong.
    """
    out: list[Timex] = []
    rest = [
        _without_today(_with_edge(text, timex), published) for timex in sorted(timexes, key=lambda timex: timex.span)
    ]
    while rest:
        first = rest.pop(0)
        if rest and (both := _range(text, first, rest[0])):
            out.append(both)
            rest.pop(0)
        else:
            out.append(_limited(text, _without_article(text, first)))
    return out


def _with_edge(text: str, timex: Timex) -> Timex:
    """A date with "the end of" before it, without the article unless a word leads to it."""
    start = timex.span.start
    edge = EDGE.search(text, max(start - EDGE_CHARACTERS, 0), start)
    return replace(timex, span=Span(edge.start(), timex.span.end)) if edge else timex


def _without_today(timex: Timex, published: dt.date | None) -> Timex:
    """A length that begins or ends with the day of the report, without that day."""
    if timex.type != "DURATION" or timex.earliest == timex.latest or not timex.earliest or not timex.latest:
        return timex
    if timex.earliest == published:
        return replace(timex, earliest=timex.earliest + ONE_DAY)
    return replace(timex, latest=timex.latest - ONE_DAY) if timex.latest == published else timex


def _range(text: str, first: Timex, second: Timex) -> Timex | None:
    """Two dates that "to", a dash, or "and" behind "between" joins, as one; None: they are two."""
    between = text[first.span.end : second.span.start]
    if not JOINED.fullmatch(between) or not first.earliest or not second.earliest:
        return None
    lead = LEAD.search(text, max(first.span.start - LEAD_CHARACTERS, 0), first.span.start)
    if between.strip().lower() == "and" and not (lead and lead.group().lower().startswith("between")):
        return None
    start = lead.start() if lead else first.span.start
    last = max(second.earliest - ONE_DAY, first.earliest)
    return replace(first, span=Span(start, second.span.end), value="", earliest=first.earliest, latest=last)


def _without_article(text: str, timex: Timex) -> Timex:
    article = ARTICLE.match(text, timex.span.start, timex.span.end)
    return replace(timex, span=Span(article.end(), timex.span.end)) if article else timex


def _limited(text: str, timex: Timex) -> Timex:
    """A date with the preposition that makes it one end of a range, and with that end open; others as they are."""
    start, window = timex.span.start, max(timex.span.start - LEAD_CHARACTERS, 0)
    if COUNTED.fullmatch(text, start, timex.span.end) and (ahead := AHEAD.search(text, window, start)):
        return replace(timex, span=Span(ahead.start(), timex.span.end))
    if (behind := BEHIND.match(text, timex.span.end)) and timex.earliest:
        later = behind["word"].lower() in {"later", "after", "greater"}
        first, last = (timex.earliest, None) if later else (None, timex.latest)
        return replace(timex, span=Span(start, behind.end()), value="", earliest=first, latest=last)
    limit = LIMIT.search(text, window, start)
    if limit is None or timex.earliest is None or timex.latest is None:
        return timex
    span, word = Span(limit.start(), timex.span.end), limit["word"].lower()
    if word in {"after", "since"}:
        first = timex.earliest if word == "since" else timex.latest + ONE_DAY
        return replace(timex, span=span, value="", earliest=first, latest=None)
    return replace(timex, span=span, value="", earliest=None, latest=timex.earliest - ONE_DAY)
