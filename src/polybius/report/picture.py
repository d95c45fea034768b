"""The picture of a relation as SVG: what the page draws, for a paper or a slide, without a browser.

Panels share one axis of days: the channels with their bands, windows, breaks and forecast; the stories; their quads by
week; the reports that came out; the standing measures.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from polybius.report.strokes import INK, LINE, PAPER, SOFT, WIDTH, bar, document, line, path, text, ticks, wrapped

__all__ = ["svg"]

LEFT, RIGHT = 118, 24
COLOURS = {"conflict": "#b0400f", "cooperation": "#155f9c", "net": "#4a4458"}
QUADS = (
    (4, "material conflict", "#b0400f"),
    (3, "verbal conflict", "#d9834f"),
    (1, "verbal cooperation", "#6fa8d2"),
    (2, "material cooperation", "#155f9c"),
)
TINTS = {"before": ("#5a5a5a", 0.08), "after": ("#b0400f", 0.13), "later": ("#5a5a5a", 0.08)}
STATES = {"announced": "#c98a6b", "standing": "#b0400f", "disputed": "#8a6d1d", "closed": "#a8a297"}
CURVE, STRIP, COUNTS, REPORTS, BAR = 300, 92, 84, 46, 24  # heights of the panels in pixels
GAP = 16
TITLE = 78
LETTER = 6.4  # pixels of one in small print, about


@dataclass(frozen=True)
class Axis:
    """Where a day stands."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date | str, part: float = 0.0) -> float:
        """Pixels from the left, ``part`` of a day on."""
        moment = dt.date.fromisoformat(day) if isinstance(day, str) else day
        whole = (self.last - self.first).days + 1
        return LEFT + (WIDTH - LEFT - RIGHT) * ((moment - self.first).days + part) / whole

    def middle(self, week: Mapping[str, Any]) -> float:
        """The middle of a week."""
        return (self.at(week["start"]) + self.at(week["end"], 1.0)) / 2

    def within(self, day: str) -> bool:
        """Whether the day is drawn at all."""
        return self.first <= dt.date.fromisoformat(day) <= self.last


def svg(figures: Mapping[str, Any], title: str, summary: str = "") -> str:
    """The picture of ``chart.curve``'s figures.

    Args:
        figures: The figures of the picture.
        title: Its heading: the parties.
        summary: A sentence or some below it; what the bands contain is said in any case.
    """
    if not figures["weeks"]:
        parts = [text(LEFT, 32, title, size=20, weight=600), text(LEFT, 60, "No days to show.")]
        return document(TITLE + 30, parts, f"{title}. No days to show.")
    weeks, forecast = figures["weeks"], figures["forecast"]
    ends = [week["end"] for week in (*weeks, *forecast)]
    axis = Axis(dt.date.fromisoformat(weeks[0]["start"]), dt.date.fromisoformat(max(ends)))
    lines = list(wrapped(summary)) if summary else []
    out = [text(LEFT, 30, title, size=20, weight=600)]
    out += [text(LEFT, 50 + 16 * number, words, size=12, fill=SOFT) for number, words in enumerate(lines)]
    top = TITLE + 16 * len(lines)
    bottom = top + CURVE
    out += [*_legend(figures, top - 14), *_curve(figures, axis, top)]
    for height, wanted, panel in (
        (STRIP, bool(figures["stories"]), _stories),
        (COUNTS, any(any(week.get("quads", ())) for week in weeks), _counts),
        (REPORTS, any(week["documents"] for week in weeks), _reports),
        (BAR * len(_bars(figures, axis)), bool(_bars(figures, axis)), _measures),
    ):
        if wanted:
            out += panel(figures, axis, bottom + GAP)
            bottom += GAP + height
    out += _days(axis, bottom)
    caption = list(wrapped(_caption(figures)))
    out += [text(LEFT, bottom + 44 + 15 * number, words, size=11, fill=SOFT) for number, words in enumerate(caption)]
    return document(bottom + 44 + 15 * len(caption) + 6, out, f"{title}. {summary}".rstrip(". ") + ".")


