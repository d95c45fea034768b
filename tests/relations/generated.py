"""Daily series with a planted truth."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

START = dt.date(2017, 1, 1)
SHOCK = dt.date(2020, 1, 3)
END = dt.date(2020, 12, 31)


def scores(
    seed: int,
    *,
    drop: float = 0.0,
    lasts_days: int | None = None,
    start: dt.date = START,
    end: dt.date = END,
    echo: float = 0.5,
    level: float = -1.0,
) -> list[dict[str, Any]]:
    """Scores of a dyad: heavy-tailed, autocorrelated days around a level that shifts at the shock and may return."""
    draw = np.random.default_rng(seed)
    size = (end - start).days + 1
    noise, last = np.zeros(size), 0.0
    for at, step in enumerate(draw.standard_t(4, size)):
        last = echo * last + step
        noise[at] = last
    days = [start + dt.timedelta(days=at) for at in range(size)]
    planted = [
        level + (drop if day >= SHOCK and (lasts_days is None or (day - SHOCK).days < lasts_days) else 0.0)
        for day in days
    ]
    volume = 30_000 * np.exp(0.2 * draw.standard_normal(size))
    return [
        {"date": day, "score": float((value + unrest) * world / 1000), "exposure": float(world)}
        for day, value, unrest, world in zip(days, planted, noise, volume, strict=True)
    ]


def counts(
    seed: int,
    *,
    factor: float = 1.0,
    lasts_days: int | None = None,
    aid: float = 1.0,
    aid_lasts_days: int | None = None,
    start: dt.date = START,
    end: dt.date = END,
    per_day: float = 6.0,
    dispersion: float = 2.5,
) -> list[dict[str, Any]]:
    """Days of hostile and friendly events, negative-binomial; hostile ones times ``factor`` from the shock on."""
    draw = np.random.default_rng(seed)
    out = []
    for at in range((end - start).days + 1):
        day = start + dt.timedelta(days=at)
        since = (day - SHOCK).days

        def rate(change: float, lasts: int | None, since: int = since) -> float:
            return per_day * (change if since >= 0 and (lasts is None or since < lasts) else 1.0)

        bad, good = (
            int(draw.negative_binomial(mean / (dispersion - 1), 1 / dispersion))
            for mean in (rate(factor, lasts_days), rate(aid, aid_lasts_days))
        )
        out.append({"date": day, "conflict": 6.0 * bad, "cooperation": 5.0 * good, "n_events": bad + good})
    return out
