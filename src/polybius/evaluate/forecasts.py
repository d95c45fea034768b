"""How good weekly forecasts are: against simple exponential smoothing, and how often their intervals hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from scipy import stats

from polybius import resources
from polybius.evaluate import relations
from polybius.relations.flow.forecast import COVERED, ahead, weekly_before
from polybius.relations.flow.series import Array, Series

LIST = "evaluation/forecasts"  # pairs and days; the figures are those of the daily series
WEEKS = 4
LEVELS = np.arange(1, 100) / 100  # of the quantiles that the CRPS is summed over
GAINS = np.arange(1, 51) / 50  # of exponential smoothing, the best by the past is taken
STRETCH = 2.0  # of the share in per mille, before the inverse hyperbolic sine on which misses are counted
RESAMPLES = 500  # of pairs
SEED = 20


def score(gold: Path, part: str = "dev") -> dict[str, dict[str, Any]]:
    """CRPS one to four weeks ahead, over that of simple exponential smoothing, and how often the intervals held.

    Both are scored by the pinball loss of 99 quantiles on the scale asinh(2 x share in per mille), net score.

    Args:
        gold: A folder that holds the tables of daily pairs and volume.
        part: Ignored: the series have one part.

    Raises:
        NoGoldError: the folder lacks a table.
    """
    relations.tables(gold)
    rows = list(resources.table(LIST))
    origins = [dt.date.fromisoformat(row["id"]) for row in rows if row["kind"] == "origin"]
    connection = duckdb.connect()
    found = [
        _pair(relations.pair(connection, gold, row["id"]).series, origins) for row in rows if row["kind"] == "pair"
    ]
    scored = np.array(found)  # pairs, origins, weeks, what
    out: dict[str, Any] = {"n": scored.shape[0] * scored.shape[1]}
    draw = np.random.default_rng(SEED)
    for week in range(WEEKS):
        ours, theirs = (scored[:, :, week, which].sum(axis=1) for which in (0, 1))
        chosen = draw.integers(0, len(ours), (RESAMPLES, len(ours)))
        low, high = np.quantile(ours[chosen].sum(axis=1) / theirs[chosen].sum(axis=1), (0.025, 0.975))
        ahead_of = f"week_{week + 1}"
        out[f"crps_ratio_{ahead_of}"] = {
            "value": float(ours.sum() / theirs.sum()),
            "low": float(low),
            "high": float(high),
        }
        out[f"crps_{ahead_of}"] = {"value": float(scored[:, :, week, 0].mean())}
        for which, covered in enumerate(COVERED):
            held = scored[:, :, week, 2 + which].mean(axis=1)
            low, high = np.quantile(held[chosen].mean(axis=1), (0.025, 0.975))
            share = {"value": float(held.mean()), "low": float(low), "high": float(high)}
            out[f"covered_{round(100 * covered)}_{ahead_of}"] = share
            out[f"off_{round(100 * covered)}_{ahead_of}"] = {"value": abs(float(held.mean()) - covered)}
    return {"forecasts/country_pairs": out}


def _pair(series: Series, origins: list[dt.date]) -> list[list[list[float]]]:
    return [_origin(series, origin) for origin in origins]


def _origin(series: Series, origin: dt.date) -> list[list[float]]:
    past = weekly_before(series, "net", origin)
    past = np.arcsinh(STRETCH * past[np.isfinite(past)])
    values = series.values("net")
    out = []
    for number, week in enumerate(ahead(series, "net", WEEKS, origin)):
        start = series.index(origin) + 1 + 7 * number
        came = float(np.nanmean(values[start : start + 7]))
        told, told_week = np.arcsinh(STRETCH * week.quantiles(LEVELS)), week.prediction()
        held = [told_week.low80 <= came <= told_week.high80, told_week.low95 <= came <= told_week.high95]
        truth = float(np.arcsinh(STRETCH * came))
        out.append([crps(told, truth), crps(smoothed(past, number + 1), truth), *map(float, held)])
    return out


def crps(quantiles: Array, came: float) -> float:
    """Twice the mean pinball loss of 99 quantiles: the continuous ranked probability score, less is better."""
    miss = came - quantiles
    return 2 * float(np.mean(np.maximum(LEVELS * miss, (LEVELS - 1) * miss)))


def smoothed(past: Array, weeks: int) -> Array:
    """What simple exponential smoothing with Gaussian errors says of a week to come, as 99 quantiles.

    Its gain is the one with the least squared misses in the past.
    """
    level, squares = np.full(len(GAINS), past[0]), np.zeros(len(GAINS))
    for value in past[1:]:
        miss = value - level
        squares += miss * miss
        level = level + GAINS * miss
    best = int(np.argmin(squares))
    wide = np.sqrt(squares[best] / (len(past) - 1) * (1 + (weeks - 1) * GAINS[best] ** 2))
    out: Array = level[best] + wide * stats.norm.ppf(LEVELS)
    return out
