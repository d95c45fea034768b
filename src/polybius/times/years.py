"""Rules for years and parts of them: quarters, seasons, weeks of a month, decades and centuries."""

from __future__ import annotations

import datetime as dt
import re

from polybius.times import calendar as cal
from polybius.times.calendar import Meaning
from polybius.times.clock import Clock
from polybius.times.dates import CURRENCY, DASH, EDGE, MONTH, PIVOT, PREPOSITIONS, SHIFT, edged, full_year, month_of
from polybius.times.grammar import Found, Piece, Rule
from polybius.times.words import Form, Value

NOUNS_OF_A_YEAR_AFTER = frozenset(
    "the in a an since 's his her its their our during from this that these those ,".split()
)
ABBREVIATED_NUMBERS = frozenset({"no", "nos", "nr", "p", "pp", "art", "sec"})
SEASON_STANDS_AFTER = (
    frozenset(
        {"in", "since", "during", "until", "till", "by", "before", "after", "for", "of", "like", "all", "through"}
    ),
    frozenset({"in", "since"}),
)  # by whether the season is a word of other use as well: "after fall"
CLAUSES_BEGIN_AFTER = frozenset("and but or that when if as while because before until since says said".split())
STREETS = frozenset("street st avenue ave boulevard blvd road rd drive lane highway".split())
MARKS_OF_NUMBERS = CURRENCY | {".", "-", "/"}
SIGNS_OF_NUMBERS = frozenset("%°/")
LEAD_TO_A_LENGTH = frozenset({"-", "year", "years"})
STANDS_AFTER = PREPOSITIONS | {"("}
WEEKS = 52  # that each year has
PLURAL = re.compile(r"[a-z]+(?:[^s']s|ren)")


