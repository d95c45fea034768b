"""Rules for days of the week and of the month: on Tuesday, late Mon., that Sunday, the weekend, on the 3rd."""

from __future__ import annotations

import datetime as dt

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock, last_weekday, next_weekday
from polybius.times.dates import SHIFT
from polybius.times.grammar import Found, Piece, Rule
from polybius.times.relative import in_part, is_break
from polybius.times.words import Form
from polybius.times.years import STREETS

ONE_DAY = dt.timedelta(days=1)
WEEKDAY = "(?:{weekday}|{weekday_short}<.>?)"
NO_NOUNS = frozenset("the a an its his her their our my your he she it they we i you at in by near this that".split())
NEAR_DAYS = 190  # a weekday falls on the same day of the month once or twice in half a year
SHORTS_STAND_AFTER = frozenset({"on", "by", "since", "until", "till", "from", "to"})


def overnight_of_day(found: Found, clock: Clock) -> Meaning:
    """The night that begins on a weekday and ends on the next: overnight Sunday into Monday."""
    return _night(clock.weekday(found.span(), found.number("w", "weekday") or 0))


def overnight_into_day(found: Found, clock: Clock) -> Meaning:
    """The night that ends on a weekday: overnight into Wednesday, the night to Wednesday."""
    date = clock.weekday(found.span(), found.number("w", "weekday") or 0)
    return _night(date - ONE_DAY if date is not None else None)


def _night(date: dt.date | None) -> Meaning:
    """The night that begins on a day."""
    if date is None:
        return Meaning("TIME", "XXXX-XX-XXTNI", anchors=False)
    return Meaning("TIME", f"{date.isoformat()}TNI", date, cal.add(date, 1, "D"))


def weekday(found: Found, clock: Clock) -> Meaning | None:
    """A weekday: on Tuesday, last Friday, next Tuesday, Friday morning, that Sunday."""
    number = found.number("w", "weekday", "weekday_short")
    before = found.neighbour(-1)
    short = found.value("w", "weekday") is None
    if number is None or (short and not _is_short_day(found, before)):
        return None  # "The Sun", "Wed" are no days; "on Sun", "late Mon.", "Tues morning" are
    if before and before.lower in {"a", "any"} and _ends_phrase(found):
        return Meaning("DATE", f"XXXX-WXX-{number + 1}", anchors=False)  # "on a Monday", but "a Monday raid"
    date = _weekday(found, clock, number)
    meaning = cal.day(date) if date else Meaning("DATE", f"XXXX-WXX-{number + 1}", anchors=False)
    return in_part(meaning, found.value("part", "part")) if found.has("part") else meaning


def _is_short_day(found: Found, before: Form | None) -> bool:
    if before is not None and before.lower in SHORTS_STAND_AFTER:
        return True
    sure = found.has("part") or (found.text("w").endswith(".") and before is not None and before.lower.isalpha())
    return sure and not (before is not None and before.lower in {"the", "a", "an"})


def _ends_phrase(found: Found) -> bool:
    behind = found.neighbour(1)
    return behind is None or is_break(behind.lower) or behind.lower == "to"


def _weekday(found: Found, clock: Clock, number: int) -> dt.date | None:
    today = clock.published
    if not found.has("shift"):
        before = found.neighbour(-1)
        told = clock.day_before(found.span()) if before and before.lower == "the" and _ends_phrase(found) else None
        if told is not None and today is not None and next_weekday(told, number) <= today:
            return next_weekday(told, number)  # "was hit on the Friday; a second strike followed on the Saturday"
        return clock.weekday(found.span(), number)
    if found.value("shift", "same", "previous", "following") is not None:
        anchor = clock.day_before(found.span()) or today
        if anchor is None:
            return None
        if found.value("shift", "same") is not None:
            return last_weekday(cal.add(anchor, 3, "D"), number)  # "that Tuesday": the one about the day told before
        if found.value("shift", "previous") is not None:
            return last_weekday(anchor - ONE_DAY, number)
        return next_weekday(anchor + ONE_DAY, number)
    if today is None:
        return None
    if found.value("shift", "last") is not None:
        return last_weekday(today - ONE_DAY, number)
    if found.value("shift", "next") is not None:
        return next_weekday(today + ONE_DAY, number)
    if found.value("shift", "this") is not None and clock.direction(found.span()) >= 0:
        return next_weekday(today, number)
    return clock.weekday(found.span(), number)


