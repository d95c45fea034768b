"""What each page shows, found in the store."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from polybius import resources
from polybius.errors import InputError
from polybius.report import imported
from polybius.report.chain import chain_of
from polybius.report.data import data_of, event_data, flat, story_data
from polybius.report.dossier import Dossier, dossier
from polybius.report.evidence import EventView, documents_of, events_of, query, stories_of
from polybius.report.highlight import Mark, marked, marks_of
from polybius.report.labels import names_of
from polybius.report.world import bundled_world
from polybius.store import Store, rows
from polybius.web.answer import Answer, Missing
from polybius.web.tables import TABLES, link

__all__ = ["document", "dyad", "dyad_address", "event", "home", "story", "table"]

PER_PAGE = 50
FIRST_DYADS = 12  # on the first page
MOST_PAGES = 1_000_000  # of the imported events of a dyad
MOST_ROWS = 100_000  # of a JSON or CSV answer; the whole store is a file already
SUGGESTIONS = 400  # names offered while typing
Asked = Mapping[str, str]

DYADS = """
    WITH sides AS (
        SELECT story_id, quad, earliest, latest, unnest(actor_countries) AS a, recipient_countries FROM stories
    ),
    pairs AS (SELECT * FROM sides, unnest(recipient_countries) AS other(b) WHERE a <> b)
    SELECT least(a, b) AS a, greatest(a, b) AS b, count(DISTINCT story_id) AS n_stories,
        count(DISTINCT story_id) FILTER (quad >= 3) AS n_conflict,
        count(DISTINCT story_id) FILTER (quad <= 2) AS n_cooperation, min(earliest) AS first, max(latest) AS last
    FROM pairs GROUP BY ALL ORDER BY n_stories DESC, a, b LIMIT {limit}
"""

# Of a store that holds nothing but imported events.
IMPORTED_DYADS = """
    SELECT a, b, sum(n_events)::BIGINT AS n_stories, sum(n_conflict)::BIGINT AS n_conflict,
        sum(n_events - n_conflict)::BIGINT AS n_cooperation, min(day) AS first, max(day) AS last
    FROM imported_days WHERE a <> b AND a <> '' AND b <> '' GROUP BY a, b ORDER BY n_stories DESC, a, b LIMIT {limit}
