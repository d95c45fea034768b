"""Our own affairs: their notes fit their texts, and what they are scored by."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from polybius.evaluate import affairs

CORPUS = Path(__file__).parents[2] / "corpus" / "stories"
REPORTS, NOTES = (
    [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("reports", "notes")
)
# Two reports tell a raid, the second a later one as well.
RIGHT = {("x-1", "e1"): "raid", ("x-2", "e1"): "raid", ("x-2", "e2"): "later raid"}


def test_every_note_stands_once_in_its_report():
    texts = {report["id"]: report["text"] for report in REPORTS}

    for note in NOTES:
        for event in note["events"]:
            assert texts[note["doc"]].count(event["sentence"]) == 1, (note["doc"], event["id"])
            start = texts[note["doc"]].index(event["sentence"])
            assert event["trigger"] in texts[note["doc"]][start:], (note["doc"], event["id"])


def test_a_third_of_the_affairs_is_held_back():
    parts = {report["id"].split("-")[0]: report["part"] for report in REPORTS}

    assert sorted(parts.values()) == ["dev"] * 14 + ["held"] * 7
    assert [report["part"] for report in REPORTS] == [note["part"] for note in NOTES]


def event(id: str) -> SimpleNamespace:
    return SimpleNamespace(id=id, event_type="ASSAULT", actors=(), recipients=(), earliest=None)


@pytest.mark.parametrize(
    ("stories", "b3", "precision", "recall"),
    [
        ({"a": 1, "b": 1, "c": 2}, 1.0, 1.0, 1.0),
        ({"a": 1, "b": 2, "c": 3}, 0.8, 0.0, 0.0),  # all apart
        ({"a": 1, "b": 1, "c": 1}, 0.714, 0.333, 1.0),  # the later raid is glued to the first
    ],
)
def test_what_is_joined_is_scored_by_mention_and_by_pair(stories, b3, precision, recall):
    events = dict(zip(RIGHT, map(event, "abc"), strict=True))

    found = affairs.score(RIGHT, events, stories)

    assert (found["b3"]["value"], found["pairs"]["precision"], found["pairs"]["recall"]) == (b3, precision, recall)
    assert found["apart"]["value"] == 0.8
    assert found["across"]["n"] == 1


def test_what_is_not_read_is_told_and_not_scored():
    events = dict(list(zip(RIGHT, map(event, "abc"), strict=True))[:2])

    found = affairs.score(RIGHT, events, {"a": 1, "b": 1})

    assert (found["n"], found["read"]["value"], found["b3"]["value"]) == (2, 0.667, 1.0)
