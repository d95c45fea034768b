"""The page of a statement: the answer of the command line, and links to everything that it rests on."""

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
from tests.stories.made import HALT, report

HALTED = "Greece suspended its training of Turkish forces in May 2019."
WORSE = "Relations between Greece and Turkey have worsened since 6 May 2019."


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("check") / "made.duckdb"
    with open_store(path) as store:
        store.add([report("a", HALT, published="2019-05-07"), report("b", HALT, published="2019-05-08", text="Rain.")])
        store.link()
    return path


@pytest.fixture(scope="module")
def client(path):
    return TestClient(web.app(path), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("statement", [HALTED, WORSE, "It rained in the hills."])
def test_it_gives_the_answer_that_the_command_line_gives(client, path, statement):
    told = CliRunner().invoke(app, ["check", str(path), statement, "--format", "json"]).stdout
    given = client.get("/check.json", params={"statement": statement}).json()

    assert given == json.loads(told)
    rows = csv.DictReader(io.StringIO(client.get("/check.csv", params={"statement": statement}).text))
    assert [row["words"] for row in rows] == [one["words"] for one in given["evidence"]]


def test_what_a_measure_rests_on_stands_on_the_page_down_to_the_sentence(client):
    page = client.get("/check", params={"statement": HALTED}).text
    found = client.get("/check.json", params={"statement": HALTED}).json()
    measure, story = found["measures"][0], found["measures"][0]["stories"][0]

    assert f"</small> {found['verdict'].capitalize()}</h2>" in page
    for id in (measure["id"], story):
        assert f'href="#{id}"' in page
        assert f'id="{id}"' in page
    assert page.count('<blockquote class="sentence">') == 2  # of two reports
    assert all(line in page for line in ("The parties are GRC and TUR", "How it was made testable"))


def test_what_the_flow_rests_on_is_the_finding_of_the_dyad(client):
    page = client.get("/check", params={"statement": WORSE}).text
    assert '<a href="/dyads/GRC/TUR?around=2019-05-06..2019-05-06">the finding around 6 May 2019</a>' in page


def test_what_cannot_be_tested_says_why_and_a_form_alone_has_no_answer(client):
    page = client.get("/check?statement=It rained in the hills.").text
    assert "Cannot tell</h2>" in page
    assert "it names no two parties that are known" in page
    form = client.get("/check").text
    assert "What can be tested" in form
    assert "Cannot tell" not in form
    assert "/check.json" not in form


def test_still_is_understood_from_the_day_on_which_it_is_said(client):
    page = client.get("/check?statement=Greek training of Turkish forces is still suspended&said=2019-05-20").text
    assert "are understood from 2019-05-20" in page
    assert 'value="2019-05-20"' in page
