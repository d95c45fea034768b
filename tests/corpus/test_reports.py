"""The synthetic reports carry their mark, and every record of the truth stands in the words of its report."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from polybius import samples
from polybius.events.words.ontology import ontology

FOLDER = Path(__file__).parents[2] / "corpus" / "reports"
REACH = 1200  # characters from the start of a sentence within which its trigger stands
STATUSES = {"asserted", "negated", "hypothetical", "future", "historical"}
COUNTED = {"killed", "injured", "arrested", "displaced", "abducted", "other"}
REPORT_FIELDS = "id title published publisher kind notice part text".split()
EVENT_FIELDS = (
    "doc sentence trigger type modes actors recipients earliest latest place counts status certain source clear same_as"
).split()


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


REPORTS = {report["id"]: report for report in lines("reports.jsonl")}
EVENTS = lines("truth.jsonl")


@pytest.mark.parametrize("report", REPORTS.values(), ids=lambda report: report["id"])
def test_a_report_carries_its_mark_and_its_day(report):
    assert list(report) == REPORT_FIELDS
    assert report["notice"] == samples.NOTICE
    assert dt.date.fromisoformat(report["published"])
    assert 50 <= len(report["text"].split()) <= 500


def test_every_third_report_is_held_back():
    parts = [REPORTS[id]["part"] for id in sorted(REPORTS)]

    assert list(REPORTS) == sorted(REPORTS)
    assert parts == [("dev", "dev", "held")[number % 3] for number in range(len(parts))]


@pytest.mark.parametrize("doc", REPORTS)
def test_an_event_stands_in_the_words_of_its_report(doc):
    text = REPORTS[doc]["text"]
    for event in (event for event in EVENTS if event["doc"] == doc):
        start = text.find(event["sentence"])
        assert start >= 0, event["sentence"]
        assert event["trigger"] in text[start : start + REACH], event["trigger"]
        assert 1 <= len(event["trigger"].split()) <= 4, event["trigger"]
        words = [party["text"] for party in event["actors"] + event["recipients"]]
        assert [some for some in words if some not in text] == []


@pytest.mark.parametrize("doc", REPORTS)
def test_an_event_keeps_to_plover_and_to_the_fields(doc):
    for event in (event for event in EVENTS if event["doc"] == doc):
        assert list(event) == EVENT_FIELDS
        assert set(event["modes"]) <= set(ontology()[event["type"]].modes), event
        assert event["status"] in STATUSES
        assert isinstance(event["clear"], bool)
        assert isinstance(event["certain"], bool)
        for party in event["actors"] + event["recipients"]:
            assert re.fullmatch(r"[A-Z]{3}|---", party["country"]), party
        for count in event["counts"]:
            assert count["what"] in COUNTED
        days = [dt.date.fromisoformat(event[bound]) for bound in ("earliest", "latest") if event[bound]]
        assert days == sorted(days), event


def test_no_event_is_of_another_report():
    assert {event["doc"] for event in EVENTS} <= set(REPORTS)
