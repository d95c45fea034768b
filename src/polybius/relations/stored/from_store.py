"""The relation that a store's stories tell: a daily series in two channels, and the ledger."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import duckdb
import numpy as np

from polybius.errors import InputError
from polybius.relations.ends import told
from polybius.relations.ends.selectors import Selector, selector
from polybius.relations.flow.blocs import UNKNOWN, Telling, bloc_of, blocs
from polybius.relations.flow.series import Series
from polybius.relations.ledger.measures import ledger
from polybius.relations.ledger.rolled_up import RolledUp
from polybius.relations.relation import Relation
from polybius.relations.stored.choices import DEFAULT, Choices
from polybius.relations.stored.counted import BACKGROUND_DAYS, WIDE_DAYS, Told, stories_of
from polybius.relations.stored.imported import COUNTRYWIDE, counts, of_events, of_scores, volume_of
from polybius.relations.stored.reporters import given, named
from polybius.relations.stored.volume import Reports, Volume, panel, reports_of

READ = "reports"  # the name of what was read, among the data of a store
NO_PANEL = "a panel is one of reports, and none are counted here; ask without it"
COVER_DAYS = 3  # a report of these days can tell of a day; with none of them the day is missing, not quiet


@dataclass(frozen=True)
class Followed:
    """The stories of a dyad and the series that they make."""

    series: Series
    stories: list[Told]
    undated: int  # stories without a day
    background: int  # stories from before the first reports
    volume: Volume | None  # what the series is divided by


def from_store(connection: duckdb.DuckDBPyConnection, a: str, b: str, choices: Choices = DEFAULT) -> Relation:
    """The relation of two parties as the store's stories, or the events of one set of imported data, tell it.

    Each story counts once, however many documents and parties it has, by the probability that it happened: this grows
    with independent reports, and no further than one. A story with several days is spread over them. What was read and
    what was imported are never added up: the same happening would count twice. Unless ``choices.data`` names others,
    the reports are counted where they tell of the two, else the imported events that are most.

    Args:
        connection: To a store that has been linked.
        a: A country (its organs), "USA:any", "IRQ:armed", "IRN+proxies", a code, or an entity's id or name.
        b: The same.
        choices: How the acts are counted, where not by default.

    Raises:
        InputError: a name that means no party or nobody who is known, data that the store does not hold, or a question
            that its data cannot answer.
    """
    ends = told.selectors(connection, a, b)
    a, b = dyad = (ends[0].name, ends[1].name)
    others = counts(connection, *ends, choices)
    table = None if choices.anew or choices.directed else of_scores(connection, *ends)  # of sums, never parted anew
    read = _of_reports(connection, dyad, ends, choices)
    told_of = {data: float(np.sum(rows.figures[0])) for data, rows in others.items()} | (
        {"pairs": 0.0} if table else {}
    )
    if read is not None and read.series.stories:
        told_of = {READ: np.inf} | told_of
    data = choices.data or max(told_of, key=lambda name: told_of[name], default=READ)
    if choices.panel and (data != READ or read is None):
        raise InputError(NO_PANEL)
    if data not in told_of:
        _sums_only(known(connection, choices.data), ends, choices)
    empty = Relation(_series([], [])[0], dyad)
    found = None
    if data in others:
        found = of_events(data, others[data], volume_of(connection, data, choices))
    elif data == "pairs":
        found = table
    made = (read or empty) if data == READ else empty
    if found is not None:
        made = replace(made, series=found.series, notes=found.notes)
    beside = tuple(name for name in told_of if name != data)
    return replace(
        made,
        ledger=read.ledger if read else (),
        between=read.between if read else (),
        notes=(*choices.notes(a, b), *made.notes, *_beside(beside, told_of), *_unheard(told_of)),
        directed=choices.directed,
        data=data,
        others=beside,
    )


def _unheard(told_of: dict[str, float]) -> tuple[str, ...]:
    return () if told_of else ("No act between the two is counted.",)


def _sums_only(data: str, ends: tuple[Selector, Selector], choices: Choices) -> None:
    """Refuses what a daily table of pairs cannot be asked."""
    if data != "pairs":
        return
    if choices.anew or choices.directed:
        raise InputError("a daily table of pairs holds sums; ask it without directed, weights and attention")
    part = next((end for end in ends if end.kind not in COUNTRYWIDE), None)
    if part is not None:
        raise InputError(
            f"a daily table of pairs tells of whole countries, not of {part.name}; ask for two countries: USA IRQ"
        )


HELD = """
    SELECT data FROM (
        SELECT data, sum(n_events) AS n FROM imported_volume GROUP BY data
        UNION ALL SELECT DISTINCT 'pairs', 0 FROM imported_scores
        UNION ALL SELECT DISTINCT 'reports', 'infinity'::DOUBLE FROM readings
    ) ORDER BY n DESC, data
