"""The tables of a store as pages: what can be asked of each, and what each column shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import duckdb

from polybius.report.claims import side_words
from polybius.report.corrections import edit_words
from polybius.report.labels import (
    Names,
    according,
    act_words,
    bounds,
    day_words,
    denied,
    doers,
    several,
    standing,
    type_names,
    type_words,
)  # fmt: skip
from polybius.report.views import address
from polybius.store import Store
from polybius.store.filters import SAYS

__all__ = ["TABLES", "Column", "Filter", "Table", "dyad_link", "link"]

Row = dict[str, Any]
Asked = Mapping[str, str]
OF = {"merge": "story"}  # what a correction's id names; else an event
MOST_CALLED = 8  # of the words that name somebody
PREPOSITION = {"merge": "with", "split": "from"}


def link(kind: str, id: str) -> str:
    """The address of a record's page."""
    return f"/{kind}/{quote(id, safe='')}"


def dyad_link(a: str, b: str) -> str:
    """The address of a dyad's page."""
    return f"/dyads/{quote(a, safe='')}/{quote(b, safe='')}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that a table can be asked for."""

    name: str
    label: str
    kind: str = "text"  # text or date
    choices: Callable[[], Mapping[str, str]] | None = None  # what can be chosen, in words; None: anything


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table as people read it."""

    label: str
    of: Callable[[Row, Names], Any]
    href: Callable[[Row], str | None] = lambda row: None
    number: bool = False
    long: bool = False  # words that want room
    day: bool = False  # one day, which stands on one line
    apart: bool = False  # left out where all lines of a page say the same, which stands above them then

    @property
    def css(self) -> str:
        """How its cells are set."""
        return "num" if self.number else "long" if self.long else "date" if self.day else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the store as a page."""

    name: str
    title: str
    one: str  # of its rows
    what: str
    filters: tuple[Filter, ...]
    columns: tuple[Column, ...]
    select: Callable[[Store, Asked], duckdb.DuckDBPyRelation]
    linked: tuple[str, ...] = ()  # what links to it ask, and no field of its form

    @property
    def asked(self) -> tuple[str, ...]:
        """What it can be asked."""
        return (*(one.name for one in self.filters), *self.linked, "page")


ACTOR = Filter("actor", "Who")
RECIPIENT = Filter("recipient", "To whom")
TYPE = Filter("type", "Type", choices=type_names)
SINCE = Filter("from", "From", "date")
UNTIL = Filter("to", "To", "date")
SAID = Filter("says", "Says", choices=lambda: dict(zip(SAYS, SAYS, strict=True)))
WORDS = Filter("q", "Words")


def _events(store: Store, asked: Asked) -> duckdb.DuckDBPyRelation:
    found = store.events(
        asked.get("actor"),
        asked.get("recipient"),
        event_type=asked.get("type"),
        since=asked.get("from"),
        until=asked.get("to"),
        document=asked.get("document"),
        story=asked.get("story"),
    )
    return _holding(store, found, "sentence_text", asked.get("q"))


def _stories(store: Store, asked: Asked) -> duckdb.DuckDBPyRelation:
    found = store.stories(
        asked.get("actor"),
        asked.get("recipient"),
        event_type=asked.get("type"),
        since=asked.get("from"),
        until=asked.get("to"),
    )
    found = _holding(store, found, "concat_ws(' ', title, place, array_to_string(documents, ' '))", asked.get("q"))
    return found.order("n_documents DESC, coalesce(latest, earliest) DESC NULLS LAST, story_id")


def _claims(store: Store, asked: Asked) -> duckdb.DuckDBPyRelation:
    found = store.claims(
        asked.get("actor"),
        asked.get("recipient"),
        event_type=asked.get("type"),
        since=asked.get("from"),
        until=asked.get("to"),
        says=asked.get("says"),
        side=asked.get("side"),
        story=asked.get("story"),
    )
    return _holding(store, found, "concat_ws(' ', side, array_to_string(who || outlets, ' '), title)", asked.get("q"))


def _documents(store: Store, asked: Asked) -> duckdb.DuckDBPyRelation:
    return _holding(store, store.documents(), "concat_ws(' ', document_id, title, publisher, uri)", asked.get("q"))


def _entities(store: Store, asked: Asked) -> duckdb.DuckDBPyRelation:
    words = "concat_ws(' ', entity_id, name, code, array_to_string(names, ' '))"
    return _holding(store, store.entities(), words, asked.get("q"))


