"""Whether the breaks of known shocks are found, and how many are found where there is less or nothing to find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from polybius.evaluate import relations
from polybius.evaluate.relations import share
from polybius.relations import measure
from polybius.relations.flow import breaks
from polybius.relations.flow.series import Series

WEEKLY = "israel_palestine_weekly_1979_1999.parquet"
NEAR_DAYS = 14
N_PAIRS = 300  # the busiest
BLOCK_DAYS = 28  # that stay together when a series is shuffled
YEAR = 365.25
SEED = 20

SHOCKS = (
    ("IRN-USA", "2020-01-03"),
    ("IRQ-USA", "2020-01-03"),
    ("IND-PAK", "2019-02-26"),
    ("ARM-AZE", "2020-09-27"),
    ("ARE-ISR", "2020-08-13"),
    ("SAU-TUR", "2018-10-02"),
    ("GBR-RUS", "2018-03-04"),
    ("ERI-ETH", "2018-07-09"),
    ("ISR-PSE", "2021-05-10"),
)
WEEKLY_SHOCKS = ("1987-12-09", "1996-09-24")


def score(gold: Path, part: str = "dev") -> dict[str, dict[str, Any]]:
    """Known shocks with a break within two weeks, and breaks a pair and year, on the series as it is and shuffled.

    Args:
        gold: A folder that holds the tables of daily pairs and volume; the weekly one is used where it is there.
        part: Ignored: the series have one part.

    Raises:
        NoGoldError: the folder lacks the daily tables.
    """
    relations.tables(gold)
    connection = duckdb.connect()
    missed = misses(connection, gold)
    out: dict[str, Any] = {"n": len(missed), "found": share(abs(days) <= NEAR_DAYS for days in missed.values())}
    draw = np.random.default_rng(SEED)
    n = {"a_pair_year": 0, "shuffled_a_pair_year": 0, "hostile_a_pair_year": 0, "hostile_shuffled_a_pair_year": 0}
    years = 0.0
    for name in relations.busiest(connection, gold, N_PAIRS):
        series = relations.pair(connection, gold, name).series
        years += len(series) / YEAR
        for kind, one in (("", series), ("shuffled_", shuffled(series, draw))):
            found = breaks.breaks(one)
            n[f"{kind}a_pair_year"] += sum(each.channel == "net" for each in found)
            n[f"hostile_{kind}a_pair_year"] += sum(each.channel == "conflict" for each in found)
    out |= {name: rate(count, years) for name, count in n.items()}
    return {"breaks/country_pairs": out}


def misses(connection: duckdb.DuckDBPyConnection, gold: Path) -> dict[str, int]:
    """Days from each known shock to the nearest break of the net score; a thousand where the series has none."""
    out = {}
    for name, day in SHOCKS:
        out[f"{name} {day}"] = _nearest(breaks.breaks(relations.pair(connection, gold, name).series, "net"), day)
    path = gold / WEEKLY
    if path.is_file():
        rows = connection.execute(f"SELECT approx_date, i2p FROM read_parquet('{path}')").fetchall()
        found = breaks.breaks(measure([{"date": day, "score": value} for day, value in rows]).series, "net")
        out |= {f"Israel to Palestinians {day}": _nearest(found, day) for day in WEEKLY_SHOCKS}
    return out


def shuffled(series: Series, draw: np.random.Generator) -> Series:
    """The same days in another order, four weeks at a time: what lies behind a level that changes is gone."""
    blocks = [np.arange(at, min(at + BLOCK_DAYS, len(series))) for at in range(0, len(series), BLOCK_DAYS)]
    order = np.concatenate([blocks[number] for number in draw.permutation(len(blocks))])
    channels = {name: values[order] for name, values in series.channels.items()}
    exposure = None if series.exposure is None else series.exposure[order]
    return Series(series.start, channels, series.split, None, exposure)


def rate(count: int, years: float) -> dict[str, float]:
    """A rate with its 95 % interval, of counts."""
    spread = relations.SPREAD_95 * float(np.sqrt(max(count, 1)))
    return {"value": count / years, "low": max(0.0, (count - spread) / years), "high": (count + spread) / years}


def _nearest(found: Iterable[Any], day: str) -> int:
    shock = dt.date.fromisoformat(day)
    return min(((one.day - shock).days for one in found), key=abs, default=1000)
