"""Pages that tell who says so: copies, denials, and those who are blamed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import polybius
from polybius import web
from polybius.store import open_store
from tests.report import made
from tests.stories.made import report

BODY = " ".join(f"word{number}" for number in range(200))


@pytest.fixture
def visitor(tmp_path: Path) -> Callable[..., TestClient]:
    """Who looks at a store of some reports."""

    def visit(*reports: Any) -> TestClient:
        with open_store(tmp_path / "made.duckdb") as store:
            store.add(reports)
            store.link()
        return TestClient(web.app(tmp_path / "made.duckdb"), base_url="http://localhost")

    return visit


def test_a_page_names_those_copies_that_hold_the_sentence_and_shows_what_a_copy_adds_as_its_own(visitor):
    attack = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-08"}
    flown = {"type": "MOBILIZE", "actors": ["FRAMIL"], "day": "2020-01-08", "says": "Flew it in, the army did."}
    added = {"type": "PROTEST", "actors": ["IRQCVL"], "day": "2020-01-08", "says": "Marched there, many did."}
    reports = [
        report("a", attack | {"says": "Hit a post."}, flown, text=BODY, publisher="Agency"),
        report("b", attack | {"says": "Hit a post."}, added, text=BODY, publisher="Daily", published="2020-01-05"),
    ]
    page = visitor(*reports)

    def of(event_type: str) -> str:
        [row] = page.get(f"/stories.json?type={event_type}").json()["rows"]
        return page.get(f"/stories/{row['story_id']}").text

    assert "Repeated by <a" in of("ASSAULT")
    assert "lightly edited copy" in of("ASSAULT")
    assert "Repeated by" not in of("MOBILIZE")
    assert "lightly edited cop" not in of("PROTEST")
    assert " there, many did." in of("PROTEST")


def test_a_disputed_story_is_headed_by_no_doer_whom_its_accuser_alone_names(visitor):
    hit = {"type": "ASSAULT", "recipients": ["USAMIL"], "day": "2020-01-03", "place": ("Sandel", "IRQ")}
    militia = {"actors": ["militia:IRQPRM"]}
    page = visitor(
        report("a", hit | {"says": "Shelled Sandel, as many saw."}, publisher="Agency"),
        report("b", hit | militia | {"says": "blamed for shelling Sandel: one.", "chain": [("NORGOV", "CT+")]}),
        report("c", hit | militia | {"says": "Shelling Sandel was not theirs.", "chain": [("militia:IRQPRM", "CT-")],
                                     "factuality": "Uu"}),
    )  # fmt: skip
    [row] = page.get("/stories.json").json()["rows"]
    shown = page.get(f"/stories/{row['story_id']}").text

    assert "<h1>somebody unknown (blamed: militia) – ASSAULT – US military</h1>" in shown
    assert "told as a fact; denied by militia (Shelling)</p>" in shown
    acts = [line.split("</td>")[0] for line in shown.split('data-label="Who did what, as it tells">')[1:]]
    assert acts == [
        "somebody unknown – ASSAULT – US military",
        "militia – ASSAULT – US military",
        "militia – ASSAULT – US military",
    ]
    listed = page.get("/stories").text
    assert 'data-label="Who">somebody unknown (blamed: militia)</td>' in listed
    assert "told as a fact; denied by militia (Shelling)" in listed
    assert [claim["actors"] for claim in page.get("/claims.json").json()["rows"]] == [[], ["militia"], ["militia"]]


def test_a_link_that_only_the_order_of_time_tells_is_shown_as_such_with_its_confidence(visitor):
    hit = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-03", "says": "Hit it."}
    sent = {"type": "AID", "actors": ["FRAMIL"], "recipients": ["USAMIL"], "day": "2020-01-04", "says": "Sent a jet."}
    told = report("a", hit, sent, links=[("responds_to", 1, 0)])
    weak = dataclasses.replace(told, links=(dataclasses.replace(told.links[0], confidence=0.26),))
    page = visitor(weak)
    event = weak.events[1].id

    shown = " ".join(page.get(f"/events/{event}").text.split())
    assert ', perhaps <span class="rung">confidence 0.26: only the order of time is told' in shown
    assert "<br><q>Hit it.</q>" in shown
    [link] = page.get(f"/events/{event}.json").json()["links"]
    assert (link["confidence"], link["weak"], link["sentence"]) == (0.26, True, "Hit it.")


def test_the_page_of_a_dyad_shows_the_ids_of_what_the_reports_say_of_it(tmp_path):
    with open_store(made.store(tmp_path / "made.duckdb")) as store:
        [(id,)] = store.assessments().project("assessment_id").fetchall()
    page = TestClient(web.app(tmp_path / "made.duckdb"), base_url="http://localhost").get("/dyads/NOR/SWE").text

    assert f"assessment <code>{id}</code>" in page


def test_a_story_shows_each_number_with_its_mouth_and_its_sentence(visitor):
    text = "Jets bombed a port in Yemen, killing nine people, medics said. Rebels put the toll at 30."
    page = visitor(polybius.read(text, published="2020-01-10"))
    [row] = page.get("/stories.json").json()["rows"]
    shown = page.get(f"/stories/{row['story_id']}").text

    assert "<h2>How many, by whose word</h2>" in shown
    assert '<td data-label="Sentence">Rebels put the toll at 30.</td>' in shown
    [numbers] = page.get(f"/stories/{row['story_id']}.json").json()["numbers"]
    assert [(told["min"], told["says"]) for told in numbers["series"]] == [(9, "medics"), (30, "Rebels")]
