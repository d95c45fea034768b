"""What imported data tell of a dyad: daily counts and scores out of the roll-up, or a daily table as it was given."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from polybius import resources
from polybius.relations.choices import DEFAULT, Choices
from polybius.relations.selectors import SECTOR_LETTERS, Selector, memberships
from polybius.relations.series import Array, Series, series

__all__ = ["Imported", "imported", "joined", "where"]

LEAST_VOLUME = 50  # events of others on the middle day: with fewer the volume says more of chance than of reporting
IN_ROLL_UP = {"state", "any", "armed", "proxies"}
COUNTRYWIDE = ("state", "any", "proxies")  # selectors for which a table of countries can answer

STATE, ARMED = 1, 2  # of the kinds of parties in a row, as the store keeps them
DAYS = """
    SELECT day, sum(n_events) AS n_events, sum(conflict) AS conflict, sum(cooperation) AS cooperation
    FROM imported_days WHERE {where} GROUP BY day ORDER BY day
"""
# Of an entity and of a code the roll-up knows nothing: their events are looked for one by one.
# Neither of scores that are given when asking, nor of how many articles tell an event.
DAYS_OF_EVENTS = """
    SELECT earliest AS day, count(*)::DOUBLE AS n_events,
        coalesce(sum(score) FILTER (score < 0), 0) AS conflict,
        coalesce(sum(score) FILTER (score >= 0), 0) AS cooperation
    FROM (SELECT DISTINCT event_id, earliest, {score} AS score FROM imported WHERE done AND {where})
    GROUP BY day ORDER BY day
"""
VOLUME_OF_EVENTS = """
    SELECT earliest AS day, count(*)::DOUBLE AS n_events, sum(abs(score)) AS total
    FROM (SELECT DISTINCT event_id, earliest, {score} AS score FROM imported WHERE done) GROUP BY day ORDER BY day
"""
VOLUME = "SELECT day, sum(n_events) AS n_events, sum(total) AS total FROM imported_volume GROUP BY day ORDER BY day"
SCORES = """
    SELECT day AS date, score, conflict, cooperation, n_events, exposure FROM imported_scores
    WHERE a = $1 AND b = $2 ORDER BY day
"""


@dataclass(frozen=True)
class Imported:
    """The series that imported data give, and what the reader has to know of it."""

    series: Series
    notes: tuple[str, ...]


def imported(connection: duckdb.DuckDBPyConnection, a: Selector, b: Selector, choices: Choices) -> Imported | None:
    """What the store's imported data tell of a dyad; None when they tell nothing.

    Events go before daily tables, which hold no events to count. A day on which no pair at all has an event is
    missing, not quiet.
    """
    found = _of_events(connection, a, b, choices)
    if found is not None or choices != DEFAULT:  # a table of sums can be parted by none of them
        return found
    return _of_scores(connection, a, b)


def _of_events(connection: duckdb.DuckDBPyConnection, a: Selector, b: Selector, choices: Choices) -> Imported | None:
    condition, values = where(a, b, directed=choices.directed)
    anew = bool(choices.weights or choices.attention)
    score = choices.score_sql + (" * coalesce(n_articles, 1)" if choices.attention else "")
    query = DAYS_OF_EVENTS if anew or {a.kind, b.kind} - IN_ROLL_UP else DAYS
    found = connection.execute(query.format(where=condition, score=score), values).fetchall()
    if not found:
        return None
    volume = connection.execute(VOLUME_OF_EVENTS.format(score=score) if anew else VOLUME).fetchall()
    start, end = min(volume[0][0], found[0][0]), max(volume[-1][0], found[-1][0])
    size = (end - start).days + 1
    n_events, conflict, cooperation = (np.full(size, np.nan) for _ in range(3))
    world_events, world = np.zeros(size), np.zeros(size)
    for day, n, total in volume:
        at = (day - start).days
        world_events[at], world[at] = n, total
        n_events[at] = conflict[at] = cooperation[at] = 0.0
    for day, n, bad, good in found:
        at = (day - start).days
        n_events[at], conflict[at], cooperation[at] = n, bad, good
    channels = {"net": conflict + cooperation, "conflict": conflict, "cooperation": cooperation}
    exposure = _exposure(n_events, conflict, cooperation, world_events, world)
    data = [row[0] for row in connection.execute("SELECT DISTINCT data FROM imported_volume ORDER BY 1").fetchall()]
    made = Series(start, channels, True, n_events, exposure)
    return Imported(made, tuple(_notes(data, exposure is not None)))


def _exposure(n_events: Array, conflict: Array, cooperation: Array, world_events: Array, world: Array) -> Array | None:
    """The day's sum of absolute scores over all other pairs; None where there are too few of them to go by."""
    known = np.isfinite(n_events)
    others = world_events[known] - n_events[known]
    if not len(others) or np.median(others) < LEAST_VOLUME:
        return None
    own = np.nan_to_num(cooperation) - np.nan_to_num(conflict)
    return np.where(known, np.maximum(world - own, 0.0), np.nan)


