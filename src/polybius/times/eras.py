"""Rules for years long ago: 347 AD, the 5th century BC, c. 347, the year 71, and 420 where a text is in such times."""

from __future__ import annotations

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import DASH, EDGE, MONTH, month_of
from polybius.times.grammar import Found, Piece, Rule

ANY_YEAR = ("year", "small_year", "digits")
LEAST_ALONE = 100  # "c. 90" is no year
LIFE_YEARS = 110  # that two years in brackets are apart at most: "(837-908)"
DASHES = frozenset("-–—")
STANDS_AFTER = frozenset("in of until till about around by after before since from to between ( - – — / and".split())
ENDS_BEFORE = frozenset("- – — to until and or when the".split())


def era_year(found: Found, clock: Clock) -> Meaning | None:
    """A year with its era: 347 AD, AD 842; years before our era have a value but no days."""
    number = found.number("y", "year", "small_year", "digits") or 0
    if found.value("era", "era") == "BC":
        return Meaning("DATE", f"-{number:04}", anchors=False)
    return cal.year(number, named_year=True) if 1 <= number <= 9999 else None


def century_of_era(found: Found, clock: Clock) -> Meaning | None:
    """A century with its era: the 5th century BC, whose value is the interval of its years but which has no days."""
    number = found.number("n", "ordinal", "nth") or 0
    if found.value("era", "era") != "BC":
        return cal.century(number)
    return Meaning("DATE", f"-{number * 100:04}/-{number * 100 - 99:04}", anchors=False) if number else None


def years_of_era(found: Found, clock: Clock) -> list[Piece] | None:
    """Two years of which only the second names the era of both: from 480 to 323 BC, 431-404 BCE."""
    first, second = found.number("y", *ANY_YEAR), found.number("z", *ANY_YEAR)
    if found.value("era", "era") != "BC" or not first or not second or first <= second:
        return None
    meanings = [Meaning("DATE", f"-{number:04}", anchors=False) for number in (first, second)]
    return [Piece("y", meanings[0]), Piece("last", meanings[1])]


def circa(found: Found, clock: Clock) -> list[Piece] | None:
    """A year of three digits that is told as about right, or as a year: c. 347, the year 71."""
    number = found.number("y", "small_year") or 0
    if not _ends(found) or (found.has("about") and number < LEAST_ALONE) or number < 1:
        return None  # "c. 300 people"
    return [Piece("y", cal.year(number, named_year=True))]


def life(found: Found, clock: Clock) -> list[Piece] | None:
    """Two years of three digits in brackets, as of a life: (837-908)."""
    first, last = found.number("y", "three") or 0, found.number("z", "three") or 0
    if not first < last <= first + LIFE_YEARS:
        return None
    return [Piece(name, cal.year(number, named_year=True)) for name, number in (("y", first), ("z", last))]


def small_year(found: Found, clock: Clock) -> Meaning | None:
    """A year of three digits where the text has told one with a word for it: "In 348 the abbot died"."""
    sign = clock.long_ago(found.span())
    if not sign:
        return None
    number, before, behind = found.number("y", "three") or 0, found.neighbour(-1), found.neighbour(1)
    if not (before and before.lower in STANDS_AFTER):
        return None
    if before.lower in DASHES and not clock.long_ago_ends_at(found.span()):
        return None  # "vol. 14, 316-321"
    if not (_ends(found) or (before.lower == "in" and found.capital_behind(clock.text))):
        return None
    if sign < 0:
        in_brackets = before.lower == "(" and behind is not None and behind.lower == ")"
        return Meaning("DATE", f"-{number:04}", anchors=False) if in_brackets else None
    return cal.year(number, named_year=True)


def date_long_ago(found: Found, clock: Clock) -> Meaning | None:
    """A day or month of a year of three digits, under the same condition: 30 September 420, December of 384."""
    number = found.number("y", "three") or 0
    if clock.long_ago(found.span()) <= 0 or not _ends(found):
        return None
    if not found.has("d"):
        return cal.month(number, month_of(found), named_year=True)
    date = cal.valid_day(number, month_of(found), found.number("d", "day") or 0)
    return cal.day(date, named_year=True) if date else None


def _ends(found: Found) -> bool:
    """Whether nothing is counted by the number: a mark, a preposition or the end stands behind it."""
    behind = found.neighbour(1)
    return behind is None or not behind.lower.isalnum() or behind.lower in ENDS_BEFORE


RULES = (
    Rule("year-era", "(?P<y>{digits})(?P<era>{era})", era_year),
    Rule("era-year", "(?P<era>{era})(?P<y>{digits})", era_year),
    Rule(
        "years-of-era",
        f"(?P<y>{{digits}})(?:{DASH}|<to>|<until>|<and>)(?:<about>|<around>)?(?P<last>(?P<z>{{digits}})(?P<era>{{era}}))",
        years_of_era,
    ),
    Rule("century-era", f"{EDGE}?<the>?(?P<n>{{nth}}|{{ordinal}})<->?<century>(?P<era>{{era}})", century_of_era),
    Rule("circa", "(?:(?P<about>(?:<c>|<ca>)<.>?|<circa>)|<the><year>)(?P<y>{small_year})", circa),
    Rule(
        "life",
        f"<(>(?:(?:<c>|<ca>)<.>?)?(?P<y>{{three}}){DASH}(?:(?:<c>|<ca>)<.>?)?(?P<z>{{three}})<)>",
        life,
    ),
    Rule("small-year", "(?P<y>{three})", small_year),
    Rule(
        "date-long-ago",
        f"(?:(?P<d>{{day}})<of>?)?(?P<m>{MONTH})(?:<,>|<of>)?(?P<y>{{three}})",
        date_long_ago,
    ),
)
