"""The sample reports carry their mark, and every record of the truth stands in the words of its report."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from polybius import samples

MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
EVENT_FIELDS = (
    "id sentence trigger type modes actors recipients earliest latest place host counts status certain sources ended "
    "clear same_as story"
).split()
# The days on which the facts of the story fall; each must be told by a report, to within a week.
DAYS_OF_THE_FACTS = """2019-12-27 2019-12-29 2019-12-31 2020-01-03 2020-01-05 2020-01-06 2020-01-08 2020-01-10
2020-01-11 2020-01-15 2020-01-24 2020-01-30 2020-02-01 2020-03-01 2020-03-11 2020-03-13 2020-03-14 2020-03-26
2020-03-29 2020-04-09 2020-05-07 2020-06-11""".split()
COPIES = ["05-airport-strike-wire", "06-airport-strike-harbour", "07-airport-strike-lakeside"]
UNDATED = "30-relation-not-returned"


class Article(HTMLParser):
    """The words of the headline and the paragraphs inside the article."""

    def __init__(self):
        super().__init__()
        self.paragraphs: list[str] = []
        self.in_article = self.in_paragraph = False

    def handle_starttag(self, tag, attrs):
        self.in_article = self.in_article or tag == "article"
        if self.in_article and tag in ("p", "h1"):
            self.in_paragraph = True
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        self.in_article = self.in_article and tag != "article"
        self.in_paragraph = self.in_paragraph and tag not in ("p", "h1")

    def handle_data(self, data):
        if self.in_paragraph:
            self.paragraphs[-1] += data


def front_matter(text: str) -> tuple[dict[str, str], str]:
    _, head, body = text.split("---\n", 2)
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def read(path: Path) -> dict[str, tuple[dict[str, str], str]]:
    """The head and the body of each document of a file, by its id."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        article = Article()
        article.feed(text)
        meta = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text))
        head = {
            "title": meta["og:title"],
            "published": meta["article:published_time"][:10],
            "notice": meta["polybius:notice"],
            "publisher": meta["og:site_name"],
        }
        return {path.stem: (head, "\n".join(article.paragraphs))}
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in text.splitlines()]
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    else:
        return {path.stem: front_matter(text)}
    return {row["id"]: (row, row["text"]) for row in rows}


FILES = sorted(samples.folder().iterdir())
DOCUMENTS = {doc: document for path in FILES for doc, document in read(path).items()}
TRUTH = {record["doc"]: record for record in samples.truth()}
EVENTS = [(doc, event) for doc, record in TRUTH.items() for event in record["events"]]


def test_each_document_has_one_record_of_truth():
    assert len(samples.truth()) == len(TRUTH)
    assert set(TRUTH) == set(DOCUMENTS)
    assert 30 <= len(DOCUMENTS) <= 40


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_a_report_has_80_to_500_words_and_carries_the_mark(doc):
    head, body = DOCUMENTS[doc]

    assert head["notice"] == samples.NOTICE
    assert head["publisher"]
    assert 80 <= len(body.split()) <= 500


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".html"], ids=lambda path: path.stem)
def test_a_page_shows_the_mark_in_its_footer_and_is_full_of_things_that_are_not_the_article(path):
    page = path.read_text(encoding="utf-8")
    footer = page[page.index("<footer>") :]

    assert samples.NOTICE in footer
    for clutter in ("cookie", "advertisement", "comment", "application/ld+json", "<li>"):
        assert clutter in page.lower(), clutter


def test_every_format_that_the_reader_takes_is_there():
    assert Counter(path.suffix for path in FILES).keys() == {".txt", ".md", ".html", ".jsonl", ".csv"}


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_the_published_day_of_the_truth_is_that_of_the_report(doc):
    published = TRUTH[doc]["published"]

    if doc == UNDATED:
        assert "published" not in DOCUMENTS[doc][0]
        assert published["earliest"] < published["latest"]
    else:
        assert published == dict.fromkeys(("earliest", "latest"), DOCUMENTS[doc][0]["published"])


def test_the_undated_report_has_ad_marks_a_foreign_headline_and_no_title():
    head, body = DOCUMENTS[UNDATED]

    assert "title" not in head
    assert body.split("\n\n")[0].strip() == "[ad_1]"
    assert "[ad_2]" in body
    assert body.split("\n\n")[1].startswith("Oil falls")


def test_copies_share_most_sentences_differ_in_some_and_stay_in_one_part():
    def words(doc):
        return set(re.findall(r"\w+ \w+ \w+", DOCUMENTS[doc][1]))

    first, *others = COPIES
    for other in others:
        assert TRUTH[other]["copy_of"] == first
        assert DOCUMENTS[other][1] != DOCUMENTS[first][1]
        assert len(words(first) & words(other)) > 0.6 * min(len(words(first)), len(words(other)))
    assert {TRUTH[doc]["part"] for doc in COPIES} == {TRUTH[first]["part"]}


def test_half_of_the_documents_is_the_test_half():
    parts = Counter(record["part"] for record in TRUTH.values())

    assert set(parts) == {"dev", "test"}
    assert abs(parts["dev"] - parts["test"]) <= 2


