"""Until when a measure is to last, as it is laid: "closed the border for ten days", "banned flights until Friday"."""

from __future__ import annotations

import datetime as dt
import re

from polybius.resources import table
from polybius.schema import Event, Reading, Timex

LASTING = ("SANCTION", "COERCE", "THREATEN")  # types of what stays until it is undone, and of its announcement
NOT_LAID = frozenset({"negation", "hypothetical"})
LENGTH = re.compile(r"^P(\d{1,3})([DWMY])$")
DAYS = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}
TO_DAY = re.compile(
    r"\b(?:(?:until|till|til|through|up to)(?: the end of| midnight on| at least)?|from [^,;:]{1,25} to) $", re.I
)
FOR_LENGTH = re.compile(
    r"\b(?:for (?:a period of |the next |a further |another )?|(?:will|would|to) last )$", re.I
)  # not "for at least", "for over"
# what is no end of the act before: another clause, or a measure of time that comes back ("three days a week")
APART = re.compile(r"[;:—]|, (?!until|till|through|for)|\b(?:after|because|which|who|and|but|when|while)\b")
EACH = re.compile(r"^ (?:a|an|each|every|per) \w+", re.I)
EXTENDING = re.compile(r"^(?:extend|prolong|renew|maintain|uph[eo]ld|keep|kept|retain|still|stay|remain)", re.I)
# "has been closed for ten days", "after being closed for ten days"
LASTED = re.compile(r"\b(?:(?:has|have|had) been|after (?:being|having been)) (?:\w+ )?$", re.I)


def until(event: Event, reading: Reading) -> dt.date | None:
    """The last day that a measure is to stand by the words that lay it; None where they set no end."""
    if event.event_type not in LASTING or NOT_LAID & set(event.auxiliary):
        return None
    span = reading.sentences[event.sentence].span
    others = [other.trigger.start for other in reading.events if other.trigger.start > event.trigger.start]
    end = min([span.end, *others])
    ends = (_end(event, timex, reading) for timex in reading.timexes if event.trigger.end < timex.span.start < end)
    return next((day for day in ends if day is not None), None)


def _end(event: Event, timex: Timex, reading: Reading) -> dt.date | None:
    """The day with which an act ends by a time told behind it."""
    between = reading.text[event.trigger.end : timex.span.start]
    if APART.search(between):
        return None
    if timex.type in ("DATE", "TIME") and TO_DAY.search(between):
        ahead = event.latest is None or (timex.latest is not None and timex.latest > event.latest)
        return timex.latest if ahead else None
    length = LENGTH.match(timex.value) if timex.type == "DURATION" else None
    first = event.due_latest or event.latest
    if length is None or first is None or EXTENDING.match(reading.words(event.trigger)):
        return None  # an extension begins where the first term ends
    behind = reading.text[timex.span.end : timex.span.end + 30]
    counted = FOR_LENGTH.search(between) and not EACH.match(behind) and not _lasted(event, reading)
    if not counted and not ("-" in reading.text[timex.span.start : timex.span.end] and _measure_word(behind)):
        return None
    return first + dt.timedelta(days=round(int(length[1]) * DAYS[length[2]]))


def _lasted(event: Event, reading: Reading) -> bool:
    """Whether it tells how long something has stood: "has been closed for ten days"."""
    return LASTED.search(reading.text[max(0, event.trigger.start - 25) : event.trigger.start]) is not None


def _measure_word(words: str) -> bool:
    """Whether a noun for a measure begins some words, at most one word in between: "one-year arms embargo"."""
    nouns = "|".join(row["words"] for row in table("lexicon/measures"))
    return re.match(rf"^ (?:\w+ )?(?:{nouns})\b", words) is not None