def _notes(data: list[str], corrected: bool) -> list[str]:
    names = ", ".join(name.upper() for name in data)
    out = [f"Events of {names}, imported as they were coded: no sentence stands behind them."]
    if len(data) > 1:
        out.append("A happening that several of these data sets hold counts in each of them.")
    if not corrected:
        out.append("The volume of reporting was not corrected for: too few events of other pairs.")
    return out


def _of_scores(connection: duckdb.DuckDBPyConnection, a: Selector, b: Selector) -> Imported | None:
    if a.kind not in COUNTRYWIDE or b.kind not in COUNTRYWIDE or not a.country or not b.country:
        return None
    cursor = connection.execute(SCORES, sorted((a.country, b.country)))
    names = [column[0] for column in cursor.description or ()]
    rows: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not rows:
        return None
    known = {name for name in names if any(row[name] is not None for row in rows)} | {"date"}
    if not {"conflict", "cooperation"} <= known:
        known -= {"conflict", "cooperation"}
    made = series([{name: row[name] for name in names if name in known} for row in rows])
    who = "A daily table of countries, imported: every actor of a country counts, not its organs alone."
    counts = "It holds no events to count, so that the intervals are those of a smoothed score."
    return Imported(made, (who,) if made.split and made.n_events is not None else (who, counts))


def joined(read: Series, found: Imported | None, n_stories: int) -> tuple[Series, tuple[str, ...]]:
    """The series of what was read and of what was imported together, and the notes of the imported part.

    Where both tell of a day they add up; a note says that a happening told in both counts twice.
    """
    if found is None:
        return read, ()
    if not n_stories:
        return found.series, found.notes
    if not found.series.split:
        return read, ("The store holds a daily table of this pair, too; the stories go before it.",)
    start, end = min(read.start, found.series.start), max(read.end, found.series.end)
    size = (end - start).days + 1

    def laid(values: Array, of: Series) -> Array:
        out = np.full(size, np.nan)
        at = (of.start - start).days
        out[at : at + len(values)] = values
        return out

    def added(first: Array, second: Array) -> Array:
        one, two = laid(first, read), laid(second, found.series)
        both = np.nan_to_num(one) + np.nan_to_num(two)
        return np.where(np.isfinite(one) | np.isfinite(two), both, np.nan)

    channels = {name: added(read.channels[name], found.series.channels[name]) for name in ("conflict", "cooperation")}
    assert read.n_events is not None
    assert found.series.n_events is not None
    counts = added(read.n_events, found.series.n_events)
    made = Series(start, {"net": channels["conflict"] + channels["cooperation"], **channels}, True, counts, None,
                  read.stories)  # fmt: skip
    twice = f"Imported events stand beside {n_stories} stories read from reports; a happening in both counts twice."
    return made, (*found.notes, twice)


def where(a: Selector, b: Selector, *, directed: bool = False) -> tuple[str, list[Any]]:
    """The condition on the roll-up, or on the imported events, that something passed between two ends of a dyad.

    Rows are kept by their pair of countries, so that a dyad's stand together. The values are the pair's countries, or
    none where an end is no country.
    """
    if {"entity", "ground", "members"} & {a.kind, b.kind}:
        acts = [_side("actors", end) for end in (a, b)]
        gets = [_side("recipients", end) for end in (a, b)]
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


@functools.cache
def _sectors(which: str) -> str:
    return "|".join(row["sector"] for row in resources.table("ontology/organs") if row["selector"] == which)


def _side(column: str, end: Selector) -> str:
    """The same of an event's list of parties, where one end is no country."""
    if end.kind == "ground":
        return f"host = '{end.country}'" if column == "recipients" else "false"
    if end.kind == "entity":
        name = end.name.replace("'", "''")
        return f"len([p FOR p IN {column} IF p.entity = '{name}']) > 0"
    if end.kind == "members":
        state = f"(regexp_matches(coalesce(p.sector, ''), '^({_sectors('state')})') OR p.sector IS NULL)"
        name = end.group.replace("'", "''")
        of_states = " OR ".join(
            f"(p.country = '{country}' AND earliest BETWEEN DATE '{first}' AND DATE '{last or '9999-12-31'}')"
            for country, first, last in memberships(end.group)
        )
        return f"len([p FOR p IN {column} IF p.entity = '{name}' OR ({state} AND ({of_states}))]) > 0"
    if end.kind == "code":
        return f"len([p FOR p IN {column} IF starts_with(p.code, '{end.name}')]) > 0"
    country = f"p.country = '{end.country}'"
    if end.kind == "any":
        return f"len([p FOR p IN {column} IF {country}]) > 0"
    sectors = _sectors("armed" if end.kind == "armed" else "state")
    alone = "" if end.kind == "armed" else " OR p.sector IS NULL"
    of_kind = f"regexp_matches(coalesce(p.sector, ''), '^({sectors})'){alone}"
    return f"len([p FOR p IN {column} IF {country} AND ({of_kind})]) > 0"
