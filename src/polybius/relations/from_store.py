"""The relation that a store's stories tell: a daily series in two channels, and the ledger."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

import duckdb
import numpy as np

from polybius.relations import told
from polybius.relations.blocs import UNKNOWN, Telling, bloc_of, blocs
from polybius.relations.imported import imported, joined
from polybius.relations.ledger import ledger
from polybius.relations.relation import Relation
from polybius.relations.selectors import Selector, selector
from polybius.relations.series import Series

HAPPENED = {"CT+": 1.0, "PR+": 0.8}  # probability by the publisher's view, times the coder's confidence
NOT_DONE = {"negation", "hypothetical", "future"}
WIDE_DAYS = 31  # a story whose days span more has no place in a daily series
BACKGROUND_DAYS = 7  # before the first report: what happened earlier is told as background, not followed
COVER_DAYS = 3  # a report of these days can tell of a day; with none of them the day is missing, not quiet

REPORTS = """
    SELECT coalesce(published, earliest) AS day FROM current_documents
    WHERE copy_of IS NULL AND coalesce(published, earliest) IS NOT NULL ORDER BY day
"""


@dataclass(frozen=True)
class Told:
    """A story of a dyad: its days, its score, and the probability that it happened."""

    story: str
    first: dt.date
    last: dt.date
    score: float
    weight: float


def from_store(connection: duckdb.DuckDBPyConnection, a: str, b: str) -> Relation:
    """The relation of two parties as the store's stories tell it.

    Each story counts once, however many documents and parties it has, by the probability that it happened: this grows
    with independent reports, and no further than one. A story with several days is spread over them.

    Args:
        connection: To a store that has been linked.
        a: A country (its organs), "USA:any", "IRQ:armed", "IRN+proxies", a code, or an entity's id.
        b: The same.

    Raises:
        InputError: a name that means no party.
    """
    if not connection.execute("SELECT 1 FROM readings LIMIT 1").fetchall():  # nothing was read: imported data alone
        return _imported_alone(connection, a, b)
    ends = told.selectors(connection, a, b)
    events = list(told.events(connection))
    stories, undated = stories_of(events, *ends)
    published = [day for (day,) in connection.execute(REPORTS).fetchall()]
    series, background = series_of(stories, published)
    notes = _notes(undated, background) if published else []
    notes += _differing(events, ends, stories)
    tellings = tuple(_tellings(events, *ends, {story.story: story for story in stories if _inside(story, series)}))
    if any(telling.bloc != UNKNOWN for telling in tellings):
        notes.append(blocs(tellings).summary)
    series, of_imported = joined(series, imported(connection, *ends), len(stories))
    return Relation(series, (a, b), ledger(connection, events, *ends), (*notes, *of_imported), tellings)


def _imported_alone(connection: duckdb.DuckDBPyConnection, a: str, b: str) -> Relation:
    found = imported(connection, selector(a, {}), selector(b, {}))
    series, notes = joined(series_of([], [])[0], found, 0)
    return Relation(series, (a, b), (), notes)


def _inside(story: Told, series: Series) -> bool:
    return series.start <= story.last and story.first <= series.end


def _tellings(events: Iterable[told.Row], a: Selector, b: Selector, stories: dict[str, Told]) -> Iterator[Telling]:
    """Each story of the series once for every bloc whose press tells it."""
    by_bloc: dict[str, list[told.Row]] = defaultdict(list)
    for event in events:
        if event["story_id"] in stories:
            by_bloc[bloc_of(event["publisher"], event["uri"], (a.country, b.country))].append(event)
    for bloc, rows in sorted(by_bloc.items()):
        for story in stories_of(rows, a, b)[0]:
            yield Telling(story.story, bloc, stories[story.story].first, story.score, story.weight)


def stories_of(events: Iterable[told.Row], a: Selector, b: Selector) -> tuple[list[Told], int]:
    """The stories between the two that are told as having happened, and how many of them have no day."""
    members: dict[str, list[told.Row]] = defaultdict(list)
    for event in events:
        if event["story_id"] and _done(event) and told.between(event, a, b):
            members[event["story_id"]].append(event)
    out, undated = [], 0
    for story, rows in sorted(members.items()):
        dated = [span for span in map(told.days, rows) if span and (span[1] - span[0]).days <= WIDE_DAYS]
        if not dated:
            undated += 1
            continue
        first, last = min(dated, key=lambda span: (span[1] - span[0], -dated.count(span), span))
        out.append(Told(story, first, last, float(median(row["score"] for row in rows)), _weight(rows)))
    return out, undated


def _done(event: told.Row) -> bool:
    return event["factuality"] in HAPPENED and not NOT_DONE & set(event["auxiliary"] or ())


def _weight(rows: Iterable[told.Row]) -> float:
    """Probability that a story happened: one minus the chance that every independent report of it is wrong."""
    by_origin: dict[str, float] = defaultdict(float)
    for row in rows:
        belief = HAPPENED[row["factuality"]] * float(row["confidence"])
        by_origin[row["origin"]] = max(by_origin[row["origin"]], belief)
    return 1.0 - float(np.prod([1.0 - belief for belief in by_origin.values()]))


def series_of(stories: list[Told], published: list[dt.date]) -> tuple[Series, int]:
    """The days from a week before the first report to the last, and how many stories lie before them."""
    if not published:
        nothing = np.full(1, np.nan)
        channels = {"net": nothing, "conflict": nothing.copy(), "cooperation": nothing.copy()}
        return Series(dt.date(1970, 1, 1), channels, True, np.zeros(1)), 0
    opening = published[0] - dt.timedelta(days=BACKGROUND_DAYS)
    inside = [story for story in stories if opening <= story.last and story.first <= published[-1]]
    start = min([published[0], *(max(story.first, opening) for story in inside)])
    size = (published[-1] - start).days + 1
    conflict, cooperation, n_events = np.zeros(size), np.zeros(size), np.zeros(size)
    by_day: dict[dt.date, list[str]] = defaultdict(list)
    seen = _covered(start, size, published)
    for story in inside:
        span = (story.last - story.first).days + 1
        for number in range(span):
            day = story.first + dt.timedelta(days=number)
            at = (day - start).days
            if 0 <= at < size:
                (conflict if story.score < 0 else cooperation)[at] += story.weight * story.score / span
                n_events[at] += 1 / span
                by_day[day].append(story.story)
                seen[at] = True
    for values in (conflict, cooperation, n_events):
        values[~seen] = np.nan
    channels = {"net": conflict + cooperation, "conflict": conflict, "cooperation": cooperation}
    days = {day: tuple(ids) for day, ids in sorted(by_day.items())}
    return Series(start, channels, True, n_events, None, days), len(stories) - len(inside)


def _covered(start: dt.date, size: int, published: list[dt.date]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The days of which some report can tell."""
    seen = np.zeros(size, dtype=bool)
    for day in published:
        at = (day - start).days
        seen[max(0, at - COVER_DAYS) : at + 1] = True
    return seen


def _notes(undated: int, background: int) -> list[str]:
    out = ["Few reports: the volume of reporting was not corrected for."]
    if background:
        out.append(f"Background from before the first reports, not in the series: {background}.")
    if undated:
        out.append(f"Stories without a day, or of more than {WIDE_DAYS} days, not in the series: {undated}.")
    return out


def _differing(events: list[told.Row], ends: tuple[Selector, Selector], stories: list[Told]) -> list[str]:
    """Says so where the organs of the states and all their people differ in sign."""
    if {end.kind for end in ends} - {"state"}:
        return []
    wide, _ = stories_of(events, *(selector(f"{end.name}:any", end.ties) for end in ends))
    narrow_sum, wide_sum = (sum(story.weight * story.score for story in some) for some in (stories, wide))
    if narrow_sum * wide_sum >= 0:
        return []
    return [
        f"The answer depends on who is meant: the states' organs sum to {narrow_sum:+.1f}, all their people and groups "
        f"to {wide_sum:+.1f}."
    ]
