"""How often ``around`` is right: false alarms at random dates, known shocks, and controls where nothing happened."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from polybius.errors import NoGoldError
from polybius.relations import Finding, Relation, measure
from polybius.relations.flow.series import Series
from polybius.relations.records import CANNOT_TELL, CHANGED, NO_CHANGE, NOT_RECOVERED, RECOVERED

PAIRS = "gdelt_country_pairs_daily_2018_2021.parquet"
VOLUME = "gdelt_daily_volume_2018_2021.parquet"
N_PAIRS = 300  # the busiest
DATES_A_PAIR = 4
HISTORY_DAYS = 500  # before a random date: enough for every window of the first verdict
AFTER_DAYS = 91  # after it: enough for the longest window
PLACEBO = (dt.date(2020, 2, 1), dt.date(2020, 5, 31))  # the news of the whole world were about one thing
WINDOWS = ((7, 7), (14, 7), (30, 7), (90, 7))  # days and gap whose false alarms and power are told
NOMINAL = 0.05
SEED = 20
SPREAD_95 = 1.96

# The pair, the day, whether the flow changed, and whether by its later mean it went back (None: not to be asked).
SHOCKS = (
    ("IRN-USA", "2020-01-03", True, False),
    ("IRQ-USA", "2020-01-03", True, None),
    ("IND-PAK", "2019-02-26", True, True),
    ("ARM-AZE", "2020-09-27", True, True),
    ("ARE-ISR", "2020-08-13", True, False),
    ("SAU-TUR", "2018-10-02", True, False),
    ("ISR-PSE", "2021-05-10", True, False),
)
TOO_EARLY = (("GBR-RUS", "2018-03-04"), ("ERI-ETH", "2018-07-09"))  # the history that a window needs is not there
CONTROLS = (
    ("CAN-DEU", "2020-06-15", NO_CHANGE),
    ("ARG-BRA", "2020-06-15", NO_CHANGE),
    ("CAN-SAU", "2018-08-05", CANNOT_TELL),
    ("PRK-USA", "2018-06-12", CANNOT_TELL),
)

DAYS = """
    SELECT date::DATE AS date, coalesce(score, 0) AS score, total_abs_score AS exposure
    FROM read_parquet($volume) AS volume
    LEFT JOIN (SELECT date, score FROM read_parquet($pairs) WHERE country_a || '-' || country_b = $pair) USING (date)
    ORDER BY date
"""
BUSIEST = """
    SELECT country_a || '-' || country_b AS pair FROM read_parquet($pairs)
    GROUP BY pair ORDER BY sum(abs(score)) DESC, pair LIMIT $n
