"""The days on which a document without a date can have been published, from the dates that it names."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace

from polybius.schema import Document, Span
from polybius.times import calendar as cal
from polybius.times.calendar import Meaning

DATE_LINES = 5  # a date alone on one of the first lines is the document's own
BYLINE = re.compile(r"\s*(?:By|BY)(?:\s+[A-Z][\w.'’-]*){1,5}")
FILLERS = re.compile(
    r"(?i)\b(?:category|section): ?.{1,40}$|"
    r"\b(?:published|last|updated|posted|on|at|by|date|\d{0,2}h(?:ou)?rs?|views?|gmt|utc|[ei]st|edt|[ap]\.?m\.?)\b|"
    r"[\d:.,/|•–—\s-]"
)
NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([-./])(\d{1,2})\2((?:20)?\d{2})(?![\d.])")
COMMA_BEHIND_DAY = re.compile(r"(?<!\d)(\d{1,2}), ([A-Z][a-z]{2,8}) (\d{4})(?!\d)")
MONTHS = tuple(calendar.month_abbr)[1:]
LABEL = re.compile(r"(?i)(?P<bar>.*[|•·])?\s*(?:(?:first|last) )?(?:posted|published|updated|created)(?: on| at)?:?\s*")
SMALL = frozenset({"of", "the", "and", "for", "no", "no.", "at", "in", "&"})
NAMED_WORDS = 8  # beside a date on a line that names paper, place or kind of paper alone
LABELLED_WORDS = 12  # of a line such as "Posted on 3 May 2020 by admin in News"
MONTH_WITHOUT_YEAR = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?")
LONGEST_MONTH_DAYS = 31

Told = tuple[Span, Meaning]


def dated(document: Document, told: list[Told]) -> Document:
    """The document with ``earliest``, ``latest`` and ``dated_by``, as far as its words tell them.

    A full date in the dateline, alone on a line at the top, or there behind "posted on", is the day itself. Otherwise
    the document was not published before the latest date that it tells as past, nor after the first that it tells as
    still to come; "last December" was not written in the December after. A bound that nothing tells stays None.
    Not covered: dates that hang on a feast, an office or an age.
    """
    own = _own_date(document, told)
    if own is not None:
        return replace(document, earliest=own[1], latest=own[1], dated_by=(own[0],))
    lower = max((bound for item in told if (bound := _not_before(item))), default=None)
    if lower is None or (document.earliest is not None and document.earliest >= lower[0]):
        return document
    earliest = lower[0]
    upper = min((bound for item in told if (bound := _not_after(document, item, earliest))), default=None)
    spans = [lower[1]] if upper is None else [lower[1], upper[1]]
    latest = upper[0] if upper else document.latest
    return replace(document, earliest=earliest, latest=latest, dated_by=tuple(sorted(set(spans))))


def _not_before(told: Told) -> tuple[dt.date, Span] | None:
    """The first day on which a past date can be told: that day itself, or the one behind a run of months."""
    span, meaning = told
    if meaning.ahead or not meaning.named_year or meaning.earliest is None or meaning.latest is None:
        return None
    over = "/" in meaning.value and (meaning.latest - meaning.earliest).days > LONGEST_MONTH_DAYS
    # "in the first three months of 2020" is told when they are over; "in March 2020", "in 2020" can be told within
    return (cal.add(meaning.latest, 1, "D") if over else meaning.earliest), span


def _not_after(document: Document, told: Told, earliest: dt.date) -> tuple[dt.date, Span] | None:
    """The last day on which a date ahead, or "last December", can be told by a document not older than ``earliest``."""
    span, meaning = told
    if meaning.ahead and meaning.latest is not None:
        return (meaning.latest, span) if meaning.latest >= earliest else None
    match = MONTH_WITHOUT_YEAR.fullmatch(meaning.value)
    if not match:
        return None
    number = int(match.group(1))
    if meaning.ahead:  # "will be held in June": the first June from then on
        return cal.month(earliest.year + (number < earliest.month), number).latest or earliest, span
    if re.match(r"(?i)last\b", span.of(document.text)):
        following = cal.month(earliest.year + (number <= earliest.month), number).earliest or earliest
        return cal.add(following, -1, "D"), span
    return None


def _set_off(before: str, behind: str) -> bool:
    """Whether a date stands by itself between names: "Statement, 3 May 2020, Islamabad", "Daily Quill - 3 May 2020"."""
    apart = re.search(r"^$|[,|•·/–—-] ?$", before) and re.match(r"$| ?[,|•·/–—-]|\.?$", behind)
    words = re.findall(r"[^\s,|•·/–—-]+", before + " " + behind)
    names = [word for word in words if word.lower() not in SMALL]
    return bool(apart) and len(words) <= NAMED_WORDS and all(word[0].isupper() or word[0].isdigit() for word in names)


def _own_date(document: Document, told: list[Told]) -> tuple[Span, dt.date] | None:
    """The document's own day; of several on its first lines the earliest, for updates and a page's clock come later."""
    days = [
        (span, meaning.earliest) for span, meaning in told if meaning.is_day and meaning.named_year and meaning.earliest
    ]
    for span, date in days:
        if document.dateline is not None and document.dateline.span.contains(span):
            return span, date
    own, start = [], 0
    for line in document.text.split("\n", DATE_LINES)[:DATE_LINES]:
        spans = [(Span(span.start - start, span.end - start), date) for span, date in days if span.start >= start]
        own += [
            (Span(span.start + start, span.end + start), date)
            for span, date in (*spans, *_in_numbers(line))
            if span.end <= len(line) and _stands_alone(line, span)
        ]
        start += len(line) + 1
    return min(own, key=lambda item: item[1], default=None)


def _in_numbers(line: str) -> list[tuple[Span, dt.date]]:
    """Days as pages write them above a report: 25.11.22, 23-01-2020, "25, December 2018"; none that can be two."""
    found = []
    for match in COMMA_BEHIND_DAY.finditer(line):
        month = MONTHS.index(match[2][:3]) + 1 if match[2][:3] in MONTHS else 0
        if date := cal.valid_day(int(match[3]), month, int(match[1])):
            found.append((Span(match.start(), match.end()), date))
    for match in NUMBERS.finditer(line):
        first, mark, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
        date = cal.valid_day(year if year > 99 else 2000 + year, second, first)
        if date and (first > 12 or first == second or mark == "."):
            found.append((Span(match.start(), match.end()), date))
    return found


def _stands_alone(line: str, span: Span) -> bool:
    """Whether a line of the head tells a date and nothing but names, labels and hours beside it."""
    before, behind = line[: span.start], line[span.end :]
    label = LABEL.fullmatch(before)
    if label and (label["bar"] or len(line.split()) <= LABELLED_WORDS):
        return True
    others = BYLINE.sub("", NUMBERS.sub("", before + behind))
    return _set_off(before, behind) or not FILLERS.sub("", others) or _leads(line, span)


def _leads(line: str, span: Span) -> bool:
    """Whether it stands before names alone: "3 January 2020 Ada Quill Crime & Courts, News 0"."""
    words = line[span.end :].replace(",", " ").split() if span.start == 0 else []
    names = [word for word in words if word.lower() not in SMALL]
    return 1 < len(words) <= LABELLED_WORDS and all(word[0].isupper() or word.isdigit() for word in names)
