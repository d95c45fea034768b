"""Rules for times told without a word that dates them: the entire year, years in the making, morning trading."""

from __future__ import annotations

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import DASH
from polybius.times.grammar import Found, Piece, Rule
from polybius.times.relative import PART_HOURS, SAME_SENTENCE, UNIT

AGES = frozenset({"old", "olds", "aged"})
COUNT = "(?:{number}|{digits}|{amount})"
WHOLE_UNITS = frozenset({"W", "M", "Q", "Y"})
TIMES_STAND_AFTER = frozenset("in of from for into about over like".split())
PARTS_STAND_AFTER = frozenset({"in", "during"})


def whole_unit(found: Found, clock: Clock) -> Meaning | None:
    """All of a week, month, quarter or year: the one told before in the sentence, else the one that the news is in."""
    unit = str(found.value("u", "unit"))
    anchor = clock.time_before(found.span(), reach=SAME_SENTENCE) or clock.published
    return cal.containing(anchor, unit) if anchor and unit in WHOLE_UNITS else None


def lengths_between(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A length told by its bounds: "three to five years" is one, with the value of the longer; "between 60 and 90
    days" are two.
    """
    behind = found.neighbour(1)
    further = found.neighbour(2) if behind and behind.lower == "-" else behind
    before = found.neighbour(-1)
    if (further and further.lower in AGES) or (before and before.lower in AGES):
        return None  # "boys aged 10 to 12 years"
    if behind and behind.values.keys() & {"ago", "later", "earlier", "before", "after"}:
        return None  # "two or three weeks ago" is no length
    unit = str(found.value("u", "unit", "units"))
    first, second = (found.value(name, "number", "digits", "amount") for name in ("n", "m"))
    if not isinstance(first, int | float) or not isinstance(second, int | float) or first >= second:
        return None  # "won 3 to 2", "2019-20 years"
    longer = Meaning("DURATION", cal.duration(second, unit), anchors=False)
    if found.has("between"):
        return [Piece("n", Meaning("DURATION", cal.duration(first, unit), anchors=False)), Piece("last", longer)]
    return longer


def in_the_making(found: Found, clock: Clock) -> list[Piece]:
    """A length without a number that something took to come about: years in the making."""
    return [Piece("u", Meaning("DURATION", cal.duration(None, str(found.value("u", "units"))), anchors=False))]


def part_beside_noun(found: Found, clock: Clock) -> list[Piece] | None:
    """A part of a day that tells when its noun is: in morning trading, during evening prayers; of no day."""
    before = found.neighbour(-1)
    if not (before and before.lower in PARTS_STAND_AFTER and clock.tenses.is_compound(found.span("part").start)):
        return None  # "the evening news"
    part = PART_HOURS[str(found.value("part", "part"))]
    return [Piece("part", Meaning("TIME", f"XXXX-XX-XX{part}", anchors=False))]


def this_day(found: Found, clock: Clock) -> Meaning | None:
    """The day of the report as a speaker names it: "on this day we remember"; not "to this day", "this day in 1945"."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    if clock.published is None or (before and before.lower in {"to", "until"}):
        return None
    return None if behind and behind.lower in {"in", "and", "last", "of"} else cal.day(clock.published)


def soon(found: Found, clock: Clock) -> Meaning | None:
    """A time ahead without a day: soon, very soon; not "as soon as", "too soon", "soon after the vote"."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    if (before and before.lower in {"as", "too", "so"}) or (behind and behind.lower in {"as", "after", "-", "enough"}):
        return None
    return Meaning("DATE", "FUTURE_REF", anchors=False)


def past_or_future(found: Found, clock: Clock) -> Meaning | None:
    """A time without a day that ends its clause: errors of the past, in the near future, for the long term."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    ends = behind is None or not behind.lower.isalnum() or "line" in behind.values
    if not (ends and before and before.lower in TIMES_STAND_AFTER):
        return None  # "the future of the bridge", "the past tense"
    return Meaning("DATE", "PAST_REF" if found.has("past") else "FUTURE_REF", anchors=False)


RULES = (
    Rule("whole-unit", "<the>(?:<entire>|<whole>|<full>)(?P<u>{unit})", whole_unit),
    Rule(
        "lengths-between",
        f"(?P<n>{COUNT})(?:<to>|<or>|{DASH})(?P<m>{COUNT})<->?(?P<u>{UNIT})",
        lengths_between,
    ),
    Rule(
        "lengths-between-and",
        f"(?P<between><between>)(?P<n>{COUNT})<and>(?P<last>(?P<m>{COUNT})<->?(?P<u>{UNIT}))",
        lengths_between,
    ),
    Rule("soon", "<very>?<soon>", soon),
    Rule("this-day", "<this><day>", this_day),
    Rule(
        "past-or-future",
        "<the>(?:<near>|<distant>|<recent>|<foreseeable>)?(?:(?P<past><past>)|<future>|(?:<long>|<short>|<medium>)<->?<term>)",
        past_or_future,
    ),
    Rule("in-the-making", "(?P<u>{units})(?:<in><the><making>)", in_the_making),
    Rule("part-beside-noun", "(?:<a>|<an>|<the>)?(?P<part>{part})", part_beside_noun),
)
