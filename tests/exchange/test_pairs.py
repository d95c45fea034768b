"""Daily tables of pairs in: what cannot be a day of two countries is refused, what is mended is counted."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from polybius.errors import InputError
from polybius.exchange import import_files

HEAD = "date,pair,score,conflict,cooperation,n_events,exposure\n"


def take(store, tmp_path, *rows, name="made.csv"):
    (tmp_path / name).write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return import_files(store, [tmp_path / name], "pairs")


def days(store, what="day, score"):
    return store.connection.execute(f"SELECT {what} FROM imported_scores ORDER BY a, b, day").fetchall()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2020-05-01,EGY-SDN,inf,,,,", "no score that is a number"),
        ("2020-05-01,EGY-SDN,1e999,,,,", "no score that is a number"),
        ("2020-05-01,EGY-SDN,,-2,-inf,,", "no score that is a number"),
        ("2020-05-01,EGY-SDN,2,,,many,", "a figure that is no number"),
        ("2020-05-01,EGY-SDN,2,,,,-inf", "a figure that is no number"),
        ("2020-05-01,EGY-SDN,2,,,-1,", "cooperation, n_events or exposure below nought"),
        ("2020-05-01,EGY-SDN,2,,,,-0.5", "cooperation, n_events or exposure below nought"),
        ("2020-05-01,EGY-SDN,,-2,-1,,", "cooperation, n_events or exposure below nought"),
        ("2020-05-01,Egypt-EGY,2,,,,", "a pair of a country with itself"),
        ("2999-05-01,EGY-SDN,2,,,,", "a day that is still to come"),
        ("20-05-01,EGY-SDN,2,,,,", "no day that can be read"),  # not the year 20
        ("05/06/2020,EGY-SDN,2,,,,", "a day that can be read in two ways: write YYYY-MM-DD"),
    ],
)
def test_a_row_that_would_spoil_its_pair_is_refused(store, tmp_path, row, why):
    found = take(store, tmp_path, row, "2020-05-02,EGY-SDN,1,,,,")

    assert found.notes["made.csv"].lines == {("refused", why): [2]}
    assert days(store) == [(dt.date(2020, 5, 2), 1.0)]
    assert len(store.relation("EGY", "SDN").level()) == 1


@pytest.mark.parametrize("empty", ["", "NA", "nan", "NULL", "."])
def test_what_is_not_known_is_no_wrong_figure(store, tmp_path, empty):
    found = take(store, tmp_path, f"2020-05-01,EGY-SDN,2,{empty},{empty},{empty},{empty}")

    assert (found.new, found.total("refused")) == (1, 0)


def test_conflict_of_both_signs_is_no_table(store, tmp_path):
    with pytest.raises(InputError, match=r"made.csv: conflict holds both signs \(lines 2 and 3\)"):
        take(store, tmp_path, "2020-05-01,EGY-SDN,,-2,0,,", "2020-05-01,EGY-ETH,,2,0,,")

    assert days(store) == []


def test_conflict_is_kept_as_scores_whichever_way_each_file_writes_it(store, tmp_path):
    take(store, tmp_path, "2020-05-01,EGY-SDN,,-2,0,,", name="scores.csv")
    take(store, tmp_path, "2020-05-02,EGY-SDN,,3,0,,", name="amounts.csv")

    assert days(store, "conflict") == [(-2.0,), (-3.0,)]
    assert store.relation("EGY", "SDN").level()[0].conflict.observed == pytest.approx(-2.5)


def test_rows_of_one_day_are_counted_whether_they_agree_or_not(store, tmp_path):
    one = "2020-05-01,EGY-SDN,-4,,,,", "2020-05-01,SDN-EGY,-6,,,,", "2020-05-01,EGY-SDN,-6,,,,"
    found = take(store, tmp_path, *one)

    assert days(store) == [(dt.date(2020, 5, 1), -6.0)]
    assert found.notes["made.csv"].lines == {
        ("repaired", "days of a pair given with other figures, the last of them kept"): [2],
        ("repaired", "rows given twice kept once"): [3],
    }
    assert store.connection.execute("SELECT sum(n) FROM import_notes").fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("other", "meant", "order"),
    [("05/27/2020", (2020, 5, 6), "month"), ("27/05/2020", (2020, 6, 5), "day")],
)
def test_the_other_days_of_a_file_tell_which_comes_first(store, tmp_path, other, meant, order):
    found = take(store, tmp_path, "05/06/2020,EGY-SDN,2,,,,", f"{other},EGY-SDN,1,,,,", "07/07/2020,EGY-SDN,1,,,,")

    assert (dt.date(*meant), 2.0) in days(store)
    assert found.notes["made.csv"].lines == {
        ("repaired", f"days read with the {order} first, as others of the file have it"): [2]
    }


def test_what_one_file_tells_of_the_order_does_not_hold_for_the_next(store, tmp_path):
    take(store, tmp_path, "05/27/2020,EGY-SDN,1,,,,")
    found = take(store, tmp_path, "05/06/2020,EGY-SDN,2,,,,", "08/08/2020,EGY-SDN,2,,,,")

    assert (found.new, found.total("refused")) == (1, 1)


@pytest.mark.parametrize(
    ("head", "missing"),
    [("a,b", "date, score or conflict"), ("date,a,score", "b or dyad"), ("pair,date", "score or conflict"),
     ("a,b,day,count", "score or conflict")],
)  # fmt: skip
def test_a_header_without_a_day_a_pair_or_a_score_is_no_table_of_pairs(store, tmp_path, head, missing):
    (tmp_path / "ab.csv").write_text(f"{head}\n" + ",".join("1" * len(head.split(","))) + "\n")

    with pytest.raises(InputError, match=f"ab.csv: its header names no column {missing}$"):
        import_files(store, [tmp_path / "ab.csv"], "pairs")


def test_a_country_is_named_in_a_pair_by_what_it_is_called_abroad_as_well(store, tmp_path):
    take(store, tmp_path, "2020-05-01,Irak-USA,2,,,,")

    assert days(store, "a, b") == [("IRQ", "USA")]


@pytest.mark.parametrize("kind", ["DATE", "TIMESTAMP", "VARCHAR"])
def test_a_parquet_file_is_taken_as_its_rows_would_be(store, tmp_path, kind):
    path = tmp_path / "made.parquet"
    rows = "('2020-05-01', 'EGY', 'SDN', -2.5), ('2020-05-02', 'SDN', 'EGY', NULL), ('2020-05-03', 'Egypt', 'Sudan', 1)"
    table = f"SELECT day::DATE::{kind} AS date, a, b, score FROM (VALUES {rows}) made(day, a, b, score)"
    duckdb.sql(table).write_parquet(str(path))

    found = import_files(store, [path], "pairs")

    assert (found.new, found.total("refused")) == (2, 1)
    assert days(store) == [(dt.date(2020, 5, 1), -2.5), (dt.date(2020, 5, 3), 1.0)]
    (tmp_path / "torn.parquet").write_bytes(path.read_bytes()[:100])
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        import_files(store, [tmp_path / "torn.parquet"], "pairs")
