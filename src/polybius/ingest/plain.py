"""Texts: the block of facts at their head, and the plain words of Markdown."""

from __future__ import annotations

import itertools
import re

from polybius.errors import InputError
from polybius.ingest.dating import day
from polybius.ingest.facts import Facts, facts
from polybius.ingest.traced import BREAK, Line, Traced, from_lines
from polybius.schema import Dropped

MAX_HEAD_LINES = 60
MAX_LABELLED = 12  # lines that name title, day and the like without a fence
MAX_LABELLED_VALUE = 250  # characters; a longer one is a paragraph
KEYS = {
    "date": "published",
    "source": "publisher",
    "link": "url",
    "lang": "language",
    "headline": "title",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "outlet": "publisher",
    "publication": "publisher",
}
LABELS = KEYS.keys() | {*KEYS.values(), "category", "section", "tags", "keywords"}
# On a lone line of author or publisher; "Source: rebels seized the town" is a headline.
A_NAME = re.compile(r"(?:The )?[A-Z][\w.'’-]*(?:(?: and)? [A-Z][\w.'’-]*){0,2}")
LABEL = "label of the report"
TOLD = ("title", "published", "publisher", "author")  # what a text without a fence is believed
CRLF = re.compile("\r\n")
ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:[ \t]+(?P<value>.*))?$")
TITLE = re.compile(r"(?!---)[^\n]{2,149}[^\n.!?:;,]")
# As converters of pages begin: "date 2020-01-05 Bridge to be rebuilt".
STAMP = re.compile(r"date (?P<day>\d{4}-\d{2}(?:-\d{2})?)(?: |\n+)(?=\S)")
FENCE = re.compile(r"(?:```|~~~).*")
HEADING = re.compile(r" {0,3}#{1,6} +(?P<words>.*?)(?: +#+)?$")
RULE = re.compile(r" {0,3}(?:[*_-] ?){3,60}$|=+$")
QUOTE = re.compile(r"^(?: {0,3}> ?){1,10}")
BULLET = re.compile(r"^(?P<indent> {0,12})[*+-] +(?=\S)")
IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
TARGET = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:\s+\S+.*$")
AUTOLINK = re.compile(r"<(?P<words>(?:https?://|mailto:)[^<>\s]{1,2000})>")
CODE = re.compile(r"`(?P<words>[^`\n]{1,500})`")
STRONG = re.compile(r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])(?P<words>[^*\n]{1,1000}?)(?<=[^\s*])(?P=mark)(?![\w*])")
UNDERLINED = re.compile(r"(?<![\w_])(?P<mark>_{1,3})(?=[^\s_])(?P<words>[^_\n]{1,1000}?)(?<=[^\s_])(?P=mark)(?![\w_])")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>\n]{0,500})?/?>")
COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
ESCAPED = "\\`*_{}[]()#+.!>~|-"
ESCAPE = re.compile(rf"\\([{re.escape(ESCAPED)}])")
PRIVATE = 0xE000  # an escaped character stands as a private one until the marks around it are gone
RESTORED = {PRIVATE + ord(character): character for character in ESCAPED}
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,50}\]:?")


def front_matter(text: str) -> tuple[Facts, str]:
    """The facts between two lines of ``---`` at the head of a text, and the text after them.

    A text without such a block, or with one whose lines are no "key: value", is all text.

    Raises:
        InputError: a day of publication that cannot be understood.
    """
    text = text.removeprefix("\ufeff")
    lines = text.lstrip().split("\n", MAX_HEAD_LINES + 1)
    if lines[0].strip() != "---":
        return Facts(), text
    closing = next(
        (i for i, line in enumerate(lines[1 : MAX_HEAD_LINES + 1], 1) if line.strip() in ("---", "...")), None
    )
    if closing is None:
        return Facts(), text
    values = _entries(lines[1:closing])
    return (Facts(), text) if values is None else (facts(values), "\n".join(lines[closing + 1 :]))


