"""The table of claims on a terminal of 100 columns, and the ids that it hands on."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius import open_store, read
from polybius.store import rows
from tests.stories.made import report
from tests.test_cli import polybius

HIT = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-03"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claims") / "made.duckdb"
    with open_store(path) as opened:
        opened.add([
            report("a", HIT | {"says": "Hit a post, Tehran's envoy said.", "chain": [("IRNGOV", "CT+")]}),
            report("b", {"type": "CONSULT", "actors": ["NOR", "SWE"], "day": "2020-02-03"}),
        ])  # fmt: skip
        opened.link()
    return path


def test_a_terminal_of_100_columns_shows_who_says_what_through_whom_and_an_id_for_explain(store):
    shown = polybius("claims", store, "--format", "table", COLUMNS="100").stdout
    with open_store(store, read_only=True) as opened:
        [claim] = rows(opened.claims(event_type="ASSAULT"))
    [line] = [line for line in shown.splitlines() if claim["claim_id"] in line]

    assert line.split() == [
        claim["claim_id"],
        "IRN:",
        "Hit",
        "asserts",
        "IRNMIL",
        "ASSAULT",
        "USAMIL",
        "Tigris",
        "Wire",
    ]
    assert max(map(len, shown.splitlines())) <= 100
    assert polybius("explain", store, claim["claim_id"]).stdout.startswith(f"story    {claim['story_id']}")


def test_the_claims_of_a_story_are_asked_for_by_the_id_of_one_of_them(store):
    with open_store(store, read_only=True) as opened:
        [claim] = rows(opened.claims(event_type="ASSAULT"))
        assert [row["claim_id"] for row in rows(opened.claims(story=claim["claim_id"]))] == [claim["claim_id"]]


def test_a_relation_lists_its_assessments_with_ids_for_explain(tmp_path):
    text = "Norway and Sweden met on Monday. Relations between Norway and Sweden have worsened, a minister said."
    with open_store(tmp_path / "made.duckdb") as opened:
        opened.add([read(text, published="2021-03-03")])
        opened.link()
        [(id,)] = opened.assessments().project("assessment_id").fetchall()

    shown = polybius("relation", tmp_path / "made.duckdb", "NOR", "SWE", "--format", "table").stdout
    assert id in shown[shown.index("What the texts say of the relation") :]
    assert polybius("explain", tmp_path / "made.duckdb", id).stdout.startswith(f"assessment {id}")
