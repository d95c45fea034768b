"""Daily tables from wherever they come."""

from __future__ import annotations

import datetime as dt

import duckdb
import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import measure

ROWS = [
    {"date": "2020-01-01", "score": -2.0, "exposure": 1000.0},
    {"date": "2020-01-02", "score": 3.0, "exposure": 500.0},
    {"date": "2020-01-04", "score": 0.0, "exposure": 1000.0},
]
SHARES = [-2.0, 6.0, float("nan"), 0.0]


def forms(tmp_path):
    connection = duckdb.connect()
    connection.execute("CREATE TABLE days (date DATE, score DOUBLE, exposure DOUBLE)")
    connection.executemany("INSERT INTO days VALUES (?, ?, ?)", [tuple(row.values()) for row in ROWS])
    connection.execute(f"COPY days TO '{tmp_path}/days.csv'")
    connection.execute(f"COPY days TO '{tmp_path}/days.parquet'")
    connection.execute(f"COPY days TO '{tmp_path}/days.jsonl' (FORMAT json)")
    yield from (tmp_path / "days.csv", str(tmp_path / "days.parquet"), tmp_path / "days.jsonl")
    yield ROWS
    yield (row for row in ROWS[::-1])
    yield connection.sql("SELECT * FROM days")


def test_every_form_of_a_table_gives_the_same_series(tmp_path):
    for days in forms(tmp_path):
        relation = measure(days)
        assert relation.series.start == dt.date(2020, 1, 1)
        np.testing.assert_allclose(relation.series.values("net"), SHARES)


def test_a_frame_of_pandas_is_a_table():
    pandas = pytest.importorskip("pandas")
    np.testing.assert_allclose(measure(pandas.DataFrame(ROWS)).series.values("net"), SHARES)


def test_one_of_many_dyads_is_taken_by_name():
    rows = [
        row | {"dyad": dyad, "score": row["score"] * sign} for dyad, sign in (("A-B", 1), ("A-C", -1)) for row in ROWS
    ]
    assert measure(rows, dyad="A-C").series.channels["net"][0] == 2.0
    assert measure(rows, dyad=("A", "B")).dyad == ("A", "B")
    with pytest.raises(InputError, match="2 dyads"):
        measure(rows)
    with pytest.raises(InputError, match="no day"):
        measure(rows, dyad="X-Y")


def test_conflict_may_be_written_as_amounts_or_as_scores():
    amounts = [{"date": "2020-01-01", "conflict": 4.0, "cooperation": 1.0}]
    written = [{"date": "2020-01-01", "conflict": -4.0, "cooperation": 1.0}]
    assert [measure(rows).series.channels["net"][0] for rows in (amounts, written)] == [-3.0, -3.0]


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ([], "no day"),
        ([{"day": "2020-01-01", "score": 1}], "no column 'date'"),
        ([{"date": "2020-01-01"}], "no column 'score'"),
        ([{"date": "2020-01-01", "conflict": 1}], "both columns or neither"),
        ([{"date": "soon", "score": 1}], "YYYY-MM-DD"),
        ([{"date": "2020-01-01", "score": "much"}], "no number"),
        ([{"date": "2020-01-01", "score": float("inf")}], "infinite"),
        ([{"date": "2020-01-01", "score": ""}], "no day of the table has a number"),
        ([{"date": "2020-01-01", "score": 1}, {"date": "2020-01-01", "score": 2}], "stands twice"),
        ([{"date": "2020-01-01", "score": 1, "exposure": -1}], "exposure is negative"),
        ([{"date": "2020-01-01", "score": 1, "n_events": -2}], "n_events is negative"),
        ([{"date": "2020-01-01", "conflict": -1, "cooperation": -2}], "cooperation is negative"),
        (
            [
                {"date": "2020-01-01", "conflict": 1, "cooperation": 0},
                {"date": "2020-01-02", "conflict": -1, "cooperation": 0},
            ],
            "both signs",
        ),
        ("no-such-file.csv", "no such file"),
        ("days.xls", "ends in"),
        (42, "no table of days"),
        ({"date": "2020-01-01", "score": 1}, "no table of days"),
    ],
)
def test_what_is_no_table_of_days_is_refused_with_the_reason(days, why):
    with pytest.raises(InputError, match=why):
        measure(days)


def test_a_broken_file_is_refused(tmp_path):
    (tmp_path / "days.parquet").write_bytes(b"not a table")
    with pytest.raises(InputError, match="cannot be read"):
        measure(tmp_path / "days.parquet")


def test_a_row_may_lack_a_column_that_others_have():
    rows = [{"date": "2020-01-01", "score": 1.0, "exposure": 10.0}, {"date": "2020-01-02", "score": 1.0}]
    assert np.isnan(measure(rows).series.values("net")[1])
