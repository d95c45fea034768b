"""What each page shows, found in the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from polybius.errors import InputError
from polybius.queries import fetched
from polybius.relations import understood
from polybius.report import imported
from polybius.report.chain import chain_of
from polybius.report.data import event_data, flat, story_data
from polybius.report.evidence import documents_of, events_of, stories_of
from polybius.report.highlight import Mark, marked, marks_of
from polybius.report.labels import Names, names_of
from polybius.report.views import EventView
from polybius.store import Store, rejected_of, rows, streamed
from polybius.stories.chain import WEAK_BELOW
from polybius.web.answer import Answer, Missing, Moved
from polybius.web.asked import PER_PAGE, Asked, page_of, pager
from polybius.web.dyads import assessed
from polybius.web.shared import known_in, notices_of
from polybius.web.tables import TABLES, dyad_link

__all__ = ["document", "dyad_address", "event", "home", "story", "table"]

FIRST_DYADS = 12  # on the first page
MOST_ROWS = 100_000  # of a JSON or CSV answer; `polybius export` writes all of them

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
    SELECT a, b, sum(n_events)::BIGINT AS n_stories,
        coalesce(sum(verbal_conflict + material_conflict), 0)::BIGINT AS n_conflict,
        coalesce(sum(verbal_cooperation + material_cooperation), 0)::BIGINT AS n_cooperation,
        min(day) AS first, max(day) AS last
    FROM imported_days WHERE a <> b AND a <> '' AND b <> '' GROUP BY a, b ORDER BY n_stories DESC, a, b LIMIT {limit}
"""


