"""Whether a title belongs to the text below it, and whether a first line is a title."""

from __future__ import annotations

import functools
import re

from polybius import resources
from polybius.schema import Headline

MAX_TITLE_WORDS = 25
MIN_WORDS = 4  # content words of a title that can be judged
MIN_BODY_WORDS = 60
# Of 1,197 news texts under their own title 96 % share RELATED_SHARE of its words with their beginning or more, and
# 0.6 % less than UNRELATED_SHARE; under another text's title 11 % and 61 %.
RELATED_SHARE, UNRELATED_SHARE = 0.3, 0.15
BEGINNING = 2_500  # characters of the text; in a long one any word turns up
WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.?)+|[^\W_]+")
STOPPED = re.compile(r"[.:;,…][\"'”’)]*$")
BYLINE = re.compile(
    r"(?:by|from|published|updated|posted|last updated|reporting|written|photo|source)\b", re.IGNORECASE
)
OPENING_QUOTES = "'\"‘“"
DATED = re.compile(r"\b(?:19|20)\d{2}\b|\b\d{1,2}:\d{2}\b")


def judged(title: str, body: str) -> Headline:
    """How far the title's words are found again in the text; related is None when there is too little to tell.

    Args:
        title: One line.
        body: The text without that line.
    """
    wanted = _content(title)
    found = _content(body[:BEGINNING])
    prefixes = {word[:length] for word in found for length in (4, 5) if len(word) >= length}
    shared = sorted(word for word in wanted if _key(word) in prefixes or word in found)
    score = len(shared) / len(wanted) if wanted else 0.0
    why = f"{len(shared)} of {len(wanted)} words of the title stand in the text"
    if len(wanted) < MIN_WORDS or len(body.split(None, MIN_BODY_WORDS)) <= MIN_BODY_WORDS:
        return Headline(round(score, 3), True if score >= RELATED_SHARE and wanted else None, why)
    related = True if score >= RELATED_SHARE else False if score < UNRELATED_SHARE else None
    return Headline(round(score, 3), related, why)


def title_line(text: str) -> str | None:
    """The first line when it looks like a title: short, without a full stop, with prose after it; else None."""
    first, _, rest = text.partition("\n")
    line = first.strip()
    if not line or not rest.strip() or len(line.split()) > MAX_TITLE_WORDS or STOPPED.search(line):
        return None
    if BYLINE.match(line) or not (line[0].isalnum() or line[0] in OPENING_QUOTES):
        return None
    if DATED.search(line) and len(_content(line)) < MIN_WORDS:
        return None
    following = rest.strip().split("\n", 1)[0]
    # "Rockets hit the base / and then fled": a line that runs on is no title
    return line if not following[:1].islower() else None


def same(title: str, line: str) -> bool:
    """Whether two lines are one title, whatever their capitals, quotes and blanks."""
    return [word.lower() for word in WORD.findall(title)] == [word.lower() for word in WORD.findall(line)]


def _key(word: str) -> str:
    return word[:5] if len(word) > 4 else word


def _content(text: str) -> set[str]:
    """The words that carry meaning, in small letters: "U.S." and "US" are one, "us" is none."""
    common = _common(resources.digest())
    out = set()
    for word in WORD.findall(text):
        plain = word.replace(".", "")
        if len(plain) in (2, 3) and plain.isupper() and not plain.isdigit():
            out.add(plain)
        elif len(plain) > 3 and plain.lower() not in common:
            out.add(plain.lower())
    return out


@functools.lru_cache(maxsize=4)
def _common(_digest: str) -> frozenset[str]:
    return frozenset(
        row["word"] for name in ("sentence_openers", "title_words") for row in resources.table(f"lexicon/{name}")
    )
