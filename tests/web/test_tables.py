"""What the tables of the pages show in their cells."""

from __future__ import annotations

import dataclasses
import re

from starlette.testclient import TestClient

from polybius import web
from polybius.cli.tables import STORY_COLUMNS
from polybius.schema import Link
from polybius.store import open_store, rows
from polybius.web.tables import TABLES
from tests.report import made
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


def test_a_notice_that_stands_above_all_lines_is_not_told_in_each(client, tmp_path):
    assert client.get("/documents").text.count(made.NOTICE) == 2  # above, and for the browser
    path = made.store(tmp_path / "two.duckdb")
    other = made.told("x", "Norway met Sweden.", ("Norway", "NORGOV"), "met", ("Sweden", "SWEGOV"), "CONSULT", None)
    with open_store(path) as store:
        store.add([dataclasses.replace(other, document=dataclasses.replace(other.document, notice=None))])
    mixed = TestClient(web.app(path), base_url="http://localhost").get("/documents").text
    assert mixed.count(f'<td data-label="Notice">{made.NOTICE}</td>') == 6


def test_the_sentences_of_a_chain_name_its_stories_by_their_numbers_and_not_again(tmp_path):
    charge, visit = (
        made.told(name, f"Norway {did} Sweden.", ("Norway", "NOR"), did, ("Sweden", "SWE"), kind, day)
        for name, did, kind, day in (
            ("first", "accused", "ACCUSE", "2021-04-01"), ("second", "visited", "CONSULT", "2021-04-02"),
        )
    )  # fmt: skip
    link = Link("responds_to", visit.events[0].id, charge.events[0].id, None, 0.9)
    with open_store(tmp_path / "linked.duckdb") as store:
        store.add([charge, dataclasses.replace(visit, links=(link,))])
        store.link()
        [story] = [row["story_id"] for row in rows(store.stories(event_type="CONSULT"))]
    page = TestClient(web.app(tmp_path / "linked.duckdb"), base_url="http://localhost").get(f"/stories/{story}").text

    assert '<b>1</b> · 1 Apr 2021</span><a class="what q3"' in page
    assert '><b>1</b> <i class="k-responds_to">is answered by</i> <b>2</b>' in page
    shown = re.sub("<title>.*?</title>|<[^>]*>", "", page.partition('id="chain"')[2].partition("</section>")[0])
    assert shown.count("Norway – accuse – Sweden") == 1


def test_an_outlet_that_tells_something_in_its_own_name_is_named_once(client):
    lines = client.get("/claims?type=coerce").text.partition("<tbody>")[2].split("<tr>")
    [own] = [line for line in lines if "in the reports" in line]
    assert '<td data-label="Told as"></td>' in own
    assert own.count("Skagen Courier") == 1
    [office] = [line for line in lines if "harbour office</td>" in line]
    assert '<td data-label="Told as">the harbour office</td>' in office
