"""A long table goes out whole, and is never held whole: neither its rows nor the answer."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc

import pytest
from starlette.testclient import TestClient

from polybius import web
from polybius.store import open_store, streamed
from polybius.web import answer, views
from tests.report import made


@pytest.fixture
def fresh(path):
    return TestClient(web.app(path), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("table", ["stories", "events", "claims", "documents", "entities", "refused"])
def test_an_answer_that_does_not_fit_in_memory_is_the_same_from_a_file(client, fresh, table, monkeypatch):
    whole = {form: client.get(f"/{table}.{form}").content for form in answer.FORMATS}
    monkeypatch.setattr(answer, "MOST_HELD", 10)
    for form, body in whole.items():
        given = fresh.get(f"/{table}.{form}")
        assert given.content == body
        assert given.headers["content-length"] == str(len(body))


def test_while_an_answer_is_taken_from_its_file_others_can_write_to_the_store(tmp_path, monkeypatch):
    path = made.store(tmp_path / "taken.duckdb")
    visitor = TestClient(web.app(path), base_url="http://127.0.0.1:8765")
    monkeypatch.setattr(answer, "MOST_HELD", 10)
    with visitor.stream("GET", "/events.json") as taken:
        with open_store(path) as writer:
            writer.correct(writer.events().fetchall()[0][0], "reject", who="me", why="no such thing")
        before = json.loads(taken.read())
    assert visitor.get("/events.json").json()["total"] == before["total"] - 1  # and it was not kept


def test_of_more_rows_than_a_page_gives_it_says_how_many_it_left_off(client, fresh, monkeypatch):
    everything = client.get("/events.json").json()
    assert (everything["left_off"], len(everything["rows"])) == (0, everything["total"])
    monkeypatch.setattr(views, "MOST_ROWS", 2)
    some = fresh.get("/events.json").json()
    assert (some["total"], some["left_off"]) == (everything["total"], everything["total"] - 2)
    assert some["rows"] == everything["rows"][:2]
    assert len(list(csv.DictReader(io.StringIO(fresh.get("/events.csv").text)))) == 2


def test_the_rows_of_a_long_table_are_read_some_at_a_time(tmp_path):
    with open_store(tmp_path / "long.duckdb") as store:
        long = "SELECT i, repeat(md5(i::VARCHAR), 30) AS words FROM range(20000) t(i) WHERE i >= $1 ORDER BY i"
        found = store.connection.sql(long, params=[0])  # about 20 MB
        tracemalloc.start()
        at = -1
        for at, row in enumerate(streamed(store.connection, found)):
            assert row["i"] == at
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert at == 19999
    assert most < 6 << 20
