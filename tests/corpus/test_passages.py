"""The short passages carry their mark, and every note stands in the words of its passage."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from polybius import samples
from polybius.evaluate.gold import records
from polybius.evaluate.passages import score_one

PASSAGES = list(records(Path(__file__).parents[2] / "corpus" / "passages" / "passages.jsonl"))


def test_half_of_the_passages_are_held_back():
    assert [passage["part"] for passage in PASSAGES].count("held") == len(PASSAGES) / 2 == 50


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_a_passage_carries_its_mark_and_its_notes_stand_in_it(passage):
    assert passage["notice"] == samples.NOTICE
    told = " ".join(report["text"] for report in passage["reports"])
    assert all(dt.date.fromisoformat(report["published"]) for report in passage["reports"])
    for measure in passage["measures"] or ():
        assert all(told.count(act) == 1 for act in measure["acts"])
        assert all(dt.date.fromisoformat(day) for day in measure["states"])
        assert set(measure["states"].values()) <= {"standing", "not standing"}
    for toll in passage["tolls"] or ():
        assert told.count(toll["words"]) == 1
        assert toll["what"] in ("killed", "injured")


def made(measures=None, tolls=None, text=""):
    report = {"published": "2020-02-12", "text": text}
    return {"id": "made-up", "part": "dev", "reports": [report], "measures": measures, "tolls": tolls}


def test_a_state_is_right_on_the_asked_day_alone_and_what_nobody_noted_is_extra():
    text = "Chad closed its border with Niger on Monday. Chad recalled its ambassador to Niger on Monday."
    noted = {"by": "TCD", "to": "NER", "acts": ["closed"]}
    noted |= {"states": {"2020-02-11": "standing", "2020-02-12": "not standing"}}  # the second is a wrong note

    scored = score_one(made([noted], text=text))

    assert scored.states == [(1, 1), (0, 1)]
    assert scored.found == [(1, 1)]
    assert sorted(scored.extra) == [(0, 1), (1, 1)]


def test_a_number_is_right_when_what_it_counts_and_a_bound_agree():
    text = "Rebels killed at least four soldiers and wounded nine on Monday."
    tolls = [
        {"what": "killed", "min": 4, "max": 4, "words": "at least four"},
        {"what": "injured", "min": 8, "max": 8, "words": "nine"},  # a wrong note
    ]

    assert score_one(made(tolls=tolls, text=text)).tolls == (1, 2, 2)
