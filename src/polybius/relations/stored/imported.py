"""What imported data tell of a dyad: daily counts and scores out of the roll-up, or a daily table as it was given."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from polybius.relations.ends.selectors import SECTOR_LETTERS, Selector
from polybius.relations.ends.sides import takes_part
from polybius.relations.flow.series import Array, Series
from polybius.relations.records import QUADS
from polybius.relations.stored.choices import Choices

__all__ = ["Imported", "counts", "of_events", "of_scores", "pairs_of_scores", "pairs_of_states", "volume_of", "where"]

WEEKLY = 7  # events in some week, before a pair is among those of which a change can be told
MONTHLY = 15  # days in some month that a daily table tells of a pair, before it is among those
AT_ONCE = 100_000  # rows of all pairs that are held at once
LEAST_VOLUME = 50  # events of others, or other pairs, on the middle day: with fewer the volume tells chance
IN_ROLL_UP = {"state", "any", "armed", "proxies"}
COUNTRYWIDE = ("state", "any", "proxies")  # selectors for which a table of countries can answer

EPOCH = dt.date(1970, 1, 1)
STATE, ARMED = 1, 2  # of the kinds of parties in a row, as the store keeps them
DAYS = f"""
    SELECT data, day - DATE '1970-01-01' AS day, sum(n_events) AS n_events, sum(conflict) AS conflict,
        sum(cooperation) AS cooperation, {", ".join(f"sum({name})" for name in QUADS)}
    FROM imported_days WHERE {{where}} GROUP BY ALL ORDER BY data, day
"""
# Of an entity and of a code the roll-up knows nothing: their events are looked for one by one.
# Neither of scores that are given when asking, nor of how many articles tell an event.
DAYS_OF_EVENTS = f"""
    SELECT split_part(event_id, ':', 1) AS data, earliest - DATE '1970-01-01' AS day,
        count(*)::DOUBLE AS n_events, coalesce(sum(score) FILTER (score < 0), 0) AS conflict,
        coalesce(sum(score) FILTER (score >= 0), 0) AS cooperation,
        {", ".join(f"count(*) FILTER (quad = {quad})::DOUBLE" for quad in range(1, len(QUADS) + 1))}
    FROM (SELECT DISTINCT event_id, earliest, quad, {{score}} AS score FROM imported WHERE done AND {{where}})
    GROUP BY ALL ORDER BY data, day
"""
VOLUME_OF_EVENTS = """
    SELECT earliest - DATE '1970-01-01' AS day, count(*)::DOUBLE AS n_events, sum(abs(score)) AS total
    FROM (
        SELECT DISTINCT event_id, earliest, {score} AS score FROM imported
        WHERE done AND starts_with(event_id, $1 || ':')
    ) GROUP BY day ORDER BY day
"""
VOLUME = "SELECT day - DATE '1970-01-01' AS day, n_events, total FROM imported_volume WHERE data = $1 ORDER BY day"
# The organs of two states, as ``where`` has them; of pairs that never are in the news nothing can be told.
PAIRS = f"""
    WITH theirs AS (
        SELECT * FROM imported_days WHERE data = $1 AND a < b AND a <> '' AND (
            (a_acted & {STATE} > 0 AND b_got & {STATE} > 0) OR (b_acted & {STATE} > 0 AND a_got & {STATE} > 0)
            OR (mutual AND a_acted & {STATE} > 0 AND b_acted & {STATE} > 0))
    ),
    busy AS (
        SELECT DISTINCT a, b FROM (
            SELECT a, b FROM theirs GROUP BY a, b, date_trunc('week', day) HAVING sum(n_events) >= $2)
    )
    SELECT a, b, day - DATE '1970-01-01', sum(n_events), sum(conflict), sum(cooperation),
        {", ".join(f"sum({name})" for name in QUADS)}
    FROM theirs SEMI JOIN busy USING (a, b) GROUP BY a, b, day ORDER BY a, b, day
"""
# Of daily tables. What a day tells in all is the sum over its pairs; of those told on few days nothing can be told.
FIGURES = "score, conflict, cooperation, n_events, exposure"
SCORES = f"SELECT day - DATE '1970-01-01' AS day, {FIGURES} FROM imported_scores WHERE a = $1 AND b = $2 ORDER BY day"
VOLUME_OF_SCORES = """
    SELECT day - DATE '1970-01-01' AS day, count(*)::DOUBLE AS n_pairs,
        sum(coalesce(cooperation - conflict, abs(score))) AS total
    FROM imported_scores WHERE a < b GROUP BY day ORDER BY day
"""
PAIRS_OF_SCORES = f"""
    WITH busy AS (
        SELECT DISTINCT a, b FROM (
            SELECT a, b FROM imported_scores WHERE a < b
            GROUP BY a, b, date_trunc('month', day) HAVING count(*) >= $1)
    )
    SELECT a || '-' || b AS pair, day - DATE '1970-01-01' AS day, {FIGURES}
    FROM imported_scores SEMI JOIN busy USING (a, b) ORDER BY pair, day
