"""The scorers of measured relations: what they count on tables made up for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import numpy as np
import pytest

from polybius.errors import NoGoldError
from polybius.evaluate import breaks, forecasts, relations
from polybius.evaluate.forecasts import LEVELS, crps, smoothed
from polybius.resources import table

START, DAYS = dt.date(2018, 1, 1), 1461


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two pairs: one that breaks on the day of a known shock, and one that goes on as it did."""
    draw = np.random.default_rng(4)
    shock = (dt.date(2020, 1, 3) - START).days
    connection = duckdb.connect()
    connection.execute("CREATE TABLE volume (date DATE, total_abs_score DOUBLE, n_pairs BIGINT)")
    connection.execute("CREATE TABLE pairs (date DATE, country_a TEXT, country_b TEXT, score DOUBLE)")
    days = [START + dt.timedelta(days=at) for at in range(DAYS)]
    connection.executemany("INSERT INTO volume VALUES (?, 30000, 2)", [[day] for day in days])
    for a, b, drop in (("IRN", "USA", -400.0), ("ARG", "BRA", 0.0)):
        noise = 40 * draw.standard_t(4, DAYS)
        rows = [[day, a, b, float(noise[at] + (drop if at >= shock else 0))] for at, day in enumerate(days)]
        connection.executemany("INSERT INTO pairs VALUES (?, ?, ?, ?)", rows)
    connection.execute(f"COPY volume TO '{tmp_path / relations.VOLUME}' (FORMAT parquet)")
    connection.execute(f"COPY pairs TO '{tmp_path / relations.PAIRS}' (FORMAT parquet)")
    return tmp_path


def test_a_break_on_the_day_is_found_and_a_shuffled_series_has_none(gold, monkeypatch):
    monkeypatch.setattr(breaks, "SHOCKS", (("IRN-USA", "2020-01-03"), ("ARG-BRA", "2020-06-15")))
    (scores,) = breaks.score(gold).values()
    assert scores["n"] == 2
    assert scores["found"]["value"] == 0.5
    assert scores["a_pair_year"]["value"] == pytest.approx(1 / (2 * DAYS / 365.25))
    assert breaks.misses(duckdb.connect(), gold) == {"IRN-USA 2020-01-03": 0, "ARG-BRA 2020-06-15": 1000}


def test_of_a_series_without_a_change_the_intervals_hold(gold, monkeypatch):
    rows = [{"id": "ARG-BRA", "kind": "pair"}]
    rows += [{"id": (dt.date(2020, 1, 5) + dt.timedelta(weeks=2 * n)).isoformat(), "kind": "origin"} for n in range(40)]
    monkeypatch.setattr(forecasts.resources, "table", lambda name: rows)
    (scores,) = forecasts.score(gold).values()
    assert scores["n"] == 40
    assert 0.65 <= scores["covered_80_week_1"]["value"] <= 0.95
    assert scores["covered_95_week_4"]["value"] >= 0.85
    assert scores["crps_ratio_week_1"]["value"] == pytest.approx(1.0, abs=0.1)


def test_the_score_of_quantiles_is_least_at_the_truth_and_that_of_a_sure_forecast_is_its_miss():
    sure = np.full(len(LEVELS), 2.0)
    assert crps(sure, 2.0) == 0
    assert crps(sure, 5.0) == pytest.approx(3.0)


def test_smoothing_of_a_series_that_stands_still_is_its_level():
    past = np.array([1.0, 1.2, 0.8, 1.1, 0.9] * 12)
    told = smoothed(past, 4)
    assert told[49] == pytest.approx(1.0, abs=0.1)
    assert told[89] > told[9]


def test_the_list_of_forecasts_names_pairs_and_days_alone():
    rows = list(table(forecasts.LIST))
    assert sum(row["kind"] == "pair" for row in rows) == 200
    assert sum(row["kind"] == "origin" for row in rows) == 25
    assert set(rows[0]) == {"id", "kind", "source"}


@pytest.mark.parametrize("scorer", [relations, breaks, forecasts])
def test_a_folder_without_the_tables_is_no_gold(scorer, tmp_path):
    with pytest.raises(NoGoldError, match=r"holds no gdelt_country_pairs"):
        scorer.score(tmp_path)
