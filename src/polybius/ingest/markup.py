"""The tags and texts of a web page, found in linear time whatever it holds, before any parser sees it."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_TAG = 64_000  # characters of one tag
MAX_ATTRIBUTES = 1_000  # of one tag
MIN_PARAGRAPH_WORDS = 8  # a shorter block of an unreadable page is taken for a menu
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
LONG_TAG = re.compile(r"<[a-zA-Z/!][^>]{1000}")
HARMLESS_DEPTH = 100  # elements in each other, also counting those that scripts write
ATTRIBUTE = re.compile(r"([a-zA-Z_:-]{1,40})\s*=\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,4000}))")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
UNNESTED = _names("p li dd dt tr td th option tbody thead tfoot")  # a new one closes the one before
BOXES = _names(
    "div span section font center b i em strong blockquote ul ol main article form label a u small "
    "table tbody thead tfoot tr td th"
)
SILENT = _names("script style noscript template svg textarea iframe select")
FURNITURE = _names("nav header footer aside form button figure dialog title")
BLOCKS = _names("p div br li h1 h2 h3 h4 h5 h6 tr section article blockquote td ul ol table main pre")


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag or the text between two tags."""

    kind: str  # text, open, close, or other: comments, declarations
    name: str  # of the tag, in small letters
    raw: str


def pieces(raw: str) -> Iterator[Piece]:
    """All of a page in order; the pieces' ``raw`` joined are the page, but for a tag that never ends.

    What stands inside of scripts, styles and the like is of kind "other".
    """
    at, size = 0, len(raw)
    while at < size:
        start = raw.find("<", at)
        if start < 0:
            yield Piece("text", "", raw[at:])
            return
        if start > at:
            yield Piece("text", "", raw[at:start])
        if raw.startswith("<!--", start):
            end = raw.find("-->", start + 4)
            at = end + 3 if end >= 0 else size
            yield Piece("other", "", raw[start:at])
            continue
        name = NAME.match(raw, start, start + 40)
        if name is None and not raw.startswith(("<!", "<?", "</"), start):
            yield Piece("text", "", "<")  # "5 < 6"
            at = start + 1
            continue
        end = raw.find(">", start + 1)
        if end < 0:
            return
        at = end + 1
        if name is None:
            yield Piece("other", "", raw[start:at])
            continue
        tag = name.group(1).lower()
        closing = raw[start + 1] == "/"
        yield Piece("close" if closing else "open", tag, raw[start:at])
        if tag in SILENT and not closing and raw[end - 1] != "/":
            silent = at
            at = _end_of(tag, raw, at)
            if at > silent:
                yield Piece("other", "", raw[silent:at])


def _end_of(tag: str, raw: str, at: int) -> int:
    """Where the closing tag of a silent element begins; the end of the page when there is none, as in a browser."""
    while (found := raw.find("</", at)) >= 0:
        if raw[found + 2 : found + 2 + len(tag)].lower() == tag:
            return found
        at = found + 2
    return len(raw)


@dataclass(frozen=True, slots=True)
class Safe:
    """A page that a parser can be given, and the figures that tell which."""

    raw: str
    depth: int  # most elements in each other
    tags: int
    rows: int  # of tables


def made_safe(raw: str) -> Safe:
    """The page, measured; over-long tags made bare and comments left out if anything in it can hurt a parser."""
    depth = deepest = rows = 0
    names = TAG_NAME.findall(raw)
    for slash, name in names:
        tag = name.lower()
        rows += tag == "tr"
        if tag not in VOID and tag not in UNNESTED:
            depth = max(0, depth - 1) if slash else depth + 1
            deepest = max(deepest, depth)
    if deepest > HARMLESS_DEPTH or LONG_TAG.search(raw):
        return _bared(raw)
    return Safe(raw, deepest, len(names), rows)


def _bared(raw: str) -> Safe:
    out: list[str] = []
    depth = deepest = tags = rows = 0
    for piece in pieces(raw):
        if piece.kind in ("text", "other"):
            out.append("" if piece.raw.startswith("<!--") else piece.raw)
            continue
        tags += 1
        rows += piece.name == "tr"
        bare = f"</{piece.name}>" if piece.kind == "close" else f"<{piece.name}>"
        out.append(bare if _overlong(piece.raw) else piece.raw)
        if piece.name not in VOID and piece.name not in UNNESTED and not piece.raw.endswith("/>"):
            depth = max(0, depth - 1) if piece.kind == "close" else depth + 1
            deepest = max(deepest, depth)
    return Safe("".join(out), deepest, tags, rows)


def _overlong(tag: str) -> bool:
    if len(tag) <= MAX_ATTRIBUTES:
        return False
    return (
        len(tag) > MAX_TAG or tag.count("=") > MAX_ATTRIBUTES or len(tag.split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES
    )


def flat(raw: str) -> str:
    """The page without boxes and tables: paragraphs, headings and the head remain."""
    return "".join(
        piece.raw if piece.name not in BOXES else "\n" if piece.name in BLOCKS else " " for piece in pieces(raw)
    )


def plain(raw: str, *, least: int = MIN_PARAGRAPH_WORDS) -> str:
    """The longer blocks of text of a page, one a line: what is left to read where no article is found."""
    blocks: list[list[str]] = [[]]
    depth = 0  # of elements that are never part of an article
    for piece in pieces(raw):
        if piece.kind in ("open", "close") and piece.name in FURNITURE and not piece.raw.endswith("/>"):
            depth = depth + 1 if piece.kind == "open" else max(0, depth - 1)
            blocks.append([])
        elif piece.kind == "text" and not depth:
            blocks[-1].append(entities.unescape(piece.raw))
        elif piece.name in BLOCKS:
            blocks.append([])
    lines = [" ".join("".join(block).split()) for block in blocks]
    return "\n".join(line for line in lines if len(line.split()) >= least)


def meta(raw: str) -> dict[str, str]:
    """The page's ``<meta>`` tags, name or property -> content, and its ``<title>`` under "title"."""
    out: dict[str, str] = {}
    in_title = False
    for piece in pieces(raw):
        if piece.kind == "open" and piece.name == "body":
            break
        if piece.kind == "open" and piece.name == "meta":
            values = {
                found[1].lower(): found[2] or found[3] or found[4] or "" for found in ATTRIBUTE.finditer(piece.raw)
            }
            name = values.get("name") or values.get("property")
            if name and "content" in values:
                out.setdefault(name.lower(), entities.unescape(values["content"]))
        elif piece.kind == "text" and in_title:
            out.setdefault("title", entities.unescape(piece.raw))
        in_title = piece.kind == "open" and piece.name == "title"
    return out
