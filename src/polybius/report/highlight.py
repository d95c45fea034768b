"""The coloured sentence, made here and nowhere else: words cut into pieces, each with its role in an event."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from polybius.report.labels import Names, count_words, day_words, type_words

__all__ = ["ROLES", "Mark", "Piece", "Role", "inside", "marked", "marks_of", "plain"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the page shows it: never by its colour alone, always with its gloss above the words."""

    name: str
    gloss: str  # the small word above the marked words
    what: str  # for the legend


# In the order of the legend; on a tie of length the earlier one is shown.
ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role("action", "did", "action: the words that tell what was done"),
        Role("actor", "who", "actor: who did it"),
        Role("recipient", "to whom", "recipient: to whom it was done"),
        Role("time", "when", "time"),
        Role("place", "where", "place"),
        Role("count", "how many", "number of killed, injured or others"),
        Role("source", "says", "source: who says so, and the word of saying"),
        Role("other", "", "another event of the same article"),
    )
}
RANK = {name: number for number, name in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of the document that play a role."""

    start: int
    end: int
    role: str
    title: str  # what the words were understood as
    event: str | None = None  # the event that a click opens


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on the page, marked or not."""

    text: str
    role: str | None = None
    title: str = ""
    opens: bool = False  # the first piece of its mark, which carries the gloss
    event: str | None = None

    @property
    def gloss(self) -> str:
        """The small word above the piece; empty where the mark goes on from the piece before."""
        return ROLES[self.role].gloss if self.role and self.opens else ""


def marked(text: str, marks: Iterable[Mark], offset: int = 0) -> tuple[Piece, ...]:
    """The text in pieces that together are the text; where marks overlap, the shortest one is shown.

    Args:
        text: A whole document, or a part of it.
        marks: In characters of the document; those outside the text are passed over.
        offset: Where the text begins in the document.
    """
    held = [mark for mark in marks if mark.start < mark.end and mark.end > offset and mark.start < offset + len(text)]
    edges = {offset, offset + len(text)}
    for mark in held:
        edges |= {max(mark.start, offset), min(mark.end, offset + len(text))}
    cuts = sorted(edges)
    pieces: list[tuple[Mark | None, int, int]] = []
    for start, end in itertools.pairwise(cuts):
        covering = [mark for mark in held if mark.start <= start and end <= mark.end]
        best = min(covering, key=_shown_first, default=None)
        if pieces and pieces[-1][0] is best:
            pieces[-1] = (best, pieces[-1][1], end)
        else:
            pieces.append((best, start, end))
    return tuple(_piece(mark, text[start - offset : end - offset], start, offset) for mark, start, end in pieces)


def _shown_first(mark: Mark) -> tuple[int, int, int]:
    return mark.end - mark.start, RANK[mark.role], mark.start


def _piece(mark: Mark | None, text: str, start: int, offset: int) -> Piece:
    if mark is None:
        return Piece(text)
    return Piece(text, mark.role, mark.title, start == max(mark.start, offset), mark.event)


def plain(pieces: Iterable[Piece]) -> str:
    """The words alone."""
    return "".join(piece.text for piece in pieces)


def inside(mark: Mark, start: int, end: int) -> bool:
    """Whether a mark shares a character with a stretch of the document."""
    return mark.start < end and start < mark.end


def marks_of(event: Mapping[str, Any], names: Names) -> tuple[Mark, ...]:
    """The marks of an event: who, did, to whom, when, where, how many, and who says so.

    Args:
        event: A row of the store's events.
        names: What the codes are called.
    """
    what = type_words(event["event_type"], event["modes"])
    found = [
        Mark(event["trigger_start"], event["trigger_end"], "action", f"action: {what} (coded by {event['coder']})")
    ]
    for role, column in (("actor", "actors"), ("recipient", "recipients")):
        found += [_mark(party, role, f"{role}: {names.told(party)}") for party in event[column] or () if _placed(party)]
    if _placed(event["timex"]):
        days = day_words(event["timex"]["earliest"], event["timex"]["latest"]) or event["timex"]["value"]
        found.append(_mark(event["timex"], "time", f"time: {days}"))
    if _placed(event["place"]):
        place = event["place"]
        known = ", ".join(filter(None, (place["name"], names.country(place["country"]))))
        found.append(_mark(place, "place", f"place: {known} (known to the {place['precision']})"))
    for count in filter(_placed, event["counts"] or ()):
        found.append(_mark(count, "count", f"number: {count_words(count)}"))
    for source in event["sources"] or ():
        found += _source_marks(source, names)
    return tuple(found)


def _source_marks(source: Mapping[str, Any], names: Names) -> list[Mark]:
    found = []
    if _placed(source):
        found.append(_mark(source, "source", f"source: {names.told(source)}"))
    if _placed(source["cue"]):
        found.append(_mark(source["cue"], "source", "the word of saying"))
    if _placed(source["based_on"]):
        found.append(_mark(source["based_on"], "source", f"told on the word of {names.told(source['based_on'])}"))
    return found


def _placed(cell: Mapping[str, Any] | None) -> bool:
    return cell is not None and cell["start"] is not None and cell["end"] is not None


def _mark(cell: Mapping[str, Any], role: str, title: str) -> Mark:
    return Mark(cell["start"], cell["end"], role, title)
