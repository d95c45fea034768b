"""Events read one by one: which verdicts of a sheet are kept, and for which events they hold."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "eye.py"
ROW = {"doc": "a", "start": 7, "event_type": "AID", "actors": ["FRA"], "recipients": ["MLI"], "fault": ""}


@pytest.fixture
def eye(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("eye", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "KEPT", tmp_path / "eye.jsonl")
    return module


def kept(eye):
    return [json.loads(line) for line in eye.KEPT.read_text().splitlines()]


@pytest.mark.parametrize(
    ("filled", "n"),
    [
        ({"right": True}, 1),
        ({"right": False, "fault": "actor, type"}, 1),
        ({"right": None}, 0),  # nobody read it
        ({"right": False}, 0),  # wrong in what?
        ({"right": True, "fault": "type"}, 0),
        ({"right": False, "fault": "mood"}, 0),
    ],
)
def test_a_verdict_is_kept_that_says_what_is_wrong(eye, filled, n):
    eye.keep([], [ROW | filled])
    assert len(kept(eye)) == n


def test_no_word_of_a_text_is_kept(eye):
    eye.keep([], [ROW | {"right": True, "sentence": "France fed Mali.", "trigger": "fed"}])
    assert set(kept(eye)[0]) == {*eye.KEY, "right", "fault", "by"}


def test_a_later_verdict_replaces_the_one_of_the_same_event_alone(eye):
    eye.keep([], [ROW | {"right": True}, ROW | {"right": True, "event_type": "CONSULT"}])
    eye.keep(kept(eye), [ROW | {"right": False, "fault": "recipient"}])
    assert [(row["event_type"], row["right"]) for row in kept(eye)] == [("AID", False), ("CONSULT", True)]
