"""The page of somebody: who it is, why it was taken for that, whom it belongs to, and where it is named and acts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from polybius.queries import fetched
from polybius.report.evidence import documents_of
from polybius.report.labels import COUNTRY, Names, day_words, names_of
from polybius.store import Store, rows
from polybius.web.answer import Answer, Missing
from polybius.web.asked import PER_PAGE, Asked, page_of, pager
from polybius.web.dyads import url
from polybius.web.shared import notices_of
from polybius.web.tables import TABLES

__all__ = ["ASKED", "entity"]

ASKED = ("page",)
FIRST_EVENTS = 10  # of each side; the table of events has them all
SIDES = {"actor": "What it did", "recipient": "What was done to it"}
# What it is to the other, and the other to it; a kind of tie that a user's table brings stands for itself.
TIES = {
    "part_of": ("part of", "has as a part"),
    "sponsor": ("sponsored by", "sponsors"),
    "member": ("member of", "has as a member"),
    "state_force": ("force of the state of", "has as a force"),
    "lead": ("led by", "leads"),
}
Row = dict[str, Any]

ENTITY = "SELECT * FROM current_entities WHERE entity_id = $1"
# As each document has it, by the documents' days.
MENTIONED = """
    SELECT entities.document_id, names, n_mentions, why
    FROM entities JOIN current_readings USING (document_id, run_id) JOIN documents USING (document_id)
    WHERE entity_id = $1 ORDER BY coalesce(published, documents.earliest) NULLS LAST, document_id
"""
# Whose part it is, and who is a part of it, as the documents' days have it.
TIES_OF = """
    SELECT DISTINCT entity_id, tie.entity AS other, tie.kind AS kind, tie."from" AS "from", tie."to" AS "to"
    FROM (
        SELECT entity_id, unnest(affiliations) AS tie FROM entities JOIN current_readings USING (document_id, run_id)
    ) WHERE entity_id = $1 OR tie.entity = $1 ORDER BY kind, other, entity_id, "from"
"""
HELD = "SELECT entity_id FROM current_entities WHERE entity_id IN (SELECT unnest($1::VARCHAR[]))"
CLAIMS = "SELECT count(*) AS n FROM claims WHERE side = $1"


def entity(store: Store, id: str, asked: Asked) -> Answer:
    """Somebody with its code, names, ties, and the documents and events that it stands in.

    Raises:
        Missing: nobody of that id is named.
    """
    found = fetched(store.connection, ENTITY, [id])
    if not found:
        raise Missing(f"Nobody {id} is named in this store.")
    [row] = found
    names = names_of(store.connection)
    mentioned = fetched(store.connection, MENTIONED, [id])
    ties = fetched(store.connection, TIES_OF, [id])
    number, pages = page_of(asked, len(mentioned))
    shown = mentioned[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "row": row,
        "name": names.id(id),
        "what": _what(row, names),
        "ties": _tied(store, ties, id, names),
        "mentioned": shown,
        "cited": documents_of(store.connection, [one["document_id"] for one in shown]),
        "pager": pager(asked, number, pages),
        "sides": [_acting(store, side, title, id, names) for side, title in SIDES.items()],
        "columns": TABLES["events"].columns,
        "claims": fetched(store.connection, CLAIMS, [id])[0]["n"],
        "claims_address": "/claims?" + urlencode({"side": id}),
        "notices": notices_of(store),
        "url": url,
    }
    return Answer(
        "entity.html",
        context,
        lambda: row | {"ties": ties, "documents": mentioned},
        lambda: (mentioned, ["document_id", "names", "n_mentions", "why"]),
    )


def _what(row: Row, names: Names) -> str:
    """Its kind, country and sector in words: "group · Iraq · militias"."""
    sector = row["sector"] or ""
    sectors = [names.sectors.get(sector[at : at + COUNTRY], "") for at in range(0, len(sector), COUNTRY)]
    country = names.country(row["country"]) if row["country"] != row["entity_id"] else ""
    return " · ".join(filter(None, (row["kind"], country, *sectors)))


def _tied(store: Store, ties: list[Row], id: str, names: Names) -> list[tuple[str, str, str, str]]:
    """Each tie in words, with the other's id where it has a page, its name, and the days of the tie."""
    others = {tie["entity_id"] if tie["other"] == id else tie["other"] for tie in ties}
    held = {row["entity_id"] for row in fetched(store.connection, HELD, [sorted(others)])}
    out = []
    for tie in ties:
        back = tie["other"] == id
        other = tie["entity_id"] if back else tie["other"]
        words = TIES.get(tie["kind"], (tie["kind"],) * 2)
        out.append((words[back], other if other in held else "", names.id(other), _days(tie)))
    return out


def _days(tie: Row) -> str:
    since, until = (day_words(tie[end], None) for end in ("from", "to"))
    return ", ".join(filter(None, (f"since {since}" if since else "", f"until {until}" if until else "")))


def _acting(store: Store, side: str, title: str, id: str, names: Names) -> Row:
    """The last events in which it stands on a side, as the table of events shows them."""
    found = store.events(**{side: id})  # type: ignore[arg-type]
    last = found.order("coalesce(latest, earliest) DESC NULLS LAST, event_id").limit(FIRST_EVENTS)
    columns = TABLES["events"].columns
    return {
        "title": title,
        "total": int(found.aggregate("count(*)").fetchall()[0][0]),
        "lines": [[(one, one.of(row, names), one.href(row)) for one in columns] for row in rows(last)],
        "address": "/events?" + urlencode({side: id}),
    }