def day_of_month(found: Found, clock: Clock) -> list[Piece] | None:
    """A day of the month told last, else of the month of the news: "on the 3rd"."""
    number, behind = found.number("d", "day", "ordinal") or 0, found.neighbour(1)
    anchor = clock.time_before(found.span()) or clock.published
    written = found.text("d")[0].isdigit()
    free = behind is None or is_break(behind.lower) or "line" in behind.values
    name = behind is not None and found.capital_behind(clock.text) and behind.lower not in STREETS
    if not written and found.first.lower != "on":
        return None  # "by the third"
    if anchor is None or not (free or (written and behind and (name or behind.lower in NO_NOUNS))):
        return None  # "on the third floor", "on the 13th floor", but "on the 13th its troops left", "on the 13th Sudan"
    date = cal.valid_day(anchor.year, anchor.month, number)
    today = clock.published
    if date and today and date > today and clock.direction(found.span()) < 0:
        date = cal.valid_day(today.year, today.month, number)  # "before the 12 June vote, two were killed on the 9th"
    return [Piece("core", cal.day(date))] if date else None


def day_of_shifted_month(found: Found, clock: Clock) -> list[Piece] | None:
    """A day of a month told from the news, or of the one that the text is in: the 5th of this month, of last month."""
    today = clock.published
    if today is None:
        return None
    step = found.number("shift", "last", "next", "this", "previous", "following") or 0
    base = (clock.time_before(found.span()) or today) if found.has("now") else cal.add(today.replace(day=1), step, "M")
    date = cal.valid_day(base.year, base.month, found.number("d", "day", "ordinal") or 0)
    return [Piece("core", cal.day(date))] if date else None


def weekday_of_week(found: Found, clock: Clock) -> Meaning | None:
    """A weekday of a week told from the news: Tuesday last week, Monday of next week."""
    number = found.number("w", "weekday")
    if clock.published is None or number is None:
        return None
    step = found.number("shift", "last", "next", "this", "previous") or 0
    monday = clock.published - dt.timedelta(days=clock.published.weekday()) + dt.timedelta(days=7 * step)
    return cal.day(monday + dt.timedelta(days=number))


def weekday_and_day(found: Found, clock: Clock) -> Meaning | None:
    """A weekday with its day of the month, in the nearest month where both agree: Monday the 21st, on Friday 31st."""
    today, number = clock.published, found.number("w", "weekday", "weekday_short")
    day = found.number("d", "ordinal", "day") or 0
    sure = "ordinal" in found.word("d").values and found.text("d")[0].isdigit()
    if today is None or number is None or not (sure or _ends_phrase(found)):
        return None  # "On Monday 21 people were arrested", "on Monday the first of them"
    near = [cal.add(today, days, "D") for days in range(-NEAR_DAYS, NEAR_DAYS + 1)]
    options = [date for date in near if date.weekday() == number and date.day == day]
    direction = clock.direction(found.span())
    facing = [date for date in options if (date - today).days * direction >= 0] or options
    return cal.day(min(facing, key=lambda date: abs((date - today).days))) if facing else None


def weekend(found: Found, clock: Clock) -> Meaning | None:
    """A weekend: over the weekend is the last one begun, or where the verb looks ahead the next."""
    if clock.published is None:
        return Meaning("DATE", "XXXX-WXX-WE", anchors=False)
    base, step = clock.published, found.number("shift", "last", "next", "this", "previous", "following")
    if step is None:
        begun = base.weekday() >= 5 or clock.direction(found.span()) > 0
        step = 0 if begun else -1
    elif step == 0 and base.weekday() < 3 and clock.direction(found.span()) < 0:
        step = -1  # on a Monday, "fought this weekend" is the one just over
    return cal.weekend(base + dt.timedelta(days=7 * step))


RULES = (
    Rule(
        "overnight-of-day",
        "{overnight}<on>?(?P<w>{weekday})(?:(?:<into>|<to>){weekday})?",
        overnight_of_day,
    ),
    Rule("overnight-into-day", "(?:{overnight}|<the>?<night>)(?:<into>|<to>)(?P<w>{weekday})", overnight_into_day),
    Rule("weekday", f"{SHIFT}?(?P<w>{WEEKDAY})(?P<part>{{part}})?", weekday),
    Rule("weekday-and-day", f"(?P<w>{WEEKDAY})<the>?(?P<d>{{ordinal}}|{{day}})", weekday_and_day),
    Rule("day-of-month", "(?:<on>|<by>|<since>|<until>|<before>|<after>)(?P<core><the>(?P<d>{ordinal}))", day_of_month),
    Rule(
        "day-of-shifted-month",
        f"(?P<core><the>(?P<d>{{ordinal}})<of>(?:{SHIFT}|(?P<now><the>))<month>)",
        day_of_shifted_month,
    ),
    Rule("weekday-of-week", f"(?P<w>{{weekday}})<of>?{SHIFT}<week>", weekday_of_week),
    Rule("week-and-weekday", f"{SHIFT}<week><on>(?P<w>{{weekday}})", weekday_of_week),
    Rule("weekend", f"(?:<the>|{SHIFT})<weekend>", weekend),
)
