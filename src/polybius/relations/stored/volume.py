"""How much a fixed panel of sources tells a day: what the stories of a dyad are divided by.

Reporting comes and goes by itself: an outlet joins a store, another falls silent, an epidemic fills every page. Only
sources that report all the time say how much of it is the dyad's. Their stories of others are the volume of a day.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np

from polybius.relations.ends.told import OPEN_DAYS, Row
from polybius.relations.flow.series import Array, Series
from polybius.relations.stored.choices import DEFAULT, Choices
from polybius.relations.stored.counted import BACKGROUND_DAYS, HAPPENED, NOT_DONE, WIDE_DAYS, Told
from polybius.resources.publishers import outlet

SPAN_DAYS = 28
PRESENT = 0.9  # of these spans in which a source of the panel has a report
LEAST_SPANS = 3  # a shorter time shows no coming and going
LEAST_SOURCES = 3
LEAST_SHARE = 0.5  # of all reports that the panel has to hold
LEAST_STORIES = 50  # of others, of the middle day: with fewer the volume says more of chance than of reporting
WIDTHS = (1, 7, 28)  # days over which a day's volume is taken, the first that holds so many stories

ADDRESS = r"nullif(regexp_extract(uri, '^\w+://[^/]*'), '')"  # as much of it as tells the outlet
REPORTS = f"""
    SELECT coalesce(published, earliest) AS day, publisher, {ADDRESS} AS address, copy_of IS NOT NULL AS copied,
        count(*) AS n
    FROM current_documents WHERE day IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
BELIEF = " ".join(f"WHEN '{factuality}' THEN {share}" for factuality, share in HAPPENED.items())
# The stories that the panel tells, as ``counted`` has them, summed by the days on which they lie.
STORIES = f"""
    WITH panel AS (SELECT unnest($publishers::VARCHAR[]) AS publisher, unnest($addresses::VARCHAR[]) AS address),
    tellings AS (
        SELECT story_id, coalesce(origin, events.document_id) AS origin, {{score}} AS score,
            CASE WHEN events.latest IS NULL THEN events.earliest
                ELSE coalesce(events.earliest, events.latest - {OPEN_DAYS}) END AS first,
            coalesce(events.latest, events.earliest) AS last,
            confidence * CASE factuality {BELIEF} END AS belief
        FROM current_events AS events JOIN story_events USING (event_id, document_id, run_id)
        JOIN (
            SELECT document_id, publisher, {ADDRESS} AS address FROM documents
            WHERE coalesce(published, earliest) IS NOT NULL
        ) AS reports USING (document_id)
        JOIN panel ON panel.publisher IS NOT DISTINCT FROM reports.publisher
            AND panel.address IS NOT DISTINCT FROM reports.address
        WHERE belief IS NOT NULL AND NOT list_has_any(coalesce(auxiliary, []), {sorted(NOT_DONE)})
    ),
    days AS (
        SELECT story_id, arg_min({{{{first: first, last: last}}}}, (last - first, -n, first)) AS span
        FROM (SELECT story_id, first, last, count(*) AS n FROM tellings WHERE last - first <= {WIDE_DAYS} GROUP BY ALL)
        GROUP BY story_id
    ),
    weights AS (
        SELECT story_id, {{weight}} AS weight
        FROM (SELECT story_id, max(belief) AS belief FROM tellings GROUP BY story_id, origin) GROUP BY story_id
    ),
    scores AS (SELECT story_id, median(score) AS score FROM tellings GROUP BY story_id)
    SELECT span.first AS first, span.last AS last, sum(weight * abs(score)), count(*)
    FROM days JOIN weights USING (story_id) JOIN scores USING (story_id) GROUP BY ALL ORDER BY first, last
"""
SURE = "1 - product(1 - belief)"  # that not every independent report is wrong
OFTEN = "sum(belief)"  # how many of them are likely to be right


@dataclass(frozen=True, slots=True)
class Reports:
    """How many documents an outlet brought on a day."""

    day: dt.date
    publisher: str | None  # as the documents have it
    address: str | None  # scheme and host
    copied: bool  # whether they repeat others' texts
    n: int
    source: str | None  # which outlet it is


def reports_of(connection: duckdb.DuckDBPyConnection) -> list[Reports]:
    """Of every report that has a day, in the order of their days."""
    source = functools.cache(outlet)
    rows = connection.execute(REPORTS).fetchall()
    return [
        Reports(day, publisher, address, copied, n, source(publisher, address))
        for day, publisher, address, copied, n in rows
    ]