def home(store: Store, asked: Asked) -> Answer:
    """Counts, the dyads with most stories, and the first of them with its curve and verdict."""
    connection = store.connection
    dyads = fetched(connection, DYADS.format(limit=FIRST_DYADS)) or fetched(
        connection, IMPORTED_DYADS.format(limit=FIRST_DYADS)
    )
    names = names_of(connection)
    for row in dyads:
        row["title"] = f"{names.side(row['a'])} – {names.side(row['b'])}"
    counts = {
        name: fetched(connection, f"SELECT count(*) AS n FROM {source}")[0]["n"]
        for name, source in (
            ("documents", "current_documents"), ("events", "current_events"), ("stories", "stories"),
            ("entities", "current_entities"), ("refused", "refused"), ("corrections", "corrections"),
        )
    }  # fmt: skip
    [others] = fetched(connection, "SELECT count(*) AS n FROM imported WHERE nth = 1")
    counts["events"] += others["n"]
    counts["stories"] += others["n"]
    found = assessed(store, dyads[0]["a"], dyads[0]["b"], {}) if dyads else None
    context = {
        "dyads": dyads,
        "counts": counts,
        "dossier": found,
        "runs": fetched(connection, "SELECT * FROM runs ORDER BY number DESC LIMIT 1"),
        "known": known_in(store),
        "notices": notices_of(store),
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
    """The address of the dyad that a form names by codes or by words; the first page lists them where it names none.

    Raises:
        InputError: one side alone, or a name that means no party or several.
    """
    if not any(asked.get(name, "").strip() for name in ("a", "b")):
        return "/"
    if not asked.get("a", "").strip() or not asked.get("b", "").strip():
        raise InputError("a dyad has two sides; name both, such as USA and IRQ")
    a, b = (understood(store.connection, asked[name]) for name in ("a", "b"))
    return dyad_link(a, b)


def story(store: Store, id: str, asked: Asked) -> Answer:
    """A story with its events, their sentences, and what became of it.

    Raises:
        Moved: it was merged into another.
        Missing: no such story.
    """
    names = names_of(store.connection)
    found = stories_of(store.connection, names, [id])
    if not found:
        for moved in fetched(store.connection, "SELECT other FROM story_redirects WHERE story_id = $1", [id]):
            raise Moved(f"/stories/{moved['other']}")  # it was merged into that one
        raise Missing("; ".join([f"No story {id} in this store", *rejected_of(store.connection, id)]) + ".")
    revisions = fetched(store.connection, "SELECT * FROM story_revisions WHERE story_id = $1 ORDER BY revision", [id])
    chain = chain_of(store.connection, names, id)
    numbers = () if imported.parted([id])[0] else store.spread(id)  # the data of others say of none who gives it
    context = {"story": found[0], "revisions": revisions, "chain": chain, "notices": _of_events(found[0].events)}
    return Answer(
        "story.html",
        context | {"numbers": numbers},
        lambda: story_data(found[0]) | {"revisions": revisions, "chain": flat(chain), "numbers": flat(numbers)},
        lambda: _rows(store, store.events(story=id)),
    )


LINKS = f"""
    SELECT links.kind, links."from", links."to", links.signal.text AS signal, links.confidence,
        links.kind <> 'same_as' AND links.confidence < {WEAK_BELOW} AS weak, other.sentence_text AS sentence
    FROM current_links AS links JOIN current_events AS other
        ON other.event_id = CASE WHEN links."from" = $1 THEN links."to" ELSE links."from" END
    WHERE links."from" = $1 OR links."to" = $1 ORDER BY kind, "from", "to"
"""
SAID = """
    SELECT claim_events.*, says FROM claim_events JOIN claims USING (claim_id)
    WHERE event_id = $1 ORDER BY claim_id, who
"""
CORRECTIONS = "SELECT * FROM corrections WHERE target_id = $1 ORDER BY number"


def event(store: Store, id: str, asked: Asked) -> Answer:
    """An event with its sentence, the row that coded it, its links and its corrections.

    Raises:
        Missing: no such event holds now.
    """
    names = names_of(store.connection)
    found = events_of(store.connection, names, events=[id])
    if not found:
        raise Missing(f"No event {id} among those that hold now.")
    links = fetched(store.connection, LINKS, [id])
    linked = sorted({end for row in links for end in (row["from"], row["to"])})
    corrections = fetched(store.connection, CORRECTIONS, [id])
    said = fetched(store.connection, SAID, [id])
    context = {
        "event": found[0],
        "links": links,
        "ends": {view.id: view for view in events_of(store.connection, names, events=linked)},
        "corrections": corrections,
        "said": said,
        "notices": _of_events(found),
    }
    return Answer(
        "event.html",
        context,
        lambda: event_data(found[0]) | {"links": links, "corrections": corrections, "claims": said},
        lambda: _rows(store, store.connection.sql("SELECT * FROM all_events WHERE event_id = $1", params=[id])),
    )


ASSESSED = """
    SELECT * FROM current_assessments WHERE document_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY start, a, b
"""


def document(store: Store, id: str, asked: Asked) -> Answer:
    """An article with the words of one of its events coloured, and the others marked.

    An imported event stands in no article of the store: its own page is shown.

    Raises:
        Missing: no such document, or imported event.
    """
    if imported.parted([id])[0]:
        return event(store, id, asked)
    cited = documents_of(store.connection, [id])
    if not cited:
        raise Missing(f"No document {id} in this store.")
    owner = fetched(store.connection, "SELECT DISTINCT owner FROM readings WHERE document_id = $1", [id])
    held = [row["owner"] for row in owner] or [id]
    names = names_of(store.connection)
    events = sorted(events_of(store.connection, names, documents=held), key=lambda event: event.source.id)
    coded = fetched(
        store.connection,
        "SELECT * FROM current_events WHERE document_id IN (SELECT unnest($1::VARCHAR[]))"
        " ORDER BY sentence_start, trigger_start",
        [held],
    )
    order = [row["event_id"] for row in coded]
    events.sort(key=lambda event: order.index(event.id))
    chosen = asked.get("event") if asked.get("event") in order else (order[0] if order else None)
    said = fetched(store.connection, ASSESSED, [held])
    text = store.reading_text(id)
    row = fetched(store.connection, "SELECT * FROM documents WHERE document_id = $1", [id])[0]
    context = {
        "source": cited[id],
        "row": row,
        "events": events,
        "chosen": next((event for event in events if event.id == chosen), None),
        "pieces": _coloured(text, coded, chosen, names) if text is not None else None,
        "sentences": _telling(coded, events, chosen),
        "assessed": [(one, _between(one, names), dyad_link(one["a"], one["b"])) for one in said],
        "copies": fetched(store.connection, "SELECT * FROM documents WHERE copy_of = $1 ORDER BY document_id", [id]),
        "notices": (cited[id].notice,) if cited[id].notice else (),
        "event_here": lambda event: "?" + urlencode({"event": event}) + "#here",
    }
    return Answer(
        "document.html",
        context,
        lambda: row | {"text": text, "events": [event_data(event) for event in events], "assessments": said},
        lambda: _rows(store, store.events(document=held[0])),
    )


def _between(assessed: dict[str, Any], names: Names) -> str:
    return f"{names.side(assessed['a'])} – {names.side(assessed['b'])}"


def _telling(coded: list[dict[str, Any]], events: list[Any], chosen: str | None) -> list[Any]:
    """An event of each sentence that tells any, in the order of the text; of several the one that is chosen."""
    out: dict[int, Any] = {}
    for row, event in zip(coded, events, strict=True):
        if row["sentence_start"] not in out or event.id == chosen:
            out[row["sentence_start"]] = event
    return list(out.values())


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
    found = shown.select(store, {field: value for field, value in asked.items() if value})
    total = int(found.aggregate("count(*)").fetchall()[0][0])
    number, pages = page_of(asked, total)
    names = names_of(store.connection)
    page = list(rows(found.limit(PER_PAGE, (number - 1) * PER_PAGE)))
    notices = notices_of(store)
    columns = [
        one for one in shown.columns if not one.apart or len({one.of(row, names) for row in page}) > 1 or not page
    ]
    context = {
        "table": shown,
        "total": total,
        "columns": columns,
        "lines": [[(column, column.of(row, names), column.href(row)) for column in columns] for row in page],
        "pager": pager(asked, number, pages),
        "asked": asked,
        "known": known_in(store) if name in ("events", "stories", "claims") else (),
        "notices": notices,
    }

    def data() -> dict[str, Any]:
        about = {"table": name, "total": total, "left_off": max(0, total - MOST_ROWS), "notices": notices}
        return about | {"rows": streamed(store.connection, found.limit(MOST_ROWS))}

    return Answer("table.html", context, data, lambda: _rows(store, found.limit(MOST_ROWS)))


def _rows(store: Store, found: Any) -> tuple[Iterator[dict[str, Any]], list[str]]:
    return streamed(store.connection, found), list(found.columns)


def _of_events(events: tuple[EventView, ...]) -> tuple[str, ...]:
    return tuple(sorted({event.source.notice for event in events if event.source.notice}))
