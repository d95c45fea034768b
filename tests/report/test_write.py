from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from polybius import report
from polybius.errors import InputError
from polybius.exchange import import_files
from polybius.store import Store, open_store
from tests.relations.generated import scores
from tests.report import made
from tests.stories.made import report as by_hand

DAY = dt.date(2021, 3, 2)


class Page(HTMLParser):
    """The elements of a page with their attributes, the texts of its scripts and styles, and its visible words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.words: list[str] = []
        self.inside: tuple[str, dict[str, str | None]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_endtag(self, tag: str) -> None:
        self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.raw.append((*self.inside, data))
        else:
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]


@pytest.fixture(scope="module")
def html(path: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    from polybius.store import open_store

    out = tmp_path_factory.mktemp("out") / "report.html"
    with open_store(path, read_only=True) as store:
        report.write(store, "NOR", "SWE", around=DAY, out=out)
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.fixture(scope="module")
def data(page: Page) -> dict:
    return json.loads(next(text for _, attributes, text in page.raw if attributes.get("id") == "data"))


def test_the_page_asks_for_nothing_outside_itself(page: Page) -> None:
    assert page.values("src") == []
    assert [
        tag for tag, _ in page.elements if tag in ("link", "iframe", "object", "embed", "img", "base", "form")
    ] == []
    styles = " ".join(text for tag, _, text in page.raw if tag == "style")
    assert "url(" not in styles
    assert "@import" not in styles


def test_the_pages_policy_names_its_own_scripts_and_styles_and_nothing_else(page: Page) -> None:
    policy = next(
        attributes["content"] or ""
        for tag, attributes in page.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    digests = {
        tag: {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for name, attributes, text in page.raw
            if name == tag and attributes.get("type") is None
        }
        for tag in ("script", "style")
    }

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, found in digests.items():
        allowed = re.search(rf"{tag}-src ([^;]*);", policy)
        assert allowed
        assert set(allowed[1].split()) == found


def test_no_element_carries_a_style_or_a_handler(page: Page) -> None:
    names = {name for _, attributes in page.elements for name in attributes}

    assert [name for name in names if name == "style" or name.startswith("on")] == []


def test_what_articles_say_never_becomes_markup(page: Page) -> None:
    words = " ".join(page.words)

    assert sum(tag == "script" for tag, _ in page.elements) == 3  # the data, the drawing library, our own
    assert "alert('title')" in words
    assert "alert('text')" in words
    assert "<b>lies</b>" in words
    assert [tag for tag, _ in page.elements if tag == "img"] == []


def test_a_link_leads_to_the_page_itself_or_to_the_web(page: Page) -> None:
    assert {href.split(":")[0] if ":" in href else href[:1] for href in page.values("href")} <= {"#", "https"}


def test_every_link_inside_the_page_arrives(page: Page) -> None:
    ids = page.values("id")
    inner = {href[1:] for href in page.values("href") if href.startswith("#") and not href.startswith("#days=")}

    assert len(ids) == len(set(ids))
    assert inner <= set(ids)


def test_every_story_leads_to_sentences_that_stand_in_their_documents(data: dict) -> None:
    texts = {reading.document.id: reading.document.text for reading in made.readings()}

    assert len(data["stories"]) == 4
    for story in data["stories"]:
        assert story["events"]
        for event in story["events"]:
            assert event["sentence"] in texts[event["source"]["id"]]
            assert "".join(text for text, _ in event["pieces"]) == event["sentence"]
            assert "action" in {role for _, role in event["pieces"]}


def test_every_number_of_a_level_leads_to_stories_of_the_page(data: dict, page: Page) -> None:
    told = [story for level in data["levels"] for story in level["stories"]]

    assert told
    assert set(told) <= {story["id"] for story in data["stories"]} <= set(page.values("id"))


def test_the_notice_is_visible_and_for_machines(page: Page, data: dict) -> None:
    metas = [
        attributes.get("content") for _, attributes in page.elements if attributes.get("name") == "polybius:notice"
    ]

    assert metas == [made.NOTICE]
    assert data["notices"] == [made.NOTICE]
    assert made.NOTICE in " ".join(page.words)


def test_reports_and_copies_of_a_story_are_told_apart(data: dict) -> None:
    seizure = next(story for story in data["stories"] if story["event_type"] == "COERCE")

    assert (seizure["n_documents"], seizure["n_copies"], seizure["injured"]) == (2, 1, "2–4")


def test_what_is_denied_is_shown_and_not_counted(data: dict) -> None:
    denial = next(story for story in data["stories"] if story["event_type"] == "SANCTION")

    assert not denial["counted"]
    assert denial["why_not"] == "not told as having happened"
    assert denial["id"] not in {story for level in data["levels"] for story in level["stories"]}


def test_a_sentence_shows_who_did_what_to_whom_when_where_and_who_says_so(data: dict) -> None:
    seizure = next(story for story in data["stories"] if story["event_type"] == "COERCE")
    event = next(event for event in seizure["events"] if event["source"]["id"] == "seizure")
    roles = {role: text for text, role in event["pieces"] if role}

    assert roles == {
        "actor": "Norwegian patrol boats",
        "action": "seized",
        "recipient": "a Swedish trawler",
        "place": "Bergen",
        "time": "Tuesday",
        "source": "said",
        "count": "two sailors",
    }
    assert event["says"] == ["the harbour office", "Fjord Wire"]


def test_articles_are_quoted_by_the_sentence_unless_asked_for_whole(html: str, store: Store, tmp_path: Path) -> None:
    out = tmp_path / "whole.html"
    report.write(store, "NOR", "SWE", around=DAY, out=out, with_text=True)

    assert "the weather alone" not in html
    assert "the weather alone" in out.read_text(encoding="utf-8")


def test_a_shock_that_nobody_named_is_the_story_told_most_and_the_page_says_so(store: Store, tmp_path: Path) -> None:
    text = report.write(store, "NOR", "SWE", out=tmp_path / "r.html")

    assert "Nobody named a shock" in text
    assert "Around 2 Mar 2021" in text


def test_the_period_leaves_out_what_lies_outside_it(store: Store) -> None:
    text = report.write(store, "NOR", "SWE", since=dt.date(2021, 3, 12), until=dt.date(2021, 3, 31))

    assert "20 Mar 2021" in text
    assert "COERCE" not in text


def test_a_period_holds_the_measures_that_stood_in_it_and_no_shock_from_before(tmp_path: Path) -> None:
    reading = made.told(
        "halt", "Norway suspended training with Sweden.", ("Norway", "NORGOV"), "suspended", ("Sweden", "SWEGOV"),
        "SANCTION", "2021-03-10", published="2021-03-11",
    )  # fmt: skip
    event = dataclasses.replace(reading.events[0], modes=("discontinue",), contexts=("military",))
    with open_store(tmp_path / "ledger.duckdb") as store:
        store.add([dataclasses.replace(reading, events=(event,))])
        store.link()
        before = report.write(store, "NOR", "SWE", until=dt.date(2020, 12, 31))
        after = report.write(store, "NOR", "SWE", since=dt.date(2022, 1, 1))

    assert "No standing measure is told" in before  # it came later
    assert "Until 31 Dec 2020." in before
    assert "(standing): since 10 Mar 2021" in after
    assert "From 1 Jan 2022." in after
    assert "around" not in after.partition("## Methods")[0]  # nothing is told of the period: no shock is chosen


def test_the_bundled_series_stands_beside_with_its_citation(store: Store, tmp_path: Path) -> None:
    found = report.bundled("USA", "IRQ")
    assert found is not None
    series, citation = found

    text = report.write(
        store, "USA", "IRQ", around=dt.date(2020, 1, 3), out=tmp_path / "r.html", series=series, citation=citation
    )

    assert "asked of other data" in text
    assert "gdeltproject.org" in citation
    assert report.bundled("NOR", "SWE") is None


def test_markdown_has_the_same_stories_sentences_and_a_footnote_for_each_source(store: Store, data: dict) -> None:
    text = report.write(store, "NOR", "SWE", around=DAY)

    cited, defined = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert cited <= defined
    assert len(defined) == 6
    assert all(f'id="{story["id"]}"' in text for story in data["stories"])
    assert "**Norwegian patrol boats** *(who)*" in text
    assert made.NOTICE in text


def test_markdown_takes_no_markup_from_an_article(store: Store) -> None:
    text = report.write(store, "NOR", "SWE", around=DAY)

    assert "\\<script\\>alert" in text
    assert not re.search(r"(?<!\\)<(script|img|b)\b", text)
    assert not re.search(r"(?<!\\)\]\(javascript", text)


@pytest.mark.parametrize("name", ["report.pdf", "report", "no/such/folder/report.html"])
def test_a_report_that_cannot_be_written_says_why(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"report"):
        report.write(store, "NOR", "SWE", out=tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_dyad_of_which_nothing_is_told_is_a_page_that_says_so(store: Store, tmp_path: Path) -> None:
    text = report.write(store, "FIN", "DNK", out=tmp_path / "r.html")

    assert "No counted conflict story marks a shock" in text
    assert [id for id in ("stories", "curve", "sources") if f'id="{id}"' in text] == []


def test_the_report_of_a_daily_table_has_its_curve_though_it_tells_no_act(tmp_path: Path) -> None:
    days = tmp_path / "days.csv"
    rows = [f"NOR-SWE,{row['date']},{row['score']}" for row in scores(3, drop=-20.0)]
    days.write_text("\n".join(["dyad,date,score", *rows]) + "\n", encoding="utf-8")
    with open_store(tmp_path / "days.duckdb") as store:
        import_files(store, [days], "pairs")
        page, text = (report.write(store, "NOR", "SWE", out=tmp_path / name) for name in ("r.html", "r.md"))

    assert 'id="curve"' in page
    assert 'id="stories"' not in page
    assert "## Levels by week" in text
    assert "## Stories" not in text


def test_a_report_of_nothing_says_so_once(store: Store, tmp_path: Path) -> None:
    text = report.write(store, "FIN", "DNK", out=tmp_path / "r.md")

    assert text.count("No act between the two is counted") == 1
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Finding", "## Standing measures", "## Methods",
    ]  # fmt: skip


@pytest.mark.parametrize("n_reports", [0, 1])
def test_without_a_dated_report_no_day_is_made_up(tmp_path: Path, n_reports: int) -> None:
    from polybius.store import open_store

    expelled = {"type": "SANCTION", "actors": ["NORGOV"], "recipients": ["SWEGOV"], "modes": ["expel"]}
    with open_store(tmp_path / "undated.duckdb") as store:
        store.add([by_hand("undated", expelled, published=None)][:n_reports])
        store.link()
        relation = store.relation("NOR", "SWE")
        report.plot(store, "NOR", "SWE", out=tmp_path / "picture.svg")
        texts = [report.write(store, "NOR", "SWE", out=tmp_path / name) for name in ("report.html", "report.md")]

    assert relation.summary.startswith("Reported interaction of NOR and SWE: no day is told of.")
    assert [text for text in texts if "No day is told of" not in text] == []
    assert [text for text in (*texts, (tmp_path / "picture.svg").read_text()) if "1970" in text] == []


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_report_says_how_it_is_to_be_cited(path: Path, tmp_path: Path, ending: str) -> None:
    with open_store(path, read_only=True) as store:
        run = store.connection.execute("SELECT run_id FROM runs").fetchall()[0][0]
        written = report.write(store, "NOR", "SWE", out=tmp_path / f"out.{ending}")
    words = (tmp_path / f"out.{ending}").read_text(encoding="utf-8")
    cited = words.partition("To be cited as: ")[2].partition("\n")[0]
    assert written is not None
    assert "Norway – Sweden" in cited.replace("\\", "")
    assert f"run {run} (model " in cited.replace("\\", "")