"""


@dataclass(frozen=True)
class Counted:
    """Days since 1970, in order, with a row of figures for each: events, the two sums of scores, the four quads."""

    days: NDArray[np.int64]
    figures: Array


@dataclass(frozen=True)
class Imported:
    """The series that one set of imported data gives, and what the reader has to know of it."""

    data: str  # gdelt, icews, polecat, acled, or pairs: a daily table
    series: Series
    notes: tuple[str, ...]


def counts(connection: duckdb.DuckDBPyConnection, a: Selector, b: Selector, choices: Choices) -> dict[str, Counted]:
    """What each of the store's sets of imported events tells of a dyad, day by day, by the name of the data."""
    condition, values = where(a, b, directed=choices.directed)
    query = DAYS_OF_EVENTS if choices.anew or {a.kind, b.kind} - IN_ROLL_UP else DAYS
    found = connection.execute(query.format(where=condition, score=_score(choices)), values).fetchnumpy()
    names, first = np.unique(np.asarray(found.pop("data"), dtype=str), return_index=True)
    every = _counted(found)
    parts = zip(
        names.tolist(), np.split(every.days, first[1:]), np.split(every.figures, first[1:], axis=1), strict=True
    )
    return {name: Counted(days, figures) for name, days, figures in parts} if len(names) else {}


def pairs_of_states(connection: duckdb.DuckDBPyConnection, data: str) -> Iterator[tuple[tuple[str, str], Counted]]:
    """The pairs of states that had enough events in some week, in order, each with its days as ``counts`` has them."""
    cursor = connection.execute(PAIRS, [data, WEEKLY])
    rows = itertools.chain.from_iterable(iter(lambda: cursor.fetchmany(AT_ONCE), []))
    for pair, lines in itertools.groupby(rows, key=lambda row: (row[0], row[1])):
        figures = np.array([row[2:] for row in lines], dtype=float).T
        yield pair, Counted(figures[0].astype(np.int64), figures[1:])


def volume_of(connection: duckdb.DuckDBPyConnection, data: str, choices: Choices) -> Counted:
    """How many events, and of what sum of scores, some data tell of each day, over all pairs."""
    query = VOLUME_OF_EVENTS.format(score=_score(choices)) if choices.anew else VOLUME
    return _counted(connection.execute(query, [data]).fetchnumpy())


def _counted(columns: dict[str, Any]) -> Counted:
    days = np.asarray(columns.pop("day"), dtype=np.int64)
    return Counted(days, np.array([np.ma.filled(np.ma.asarray(one, float), np.nan) for one in columns.values()]))


def of_events(data: str, found: Counted, volume: Counted) -> Imported:
    """The series of a dyad that one set of imported events gives.

    A day on which no pair at all has an event in these data is missing, not quiet.

    Args:
        data: The name of the data.
        found: What ``counts`` found of the dyad in them.
        volume: What they tell of all pairs.
    """
    first = int(min(volume.days[0], found.days[0]))
    size = int(max(volume.days[-1], found.days[-1])) - first + 1
    start = EPOCH + dt.timedelta(days=first)
    days, world = np.full((len(found.figures), size), np.nan), np.zeros((2, size))
    world[:, volume.days - first] = volume.figures
    days[:, volume.days - first] = 0.0
    days[:, found.days - first] = found.figures
    n_events, conflict, cooperation, quads = days[0], days[1], days[2], days[3:]
    channels = {"net": conflict + cooperation, "conflict": conflict, "cooperation": cooperation}
    exposure = _exposure(n_events, conflict, cooperation, *world)
    known = None if np.isnan(found.figures).any() else quads  # a roll-up from before it held them
    notes = [f"Events of {data.upper()}, imported as they were coded: no sentence stands behind them."]
    if exposure is None:
        notes.append("The volume of reporting was not corrected for: too few events of other pairs.")
    return Imported(data, Series(start, channels, True, n_events, exposure, quads=known), tuple(notes))


def _score(choices: Choices) -> str:
    return choices.score_sql + (" * coalesce(n_articles, 1)" if choices.attention else "")


def _exposure(n_events: Array, conflict: Array, cooperation: Array, world_events: Array, world: Array) -> Array | None:
    """The day's sum of absolute scores over all other pairs; None where there are too few of them to go by."""
    known = np.isfinite(n_events)
    others = world_events[known] - n_events[known]
    if not len(others) or np.median(others) < LEAST_VOLUME:
        return None
    own = np.nan_to_num(cooperation) - np.nan_to_num(conflict)
    return np.where(known, np.maximum(world - own, 0.0), np.nan)


def of_scores(connection: duckdb.DuckDBPyConnection, a: Selector, b: Selector) -> Imported | None:
    """What the daily tables of the store tell of two countries; None when they tell nothing."""
    if a.kind not in COUNTRYWIDE or b.kind not in COUNTRYWIDE or not a.country or not b.country:
        return None
    found = _counted(connection.execute(SCORES, sorted((a.country, b.country))).fetchnumpy())
    return _of_table(found, volume_of_scores(connection)) if len(found.days) else None


