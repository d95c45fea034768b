"""The reports of bare bodies and offices carry their mark, every note stands in its text, and the scorer can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from polybius import samples
from polybius.evaluate.gold import day, records
from polybius.evaluate.whose import judged
from polybius.resources import table

REPORTS = list(records(Path(__file__).parents[2] / "corpus" / "whose" / "whose.jsonl"))


def test_half_of_the_reports_are_held_back():
    assert [report["part"] for report in REPORTS].count("held") == len(REPORTS) / 2 == 20


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_a_report_carries_its_mark_and_its_notes_stand_in_it(report):
    assert report["notice"] == samples.NOTICE
    assert day(report["published"])
    states = {row["id"] for row in table("actors/countries")}
    for note in report["mentions"]:
        assert report["text"].count(note["words"]) >= note["nth"] > 0
        assert set(note["states"]) <= states


def test_exactly_the_noted_states_are_right():
    text = "Chad and Niger closed their border. Both sides blamed smugglers. Mali's president flew to Niamey."
    notes = [("Both sides", ["TCD", "NER"]), ("president", ["MLI"]), ("president", ["NER"])]  # the last is wrong
    report = {"id": "made-up", "published": "2020-02-12", "text": text}
    report["mentions"] = [{"words": words, "nth": 1, "states": states} for words, states in notes]

    assert [set(note["states"]) == read for note, read in judged(report)] == [True, True, False]
