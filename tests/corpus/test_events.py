"""The synthetic corpus of events carries its mark, and every event stands in the words of its sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from polybius import samples
from polybius.events.words.ontology import ontology

FOLDER = Path(__file__).parents[2] / "corpus" / "events"
STATUSES = {"asserted", "negated", "hypothetical", "future", "historical"}
FILES = sorted(FOLDER.glob("*.jsonl"))


def reports(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def events(report: dict) -> list[tuple[str, dict]]:
    return [(sentence["text"], event) for sentence in report["sentences"] for event in sentence["events"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_report_carries_its_mark_and_every_tenth_is_kept_for_development(path):
    parts = [report["part"] for report in reports(path)]
    assert all(report["notice"] == samples.NOTICE for report in reports(path))
    assert set(parts) == {"dev", "train"}
    assert all(parts[at : at + 10].count("dev") == 1 for at in range(0, len(parts) - 9, 10))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_event_stands_in_the_words_of_its_sentence(path):
    for report in reports(path):
        whole = " ".join(sentence["text"] for sentence in report["sentences"])
        for text, event in events(report):
            assert text.count(event["trigger"]) == 1, (report["id"], event["trigger"])
            for party in event["actors"] + event["recipients"]:
                words, _, code = party.rpartition("@")
                assert re.fullmatch(r"[A-Z]{3}|---", code), (report["id"], party)
                assert words.removeprefix("^") in (whole if words.startswith("^") else text), (report["id"], party)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_event_keeps_to_plover(path):
    for report in reports(path):
        for _, event in events(report):
            assert event["mode"] in {"", *ontology()[event["type"]].modes}, (report["id"], event)
            assert event["status"] in STATUSES
            assert isinstance(event["clear"], bool)


def test_all_types_and_modes_occur_and_a_third_of_the_sentences_tells_nothing():
    told = [event for path in FILES for report in reports(path) for _, event in events(report)]
    sentences = [sentence for path in FILES for report in reports(path) for sentence in report["sentences"]]

    for name, row in ontology().items():
        seen = {event["mode"] for event in told if event["type"] == name}
        assert set(row.modes) <= seen, name
    assert len(sentences) >= 4000
    assert sum(not sentence["events"] for sentence in sentences) >= len(sentences) / 4
