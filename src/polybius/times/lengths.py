"""Rules for lengths of time, repeated times, times of day, and words such as "recently"."""

from __future__ import annotations

import math
from dataclasses import replace

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import SHIFT
from polybius.times.grammar import Found, Rule
from polybius.times.relative import NUMBER, UNIT, counted

ARTICLE_FITS_AFTER = frozenset(
    "for within in over about than nearly almost after during lasted lasting take takes took under once only just "
    "spent spend around roughly least".split()
)
CLOCK_STANDS_AFTER = frozenset(
    "at from to until till by around about before after since between and - – — ( , is".split()
)
AGES = frozenset({"old", "olds"})
PAST_STANDS_AFTER = frozenset("in over for during within of the these since".split()) | {"'s"}
OWNERS = frozenset("his her its their my our your".split())
LENGTHS_STAND_AFTER = frozenset(
    "for over after within in of the took take takes taken lasted last spent spend amid despite through "
    "throughout".split()
)


def length(found: Found, clock: Clock) -> Meaning | None:
    """A length of time: for three days, a two-week truce, two and a half years; without days of its own."""
    behind = found.neighbour(2) if found.neighbour(1) and found.neighbour(1).lower == "-" else found.neighbour(1)  # type: ignore[union-attr]
    if behind and behind.lower in AGES:
        return None  # "a 33-year-old man"
    before = found.neighbour(-1)
    text = found.text("n")
    if text in {"a", "an"} and found.value("u", "unit") == "N":
        return None  # "in a night raid"
    if text in {"a", "an"} and found.value("u", "unit") is None:
        return None  # "a decades-long dispute"
    if text in {"a", "an"}:
        if before and before.values.keys() & {"digits", "times", "amount", "number"}:
            return Meaning("SET", cal.duration(1, str(found.value("u", "unit"))), anchors=False)  # "twice a week"
        told = behind is not None and behind.lower in {"after", "before"}
        if found.text("u") == "quarter" or not (told or (before and before.lower in ARTICLE_FITS_AFTER)):
            return None  # "it was a day of mourning"
    if before and before.lower in {"-", "/"} and "digits" in found.first.values:
        return None
    unit = str(found.value("u", "unit", "units"))
    if (
        unit == "H"
        and len(text) == len("0315")
        and text.isdigit()
        and (text[0] == "0" or (before and before.lower == "at"))
    ):
        return _military(int(text))
    count = counted(found)
    if count == 0 or (unit == "S" and found.text("u") == "second" and text in {"a", "an"}):
        return None
    if "year" in found.group("n")[0].values and (unit in {"Q", "S"} or found.value("u", "unit") is not None):
        return None  # "2019 quarter", "World Cup 2018 day five"
    return Meaning("DURATION", cal.duration(count, unit), anchors=False)


def _military(number: int) -> Meaning | None:
    """A time of day that four digits and "hours" tell: at 0315 hrs."""
    hour, minute = divmod(number, 100)
    return Meaning("TIME", f"T{hour:02}:{minute:02}", anchors=False) if hour <= 24 and minute < 60 else None


def bare_units(found: Found, clock: Clock) -> Meaning | None:
    """A length without a number: for weeks, over the years, months of talks."""
    before = found.neighbour(-1)
    if not (before and before.lower in LENGTHS_STAND_AFTER):
        return None
    if before.lower in {"of", "the", "in"} and not found.has("the"):
        return None
    return Meaning("DURATION", cal.duration(None, str(found.value("u", "units"))), anchors=False)


def long_units(found: Found, clock: Clock) -> Meaning:
    """A length told without a number: a decades-long dispute."""
    return Meaning("DURATION", cal.duration(None, str(found.value("u", "units"))), anchors=False)


