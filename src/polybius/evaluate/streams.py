"""Streams of events with a planted truth: levels, a shock that decays, and all that stands between truth and table.

What is planted is the rate of reported acts between two actors at a constant volume of reporting. What is seen goes
through a panel of sources that swells, shrinks and drops out, days without any report, bursts of telling, and a coder
who misses acts, turns their sign, and adds acts that were none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

START = dt.date(2017, 1, 2)  # a Monday
DAYS = 3 * 364
SHOCK_DAYS = (400, 900)  # between which the shock falls
SOURCES = 20
VOLUME = 1000.0  # events of the whole panel on a mean weekday
WEEKEND = 0.53  # of a weekday's volume
OUTAGES = 8  # of single sources, and the days that one lasts
OUTAGE_DAYS = (10, 200)
DARK_DAYS = 12  # without any report at all
BURST_DAYS = 2.0  # by which a burst of telling fades
CONFLICT, COOPERATION = (-2.0, -4.4, -5.0, -6.5, -7.2, -10.0), (1.0, 2.5, 3.4, 5.2, 6.4, 7.0)


@dataclass(frozen=True)
class Stream:
    """A daily table, and the truth that it was drawn from."""

    days: list[dict[str, Any]]
    shock: dt.date
    half_life_days: float  # of the shock; infinite: it stays
    factor: float  # by which hostile acts grow at the shock
    truth: dict[str, Array]  # the planted level of each day by channel, per mille of all reporting

    def level(self, channel: str, start: dt.date, end: dt.date) -> float:
        """The planted level of some days: their mean."""
        first, last = (start - START).days, (end - START).days
        return float(np.mean(self.truth[channel][first : last + 1]))


def stream(seed: int, *, coder_error: float = 0.0) -> Stream:
    """A stream with everything in it, drawn by the seed; the world is the same whatever the coder's error.

    Args:
        seed: Draws rates, shock, half-life, volume, outages and bursts.
        coder_error: Share of acts that are coded wrong: of these one half are missed, one quarter get the other sign,
            and one quarter are acts of others taken for the dyad's.
    """
    draw = np.random.default_rng(seed)
    at = np.arange(DAYS)
    shock = int(draw.integers(*SHOCK_DAYS))
    half_life = float(draw.choice([7.0, 30.0, 90.0, np.inf]))
    factor = float(draw.uniform(2.0, 8.0))
    left = np.where(at >= shock, 0.5 ** (np.maximum(at - shock, 0) / half_life), 0.0)
    drift = [np.repeat(np.cumsum(draw.normal(0.0, 0.04, DAYS // 7)), 7) for _ in range(2)]
    rates = {
        "conflict": np.exp(draw.uniform(np.log(0.3), np.log(8.0)) + drift[0]) * (1 + (factor - 1) * left),
        "cooperation": np.exp(draw.uniform(np.log(0.3), np.log(8.0)) + drift[1]) * (1 - 0.6 * left),
    }
    volume = _volume(draw)
    events = {name: _told(draw, rate * volume / VOLUME) for name, rate in rates.items()}
    coded = _coded(np.random.default_rng([seed, 1]), events, coder_error)
    weights = {"conflict": CONFLICT, "cooperation": COOPERATION}
    sums = {name: _sums(draw, coded[name], weights[name]) for name in coded}
    dark = set(draw.choice(DAYS, DARK_DAYS, replace=False).tolist())
    days = [
        {
            "date": START + dt.timedelta(days=day),
            "conflict": float(sums["conflict"][day]),
            "cooperation": float(sums["cooperation"][day]),
            "n_events": int(coded["conflict"][day] + coded["cooperation"][day]),
            "exposure": float(volume[day]),
        }
        for day in range(DAYS)
        if day not in dark
    ]
    truth = {name: 1000 * rate / VOLUME * float(np.mean(weights[name])) for name, rate in rates.items()}
    truth["net"] = truth["conflict"] + truth["cooperation"]
    return Stream(days, START + dt.timedelta(days=shock), half_life, factor, truth)


def _volume(draw: np.random.Generator) -> Array:
    """Reports of the panel a day: swings of the world's news, weekends, and sources that fall silent for a while."""
    sizes = draw.lognormal(0.0, 1.0, SOURCES)
    present = np.ones((SOURCES, DAYS))
    for _ in range(OUTAGES):
        first, lasts = int(draw.integers(DAYS)), int(draw.integers(*OUTAGE_DAYS))
        present[int(draw.integers(SOURCES)), first : first + lasts] = 0.0
    panel = sizes @ present / sizes.sum()
    at = np.arange(DAYS)
    swing = 0.3 * np.sin(2 * np.pi * at / draw.uniform(200, 900) + draw.uniform(0, 6.3)) - 0.4 * at / DAYS
    weekday = np.where(at % 7 >= 5, WEEKEND, 1.0)
    return np.asarray(np.round(VOLUME * panel * weekday * np.exp(swing + draw.normal(0.0, 0.05, DAYS))) + 1.0)


def _told(draw: np.random.Generator, means: Array) -> NDArray[np.int64]:
    """Acts as they are told: over-dispersed on a day, and more so over a week, for a burst fades slowly."""
    keep = np.exp(-1.0 / BURST_DAYS)
    shocks = draw.normal(0.0, 1.0, DAYS)
    burst = np.zeros(DAYS)
    for day in range(1, DAYS):
        burst[day] = keep * burst[day - 1] + np.sqrt(1 - keep**2) * shocks[day]
    spread = draw.uniform(0.2, 0.7)
    return draw.poisson(means * np.exp(spread * burst - spread**2 / 2))


def _coded(
    draw: np.random.Generator, events: dict[str, NDArray[np.int64]], error: float
) -> dict[str, NDArray[np.int64]]:
    """What the coder makes of the acts."""
    missed = {name: draw.binomial(count, error / 2) for name, count in events.items()}
    turned = {name: draw.binomial(events[name] - missed[name], error / 4) for name in events}
    added = {name: draw.poisson(np.full(DAYS, error / 4 * np.mean(count))) for name, count in events.items()}
    other = {"conflict": "cooperation", "cooperation": "conflict"}
    return {name: events[name] - missed[name] - turned[name] + turned[other[name]] + added[name] for name in events}


def _sums(draw: np.random.Generator, counts: NDArray[np.int64], weights: tuple[float, ...]) -> Array:
    """Sums of scores; each act has one of the weights of its channel."""
    drawn = draw.multinomial(counts, np.full(len(weights), 1 / len(weights)))
    return np.asarray(drawn @ np.array(weights))
