"""The page of a week: what the command line tells of it, with links to the dyads."""

from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from polybius import web
from polybius.cli import app
from polybius.store import open_store
from tests.relations.generated import scores


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Two dyads of a daily table, one of which turns hostile at the start of 2020."""
    folder = tmp_path_factory.mktemp("changes")
    with (folder / "days.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["dyad", "date", "score", "exposure"])
        writer.writeheader()
        for dyad, drop in (("NOR-SWE", -60.0), ("GRC-TUR", 0.0)):
            writer.writerows({"dyad": dyad} | row for row in scores(3, drop=drop))
    run("import", folder / "days.csv", "--as", "pairs", "-o", folder / "days.duckdb", "-q")
    return folder / "days.duckdb"


@pytest.fixture(scope="module")
def client(path):
    return TestClient(web.app(path), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("options", [{}, {"all": "yes"}, {"all": "yes", "fdr": "0.001"}])
def test_it_gives_the_rows_that_the_command_line_gives(client, path, options):
    words = [word for name, value in options.items() for word in ([f"--{name}"] + [value] * (name != "all"))]
    told = run("changes", path, "--week", "2020-01-08", *words, "--format", "jsonl")
    given = client.get("/changes.json", params={"week": "2020-01-08"} | options).json()

    assert given["rows"] == [json.loads(line) for line in told.splitlines() if line.startswith('{"dyad"')]
    rows = csv.DictReader(io.StringIO(client.get("/changes.csv", params={"week": "2020-01-08"} | options).text))
    assert [row["dyad"] for row in rows] == [row["dyad"] for row in given["rows"]]


def test_what_stands_out_leads_to_the_week_of_its_dyad(client):
    page = client.get("/changes?week=2020-01-08").text
    address = "/dyads/NOR/SWE?days=2020-01-06..2020-01-12#stories"

    assert "<h1>What changed, 6–12 Jan 2020</h1>" in page
    assert f'<a href="{address}">Norway – Sweden</a>' in page
    shown = client.get(address)
    assert shown.status_code == 200
    assert 'id="curve"' in shown.text  # though a daily table tells no story
    assert "No story is told" not in shown.text
    assert "Greece" not in page
    everything = client.get("/changes?week=2020-01-08&all=yes").text
    assert "Greece – Türkiye" in everything
    assert '<option value="yes" selected>' in everything
    assert 'href="?week=2020-01-08&amp;all=yes"' in page


def test_of_which_dyads_nothing_can_be_told_is_said_with_the_reason(client):
    page = client.get("/changes?week=2017-01-09&all=yes").text
    assert "Of which nothing can be told" in page
    assert "days before the week hold too few past changes to judge it by" in page


def test_a_store_of_too_little_says_so(tmp_path):
    with open_store(tmp_path / "empty.duckdb") as store:
        store.link()
    empty = TestClient(web.app(tmp_path / "empty.duckdb"), base_url="http://127.0.0.1:8765")

    assert "No two states have stories enough with one another" in empty.get("/changes").text
    assert empty.get("/changes.json").json()["rows"] == []


@pytest.mark.parametrize(
    "asked", ["week=lately", "all=some", "fdr=much", "fdr=2", "data=gdelt", "panel=Nobody", "at=1"]
)
def test_what_it_cannot_be_asked_is_refused(client, asked):
    answer = client.get(f"/changes?{asked}")
    assert answer.status_code == 400
    assert "Not that way" in answer.text
