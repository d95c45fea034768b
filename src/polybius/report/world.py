"""The same question, asked of other data: a daily series of the dyad, such as the bundled one."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import Any

from polybius import relations, resources
from polybius.relations import Break, Finding, Forecast, Level, Relation
from polybius.report import chart

__all__ = ["When", "World", "bundled", "bundled_world", "world"]

When = dt.date | tuple[dt.date, dt.date]
CARD = "series/CARD.md"
SOURCE = "Source: "  # begins the paragraph of the card that says how the figures are to be cited


@dataclass(frozen=True, slots=True)
class World:
    """What another series of the dyad answers to the same question."""

    finding: Finding | None
    chart: dict[str, Any]
    levels: tuple[Level, ...]
    notes: tuple[str, ...]
    citation: str
    breaks: tuple[Break, ...] = ()
    forecasts: tuple[Forecast, ...] = ()


def world(series: Relation, citation: str, around: When | None) -> World:
    """What a series answers to the question around a day or some days."""
    finding = series.around(around) if around is not None else None
    levels = tuple(series.level("week"))
    breaks, forecasts = tuple(series.breaks()), tuple(series.forecast())
    figures = chart.curve(levels, (), finding, unit=series.series.unit, breaks=breaks, forecasts=forecasts)
    return World(finding, figures, levels, series.notes, citation, breaks, forecasts)


@functools.lru_cache(maxsize=8)
def bundled(a: str, b: str) -> tuple[Relation, str] | None:
    """The bundled series of two countries and what to cite it as; None where there is none of them."""
    dyad = "-".join(sorted((a, b)))
    days = relations.bundled(dyad)
    if not days:
        return None
    return relations.measure(days, dyad=dyad), _citation()


@functools.lru_cache(maxsize=64)  # a page of the web asks anew at each visit
def bundled_world(a: str, b: str, around: When | None) -> World | None:
    """What the bundled series of two countries answers; None where there is none of them."""
    found = bundled(a, b)
    return world(*found, around) if found else None


def _citation() -> str:
    paragraphs = (resources.folder() / CARD).read_text(encoding="utf-8").split("\n\n")
    found = next((paragraph for paragraph in paragraphs if paragraph.startswith(SOURCE)), "")
    return " ".join(found.removeprefix(SOURCE).split())
