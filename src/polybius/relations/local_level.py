"""A level that moves as a random walk with heavy-tailed steps, seen through observations of known noise."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from polybius.relations.series import Array

TAIL_DF = 5.0  # of the observations and of the level's steps
ROUNDS = 4  # of reweighting: the weights of observations far off settle within three
SMALLEST, LARGEST = -9.0, 5.0  # log of the step's variance over the observations' mean variance
FLOOR = 1e-9


@dataclass(frozen=True)
class Smoothed:
    """Smoothed levels with their variances, and the variance of the step that led to each."""

    middle: Array
    variance: Array
    step: Array


def smooth(values: Array, noise: Array) -> Smoothed:
    """The smoothed level of every period.

    Both the observations and the steps of the level have heavy tails: an odd period is taken for chance as far as its
    noise allows, a sudden shift for a level that jumped.

    Args:
        values: One number a period, NaN where nothing was observed.
        noise: Variance of each observation.
    """
    known = np.isfinite(values)
    if not known.any():
        return Smoothed(np.full(len(values), np.nan), np.full(len(values), np.nan), np.zeros(len(values)))
    unit = max(float(np.mean(noise[known])), FLOOR)
    noise = np.maximum(noise, FLOOR * unit)
    heavy, steps, variance = noise.copy(), np.ones(len(values)), unit
    for _ in range(ROUNDS):
        variance = unit * _best_ratio(values, heavy, steps * unit)
        level = _pass(values, heavy, variance * steps)
        miss = np.where(known, ((values - level.middle) ** 2 + level.variance) / noise, 1.0)
        heavy = noise * (TAIL_DF + miss) / (TAIL_DF + 1)
        moved = (np.diff(level.middle, prepend=level.middle[0]) ** 2 + level.step) / variance
        steps = (TAIL_DF + moved) / (TAIL_DF + 1)
    return _pass(values, heavy, variance * steps)


def _best_ratio(values: Array, noise: Array, steps: Array) -> float:
    observed, variances, moves = values.tolist(), noise.tolist(), steps.tolist()

    def cost(log_ratio: float) -> float:
        ratio = math.exp(log_ratio)
        return _filter(observed, variances, [ratio * step for step in moves])[0]

    found = minimize_scalar(cost, bounds=(SMALLEST, LARGEST), method="bounded", options={"xatol": 0.1})
    return math.exp(float(found.x))


def _filter(values: list[float], noise: list[float], moves: list[float]) -> tuple[float, list[float], list[float]]:
    """Minus twice the log likelihood, the filtered levels and their variances; the first observation starts it."""
    level, spread, started, cost = 0.0, 0.0, False, 0.0
    levels, spreads = [], []
    for value, variance, move in zip(values, noise, moves, strict=True):
        spread += move
        if not math.isnan(value):
            if not started:
                level, spread, started = value, variance, True
            else:
                width = spread + variance
                miss = value - level
                gain = spread / width
                level += gain * miss
                spread *= 1.0 - gain
                cost += miss * miss / width + math.log(width)
        levels.append(level)
        spreads.append(spread)
    return cost, levels, spreads


def _pass(values: Array, noise: Array, moves: Array) -> Smoothed:
    """Forward filter, backward smoother."""
    _, levels, spreads = _filter(values.tolist(), noise.tolist(), moves.tolist())
    level, spread = levels[-1], spreads[-1]
    middle, after, moved = [level], [spread], []
    for index in range(len(levels) - 2, -1, -1):
        gain = spreads[index] / (spreads[index] + float(moves[index + 1]))
        before = spreads[index] + gain * gain * (spread - spreads[index] - float(moves[index + 1]))
        moved.append(spread + before - 2 * gain * spread)  # variance of the step between the two
        level = levels[index] + gain * (level - levels[index])
        spread = before
        middle.append(level)
        after.append(spread)
    steps = np.array([0.0, *moved[::-1]])
    return Smoothed(np.array(middle[::-1]), np.maximum(np.array(after[::-1]), 0.0), np.maximum(steps, 0.0))
