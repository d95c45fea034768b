"""The page of a statement: what flow, ledger and the texts say to it, each word with what it rests on."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from polybius.relations import Check, Evidence, Measure, day_of
from polybius.report.data import flat
from polybius.report.evidence import stories_of
from polybius.report.labels import day_words, names_of
from polybius.report.ladder import DYAD
from polybius.report.views import StoryView
from polybius.store import Store
from polybius.web.answer import Answer
from polybius.web.asked import Asked, sources_of
from polybius.web.dyads import url
from polybius.web.measures import ledger_of
from polybius.web.shared import notices_of
from polybius.web.tables import dyad_link, link

__all__ = ["ASKED", "check"]

ASKED = ("statement", "said", "panel")
COLUMNS = [field.name for field in dataclasses.fields(Evidence)]


@dataclasses.dataclass(frozen=True, slots=True)
class Witness:
    """What one witness says, and where that leads."""

    said: Evidence
    rests_on: tuple[tuple[str, str], ...]  # the words of each thing, and its address


def check(store: Store, asked: Asked) -> Answer:
    """A form, and under it the answer to the statement that was put into it.

    Raises:
        InputError: a day that is none, or sources that the store does not hold.
    """
    statement = asked.get("statement", "").strip()
    context: dict[str, Any] = {"asked": asked, "notices": notices_of(store), "found": None}
    if not statement:
        return Answer("check.html", context, lambda: {"statement": None, "verdict": None}, lambda: ((), COLUMNS))
    said = day_of(asked["said"]) if asked.get("said") else None
    found = store.check(statement, said=said, panel=sources_of(asked))
    names, ids = names_of(store.connection), found.ids
    stories = {story.id: story for story in stories_of(store.connection, names, ids)}
    ends = found.claim.dyad
    context |= {
        "found": found,
        "ends": tuple(map(names.side, ends)) if ends else (),
        "dyad": dyad_link(*ends) if ends else "",
        "witnesses": [Witness(one, _rests_on(one, found, stories)) for one in found.evidence],
        "ledger": ledger_of(store, names, *ends, found.measures) if ends and found.measures else None,
        "stories": list(stories.values()),
        "url": url,
    }
    return Answer("check.html", context, lambda: _data(found), lambda: _rows(found))


def _rests_on(evidence: Evidence, found: Check, stories: Mapping[str, StoryView]) -> tuple[tuple[str, str], ...]:
    measures = {measure.id: measure for measure in found.measures}
    return tuple(_named(id, measures, stories) for id in evidence.ids)


def _named(id: str, measures: Mapping[str, Measure], stories: Mapping[str, StoryView]) -> tuple[str, str]:
    """What an id of ``explain`` is called, and its address: on this page, or its own."""
    if id in measures:
        return measures[id].what, f"#{id}"
    if id in stories:
        return stories[id].title, f"#{id}"
    dyad = DYAD.fullmatch(id)
    if dyad is None:
        return id, link("stories", id)
    first, last = dyad["first"], dyad["last"] or dyad["first"]
    days = day_words(day_of(first), day_of(last))
    return f"the finding around {days}", f"{dyad_link(dyad['a'], dyad['b'])}?around={first}..{last}"


def _data(found: Check) -> dict[str, Any]:
    """The answer as ``polybius check --format json`` gives it."""
    values: dict[str, Any] = flat(found)
    return values | {"ladder": list(found.ids)}


def _rows(found: Check) -> tuple[list[dict[str, Any]], list[str]]:
    return [{name: getattr(one, name) for name in COLUMNS} for one in found.evidence], COLUMNS