def volume_of_scores(connection: duckdb.DuckDBPyConnection) -> Counted:
    """Of how many pairs, and of what sum of scores, the daily tables of the store tell on each day."""
    return _counted(connection.execute(VOLUME_OF_SCORES).fetchnumpy())


def pairs_of_scores(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[tuple[str, str], Imported]]:
    """The pairs that the daily tables tell of on most days of some month, in order, each with its series."""
    volume = volume_of_scores(connection)
    columns = connection.execute(PAIRS_OF_SCORES, [MONTHLY]).fetchnumpy()
    names, first = np.unique(np.asarray(columns.pop("pair"), dtype=str), return_index=True)
    every = _counted(columns)
    for name, start, end in zip(names.tolist(), first, [*first[1:], len(every.days)], strict=True):
        a, _, b = name.partition("-")
        yield (a, b), _of_table(Counted(every.days[start:end], every.figures[:, start:end]), volume)


def _of_table(found: Counted, volume: Counted) -> Imported:
    """The series of a pair out of a daily table, divided by what the other pairs tell where they are many.

    Where they are, a day on which others are told of and this pair is not is quiet; else it is missing.
    """
    score, conflict, cooperation, n_events, exposure = found.figures
    has_score, has_conflict, has_cooperation, counted, given = (bool(np.isfinite(row).any()) for row in found.figures)
    split = has_conflict and has_cooperation
    notes = ["A daily table of countries, imported: every actor of a country counts, not its organs alone."]
    if not (split and counted):
        notes.append("It holds no events to count, so that the intervals are those of a smoothed score.")
    others = volume.figures[0] - np.isin(volume.days, found.days)
    divides = not given and float(np.median(others)) >= LEAST_VOLUME
    days = volume.days if divides else found.days
    first, size = int(days[0]), int(days[-1] - days[0]) + 1

    def placed(row: Array, at: NDArray[np.int64] = found.days, *, quiet: bool = divides) -> Array:
        out = np.full(size, np.nan)
        if quiet:
            out[volume.days - first] = 0.0
        out[at - first] = row
        return out

    net = placed(score)
    channels, own = {"net": net, "conflict": np.minimum(net, 0.0)}, np.abs(net)
    if split:
        hostile, friendly = placed(conflict), placed(cooperation)
        net = net if has_score else hostile + friendly
        channels, own = {"net": net, "conflict": hostile, "cooperation": friendly}, friendly - hostile
    shared = placed(exposure) if given else None
    if divides:
        world = placed(volume.figures[1], volume.days, quiet=False)
        shared = np.maximum(world - np.nan_to_num(own), 0.0)
    elif not given:
        notes.append("The volume of reporting was not corrected for: the table has too few other pairs a day.")
    start = EPOCH + dt.timedelta(days=first)
    events = placed(n_events) if counted else None
    return Imported("pairs", Series(start, channels, split, events, shared), tuple(notes))


def where(a: Selector, b: Selector, *, directed: bool = False) -> tuple[str, list[Any]]:
    """The condition on the roll-up, or on the imported events, that something passed between two ends of a dyad.

    Rows are kept by their pair of countries, so that a dyad's stand together. The values are the pair's countries, or
    none where an end is no country.
    """
    if {"entity", "ground", "members"} & {a.kind, b.kind}:
        acts = [takes_part("actors", end) for end in (a, b)]
        gets = [takes_part("recipients", end) for end in (a, b)]
        return _between(*acts, *gets, directed=directed), []
    first, second = sorted((_country(a), _country(b)))
    sides = {}
    for end, name in ((a, "x"), (b, "y")):
        letters = [letter for letter, country in (("a", first), ("b", second)) if country == _country(end)]
        for what in ("acted", "got"):
            sides[name, what] = "(" + " OR ".join(_matches(letter, what, end) for letter in letters) + ")"
    between = _between(
        sides["x", "acted"], sides["y", "acted"], sides["x", "got"], sides["y", "got"], directed=directed
    )
    return f"a = $1 AND b = $2 AND ({between})", [first, second]


def _between(a_acts: str, b_acts: str, a_gets: str, b_gets: str, *, directed: bool) -> str:
    back = "" if directed else f" OR ({b_acts} AND {a_gets})"
    return f"({a_acts} AND {b_gets}){back} OR (mutual AND {a_acts} AND {b_acts})"


def _country(end: Selector) -> str:
    return end.country or end.name[:SECTOR_LETTERS]


def _matches(letter: str, what: str, end: Selector) -> str:
    """Whether a side of the pair has a party that is meant: by its kind, or by its sectors for a code."""
    if end.kind == "code":
        column = f"{letter}_acts" if what == "acted" else f"{letter}_gets"
        return f"regexp_matches({column}, '(^|,){end.name[SECTOR_LETTERS:]}')"
    if end.kind == "any":
        return f"{letter}_{what} > 0"
    return f"{letter}_{what} & {ARMED if end.kind == 'armed' else STATE} > 0"
