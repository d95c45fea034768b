from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from polybius import web
from tests.report import made


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.store(tmp_path_factory.mktemp("web") / "made.duckdb")


@pytest.fixture(scope="session")
def client(path: Path) -> TestClient:
    return TestClient(web.app(path), base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.fixture(scope="session")
def ids(client: TestClient) -> dict[str, str]:
    """The ids of the seizure's story and of an event of it."""
    story = client.get("/stories.json?type=coerce").json()["rows"][0]["story_id"]
    return {"story": story, "event": client.get(f"/stories/{story}.json").json()["events"][0]["id"]}


@pytest.fixture(scope="session")
def pages(ids: dict[str, str]) -> list[str]:
    """An address of every kind."""
    return [
        "/",
        "/dyads/NOR/SWE",
        "/dyads/NOR/SWE?around=2021-03-02&days=2021-03-01..2021-03-07",
        "/dyads/FIN/DNK",
        "/stories",
        f"/stories/{ids['story']}",
        "/events",
        "/events?q=seized&actor=NOR",
        f"/events/{ids['event']}",
        "/claims",
        "/claims?says=blames&side=NOR",
        "/measures",
        "/measures?a=NOR&b=Sweden&at=2031-03-12",
        "/changes",
        "/changes?week=2021-03-03&all=yes",
        "/check",
        "/check?statement=Norway-Sweden relations worsened in March 2021",
        "/check?statement=<script>nobody</script>",
        "/documents",
        "/documents/seizure",
        "/documents/seizure-again",
        "/documents/nasty",
        "/entities",
        "/entities/NORMIL",
        "/refused",
        "/corrections",
    ]
