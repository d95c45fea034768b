"""The page of the ledger: of all pairs of countries and of one, at a day, with links down to the sentence."""

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
from tests.stories.made import HALT, RESUMED, report

OTHER = HALT | {"actors": ["NORMIL"], "recipients": ["SWEMIL"], "says": "Halted is the training of Swedish pilots."}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "made.duckdb"
    reports = (("a", HALT, "2019-05-07"), ("b", RESUMED, "2019-06-21"), ("c", OTHER, "2019-05-08"))
    with open_store(path) as store:
        store.add([report(name, event, published=day) for name, event, day in reports])
        store.link()
    return path


@pytest.fixture
def client(path):
    return TestClient(web.app(path), base_url="http://127.0.0.1:8765")


def test_the_ledger_over_all_dyads_leads_to_dyad_story_and_event(client):
    page = client.get("/measures").text
    (greek, _) = client.get("/measures.json").json()["rows"]

    assert "<h1>2 measures</h1>" in page
    assert '<a href="/dyads/GRC/TUR#ledger">Greece – Türkiye</a>' in page
    assert '<a href="/dyads/NOR/SWE#ledger">Norway – Sweden</a>' in page
    assert all(f'href="/stories/{story}"' in page for story in greek["stories"])
    assert all(f'href="/events/{claim["event"]}"' in page for claim in greek["claims"])
    assert "Turkish pilots" in client.get(f"/events/{greek['claims'][0]['event']}").text


@pytest.mark.parametrize("at", [(), ("2019-06-01",), ("2019-07-01",)])
def test_of_one_dyad_it_gives_the_rows_that_the_command_line_gives(client, path, at):
    day = ["--at", *at] if at else []
    told = CliRunner().invoke(app, ["measures", str(path), "GRC", "TUR", *day, "--format", "jsonl"]).stdout
    asked = {"a": "Greece", "b": "TUR"} | ({"at": at[0]} if at else {})
    given = client.get("/measures.json", params=asked).json()

    assert given["rows"] == [{"a": "GRC", "b": "TUR"} | json.loads(line) for line in told.splitlines()]
    assert given["total"] == len(given["rows"]) == (0 if at == ("2019-07-01",) else 1)
    rows = list(csv.DictReader(io.StringIO(client.get("/measures.csv", params=asked).text)))
    assert [row["id"] for row in rows] == [row["id"] for row in given["rows"]]


def test_the_columns_are_the_same_where_there_is_nothing(client):
    full, empty = (client.get(f"/measures.csv?a=GRC&b=TUR{at}").text for at in ("", "&at=2019-07-01"))
    assert empty.strip() == full.partition("\n")[0].strip()
    names = list(client.get("/measures.json?a=GRC&b=TUR").json()["rows"][0])
    assert empty.strip().split(",") == names


def test_what_stood_on_a_day_is_shown_in_the_state_of_that_day(client):
    page = client.get("/measures?a=GRC&b=TUR&at=2019-06-01").text
    assert "<h1>1 measure that stood on 1 Jun 2019</h1>" in page
    assert '<span class="state">standing then</span>' in page
    assert "Sweden" not in page.partition("<h1>")[2].partition("<datalist")[0]
    assert '<span class="state">closed</span>' in client.get("/measures?a=GRC&b=TUR").text


@pytest.mark.parametrize("dyad", ["", "a=GRC&b=TUR&"])
def test_a_day_after_the_last_report_is_told_as_such(client, dyad):
    late = client.get(f"/measures?{dyad}at=2031-01-01").text
    assert "whether a measure still stood on 1 Jan 2031 is not known" in late
    assert "is not known" not in client.get(f"/measures?{dyad}at=2019-06-01").text


def test_an_empty_ledger_says_so_and_the_page_of_a_dyad_leads_to_its_own(client):
    assert "No measure between Greece and France is told." in client.get("/measures?a=GRC&b=FRA").text
    assert 'href="/measures?a=GRC&amp;b=TUR"' in client.get("/dyads/GRC/TUR").text