"""


def url(kind: str, id: Any) -> str:
    """The address of a record, of a span of days on the page at hand, or of a measure on it."""
    if kind == "days":
        first, last = id
        return f"?days={first}..{last}#stories"
    return link({"story": "stories", "event": "events", "document": "documents"}[kind], id)


def home(store: Store, asked: Asked) -> Answer:
    """Counts, the dyads with most stories, and the first of them with its curve and verdict."""
    connection = store.connection
    dyads = query(connection, DYADS.format(limit=FIRST_DYADS)) or query(
        connection, IMPORTED_DYADS.format(limit=FIRST_DYADS)
    )
    names = names_of(connection)
    for row in dyads:
        row["title"] = f"{names.side(row['a'])} – {names.side(row['b'])}"
    counts = {
        name: query(connection, f"SELECT count(*) AS n FROM {source}")[0]["n"]
        for name, source in (
            ("documents", "current_documents"), ("events", "current_events"), ("stories", "stories"),
            ("entities", "current_entities"), ("refused", "refused"),
        )
    }  # fmt: skip
    [others] = query(connection, "SELECT count(*) AS n FROM imported WHERE nth = 1")
    counts["events"] += others["n"]
    counts["stories"] += others["n"]
    found = _dossier(store, dyads[0]["a"], dyads[0]["b"], {}) if dyads else None
    context = {
        "dyads": dyads,
        "counts": counts,
        "dossier": found,
        "runs": query(connection, "SELECT * FROM runs ORDER BY number DESC LIMIT 1"),
        "known": _known(store),
        "notices": _notices(store),
        "most": max((row["n_stories"] for row in dyads), default=1),
    }
    shown = ("a", "b", "n_stories", "n_conflict", "n_cooperation", "first", "last")
    every = [{name: row[name] for name in shown} for row in dyads]
    return Answer(
        "home.html",
        context,
        lambda: {"counts": counts, "dyads": every, "notices": context["notices"]},
        lambda: (every, list(shown)),
    )


def dyad_address(store: Store, asked: Asked) -> str:
    """The address of the dyad that a form names by codes or by words."""
    ends = [_side(store, asked.get(name, "")) for name in ("a", "b")]
    return f"/dyads/{quote(ends[0], safe='')}/{quote(ends[1], safe='')}"


def _side(store: Store, words: str) -> str:
    """The code or entity that somebody typed: "Iraq", "IRQ", "IRQ:armed", "kataib-hezbollah"."""
    typed = words.strip()
    if not typed:
        raise InputError("a dyad has two sides; name both, such as USA and IRQ")
    base, mark, rest = typed.partition(":") if ":" in typed else typed.partition("+")
    for row in resources.table("actors/countries"):
        if base.lower() in (row["id"].lower(), *(name.lower() for name in row["names"].split("|"))):
            return str(row["id"]) + mark + rest
    found = query(
        store.connection,
        "SELECT entity_id FROM current_entities WHERE lower($1) IN (lower(entity_id), lower(name))"
        " OR list_contains([lower(n) FOR n IN names], lower($1)) ORDER BY n_mentions DESC LIMIT 1",
        [base],
    )
    return str(found[0]["entity_id"]) + mark + rest if found else typed


def dyad(store: Store, a: str, b: str, asked: Asked) -> Answer:
    """The relation of two parties: finding, curve, ledger, and its stories a page at a time."""
    found = _dossier(store, a, b, asked)
    wanted = found.stories
    days = _days(asked["days"]) if asked.get("days") else None
    if days:
        wanted = tuple(
            story
            for story in wanted
            if story.earliest and story.earliest <= days[1] and (story.latest or story.earliest) >= days[0]
        )
    number, pages = _page(asked, len(wanted))
    shown = wanted[(number - 1) * PER_PAGE : number * PER_PAGE]
    told = {
        story.id: story.events for story in stories_of(store.connection, found.names, [story.id for story in shown])
    }
    context = {
        "dossier": found,
        "stories": [dataclasses.replace(story, events=told[story.id]) for story in shown],
        "n_stories": len(wanted),
        "days_asked": days,
        "pager": _pager(asked, number, pages),
        "asked": asked,
        "notices": found.notices,
        **_imported(store, found, days, asked),
    }

    def levels() -> tuple[list[dict[str, Any]], list[str]]:
        every = [_level_row(level) for level in found.levels]
        return every, list(every[0]) if every else ["start", "end"]

    return Answer("dyad.html", context, lambda: data_of(_whole(store, found)), levels)


def _imported(store: Store, found: Dossier, days: Any, asked: Asked) -> dict[str, Any]:
    """A page of the dyad's imported events, of some days where they are asked for."""
    number, _ = _page({"page": asked.get("imported", "1")}, MOST_PAGES * PER_PAGE)
    shown = found.imported
    if days or number > 1:
        span = days or (found.since, found.until)
        shown = imported.listed(store.connection, found.names, (found.a, found.b), span, number)
    pages = max(1, -(-shown.total // imported.MOST_SHOWN))
    return {"imported": shown, "imported_pager": _pager(asked, min(number, pages), pages, "imported")}


def _whole(store: Store, found: Dossier) -> Dossier:
    told = {
        story.id: story.events
        for story in stories_of(store.connection, found.names, [story.id for story in found.stories])
    }
    return dataclasses.replace(
        found, stories=tuple(dataclasses.replace(story, events=told[story.id]) for story in found.stories)
    )


def _dossier(store: Store, a: str, b: str, asked: Asked) -> Dossier:
    around = _days(asked["around"]) if asked.get("around") else None
    return dossier(
        store,
        a,
        b,
        since=_day(asked.get("from")),
        until=_day(asked.get("to")),
        around=around,
        world=functools.partial(bundled_world, a, b),
        with_events=False,
    )


CHANNELS = ("conflict", "cooperation", "net")
FIGURES = ("value", "low80", "high80", "low95", "high95")


def _level_row(level: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"start": level.start, "end": level.end}
    for name in CHANNELS:
        estimate = getattr(level, name)
        for figure in FIGURES:
            row[name if figure == "value" else f"{name}_{figure}"] = getattr(estimate, figure) if estimate else None
    return row | {"n_events": level.n_events, "n_days": level.n_days, "stories": list(level.stories)}


def story(store: Store, id: str, asked: Asked) -> Answer:
    """A story with its events, their sentences, and what became of it."""
    names = names_of(store.connection)
    found = stories_of(store.connection, names, [id])
    if not found:
        moved = query(store.connection, "SELECT other FROM story_redirects WHERE story_id = $1", [id])
        raise Missing(f"Story {id} was merged into {moved[0]['other']}." if moved else f"No story {id} in this store.")
    revisions = query(store.connection, "SELECT * FROM story_revisions WHERE story_id = $1 ORDER BY revision", [id])
    chain = chain_of(store.connection, names, id)
    context = {"story": found[0], "revisions": revisions, "chain": chain, "notices": _of_events(found[0].events)}
    return Answer(
        "story.html",
        context,
        lambda: story_data(found[0]) | {"revisions": revisions, "chain": flat(chain)},
        lambda: _rows(store.events(story=id)),
    )


LINKS = """
    SELECT links.kind, links."from", links."to", links.signal.text AS signal FROM current_links AS links
    WHERE links."from" = $1 OR links."to" = $1 ORDER BY kind, "from", "to"
"""
SAID = """
    SELECT claim_events.*, says FROM claim_events JOIN claims USING (claim_id)
    WHERE event_id = $1 ORDER BY claim_id, who
"""
CORRECTIONS = "SELECT * FROM corrections WHERE target_id = $1 ORDER BY number"


def event(store: Store, id: str, asked: Asked) -> Answer:
    """An event with its sentence, the row that coded it, its links and its corrections."""
    names = names_of(store.connection)
    found = events_of(store.connection, names, events=[id])
    if not found:
        raise Missing(f"No event {id} among those that hold now.")
    links = query(store.connection, LINKS, [id])
    corrections = query(store.connection, CORRECTIONS, [id])
    said = query(store.connection, SAID, [id])
    context = {
        "event": found[0],
        "links": links,
        "corrections": corrections,
        "said": said,
        "notices": _of_events(found),
    }
    return Answer(
        "event.html",
        context,
        lambda: event_data(found[0]) | {"links": links, "corrections": corrections, "claims": said},
        lambda: _rows(store.connection.sql("SELECT * FROM all_events WHERE event_id = $1", params=[id])),
    )


def document(store: Store, id: str, asked: Asked) -> Answer:
    """An article with the words of one of its events coloured, and the others marked.

    An imported event stands in no article of the store: its own page is shown.
    """
    if imported.parted([id])[0]:
        return event(store, id, asked)
    cited = documents_of(store.connection, [id])
    if not cited:
        raise Missing(f"No document {id} in this store.")
    owner = query(store.connection, "SELECT DISTINCT owner FROM readings WHERE document_id = $1", [id])
    held = [row["owner"] for row in owner] or [id]
    names = names_of(store.connection)
    events = sorted(events_of(store.connection, names, documents=held), key=lambda event: event.source.id)
    coded = query(
        store.connection,
        "SELECT * FROM current_events WHERE document_id IN (SELECT unnest($1::VARCHAR[]))"
        " ORDER BY sentence_start, trigger_start",
        [held],
    )
    order = [row["event_id"] for row in coded]
    events.sort(key=lambda event: order.index(event.id))
    chosen = asked.get("event") if asked.get("event") in order else (order[0] if order else None)
    text = store.reading_text(id)
    row = query(store.connection, "SELECT * FROM documents WHERE document_id = $1", [id])[0]
    context = {
        "source": cited[id],
        "row": row,
        "events": events,
        "chosen": next((event for event in events if event.id == chosen), None),
        "pieces": _coloured(text, coded, chosen, names) if text is not None else None,
        "copies": query(store.connection, "SELECT * FROM documents WHERE copy_of = $1 ORDER BY document_id", [id]),
        "notices": (cited[id].notice,) if cited[id].notice else (),
        "event_here": lambda event: "?" + urlencode({"event": event}) + "#here",
    }
    return Answer(
        "document.html",
        context,
        lambda: row | {"text": text, "events": [event_data(event) for event in events]},
        lambda: _rows(store.events(document=held[0])),
    )


def _coloured(text: str, coded: list[dict[str, Any]], chosen: str | None, names: Any) -> Any:
    marks: list[Mark] = []
    for row in coded:
        if row["event_id"] == chosen:
            marks += marks_of(row, names)
        else:
            what = f"another event: {row['event_type']}; click to see its parts"
            marks.append(Mark(row["trigger_start"], row["trigger_end"], "other", what, row["event_id"]))
    return marked(text, marks)


def table(store: Store, name: str, asked: Asked) -> Answer:
    """A table of the store, filtered, a page at a time."""
    shown = TABLES[name]
    found = shown.select(store, asked)
    total = int(found.aggregate("count(*)").fetchall()[0][0])
    number, pages = _page(asked, total)
    names = names_of(store.connection)
    page = list(rows(found.limit(PER_PAGE, (number - 1) * PER_PAGE)))
    notices = _notices(store)
    context = {
        "table": shown,
        "total": total,
        "lines": [[(column, column.of(row, names), column.href(row)) for column in shown.columns] for row in page],
        "pager": _pager(asked, number, pages),
        "asked": asked,
        "known": _known(store) if name in ("events", "stories", "claims") else (),
        "notices": notices,
    }

    def data() -> dict[str, Any]:
        every = list(rows(found.limit(MOST_ROWS)))
        return {"table": name, "total": total, "notices": notices, "rows": every}

    return Answer("table.html", context, data, lambda: _rows(found.limit(MOST_ROWS)))


def _rows(found: Any) -> tuple[list[dict[str, Any]], list[str]]:
    return list(rows(found)), list(found.columns)


def _page(asked: Asked, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // PER_PAGE))
    number = asked.get("page", "1")
    return min(max(int(number), 1), pages) if number.isdecimal() and len(number) < 9 else 1, pages


def _pager(asked: Asked, number: int, pages: int, key: str = "page") -> dict[str, Any]:
    def address(to: int) -> str:
        return "?" + urlencode({**{name: value for name, value in asked.items() if value}, key: to})

    rest = {name: value for name, value in asked.items() if value and name != key}
    return {
        "number": number,
        "pages": pages,
        "before": address(number - 1) if number > 1 else None,
        "after": address(number + 1) if number < pages else None,
        "query": "?" + urlencode(rest) if rest else "",
    }


def _days(words: str) -> tuple[dt.date, dt.date]:
    first, _, last = words.partition("..")
    begin, end = _day(first), _day(last or first)
    if begin is None or end is None or end < begin:
        raise InputError(f"{words!r} are no days; write 2020-01-03 or 2020-01-03..2020-01-10")
    return begin, end


def _day(words: str | None) -> dt.date | None:
    if not words:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        raise InputError(f"{words!r} is no day; write YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise InputError(f"{words!r} is no day; write YYYY-MM-DD") from None


def _known(store: Store) -> list[tuple[str, str]]:
    """Codes and names to offer while somebody types, those named most first."""
    names = names_of(store.connection)
    found = query(
        store.connection,
        f"SELECT entity_id FROM current_entities ORDER BY n_mentions DESC, entity_id LIMIT {SUGGESTIONS}",
    )
    return [(row["entity_id"], names.id(row["entity_id"])) for row in found]


def _notices(store: Store) -> tuple[str, ...]:
    found = query(store.connection, "SELECT DISTINCT notice FROM current_documents WHERE notice IS NOT NULL ORDER BY 1")
    return tuple(row["notice"] for row in found)


def _of_events(events: tuple[EventView, ...]) -> tuple[str, ...]:
    return tuple(sorted({event.source.notice for event in events if event.source.notice}))