def _curve(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    low, high = _reach(figures)

    def y(value: float) -> float:
        return top + CURVE * (high - min(max(value, low), high)) / (high - low)

    yield from _shades(figures, axis, top)
    for value in ticks(low, high):
        yield line((LEFT, y(value)), (WIDTH - RIGHT, y(value)), INK if value == 0 else LINE, 0.7)
        yield text(LEFT - 8, y(value) + 4, f"{value:+g}".replace("-", "−") if value else "0", anchor="end", fill=SOFT)
    two = figures["channels"] != ["net"]
    yield text(34, top + CURVE / 2, "conflict ↓  ↑ cooperation" if two else "worse ↓  ↑ better", fill=SOFT, turn=True)
    for name in figures["channels"]:
        for run in _runs(figures["weeks"], name):
            for inner, outer, opacity in ((3, 4, 0.15), (1, 2, 0.26)):
                yield _band(run, name, axis, y, ends=(inner, outer), opacity=opacity)
            yield path([(axis.middle(week), y(week[name][0])) for week in run], COLOURS[name], 2.0)
        ahead = [week for week in figures["forecast"] if week[name]]
        for inner, outer, opacity in ((3, 4, 0.1), (1, 2, 0.18)):
            yield _band(ahead, name, axis, y, ends=(inner, outer), opacity=opacity)
        yield path([(axis.middle(week), y(week[name][0])) for week in ahead], COLOURS[name], 1.6, dash="5 4")
    yield from _marks(figures, axis, top)


def _shades(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    for window in figures["windows"]:
        colour, opacity = TINTS[window["name"]]
        left, right = axis.at(window["from"]), axis.at(window["to"], 1.0)
        yield (
            f'<rect x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="{CURVE}" fill="{colour}" '
            f'fill-opacity="{opacity}"/>'
        )
        if right - left > LETTER * len(window["label"]):
            foot = top + CURVE - 8  # flags stand at the top
            yield text((left + right) / 2, foot, window["label"], size=10.5, anchor="middle", fill=SOFT)
    for start, end in figures["new_shocks"]:
        yield line((axis.at(start), top + CURVE - 2), (axis.at(end, 1.0), top + CURVE - 2), INK, 3)
    if figures["shock"]:
        x = axis.at(figures["shock"][0], 0.5)
        yield line((x, top), (x, top + CURVE), INK, 1.2, dash="5 3")


def _marks(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    """Breaks as lines with the interval of their day at the foot, and flags for what reports say of the relation."""
    for number, one in enumerate(figures["breaks"]):
        x, foot, colour = axis.at(one["day"]), top + CURVE - 8 - 14 * (number % 2), COLOURS[one["channel"]]
        said = f"break of {one['channel']}, {one['day']} ({one['from']} to {one['to']}), {one['direction']}"
        yield f"<g><title>{escape(said)}</title>"
        yield line((x, top), (x, top + CURVE), colour, 1.3, dash="1.5 3")
        yield line((axis.at(one["from"]), foot), (axis.at(one["to"], 1.0), foot), colour, 2.4)
        tip = f"{x - 5:.1f},{foot - 9} {x + 5:.1f},{foot - 9} {x:.1f},{foot - 1}"
        if one["direction"] == "better":
            tip = f"{x - 5:.1f},{foot - 2} {x + 5:.1f},{foot - 2} {x:.1f},{foot - 10}"
        yield f'<polygon points="{tip}" fill="{colour}"/></g>'
    for flag in figures["flags"]:
        x = axis.at(flag["day"], 0.5)
        yield f"<g><title>{escape(flag['day'] + ': ' + flag['says'])}</title>"
        yield line((x, top), (x, top + 26), SOFT, 1)
        yield f'<polygon points="{x:.1f},{top} {x + 11:.1f},{top + 5} {x:.1f},{top + 10}" fill="{SOFT}"/></g>'


def _stories(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    step = STRIP / len(QUADS)
    for row, (quad, name, colour) in enumerate(QUADS):
        y = top + step * (row + 0.5)
        yield line((LEFT, y), (WIDTH - RIGHT, y), LINE, 0.7)
        yield text(LEFT - 8, y + 4, name, size=10, anchor="end", fill=SOFT)
        for story in figures["stories"]:
            if story["quad"] != quad or not story["day"] or not axis.within(story["day"]):
                continue
            size = min(8.0, 3.0 + story["documents"])
            fill = f'fill="{colour}" fill-opacity="0.85"' if story["counted"] else f'fill="{PAPER}" stroke="{colour}"'
            said = f"{story['when']}: {story['title']}" + ("" if story["counted"] else " (not counted)")
            x = axis.at(story["day"], 0.5)
            if quad in (1, 2):
                shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size * 0.75:.1f}" {fill}>'
                yield f"{shape}<title>{escape(said)}</title></circle>"
            else:
                points = (
                    f"{x - size:.1f},{y - size * 0.8:.1f} {x + size:.1f},{y - size * 0.8:.1f} {x:.1f},{y + size:.1f}"
                )
                yield f'<polygon points="{points}" {fill}><title>{escape(said)}</title></polygon>'


def _counts(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    """Counted stories or events of a week, cooperation above the line and conflict below it."""
    weeks = [week for week in figures["weeks"] if week.get("quads")]
    above = math.ceil(max(*(week["quads"][0] + week["quads"][1] for week in weeks), 1))
    below = math.ceil(max(*(week["quads"][2] + week["quads"][3] for week in weeks), 1))
    unit = COUNTS / (above + below)
    zero = top + unit * above
    yield text(34, top + COUNTS / 2, f"{figures['counted']} a week", size=10, fill=SOFT, turn=True)
    yield text(LEFT - 8, top + 8, str(above), size=10, anchor="end", fill=SOFT)
    yield text(LEFT - 8, top + COUNTS, str(below), size=10, anchor="end", fill=SOFT)
    colours = {quad: colour for quad, _, colour in QUADS}
    for week in weeks:
        left, wide = _column(week, axis)
        y = zero
        for quad in (2, 1):
            height = unit * week["quads"][quad - 1]
            y -= height
            yield bar((left, y), (wide, height), colours[quad])
        y = zero
        for quad in (4, 3):
            height = unit * week["quads"][quad - 1]
            yield bar((left, y), (wide, height), colours[quad])
            y += height
    yield line((LEFT, zero), (WIDTH - RIGHT, zero), INK, 0.7)


def _reports(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    most = max(week["documents"] for week in figures["weeks"])
    yield text(34, top + REPORTS / 2, "reports", size=10, fill=SOFT, turn=True)
    yield text(LEFT - 8, top + 8, str(most), size=10, anchor="end", fill=SOFT)
    for week in figures["weeks"]:
        left, wide = _column(week, axis)
        height = REPORTS * week["documents"] / most
        yield bar((left, top + REPORTS - height), (wide, height), "#a8a297")
    yield line((LEFT, top + REPORTS), (WIDTH - RIGHT, top + REPORTS), LINE, 0.7)


def _bars(figures: Mapping[str, Any], axis: Axis) -> list[tuple[Mapping[str, Any], float, float]]:
    """The measures that stood on some day of the picture, and where their bars begin and end."""
    out = []
    for measure in figures["measures"]:
        first, last = measure["from"] or axis.first.isoformat(), measure["to"] or axis.last.isoformat()
        start, end = (dt.date.fromisoformat(day) for day in (first, last))
        if start <= axis.last and end >= axis.first and measure["from"]:
            out.append((measure, axis.at(max(start, axis.first)), axis.at(min(end, axis.last), 1.0)))
    return out


def _measures(figures: Mapping[str, Any], axis: Axis, top: int) -> Iterator[str]:
    for row, (measure, left, right) in enumerate(_bars(figures, axis)):
        y, colour = top + BAR * row, STATES.get(measure["state"], SOFT)
        words = f"{measure['what']} ({measure['state']})"
        fits = left + LETTER * len(words) < WIDTH - RIGHT
        yield text(left if fits else WIDTH - RIGHT, y + 10, words, size=10.5, anchor="start" if fits else "end")
        yield bar((left, y + 14), (right - left, 5), colour, opacity=0.75)


def _legend(figures: Mapping[str, Any], y: float) -> Iterator[str]:
    entries = [(name, COLOURS[name], "") for name in figures["channels"]]
    if figures["forecast"]:
        entries.append(("forecast", SOFT, "5 4"))
    if figures["breaks"]:
        entries.append(("break, with the interval of its day", SOFT, "1.5 3"))
    x = float(LEFT)
    for words, colour, dash in entries:
        yield line((x, y - 4), (x + 24, y - 4), colour, 2.2, dash=dash)
        yield text(x + 30, y, words, size=12)
        x += 52 + 7.2 * len(words)


def _days(axis: Axis, bottom: int) -> Iterator[str]:
    """Months or years under the lowest panel."""
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month + 1
    step = next((every for every in (1, 2, 3, 6, 12) if months / every <= 14), 12 * math.ceil(months / 12 / 14))
    yield line((LEFT, bottom), (WIDTH - RIGHT, bottom), LINE, 1)
    for number in range(0, months + 1):
        month = axis.first.month - 1 + number
        day = dt.date(axis.first.year + month // 12, month % 12 + 1, 1)
        counted = day.year * 12 + day.month - 1
        if counted % step or not axis.first <= day <= axis.last:
            continue
        x = axis.at(day)
        yield line((x, bottom), (x, bottom + 5), LINE, 1)
        words = str(day.year) if step >= 12 else day.strftime("%b %Y" if day.month == 1 or number <= step else "%b")
        yield text(x, bottom + 18, words, size=10.5, anchor="middle", fill=SOFT)


def _caption(figures: Mapping[str, Any]) -> str:
    events = [week["events"] for week in figures["weeks"] if week.get("events") is not None]
    n = f" n = {sum(events)} events." if events else ""
    contains = f" The band contains {figures['contains']}." if figures["contains"] else ""
    marks = " Each mark is a story on its first day; a hollow one is not counted." if figures["stories"] else ""
    if any(any(week.get("quads", ())) for week in figures["weeks"]):
        marks += f" Bars are {figures['counted']} a week: cooperation above the line, conflict below it; deeds dark,"
        marks += " words pale."
    return (
        f"Reported interaction by week, in {figures['unit'] or 'score a day'}, not the relation itself.{n} The darker "
        f"band is the 80 % interval, the lighter one the 95 % interval.{contains}{_cut(figures)}{marks}"
    )


def _cut(figures: Mapping[str, Any]) -> str:
    """In how many weeks the picture cuts a band at its edge, and how far these bands reach; empty where none is cut."""
    low, high = _reach(figures)
    cut = [
        (week["start"], week[name][3], week[name][4])
        for week in (*figures["weeks"], *figures["forecast"])
        for name in figures["channels"]
        if week.get(name) and (week[name][3] < low or week[name][4] > high)
    ]
    if not cut:
        return ""
    n, least, most = len({start for start, _, _ in cut}), min(low for _, low, _ in cut), max(high for _, _, high in cut)
    return (
        f" Bands of {n} week{'' if n == 1 else 's'} are cut at the edge; they reach from {least:+.1f} to {most:+.1f}."
    )


def _reach(figures: Mapping[str, Any]) -> tuple[float, float]:
    """Lowest and highest of the picture: every level, and nine of ten bands, so that one week does not flatten it."""
    weeks = (*figures["weeks"], *figures["forecast"])
    fives = [week[name] for week in weeks for name in figures["channels"] if week.get(name)]
    if not fives:
        return -1.0, 1.0
    usual = math.floor(0.9 * (len(fives) - 1))
    low = min([0.0, *(five[0] for five in fives), -sorted(-five[3] for five in fives)[usual]])
    high = max([0.0, *(five[0] for five in fives), sorted(five[4] for five in fives)[usual]])
    room = 0.06 * ((high - low) or 1.0)
    return low - room, high + room


def _runs(weeks: Sequence[Mapping[str, Any]], name: str) -> Iterator[list[Mapping[str, Any]]]:
    """Weeks in a row that the channel was measured in."""
    run: list[Mapping[str, Any]] = []
    for week in weeks:
        if week.get(name):
            run.append(week)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _band(
    run: Sequence[Mapping[str, Any]], name: str, axis: Axis, y: Any, *, ends: tuple[int, int], opacity: float
) -> str:
    if not run:
        return ""
    there = [f"{axis.middle(week):.1f},{y(week[name][ends[1]]):.1f}" for week in run]
    back = [f"{axis.middle(week):.1f},{y(week[name][ends[0]]):.1f}" for week in reversed(run)]
    return f'<polygon points="{" ".join(there + back)}" fill="{COLOURS[name]}" fill-opacity="{opacity}"/>'


def _column(week: Mapping[str, Any], axis: Axis) -> tuple[float, float]:
    left, right = axis.at(week["start"]), axis.at(week["end"], 1.0)
    wide = min(max(0.8 * (right - left), 1.0), 18.0)
    return (left + right - wide) / 2, wide
