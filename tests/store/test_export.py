"""Rows as CSV and lines of JSON."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from polybius.store import open_store, rows, write_csv, write_jsonl
from tests.store.made import document, reading


def as_csv(value) -> str:
    out = io.StringIO()
    write_csv([{"x": value}], ["x"], out)
    return next(csv.reader(io.StringIO(out.getvalue().partition("\n")[2])))[0]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-cmd|x", "'-cmd|x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        (["=1", "b"], "'=1; b"),  # a list's first word
        (-9.5, "-9.5"),  # numbers are numbers
        (-3, "-3"),
        ("a = b", "a = b"),
        ("", ""),
        (None, ""),
        (True, "true"),
        (dt.date(2020, 1, 3), "2020-01-03"),
        ([{"code": "USAMIL", "text": "the army"}, {"code": None, "text": "gunmen", "entity": None}], "USAMIL; gunmen"),
        ([{"what": "killed", "min": 2, "max": 3}], "killed 2-3"),
        ([{"what": "killed", "min": 2, "max": None}], "killed 2"),
        ({"name": "Erbil", "country": "IRQ"}, "Erbil"),
        # records and lists of lists are JSON, the whole cell
        ([{"says": "opened", "day": dt.date(2020, 1, 3)}], '[{"says": "opened", "day": "2020-01-03"}]'),
        ([("USA",), ("IRQ", "IRQMIL")], '[["USA"], ["IRQ", "IRQMIL"]]'),
    ],
)
def test_a_cell_is_flat_and_no_spreadsheet_takes_a_text_for_a_formula(value, written):
    assert as_csv(value) == written


def test_the_events_of_a_store_are_written_whole_as_json_and_flat_as_csv(tmp_path):
    with open_store(tmp_path / "x.duckdb") as store:
        store.add([reading(document(text="=Marsh soldiers shelled it."))])
        lines, table = io.StringIO(), io.StringIO()
        write_jsonl(rows(store.events()), lines)
        write_csv(rows(store.events()), store.events().columns, table)

    event = json.loads(lines.getvalue())
    assert event["earliest"] == "2020-01-03"
    assert event["actors"][0]["code"] == "IRQREB"
    (line,) = csv.DictReader(io.StringIO(table.getvalue()))
    assert line["sentence_text"] == "'=Marsh soldiers shelled it."
    assert line["actors"] == "IRQREB"
