"""The curve of a relation as figures that a page draws: levels, stories, and the windows around a shock."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from polybius.relations import CHANNELS, Break, Estimate, Finding, Forecast, Level, Measure, Prediction
from polybius.relations.flow.contrast import BASELINE_DAYS
from polybius.relations.flow.shock import LATER_DAYS, LATER_FIRST
from polybius.report.labels import day_words
from polybius.report.views import StoryView
from polybius.resources.subjects import subjects

__all__ = ["curve"]

MAX_DOTS = 1500  # stories that are drawn, those told most first; the table has them all
WINDOW_WORDS = {"before": "{days} days before", "after": "{days} days after", "later": "two to five months later"}


def curve(
    levels: Sequence[Level],
    stories: Iterable[StoryView] = (),
    finding: Finding | None = None,
    published: Mapping[dt.date, int] | None = None,
    unit: str = "",
    *,
    breaks: Iterable[Break] = (),
    forecasts: Iterable[Forecast] = (),
    ledger: Iterable[Measure] = (),
    flags: Iterable[tuple[dt.date, str]] = (),
) -> dict[str, Any]:
    """The figures of one picture, ready for JSON.

    Args:
        levels: The weeks, in order; those without an observed day are gaps in the line.
        stories: Each becomes a dot on its first day.
        finding: Its windows are shaded.
        published: How many documents came out on a day.
        unit: What the levels are counted in.
        breaks: Days from which a channel's level is another one; those of the drawn channels are marked.
        forecasts: The weeks to come, drawn after the last.
        ledger: Standing measures, as bars along the same days.
        flags: Days on which a report itself says how the relation stands, and what it says.
    """
    split = any(level.cooperation is not None for level in levels)
    channels = ["conflict", "cooperation"] if split else ["net"]
    return {
        "unit": unit,
        "contains": levels[0].contains if levels else "",
        "channels": channels,
        "weeks": _weeks(levels, published or {}),
        "counted": "stories" if any(level.stories for level in levels) else "events",
        "stories": _dots(stories),
        "breaks": [_break(one) for one in breaks if one.channel in channels and _inside(one.day, levels)],
        "forecast": [_forecast(one) for one in forecasts],
        "measures": [_measure(one) for one in ledger],
        "flags": [{"day": day.isoformat(), "says": says} for day, says in flags if _inside(day, levels)],
        **_windows(finding, levels),
    }


def _inside(day: dt.date, levels: Sequence[Level]) -> bool:
    return bool(levels) and levels[0].start <= day <= levels[-1].end


def _break(one: Break) -> dict[str, Any]:
    return {
        "channel": one.channel,
        "day": one.day.isoformat(),
        "from": one.earliest.isoformat(),
        "to": one.latest.isoformat(),
        "direction": one.direction,
        "change": [round(figure, 3) for figure in (one.change, one.low, one.high)],
    }


def _forecast(one: Forecast) -> dict[str, Any]:
    days = {"start": one.start.isoformat(), "end": one.end.isoformat(), "made": one.made.isoformat()}
    return days | {name: _five(getattr(one, name)) for name in CHANNELS}


def _measure(one: Measure) -> dict[str, Any]:
    opened, closed = one.earliest or one.latest, one.closed_latest or one.closed_earliest or one.until
    short = one.what.partition(":")[0]  # "diplomats expelled", without the words that tell it
    whose = f"{'+'.join(one.sides)}: " if one.sides else ""
    return {
        "id": one.id,
        "what": one.what,
        "short": whose + short,
        "about": whose + (subjects()[one.subject]["name"] if one.subject in subjects() else short),
        "state": one.state,
        "told": f"{one.standing_as}, {one.begun(day_words(opened, None))}",
        "from": opened.isoformat() if opened else None,
        "to": closed.isoformat() if closed else None,
    }


def _weeks(levels: Sequence[Level], published: Mapping[dt.date, int]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    documents: Counter[dt.date] = Counter()  # by the Monday of their week
    for day, n in published.items():
        documents[day - dt.timedelta(days=day.weekday())] += n
    for level in levels:
        if out and level.start > (gap := dt.date.fromisoformat(out[-1]["end"]) + dt.timedelta(days=1)):
            last = level.start - dt.timedelta(days=1)
            out.append({"start": gap.isoformat(), "end": last.isoformat(), "missing": True, "documents": 0})
        out.append(
            {
                "start": level.start.isoformat(),
                "end": level.end.isoformat(),
                **{name: _five(getattr(level, name)) for name in CHANNELS},
                "events": level.n_events,
                "stories": len(level.stories),
                "documents": documents[level.start - dt.timedelta(days=level.start.weekday())],
                "quads": level.quads or (),
            }
        )
    return out


def _five(estimate: Estimate | Prediction | None) -> list[float] | None:
    if estimate is None:
        return None
    figures = (estimate.value, estimate.low80, estimate.high80, estimate.low95, estimate.high95)
    return [round(figure, 3) for figure in figures]


def _dots(stories: Iterable[StoryView]) -> list[dict[str, Any]]:
    dated = sorted((story for story in stories if story.earliest), key=lambda story: -story.n_documents)[:MAX_DOTS]
    seen: Counter[tuple[dt.date | None, int]] = Counter()
    out = []
    for story in sorted(dated, key=lambda story: (story.earliest or dt.date.min, story.id)):
        seen[story.earliest, story.quad] += 1
        out.append(
            {
                "id": story.id,
                "day": story.earliest.isoformat() if story.earliest else None,
                "quad": story.quad,
                "title": story.title,
                "when": story.when,
                "hurt": story.hurt,
                "documents": story.n_documents,
                "counted": story.counted,
            }
        )
    return out


def _windows(finding: Finding | None, levels: Sequence[Level]) -> dict[str, Any]:
    """The days before and after a shock that the finding's main specification compares, where the levels reach."""
    if finding is None or not levels:
        return {"shock": None, "windows": [], "new_shocks": []}
    main = finding.specifications[0] if finding.specifications else None
    gap, window = (main.gap_days, main.window_days) if main else (0, 0)
    before = finding.start - dt.timedelta(days=gap + 1)
    shaded: list[tuple[str, dt.date, dt.date]] = [
        ("before", before - dt.timedelta(days=BASELINE_DAYS - 1), before),
        ("after", finding.end, finding.end + dt.timedelta(days=window - 1)),
        (
            "later",
            finding.end + dt.timedelta(days=LATER_FIRST),
            finding.end + dt.timedelta(days=LATER_FIRST + LATER_DAYS - 1),
        ),
    ]
    first, last = levels[0].start, levels[-1].end
    return {
        "shock": [finding.start.isoformat(), finding.end.isoformat()],
        "windows": [
            {
                "name": name,
                "label": WINDOW_WORDS[name].format(days=(end - start).days + 1),
                "from": max(start, first).isoformat(),
                "to": min(end, last).isoformat(),
            }
            for name, start, end in shaded
            if start <= last and end >= first and start <= end
        ],
        "new_shocks": [[shock.start.isoformat(), shock.end.isoformat()] for shock in finding.new_shocks],
    }