"""


def score(gold: Path, part: str = "dev") -> dict[str, dict[str, Any]]:
    """The scores of the verdicts on the daily series of country pairs.

    Args:
        gold: A folder that holds the two tables of daily pairs and volume.
        part: Ignored: the series have one part.

    Raises:
        NoGoldError: the folder lacks a table.
    """
    tables(gold)
    connection = duckdb.connect()
    return {
        **_false_alarms(connection, gold),
        "relations/shocks": _shocks(connection, gold),
        "relations/controls": _controls(connection, gold),
    }


def tables(gold: Path) -> None:
    """Nothing, where the folder holds the tables of daily pairs and volume.

    Raises:
        NoGoldError: it lacks one.
    """
    for name in (PAIRS, VOLUME):
        if not (gold / name).is_file():
            raise NoGoldError(f"{gold} holds no {name}; name the folder with the daily series of country pairs")


def pair(connection: duckdb.DuckDBPyConnection, gold: Path, name: str) -> Relation:
    """The relation of a pair of countries; a day without a row of the pair is a zero, one without volume is missing."""
    days = connection.sql(DAYS, params={"volume": str(gold / VOLUME), "pairs": str(gold / PAIRS), "pair": name})
    return measure(days, dyad=(name[:3], name[4:]))


def busiest(connection: duckdb.DuckDBPyConnection, gold: Path, n: int = N_PAIRS) -> list[str]:
    """The pairs with most reported interaction."""
    return [name for (name,) in connection.execute(BUSIEST, {"pairs": str(gold / PAIRS), "n": n}).fetchall()]


def random_findings(connection: duckdb.DuckDBPyConnection, gold: Path) -> Iterator[Finding]:
    """The findings at random dates of the busiest pairs; some of them are days on which something did happen."""
    draw = random.Random(SEED)
    for name in busiest(connection, gold):
        relation = pair(connection, gold, name)
        for _ in range(DATES_A_PAIR):
            day = relation.series.day(draw.randrange(HISTORY_DAYS, len(relation.series) - AFTER_DAYS))
            yield relation.around(day)


def _false_alarms(connection: duckdb.DuckDBPyConnection, gold: Path) -> dict[str, dict[str, Any]]:
    """At random dates, those of the placebo period apart."""
    findings = list(random_findings(connection, gold))
    parts: dict[bool, list[Finding]] = {False: [], True: []}
    for finding in findings:
        parts[PLACEBO[0] <= finding.start <= PLACEBO[1]].append(finding)
    return {"relations/random-dates": _alarms(parts[False]), "relations/placebo": _alarms(parts[True])}


def _alarms(findings: list[Finding]) -> dict[str, Any]:
    out: dict[str, Any] = {"n": len(findings)}
    for days, gap in WINDOWS:
        for channel in ("net", "conflict"):
            asked = _asked(findings, days, gap, channel)
            out[f"alarms at 5 %, {days} days, {channel}"] = share(p < NOMINAL for p in asked) | {"n": len(asked)}
    off = max(abs(figure["value"] - NOMINAL) for name, figure in out.items() if name != "n")
    out["alarm_error"] = {"value": round(off, 3)}
    out["verdict changed"] = share(finding.verdict in CHANGED for finding in findings)
    out["verdict no detectable change"] = share(finding.verdict == NO_CHANGE for finding in findings)
    return out


def _asked(findings: Iterable[Finding], days: int, gap: int, channel: str) -> list[float]:
    """The p values of one declared window where it could be asked."""
    return [
        spec.p
        for finding in findings
        for spec in finding.specifications
        if (spec.window_days, spec.gap_days, spec.exposure, spec.channel) == (days, gap, True, channel)
        and spec.able
        and spec.p is not None
    ]


def _shocks(connection: duckdb.DuckDBPyConnection, gold: Path) -> dict[str, Any]:
    found = [(pair(connection, gold, name).around(day), back) for name, day, _, back in SHOCKS]
    early = [pair(connection, gold, name).around(day) for name, day in TOO_EARLY]
    out: dict[str, Any] = {"n": len(found) + len(early)}
    out["verdict changed"] = share(finding.verdict in CHANGED for finding, _ in found)
    for days, gap in WINDOWS:
        asked = _asked([finding for finding, _ in found], days, gap, "net")
        out[f"power, {days} days"] = share(p < NOMINAL for p in asked) | {"n": len(asked)}
    told = [(finding, back) for finding, back in found if back is not None and finding.net is not None]
    wrong = [
        finding.net is not None and finding.net.verdict == (NOT_RECOVERED if back else RECOVERED)
        for finding, back in told
    ]
    out["flow's return told wrongly"] = share(wrong)
    out["recovery claimed from one score"] = share(finding.verdict == RECOVERED for finding, _ in found)
    out["too early: cannot tell"] = share(finding.verdict == CANNOT_TELL for finding in early)
    return out


def _controls(connection: duckdb.DuckDBPyConnection, gold: Path) -> dict[str, Any]:
    right = [pair(connection, gold, name).around(day).verdict == verdict for name, day, verdict in CONTROLS]
    return {"n": len(right), "right": share(right)}


def share(answers: Iterable[bool]) -> dict[str, float]:
    """A share with its 95 % interval (Wilson)."""
    values = list(answers)
    n, hits = len(values), sum(values)
    if not n:
        return {"value": float("nan"), "low": 0.0, "high": 1.0}
    rate, square = hits / n, SPREAD_95**2
    middle = (rate + square / (2 * n)) / (1 + square / n)
    width = SPREAD_95 * float(np.sqrt(rate * (1 - rate) / n + square / (4 * n * n))) / (1 + square / n)
    return {"value": rate, "low": max(0.0, middle - width), "high": min(1.0, middle + width)}


__all__ = ["Series", "busiest", "pair", "random_findings", "score", "share", "tables"]
