"""The page of the ledger: the measures between all pairs of countries, or those of one dyad, at a day or ever."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polybius.errors import InputError
from polybius.queries import fetched
from polybius.relations import Measure, day_of, ledgers
from polybius.report.evidence import events_of
from polybius.report.labels import Names, names_of
from polybius.report.measures import COLUMNS, measure_row
from polybius.report.views import EventView
from polybius.store import Store
from polybius.web.answer import Answer
from polybius.web.asked import PER_PAGE, Asked, page_of, pager
from polybius.web.dyads import url
from polybius.web.shared import known_in, notices_of
from polybius.web.tables import dyad_link

__all__ = ["ASKED", "Ledger", "ledger_of", "measures"]

ASKED = ("a", "b", "at", "page")
LAST_TOLD = "SELECT max(coalesce(published, latest)) AS day FROM current_documents"
Found = tuple[str, str, Measure]  # the two parties, and what one of them did
# the measures, the day on which what is told of them ends, and the two parties, where two are asked for
Asking = tuple[list[Found], dt.date | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The measures of one dyad, as a page lists them."""

    a: str
    b: str
    title: str
    ledger: tuple[Measure, ...]
    names: Names
    claimed: Mapping[str, EventView]  # the events that their claims rest on

    @property
    def address(self) -> str:
        """Of the dyad's page."""
        return dyad_link(self.a, self.b)


def measures(store: Store, asked: Asked) -> Answer:
    """The ledger over all pairs of countries that have a story together, or of two parties; at a day, or all of it.

    Raises:
        InputError: one party alone, a name that means no party, or a day that is none.
    """
    names = names_of(store.connection)
    at = day_of(asked["at"]) if asked.get("at") else None
    sides = tuple(asked.get(side, "").strip() for side in ("a", "b"))
    found, told_until, ends = _of_dyad(store, sides, at) if any(sides) else _of_all(store, at)
    number, pages, notices = *page_of(asked, len(found)), notices_of(store)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    rows = [{"a": a, "b": b, **measure_row(measure, names, at)} for a, b, measure in found]
    context = {
        "ledgers": list(_grouped(store, names, shown)),
        "total": len(found),
        "at": at,
        "told_until": told_until if at and told_until and at > told_until else None,
        "of": " and ".join(map(names.side, ends)),
        "pager": pager(asked, number, pages),
        "asked": asked,
        "known": known_in(store),
        "notices": notices,
        "url": url,
    }
    return Answer(
        "measures.html",
        context,
        lambda: {"table": "measures", "total": len(found), "notices": notices, "rows": rows},
        lambda: (rows, ["a", "b", *COLUMNS]),
    )


def _of_dyad(store: Store, sides: tuple[str, ...], at: dt.date | None) -> Asking:
    if not all(sides):
        raise InputError("a dyad has two sides; name both, such as USA and IRQ, or none for all countries")
    relation = store.relation(*sides)
    a, b = relation.dyad or sides
    told_until = relation.series.end if relation.series.observed else None
    return [(a, b, measure) for measure in relation.measures(at)], told_until, (a, b)


def _of_all(store: Store, at: dt.date | None) -> Asking:
    found = [(a, b, measure) for a, b, measure in ledgers(store.connection) if at is None or measure.stood(at)]
    return found, fetched(store.connection, LAST_TOLD)[0]["day"], ()


def _grouped(store: Store, names: Names, shown: Iterable[Found]) -> Iterator[Ledger]:
    for (a, b), group in itertools.groupby(shown, key=lambda one: one[:2]):
        yield ledger_of(store, names, a, b, [measure for *_, measure in group])


def ledger_of(store: Store, names: Names, a: str, b: str, measures: Sequence[Measure]) -> Ledger:
    """Some measures of a dyad with the events that tell of them."""
    events = sorted({claim.event for measure in measures for claim in measure.claims})
    claimed = {event.id: event for event in events_of(store.connection, names, events=events)}
    return Ledger(a, b, f"{names.side(a)} – {names.side(b)}", tuple(measures), names, claimed)
