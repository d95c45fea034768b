"""Whether a title belongs to the text below it, and whether a first line is a title."""

from __future__ import annotations

import functools
import math
import re

from polybius import resources
from polybius.ingest.likeness import Likeness, likeness
from polybius.schema import Headline

MAX_TITLE_WORDS = 25
MAX_ABOVE, MAX_ABOVE_WORDS = 4, 4  # lines above a headline, and the words of one: "World news", "Connect with us"
MIN_WORDS = 2  # words of a title that carry meaning, by which it can be judged
MIN_BODY_WORDS = 20
# Score from which a title is related, and below which it is not; see docs/evaluation.md#headlines.
RELATED, UNRELATED = 0.5, 0.25
KNOWN = 0.75  # of a title that the text knows so far, in words of one family too, nothing is said against it
ANOTHER = 0.02  # below it, and of MIN_WORDS_OF_ANOTHER and none of them known, a first line is another story's
MIN_WORDS_OF_ANOTHER = 4
NAMED = 4  # words of a kind that the reason names
BIAS = "bias"
STOPPED = re.compile(r"[.:;,…][\"'”’)]*$")
BYLINE = re.compile(
    r"(?:by|from|published|updated|posted|last updated|reporting|written|photo|source)\b", re.IGNORECASE
)
WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.?)+|[^\W_]+")
MIN_WORDS_OF_DATED = 6  # of a title with a day in it; fewer are "Published 3 January 2020"
OPENING_QUOTES = "'\"‘“"
DATED = re.compile(r"\b(?:19|20)\d{2}\b|\b\d{1,2}:\d{2}\b")


def judged(title: str, body: str) -> Headline:
    """How likely a title is of the story that its text tells; related is None when it cannot be told.

    Args:
        title: One line.
        body: The text without that line.
    """
    found = likeness(title, body)
    score = round(_probability(found.features), 3)
    related = True if score >= RELATED else False if score < UNRELATED else None
    little = _size(found) < MIN_WORDS or len(body.split(None, MIN_BODY_WORDS)) <= MIN_BODY_WORDS
    if related is False and (little or found.features["known"] >= KNOWN):
        related = None
    return Headline(score, related, _why(found))


def of_another_story(title: str, body: str) -> Headline | None:
    """The verdict on a first line that has nothing to do with the text below it; None for any other.

    Surer than ``judged``, for what is another story's is taken out of the text: it has four words or more, of which
    the text knows none, nor one like them.
    """
    found = likeness(title, body)
    verdict = judged(title, body)
    alone = not found.names and not found.words and _size(found) >= MIN_WORDS_OF_ANOTHER
    return verdict if alone and verdict.related is False and verdict.score < ANOTHER else None


def title_line(text: str) -> str | None:
    """The first line when it looks like a title: short, without a full stop, with prose after it; else None."""
    first, _, rest = text.partition("\n")
    line = first.strip()
    if not line or not rest.strip() or len(line.split()) > MAX_TITLE_WORDS or STOPPED.search(line):
        return None
    if BYLINE.match(line) or not (line[0].isalnum() or line[0] in OPENING_QUOTES):
        return None
    if DATED.search(line) and len(WORD.findall(line)) < MIN_WORDS_OF_DATED:
        return None
    following = rest.strip().split("\n", 1)[0]
    # "Rockets hit the base / and then fled": a line that runs on is no title
    return line if not following[:1].islower() else None


def below_labels(text: str) -> tuple[str, str] | None:
    """The first headline that its text bears out below lines of a few words or a day, and that text; else None.

    "World news / Rockets hit base / Rockets hit ...": the first line is the page's, the second the report's.
    """
    rest = text
    for _ in range(MAX_ABOVE):
        above, _, rest = rest.partition("\n")
        rest = rest.lstrip()
        if STOPPED.search(above) or (len(above.split()) > MAX_ABOVE_WORDS and not DATED.search(above)):
            return None
        line, body = title_line(rest), rest.partition("\n")[2].strip()
        if line and len(line.split()) > MIN_WORDS and judged(line, body).related:
            return line, body
    return None


def same(title: str, line: str) -> bool:
    """Whether two lines are one title, whatever their capitals, quotes and blanks."""
    return [word.lower() for word in WORD.findall(title)] == [word.lower() for word in WORD.findall(line)]


def _probability(features: dict[str, float]) -> float:
    weights = _weights(resources.digest())
    total = weights[BIAS] + sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def _size(found: Likeness) -> int:
    return len(found.names) + len(found.missing_names) + len(found.words) + len(found.missing_words)


def _why(found: Likeness) -> str:
    """Which of the title's names and words the text knows: "of its names the text knows Iraq, not Bali; ..."."""
    sides = (("names", found.names, found.missing_names), ("words", found.words, found.missing_words))
    told = [
        f"of its {kind} the text knows {_listed(known, missing)}" for kind, known, missing in sides if known or missing
    ]
    return "; ".join(told) or "the title has no word to judge by"


def _listed(known: tuple[str, ...], missing: tuple[str, ...]) -> str:
    lacks = f"not {_some(missing)}" if missing else ""
    return ", ".join(filter(None, (_some(known) if known else "none", lacks)))


def _some(words: tuple[str, ...]) -> str:
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return ", ".join(words[:NAMED]) + more


@functools.lru_cache(maxsize=4)
def _weights(_digest: str) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in resources.table("models/headline")}
