"""``events``, ``stories``, ``entities`` and the other tables of what a store holds."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polybius.cli.options import ACTOR, FORMAT, LIMIT, RECIPIENT, SINCE, STORE, TYPE, UNTIL
from polybius.cli.show import WIDE, Column, Format, called, days, form_of, parties, show

if TYPE_CHECKING:
    import duckdb

    from polybius.store import Store

__all__ = ["COMMANDS", "EVENT_COLUMNS", "STORY_COLUMNS"]

WIDER = 130  # ... from which on there is room for a few columns more
VERY_WIDE = 150  # characters of a terminal from which on everything is shown
Row = dict[str, Any]


def _what(row: Row) -> str:
    marks = ["not" if mark == "negation" else mark for mark in row["auxiliary"]]
    return " ".join([row["event_type"], *row["modes"], *(f"({mark})" for mark in marks)])


def _source(row: Row) -> str:
    return " < ".join(source["text"] or f"({source['cue']['text']})" for source in row["sources"])


EVENT_COLUMNS = (
    Column("Day", days, most=18),
    Column("What", _what, most=18),
    Column("Who > to whom", parties),
    Column("Says", _source, least_room=VERY_WIDE),
    Column("Sentence", lambda row: row["sentence_text"], rest=True),
    Column("Id", lambda row: row["event_id"], least_room=WIDE),
)


def _killed(row: Row) -> str:
    """How many, and who says so where one side alone does: "80 (IRN says)", "34-110+" where more are told of."""
    told = _bounds(row["killed_min"], row["killed_max"], row["killed_open"])
    return f"{told} ({row['killed_by']} says)" if row["killed_by"] else told


def _ends(row: Row) -> str:
    """Who gives the least and who the most of the dead: "least: the ministry, most: rebels"."""
    from polybius.report.labels import ends_words

    return ends_words(row["killed_least_by"], row["killed_most_by"]).strip("()")


def _happened(row: Row) -> str:
    """The type, and whether somebody denies it: "ASSAULT, denied"; "disputed" where others tell it as done."""
    denied = (", disputed" if row["done"] else ", denied") if row["denied_by"] else ""
    return f"{row['event_type']}{denied}"


def _doers(row: Row) -> str:
    """Who did it to whom, and apart whom accusers alone name and who denies it: "gunmen > MLIMIL; denied by jnim"."""
    from polybius.report.labels import deniers

    blamed = row["blamed"] or []
    told = parties(row | {"actors": [id for id in row["actors"] if id not in blamed]})
    others = (("blamed:", blamed), ("denied by", deniers(row)))
    return "; ".join([told, *(f"{words} {', '.join(ids)}" for words, ids in others if ids)])


STORY_COLUMNS = (
    Column("Day", days),
    Column("What", _happened, most=18),
    Column("Who > to whom", _doers, rest=True),
    Column("Where", lambda row: row["place_country"], least_room=WIDE),
    Column("Killed", _killed, right=True),
    Column("By", _ends, least_room=VERY_WIDE, most=30, wrap=True),
    Column("Reports", lambda row: row["n_documents"], right=True),
    Column("Id", lambda row: row["story_id"], least_room=WIDE),
)
ENTITY_COLUMNS = (
    Column("Id", lambda row: row["entity_id"]),
    Column("Code", lambda row: row["code"], most=12),
    Column("Kind", lambda row: row["kind"], least_room=WIDE),
    Column("Documents", lambda row: row["n_documents"], right=True),
    Column("Mentions", lambda row: row["n_mentions"], right=True),
    Column("Called", lambda row: row["names"], rest=True),
)
DOCUMENT_COLUMNS = (
    Column("Id", lambda row: row["document_id"], most=36),
    Column("Published", lambda row: row["published"] or days(row), most=16),
    Column("Publisher", lambda row: row["publisher"], least_room=WIDE),
    Column("Events", lambda row: row["n_events"], right=True),
    Column("Copy of", lambda row: row["copy_of"], least_room=VERY_WIDE),
    Column("Title", lambda row: row["title"], rest=True),
)


def _speaker(row: Row) -> str:
    """The words that somebody is called by, behind the code of his state or people: "USA: the Pentagon"."""
    who = ", ".join(row["who"])
    return f"{row['side']}: {who}" if row["side"] and row["side"].isupper() else who


def _act(row: Row) -> str:
    """Who did what to whom, as this side tells it: "gunmen ASSAULT MLIMIL"."""
    who, whom = (", ".join(row[side] or ()) for side in ("actors", "recipients"))
    return f"{who or '?'} {row['event_type']} {whom}".strip()


CLAIM_COLUMNS = (
    Column("Id", lambda row: row["claim_id"], most=16),
    Column("Who", _speaker, most=20, wrap=True),
    Column("Says", lambda row: row["says"], most=11),
    Column("Who did what, as it tells", _act, rest=True, wrap=True),
    Column("Day", days, least_room=WIDER, most=18),
    Column("Outlets", lambda row: row["outlets"], most=18, wrap=True),
    Column("Since", lambda row: row["since"], least_room=WIDER, most=16),
    Column("Reports", lambda row: row["n_documents"], right=True, least_room=WIDER),
    Column("Origins", lambda row: f"{row['n_origins']} of {row['n_story_origins']}", right=True, least_room=VERY_WIDE),
    Column("Story's id", lambda row: row["story_id"], least_room=VERY_WIDE),
)


def _number(row: Row) -> str:
    if row["total"] is not None:
        return f"+{row['min']} = {row['total']}"
    return _bounds(row["min"], row["max"], row["max"] is None)


def _mouths(row: Row) -> str:
    """Who gives a number, and through whom: "the Pentagon < the agency"."""
    return " < ".join([row["says"] or "", *row["through"]])


SPREAD_COLUMNS = (
    Column("What", lambda row: row["what"]),
    Column("Number", _number, right=True),
    Column("Of", lambda row: row["hit"], least_room=WIDE),
    Column("Told", lambda row: row["told"]),
    Column("Says", _mouths, most=30, wrap=True),
    Column("Publisher", lambda row: row["publisher"], least_room=WIDER),
    Column("Sentence", lambda row: row["sentence"], rest=True, wrap=True, least_room=WIDE),
)


PANEL_COLUMNS = (
    Column("Source", lambda row: row["name"], rest=True),
    Column("Documents", lambda row: row["n_documents"], right=True),
    Column("First", lambda row: row["first"], least_room=WIDE),
    Column("Last", lambda row: row["last"], least_room=WIDE),
    Column("Spans of four weeks", lambda row: f"{row['n_spans']} of {row['of_spans']}", right=True),
    Column("In the panel", lambda row: "yes" if row["in_panel"] else "no"),
)


def _bounds(low: int | None, high: int | None, or_more: bool | None) -> str:
    """A number, or the least and the most that is told, as `correct` takes them: "4", "80-110", "34-110+"."""
    values = sorted({value for value in (low, high) if value is not None})
    return "-".join(map(str, values)) + ("+" if or_more else "")


def events(
    store: STORE,
    *,
    actor: ACTOR = None,
    recipient: RECIPIENT = None,
    type: TYPE = None,
    since: SINCE = None,
    until: UNTIL = None,
    limit: LIMIT = None,
    format: FORMAT = None,
) -> None:
    """Who did what to whom, when, according to whom, with the sentence that says so."""
    with _open(store) as opened:
        found = opened.events(actor, recipient, event_type=type, since=since, until=until, limit=limit)
        _show(opened, found, EVENT_COLUMNS, format)


def stories(
    store: STORE,
    *,
    actor: ACTOR = None,
    recipient: RECIPIENT = None,
    type: TYPE = None,
    since: SINCE = None,
    until: UNTIL = None,
    limit: LIMIT = None,
    format: FORMAT = None,
) -> None:
    """What happened, each once, however many reports tell it."""
    with _open(store) as opened:
        found = opened.stories(actor, recipient, event_type=type, since=since, until=until, limit=limit)
        _show(opened, found, STORY_COLUMNS, format)


def spread(
    store: STORE,
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id.")],
    *,
    rule: Annotated[str, typer.Option(help="What makes one value of many: min, median, max or latest.")] = "median",
    source: Annotated[
        str | None, typer.Option(help="Only what one source says: a country, a publisher or words of its name.")
    ] = None,
    format: FORMAT = None,
) -> None:
    """The numbers that the reports of a story give, with who says so, and what each rule makes of them."""
    from polybius.store.spread import Told

    with _open(store) as opened:
        found = opened.spread(story, rule=rule, source=source)
    rules = {
        one.title: f"{one.rule}: {'none' if one.value is None else one.value} ("
        + ", ".join(f"{name} {value}" for name, value in one.sensitivity.items()) + ")"
        for one in found
    }  # fmt: skip
    if source is not None and found and all(one.value is None for one in found):
        print(f"no number of this story is told by {source!r}", file=sys.stderr)
    rows = [dataclasses.asdict(told) | {"rule": rules[one.title]} for one in found for told in one.series]
    show(rows, [*_names_of(Told), "rule"], SPREAD_COLUMNS, format)
    if format is Format.table or (format is None and sys.stdout.isatty()):
        for title, value in rules.items():
            print(f"{title}, {value}")


def entities(store: STORE, limit: LIMIT = None, format: FORMAT = None) -> None:
    """Who is named, in which words."""
    with _open(store) as opened:
        _show(opened, _limited(opened.entities(), limit), ENTITY_COLUMNS, format)


def documents(store: STORE, limit: LIMIT = None, format: FORMAT = None) -> None:
    """What was read: each document in its newest version."""
    with _open(store) as opened:
        _show(opened, _limited(opened.documents(), limit), DOCUMENT_COLUMNS, format)


def panel(store: STORE, format: FORMAT = None) -> None:
    """Which sources report when, and which of them are the panel that a relation is divided by."""
    from polybius.relations import Reporter

    with _open(store) as opened:
        found = opened.panel()
    rows = [dataclasses.asdict(source) | {"of_spans": found.n_spans} for source in found.sources]
    print(found.summary, file=sys.stderr)
    show(rows, [*_names_of(Reporter), "of_spans"], PANEL_COLUMNS, format)


def _names_of(record: type) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]


def claims(
    store: STORE,
    *,
    actor: ACTOR = None,
    recipient: RECIPIENT = None,
    type: TYPE = None,
    since: SINCE = None,
    until: UNTIL = None,
    says: Annotated[str | None, typer.Option(help="asserts, denies, blames, leaves open or foresees.")] = None,
    side: Annotated[str | None, typer.Option(help="Whose word: a country, an entity's id or its words.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Of one story, by its id or a claim's.")] = None,
    limit: LIMIT = None,
    format: FORMAT = None,
) -> None:
    """Who asserts a story, who denies it, who blames whom: since when, through whom, from how many origins."""
    with _open(store) as opened:
        found = opened.claims(
            actor, recipient, event_type=type, since=since, until=until, says=says, side=side, story=story, limit=limit
        )
        _show(opened, found, CLAIM_COLUMNS, format)


def _open(path: Path) -> Any:
    from polybius import open_store

    return open_store(path, read_only=True)


def _limited(relation: duckdb.DuckDBPyRelation, limit: int | None) -> duckdb.DuckDBPyRelation:
    return relation if limit is None else relation.limit(limit)


def _show(store: Store, relation: duckdb.DuckDBPyRelation, columns: Sequence[Column], format: Format | None) -> None:
    from polybius.store import streamed

    rows: Iterable[Row] = streamed(store.connection, relation)
    if form_of(format) is Format.table:
        from polybius.report.labels import names_of

        names = names_of(store.connection).entities
        rows = [called(row, names) for row in rows]
    show(rows, relation.columns, columns, format)


COMMANDS = (events, stories, spread, entities, documents, claims, panel)