def bounded_length(found: Found, clock: Clock) -> Meaning | None:
    """A length that ends or begins with the news: the last three days, the next five years, the coming months."""
    unit = str(found.value("u", "units", "unit"))
    if found.value("shift", "same") is not None:
        return None  # "he said that 2 weeks ago"
    before = found.neighbour(-1)
    if found.first.lower == "past" and before and before.lower.isalpha() and before.lower not in PAST_STANDS_AFTER:
        return None  # "not far past eighteen months"
    count = counted(found) if found.has("n") else None
    ahead = found.value("shift", "next", "following") is not None
    value = cal.duration(count, unit)
    if found.value("shift", "this", "previous", "following") is not None:
        return Meaning("DURATION", value, anchors=False)
    if clock.published is None or _of_a_story(found, clock, ahead):
        return Meaning("DURATION", value, anchors=False)
    sign = 1 if ahead else -1
    if count is not None and unit == "H":
        edge = cal.add(clock.published, sign * math.ceil(count / 24), "D")  # "in the past 48 hours"
    elif count is None or unit in cal.CLOCK_UNITS:
        edge = cal.add(clock.published, sign * cal.REACH_OF_RECENT.get(unit, 1), "D")
    else:
        edge = cal.add(clock.published, sign * min(int(count + 0.5), 9999), unit)
    first, last = min(edge, clock.published), max(edge, clock.published)
    return Meaning("DURATION", value, first, last, anchors=False)


def _of_a_story(found: Found, clock: Clock, ahead: bool) -> bool:
    """Whether a length belongs to what is told and not to the news: "he spent the last months of his life there",
    "over the next five years he served two kings", "in her last years".
    """
    before, behind, further = found.neighbour(-1), found.neighbour(1), found.neighbour(2)
    if not ahead and behind and behind.lower == "of" and further and further.lower in OWNERS | {"the", "that", "a"}:
        return True
    if before is not None and before.lower in OWNERS:
        return True
    return ahead and clock.direction(found.span()) < 0


def recent(found: Found, clock: Clock) -> Meaning | None:
    """A length that ends with the report: in recent weeks, recent years."""
    unit = str(found.value("u", "units"))
    value = cal.duration(None, unit)
    if clock.published is None:
        return Meaning("DURATION", value, anchors=False)
    first = cal.add(clock.published, -cal.REACH_OF_RECENT.get(unit, 365), "D")
    return Meaning("DURATION", value, first, clock.published, anchors=False)


def every(found: Found, clock: Clock) -> Meaning | None:
    """A repeated time: every week, each Friday, every two years."""
    if found.has("w"):
        return Meaning("SET", f"XXXX-WXX-{(found.number('w', 'weekday') or 0) + 1}", anchors=False)
    if found.has("part"):
        part = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "MI": "TMI"}[str(found.value("part", "part"))]
        return Meaning("SET", f"XXXX-XX-XX{part}", anchors=False)
    count = counted(found) if found.has("n") else 1
    return Meaning("SET", cal.duration(count, str(found.value("u", "unit", "units"))), anchors=False)


def often(found: Found, clock: Clock) -> Meaning | None:
    """A repetition in one word: daily, weekly, annual; not in names ("the Daily Mail")."""
    return Meaning("SET", str(found.value("o", "often")), anchors=False)


def weekdays(found: Found, clock: Clock) -> Meaning | None:
    """A repeated weekday: on Fridays."""
    return Meaning("SET", f"XXXX-WXX-{(found.number('w', 'weekdays') or 0) + 1}", anchors=False)


def time_of_day(found: Found, clock: Clock) -> Meaning | None:
    """A time of day: 10:30 p.m., 6 a.m., 18:00 GMT, noon; ``find`` adds the day from the date beside it."""
    text = _hours_minutes(found)
    if text is None:
        return None
    before = found.neighbour(-1)
    bare = not (found.has("ampm") or found.has("zone") or found.has("oclock") or found.has("word"))
    if (
        bare
        and not (_is_paired(found) or _is_of_today(found))
        and not (before is None or before.lower in CLOCK_STANDS_AFTER or "line" in before.values)
    ):
        return None  # "won 3:20", chapter and verse
    zone = str(found.value("zone", "zone") or "") if found.has("zone") else ""
    return Meaning("TIME", f"T{text}{zone}", anchors=False)


