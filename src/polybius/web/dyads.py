"""The page of a dyad: its finding, curve, ledger and stories, asked in one of several ways."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from polybius.errors import InputError
from polybius.relations import Level, day_of, days_of
from polybius.report import imported
from polybius.report.data import data_of
from polybius.report.dossier import Dossier, dossier
from polybius.report.evidence import stories_of
from polybius.report.world import bundled_world
from polybius.store import Store
from polybius.web.answer import Answer
from polybius.web.asked import PER_PAGE, Asked, page_of, pager, sources_of
from polybius.web.tables import link

__all__ = ["ASKED", "assessed", "dyad", "url"]

ASKED = ("around", "from", "to", "way", "count", "data", "panel", "days", "page", "imported")  # what it can be asked
KINDS = {"story": "stories", "event": "events", "document": "documents", "entity": "entities"}
MOST_PAGES = 1_000_000  # of the imported events of a dyad
WAYS = ("both", "there", "back")  # whose acts: of both, of the first on the second, or the other way
COUNTS = ("once", "attention")  # a story: each once, or as often as it is told


def url(kind: str, id: Any) -> str:
    """The address of a record, of a span of days on the page at hand, or of a measure on it."""
    if kind == "days":
        first, last = id
        return f"?days={first}..{last}#stories"
    return link(KINDS[kind], id)


def dyad(store: Store, a: str, b: str, asked: Asked) -> Answer:
    """The relation of two parties: finding, curve, ledger, and its stories a page at a time."""
    found = assessed(store, a, b, asked)
    wanted = found.stories
    days = days_of(asked["days"]) if asked.get("days") else None
    if days:
        wanted = tuple(
            story
            for story in wanted
            if story.earliest and story.earliest <= days[1] and (story.latest or story.earliest) >= days[0]
        )
    number, pages = page_of(asked, len(wanted))
    shown = wanted[(number - 1) * PER_PAGE : number * PER_PAGE]
    told = {
        story.id: story.events for story in stories_of(store.connection, found.names, [story.id for story in shown])
    }
    context = {
        "dossier": found,
        "stories": [dataclasses.replace(story, events=told[story.id]) for story in shown],
        "n_stories": len(wanted),
        "days_asked": days,
        "pager": pager(asked, number, pages),
        "asked": asked,
        "ends": (found.names.side(a), found.names.side(b)),
        "url": on_page(asked),
        "measures_url": "/measures?" + urlencode({"a": found.a, "b": found.b}),
        "days_url": on_page(asked)("days", ("{from}", "{to}")),
        "notices": found.notices,
        **_imported(store, found, days, asked),
    }

    def levels() -> tuple[list[dict[str, Any]], list[str]]:
        return [level.row for level in found.levels], Level.columns()

    return Answer("dyad.html", context, lambda: data_of(_whole(store, found)), levels)


def _imported(store: Store, found: Dossier, days: Any, asked: Asked) -> dict[str, Any]:
    """A page of the dyad's imported events, of some days where they are asked for."""
    number, _ = page_of({"page": asked.get("imported", "1")}, MOST_PAGES * PER_PAGE)
    shown = found.imported
    if days or number > 1:
        span = days or (found.since, found.until)
        shown = imported.listed(
            store.connection,
            found.names,
            (found.a, found.b),
            span,
            number,
            directed=found.relation.directed,
            data=found.one_of,
        )
    pages = max(1, -(-shown.total // imported.MOST_SHOWN))
    return {"imported": shown, "imported_pager": pager(asked, min(number, pages), pages, "imported")}


def _whole(store: Store, found: Dossier) -> Dossier:
    told = {
        story.id: story.events
        for story in stories_of(store.connection, found.names, [story.id for story in found.stories])
    }
    return dataclasses.replace(
        found, stories=tuple(dataclasses.replace(story, events=told[story.id]) for story in found.stories)
    )


def on_page(asked: Asked) -> Callable[[str, Any], str]:
    """``url`` on the page of a dyad: what was asked stays asked when some days of it are looked at."""
    kept = {name: value for name, value in asked.items() if value and name not in ("days", "page", "imported")}

    def address(kind: str, id: Any) -> str:
        if kind != "days":
            return url(kind, id)
        wanted = [urlencode(kept), f"days={id[0]}..{id[1]}" if id else ""]
        return f"?{'&'.join(filter(None, wanted))}#stories"

    return address


def assessed(store: Store, a: str, b: str, asked: Asked) -> Dossier:
    """The assessment of two parties as an address asks for it.

    Raises:
        InputError: days, a way, a manner of counting or sources that are none, or a name that means no party.
    """
    around = days_of(asked["around"]) if asked.get("around") else None
    way = asked.get("way") or "both"
    if way not in WAYS:
        raise InputError(f"way {way!r} is unknown; write {', '.join(WAYS)}")
    a, b = (b, a) if way == "back" else (a, b)
    count = asked.get("count") or "once"
    if count not in COUNTS:
        raise InputError(f"count {count!r} is unknown; write {', '.join(COUNTS)}")
    relation = store.relation(
        a,
        b,
        directed=way != "both",
        attention=count == "attention",
        data=asked.get("data") or None,
        panel=sources_of(asked),
    )
    return dossier(
        store,
        a,
        b,
        relation=relation,
        since=day_of(asked["from"]) if asked.get("from") else None,
        until=day_of(asked["to"]) if asked.get("to") else None,
        around=around,
        world=functools.partial(bundled_world, *(relation.dyad or (a, b))),
        with_events=False,
    )
