"""An assessment as values for programs: the data that stands in the page, and the page's JSON on the web."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from polybius.report.dossier import Dossier
from polybius.report.highlight import plain
from polybius.report.views import EventView, StoryView

__all__ = ["data_of", "event_data", "flat", "story_data"]


def data_of(dossier: Dossier) -> dict[str, Any]:
    """Finding, levels, ledger, stories with their events, sources and runs, ready for JSON."""
    return {
        "dyad": [dossier.a, dossier.b],
        "names": [dossier.name_a, dossier.name_b],
        "from": flat(dossier.since),
        "to": flat(dossier.until),
        "notices": list(dossier.notices),
        "finding": flat(dossier.finding),
        "shock_chosen_from": dossier.chosen.id if dossier.chosen else None,
        "counted_in": dossier.relation.data,
        "directed": dossier.relation.directed,
        "panel": list(dossier.relation.panel),
        "notes": list(dossier.relation.notes),
        "levels": flat(dossier.levels),
        "breaks": flat(dossier.breaks),
        "forecast": flat(dossier.forecasts),
        "measures": flat(dossier.ledger),
        "stories": [story_data(story) for story in dossier.stories],
        "imported": {
            "total": dossier.imported.total,
            "events": [event_data(event) for event in dossier.imported.events],
        },
        "assessments": flat(dossier.quotes),
        "documents": flat(dossier.documents),
        "runs": flat(dossier.runs),
        "other": _world(dossier),
    }


def _world(dossier: Dossier) -> dict[str, Any] | None:
    if dossier.world is None:
        return None
    world = dossier.world
    return {
        "finding": flat(world.finding),
        "levels": flat(world.levels),
        "breaks": flat(world.breaks),
        "forecast": flat(world.forecasts),
        "citation": world.citation,
    }


def story_data(story: StoryView) -> dict[str, Any]:
    """A story as values."""
    values: dict[str, Any] = flat(dataclasses.replace(story, events=()))
    return values | {"events": [event_data(event) for event in story.events]}


def event_data(event: EventView) -> dict[str, Any]:
    """An event as values, its sentence as plain words and in pieces."""
    values: dict[str, Any] = flat(dataclasses.replace(event, sentence=()))
    values["sentence"] = plain(event.sentence)
    values["pieces"] = [[piece.text, piece.role] for piece in event.sentence]
    return values


def flat(value: Any) -> Any:
    """Records as dicts, days as ISO 8601, tuples as lists, sets as lists in order."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: flat(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): flat(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [flat(item) for item in value]
    return value
