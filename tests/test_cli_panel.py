"""``changes`` and ``compare`` on the command line: data on stdout, words beside them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from polybius import open_store
from polybius.cli import app
from polybius.errors import InputError
from tests.relations.generated import scores
from tests.store.made import document, reading


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two dyads, one of which turns hostile at the start of 2020."""
    path = tmp_path / "days.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["dyad", "date", "score", "exposure"])
        writer.writeheader()
        for dyad, drop in (("AAA-BBB", -60.0), ("AAA-CCC", 0.0)):
            writer.writerows({"dyad": dyad} | row for row in scores(3, drop=drop))
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "made.duckdb"
    with open_store(path) as opened:
        opened.add([reading(document())])
        opened.link()
    return path


def run(*words: object):
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)


def test_changes_lists_what_stands_out_as_data_and_says_so_on_stderr(table):
    shown = run("changes", table, "--week", "2020-01-08", "--format", "jsonl")
    (row,) = map(json.loads, shown.stdout.splitlines())
    assert (row["dyad"], row["changed"], row["start"]) == ("AAA-BBB", True, "2020-01-06")
    assert row["change"] < 0 < row["q"] < 0.1
    assert "1 stands out" in shown.stderr


def test_all_dyads_that_were_looked_at_are_shown_when_asked_for(table):
    lines = run("changes", table, "--week", "2020-01-08", "--all", "--format", "jsonl").stdout.splitlines()
    assert {json.loads(line)["dyad"] for line in lines} == {"AAA-BBB", "AAA-CCC"}


def test_a_dyad_that_cannot_be_told_is_named_with_the_reason_when_all_are_asked_for(tmp_path):
    path = tmp_path / "short.csv"
    days = (f"AAA-BBB,2020-01-{day:02},1,1" for day in range(1, 20))
    path.write_text("\n".join(["dyad,date,score,n_events", *days]) + "\n", encoding="utf-8")
    (row,) = map(json.loads, run("changes", path, "--all", "--format", "jsonl").stdout.splitlines())

    assert (row["dyad"], row["changed"], row["p"]) == ("AAA-BBB", None, None)
    assert row["why"]
    assert row["why"].split(" ")[0] in run("changes", path, "--all", "--format", "table").stdout
    assert not run("changes", path, "--format", "jsonl").stdout


def test_a_store_in_which_no_two_states_have_stories_enough_says_so(store):
    with pytest.raises(InputError, match="no dyad to look at"):
        run("changes", store, "--week", "2020-01-08")


def test_compare_gives_both_levels_their_difference_and_who_leads(store):
    *rows, last = map(json.loads, run("compare", store, "USA", "IRQ", "USA", "IRN").stdout.splitlines())
    assert rows
    assert {"first_value", "second_low95", "difference_high95"} <= set(rows[0])
    assert last["lead"]["verdict"] == "cannot tell"
    assert "cannot tell" in run("compare", store, "USA", "IRQ", "USA", "IRN", "--format", "table").stdout


def test_a_relation_is_asked_for_one_way_by_scores_of_ones_own_and_by_attention(store, tmp_path):
    scores = tmp_path / "scores.csv"
    scores.write_text("event_type,score\nASSAULT,-2\n")

    def conflict(a, b, *options):
        lines = run("relation", store, a, b, *options, "--freq", "month", "--format", "jsonl").stdout.splitlines()
        return sum(row["conflict"] for row in map(json.loads, lines) if "conflict" in row)

    told = conflict("IRQ:armed", "IRQ")
    assert told < 0
    assert conflict("IRQ:armed", "IRQ", "--directed") == told
    assert conflict("IRQ", "IRQ:armed", "--directed") > told  # nothing was done to the rebels
    assert told < conflict("IRQ:armed", "IRQ", "--weights", scores) < 0
    shown = run("relation", store, "IRQ:armed", "IRQ", "--attention", "--format", "table").stdout
    assert "attention, not events" in " ".join(shown.split())


@pytest.mark.parametrize("other", [("USA", "IRQ"), ("IRQ", "USA")])
def test_a_relation_is_not_compared_with_itself(store, other):
    done = run("compare", store, "USA", "IRQ", *other)
    assert (done.exit_code, "are one relation" in done.stderr) == (2, True)


def test_the_sources_of_a_store_are_listed_and_one_of_them_can_be_followed_alone(store):
    shown = run("panel", store)
    (row,) = map(json.loads, shown.stdout.splitlines())
    assert (row["name"], row["n_documents"], row["in_panel"]) == ("Delta Wire", 1, False)
    assert shown.stderr.startswith("No panel: the reports cover less than 12 weeks")

    told = run("relation", store, "USA", "IRQ", "--panel", "delta wire", "--format", "table").stdout
    assert "the panel of 1 source that was given" in " ".join(told.split())
    assert "the panel of 1 source that was given" in run("report", store, "USA", "IRQ", "--panel", "Delta Wire").stdout
    with pytest.raises(InputError, match="no dated report in this store is of 'Daily'"):
        run("relation", store, "USA", "IRQ", "--panel", "Daily")


def test_statements_comparisons_and_weeks_follow_the_sources_that_are_given(store):
    said = "US-Iraq relations have improved since 1 January 2020."
    told = json.loads(run("check", store, said, "--panel", "Delta Wire").stdout)
    assert "the reports of Delta Wire" in {one["data"] for one in told["evidence"]}
    for words in (("check", store, said), ("compare", store, "USA", "IRQ", "USA", "IRN"), ("changes", store)):
        with pytest.raises(InputError, match="no dated report in this store is of 'Daily'"):
            run(*words, "--panel", "Daily")


def test_a_table_of_days_has_no_sources_to_follow(table):
    done = run("changes", table, "--panel", "Delta Wire")
    assert (done.exit_code, "names no sources" in done.stderr) == (2, True)
