"""The dateline: "BAGHDAD (Tigris Wire) -" before the first sentence, or a line: "Mosul, Iraq, 3 January 2020"."""

from __future__ import annotations

import functools
import itertools
import re

from polybius import resources
from polybius.resources import outlets
from polybius.resources.places import gazetteer, plain
from polybius.schema import Dateline, Span

MAX_LINES = 8  # headline, kicker, byline and the like may stand before it
MIN_PROSE = 20  # characters behind the dash
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
DAYED = rf"[,/] (?:{DAY})|,? \({DAY}\)| ?[-–—]{{1,2}} (?:{DAY})"
UPPER = r"[A-Z][A-Z.'’-]{1,30}(?:[ /][A-Z][A-Z.'’-]{1,30}){0,4}"
TITLED = r"[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}"
PAPER = r"[A-Z][\w.'’-]{1,30}(?:(?: (?:of|the|and|for|&)){0,2} [A-Z][\w.'’-]{1,30}){0,4}"
REGION = r"(?:[A-Z][\w.'’-]{0,30}(?: (?:of|the|and|[A-Z][\w.'’-]{0,30})){0,4})"
SOURCE = r"(?: ?[(\[/](?P<source>[A-Z][\w .,&'’:/-]{1,60})[)\]/])"
# A sentence begins behind it: "NATO - the alliance of thirty - met" has no dateline.
# A dash that stands apart from the town alone, or behind a slash, is one, too: "KAMPALA –Police", "/MOLDPRES/-Deputy".
DASH = r"(?: ?(?:--|[-–—:])(?=\s{1,3}[\"“‘'(\[]?[A-Z0-9])|(?:(?<=/)| )[-–—](?=[A-Z][a-z]))"
FORMS = (
    # Capitals alone are enough: "BAGHDAD -", "BAGHDAD, Iraq, Jan. 3 (Tigris Wire) -"
    re.compile(rf"(?P<place>{UPPER}(?:, (?!{MONTH} ){REGION})?)(?:{DAYED})?{SOURCE}?{DASH}"),
    # Otherwise something more has to stand there: "Erbil, Iraq —", "Erbil (Tigris Wire) -", "Erbil, 3 January —"
    re.compile(rf"(?P<place>{TITLED}(?:/{TITLED}|, (?!{MONTH} ){REGION}| \[{REGION}\])?), (?:{DAY}){SOURCE}?{DASH}"),
    re.compile(rf"(?P<place>{TITLED}, (?!{MONTH} ){REGION}){SOURCE}?{DASH}"),
    re.compile(rf"(?P<place>{TITLED}){SOURCE}{DASH}"),
    # A full stop behind a day with its year: "BOGOTA, Feb 3, 2026. Colombia recalled ..."
    re.compile(
        rf"(?P<place>(?:{UPPER}|{TITLED})(?:, (?!{MONTH} ){REGION})?), "
        rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? \d{{4}}{SOURCE}?\.(?=\s{{1,3}}[\"“‘'(\[]?[A-Z])"
    ),
    # The day before the town: "January 3, 2020 (ERBIL) – Rockets ..."
    re.compile(rf"(?:{DAY})(?<=\d{{4}}) \((?P<place>(?:{UPPER}|{TITLED})){SOURCE}?\){DASH}"),
    # An agency's slug: "(Tigris Wire) - Rockets ..."
    re.compile(rf"(?P<place>){SOURCE}{DASH}"),
)
BRACKETED = re.compile(rf"\((?P<place>{TITLED})\)(?P<source>)(?=\s{{1,3}}[\"“‘']?[A-Z])")  # "(Erbil) Rockets ..."
# A line of its own: "Erbil, 3 January 2020", "ERBIL, Iraq - January 3, 2020", "3 January 2020 | Erbil"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEARED = rf"(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}),? \d{{4}}"
SHORT_DAY = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\."
PLACED = rf"(?P<place>(?!{WEEKDAY}\b|{SHORT_DAY})(?:{UPPER}|{PAPER})(?:, (?!{MONTH} ){REGION})?"
LINE_FORMS = (
    re.compile(rf"{PLACED}(?: \({REGION}\))?)(?:,| ?[-–—|/•])\s{{1,3}}{YEARED}{SOURCE}?\.?\s*"),
    re.compile(rf"{YEARED}(?:,| ?[-–—|/•])\s{{1,3}}{PLACED}){SOURCE}?\.?\s*"),
)
DATED = re.compile(YEARED)
LABEL = r"(?i:(?:(?:first |last )?(?:posted|published|updated)(?: on| at)?:?|on|date:?) ?)?"
OWN_DAY = re.compile(rf"{LABEL}{YEARED}[\d:.,|•–— -]*(?:GMT|UTC)?")  # "Published on 5 October 2022, 14:02 GMT"
DAY_LINES = 5  # as many as the times stage looks at
LINE = re.compile(r"[^\n]+")


def dateline(text: str, publisher: str | None = None) -> Dateline | None:
    """Where a report was written and the agency that it names, with the words from the place to the dash.

    Args:
        text: The article, its headline included.
        publisher: Tells an agency from a region in "Tehran, Alborz -".

    Not covered: a place alone in small letters ("Erbil - The council ..."), which looks like any name before a dash.
    """
    lines = list(itertools.islice(LINE.finditer(text), MAX_LINES))
    for line in lines:  # first: "CAUGHT: The general ..." above such a line is a headline
        for form in LINE_FORMS:
            found = form.fullmatch(text, line.start(), line.end())
            if found and not _is_label(found["place"]):
                return _read(found, publisher)
    for line in lines:
        for form in FORMS:
            found = form.match(text, line.start(), line.end())
            if found and line.end() - found.end() > MIN_PROSE and not _is_label(found["place"]):
                return _read(found, publisher)
    bracketed = (BRACKETED.match(text, line.start(), line.end()) for line in lines)
    return next((_read(found, publisher) for found in bracketed if found and _is_town(found["place"])), None)


def _read(found: re.Match[str], publisher: str | None) -> Dateline:
    place, source = found["place"] or None, found["source"] or None
    if place and not source and _is_paper(place):
        place, source = None, place
    elif source and not place and _is_town(source):
        place, source = source, None
    town, _, rest = (place or "").rpartition(", ")
    if town and not source and publisher and publisher.lower().startswith(rest.lower()):
        place, source = town, rest
    return Dateline(place, source, Span(found.start(), found.end()))


def tells_its_day(text: str, found: Dateline | None) -> bool:
    """Whether a report tells its own day: with its year in the dateline, or on one of its first lines alone."""
    if found is not None and DATED.search(text, found.span.start, found.span.end):
        return True
    return any(OWN_DAY.fullmatch(line.strip()) for line in text.split("\n", DAY_LINES)[:DAY_LINES])


def _is_paper(name: str) -> bool:
    """Whether what stands beside the day names a paper, "The Bamako Courier", not a town such as "The Hague"."""
    words = name.split()
    like = words[0] == "The" or not outlets.names().isdisjoint(words)
    return like and not gazetteer().knows(plain(name.partition(",")[0]))


def _is_town(source: str) -> bool:
    """Whether the brackets hold the town and no agency: "(KYIV) - ..."."""
    return gazetteer().knows(plain(source)) and source not in outlets.names()


def _is_label(place: str) -> bool:
    """Whether the capitals are those of "UPDATE" or "FOR RELEASE", not of a town."""
    return place.split(" ", maxsplit=1)[0].strip(".,:'").upper() in _labels(resources.digest())


@functools.lru_cache(maxsize=4)
def _labels(_digest: str) -> frozenset[str]:
    return frozenset(row["word"] for row in resources.table("lexicon/dateline_words"))
