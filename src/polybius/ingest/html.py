"""Web pages: the article's text and facts, through trafilatura; no page is lost without a reason.

The C parser below trafilatura gives up on deep nesting and takes minutes for a tag of many attributes, so a page is
scanned before it is parsed: over-long tags lose their attributes, over-deep pages their boxes.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from polybius.errors import InputError
from polybius.ingest import markup
from polybius.ingest.dating import day
from polybius.ingest.decode import decode
from polybius.ingest.facts import Facts, words

log = logging.getLogger(__name__)
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # a library never prints

MAX_PAGE = 10_000_000  # characters
MAX_DEPTH = 240  # elements in each other; the parser gives up at about 255
MAX_TAGS = 50_000  # 20,000 take the extractor up to 3 s
MAX_ROWS = 2_000  # of tables; 20,000 take the extractor 60 s
HEAD = 4_096  # bytes in which a page names its encoding
CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
# A table's row with prose in it: no table of the article but the page's own frame.
FRAME = re.compile(r"^\| (?:[^\n]{0,20000}?[.!?][\"”’)]? (?=[A-Z\"“])){3}", re.MULTILINE)
UNREADABLE = re.compile("[\x00\ud800-\udfff]")  # the parser stops at them, or raises
LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def looks_like_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return LOOKS.match(text[:4000]) is not None


def decoded(data: bytes) -> str:
    """The page's characters, by the encoding that it names or that its bytes show."""
    return decode(data, named(data))


def named(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = CHARSET.search(data[:HEAD])
    return found.group(1).decode("ascii") if found else None


def page(raw: str) -> tuple[str, Facts]:
    """The article's text, paragraphs divided by a blank line, and what the page says of it.

    Raises:
        InputError: too long a page, or one without an article.
    """
    if len(raw) > MAX_PAGE:
        raise InputError(f"too long a page: {len(raw):,} characters; at most {MAX_PAGE:,} are read")
    safe = markup.made_safe(UNREADABLE.sub("\ufffd", raw))
    found = _extracted(safe, flat=safe.depth > MAX_DEPTH or safe.rows > MAX_ROWS)
    if FRAME.search(getattr(found, "text", None) or ""):
        found = _extracted(safe, flat=True)
    text = (getattr(found, "text", None) or "").strip() or markup.plain(safe.raw)
    long = any(len(line.split()) >= markup.MIN_PARAGRAPH_WORDS for line in text.split("\n"))
    if not text or not (long or markup.plain(safe.raw, least=1)):  # "Home", "World": links of its navigation alone
        raise InputError("no article in the page")
    return "\n\n".join(line for line in text.split("\n") if line.strip()), _facts(found, markup.meta(safe.raw))


def _extracted(safe: markup.Safe, *, flat: bool) -> Any:
    """What trafilatura finds in the page, or without its boxes; None for one on which it would work for minutes."""
    import trafilatura

    if safe.tags > MAX_TAGS:
        return None
    raw = markup.flat(safe.raw) if flat else safe.raw
    try:
        return trafilatura.bare_extraction(raw, with_metadata=True, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError, OverflowError) as error:
        log.warning("trafilatura failed on a page: %r", error)
        return None


def _facts(found: Any, meta: dict[str, str]) -> Facts:
    try:
        published = day(getattr(found, "date", None))
    except InputError as error:
        log.debug("a page's day is left out: %s", error)
        published = None
    return Facts(
        title=words(getattr(found, "title", None)) or words(meta.get("title")),
        published=published,
        publisher=words(getattr(found, "sitename", None)),
        author=words(getattr(found, "author", None)),
        url=words(getattr(found, "url", None)),
        language=words(getattr(found, "language", None)),
        notice=words(meta.get("polybius:notice")),
    )
