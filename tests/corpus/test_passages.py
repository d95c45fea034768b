"""The short passages and dossiers carry their mark, and every note stands in the words of its passage."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from polybius import samples
from polybius.evaluate.gold import records
from polybius.evaluate.passages import FILE, SETS, score_one

PASSAGES, DOSSIERS = (list(records(Path(__file__).parents[2] / "corpus" / name / FILE)) for name in SETS)


def test_half_of_the_passages_are_held_back():
    assert [passage["part"] for passage in PASSAGES].count("held") == len(PASSAGES) / 2 == 50


@pytest.mark.parametrize("passage", PASSAGES + DOSSIERS, ids=lambda passage: passage["id"])
def test_a_passage_carries_its_mark_and_its_notes_stand_in_it(passage):
    assert passage["notice"] == samples.NOTICE
    told = " ".join(report["text"] for report in passage["reports"])
    assert all(dt.date.fromisoformat(report["published"]) for report in passage["reports"])
    for measure in passage["measures"] or ():
        assert all(told.count(act) == 1 for act in measure["acts"])
        assert all(dt.date.fromisoformat(day) for day in measure["states"])
        assert set(measure["states"].values()) <= {"standing", "not standing"}
        assert not measure.get("never") or "standing" not in measure["states"].values()
    for toll in passage["tolls"] or ():
        assert told.count(toll["words"]) == 1
        assert toll["what"] in ("killed", "injured")


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda dossier: dossier["id"])
def test_a_dossier_is_on_one_pair_of_states_over_some_months(dossier):
    assert len({report["published"] for report in dossier["reports"]}) == len(dossier["reports"]) == 4
    assert all(sorted((measure["by"], measure["to"])) == dossier["pair"] for measure in dossier["measures"])


def made(measures=None, tolls=None, text="", **more):
    report = {"published": "2020-02-12", "text": text}
    return {"id": "made-up", "part": "dev", "reports": [report], "measures": measures, "tolls": tolls, **more}


def test_a_state_is_right_on_the_asked_day_alone_and_what_nobody_noted_is_extra():
    text = "Chad closed its border with Niger on Monday. Chad recalled its ambassador to Niger on Monday."
    noted = {"by": "TCD", "to": "NER", "acts": ["closed"]}
    noted |= {"states": {"2020-02-11": "standing", "2020-02-12": "not standing"}}  # the second is a wrong note

    scored = score_one(made([noted], text=text))

    assert scored.states == [(1, 1), (0, 1)]
    assert scored.found == [(1, 1)]
    assert sorted(scored.extra) == [(0, 1), (1, 1)]


def test_what_was_never_laid_is_right_where_the_ledger_lacks_it():
    text = "Chad denied that it had recalled its ambassador to Niger. Chad closed its border with Niger on Monday."
    states = {"2020-02-12": "not standing"}
    recalled = {"by": "TCD", "to": "NER", "acts": ["recalled"], "states": states, "never": True}
    closed = {**recalled, "acts": ["closed"]}  # a wrong note

    scored = score_one(made([recalled, closed], text=text))

    assert scored.never == [(1, 1), (0, 1)]
    assert scored.states == scored.found == scored.by == []


def test_a_dossier_is_asked_for_its_own_pair_of_states_alone():
    text = "Chad closed its border with Niger on Monday. Mali closed its border with Togo on Monday."

    assert len(score_one(made([], text=text)).extra) == 2
    assert len(score_one(made([], text=text, pair=["NER", "TCD"])).extra) == 1


def test_a_number_is_right_when_what_it_counts_and_a_bound_agree():
    text = "Rebels killed at least four soldiers and wounded nine on Monday."
    tolls = [
        {"what": "killed", "min": 4, "max": 4, "words": "at least four"},
        {"what": "injured", "min": 8, "max": 8, "words": "nine"},  # a wrong note
    ]

    assert score_one(made(tolls=tolls, text=text)).tolls == (1, 2, 2)
