"""Where in a web page the text stands that was taken out of it, and what of the page's text was left out."""

from __future__ import annotations

import bisect
import html as entities
import itertools
import re
from collections.abc import Iterator

from polybius.ingest import markup
from polybius.ingest.clean import MAX_DROPPED, furniture
from polybius.ingest.traced import Traced, joined
from polybius.schema import Dropped

MAX_PAGE = 2_000_000  # characters; a longer page is not gone through a second time
MAX_PIECES = 100  # of the page that are listed as left out
TRIES = 20  # places in which a paragraph is looked for: "Live" stands in "delivered", too
MAX_LOOKED = 500_000_000  # letters of the page that are compared for all paragraphs together, at most
PARTS = {
    "nav": "navigation", "header": "header", "footer": "page footer", "aside": "beside the article", "form": "form",
    "button": "button", "dialog": "notice over the page", "figure": "picture caption",
}  # fmt: skip
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
LETTER = re.compile(r"[^\W_]")
DIVIDING = markup.BLOCKS | markup.FURNITURE | {"figcaption", "dd", "dt", "hr", "body"}
NOWHERE = Traced("\n", ())
LEFT_OUT = "left out of the page: "

Block = tuple[Traced, str]  # its text, and of what part of the page it is


def found(text: str, page: str, title: str | None) -> tuple[Traced, tuple[Dropped, ...]]:
    """The text with its places in the page, paragraph by paragraph, and the blocks of the page that it has nothing of.

    A paragraph is known by its letters and digits in a row; one that the extractor wrote anew has no place.

    Args:
        text: What was extracted.
        page: The whole page, of which the extractor made it.
        title: Of the page: where it stands is not listed.
    """
    if len(page) > MAX_PAGE:
        return _unplaced(text), ()
    blocks = [(block.composed(), part) for block, part in _blocks(page)]
    whole = joined(part for block, _ in blocks for part in (block, NOWHERE))
    places = [letter.start() for letter in LETTER.finditer(whole.text)]
    letters = "".join(LETTER.findall(whole.text))
    parts: list[Traced] = []
    taken: list[tuple[int, int]] = []  # characters of the whole
    after = looked = 0  # letters: those before it have been found; of how many it was asked
    for paragraph in re.split(r"(\n+)", text):
        own = [letter.start() for letter in LETTER.finditer(paragraph)]
        looked += len(letters) if own else 0
        words = "".join(LETTER.findall(paragraph)) if looked <= MAX_LOOKED else ""
        at = _find(words, letters, after, places) if words else None
        if at is None:
            parts.append(_unplaced(paragraph) if own else Traced(paragraph, ()))
            continue
        after = at + len(own)
        theirs = places[at:after]
        taken.append((theirs[0], theirs[-1] + 1))
        parts += _side_by_side(paragraph, own, whole, theirs)
    return joined(parts), tuple(_left_out(blocks, sorted(taken), _letters(title or "")))


def _unplaced(words: str) -> Traced:
    return Traced(words, ((0, len(words), None),))


def _letters(words: str) -> str:
    return "".join(LETTER.findall(words)).lower()


def _find(words: str, letters: str, after: int, places: list[int]) -> int | None:
    """Which of the page's letters some words begin with: the next such place as whole words, else the first."""
    for first, last in ((after, len(letters)), (0, min(len(letters), after + len(words)))):
        at = first - 1
        for _ in range(TRIES):
            at = letters.find(words, at + 1, last)
            if at < 0:
                break
            end = at + len(words)
            starts = at == 0 or places[at] - places[at - 1] > 1
            if starts and (end == len(places) or places[end] - places[end - 1] > 1):
                return at
    return None


def _side_by_side(paragraph: str, own: list[int], whole: Traced, theirs: list[int]) -> Iterator[Traced]:
    """A paragraph in pieces that stand in the page as they are, and what stands between them."""
    start = theirs[0] - own[0]
    if start >= 0 and whole.text[start : theirs[0]] == paragraph[: own[0]]:
        begin = start
    else:
        yield _beside(paragraph[: own[0]], whole, theirs[0])
        begin = theirs[0]
    for here, there in zip(itertools.pairwise(own), itertools.pairwise(theirs), strict=True):
        if here[1] - here[0] == there[1] - there[0] == 1:
            continue
        gap = paragraph[here[0] + 1 : here[1]]
        if gap != whole.text[there[0] + 1 : there[1]]:
            yield whole[begin : there[0] + 1]
            yield Traced(gap, ())
            begin = there[1]
    last, rest = theirs[-1] + 1, paragraph[own[-1] + 1 :]
    same = whole.text.startswith(rest, last)
    yield whole[begin : last + len(rest) if same else last]
    if not same:
        yield _beside(rest, whole, last)


def _beside(words: str, whole: Traced, at: int) -> Traced:
    """Words of the extractor's own, such as the mark of a list, in the place before a character of the page."""
    before, behind = whole.place(at - 1, at), whole.place(at, at + 1)
    original = behind.start if behind else before.end if before else None
    return Traced(words, ((0, 0, original), (len(words), 0, original)) if words else ())


def _blocks(page: str) -> Iterator[Block]:
    """The texts of a page between the tags that divide it, with the part of the page in which they stand."""
    texts: list[Traced] = []
    open_parts: list[str] = []
    at, hidden = 0, ""
    for piece in markup.pieces(page):
        start, at = at, at + len(piece.raw)
        if piece.kind == "text" and not hidden:
            texts.append(_unescaped(piece.raw, start))
        elif piece.name in ("head", "title"):
            hidden = piece.name if piece.kind == "open" else ""
        elif piece.name in DIVIDING:
            if texts:
                yield joined(texts), open_parts[-1] if open_parts else ""
                texts = []
            if piece.name in PARTS and piece.kind == "open":
                open_parts.append(piece.name)
            elif piece.name in PARTS and piece.name in open_parts:
                del open_parts[len(open_parts) - 1 - open_parts[::-1].index(piece.name) :]
    if texts:
        yield joined(texts), ""


def _unescaped(raw: str, start: int) -> Traced:
    whole = Traced(raw, ((0, len(raw), start),))
    return whole.sub(ENTITY, lambda found: entities.unescape(found.group())) if "&" in raw else whole


def _left_out(blocks: list[Block], taken: list[tuple[int, int]], title: str) -> Iterator[Dropped]:
    """The blocks of which the text has nothing; those that follow one another for one reason are one piece."""
    at, count = 0, 0
    waiting: Dropped | None = None
    for block, part in blocks:
        start, at = at, at + len(block) + 1
        words = " ".join(block.text.split())
        if not words:
            continue
        last = bisect.bisect_left(taken, (at, 0)) - 1
        place = block.place(0, len(block))
        if place is None or (last >= 0 and taken[last][1] > start) or _letters(words) in title:
            if waiting:
                yield waiting
                waiting, count = None, count + 1
            continue
        why = LEFT_OUT + (furniture(words) or PARTS.get(part, "outside the article"))
        if waiting and waiting.why == why:
            waiting = Dropped(f"{waiting.text}\n{words}"[:MAX_DROPPED], why, waiting.start, place.end)
            continue
        if waiting:
            yield waiting
            count += 1
        if count >= MAX_PIECES:
            return
        waiting = Dropped(words[:MAX_DROPPED], why, place.start, place.end)
    if waiting:
        yield waiting