def _holding(
    store: Store, found: duckdb.DuckDBPyRelation, expression: str, words: str | None
) -> duckdb.DuckDBPyRelation:
    if not words:
        return found
    return store.connection.sql(f"SELECT * FROM found WHERE contains(lower({expression}), lower($1))", params=[words])


def _parties(row: Row, side: str, names: Names) -> str:
    return ", ".join(dict.fromkeys(names.told(party) for party in row[side] or ()))


def _sources(row: Row) -> str:
    return " ← ".join(source["text"] or "somebody unnamed" for source in row["sources"] or ()) or "the publisher"


def _to(kind: str, column: str) -> Callable[[Row], str | None]:
    return lambda row: link(kind, row[column]) if row[column] else None


def _asking(table: str, name: str, column: str) -> Callable[[Row], str]:
    return lambda row: f"/{table}?{urlencode({name: row[column]})}"


def _in_article(row: Row) -> str:
    return f"{link('documents', row['document_id'])}?{urlencode({'event': row['event_id']})}#here"


def _corrected(row: Row) -> str | None:
    """A rejected event has no page, nor has a story that was merged into another."""
    if row["action"] in ("reject", "merge"):
        return None
    return link("events", row["target_id"])  # a split names the event that leaves its story


def _put_right(row: Row, names: Names) -> str:
    """What a correction says: "edit event_type COERCE", "merge 6 events with 1"."""
    if row["target"] == "story":
        first, *others = (len(group) for group in json.loads(row["value"]))
        return f"{row['action']} {several(first, 'event')} {PREPOSITION[row['action']]} {sum(others)}"
    words = edit_words(row["value"]) if row["field"] else None
    return " ".join(filter(None, (row["action"], row["field"], words)))


def _of_claim(row: Row) -> str:
    return f"{link('stories', row['story_id'])}#{row['claim_id']}"


def _told_as(row: Row, names: Names) -> str:
    """By which words its speakers are called; an outlet that tells it in its own name stands among those it came by."""
    return "" if row["voice"] == "publisher" else "; ".join(row["who"])


def _act_words(row: Row, names: Names) -> str:
    return act_words(names.ids(row["actors"]), row["event_type"], names.ids(row["recipients"]))


def _when(row: Row, names: Names) -> str:
    return day_words(row["earliest"], row["latest"]) or "no day"


def _published(row: Row, names: Names) -> str:
    return day_words(row["published"] or row["earliest"], row["published"] or row["latest"]) or "no date"


def _what(row: Row, names: Names) -> str:
    return type_words(row["event_type"], row["modes"])


def _where(row: Row, names: Names) -> str:
    return row["place"] or names.country(row["place_country"]) or ""


def _told(row: Row, names: Names) -> str:
    return "; ".join(filter(None, (standing(row["factuality"]), denied(row, names))))


def _confidence(row: Row, names: Names) -> str | None:
    return None if row["confidence"] is None else f"{row['confidence']:.2f}"


def _called(row: Row, names: Names) -> str:
    """The words that name it, the first of many with how many more there are."""
    first, more = (row["names"] or ())[:MOST_CALLED], len(row["names"] or ()) - MOST_CALLED
    return ", ".join(first) + (f" and {more} more" if more > 0 else "")


def _hurt(what: str) -> Callable[[Row, Names], str]:
    """How many, and according to whom where one side alone says so."""

    def words(row: Row, names: Names) -> str:
        told = bounds(row[f"{what}_min"], row[f"{what}_max"], row[f"{what}_open"])
        return " ".join(filter(None, (told, according(row[f"{what}_by"], names))))

    return words