"""


def known(connection: duckdb.DuckDBPyConnection, data: str | None) -> str:
    """The data of that name; without one the reports where anything was read, else the imported data with most events.

    Raises:
        InputError: data that the store does not hold.
    """
    held = [name for (name,) in connection.execute(HELD).fetchall()]
    if data is not None and data not in (*held, READ):
        raise InputError(f"the store holds no {data!r}; there are {', '.join(held) or 'none'}")
    return data or (held or [READ])[0]


def _beside(others: tuple[str, ...], told_of: dict[str, float]) -> tuple[str, ...]:
    """Says what else the store holds of the two, and that it is not counted."""
    if not others:
        return ()
    words = {READ: "stories read from reports", "pairs": "a daily table"}
    held = [
        words.get(name) or f"{told_of[name]:,.0f} event{'' if told_of[name] == 1 else 's'} of {name.upper()}"
        for name in others
    ]
    said = f"The store holds {' and '.join(held)} of the two as well. They are not added, for a happening would count"
    return (f"{said} twice; to count them instead, name the data: {', '.join(others)}.",)


def _of_reports(
    connection: duckdb.DuckDBPyConnection, dyad: tuple[str, str], ends: tuple[Selector, Selector], choices: Choices
) -> Relation | None:
    """What the stories read from reports tell; None where nothing was read."""
    if not connection.execute("SELECT 1 FROM readings LIMIT 1").fetchall():
        return None
    kept = RolledUp(connection)
    events, reports = kept.with_both(*ends), reports_of(connection)
    choices = of_reporters(choices, reports)
    found = followed(events, reports, Volume.of(connection, reports, choices), ends, choices)
    series, stories = found.series, found.stories
    notes = _notes(found, stories_of(events, *ends, choices)[0], reports, choices) if reports else []
    notes += _differing(events, ends, found, choices)
    inside = {story.story: story for story in stories if _inside(story, series)}
    tellings = tuple(_tellings(events, *ends, inside, choices))
    if any(telling.bloc != UNKNOWN for telling in tellings):
        notes.append(blocs(tellings).summary)
    measures = ledger(connection, kept.bearings(kept.naming(*ends)), *ends)
    sources = tuple(sorted(found.volume.sources)) if found.volume else ()
    return Relation(
        series,
        dyad,
        measures,
        tuple(notes),
        tellings,
        panel=sources,
        between=_between(events, ends, choices),
        merged=told.redirects(connection),
    )


def _between(events: Iterable[told.Row], ends: tuple[Selector, Selector], choices: Choices) -> tuple[str, ...]:
    passed = (event for event in events if told.between(event, *ends, directed=choices.directed))
    return tuple(dict.fromkeys(event["story_id"] for event in passed if event["story_id"]))


def of_reporters(choices: Choices, reports: Sequence[Reports]) -> Choices:
    """The choices with the sources of a store that their panel names.

    Raises:
        InputError: a source that the store does not hold.
    """
    return replace(choices, panel=given(reports, choices.panel)) if choices.panel else choices


def followed(
    events: list[told.Row],
    reports: list[Reports],
    volume: Volume | None,
    ends: tuple[Selector, Selector],
    choices: Choices = DEFAULT,
) -> Followed:
    """The stories between two and their series: that of the panel, divided by its volume, where there is one.

    Args:
        events: Of the store, or those with both.
        reports: All reports of the store.
        volume: What a fixed panel of sources tells of the world; None: every source counts, and nothing is divided.
        ends: Of the dyad.
        choices: How the acts are counted; a panel that was given is followed, too, where it tells too little for that.
    """
    if volume is not None:
        stories, undated = stories_of(filter(volume.holds, events), *ends, choices)
        series, background = _series(stories, volume.reports)
        exposure = volume.exposure(series, stories)
        if exposure is not None or choices.panel:
            return Followed(replace(series, exposure=exposure), stories, undated, background, volume)
    stories, undated = stories_of(events, *ends, choices)
    series, background = _series(stories, reports)
    return Followed(series, stories, undated, background, None)


def _inside(story: Told, series: Series) -> bool:
    return series.start <= story.last and story.first <= series.end


def _tellings(
    events: Iterable[told.Row], a: Selector, b: Selector, stories: dict[str, Told], choices: Choices
) -> Iterator[Telling]:
    """Each story of the series once for every bloc whose press tells it."""
    by_bloc: dict[str, list[told.Row]] = defaultdict(list)
    for event in events:
        if event["story_id"] in stories:
            by_bloc[bloc_of(event["publisher"], event["uri"], (a.country, b.country))].append(event)
    for bloc, rows in sorted(by_bloc.items()):
        for story in stories_of(rows, a, b, choices)[0]:
            yield Telling(story.story, bloc, stories[story.story].first, story.score, story.weight)


def _series(stories: list[Told], reports: Sequence[Reports]) -> tuple[Series, int]:
    """The days from a week before the first report to the last, and how many stories lie before them."""
    published = [report.day for report in reports if not report.copied]
    if not published:
        nothing = np.full(1, np.nan)
        channels = {"net": nothing, "conflict": nothing.copy(), "cooperation": nothing.copy()}
        return Series(dt.date(1970, 1, 1), channels, True, np.zeros(1)), 0
    opening = published[0] - dt.timedelta(days=BACKGROUND_DAYS)
    inside = [story for story in stories if opening <= story.last and story.first <= published[-1]]
    start = min([published[0], *(max(story.first, opening) for story in inside)])
    size = (published[-1] - start).days + 1
    conflict, cooperation, n_events, quads = np.zeros(size), np.zeros(size), np.zeros(size), np.zeros((4, size))
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
                quads[story.quad - 1, at] += 1 / span
                by_day[day].append(story.story)
                seen[at] = True
    for values in (conflict, cooperation, n_events):
        values[~seen] = np.nan
    channels = {"net": conflict + cooperation, "conflict": conflict, "cooperation": cooperation}
    days = {day: tuple(ids) for day, ids in sorted(by_day.items())}
    return Series(start, channels, True, n_events, None, days, quads), len(stories) - len(inside)


def _covered(start: dt.date, size: int, published: Sequence[dt.date]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The days of which some report can tell."""
    seen = np.zeros(size, dtype=bool)
    for day in published:
        at = (day - start).days
        seen[max(0, at - COVER_DAYS) : at + 1] = True
    return seen