def _entries(lines: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    key = ""
    for line in lines:
        entry = ENTRY.match(line.strip())
        if entry and not line[:1].isspace():
            key = entry["key"].strip().lower()
            values[KEYS.get(key, key)] = _unquoted(entry["value"] or "")
        elif key and line[:1].isspace() and line.strip():
            key = KEYS.get(key, key)
            values[key] = f"{values[key]} {line.strip()}".strip()  # a value that goes on in the next line
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    return values


def labelled(text: Traced) -> tuple[Facts, Traced, tuple[Dropped, ...]]:
    """The facts that the first lines of a text name without a fence, the text without these lines, and the lines.

    "Title:", "Date:", "Source:", "Author:" and the like, below a headline too; a lone one where no headline can be
    meant. A day that cannot be understood stays in the text.
    """
    values: dict[str, str] = {}
    taken: dict[int, Dropped] = {}
    stamp = STAMP.match(text.text)
    if stamp:
        place = text.place(0, stamp.end("day"))
        mark = Dropped(text.text[: stamp.end("day")], LABEL, *((place.start, place.end) if place else ()))
        told, rest, marks = labelled(text[stamp.end() :])
        own = facts({"published": stamp["day"] if _is_day(stamp["day"]) else None})
        return told.completed(own), rest, (mark, *marks)
    headline = False
    for at, (line, _) in enumerate(itertools.islice(text.lines(), MAX_LABELLED)):
        entry = ENTRY.match(line.text)
        key = entry["key"].strip().lower() if entry else ""
        if entry and entry["value"] and key in LABELS and len(line) <= MAX_LABELLED_VALUE:
            key = KEYS.get(key, key)
            if key != "published" or _is_day(entry["value"]):
                values.setdefault(key, _unquoted(entry["value"]))
                place = line.place(0, len(line))
                taken[at] = Dropped(line.text, LABEL, *((place.start, place.end) if place else ()))
        elif line.text and (taken or headline or not TITLE.fullmatch(line.text)):
            break
        else:
            headline = headline or bool(line.text)
    if not taken or (len(taken) == 1 and not any(_alone(*one) for one in values.items())):
        return Facts(), text, ()
    rest = from_lines([line for at, line in enumerate(text.lines()) if at not in taken]).strip()
    if not rest.text:
        return Facts(), text, ()
    return facts({key: values[key] for key in TOLD if key in values}), rest, tuple(taken.values())


def _alone(key: str, value: str) -> bool:
    return key in ("title", "published") or (key in ("author", "publisher") and bool(A_NAME.fullmatch(value)))


def _is_day(words: str) -> bool:
    try:
        return day(words) is not None
    except InputError:
        return False


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def unmarked(text: Traced) -> tuple[Traced, str | None]:
    """The words of a Markdown text without its marks, and its first heading of the first level.

    Code blocks, tables and lists keep their lines; pictures and link targets go.
    """
    title = None
    out: list[Line] = []
    for line, end in text.sub(CRLF, "\n").sub(COMMENT, "").lines():
        if FENCE.fullmatch(line.text.strip()) or TARGET.match(line.text):
            continue
        if RULE.match(line.text):
            out.append((line[:0], end))
            continue
        bare = line[_end(QUOTE, line) :] if line.text.lstrip().startswith(">") else line
        heading = HEADING.match(bare.text)
        words = _inline(bare[slice(*heading.span("words"))] if heading else bare.sub(BULLET, "", kept="indent"))
        if heading:
            title = title or (words.text.strip() or None if bare.text.lstrip().startswith("# ") else None)
            out += [(line[:0], BREAK), (words, end), (line[:0], BREAK)]
        else:
            out.append((words, end))
    return from_lines(out), title


def _end(pattern: re.Pattern[str], line: Traced) -> int:
    found = pattern.match(line.text)
    return found.end() if found else 0


def _inline(line: Traced) -> Traced:
    line = line.sub(ESCAPE, lambda found: chr(PRIVATE + ord(found.group(1))))
    line = line.sub(IMAGE, "").sub(FOOTNOTE, "")
    for pattern in (LINK, AUTOLINK, CODE, STRONG, STRONG, UNDERLINED, UNDERLINED):
        line = line.sub(pattern, kept="words")
    line = line.sub(TAG, "")
    return line.mapped(line.text.translate(RESTORED))
