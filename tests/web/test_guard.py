from __future__ import annotations

import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from polybius import web
from polybius.errors import InputError, StoreError
from polybius.web.guard import host_of, is_loopback

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def test_every_answer_carries_the_policy(client: TestClient, pages: list[str]) -> None:
    wrong = [
        "/nowhere",
        "/stories/none",
        "/events?from=x",
        "/dyads?a=NOR&b=SWE",
        "/static/polybius.css",
        "/static/none",
    ]
    for address in [*pages, *wrong, "/stories.json", "/stories.csv"]:
        headers = client.get(address).headers
        assert headers["content-security-policy"] == POLICY, address
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1", "127.0.0.1:9", "[::1]:8765"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/entities", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil:8765", "", "[::2]", "0.0.0.0"]
)
def test_a_name_that_somebody_else_points_here_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/entities", headers={"host": host})

    assert answer.status_code == 400
    assert answer.headers["content-security-policy"] == POLICY
    assert '<p class="summary">This store does not answer to that host name.</p>' in answer.text
    assert "Norw" not in answer.text


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "example.org", "::", ""])
def test_another_host_than_loopback_needs_a_token(path: Path, host: str) -> None:
    with pytest.raises(InputError, match="token"):
        web.app(path, host=host)
    with pytest.raises(InputError, match="token"):
        web.serve(path, host=host)


def test_the_page_is_announced_when_it_can_be_asked_for(path: Path) -> None:
    class Enough(Exception):
        pass

    def ready(address: str) -> None:
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2].strip("/"))), timeout=5):
            raise Enough

    with pytest.raises(Enough):
        web.serve(path, port=_free(), ready=ready)


def test_a_port_that_is_taken_or_a_store_that_is_none_is_told_before_anything_is_announced(
    path: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=f"127.0.0.1:{port}.*name another port"):
            web.serve(path, port=port, ready=said.append)
    with pytest.raises(StoreError, match="no store"):
        web.serve(tmp_path / "none.duckdb", port=_free(), ready=said.append)
    assert said == []


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def guarded(path: Path) -> TestClient:
    return TestClient(
        web.app(path, host="0.0.0.0", token="open-sesame"), base_url="http://box:8765", follow_redirects=False
    )


def test_without_the_token_nothing_is_shown(guarded: TestClient) -> None:
    for address in ("/", "/stories.json", "/static/polybius.css", "/?token=wrong", "/?token="):
        answer = guarded.get(address, headers={"cookie": "polybius=open-sesame"})
        assert answer.status_code == 401, address
        assert "Norw" not in answer.text
    assert "<h1>Not without a token</h1>" in guarded.get("/events").text
    assert guarded.get("/events.json").json() == {"error": "A token is needed: open the address with ?token=…"}


def test_the_token_is_given_once_and_does_not_stay_in_the_address(guarded: TestClient) -> None:
    answer = guarded.get("/events?token=open-sesame&q=seized")

    assert (answer.status_code, answer.headers["location"]) == (303, "/events?q=seized")
    assert "open-sesame" not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert guarded.get("/events?q=seized").status_code == 200  # by the cookie


def test_the_way_in_leads_to_this_machine_only(guarded: TestClient) -> None:
    answer = guarded.get("http://box:8765//evil.example/?token=open-sesame")

    assert answer.headers["location"].startswith("/evil.example")  # "//evil.example" would be another machine


def test_a_program_gives_the_token_in_a_header(guarded: TestClient) -> None:
    assert guarded.get("/stories.json", headers={"authorization": "Bearer open-sesame"}).status_code == 200
    assert guarded.get("/stories.json", headers={"authorization": "Bearer open"}).status_code == 401


def test_a_named_host_is_answered_under_its_name_alone(path: Path) -> None:
    visitor = TestClient(web.app(path, host="10.0.0.5", token="t"), base_url="http://10.0.0.5")

    assert visitor.get("/entities", headers={"authorization": "Bearer t"}).status_code == 200
    assert visitor.get("/entities", headers={"authorization": "Bearer t", "host": "evil.example"}).status_code == 400


def test_there_is_no_app_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        web.app(tmp_path / "none.duckdb")


@pytest.mark.parametrize(("value", "name"), [("a:1", "a"), ("A", "a"), ("[::1]:80", "::1"), ("[::1]", "::1"), ("", "")])
def test_the_name_in_a_host_header(value: str, name: str) -> None:
    assert host_of(value) == name


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("box", False),
    ],
)
def test_loopback_is_only_what_no_other_machine_reaches(host: str, own: bool) -> None:
    assert is_loopback(host) is own