@pytest.mark.parametrize(("doc", "event"), EVENTS, ids=[f"{doc}-{event['id']}" for doc, event in EVENTS])
def test_an_event_stands_in_the_words_of_its_report(doc, event):
    body = DOCUMENTS[doc][1]
    start = body.find(event["sentence"])

    assert start >= 0
    assert body.count(event["sentence"]) == 1
    end = body.find("\n", start)
    assert event["trigger"] in body[start : end if end >= 0 else None]
    assert 1 <= len(event["trigger"].split()) <= 4
    texts = [entity["text"] for entity in event["actors"] + event["recipients"]] + event["sources"]
    texts += [event["place"]["text"]] if event["place"] else []
    assert [text for text in texts if text not in body] == []


@pytest.mark.parametrize(("doc", "event"), EVENTS, ids=[f"{doc}-{event['id']}" for doc, event in EVENTS])
def test_an_event_keeps_to_plover_and_to_the_fields(doc, event):
    assert list(event) == EVENT_FIELDS
    assert set(event["modes"]) <= set(MODES[event["type"]].split())
    assert event["status"] in {"asserted", "negated", "hypothetical", "future", "historical"}
    for entity in event["actors"] + event["recipients"]:
        assert entity["code"].startswith(entity["country"])
        assert re.fullmatch(r"[A-Z]{3}|---", entity["country"])
    for count in event["counts"]:
        assert count["what"] in {"killed", "injured", "arrested", "displaced", "abducted", "other"}
        assert count["max"] is None or count["min"] <= count["max"]
    days = [dt.date.fromisoformat(event[key]) for key in ("earliest", "latest") if event[key]]
    assert days == sorted(days)
    if event["status"] in {"asserted", "historical"}:
        assert event["earliest"] is None or event["earliest"] <= TRUTH[doc]["published"]["latest"]


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_links_and_second_mentions_point_to_events_of_the_document(doc):
    record = TRUTH[doc]
    events = {event["id"]: event for event in record["events"]}

    assert list(events) == [f"e{number}" for number in range(1, len(record["events"]) + 1)]
    for link in record["links"]:
        assert link["kind"] in {"responds_to", "causes", "ends", "resumes", "same_as"}
        assert {link["from"], link["to"]} <= set(events)
        assert link["from"] != link["to"]
    for event in events.values():
        if event["same_as"]:
            first = events[event["same_as"]]
            assert first["same_as"] is None
            assert first["story"] == event["story"] or not event["clear"]


@pytest.mark.parametrize("doc", DOCUMENTS)
def test_what_a_report_says_of_a_relation_stands_in_its_words(doc):
    for assessment in TRUTH[doc]["assessments"]:
        assert assessment["text"] in DOCUMENTS[doc][1]
        assert assessment["statement"] in {"not_recovered", "worse", "better", "recovered"}


@pytest.mark.parametrize("day", DAYS_OF_THE_FACTS)
def test_each_day_of_the_story_is_told(day):
    def tells(event):
        if not (event["earliest"] and event["latest"]):
            return False
        width = dt.date.fromisoformat(event["latest"]) - dt.date.fromisoformat(event["earliest"])
        return event["earliest"] <= day <= event["latest"] and width.days <= 7

    assert any(event["clear"] and tells(event) for _, event in EVENTS)


@pytest.mark.parametrize(
    ("first", "second", "story"),
    [
        ("13-missiles-first-night", "14-eighty-dead-agency", "ain-al-asad-missiles"),  # none hurt, 80 dead
        ("20-million-man-march", "21-baghdad-march-wire", "million-march"),  # a million, 200,000
    ],
)
def test_two_reports_contradict_each_other_on_numbers(first, second, story):
    def numbers(doc):
        events = [event for event in TRUTH[doc]["events"] if event["story"] == story]
        return {(count["what"], count["min"]) for event in events for count in event["counts"]}

    assert numbers(first)
    assert numbers(second)
    assert numbers(first) != numbers(second)


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("a denial", lambda event: event["status"] == "negated" and event["clear"] and event["sources"]),
        ("a threat", lambda event: event["type"] == "THREATEN" and event["clear"]),
        ("an announced plan", lambda event: event["type"] == "AGREE" and "plans" in event["trigger"]),
        ("background", lambda event: event["status"] == "historical" and event["latest"] and event["latest"] < "2015"),
        ("three mouths", lambda event: len(event["sources"]) >= 3),
        ("two mouths", lambda event: len(event["sources"]) == 2 and event["clear"]),
        ("a stop that has ended", lambda event: event["type"] == "SANCTION" and event["ended"] is True),
        ("a stop that stands", lambda event: event["type"] == "SANCTION" and event["ended"] is False),
    ],
)
def test_the_kinds_that_a_reader_must_master_are_there(kind, holds):
    assert any(holds(event) for _, event in EVENTS), kind


def test_names_are_spelled_in_several_ways():
    everything = " ".join(body for _, body in DOCUMENTS.values())

    for spellings in (
        "Soleimani Sulaimani Suleimani Soleimany",
        "Kadhimi Kazemi",
        "Asad Assad",
        "Kataib Kata'ib",
        "Hashd PMF",
        "Muhandis Mohandes",
    ):
        assert [name for name in spellings.split() if name not in everything] == []
