"""How much of a planted truth the levels and verdicts recover, in simulated streams of events.

The bands are asked whether they hold the planted level of each week and month; ``around`` whether it sees the planted
shock, tells a lasting one from one that fades, and keeps silent two hundred days before it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import Any

from polybius.evaluate import archives
from polybius.evaluate.figures import rate, with_interval
from polybius.evaluate.streams import Stream, stream
from polybius.relations import Level, Relation, measure
from polybius.relations.records import CHANGED, CHANNELS, NOT_RECOVERED, RECOVERED

N_STREAMS = 200
CODER_ERRORS = (0.0, 0.05, 0.1, 0.2, 0.3)
FREQUENCIES = ("week", "month")
SHOCK_WEEKS = 5  # from the shock on: the weeks in which the level moves fastest
MIN_DAYS = 4  # observed in a week that is asked
QUIET_DAYS = 200  # before the shock
FADED_DAYS = 30.0  # a half-life by which the flow is back two to five months later


def score(gold: Path | None = None, part: str = "dev") -> dict[str, dict[str, Any]]:
    """The scores for each share of acts that are coded wrong; needs no gold.

    Args:
        gold: Ignored: the truth is planted.
        part: Ignored.
    """
    names = {error: "streams" if error == 0 else f"streams, {error:.0%} coded wrong" for error in CODER_ERRORS}
    return {f"recovery/{name}": recovered(error) for error, name in names.items()} | archives.score()


def recovered(coder_error: float, n: int = N_STREAMS) -> dict[str, Any]:
    """The shares of planted truths that are recovered, out of ``n`` streams; intervals by resampling the streams.

    ``coverage_error`` is the farthest that a 95 % band of counted events, of any channel by week or month, is off.
    """
    every: dict[str, list[list[bool]]] = defaultdict(list)
    for seed in range(n):
        for name, values in _answers(stream(seed, coder_error=coder_error)).items():
            every[name].append(values)
    figures = {name: with_interval(answers, rate) for name, answers in every.items()}
    off = max(abs(figures[f"{freq}, {channel}, 95 %"]["value"] - 0.95) for freq in FREQUENCIES for channel in CHANNELS)
    return {"n": n, "coverage_error": {"value": round(off, 3)}} | figures


def _answers(planted: Stream) -> dict[str, list[bool]]:
    answers: dict[str, list[bool]] = defaultdict(list)
    relation = measure(planted.days)
    for freq in FREQUENCIES:
        levels = relation.level(freq)
        for channel in CHANNELS:
            _held(answers, planted, levels, f"{freq}, {channel}")
    days = [
        {"date": day["date"], "score": day["conflict"] + day["cooperation"], "exposure": day["exposure"]}
        for day in planted.days
    ]
    _held(answers, planted, measure(days).level("week"), "one score a day: week, net")
    _verdicts(answers, planted, relation)
    return answers


def _held(answers: dict[str, list[bool]], planted: Stream, levels: list[Level], name: str) -> None:
    """Notes whether the bands of a channel hold the planted levels."""
    channel = name.rpartition(", ")[2]
    for level in levels:
        if level.n_days < MIN_DAYS:
            continue
        estimate, truth = getattr(level, channel), planted.level(channel, level.start, level.end)
        held = estimate.low95 <= truth <= estimate.high95
        answers[f"{name}, 95 %"].append(held)
        answers[f"{name}, 80 %"].append(estimate.low80 <= truth <= estimate.high80)
        if "week" in name and 0 <= (level.end - planted.shock).days < 7 * SHOCK_WEEKS:
            answers[f"{name}, weeks of the shock, 95 %"].append(held)


def _verdicts(answers: dict[str, list[bool]], planted: Stream, relation: Relation) -> None:
    found = relation.around(planted.shock).conflict
    assert found is not None
    answers["shock seen"].append(found.verdict in CHANGED)
    if planted.half_life_days == float("inf"):
        answers["lasting shock told as recovered"].append(found.verdict == RECOVERED)
    elif planted.half_life_days <= FADED_DAYS:
        answers["faded shock told as not recovered"].append(found.verdict == NOT_RECOVERED)
    quiet = relation.around(planted.shock - dt.timedelta(days=QUIET_DAYS)).conflict
    assert quiet is not None
    answers["shock seen where none is"].append(quiet.verdict in CHANGED)
