"""The chain that a story stands in, as a page draws it: stories by day, and arrows with who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from polybius.queries import fetched
from polybius.report.labels import Names, day_words, several

__all__ = ["Arrow", "Chain", "Knot", "Said", "chain_of"]

MOST_KNOTS = 12  # stories that a chain shows; the strongest arrows lead to them
MOST_STEPS = 3  # arrows away from the story asked for
ROW, LANE, PAD = 58, 22, 14  # of the drawing, in its units: height of a story, width of a lane of arrows, margin
WORDS = {
    "causes": "brings about",
    "responds_to": "is answered by",
    "resumes": "is taken up again by",
    "ends": "is ended by",
}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One report's telling of an arrow."""

    event: str  # the later one's, whose clause tells it
    who: str  # innermost first, the publisher last: "a spokesman ← the agency ← Tigris Wire"
    day: str
    signal: str
    sentence: str
    before: str  # the earlier event's sentence, where it is another one
    confidence: float
    document: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From what came first to what came of it."""

    id: str
    earlier: str
    later: str
    kind: str
    weak: bool
    confidence: float
    n_documents: int
    said: tuple[Said, ...]
    path: str = ""  # of the drawing
    tip: str = ""

    @property
    def words(self) -> str:
        """The kind between the two stories: "is answered by"."""
        return f"{WORDS[self.kind]}{', perhaps' if self.weak else ''}"

    @property
    def reports(self) -> str:
        """How many reports tell it, copies counted once."""
        return several(self.n_documents, "report")


@dataclass(frozen=True, slots=True)
class Knot:
    """A story of the chain, in its row."""

    id: str
    title: str
    when: str
    quad: int
    row: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Stories by day, and the arrows between them."""

    knots: tuple[Knot, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int

    def title(self, id: str) -> str:
        """What one of its stories is called."""
        return next((knot.title for knot in self.knots if knot.id == id), id)

    def number(self, id: str) -> int:
        """The row of one of its stories, from 1."""
        return next(knot.row for knot in self.knots if knot.id == id) + 1


LINKS = "SELECT * FROM story_links WHERE list_has_any([earlier, later], $1::VARCHAR[]) ORDER BY ALL"
SAID = "SELECT * FROM story_link_events WHERE list_contains($1::VARCHAR[], link_id) ORDER BY ALL"
KNOTS = """
    SELECT story_id, actors, blamed, recipients, event_type, place, earliest, latest, quad FROM stories
    WHERE list_contains($1::VARCHAR[], story_id)
    -- "between the 1st and the 3rd" stands below "on the 3rd", which it mostly answers
    ORDER BY coalesce(latest, earliest) NULLS LAST, earliest DESC NULLS LAST, story_id
"""


def chain_of(connection: duckdb.DuckDBPyConnection, names: Names, story: str) -> Chain | None:
    """The stories that a story is tied to, some arrows away, by day; None where nothing ties it to another one.

    Weak arrows are followed from the story itself alone. Of many stories the best told and nearest are kept.
    """
    links = _near(connection, story)
    if not links:
        return None
    ids = {end for link in links for end in (link["earlier"], link["later"])}
    rows = _rows(connection, KNOTS, sorted(ids))
    places = {row["story_id"]: number for number, row in enumerate(rows)}
    knots = tuple(_knot(row, names, places, story) for row in rows)
    told: dict[str, list[Said]] = {}
    for row in _rows(connection, SAID, [link["link_id"] for link in links]):
        told.setdefault(row["link_id"], []).append(_said(row))
    lanes = _lanes(links, places)
    width = PAD * 2 + LANE * (max(lanes.values(), default=0) + 1)
    arrows = tuple(
        Arrow(
            link["link_id"], link["earlier"], link["later"], link["kind"], link["weak"], link["confidence"],
            link["n_documents"], tuple(told.get(link["link_id"], ())),
            *_drawn(places[link["earlier"]], places[link["later"]], lanes[link["link_id"]], width),
        )
        for link in sorted(links, key=lambda link: (places[link["earlier"]], places[link["later"]], link["kind"]))
    )  # fmt: skip
    return Chain(knots, arrows, width, ROW * len(knots))


def _near(connection: duckdb.DuckDBPyConnection, story: str) -> list[Row]:
    """The arrows around a story, ring by ring, until there are as many stories as a picture holds."""
    held, ring, found = {story}, {story}, dict[str, Row]()
    for step in range(MOST_STEPS):
        links = _rows(connection, LINKS, sorted(ring))
        links = [link for link in links if step == 0 or not link["weak"]]
        ring = set()
        for link in sorted(links, key=lambda link: (link["weak"], -link["n_documents"], -link["confidence"])):
            ends = {link["earlier"], link["later"]}
            if len(held | ends) <= MOST_KNOTS:
                found[link["link_id"]] = link
                ring |= ends - held
                held |= ends
        if not ring:
            break
    return list(found.values())


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, ids: Iterable[str]) -> list[Row]:
    try:
        return fetched(connection, sql, [list(ids)])
    except duckdb.CatalogException:  # a store that was linked before there were chains
        return []


def _knot(row: Row, names: Names, places: dict[str, int], asked: str) -> Knot:
    doers = [id for id in row["actors"] if id not in (row["blamed"] or ())]
    sides = [names.id(ids[0]) for ids in (doers, row["recipients"]) if ids]
    who = sides[0] if doers else "somebody"
    whom = f" – {sides[-1]}" if row["recipients"] else ""
    # "assault – Iraq" and not "assault – Iraq, Iraq"
    place = f", {row['place']}" if row["place"] and row["place"] not in sides else ""
    title = f"{who} – {row['event_type'].lower()}{whom}{place}"
    when = day_words(row["earliest"], row["latest"]) or "no day"
    return Knot(row["story_id"], title, when, row["quad"], places[row["story_id"]], row["story_id"] == asked)


def _said(row: Row) -> Said:
    mouths = [row["who"], *row["through"], *([row["publisher"]] if row["publisher"] else [])]
    return Said(
        event=row["later_event"],
        who=" ← ".join(dict.fromkeys(mouths)),
        day=day_words(row["told"], None) or "no day",
        signal=row["signal"] or "",
        sentence=" ".join(row["sentence"].split()),
        before=" ".join((row["earlier_sentence"] or "").split()),
        confidence=row["confidence"],
        document=row["document_id"],
    )


def _lanes(links: list[Row], places: dict[str, int]) -> dict[str, int]:
    """The lane of each arrow: the innermost that no other arrow between the same rows holds already."""
    taken: list[list[tuple[int, int]]] = []
    lanes = {}
    for link in sorted(links, key=lambda link: abs(places[link["earlier"]] - places[link["later"]])):
        first, last = sorted((places[link["earlier"]], places[link["later"]]))
        lane = next((n for n, held in enumerate(taken) if all(last <= a or first >= b for a, b in held)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[link["link_id"]] = lane
    return lanes


def _drawn(one: int, other: int, lane: int, width: int) -> tuple[str, str]:
    """The line and the tip of an arrow in the gutter left of the stories: out, along its lane, and back in."""
    x, right = width - PAD - LANE * (lane + 1), width - 8
    down = 1 if other > one else -1
    start, end = ROW * one + ROW // 2 + 5 * down, ROW * other + ROW // 2 - 5 * down
    out = f"M{width - 2} {start} H{x + 6} Q{x} {start} {x} {start + 6 * down}"
    path = f"{out} V{end - 6 * down} Q{x} {end} {x + 6} {end} H{right}"
    return path, f"{width - 1},{end} {width - 9},{end - 4} {width - 9},{end + 4}"
