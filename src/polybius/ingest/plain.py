"""Text files: the block of facts at their head, and the plain words of Markdown."""

from __future__ import annotations

import re

from polybius.ingest.facts import Facts, facts
from polybius.ingest.traced import BREAK, Line, Traced, from_lines

MAX_HEAD_LINES = 60
KEYS = {
    "date": "published",
    "source": "publisher",
    "link": "url",
    "lang": "language",
    "headline": "title",
    "authors": "author",
    "by": "author",
}
CRLF = re.compile("\r\n")
ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}):(?:[ \t]+(?P<value>.*))?$")
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
