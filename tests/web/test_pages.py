from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import polybius
from polybius import web
from polybius.schema import Link, Refusal
from polybius.store import open_store
from tests.report import made
from tests.store.test_reader import writer


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.found if name in attributes]


def test_every_page_is_there_and_carries_the_notice(client: TestClient, pages: list[str]) -> None:
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        if "FIN" not in address:
            assert f'name="polybius:notice" content="{made.NOTICE}"' in answer.text, address


def test_no_page_has_a_script_or_style_of_its_own_or_asks_for_anything_elsewhere(
    client: TestClient, pages: list[str]
) -> None:
    for address in pages:
        page = Elements(client.get(address).text)
        names = {name for _, attributes in page.found for name in attributes}
        assert [name for name in names if name == "style" or name.startswith("on")] == [], address
        assert all(
            attributes.get("src", "").startswith("/static/") for tag, attributes in page.found if tag == "script"
        )
        assert "style" not in {tag for tag, _ in page.found}
        assert all(value.startswith("/static/") for value in page.values("src")), address


def test_no_heading_leaves_a_level_out(client: TestClient, pages: list[str]) -> None:
    for address in pages:
        levels = [int(tag[1]) for tag, _ in Elements(client.get(address).text).found if tag in ("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (address, levels)


def test_every_table_has_a_caption(client: TestClient, pages: list[str]) -> None:
    for address in pages:
        tags = [tag for tag, _ in Elements(client.get(address).text).found if tag not in ("abbr", "code")]
        assert [after for tag, after in itertools.pairwise(tags) if tag == "table" and after != "caption"] == [], (
            address
        )


def test_what_articles_say_is_shown_as_words(client: TestClient, pages: list[str]) -> None:
    page = Elements(client.get("/documents/nasty").text)

    assert "alert('text')" in " ".join(page.words)
    assert "</script>" not in client.get("/documents/nasty").text.replace("&lt;/script&gt;", "")
    for address in pages:
        assert "<img" not in client.get(address).text, address


def test_links_lead_to_pages_here_or_to_the_web(client: TestClient, pages: list[str]) -> None:
    for address in pages:
        for href in Elements(client.get(address).text).values("href"):
            assert href.startswith(("/", "#", "?", "https://example.org/")), (address, href)


def test_every_link_of_every_page_arrives(client: TestClient, pages: list[str]) -> None:
    inner = {
        href.partition("#")[0]
        for address in pages
        for href in Elements(client.get(address).text).values("href")
        if href.startswith("/")
    }

    assert {client.get(href).status_code for href in inner if not href.endswith((".json", ".csv"))} == {200}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_every_page_has_a_copy_for_machines_at_the_same_address(
    client: TestClient, pages: list[str], form: str
) -> None:
    for address in pages:
        path, mark, query = address.partition("?")
        answer = client.get(f"{'/home' if path == '/' else path}.{form}{mark}{query}")
        assert answer.status_code == 200, address
        if form == "json":
            assert answer.json()
        else:
            assert len(list(csv.reader(io.StringIO(answer.text)))) >= 1


def test_an_id_of_any_signs_has_its_copies_for_machines(tmp_path: Path) -> None:
    path = made.store(tmp_path / "signs.duckdb")
    sides = ("Sweden", "SWEGOV"), "met", ("Norway", "NORGOV"), "CONSULT", "2021-04-01"
    with open_store(path) as store:
        store.add([made.told("a?b#c d", "Sweden met Norway.", *sides)])
    visitor = TestClient(web.app(path), base_url="http://localhost")

    assert 'href="/documents/a%3Fb%23c%20d.json"' in visitor.get("/documents/a%3Fb%23c%20d").text


def test_the_json_of_a_dyad_leads_down_to_sentences(client: TestClient) -> None:
    data = client.get("/dyads/NOR/SWE.json?around=2021-03-02").json()

    assert data["finding"]["verdict"] == "cannot tell"
    assert len(data["stories"]) == 4
    assert all(story["events"][0]["sentence"] for story in data["stories"])
    assert {story for level in data["levels"] for story in level["stories"]} <= {
        story["id"] for story in data["stories"]
    }


def test_a_cell_that_a_spreadsheet_would_run_is_defused(client: TestClient) -> None:
    titles = [row["title"] for row in csv.DictReader(io.StringIO(client.get("/documents.csv").text))]

    assert not any(title.startswith(("=", "+", "-", "@")) for title in titles)


def test_the_stories_of_some_days_are_those_of_some_days(client: TestClient) -> None:
    page = client.get("/dyads/NOR/SWE?days=2021-03-01..2021-03-07").text

    assert "1 story of 1–7 Mar 2021" in page
    assert "COERCE" in page
    assert "CONSULT" not in page.partition('id="stories"')[2].partition('id="methods"')[0]


def test_an_article_colours_the_event_that_the_address_names(client: TestClient, ids: dict[str, str]) -> None:
    event = client.get("/events.json?document=seizure").json()["rows"][0]["event_id"]
    page = client.get(f"/documents/seizure?event={event}").text

    assert '<mark class="mark r-actor" data-gloss="who"' in page
    assert 'id="here"' in page
    assert "the weather alone" in page


def test_a_filter_narrows_a_table_and_says_how_many(client: TestClient) -> None:
    assert "<h1>1 event</h1>" in client.get("/events?type=consult").text
    assert "<h1>1 document</h1>" in client.get("/documents?q=NASTY").text
    assert client.get("/stories.json?from=2021-03-12&to=2021-03-31").json()["total"] == 2


def test_what_can_be_chosen_is_offered_and_stays_chosen(client: TestClient) -> None:
    page = client.get("/claims?type=coerce&says=blames").text
    assert '<option value="COERCE" selected>' in page
    assert '<option value="blames" selected>' in page
    assert page.count("selected") == 2
    nothing = client.get("/events?type=aid").text
    assert 'Nothing found: <a href="/events">ask without the filters</a>' in nothing


def test_of_two_of_whom_nothing_is_told_the_page_says_so_once(client):
    page = client.get("/dyads/FIN/DNK").text
    assert "No story is told between the two." in page
    assert page.count("No act between the two is counted.") == 1
    assert 'id="curve"' not in page
    assert 'id="stories"' not in page
    assert "No story is told between the two in these days." in client.get("/dyads/NOR/SWE?from=2025-01-01").text


def test_a_period_without_reports_counts_nothing(client: TestClient) -> None:
    page = client.get("/dyads/NOR/SWE?from=2025-01-01").text
    assert "0 of them counted" in page
    assert "No day is covered by a report." in page


def test_what_opened_a_measure_before_the_asked_days_is_listed_and_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "recall.duckdb"
    told = {
        "2021-03-04": "Norway recalled its ambassador from Sweden on Wednesday.",
        "2021-05-20": "Norway's foreign minister met his Swedish counterpart in Oslo on Wednesday.",
    }
    with open_store(path) as store:
        store.add(polybius.read(text, published=day) for day, text in told.items())
        store.link()
    client = TestClient(web.app(path), base_url="http://127.0.0.1:8765")
    page = client.get("/dyads/NOR/SWE?from=2021-05-01").text
    assert "2 stories, 1 of them counted" in page
    assert "Not counted in the curve: outside the days that are asked for" in page


def test_a_page_beyond_the_last_is_the_last(client: TestClient) -> None:
    for number in ("99", "0", "-1", "x", "9" * 30, "²"):
        assert client.get(f"/events?page={number}").status_code == 200


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE events; --", "%' OR 1=1", "\x00", "$1", "{0}", "<script>", "a" * 5000]
)
def test_no_words_of_a_visitor_reach_the_database_as_sql_or_the_page_as_markup(client: TestClient, words: str) -> None:
    found, refused = (client.get("/events", params={"q": words, name: words}) for name in ("document", "actor"))

    assert (found.status_code, refused.status_code) == (200, 400)
    assert "<script>" not in found.text + refused.text
    assert "<h1>0 events</h1>" in found.text


@pytest.mark.parametrize(
    ("a", "b", "address"),
    [
        ("NOR", "SWE", "/dyads/NOR/SWE"),
        ("norway", " Sweden ", "/dyads/NOR/SWE"),
        ("Norway:armed", "SWE+proxies", "/dyads/NOR%3Aarmed/SWE%2Bproxies"),
        ("NORMIL", "SWE", "/dyads/NORMIL/SWE"),
        ("norMil", "swe:ANY", "/dyads/NORMIL/SWE%3Aany"),
        ("", "", "/"),  # the first page lists them
    ],
)
def test_a_dyad_is_found_by_codes_and_by_names(client: TestClient, a: str, b: str, address: str) -> None:
    answer = client.get("/dyads", params={"a": a, "b": b})

    assert (answer.status_code, answer.headers["location"]) == (303, address)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/stories/none", 404),
        ("/events/none", 404),
        ("/documents/none", 404),
        ("/nowhere", 404),
        ("/static/../app.py", 404),
        ("/dyads?a=&b=SWE", 400),
        ("/dyads?a=//evil.example&b=SWE", 400),  # no way out of this machine
        ("/dyads/NOR/ZZZ", 400),
        ("/dyads/NOR/SWE?around=yesterday", 400),
        ("/dyads/NOR/SWE?from=2021-13-40", 400),
        ("/dyads/NOR/SWE?panel=Nobody's Gazette", 400),
        ("/dyads/NOR:nobody/SWE", 400),
        ("/events?from=2021", 400),
        ("/events?type=BOMBING", 400),
        ("/stories?from=2021-03-02&to=2021-03-01", 400),
        ("/dyads/NOR/SWE?from=2021-03-02&to=2021-03-01", 400),
        ("/events?to=<script>", 400),
        ("/events?since=2021-03-02", 400),  # "from": a filter that is none shall not seem to have filtered
        ("/stories?<script>=1", 400),
        ("/?from=2021-03-02", 400),
        ("/dyads/NOR/SWE?since=2021-03-02", 400),
        ("/dyads?a=NOR&b=SWE&from=2021-03-02", 400),
        ("/documents/seizure?story=x", 400),
        ("/measures?a=NOR", 400),  # a dyad has two sides
        ("/measures?a=NOR&b=nobody at all", 400),
        ("/measures?at=2021-02-30", 400),
        ("/measures?since=2021-02-03", 400),
        ("/check?statement=Norway-Sweden relations worsened in March 2021&said=today", 400),
        ("/check?statement=Norway-Sweden relations worsened in March 2021&panel=Nobody's Gazette", 400),
        ("/check?days=a.csv", 400),  # a file of this machine
    ],
)
def test_a_wrong_address_is_told_so_by_a_page(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    assert re.search("<title>Not (here|that way) – Polybius</title>", answer.text)
    assert '<a class="brand" href="/">' in answer.text
    assert "<script>" not in answer.text
    assert "Traceback" not in answer.text


def test_a_program_is_told_so_in_the_form_that_it_asked_for(client: TestClient) -> None:
    said = client.get("/events.json?since=2021")

    assert (said.status_code, client.get("/stories/none.json").status_code) == (400, 404)
    assert said.json()["error"] == (
        "this page cannot be asked 'since'; it can be asked actor, recipient, type, from, to, q, document, story, page"
    )
    assert client.get("/events.csv?type=BOMBING").headers["content-type"].startswith("text/plain")


def test_nothing_can_be_written_through_the_web(client: TestClient, pages: list[str]) -> None:
    answers = [client.post(address) for address in pages]

    assert {answer.status_code for answer in answers} == {405}
    assert all("can only be read" in answer.text and answer.headers["allow"] for answer in answers)


def test_the_store_can_be_added_to_between_two_visits(client: TestClient, tmp_path: Path) -> None:
    path = made.store(tmp_path / "growing.duckdb")
    visitor = TestClient(web.app(path), base_url="http://localhost")
    before = visitor.get("/documents.json").json()["total"]
    with open_store(path) as store:
        text = "Norway praised nobody, and Sweden met Norway's ministers."
        store.add(
            [
                made.told(
                    "new", text, ("Sweden", "SWEGOV"), "met", ("Norway's ministers", "NORGOV"), "CONSULT", "2021-04-01"
                )
            ]
        )
        store.link()

    assert visitor.get("/documents.json").json()["total"] == before + 1


def test_while_another_process_writes_the_store_pages_show_it_as_it_stood_and_say_so(tmp_path: Path) -> None:
    path = made.store(tmp_path / "written.duckdb")
    visitor = TestClient(web.app(path), base_url="http://localhost")
    before = visitor.get("/documents.json")
    with writer(path) as added:
        added("Orlo")
        page, data = visitor.get("/dyads/NOR/SWE"), visitor.get("/documents.json")

    assert (page.status_code, data.json()["total"]) == (200, before.json()["total"])
    assert "it is shown as it stood on " in page.text
    assert ["last-modified" in answer.headers for answer in (before, page, data)] == [False, True, True]
    assert "as it stood" not in visitor.get("/dyads/NOR/SWE").text
    assert visitor.get("/documents.json").json()["total"] == before.json()["total"] + 1


def test_a_page_that_cannot_be_shown_now_says_so_and_asks_again(tmp_path: Path) -> None:
    path = made.store(tmp_path / "written.duckdb")
    visitor = TestClient(web.app(path), base_url="http://localhost")
    path.unlink()
    with writer(path):  # of which the file itself holds nothing yet
        answer = visitor.get("/")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert '<meta http-equiv="refresh" content="10">' in answer.text
    assert "is open in another process" in answer.text


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    with open_store(path) as store:
        store.link()
    visitor = TestClient(web.app(path), base_url="http://localhost")

    assert "polybius read INPUT" in visitor.get("/").text
    assert visitor.get("/stories").status_code == 200


def test_a_store_shared_without_its_texts_still_shows_the_sentences(tmp_path: Path) -> None:
    with open_store(made.store(tmp_path / "whole.duckdb")) as store:
        shared = store.share(tmp_path / "shared.duckdb")
    visitor = TestClient(web.app(shared), base_url="http://localhost")

    page = visitor.get("/documents/seizure").text
    assert "was left out of the store; these sentences tell its events" in page
    assert page.count('<blockquote class="sentence"') == 1
    assert page.count('id="here"') == 1
    assert "Norwegian patrol boats" in visitor.get("/dyads/NOR/SWE").text


def test_a_story_tells_who_says_so_with_a_link_to_the_sentence(client, ids):
    page = client.get(f"/stories/{ids['story']}").text
    claims = client.get(f"/stories/{ids['story']}.json").json()["claims"]

    assert [(claim["side"], claim["says"], claim["n_origins"]) for claim in claims] == [
        ("the harbour office", "asserts", 1),
        ("in the reports' own name", "asserts", 1),
    ]
    table = page[page.index('id="claims"') : page.index("The sentences")]
    for claim in claims:
        assert f'id="{claim["id"]}"' in table
        assert all(f'href="/events/{telling["event"]}"' in table for telling in claim["tellings"])
    assert "2 independent origins" in table


def test_the_arrows_between_stories_end_at_their_rows_on_a_phone_too():
    template = (Path(web.__file__).parent / "templates" / "chain.html").read_text()

    (drawn,) = re.findall("<svg [^>]*>", template)
    assert 'preserveAspectRatio="none"' in drawn  # made narrower, it keeps its height
    assert 'role="group"' in drawn  # an image holds no links: each arrow is one


def test_an_article_tells_what_it_says_of_a_relation(client):
    data = client.get("/documents/talks.json").json()
    page = client.get("/documents/talks").text
    [said] = data["assessments"]

    assert (said["text"], said["statement"]) == ("relations grew worse", "worse")
    assert f'<p id="{said["assessment_id"]}"><q>relations grew worse</q>' in page
    assert '<a href="/dyads/NOR/SWE">Norway – Sweden</a>' in page
    checked = client.get("/check?statement=Norway-Sweden relations worsened in March 2021").text
    assert f'href="/documents/talks#{said["assessment_id"]}"' in checked
    assert "What it says of a relation" not in client.get("/documents/seizure").text


def test_an_event_says_what_its_type_stands_for(client, ids):
    page = client.get(f"/events/{ids['event']}").text
    assert '<p class="dek">COERCE: uses power short of violence' in page


def test_every_page_begins_with_a_link_to_its_content(client, pages):
    for address in pages:
        page = client.get(address).text
        assert page.index('<a class="skip" href="#main">') < page.index("<header")
        assert page.count('id="main"') == 1


def test_the_first_page_says_why_a_line_counts_other_stories_than_the_relation_above(client):
    assert "A line counts each story in which anybody of the one country" in client.get("/").text


def test_claims_are_a_table_that_leads_to_the_story(client):
    (row,) = client.get("/claims.json?says=blames").json()["rows"]

    assert (row["side"], row["blames"]) == ("NOR", ["SWEGOV"])
    assert f'href="/stories/{row["story_id"]}#{row["claim_id"]}"' in client.get("/claims?says=blames").text


def test_what_was_refused_and_what_was_put_right_has_a_page_that_the_first_one_leads_to(tmp_path, ids):
    path = made.store(tmp_path / "told.duckdb")
    with open_store(path) as store:
        store.add([Refusal("<i>scan</i>.txt", "binary")])
        store.correct(ids["event"], "reject", who="Ines", why="a drill")
    visitor = TestClient(web.app(path), base_url="http://localhost")
    home = visitor.get("/").text

    assert 'href="/refused"' in home
    assert 'href="/corrections"' in home
    assert "&lt;i&gt;scan&lt;/i&gt;.txt" in visitor.get("/refused?q=binary").text
    corrections = visitor.get("/corrections").text
    assert "Ines" in corrections
    assert f"event {ids['event']}" in corrections
    assert f'href="/events/{ids["event"]}"' not in corrections  # a rejected event has no page


def test_a_merge_a_split_and_an_edit_are_told_in_words(tmp_path):
    path = made.store(tmp_path / "told.duckdb")
    with open_store(path) as store:
        event, other = (store.stories(event_type=kind).fetchall()[0][0] for kind in ("COERCE", "CONSULT"))
        store.correct(event, "merge", value=other, who="Ines", why="one raid")
        store.link()
        talks = store.events(event_type="CONSULT").fetchall()[0][0]
        store.correct(talks, "split", who="Ines", why="talks")
        store.correct(talks, "edit", field="actors", value="NORMIL, NORGOV", who="Ines", why="officers too")
        store.link()
    visitor = TestClient(web.app(path), base_url="http://localhost")
    page = visitor.get("/corrections").text

    assert "merge 2 events with 1" in page
    assert "split 1 event from 2" in page
    assert f'href="/events/{talks}"' in page  # what a split names is the event that leaves its story
    assert "edit actors NORMIL, NORGOV" in page
    assert "actors NORMIL, NORGOV; by Ines on" in visitor.get(f"/events/{talks}").text


def test_the_address_of_a_merged_story_leads_on_to_where_it_stands_now(tmp_path):
    path = made.store(tmp_path / "told.duckdb")
    with open_store(path) as store:
        one, other = (store.stories(event_type=kind).fetchall()[0][0] for kind in ("COERCE", "CONSULT"))
        store.correct(one, "merge", value=other, who="Ines", why="one raid")
        store.link()
        [(gone, stands)] = store.connection.execute("SELECT story_id, other FROM story_redirects").fetchall()
    visitor = TestClient(web.app(path), base_url="http://localhost")

    assert visitor.get(f"/stories/{gone}").url.path == f"/stories/{stands}"
    assert visitor.get(f"/stories/{gone}.json").json()["id"] == stands


def test_an_event_tells_in_its_title_and_its_links_who_did_what_to_whom(tmp_path):
    charge, visit = (
        made.told(name, f"Norway {did} Sweden.", ("Norway", "NOR"), did, ("Sweden", "SWE"), kind, "2021-04-01")
        for name, did, kind in (("first", "accused", "ACCUSE"), ("second", "visited", "CONSULT"))
    )
    link = Link("responds_to", visit.events[0].id, charge.events[0].id, None, 0.9)
    path = tmp_path / "linked.duckdb"
    with open_store(path) as store:
        store.add([charge, dataclasses.replace(visit, links=(link,))])
        store.link()
    page = TestClient(web.app(path), base_url="http://localhost").get(f"/events/{visit.events[0].id}").text

    assert "<title>Norway (NOR) – CONSULT – Sweden (SWE) – Polybius</title>" in page
    assert 'data-label="Held">told as a fact<' in page
    address = f"/events/{charge.events[0].id}"
    assert (
        f'this event responds to <a href="{address}">Norway (NOR) – ACCUSE – Sweden (SWE), 1 Apr 2021 (“accused”)</a>'
        ' <span class="rung">confidence 0.90</span><br><q>Norway accused Sweden.</q>' in page
    )


def test_the_page_of_a_dyad_follows_the_sources_that_are_asked_for(client):
    page = client.get("/dyads/NOR/SWE?panel=sound, Skagen Courier").text
    assert "the panel of 2 sources that was given" in " ".join(page.split())
    assert 'value="sound, Skagen Courier"' in page  # and stays in the form
    everyone, one = (client.get(f"/dyads/NOR/SWE.json{asked}").json() for asked in ("", "?panel=Sound"))
    assert everyone["stories"] != one["stories"]


def test_every_page_is_told_of_in_the_docs(path):
    told = (Path(__file__).parents[2] / "docs" / "web.md").read_text()
    routes = {route.path for route in web.app(path).routes}
    named = {re.sub(r"\{\w+(:path)?\}", "ID", address) for address in routes if not address.endswith(".{form}")}

    assert {address for address in named if f"`{address}`" not in told} <= {"/dyads", "/dyads/ID/ID", "/static"}