def _notes(found: Followed, everyone: list[Told], reports: Sequence[Reports], choices: Choices) -> list[str]:
    """What is said of the series.

    Args:
        found: The stories that it follows.
        everyone: The stories of all sources.
        reports: All reports of the store.
        choices: How the acts are counted.
    """
    out = ["The volume of reporting was not corrected for: too few reports, or too few sources that never fall silent."]
    if found.volume is not None:
        sources = found.volume.sources
        of = f"{len(sources)} source{'' if len(sources) == 1 else 's'}"
        of = f"the panel of {of} that was given" if choices.panel else f"a fixed panel of {of}"
        out = [f"Divided by what {of} tells of others: {named(reports, sources)}."]
        if found.series.exposure is None:
            out = [f"What {of} tells, not corrected for the volume of reporting: {named(reports, sources)}."]
        if choices.panel and (silent := sources - panel(reports)):
            out.append(f"Of these fall silent at times: {named(reports, silent)}.")
        beside = len({story.story for story in everyone} - {story.story for story in found.stories})
        if beside:
            out.append(f"Stories that only other sources tell, not in the series: {beside}.")
    if found.background:
        out.append(f"Background from before the first reports, not in the series: {found.background}.")
    if found.undated:
        out.append(f"Stories without a day, or of more than {WIDE_DAYS} days, not in the series: {found.undated}.")
    return out


def _differing(events: list[told.Row], ends: tuple[Selector, Selector], found: Followed, choices: Choices) -> list[str]:
    """Says so where the organs of the states and all their people differ in sign."""
    if {end.kind for end in ends} - {"state"}:
        return []
    counted = events if found.volume is None else filter(found.volume.holds, events)
    first, second = (selector(f"{end.name}:any", end.ties) for end in ends)
    wide, _ = stories_of(counted, first, second, choices)
    narrow_sum, wide_sum = (sum(story.weight * story.score for story in some) for some in (found.stories, wide))
    if narrow_sum * wide_sum >= 0:
        return []
    return [
        f"The answer depends on who is meant: the states' organs sum to {narrow_sum:+.1f}, all their people and groups "
        f"to {wide_sum:+.1f}."
    ]
