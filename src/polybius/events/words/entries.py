"""The entries of a chronology: what stands under a line that begins with a day is of that day."""

from __future__ import annotations

import re
from bisect import bisect_right

from polybius.schema import Reading, Timex

AT_LEAST = 2  # entries that make a chronology: one line that begins with a day is a dateline
LONGEST_DAYS = 31  # of a heading: a month
BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪][ \t]*)?\(?")
BEHIND = re.compile(r"\)?,?[ \t]*(?:[-–—:.|]|(?=\n)|$)[ \t]*")


def entries(reading: Reading) -> list[tuple[int, int, int]]:
    """Where each entry of a chronology begins and ends, and the timex that heads it; none in any other report.

    A day on a line of its own heads all lines up to the next such day, "5 May: ..." the rest of its own line.
    """
    text, found = reading.text, []
    for index, timex in enumerate(reading.timexes):
        begins = text.rfind("\n", 0, timex.span.start) + 1
        abbreviated = text[timex.span.end - 1] == "."  # "27 Dec. Rebels kill ..."
        behind = BEHIND.match(text, timex.span.end - abbreviated)
        if not _names_a_day(timex) or behind is None or not BULLET.fullmatch(text, begins, timex.span.start):
            continue
        ends = text.find("\n", behind.end())
        alone = behind.end() in (ends, len(text))
        found.append((begins, None if alone else len(text) if ends < 0 else ends, index))
    if len({reading.timexes[index].earliest for *_, index in found}) < AT_LEAST:
        return []
    starts = [begins for begins, *_ in found] + [len(text)]
    return [(begins, starts[at + 1] if ends is None else ends, index) for at, (begins, ends, index) in enumerate(found)]


def heading(known: list[tuple[int, int, int]], at: int) -> int | None:
    """The timex that heads the entry in which a character stands, of those that `entries` found."""
    before = bisect_right(known, at, key=lambda entry: entry[0])
    return known[before - 1][2] if before and at < known[before - 1][1] else None


def _names_a_day(timex: Timex) -> bool:
    if timex.type != "DATE" or timex.earliest is None or timex.latest is None:
        return False
    return (timex.latest - timex.earliest).days < LONGEST_DAYS and any(map(str.isdigit, timex.value))
