"""The ledger on the command line: until when a measure stood, who tells of it, and all of it as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import polybius
from polybius import open_store
from polybius.cli import app
from tests.stories.made import HALT, RESUMED, report


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "made.duckdb"
    with open_store(path) as opened:
        opened.add([report("a", HALT, published="2019-05-07"), report("b", RESUMED, published="2019-06-21")])
        opened.link()
    return path


def run(*words: object):
    done = CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)
    assert done.exit_code == 0
    return done


@pytest.mark.parametrize(
    ("day", "title", "state"),
    [
        (None, "standing and undone", "closed 2019-06-20"),
        ("2019-06-01", "that stood on 2019-06-01", "standing until 2019-06-20"),  # not "closed": it stood on that day
    ],
)
def test_the_table_tells_until_when_a_measure_stood_and_who_says_so(store, day, title, state, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")  # a narrow terminal has no room for who tells it
    shown = run("measures", store, "GRC", "TUR", "--format", "table", *(["--at", day] if day else [])).stdout
    told = " ".join(shown.split())
    assert title in told
    assert all(word in told for word in state.split())
    assert "Tigris Wire" in told  # nobody else is named as the source


def test_a_day_after_the_last_report_is_told_as_such(store):
    assert "ends on 2019-06-2" in run("measures", store, "GRC", "TUR", "--at", "2031-01-01").stderr
    assert "ends on" not in run("measures", store, "GRC", "TUR", "--at", "2019-06-01").stderr


def test_an_empty_ledger_is_told_as_such(store):
    assert (
        run("measures", store, "GRC", "FRA", "--format", "table").stdout == "no measure between GRC and FRA is told\n"
    )
    early = run("measures", store, "GRC", "TUR", "--at", "2018-01-01", "--format", "table").stdout
    assert early == "no measure between GRC and TUR is told to have stood on 2018-01-01\n"


@pytest.mark.parametrize(
    "words",
    [("measures", "GRC", "TUR"), ("relation", "GRC", "TUR"), ("compare", "GRC", "TUR", "NOR", "SWE"), ("panel",)],
)
def test_a_table_without_rows_has_the_columns_of_one_with_rows(store, words, tmp_path):
    with open_store(tmp_path / "empty.duckdb") as opened:
        nothing = opened.path
    command, *asked = words
    (header,) = run(command, nothing, *asked, "--format", "csv").stdout.splitlines()
    some = run(command, store, *asked, "--format", "csv").stdout.splitlines()
    row = json.loads(run(command, store, *asked, "--format", "jsonl").stdout.splitlines()[0])

    assert header == some[0] == ",".join(row)
    assert len(some) > 1


def test_lines_of_json_hold_what_the_table_holds(store):
    lines = [json.loads(line) for line in run("relation", store, "GRC", "TUR", "--format", "jsonl").stdout.splitlines()]
    (measure,) = [line["measure"] for line in lines if "measure" in line]
    assert (measure["subject"], measure["state"]) == ("training", "closed")
    assert {line["cannot_tell"] for line in lines if "cannot_tell" in line} == {"breaks", "forecast"}
    assert "GRC and TUR" in lines[-1]["summary"]


def test_who_tells_it_is_named_with_his_state_and_no_pronoun(tmp_path, monkeypatch):
    path = tmp_path / "told.duckdb"
    reports = (
        ("2022-05-02", "Peru recalled its ambassador to Chile on Sunday, the foreign ministry said."),
        (
            "2022-05-09",
            "Chile's president Gabriel Boric spoke on Sunday. Chile expelled two Peruvian diplomats, he said.",
        ),
    )
    with open_store(path) as opened:
        opened.add([polybius.read(text, published=day) for day, text in reports])
        opened.link()
    rows = [json.loads(line) for line in run("measures", path, "PER", "CHL", "--format", "jsonl").stdout.splitlines()]

    assert rows[0]["told_by"] == ["the foreign ministry (Peru)"]
    assert all("he" not in row["told_by"] for row in rows)


def test_cells_of_records_are_json(store):
    (row,) = csv.DictReader(io.StringIO(run("measures", store, "GRC", "TUR", "--format", "csv").stdout))
    assert [claim["says"] for claim in json.loads(row["claims"])] == ["opened", "closed"]
    assert json.loads(row["versions"])


def test_a_story_of_others_is_told_to_be_none_of_the_two(store):
    with open_store(store) as opened:
        [(own,)] = opened.connection.execute("SELECT story_id FROM stories WHERE event_type = 'SANCTION'").fetchall()

    mine = run("relation", store, "GRC", "TUR", "--around", own, "--format", "csv")
    others = run("relation", store, "NOR", "SWE", "--around", own, "--format", "csv")

    assert "is none of" not in mine.stderr
    assert f"story {own} is none of NOR-SWE" in others.stderr
