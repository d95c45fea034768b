"""Rules for times told from somewhere else: today, last week, two days later, the next morning."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock, last_weekday
from polybius.times.dates import EDGE, SHIFT, edged
from polybius.times.grammar import Found, Piece, Rule

SAME_SENTENCE = 120  # characters: "halted on 5 January and resumed at the end of the month"
SUNDAY = 6
ONE_DAY = dt.timedelta(days=1)
UNIT = "(?:{unit}|{units})"
NUMBER = (
    "(?:(?:{number}|{digits}|{amount})(?:<->?{number})?(?:{hundreds})*(?:<and><a><half>)?"
    "|(?:<a>|<an>){hundreds}*|<a>?{some}|<a>{pair}<of>?|<half><a>|<half><an>)"
)
CLAUSE_BREAKS = frozenset(
    {".", ",", ";", ":", ")", "-", "–", "—", "and", "but", "when", "or", "after", "\n", "?", "!", "'s"}
)
PART_HOURS = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "MI": "TMI"}
NOT_KNOWN = frozenset({"many", "more", "countless", "a", "an", "of", "-"})  # how much later, before a unit
COUNTS = frozenset({"number", "digits", "amount", "some", "pair", "half", "hundreds"})  # kinds of words that number
STILL_WORDS = 3  # before "today", of which "still" may be one
OF_OUR_AGE = frozenset("generation technology world society youth standards children women economy".split())
EXACTLY = frozenset({"exactly", "precisely"})
EDGES_OF_A_DAY = frozenset({"early", "late", "earlier", "later"})


def in_part(meaning: Meaning, part: object) -> Meaning:
    """A day's morning, afternoon, evening or night, by the value of the class *part*."""
    return replace(meaning, type="TIME", value=meaning.value + PART_HOURS[str(part)])