def year_alone(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A year: 2011, mid-2019, the end of 2016."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    if before is not None and before.lower == "-" and found.glued and _is_name(found, clock):
        return None  # "the exercise Khanabad-2023"
    if before is not None and (
        "numbering" in before.values or (before.lower in MARKS_OF_NUMBERS and _is_no_year_behind(found, before.lower))
    ):
        return None  # "Resolution 1701"
    if behind is not None:
        word = behind.lower.isalpha()
        if (behind.values or not word) and _is_no_year_before(found, behind):
            return None
        if word and _is_counted(found, clock, behind):
            return None
    number = found.word("y").values["year"]
    assert isinstance(number, int)
    if number < 1500 and not (before and before.lower in STANDS_AFTER):
        return None
    meaning = cal.named_year(number)
    return edged(found, meaning) if "edge" in found.groups else meaning


def _is_no_year_behind(found: Found, mark: str) -> bool:
    """Whether such a mark before it makes it a number: "$2000", "No. 2000", "461-1776", "news.example/2017"."""
    if mark == "/":
        return found.glued
    return mark in CURRENCY or _continues_a_number(found, mark)


def _is_name(found: Found, clock: Clock) -> bool:
    """Whether a name is glued to it: a word with a capital that is none of the times."""
    further = found.neighbour(-2)
    return further is not None and not further.values and found.capital_before(clock.text)


def _is_no_year_before(found: Found, behind: Form) -> bool:
    """Whether what stands behind it makes it a number: "2000 soldiers", "2000 %", "a 2000-year old wall"."""
    values, word = behind.values, behind.lower
    if word in LEAD_TO_A_LENGTH:
        return _is_length(found, word)
    return word in SIGNS_OF_NUMBERS or "counted" in values or "zone" in values


def _is_counted(found: Found, clock: Clock, behind: Form) -> bool:
    """Whether the word behind it is counted or named by it: "a survey of 1709 villages", "1696 Mill Street"."""
    further = found.neighbour(2)
    if further is not None and (further.lower in STREETS or (behind.lower == "per" and further.lower == "cent")):
        return True
    plural = len(behind.lower) > 2 and PLURAL.fullmatch(behind.lower)
    return bool(plural) and not _dates_a_noun(found, clock, behind)


def _continues_a_number(found: Found, mark: str) -> bool:
    """Whether "No." stands before it, or a hyphen glues it to digits that are neither a year nor a day: "461-1776"."""
    further = found.neighbour(-2)
    if further is None or mark == ".":
        return further is not None and further.lower in ABBREVIATED_NUMBERS
    values = further.values
    return "digits" in values and "year" not in values and "two" not in values and found.glued


def _is_length(found: Found, word: str) -> bool:
    """Whether a hyphen or "year" behind it begins the rest of a length: "a 2000-year old wall", "2000 years ago"."""
    further = found.neighbour(2)
    if further is None:
        return False
    return further.lower in ({"year", "years"} if word == "-" else {"old", "-", "ago"})


def _dates_a_noun(found: Found, clock: Clock, behind: Form) -> bool:
    """Whether a plural behind a year is dated by it: "the 2011 protests", "2000 levels", "London 2012 Olympics"."""
    before, further = found.neighbour(-1), found.neighbour(-2)
    if "dated" in behind.values or (before and before.lower in NOUNS_OF_A_YEAR_AFTER):
        return True
    if before and before.lower in {"and", "or"} and further and "year" in further.values:
        return True  # "the 2011 and 2017 censuses"
    return found.capital_behind(clock.text)


def year_pair(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """2014-17, 2014/15: two years, the second cut short."""
    first, second = found.number("y", "year") or 0, found.number("z", "two")
    before = found.neighbour(-1)
    if second is None or (before is not None and before.lower == "/" and found.glued):
        return None  # "news.example/2017/04/16"
    if 1 <= second <= 12 and second != first % 100 + 1 and len(found.span()) == len("2020-05"):
        return cal.month(first, second, named_year=True)  # "2020-05", as ISO 8601 writes a month
    last = first // 100 * 100 + second
    if not first < last <= first + 40:
        return None
    return [Piece("y", cal.year(first, named_year=True)), Piece("z", cal.year(last, named_year=True))]


def decade(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A decade, or a century told by its round number: the 1990s, the early 90s, the 1600s."""
    number = found.number("d", "decade", "tens") or 0
    if found.has("d") and "tens" in found.group("d")[0].values and not (found.has("the") or found.has("edge")):
        return None  # "a woman in her sixties", "temperatures in the forties" is left to its words
    if number < 100:
        before = found.neighbour(-1)
        behind = found.neighbour(1)
        paired = before and before.lower in {"and", "or", "to"} and "decade" in _values(found.neighbour(-2))
        leads = found.first.lower == "the"
        if number % 10 or not (leads or paired or (before and before.lower in {"the", "'"})):
            return None  # "a man in his 60s"
        if behind and behind.lower in {"°", "%"}:
            return None  # "in the 30s °F"
        number += 1900 if number >= PIVOT - 20 else 2000
    if number % 10 or not 1000 <= number < 2100:
        return None
    century = number % 100 == 0 and number < 2000
    meaning = cal.years(number, number + 99, f"{number // 100}", named_year=True) if century else cal.decade(number)
    return edged(found, meaning) if found.has("edge") else [Piece("core", meaning)]  # without "the"


def short_year(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A year of two digits behind an apostrophe: in '14, until early '13; not the quote of "'20 people"."""
    before, behind = found.neighbour(-1), found.neighbour(1)
    free = behind is None or not behind.lower.isalnum()
    if (
        not free
        or len(found.span("core")) != len("'14")
        or not (found.has("edge") or (before and before.lower in PREPOSITIONS))
    ):
        return None
    return edged(found, cal.year(full_year(found.number("two", "two") or 0), named_year=True))


def year_end(found: Found, clock: Clock) -> Meaning | None:
    """The last months of the year of the news: by year end, by the year's end; not of a fiscal year."""
    before = found.neighbour(-1)
    if clock.published is None or (before and before.lower in {"fiscal", "financial"}):
        return None
    return cal.narrowed(cal.year(clock.published.year), "late")


def until_present(found: Found, clock: Clock) -> list[Piece] | None:
    """A year and the day of the report: 2013 - present, from 2013 to the present."""
    today = clock.published
    meaning = Meaning("DATE", "PRESENT_REF", today, today, anchors=False)
    return [Piece("y", cal.year(found.number("y", "year") or 1, named_year=True)), Piece("now", meaning)]


def _values(word: Form | None) -> dict[str, Value]:
    return word.values if word else {}


def century(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A century: the 20th century, the late nineteenth century."""
    meaning = cal.century(found.number("n", "ordinal", "nth") or 0)
    return edged(found, meaning) if meaning else None


def two_centuries(found: Found, clock: Clock) -> list[Piece] | None:
    """Two centuries of which the second has the word: the 15th to the 19th century, the 20th and 21st centuries."""
    first, second = (cal.century(found.number(name, "ordinal", "nth") or 0) for name in ("n", "m"))
    return [Piece("one", first), Piece("two", second)] if first and second else None


def part_of_year(found: Found, clock: Clock) -> Meaning | None:
    """A quarter or half of a year: the first quarter of 2020, Q1 2020, the second half of last year."""
    parts = 2 if found.has("half") else 4
    which = parts if found.text("n") == "final" else found.number("n", "ordinal", "nth", "day") or 0
    year = _year_said(found, clock)
    if year is None or not 1 <= which <= parts:
        return None
    if not (found.has("y") or found.has("shift") or found.has("whole")) and (parts == 2 or found.has("q")):
        return None  # "scored in the first half"
    return cal.part_of_year(year, parts, which, named_year=found.has("y"))


def months_of_year(found: Found, clock: Clock) -> Meaning | None:
    """Some months at an end of a year: the first three months of 2020, the last two weeks of the year."""
    year, count = _year_said(found, clock), found.number("count", "number", "digits")
    if year is None or count is None or found.value("u", "units") != "M" or not 1 <= count <= 12:
        return None
    first = 1 if found.value("which", "ordinal") == 1 else 13 - count
    start, end = cal.month(year, first), cal.month(year, first + count - 1)
    value = f"{start.value}/{end.value}"
    return Meaning("DATE", value, start.earliest, end.latest, named_year=found.has("y"))


def week_of_year(found: Found, clock: Clock) -> Meaning | None:
    """Weeks at an end of a year: the second week of 2021, the first two weeks of 2020, the last week of the year."""
    year = _year_said(found, clock)
    if year is None:
        return None
    count = (found.number("count", "number", "digits") or 1) if found.has("count") else 1
    which = -1 if found.value("which", "last") is not None else found.number("which", "ordinal", "nth") or 1
    if not 1 <= count <= WEEKS or which > WEEKS:
        return None
    first = (
        dt.date.fromisocalendar(year, which, 1) if which > 0 else dt.date(year, 12, 28) - dt.timedelta(weeks=count - 1)
    )
    return cal.week(first) if count == 1 else cal.days(first, first + dt.timedelta(days=7 * count - 1))


def week_number(found: Found, clock: Clock) -> Meaning | None:
    """A week told by its number in a year: week 27 of last year; not "week 3 of the trial"."""
    year, number = _year_said(found, clock), found.number("which", "digits") or 0
    return cal.week(dt.date.fromisocalendar(year, number, 1)) if year and 1 <= number <= WEEKS else None


def week_of_month(found: Found, clock: Clock) -> Meaning | None:
    """A week, or some days, of a month: the first week of January, the last days of March 2020."""
    month = month_of(found)
    year = found.number("y", "year") or clock.year_of(found.span(), month)
    if year is None:
        return None
    whole = cal.month(year, month, named_year=found.has("y"))
    if whole.earliest is None or whole.latest is None:
        return None
    which = -1 if found.value("which", "last") is not None else found.number("which", "ordinal") or 1
    if found.value("u", "unit", "units") == "D":
        return cal.narrowed(whole, "early" if which == 1 else "late")
    if which == -1:
        return cal.week(whole.latest - dt.timedelta(days=3))  # the last week of which most days lie in the month
    return cal.week(whole.earliest + dt.timedelta(days=7 * (which - 1)))


def same_time_of_year(found: Found, clock: Clock) -> Meaning | None:
    """The same stretch one year before: the same month a year ago, the same period last year."""
    base = clock.time_before(found.span()) or clock.published
    if base is None:
        return None
    unit = str(found.value("u", "unit") or "M")
    return cal.containing(cal.add(base, -1, "Y"), unit)


def _year_said(found: Found, clock: Clock) -> int | None:
    """The year named behind a part of it, else that of "last year", else the one that the text or the news is in."""
    if found.has("y"):
        return found.number("y", "year")
    told = clock.year_told(found.span())
    base = clock.published.year if clock.published else told
    if base is None:
        return None
    if found.has("shift"):
        return base + (found.number("shift", "last", "next", "this", "previous", "following") or 0)
    return told or base


def season(found: Found, clock: Clock) -> Meaning | list[Piece] | None:
    """A season: the summer of 2010, last winter, this spring, in the autumn."""
    name = str(found.value("s", "season"))
    if found.capital_behind(clock.text) and clock.text[found.span("s").start].isupper():
        return None  # "the Winter Olympics", "the Prague Spring Festival"
    if found.has("y") or found.has("two"):
        year = full_year(found.number("y", "year") or found.number("two", "two") or 0)
        return edged(found, cal.season(year, name, named_year=True))
    before = found.neighbour(-1)
    if clock.tenses.is_subject(found.span().start) and _leads_clause(before):
        return Meaning("DATE", f"XXXX-{name}", anchors=False)  # "Spring shows signs of hope": any spring
    if not (
        found.has("shift")
        or found.has("the")
        or found.has("edge")
        or (before and before.lower in SEASON_STANDS_AFTER[name in {"FA", "SP"}])
    ):
        return None  # "a fall in prices"
    if (
        found.has("the")
        and not found.has("edge")
        and name in {"FA", "SP"}
        and not (before and before.lower in {"in", "during", "since"} and not _of_something(found))
    ):
        return None  # "the fall of Mosul"
    base = clock.published
    if base is None:
        return Meaning("DATE", f"XXXX-{name}", anchors=False)
    bare = found.has("the") and not found.has(
        "edge"
    )  # "in the winter": the article is no part of it, as in "the 1990s"
    step = found.number("shift", "last", "next", "this", "previous", "following")
    if step is None:
        step = 1 if clock.direction(found.span()) > 0 else -1
    options = [cal.season(year, name) for year in range(max(base.year - 2, 1), min(base.year + 3, 9999))]
    if step < 0:
        chosen = [item for item in options if item.earliest and item.earliest <= base and item.latest != base][-1]
        inside = chosen.latest is not None and chosen.latest >= base
        chosen = options[options.index(chosen) - 1] if inside and found.has("shift") else chosen
    elif step > 0:
        chosen = next(item for item in options if item.earliest and item.earliest > base)
    else:
        chosen = cal.season(base.year, name)
        if chosen.earliest and chosen.earliest > base and clock.direction(found.span()) < 0:
            chosen = cal.season(base.year - 1, name)  # "they fought this autumn", said in May
    return [Piece("s", chosen)] if bare else edged(found, chosen)


def _of_something(found: Found) -> bool:
    """Whether "of" stands behind it, and no year: "since the fall of the capital"."""
    behind = found.neighbour(1)
    return behind is not None and behind.lower == "of"


def _leads_clause(before: Form | None) -> bool:
    """Whether a word behind some other has no article or adjective before it: it begins a clause."""
    return before is None or not before.lower.isalpha() or before.lower in CLAUSES_BEGIN_AFTER


RULES = (
    Rule("year", f"{EDGE}?(?P<core>(?:<the><year>|<year>)?(?P<y>{{year}}))", year_alone),
    Rule("year-pair", f"(?P<y>{{year}})(?:{DASH}|</>)(?P<z>{{two}})", year_pair),
    Rule("year-present", f"(?P<y>{{year}})(?:{DASH}|<to>|<until>)(?P<now><the>?<present>)", until_present),
    Rule("short-year", f"{EDGE}?(?P<core><'>(?P<two>{{two}}))", short_year),
    Rule("year-end", "(?:<the>?<year><->?<end>|<the>?<year><'s><end>|<end><of><year>)", year_end),
    Rule("decade", f"{EDGE}?(?P<the><the>)?(?P<core>(?P<d>{{decade}}|{{tens}}))", decade),
    Rule("century", f"{EDGE}?(?P<core><the>?(?P<n>{{nth}}|{{ordinal}})<->?<century>)", century),
    Rule(
        "centuries",
        f"<the>?(?P<one>(?P<n>{{nth}}|{{ordinal}}))(?:<and>|<or>|<to>|<through>|{DASH})"
        "(?P<two><the>?(?P<m>{nth}|{ordinal})<->?(?:<century>|<centuries>))",
        two_centuries,
    ),
    Rule(
        "part-of-year",
        "<the>?(?P<n>{ordinal}|{nth}|<final>)<->?(?:<quarter>|(?P<half><half>))"
        f"(?:<of>(?:(?P<y>{{year}})|(?P<whole><the><year>)|{SHIFT}<year>))?",
        part_of_year,
    ),
    Rule("q1", "(?P<q><q>)(?P<n>{day})(?:(?:<of>)?(?P<y>{year}))?", part_of_year),
    Rule("h1", "(?P<half><h>)(?P<n>{day})<of>?(?P<y>{year})", part_of_year),
    Rule("year-q1", "(?P<y>{year})<->?(?:(?P<q><q>)|(?P<half><h>))(?P<n>{day})", part_of_year),
    Rule("week-number", f"<week>(?P<which>{{day}}|{{two}})<of>(?:(?P<y>{{year}})|{SHIFT}<year>)", week_number),
    Rule(
        "months-of-year",
        "<the>?(?P<which><first>|{last})(?P<count>{number}|{digits})(?P<u>{units})<of>"
        f"(?:(?:<the><year>)?(?P<y>{{year}})|<the><year>|{SHIFT}<year>)",
        months_of_year,
    ),
    Rule(
        "week-of-year",
        "<the>?(?P<which>{ordinal}|{nth}|{last})(?P<count>{number}|{digits})?(?:<week>|<weeks>)<of>"
        f"(?:(?:<the><year>)?(?P<y>{{year}})|<the><year>|{SHIFT}<year>)",
        week_of_year,
    ),
    Rule(
        "week-of-month",
        f"<the>?(?P<which>{{ordinal}}|{{last}})(?P<u><week>|<days>)<of>(?P<m>{MONTH})(?:<,>?(?P<y>{{year}}))?",
        week_of_month,
    ),
    Rule(
        "same-time-of-year",
        "<the><same>(?:(?P<u>{unit})|<period>|<time>)(?:<of>|<the>|<in>)*(?:<last><year>|<a><year>(?:{ago}|{earlier}))",
        same_time_of_year,
    ),
    Rule(
        "season",
        f"{EDGE}?(?P<core>(?:{SHIFT}|(?P<the><the>))?(?P<s>{{season}})(?:<of>?(?:(?P<y>{{year}})|<'>(?P<two>{{two}})))?)",
        season,
    ),
)