EVENTS = Table(
    "events",
    "Events",
    "event",
    "Who did what to whom, one line for every telling, with the sentence that tells it.",
    (ACTOR, RECIPIENT, TYPE, SINCE, UNTIL, WORDS),
    (
        Column("When", _when, _to("events", "event_id")),
        Column("Who", lambda row, names: _parties(row, "actors", names)),
        Column("Did", _what),
        Column("To whom", lambda row, names: _parties(row, "recipients", names)),
        Column("According to", lambda row, names: _sources(row)),
        Column("Told", lambda row, names: standing(row["factuality"], row["auxiliary"])),
        Column("Confidence", _confidence, number=True),
        Column("Sentence", lambda row, names: row["sentence_text"], _in_article, long=True),
    ),
    _events,
    ("document", "story"),
)
STORIES = Table(
    "stories",
    "Stories",
    "story",
    "What happened, each once, however many reports tell it; the most told first.",
    (ACTOR, RECIPIENT, TYPE, SINCE, UNTIL, WORDS),
    (
        Column("When", _when, _to("stories", "story_id")),
        Column("Who", lambda row, names: doers(row, names) or "not told"),
        Column("Did", _what, _to("stories", "story_id")),
        Column("To whom", lambda row, names: names.ids(row["recipients"])),
        Column("Where", _where),
        Column("Killed", _hurt("killed")),
        Column("Injured", _hurt("injured")),
        Column("Reports", lambda row, names: row["n_documents"], _to("stories", "story_id"), number=True),
        Column("Told", _told),
        Column("Confidence", _confidence, number=True),
    ),
    _stories,
)
CLAIMS = Table(
    "claims",
    "Claims",
    "claim",
    "Who asserts a story, who denies it, who blames whom; reports that go back to one source are one origin.",
    (
        ACTOR,
        RECIPIENT,
        TYPE,
        SINCE,
        UNTIL,
        Filter("side", "Whose word"),
        SAID,
        WORDS,
    ),
    (
        Column("When", _when, _to("stories", "story_id")),
        Column("Who did what, as it tells", _act_words, _to("stories", "story_id"), long=True),
        Column("Whose word", side_words),
        Column("Told as", _told_as),
        Column("Says", lambda row, names: f"{row['says']} {names.ids(row['blames'])}".strip(), _of_claim),
        Column("Since", lambda row, names: day_words(row["since"], None), _of_claim, day=True),
        Column("Through", lambda row, names: "; ".join([*row["through"], *row["outlets"]])),
        Column("Reports", lambda row, names: row["n_documents"], _of_claim, number=True),
        Column("Origins", lambda row, names: f"{row['n_origins']} of {row['n_story_origins']}", _of_claim, number=True),
    ),
    _claims,
    ("story",),
)
DOCUMENTS = Table(
    "documents",
    "Documents",
    "document",
    "What was read: each document in its newest version.",
    (WORDS,),
    (
        Column("Published", _published),
        Column("Title", lambda row, names: row["title"] or "(no title)", _to("documents", "document_id")),
        Column("Publisher", lambda row, names: row["publisher"]),
        Column("Events", lambda row, names: row["n_events"], _asking("events", "document", "document_id"), number=True),
        Column("Copy of", lambda row, names: row["copy_of"], _to("documents", "copy_of")),
        Column("Original", lambda row, names: address(row["uri"]) and "original", lambda row: address(row["uri"])),
        Column("Notice", lambda row, names: row["notice"], apart=True),
    ),
    _documents,
)
ENTITIES = Table(
    "entities",
    "Entities",
    "entity",
    "Who is named, and in which words.",
    (WORDS,),
    (
        Column("Name", lambda row, names: names.id(row["entity_id"]), _to("entities", "entity_id")),
        Column("Code", lambda row, names: row["code"]),
        Column("Kind", lambda row, names: row["kind"]),
        Column("Called", _called),
        Column("Documents", lambda row, names: row["n_documents"], number=True),
        Column("Mentions", lambda row, names: row["n_mentions"], number=True),
        Column("What it did", lambda row, names: "events", _asking("events", "actor", "entity_id")),
        Column("What was done to it", lambda row, names: "events", _asking("events", "recipient", "entity_id")),
    ),
    _entities,
)
REFUSED = Table(
    "refused",
    "Refused",
    "refused",
    "What was handed in and not read, and why.",
    (WORDS,),
    (
        Column("Input", lambda row, names: row["uri"], lambda row: address(row["uri"])),
        Column("Why", lambda row, names: row["why"]),
    ),
    lambda store, asked: _holding(store, store.refused(), "concat_ws(' ', uri, why)", asked.get("q")),
)
CORRECTIONS = Table(
    "corrections",
    "Corrections",
    "correction",
    "What analysts put right, as it lies one over the other; a rejected event has no page any more, and one that this"
    " store does not hold has none yet.",
    (WORDS,),
    (
        Column("Number", lambda row, names: row["number"], number=True),
        Column("When", lambda row, names: f"{row['at']:%Y-%m-%d %H:%M} UTC"),
        Column("Who", lambda row, names: row["who"]),
        Column("Of", lambda row, names: f"{OF.get(row['action'], 'event')} {row['target_id']}", _corrected),
        Column("Says", _put_right),
        Column("Why", lambda row, names: row["why"], long=True),
    ),
    lambda store, asked: _holding(
        store, store.corrections(), "concat_ws(' ', who, why, target_id, action)", asked.get("q")
    ),
)
TABLES = {table.name: table for table in (STORIES, EVENTS, CLAIMS, DOCUMENTS, ENTITIES, REFUSED, CORRECTIONS)}