@dataclass(frozen=True)
class Volume:
    """What the panel tells of the whole world, by day."""

    sources: frozenset[str]
    reports: list[Reports]  # of the panel, in the order of their days
    start: dt.date
    amounts: Array  # absolute scores of all its stories, by day
    counts: Array

    @classmethod
    def of(
        cls, connection: duckdb.DuckDBPyConnection, reports: Sequence[Reports], choices: Choices = DEFAULT
    ) -> Volume | None:
        """The panel of a store; None where too few sources report all the time.

        Args:
            connection: To a store that has been linked.
            reports: Its reports, in the order of their days.
            choices: How the acts are counted; a panel that was given is taken as it is.
        """
        sources = choices.panel or panel(reports)
        ours = [report for report in reports if report.source in sources]
        if lacking(sources, reports) and not choices.panel:
            return None
        outlets = list(dict.fromkeys((report.publisher, report.address) for report in ours))
        sql = STORIES.format(score=choices.score_sql, weight=OFTEN if choices.attention else SURE)
        named = {"publishers": [name for name, _ in outlets], "addresses": [address for _, address in outlets]}
        told = connection.execute(sql, named).fetchall()
        start = reports[0].day - dt.timedelta(days=BACKGROUND_DAYS)
        amounts, counts = _laid(told, start, (reports[-1].day - start).days + 1)
        return cls(sources, ours, start, amounts, counts)

    def holds(self, event: Row) -> bool:
        """Whether a source of the panel tells it."""
        return event["told"] is not None and outlet(event["publisher"], event["uri"]) in self.sources

    def exposure(self, series: Series, own: Iterable[Told]) -> Array | None:
        """The volume of each observed day of a dyad's series, that of its own stories left out.

        Args:
            series: Of the stories that the panel tells.
            own: The dyad's stories, as the panel tells them.

        Returns:
            Mean absolute scores a day of the stories of others; None where there are too few of these to go by.
        """
        mine = ((story.first, story.last, story.weight * abs(story.score), 1) for story in own)
        amounts, counts = _laid(mine, self.start, len(self.amounts))
        observed = np.isfinite(series.channels["net"])
        of_others = [_moved(values, self.start, series) for values in (self.amounts - amounts, self.counts - counts)]
        for width in WIDTHS:
            stories = _around(of_others[1], observed, width) * width
            if observed.any() and np.median(stories[observed]) >= LEAST_STORIES:
                volume = _around(np.maximum(of_others[0], 0.0), observed, width)
                return np.where(observed, volume, np.nan)
        return None


def lacking(sources: frozenset[str], reports: Sequence[Reports]) -> str:
    """Why these sources are no panel of a store to divide by; empty where they are one."""
    share = sum(report.n for report in reports if report.source in sources)
    if len(sources) < LEAST_SOURCES:
        return f"fewer than {LEAST_SOURCES} sources report all the time"
    if share < LEAST_SHARE * sum(report.n for report in reports):
        return "the sources that report all the time hold less than half of the reports"
    return ""


def presence(reports: Sequence[Reports]) -> tuple[dict[str, int], int]:
    """In how many spans of four weeks each source has a report, and how many there are from the first to the last."""
    if not reports:
        return {}, 0
    first = reports[0].day
    spans = (reports[-1].day - first).days // SPAN_DAYS  # whole ones; what is left at the end counts to the last
    seen: dict[str, set[int]] = defaultdict(set)
    for report in reports:
        if report.source is not None:
            seen[report.source].add(max(0, min((report.day - first).days // SPAN_DAYS, spans - 1)))
    return {source: len(in_spans) for source, in_spans in seen.items()}, spans


def panel(reports: Sequence[Reports]) -> frozenset[str]:
    """The sources that have a report in nine of ten spans of four weeks between the first report and the last."""
    seen, spans = presence(reports)
    if spans < LEAST_SPANS:
        return frozenset()
    return frozenset(source for source, n in seen.items() if n >= PRESENT * spans)


def _laid(stories: Iterable[tuple[dt.date, dt.date, float, int]], start: dt.date, size: int) -> tuple[Array, Array]:
    """Amounts and numbers of stories by day, those of several days spread over them."""
    amounts, counts = np.zeros(size), np.zeros(size)
    for begun, over, amount, n in stories:
        span = (over - begun).days + 1
        first = (begun - start).days
        days = slice(max(0, first), max(0, first + span))
        amounts[days] += amount / span
        counts[days] += n / span
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