def deictic(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A day told from the report: today, yesterday, tomorrow evening; nothing where "today" means our age."""
    meaning = _deictic(found, clock)
    outside = meaning is not None and found.has("edge") and found.text("edge") not in EDGES_OF_A_DAY
    return [Piece("core", meaning)] if meaning and outside else meaning  # "they end today a long strike"


def _deictic(found: Found, clock: Clock) -> Meaning | None:
    step = found.number("d", "deictic") or 0
    if step == 0 and _nowadays(found, clock):
        return None
    if clock.published is None:
        return Meaning("DATE", "PRESENT_REF" if step == 0 else "XXXX-XX-XX", anchors=False)
    meaning = cal.day(cal.add(clock.published, step, "D"))
    return in_part(meaning, found.value("part", "part")) if found.has("part") else meaning


def _nowadays(found: Found, clock: Clock) -> bool:
    """Whether "today" is no day: "still in use today", "known today as", "what is today Germany", "today's youth";
    "founded in 1785 ... Today it has ten churches".
    """
    before = [word.lower if (word := found.neighbour(-back)) else "" for back in range(1, STILL_WORDS + 1)]
    reach = before[: before.index(".")] if "." in before else before
    if "still" in reach or before[0] in {"known", "continues"} or before[:2] == ["is", "what"]:
        return True
    behind = [word.lower if (word := found.neighbour(ahead)) else "" for ahead in (1, 2)]
    if behind == ["than", "ever"] or (behind[0] == "'s" and behind[1] in OF_OUR_AGE):
        return True
    opens = not before[0].isalpha() and behind[0] in {"is", "was", "marks"}  # "Today is the tenth day"
    tells_a_day = opens or behind[0] == "'s" or found.has("part") or found.has("edge")
    return not tells_a_day and clock.in_history(found.span()) and clock.direction(found.span()) == 0


def two_days_off(found: Found, clock: Clock) -> Meaning:
    """The day two days off: the day before yesterday, the day after tomorrow."""
    if clock.published is None:
        return Meaning("DATE", "XXXX-XX-XX", anchors=False)
    return cal.day(cal.add(clock.published, 2 if found.value("d", "deictic") == 1 else -2, "D"))


def tonight(found: Found, clock: Clock) -> Meaning:
    """The night that begins on the day of the report."""
    if clock.published is None:
        return Meaning("TIME", "XXXX-XX-XXTNI", anchors=False)
    return in_part(cal.day(clock.published), "NI")


def overnight(found: Found, clock: Clock) -> Meaning | None:
    """The night before the report: overnight, last night: from the evening before into the day of the report."""
    behind = found.neighbour(1)
    if behind and behind.lower in {"stay", "success", "bag", "delivery"}:
        return None  # "an overnight success"
    if clock.published is None:
        return Meaning("TIME", "XXXX-XX-XXTNI", anchors=False)
    before = cal.add(clock.published, -1, "D")
    return Meaning("TIME", f"{before.isoformat()}TNI", before, clock.published)


def part_of_day(found: Found, clock: Clock) -> Meaning | None:
    """A part of a day told from the news or the text: this morning, that evening, the next morning."""
    part = found.value("part", "part")
    if found.value("shift", "last") is not None and found.text("shift").startswith("the"):
        return None  # "the last night of the feast"
    if found.value("shift", "last") is not None and part == "NI":
        return overnight(found, clock)
    if found.value("shift", "this", "last") is not None:
        if clock.published is None:
            return Meaning("TIME", f"XXXX-XX-XX{PART_HOURS[str(part)]}", anchors=False)
        return in_part(cal.day(cal.add(clock.published, found.number("shift", "this", "last") or 0, "D")), part)
    anchor = clock.day_before(found.span())
    if anchor is None:
        return Meaning("TIME", f"XXXX-XX-XX{PART_HOURS[str(part)]}", anchors=False)
    step = found.number("shift", "same", "next", "following", "previous") or 0
    return in_part(cal.day(cal.add(anchor, step, "D")), part)


def day_before_or_after(found: Found, clock: Clock) -> Meaning | None:
    """The day, night or year beside the one told before: the day before, a year earlier, the morning after.

    Not covered: "the day before the vote", whose day another event tells; it gets no days.
    """
    step = -1 if found.value("way", "before", "earlier", "previous") is not None else 1
    unit = str(found.value("u", "unit") or "D")
    behind = found.neighbour(1)
    free = behind is None or behind.lower in CLAUSE_BREAKS or "line" in behind.values
    day_like = unit in {"D", "N"} or found.value("u", "part") is not None
    anchor = clock.day_before(found.span()) if day_like else clock.time_before(found.span())
    if not free and found.has("a"):
        return None  # "a day after the vote": a length, told from an event
    if (not free and found.value("way", "before", "after") is not None) or anchor is None:
        return Meaning("DATE", "XXXX-XX-XX" if day_like else "XXXX", anchors=False)
    if found.value("u", "part") is not None:
        return in_part(cal.day(cal.add(anchor, step, "D")), found.value("u", "part"))
    moved = cal.add(anchor, step, unit)
    meaning = in_part(cal.day(moved), "NI") if unit == "N" else cal.containing(moved, unit)
    # "on Monday ... a day earlier ... the same evening": a look back is nothing to go on from
    return replace(meaning, anchors=step > 0)


def shifted_unit(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A unit of the calendar told from elsewhere: last week, the past decade, that day, earlier this month."""
    unit = str(found.value("u", "unit"))
    if found.has("now"):
        if not found.has("edge_of") or clock.published is None or unit not in {"W", "M", "Q", "Y", "E"}:
            return None  # only "the beginning of the year", not "the year"
        edge, told = str(found.value("edge", "edge")), clock.time_before(found.span(), reach=SAME_SENTENCE)
        return cal.narrowed(cal.containing(told or clock.published, unit), edge)
    if found.value("shift", "same", "following", "previous") is not None or (
        found.value("shift", "next") is not None and (unit == "D" or found.text("shift").startswith("the"))
    ):
        return _from_told(found, clock, unit)
    today = clock.published
    step = found.number("shift", "last", "next", "this") or 0
    if unit in cal.CLOCK_UNITS:
        return None
    if today is None:
        return Meaning("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step], anchors=False)
    week = found.text("shift") == "past" and found.first.lower == "this"
    if week and unit in {"W", "M", "Q", "Y"}:
        return cal.containing(
            cal.add(today.replace(day=1) if unit != "W" else today, -1, unit), unit
        )  # "this past week"
    if found.text("shift").split()[-1] == "past" or (found.text("shift") == "the last" and unit != "Q"):
        return Meaning("DURATION", cal.duration(1, unit), cal.add(today, -1, unit), today, anchors=False)
    if unit in {"D", "N"}:
        return None if step <= 0 else cal.day(today + ONE_DAY)  # "this day" is mostly no date
    moved = cal.containing(cal.add(today.replace(day=1) if unit in {"M", "Q", "Y"} else today, step, unit), unit)
    if unit == "W" and step < 0 and today.weekday() == SUNDAY:
        moved = replace(moved, latest=today - ONE_DAY)  # of a report of Sunday, the week just over as well
    return _edge_of_now(found, moved, today) if found.has("edge") else moved


def edge_of_now(found: Found, clock: Clock) -> list[Piece] | None:
    """A part of the unit that the news is in: "the week" of "earlier in the week", on the days of that part."""
    unit = str(found.value("u", "unit"))
    if clock.published is None or unit not in {"D", "W", "M", "Q", "Y", "E"}:
        return None
    # "On 3 May he denied it. Later in the day": the day told last; a week or year only from the same sentence
    told = clock.day_before(found.span()) if unit == "D" else clock.time_before(found.span(), reach=SAME_SENTENCE)
    if told is not None:
        return [Piece("core", cal.narrowed(cal.containing(told, unit), str(found.value("edge", "edge"))))]
    meaning = _edge_of_now(found, cal.containing(clock.published, unit), clock.published)
    return [Piece("core", meaning)] if isinstance(meaning, Meaning) else meaning


def _edge_of_now(found: Found, meaning: Meaning, today: dt.date) -> Meaning | list[Piece]:
    """The unit cut at the day of the report: earlier this month ends today, later this year begins today."""
    word = found.text("edge")
    if word in {"earlier", "later"} and meaning.earliest and meaning.earliest <= today <= (meaning.latest or today):
        return replace(meaning, latest=today) if word == "earlier" else replace(meaning, earliest=today)
    return edged(found, meaning)


def _from_told(found: Found, clock: Clock, unit: str) -> Meaning | list[Piece]:
    """A unit told from the time told before, else from the news: the same day, the next day, the previous month."""
    step = found.number("shift", "same", "following", "previous", "next") or 0
    if unit in cal.CLOCK_UNITS:
        return Meaning("DATE", "XXXX-XX-XX", anchors=False)
    day_like = unit in {"D", "N"}
    anchor = clock.day_before(found.span()) if day_like else clock.time_before(found.span())
    if anchor is None and step and not day_like:
        anchor = clock.published
    if anchor is None:
        return Meaning("DATE", "XXXX-XX-XX" if day_like else "XXXX", anchors=False)
    moved = cal.add(anchor.replace(day=1) if unit in {"M", "Q", "Y"} else anchor, step, unit)
    meaning = in_part(cal.day(moved), "NI") if unit == "N" else cal.containing(moved, unit)
    return edged(found, meaning)


def counted(found: Found, name: str = "n") -> float | None:
    """The number that the words of a group tell: "twenty-five", "a couple of", "two and a half"; None for "several"."""
    words = found.group(name)
    text = found.text(name)
    if any("some" in word.values for word in words) or not words:
        return None
    total = 0.0
    for word in words:
        if word.lower in {"a", "an"} and not total and not text.startswith("half"):
            total = 1
        for kind in ("number", "digits", "amount", "pair"):
            value = word.values.get(kind)
            if isinstance(value, int | float):
                total = value if kind == "pair" else total + value
        if "hundreds" in word.values:
            total = (total or 1) * int(word.values["hundreds"])
    return total + 0.5 if "half" in text.split() else total


def ago(found: Found, clock: Clock) -> Meaning | None:
    """A time before the report: two weeks ago, a year ago, several months ago."""
    return _away(found, clock, clock.published, -1)


def ago_to_the_day(found: Found, clock: Clock) -> Meaning | None:
    """A time so many months or years before a day or week of the report: two years ago on Monday, a year ago today."""
    unit, count, today = str(found.value("u", "unit", "units")), counted(found), clock.published
    if today is None or count is None or count % 1 or unit not in cal.MONTHS_OF:
        return None
    behind = found.value("w", "weekday")
    near = last_weekday(cal.add(today, 3, "D"), int(str(behind))) if behind is not None else today
    moved = cal.add(near, -int(count), unit)
    return cal.containing(moved, str(found.value("in", "unit"))) if found.has("in") else cal.day(moved)


def before_last(found: Found, clock: Clock) -> Meaning | None:
    """The unit of the calendar two before that of the report: the week before last."""
    unit, today = str(found.value("u", "unit")), clock.published
    if today is None or unit not in {"W", "M", "Y"}:
        return None
    return cal.containing(cal.add(today.replace(day=1) if unit != "W" else today, -2, unit), unit)


def in_a_while(found: Found, clock: Clock) -> list[Piece] | None:
    """A time ahead told by how far off it is, where the verb looks ahead: "talks will resume in two weeks"."""
    behind = found.neighbour(1)
    unit = str(found.value("u", "unit", "units"))
    free = behind is None or is_break(behind.lower) or behind.lower in {"in", "at", "with"}
    if clock.published is None or clock.direction(found.span()) <= 0 or not free or unit in cal.CLOCK_UNITS:
        return None  # "won in two weeks"
    if unit in {"D", "N"} and found.text("n") in {"a", "an", "one"}:
        return None  # "could make 48,000 pins in a day"
    meaning = _away(found, clock, clock.published, 1)
    return [Piece("core", meaning)] if meaning else None


def from_now(found: Found, clock: Clock) -> Meaning | None:
    """A time ahead of the report: a week from now, two years from today."""
    return _away(found, clock, clock.published, 1)


def later(found: Found, clock: Clock) -> Meaning | None:
    """A time told from the one before: two days later, a week earlier, three years before."""
    behind = found.neighbour(1)
    if behind and behind.lower in {"than", "this", "that", "in"}:
        return None  # "three days later than planned", "two weeks earlier this year"
    unit = str(found.value("u", "unit", "units"))
    step = -1 if found.value("way", "earlier", "before") is not None else 1
    anchor = clock.day_before(found.span()) if unit in {"D", "N", *cal.CLOCK_UNITS} else clock.time_before(found.span())
    if found.value("way", "before") is not None and behind and not is_break(behind.lower):
        return None  # "two days before the vote": a length, told from an event
    return _away(found, clock, anchor, step)


def some_time_later(found: Found, clock: Clock) -> Meaning | None:
    """A time told from the one before without a number: hours later, "hit back days later"."""
    before = found.neighbour(-1)
    if before is not None and (before.lower in NOT_KNOWN or not COUNTS.isdisjoint(before.values)):
        return None  # "many years later", "two hours later": told by a number, or by none that is known
    return later(found, clock)


def within_some_time(found: Found, clock: Clock) -> list[Piece] | None:
    """A time soon after the one before, that begins a clause: within hours; not "within hours of it"."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    free = (before is None or is_break(before.lower)) and behind is not None and behind.lower == ","
    meaning = later(found, clock) if free else None
    return [Piece("core", meaning)] if meaning else None


def is_break(word: str) -> bool:
    """Whether a word, in lower case, begins another clause or is a mark that ends one."""
    return word in CLAUSE_BREAKS or word.isspace()


def _away(found: Found, clock: Clock, anchor: dt.date | None, step: int) -> Meaning | None:
    unit = str(found.value("u", "unit", "units"))
    count = counted(found)
    if anchor is None:
        return Meaning("DATE", "XXXX-XX-XX", anchors=False)
    if count is None:
        reach = cal.add(anchor, step * cal.REACH_OF_RECENT[unit if unit in cal.REACH_OF_RECENT else "E"], "D")
        return Meaning(
            "DATE", "PAST_REF" if step < 0 else "FUTURE_REF", min(anchor, reach), max(anchor, reach), anchors=False
        )
    if unit in cal.CLOCK_UNITS:
        days = int(count // 24) + 1 if unit == "H" else 1
        edge = cal.add(anchor, step * days, "D")
        return Meaning("TIME", f"{anchor.isoformat()}TXX", min(anchor, edge), max(anchor, edge), anchors=False)
    whole, half = int(count), count % 1
    if unit in cal.MONTHS_OF and whole * cal.MONTHS_OF[unit] // 12 >= anchor.year and step < 0:
        return Meaning("DATE", f"-{whole * cal.MONTHS_OF[unit] // 12 - anchor.year:04}", anchors=False)
    moved = cal.add(anchor, step * whole, unit) if whole < 10_000 else dt.date.min
    if half and unit in cal.MONTHS_OF:
        moved = cal.add(moved, step * max(cal.MONTHS_OF[unit] // 2, 0), "M")
    if unit in {"D", "N"}:
        day, anchors = cal.day(moved), step > 0 or anchor == clock.published
        return day if anchors else replace(day, anchors=False)
    before = found.neighbour(-1)
    exact = before is not None and before.lower in EXACTLY
    earliest, latest = (moved, moved) if exact else cal.around(moved, "M" if half and not whole else unit)
    meaning = cal.containing(moved, {"F": "W", "E": "Y"}.get(unit, unit))
    return replace(meaning, earliest=earliest, latest=latest)


RULES = (
    Rule("deictic", "(?P<edge>{edge})?(?P<core>(?P<d>{deictic})(?P<part>{part})?)", deictic),
    Rule("two-days-off", "<the><day>(?:{before}|{after})(?P<d><yesterday>|<tomorrow>)", two_days_off),
    Rule("tonight", "{tonight}", tonight),
    Rule("overnight", "{overnight}", overnight),
    Rule("part-of-day", f"{SHIFT}(?P<part>{{part}})", part_of_day),
    Rule(
        "day-before",
        "(?:<the>|(?P<a><a>))(?P<u>{unit}|{part})(?P<way>{before}|{after}|{earlier}|{later}|<previous>)",
        day_before_or_after,
    ),
    Rule("shifted-unit", f"{EDGE}?(?P<core>(?:{SHIFT}|(?P<now><the>))(?P<u>{{unit}}))", shifted_unit),
    Rule("edge-of-now", "(?P<edge>{edge})<in>(?P<core><the>(?P<u>{unit}))", edge_of_now),
    Rule(
        "ago-to-the-day",
        f"(?:(?P<n>{NUMBER})<->?)?(?P<u>{UNIT}){{ago}}"
        "(?:(?:<this>(?P<in>{unit}))|<today>|<to><the><day>|<on>?(?P<w>{weekday}))",
        ago_to_the_day,
    ),
    Rule("before-last", "<the>(?P<u>{unit}){before}<last>", before_last),
    Rule("ago", f"(?:(?P<n>{NUMBER})<->?)?(?P<u>{UNIT}){{ago}}", ago),
    Rule("in-a-while", f"<in>(?P<core>(?P<n>{NUMBER})(?P<u>{UNIT}))", in_a_while),
    Rule("from-now", f"(?P<n>{NUMBER})<->?(?P<u>{UNIT})<from>(?:<now>|<today>)", from_now),
    Rule("within-some-time", "<within>(?P<core>(?P<u>{units}))", within_some_time),
    Rule("some-time-later", "(?P<u>{units}){later}", some_time_later),
    Rule("later", f"(?P<n>{NUMBER})<->?(?P<u>{UNIT})(?P<way>{{later}}|{{earlier}}|{{before}}|<afterward>)", later),
)
