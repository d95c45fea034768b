"""What the tables of the pages show in their cells."""

from __future__ import annotations

from starlette.testclient import TestClient

from polybius import web
from polybius.cli.tables import STORY_COLUMNS
from polybius.store import open_store, rows
from polybius.web.tables import TABLES
from tests.stories.made import report


def test_a_number_that_one_side_alone_gives_is_shown_as_its_word_in_pages_and_tables(tmp_path):
    hit = {"type": "ASSAULT", "actors": ["NOR"], "recipients": ["SWE"], "day": "2021-03-02"}
    path = tmp_path / "one-sided.duckdb"
    with open_store(path) as store:
        store.add([
            report("a", hit | {"says": "Shelling killed 80, Oslo said.", "counts": {"killed": 80},
                               "chain": [("NORGOV", "CT+")]}, published="2021-03-03"),
            report("b", hit | {"says": "Shelling went on all day."}, published="2021-03-03"),
        ])  # fmt: skip
        store.link()
        [story] = rows(store.stories())
    visitor = TestClient(web.app(path), base_url="http://localhost")

    told = "80 killed according to Norway"
    assert told in visitor.get(f"/stories/{story['story_id']}").text
    assert told in visitor.get("/dyads/NOR/SWE").text
    assert "80 according to Norway" in visitor.get("/stories").text
    assert "80 (NOR says)" in [column.of(story) for column in STORY_COLUMNS]


def test_a_number_without_an_upper_end_says_so_in_pages_and_tables(tmp_path):
    hit = {"type": "ASSAULT", "actors": ["NOR"], "recipients": ["SWE"], "day": "2021-03-02"}
    path = tmp_path / "open-ended.duckdb"
    with open_store(path) as store:
        store.add([report("a", hit | {"says": "Shelling killed over 80.", "counts": {"killed": (80, None)}})])
        store.link()
        [story] = rows(store.stories())
    visitor = TestClient(web.app(path), base_url="http://localhost")

    for page in (f"/stories/{story['story_id']}", "/dyads/NOR/SWE"):
        assert "80 or more killed" in visitor.get(page).text
    assert "80 or more" in visitor.get("/stories").text
    assert "80+" in [column.of(story) for column in STORY_COLUMNS]


def test_stories_are_shown_the_most_told_first_and_with_their_confidence(client):
    told = [row["n_documents"] for row in client.get("/stories.json").json()["rows"]]

    assert told == sorted(told, reverse=True)
    for table in ("stories", "events"):
        assert '<td data-label="Confidence" class="num">0.90</td>' in client.get(f"/{table}").text


def test_of_many_words_for_somebody_the_first_are_shown_and_how_many_more_there_are():
    (called,) = (column.of for column in TABLES["entities"].columns if column.label == "Called")

    assert called({"names": ["a", "b"]}, None) == "a, b"
    assert called({"names": list("abcdefghij")}, None) == "a, b, c, d, e, f, g, h and 2 more"
