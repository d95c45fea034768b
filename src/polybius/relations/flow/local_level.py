"""A level that moves as a random walk with heavy-tailed steps, seen through observations of known noise."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.linalg import lapack
from scipy.optimize import minimize_scalar

from polybius.relations.flow.series import Array

TAIL_DF = 5.0  # of the observations and of the level's steps
ROUNDS = 4  # of reweighting: the weights of observations far off settle within three
SMALLEST, LARGEST = -3.0, 5.0  # log of the variance of a step over that of an observation: the level can always move
MISFIT = 3.0  # variances of the mean of three periods: beyond, the distance goes into the band
PRIOR_PERIODS = 5.0  # what the noise seen inside the periods weighs against the periods' own
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
        noise: Variance of each observation as it looks from inside its period; how far days of one period err together
            is read from the values.
    """
    known = np.isfinite(values)
    if not known.any():
        return Smoothed(np.full(len(values), np.nan), np.full(len(values), np.nan), np.zeros(len(values)))
    if len(values) == 1:
        return Smoothed(values.copy(), noise.astype(float), np.zeros(1))
    unit = max(float(np.mean(noise[known])), FLOOR)
    noise = np.maximum(noise, FLOOR * unit)
    heavy, steps, step, scale = noise.copy(), np.ones(len(values)), unit, 1.0
    for _ in range(ROUNDS):
        ratio, scale = _best(values, heavy, steps * unit)
        step = ratio * scale * unit
        level = _smoothed(values, scale * heavy, step * steps)
        miss = np.where(known, ((values - level.middle) ** 2 + level.variance) / (scale * noise), 1.0)
        heavy = noise * (TAIL_DF + miss) / (TAIL_DF + 1)
        moved = (np.diff(level.middle, prepend=level.middle[0]) ** 2 + level.step) / step
        steps = (TAIL_DF + moved) / (TAIL_DF + 1)
    level = _smoothed(values, scale * heavy, step * steps)
    return Smoothed(level.middle, level.variance + _misfit(values, level.middle, scale * noise), level.step)


def _misfit(values: Array, middle: Array, noise: Array) -> Array:
    """How far, squared, three periods in a row lie off the level on one side, beyond what their noise explains."""
    known = np.isfinite(values)
    n = np.maximum(_of_three(known), 1.0)
    off = _of_three(np.where(known, values - middle, 0.0)) / n
    chance = _of_three(np.where(known, noise, 0.0)) / n**2
    return np.where(off**2 > MISFIT * chance, off**2, 0.0)


def _of_three(values: Array) -> Array:
    """Sum of every value with its neighbours; however short the series, as many as it has."""
    return np.convolve(values, np.ones(3))[1:-1]


def _best(values: Array, noise: Array, steps: Array) -> tuple[float, float]:
    """The most likely variance of the steps over that of the observations, and the scale of both; no first level."""
    known = np.isfinite(values)
    weight = np.where(known, 1.0 / noise, 0.0)
    seen = np.where(known, values, 0.0)
    moves, n = steps[1:], int(known.sum())

    def told(log_ratio: float) -> tuple[float, float]:
        variances = math.exp(log_ratio) * moves
        pivots, _, level, _ = lapack.dptsv(*_precision(weight, variances), (weight * seen)[:, None])
        miss = float(np.sum(weight * (seen - level[:, 0]) ** 2) + np.sum(np.diff(level[:, 0]) ** 2 / variances))
        scale = (miss + PRIOR_PERIODS) / (n - 1 + PRIOR_PERIODS)
        cost = (n - 1 + PRIOR_PERIODS) * math.log(scale) + np.sum(np.log(variances)) + np.sum(np.log(pivots))
        return float(cost), scale

    found = minimize_scalar(
        lambda log_ratio: told(log_ratio)[0], bounds=(SMALLEST, LARGEST), method="bounded", options={"xatol": 0.1}
    )
    return math.exp(float(found.x)), told(float(found.x))[1]


def _precision(weight: Array, variances: Array) -> tuple[Array, Array]:
    """Diagonal and neighbours of the inverse covariance of all levels, given what was observed."""
    inverse = 1.0 / variances
    diagonal = weight.copy()
    diagonal[:-1] += inverse
    diagonal[1:] += inverse
    return diagonal, -inverse


def _smoothed(values: Array, noise: Array, moves: Array) -> Smoothed:
    """Means and variances of all levels at once: their inverse covariance has three diagonals."""
    known = np.isfinite(values)
    weight = np.where(known, 1.0 / noise, 0.0)
    diagonal, beside = _precision(weight, moves[1:])
    forward, factors, _ = lapack.dpttrf(diagonal, beside)
    backward, _, _ = lapack.dpttrf(diagonal[::-1].copy(), beside[::-1].copy())
    level, _ = lapack.dpttrs(forward, factors, (weight * np.where(known, values, 0.0))[:, None])
    variance = 1.0 / (forward + backward[::-1] - diagonal)
    together = -factors * variance[1:]  # covariance of neighbours
    step = np.maximum(variance[:-1] + variance[1:] - 2 * together, 0.0)
    return Smoothed(level[:, 0], np.maximum(variance, 0.0), np.concatenate([[0.0], step]))
