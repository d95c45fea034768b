"""How much a fixed panel of sources tells a day: what the stories of a dyad are divided by.

Reporting comes and goes by itself: an outlet joins a store, another falls silent, an epidemic fills every page. Only
sources that report all the time say how much of it is the dyad's. Their stories of others are the volume of a day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from polybius.relations.choices import DEFAULT, Choices
from polybius.relations.counted import BACKGROUND_DAYS, Told, all_stories
from polybius.relations.series import Array, Series
from polybius.relations.told import Row

SPAN_DAYS = 28
PRESENT = 0.9  # of these spans in which a source of the panel has a report
LEAST_SPANS = 3  # a shorter time shows no coming and going
LEAST_SOURCES = 3
LEAST_SHARE = 0.5  # of all reports that the panel has to hold
LEAST_STORIES = 50  # of others, of the middle day: with fewer the volume says more of chance than of reporting
WIDTHS = (1, 7, 28)  # days over which a day's volume is taken, the first that holds so many stories


@dataclass(frozen=True, slots=True)
class Report:
    """A document of a store, and the outlet that brought it."""

    id: str
    day: dt.date
    source: str | None
    copied: bool  # whether it repeats another's text


@dataclass(frozen=True)
class Volume:
    """What the panel tells of the whole world, by day."""

    sources: frozenset[str]
    reports: dict[str, Report]  # of the panel, by id, in the order of their days
    stories: dict[str, Told]
    start: dt.date
    amounts: Array  # absolute scores of all its stories, by day
    counts: Array

    @classmethod
    def of(cls, reports: Sequence[Report], events: Iterable[Row], choices: Choices = DEFAULT) -> Volume | None:
        """The panel of a store; None where too few sources report all the time.

        Args:
            reports: The reports of a store, in the order of their days.
            events: Their events.
            choices: How they are counted.
        """
        sources = panel(reports)
        ours = {report.id: report for report in reports if report.source in sources}
        if len(sources) < LEAST_SOURCES or len(ours) < LEAST_SHARE * len(reports):
            return None
        told, _ = all_stories((row for row in events if row["document_id"] in ours), choices)
        stories = {story.story: story for story in told}
        start = reports[0].day - dt.timedelta(days=BACKGROUND_DAYS)
        amounts, counts = _laid(stories.values(), start, (reports[-1].day - start).days + 1)
        return cls(sources, ours, stories, start, amounts, counts)

    def holds(self, event: Row) -> bool:
        """Whether a source of the panel tells it."""
        return event["document_id"] in self.reports

    def exposure(self, series: Series, own: Iterable[str]) -> Array | None:
        """The volume of each observed day of a dyad's series, that of its own stories left out.

        Args:
            series: Of the stories that the panel tells.
            own: Ids of the dyad's stories.

        Returns:
            Mean absolute scores a day of the stories of others; None where there are too few of these to go by.
        """
        mine = [self.stories[id] for id in own if id in self.stories]
        amounts, counts = _laid(mine, self.start, len(self.amounts))
        observed = np.isfinite(series.channels["net"])
        of_others = [_moved(values, self.start, series) for values in (self.amounts - amounts, self.counts - counts)]
        for width in WIDTHS:
            stories = _around(of_others[1], observed, width) * width
            if observed.any() and np.median(stories[observed]) >= LEAST_STORIES:
                volume = _around(np.maximum(of_others[0], 0.0), observed, width)
                return np.where(observed, volume, np.nan)
        return None


def panel(reports: Sequence[Report]) -> frozenset[str]:
    """The sources that have a report in nine of ten spans of four weeks between the first report and the last."""
    if not reports:
        return frozenset()
    first = reports[0].day
    spans = (reports[-1].day - first).days // SPAN_DAYS  # whole ones; what is left at the end counts to the last
    if spans < LEAST_SPANS:
        return frozenset()
    seen: dict[str, set[int]] = defaultdict(set)
    for report in reports:
        if report.source is not None:
            seen[report.source].add(min((report.day - first).days // SPAN_DAYS, spans - 1))
    return frozenset(name for name, in_spans in seen.items() if len(in_spans) >= PRESENT * spans)


def _laid(stories: Iterable[Told], start: dt.date, size: int) -> tuple[Array, Array]:
    """Absolute scores and numbers of stories by day, a story of several days spread over them."""
    amounts, counts = np.zeros(size), np.zeros(size)
    for story in stories:
        span = (story.last - story.first).days + 1
        first = (story.first - start).days
        days = slice(max(0, first), max(0, first + span))
        amounts[days] += story.weight * abs(story.score) / span
        counts[days] += 1 / span
    return amounts, counts


def _moved(values: Array, start: dt.date, series: Series) -> Array:
    """Values from a day on, on the days of a series; zero where it has others."""
    out = np.zeros(len(series))
    at = (start - series.start).days
    from_, to = max(0, at), min(len(series), at + len(values))
    if from_ < to:
        out[from_:to] = values[from_ - at : to - at]
    return out


def _around(values: Array, observed: np.ndarray[tuple[int], np.dtype[np.bool_]], width: int) -> Array:
    """Mean of the observed days among the ``width`` days around each."""
    ones = np.ones(width)
    total = np.convolve(np.where(observed, values, 0.0), ones, "full")[width // 2 :][: len(values)]
    days = np.convolve(observed.astype(float), ones, "full")[width // 2 :][: len(values)]
    return total / np.maximum(days, 1)