def _is_of_today(found: Found) -> bool:
    """Whether a word for the day stands behind it: "slept until like 7:15 today"."""
    behind = found.neighbour(1)
    return behind is not None and bool(behind.values.keys() & {"deictic", "weekday", "tonight"})


def _is_paired(found: Found) -> bool:
    """Whether a dash or "to" leads on to another time of day: "Daily 08:00 - 20:00"."""
    behind, further = found.neighbour(1), found.neighbour(2)
    return bool(behind and further and behind.lower in {"-", "–", "—", "to"} and "clock" in further.values)


def _hours_minutes(found: Found) -> str | None:
    if found.has("word"):
        return str(found.value("word", "clock_word"))
    written = found.value("c", "clock")
    if isinstance(written, str):
        hour, minute = int(written.split(":")[0]), int(written.split(":")[1])
    else:
        number = found.number("c", "hour", "number", "year", "small_year")
        if number is None:
            return None
        hour, minute = divmod(number, 100) if number > 24 else (number, 0)
    if found.has("ampm"):
        if hour > 12:
            return None
        hour = hour % 12 + (12 if found.value("ampm", "ampm") == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def vague(found: Found, clock: Clock) -> Meaning | None:
    """A time without a day: now, currently, recently, soon: no days but those of the report, where it is now."""
    value = str(found.value("v", "vague"))
    meaning = Meaning("DATE", value, anchors=False)
    if value == "PRESENT_REF" and clock.published:
        return replace(meaning, earliest=clock.published, latest=clock.published)
    return meaning


RULES = (
    Rule("length", f"(?P<n>{NUMBER})<->?(?P<u>{UNIT})", length),
    Rule("long", "(?P<u>{units})<-><long>", long_units),
    Rule("bare-units", "(?P<the><the>)?(?P<u>{units})", bare_units),
    Rule("bounded-length", f"{SHIFT}(?P<n>{NUMBER})(?P<u>{UNIT})", bounded_length),
    Rule("length-bounded", f"(?P<n>{NUMBER})(?P<shift>{{last}}|{{next}}|{{previous}})(?P<u>{{units}})", bounded_length),
    Rule("bounded-units", f"{SHIFT}(?P<u>{{units}})", bounded_length),
    Rule("recent", "<the>?{recent}(?P<u>{units})", recent),
    Rule(
        "every",
        f"{{every}}(?:(?P<n>{NUMBER})?(?P<u>{UNIT})|(?P<w>{{weekday}})(?:(?:<and>|<or>|</>){{weekday}})?|(?P<part>{{part}}))",
        every,
    ),
    Rule("often", "(?P<o>{often})", often),
    Rule("weekdays", "(?P<w>{weekdays})", weekdays),
    Rule("per", "{per}(?P<u>{unit})", every),
    Rule(
        "clock",
        "(?P<c>{clock})(?P<ampm>{ampm})?(?:(?P<zone>{zone})|<(>(?P<offset>{zone}(?:<+>|<->|<−>){digits})<)>|<local><time>)?",
        time_of_day,
    ),
    Rule("hour", "(?P<c>{hour}|{number})(?P<ampm>{ampm})(?P<zone>{zone})?", time_of_day),
    Rule("o-clock", "(?P<c>{hour}|{number})(?P<oclock><o'clock>)", time_of_day),
    Rule("military-hour", "(?P<c>{year}|{small_year})(?P<zone>{zone})", time_of_day),
    Rule("noon", "(?P<word>{clock_word})", time_of_day),
    Rule("vague", "(?:<more>|<most>)?(?P<v>{vague})", vague),
)
