"""The dateline before the first sentence: "BAGHDAD (Tigris Wire) -", "ERBIL, Iraq, Jan 3 -", "Mosul, Iraq —"."""

from __future__ import annotations

import re

from polybius.schema import Dateline, Span

MAX_LINES = 8  # headline, kicker, byline and the like may stand before it
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
UPPER = r"[A-Z][A-Z.'’-]{1,30}(?:[ /][A-Z][A-Z.'’-]{1,30}){0,4}"
TITLED = r"[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}"
REGION = r"(?:[A-Z][\w.'’-]{0,30}(?: (?:of|the|and|[A-Z][\w.'’-]{0,30})){0,4})"
SOURCE = r"(?: ?[(\[/](?P<source>[A-Z][\w .,&'’:-]{1,60})[)\]/])"
DASH = r" ?(?:--|[-–—]|:(?= [A-Z\"“]))(?=\s)"
FORMS = (
    # Capitals alone are enough: "BAGHDAD -", "BAGHDAD, Iraq, Jan. 3 (Tigris Wire) -"
    re.compile(rf"(?P<place>{UPPER}(?:, (?!{MONTH} ){REGION})?)(?:[,/] (?:{DAY})|,? \({DAY}\))?{SOURCE}?{DASH}"),
    # Otherwise something more has to stand there: "Erbil, Iraq —", "Erbil (Tigris Wire) -", "Erbil, 3 January —"
    re.compile(rf"(?P<place>{TITLED}(?:, (?!{MONTH} ){REGION})?), (?:{DAY}){SOURCE}?{DASH}"),
    re.compile(rf"(?P<place>{TITLED}, (?!{MONTH} ){REGION}){SOURCE}?{DASH}"),
    re.compile(rf"(?P<place>{TITLED}){SOURCE}{DASH}"),
    # An agency's slug: "(Tigris Wire) - Rockets ..."
    re.compile(rf"(?P<place>){SOURCE}{DASH}"),
)
LINE = re.compile(r"[^\n]+")
NOT_PLACES = re.compile(
    r"(?:BREAKING|UPDATE|UPDATED|LIVE|OPINION|ANALYSIS|EXCLUSIVE|WATCH|VIDEO|FACTBOX|EXPLAINER|TIMELINE|CORRECTED|"
    r"NOTE|EDITOR|Q|A|FILE|BY|SOURCE|URGENT|ALERT|FLASH|REFILE|PHOTOS?|ADVERTISEMENT|WRAPUP|RPT)\b"
)


def dateline(text: str) -> Dateline | None:
    """Where a report was written and the agency that it names, with the words from the place to the dash.

    Not covered: a place alone in small letters ("Erbil - The council ..."), which looks like any name before a dash.
    """
    for number, line in enumerate(LINE.finditer(text)):
        if number >= MAX_LINES:
            break
        for form in FORMS:
            found = form.match(text, line.start(), line.end())
            if found and line.end() - found.end() > 20 and not NOT_PLACES.match(found["place"] or ""):
                place = found["place"] or None
                return Dateline(place, found["source"], Span(found.start(), found.end()))
    return None
