"""Web pages: the article's text and facts, through trafilatura; no page is lost without a reason.

The C parser below trafilatura gives up on deep nesting and takes minutes for a tag of many attributes, so a page is
scanned before it is parsed, in linear time: over-long tags lose their attributes, over-deep pages their boxes.
"""

from __future__ import annotations

import dataclasses
import html as entities
import logging
import re
from collections.abc import Iterator
from typing import Any

from polybius.errors import InputError
from polybius.ingest.dating import day
from polybius.ingest.decode import decode
from polybius.ingest.facts import Facts, words

log = logging.getLogger(__name__)

MAX_PAGE = 10_000_000  # characters
MAX_TAG = 64_000  # characters of one tag
MAX_ATTRIBUTES = 1_000  # of one tag
MAX_DEPTH = 240  # elements in each other; the parser gives up at about 255
HEAD = 4_096  # bytes in which a page names its encoding
CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
ATTRIBUTE = re.compile(r"([a-zA-Z_:-]{1,40})\s*=\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,4000}))")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
UNNESTED = frozenset("p li dd dt tr td th option tbody thead tfoot".split())  # a new one closes the one before
BOXES = frozenset("div span section font center b i em strong blockquote table ul ol main article form label".split())
SILENT = ("script", "style", "noscript", "template", "svg", "textarea", "iframe", "select")
FURNITURE = frozenset("nav header footer aside form button figure dialog title".split())
BLOCKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 tr section article blockquote td ul ol table main pre".split())
MIN_PARAGRAPH_WORDS = 8  # a shorter block of an unreadable page is taken for a menu
LOOKS = re.compile(
    r"\s*(?:\ufeff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A tag or the text between two tags."""

    kind: str  # text, open, close
    name: str  # of the tag, in small letters
    raw: str


def looks_like_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return LOOKS.match(text[:4000]) is not None


def decoded(data: bytes) -> str:
    """The page's characters, by the encoding that it names or that its bytes show."""
    named = CHARSET.search(data[:HEAD])
    return decode(data, named.group(1).decode("ascii") if named else None)


def page(raw: str) -> tuple[str, Facts]:
    """The article's text, paragraphs divided by a blank line, and what the page says of it.

    Raises:
        InputError: too long a page, or one without an article.
    """
    if len(raw) > MAX_PAGE:
        raise InputError(f"too long a page: {len(raw):,} characters; at most {MAX_PAGE:,} are read")
    safe, depth = _made_safe(raw)
    found = _extracted(safe if depth <= MAX_DEPTH else _flat(safe))
    text = (getattr(found, "text", None) or "").strip() or _plain(safe)
    if not text:
        raise InputError("no article in the page")
    return "\n\n".join(line for line in text.split("\n") if line.strip()), _facts(found, safe)


def _extracted(raw: str) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(raw, with_metadata=True, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError, IndexError, OverflowError) as error:
        log.warning("trafilatura failed on a page: %r", error)
        return None


def _facts(found: Any, raw: str) -> Facts:
    meta = _meta(raw)
    published = None
    try:
        published = day(getattr(found, "date", None))
    except InputError:
        log.debug("no day in %r", getattr(found, "date", None))
    return Facts(
        title=words(getattr(found, "title", None)) or _title(raw),
        published=published,
        publisher=words(getattr(found, "sitename", None)),
        author=words(getattr(found, "author", None)),
        url=words(getattr(found, "url", None)),
        language=words(getattr(found, "language", None)) or words(meta.get("polybius:language")),
        notice=words(meta.get("polybius:notice")),
    )


def _meta(raw: str) -> dict[str, str]:
    """The page's <meta> tags: name or property -> content."""
    out: dict[str, str] = {}
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
    return out


def _title(raw: str) -> str | None:
    inside = False
    for piece in pieces(raw):
        if piece.kind == "text" and inside:
            return words(entities.unescape(piece.raw))
        inside = piece.kind == "open" and piece.name == "title"
    return None


def pieces(raw: str) -> Iterator[Piece]:
    """The tags and texts of a page in order, in linear time whatever it holds; scripts and comments left out."""
    at, size, low = 0, len(raw), raw.lower()
    if len(low) != size:
        low = "".join(character.lower() if character.isascii() else character for character in raw)
    gone = {name: -1 for name in SILENT}  # where the last look for a closing tag ended in nothing
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
            continue
        name = NAME.match(raw, start)
        end = raw.find(">", start + 1)
        if end < 0:
            return  # a tag that never ends: nothing behind it is text
        at = end + 1
        if name is None:
            if raw[start + 1] not in "!?/":
                yield Piece("text", "", "<")
                at = start + 1
            continue
        tag = name.group(1).lower()
        closing = raw[start + 1] == "/"
        if tag in gone and not closing and raw[end - 1] != "/":
            close = low.find(f"</{tag}", at) if gone[tag] < 0 else -1
            if close >= 0:
                at = close
            else:
                gone[tag] = at
            continue
        yield Piece("close" if closing else "open", tag, raw[start:at])


def _made_safe(raw: str) -> tuple[str, int]:
    """The page with over-long tags made bare, and how deep its elements lie in each other."""
    out: list[str] = []
    depth = deepest = at = 0
    while (start := raw.find("<", at)) >= 0:
        end = raw.find(">", start + 1)
        if end < 0:
            out.append(raw[at:start])
            at = len(raw)
            break
        out.append(raw[at:start])
        tag, at = raw[start : end + 1], end + 1
        name = NAME.match(tag)
        plain = name.group(1).lower() if name else ""
        if plain and (len(tag) > MAX_TAG or (tag.count("=") > MAX_ATTRIBUTES) or _crowded(tag)):
            tag = name.group() + ">" if name else ""
        if plain and plain not in VOID and plain not in UNNESTED and not tag.endswith("/>"):
            depth = max(0, depth - 1) if tag[1] == "/" else depth + 1
            deepest = max(deepest, depth)
        out.append(tag)
    out.append(raw[at:])
    return "".join(out), deepest


def _crowded(tag: str) -> bool:
    return len(tag) > MAX_ATTRIBUTES and len(tag.split(None, MAX_ATTRIBUTES + 1)) > MAX_ATTRIBUTES


def _flat(raw: str) -> str:
    """The page without its boxes: paragraphs, headings and the head remain."""
    out = []
    for piece in pieces(raw):
        if piece.kind == "text":
            out.append(piece.raw)
        elif piece.name in BOXES:
            out.append("\n" if piece.name in BLOCKS else " ")
        else:
            out.append(piece.raw)
    return "".join(out)


def _plain(raw: str) -> str:
    """The longer blocks of text of a page that the extractor finds nothing in."""
    blocks: list[list[str]] = [[]]
    silent: str | None = None
    for piece in pieces(raw):
        if silent:
            silent = None if piece.kind == "close" and piece.name == silent else silent
        elif piece.kind == "open" and piece.name in FURNITURE and not piece.raw.endswith("/>"):
            silent = piece.name
            blocks.append([])
        elif piece.kind == "text":
            blocks[-1].append(entities.unescape(piece.raw))
        elif piece.name in BLOCKS:
            blocks.append([])
    lines = [" ".join("".join(block).split()) for block in blocks]
    return "\n".join(line for line in lines if len(line.split()) >= MIN_PARAGRAPH_WORDS)
