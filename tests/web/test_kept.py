"""What was answered once is not looked up again, and nothing old is shown once the store was written to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from polybius import web
from polybius.store import Reader, open_store
from polybius.web.kept import Kept


@pytest.fixture
def store(path: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(path, tmp_path / "store.duckdb")


def test_a_page_that_was_asked_for_is_given_again_without_the_store(store, monkeypatch):
    opened = []
    monkeypatch.setattr(Reader, "opened", lambda self, was=Reader.opened: opened.append(1) or was(self))
    client = TestClient(web.app(store), base_url="http://127.0.0.1:8765")
    opened.clear()
    first, again, other = (client.get(address) for address in ("/events", "/events", "/events?page=1"))
    assert len(opened) == 2
    assert again.content == first.content
    assert again.headers["content-type"] == first.headers["content-type"]
    assert "content-security-policy" in again.headers
    assert other.status_code == 200


def test_what_is_written_is_shown_at_once(store):
    client = TestClient(web.app(store), base_url="http://127.0.0.1:8765")
    rows = client.get("/events.json").json()
    with open_store(store) as opened:
        opened.correct(rows["rows"][0]["event_id"], "reject", who="me", why="no such thing")
    assert client.get("/events.json").json()["total"] == rows["total"] - 1


def test_a_refusal_is_not_kept(store):
    client = TestClient(web.app(store), base_url="http://127.0.0.1:8765")
    assert [client.get("/events?type=FOO").status_code for _ in range(2)] == [400, 400]


def test_the_least_lately_asked_for_goes_first_and_nothing_large_is_kept():
    kept = Kept(most_bytes=100)
    for address in ("a", "b", "c", "d"):
        kept.keep("now", address, Response(b"x" * 25))
    assert kept.answer("now", "a") is not None  # asked for, so that b goes next
    kept.keep("now", "e", Response(b"x" * 25))
    kept.keep("now", "large", Response(b"x" * 26))
    held = [address for address in ("a", "b", "c", "d", "e", "large") if kept.answer("now", address) is not None]
    assert held == ["a", "c", "d", "e"]
    assert kept.answer("later", "a") is None
    kept.keep("later", "f", Response(b"x"))
    assert kept.answer("now", "a") is None
