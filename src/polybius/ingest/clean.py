"""Text made even, and what is no part of the article taken out of it: ad marks, shortcodes, links, credits."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Sequence

from polybius import resources
from polybius.errors import ResourceError
from polybius.ingest.traced import Line, Traced, from_lines, traced
from polybius.schema import Dropped

MAX_LINE = 400  # characters; a longer line is a paragraph, and never boilerplate as a whole
MAX_DROPPED = 1_000  # characters of a dropped piece that are kept

MAX_TITLES = 20  # lines below a label that are looked at

HEAD_LINES = 12  # among which a headline that is told twice is looked for
MIN_WORDS_AGAIN = 4  # of such a one

LINK = "link to another story"
NEXT_STORY = "link to the next story"

LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
ODD_BLANK = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
BLANKS = re.compile(f" {{2,}}[ {ODD_BLANK}]*| ?[{ODD_BLANK}][ {ODD_BLANK}]*")  # any but one plain blank
BLANK_ENDS = re.compile(r" ?\n ?")
MANY_BREAKS = re.compile(r"\n{3,}")
SIGNS = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff ]*")  # arrows, pictures
ITEM = re.compile(r"[-–•*·] ?[^\n]{1,140}[^\n.!?\"”]")  # of a list, and no sentence
BLANK_BEFORE_STOP = re.compile(" (?=[.,])")
TITLE = re.compile(r"[^\n]{2,139}[^\n.!?\"”:;,]")  # as a list of links has it
SURROGATES = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text in Unicode form NFC, lines ended by one "\\n", invisible characters out, every blank a plain one.

    Quotes, dashes and the paragraphs stay as they are; blanks at the ends of lines and runs of blanks go.
    """
    return even(traced(text)).text


def even(text: Traced) -> Traced:
    """The same of a text that knows where its characters stood."""
    if not text.text.isascii():
        text = text.sub(SURROGATES, "\ufffd").composed()
    text = text.sub(LINE_ENDS, "\n").sub(INVISIBLE, "")
    return text.sub(BLANKS, " ").sub(BLANK_ENDS, "\n").sub(MANY_BREAKS, "\n\n").strip()


def clean(text: Traced) -> tuple[Traced, tuple[Dropped, ...]]:
    """The article's own text, and the pieces that were taken out of it, each with why and where it stood.

    Args:
        text: As ``even`` leaves it.
    """
    whole, inside = _patterns(resources.digest())
    kept: list[Line] = []
    dropped: list[Dropped] = []
    linked = False  # in the list under "Most read"
    titles = 0  # how many of the next lines are titles of other stories
    lines = list(text.lines())
    for at, (line, end) in enumerate(lines):
        words = line.text
        if titles or (linked and (not words or ITEM.fullmatch(words))):
            dropped.extend([_piece(line, LINK)] if words else [])
            titles -= 1 if titles and words else 0
            continue
        known = len(dropped)
        rest = inside(line, dropped) if words else line
        why = whole(rest.text) or (_again(words, kept) if at < HEAD_LINES else None)
        if why:
            dropped.append(_piece(rest, why))
        if not why and (rest.text or not words):
            kept.append((rest, end))
        elif kept and kept[-1][0].text:
            kept.append((line[:0], end))  # what stood before and after the ad are two paragraphs
        label = dropped[-1].why if rest.text == words and len(dropped) > known else ""
        linked = label == LINK
        titles = _titles(lines, at + 1, label)
    return from_lines(kept).sub(MANY_BREAKS, "\n\n").strip(), tuple(dropped)


def _titles(lines: Sequence[Line], first: int, label: str) -> int:
    """How many lines below a label are titles of other stories: the one below "Next article", a block of two or more.

    A block of them has no blank line and no full stop at the end of a line, as a text that was wrapped has.
    """
    if label not in (LINK, NEXT_STORY):
        return 0
    below = (line.text for line, _ in itertools.islice(lines, first, first + MAX_TITLES))
    block = list(itertools.takewhile(bool, itertools.dropwhile(lambda words: not words, below)))
    if label == NEXT_STORY:
        return 1 if block and TITLE.fullmatch(block[0]) and not furniture(block[0]) else 0
    return len(block) if len(block) > 1 and all(map(TITLE.fullmatch, block)) else 0


def _again(words: str, kept: Sequence[Line]) -> str | None:
    """Why a line goes that repeats one above it: pages put their headline above the picture and below it."""
    told = any(line.text.casefold() == words.casefold() for line, _ in kept)
    headline = told and TITLE.fullmatch(words) and len(words.split()) >= MIN_WORDS_AGAIN
    return "headline told again" if headline else None


def furniture(line: str) -> str | None:
    """What a line is that is no part of an article, such as "share button"; None: it may be one."""
    return _patterns(resources.digest())[0](line)


def _piece(words: Traced, why: str) -> Dropped:
    place = words.place(0, len(words))
    return Dropped(words.text[:MAX_DROPPED], why, *((place.start, place.end) if place else ()))


Whole = Callable[[str], str | None]
Inside = Callable[[Traced, list[Dropped]], Traced]


@functools.lru_cache(maxsize=4)
def _patterns(_digest: str) -> tuple[Whole, Inside]:
    line, why_line = _joined("line")
    inline, why_inline = _joined("inline")
    hints = _hints()

    def whole(text: str) -> str | None:
        if not 0 < len(text) <= MAX_LINE:
            return None
        found = line.fullmatch(text, SIGNS.match(text).end())  # type: ignore[union-attr]  # it matches nothing, too
        return why_line[found.lastgroup or ""] if found else None

    def inside(text: Traced, dropped: list[Dropped]) -> Traced:
        if hints and not any(hint in text.text for hint in hints):
            return text

        def out(found: re.Match[str]) -> str:
            dropped.append(_piece(text[found.start() : found.end()], why_inline[found.lastgroup or ""]))
            return " "

        rest = text.sub(inline, out)
        return text if rest is text else rest.sub(BLANKS, " ").strip().sub(BLANK_BEFORE_STOP, "")

    return whole, inside


def _hints() -> frozenset[str]:
    """Strings of which a line has one before it is searched at all; none when a row of the table names none."""
    named = [row.get("hint", "").split() for row in resources.table("lexicon/boilerplate") if row["where"] == "inline"]
    return frozenset(hint for hints in named for hint in hints) if all(named) else frozenset()


def _joined(where: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern out of the table's rows, and why by group; a wrong row is named."""
    rows = [row for row in resources.table("lexicon/boilerplate") if row["where"] == where]
    source = "|".join(f"(?P<row{index}>{row['pattern']})" for index, row in enumerate(rows))
    try:
        joined = re.compile(source or r"(?!)", re.IGNORECASE)
    except re.error:
        joined = None
    if joined is None or joined.groups != len(rows):
        raise _wrong(rows)
    return joined, {f"row{i}": row["why"] for i, row in enumerate(rows)}


def _wrong(rows: list[resources.Row]) -> ResourceError:
    """Which row it is that the others cannot be joined with."""
    for row in rows:
        try:
            compiled = re.compile(row["pattern"], re.IGNORECASE)
        except re.error as error:
            return ResourceError(f"boilerplate.csv, row {row['id']!r}: the pattern is wrong: {error}")
        if compiled.groups:
            return ResourceError(f"boilerplate.csv, row {row['id']!r}: write (?:...) instead of (...) in the pattern")
    return ResourceError("boilerplate.csv: the patterns cannot be joined; each has to be one of its own")
