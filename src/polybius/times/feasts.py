"""Rules for feasts and eras: Christmas, Ramadan 2019, the end of Passover, since the Cold War."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace

from polybius.resources import digest, table
from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import EDGE, SHIFT, edged
from polybius.times.grammar import Found, Piece, Rule

OTHER_CALENDARS = frozenset({"chinese", "lunar", "jewish", "islamic", "persian", "tibetan", "kurdish", "thai"})
TIMES_STAND_AFTER = frozenset(
    "in during since before after until till by from throughout following between through amid".split()
)
PARTS_OF_AN_ERA = frozenset(
    "outbreak beginning start end rest remainder height days years course eve aftermath time most much".split()
)
SOON_FACTOR = 6  # a feast so many times nearer ahead than behind is the one ahead, whatever the tense

Days = tuple[dt.date, dt.date, int]  # first, last, days by which states differ


def named(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A feast of a fixed day, or an era where it tells when: Christmas, New Year's Eve 2019, since the Cold War."""
    days = str(found.value("d", "named"))
    before = found.neighbour(-1)
    if before and before.lower in OTHER_CALENDARS:
        return None  # "the Chinese New Year"
    if "/" in days:
        return _era(days) if _tells_when(found) else None
    meaning = _fixed(found, clock, days)
    return [Piece("core", meaning)] if found.has("the") else meaning


def _era(days: str) -> Meaning:
    first, last = days.split("/")
    if len(first) == len("1095"):
        return cal.years(int(first), int(last), days, named_year=True)
    return Meaning("DATE", days, dt.date.fromisoformat(first), dt.date.fromisoformat(last), named_year=True)


def _tells_when(found: Found) -> bool:
    """Whether an era stands as a time and not as a topic: "during the Vietnam War", not "a book on the Vietnam War"."""
    before, further = found.neighbour(-1), found.neighbour(-2)
    if before is None or before.lower != "of":
        return before is not None and before.lower in TIMES_STAND_AFTER
    return further is not None and further.lower in PARTS_OF_AN_ERA


def _fixed(found: Found, clock: Clock, days: str) -> Meaning:
    if len(days) == len("2001-09-11"):
        return cal.day(dt.date.fromisoformat(days))
    month, day = (int(part) for part in days.split("-"))
    if found.has("y"):
        return cal.day(dt.date(found.number("y", "year") or 1, month, day), named_year=True)
    year = clock.year_of(found.span(), month, day)
    if found.has("shift") and clock.published:
        step = found.number("shift", "last", "next", "this", "previous", "following") or 0
        behind = (month, day) < (clock.published.month, clock.published.day)
        year = clock.published.year + {-1: 0 if behind else -1, 0: 0, 1: 1 if behind else 0}[step]
    return Meaning("DATE", f"XXXX-{days}") if year is None else cal.day(dt.date(year, month, day))


def feast(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A feast that moves with the moon: Ramadan, last Easter, the end of Ramadan 2019; on days of its table."""
    before, further = found.neighbour(-1), found.neighbour(-2)
    if before and before.lower == "of" and further and "ordinal" in further.values:
        return None  # "10th of Ramadan City"
    chosen = days_of(found, clock, "d")
    if chosen is None:
        return Meaning("DATE", "XXXX-XX-XX", anchors=False)
    first, last, slack = chosen
    whole = cal.days(first, last) if first < last else cal.day(first)
    wide = replace(
        whole,
        earliest=cal.add(first, -slack, "D"),
        latest=cal.add(last, slack, "D"),
        named_year=found.has("y"),
    )
    return edged(found, wide)


def days_of(found: Found, clock: Clock, name: str = "f") -> Days | None:
    """The days of the feast that a group names: of the year behind it, of the year told before, else the nearest."""
    options = _feasts(digest())[str(found.value(name, "feast"))]
    year = found.number("y", "year") if found.has("y") else clock.year_told(found.span())
    if year is not None:
        return next((days for days in options if days[0].year == year), None)
    return _nearest(options, found, clock)


def _nearest(options: list[Days], found: Found, clock: Clock) -> Days | None:
    """The one that is on, else the last or the next by "last", "next" or the tense."""
    today = clock.published
    if today is None:
        return None
    step = found.number("shift", "last", "previous", "next", "following", "this")
    going = [days for days in options if days[0] <= today <= days[1]]
    behind = [days for days in options if days[1] < today]
    ahead = [days for days in options if days[0] > today]
    if going and not step:
        return going[0]
    if step == 0:
        return next((days for days in options if days[0].year == today.year), None)
    if not behind or not ahead:
        return None  # beyond the table
    soon = (ahead[0][0] - today).days * SOON_FACTOR < (today - behind[-1][1]).days
    direction = clock.direction(found.span())
    forward = step > 0 if step else direction > 0 or (soon and direction == 0)
    return ahead[0] if forward else behind[-1]


@functools.lru_cache(maxsize=4)
def _feasts(tables: str) -> dict[str, list[Days]]:
    out: dict[str, list[Days]] = {}
    for row in table("lexicon/times_feasts"):
        days = (dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]), int(row["slack_days"]))
        for name in row["names"].split("|"):
            out.setdefault(name.lower(), []).append(days)
    return {name: sorted(days) for name, days in out.items()}


def names() -> dict[str, tuple[str, str]]:
    """Each name as it is written, with the class of words that its first word gets and what the class means by it."""
    fixed = {name: ("named", row["days"]) for row in table("lexicon/times_named") for name in row["names"].split("|")}
    moved = {name: ("feast", name.lower()) for row in table("lexicon/times_feasts") for name in row["names"].split("|")}
    return moved | fixed


RULES = (
    Rule("named", f"(?P<the><the>)?(?P<core>{SHIFT}?(?P<d>{{named}})(?:{{rest}})*(?:<,>?(?P<y>{{year}}))?)", named),
    Rule(
        "feast",
        f"{EDGE}?(?P<core>(?:<the>?(?:<holy>|<fasting>|<muslim>|<islamic>)*<month><of>)?{SHIFT}?(?P<d>{{feast}})"
        "(?:{rest})*(?:<,>?(?P<y>{year}))?)",
        feast,
    ),
)
