"""The notes of a reader in the place of what the program reads."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from polybius import pipeline, samples

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from other_readers import as_read, compared

DOC = "03-dawn-of-bombs-tabloid"


@pytest.fixture(scope="module")
def noted():
    return next(record for record in samples.truth() if record["doc"] == DOC)


@pytest.fixture(scope="module")
def reading():
    return next(iter(pipeline.read_many([samples.folder() / f"{DOC}.md"])))


def test_whoever_notes_the_truth_agrees_with_it(noted, reading):
    found = compared([noted], {DOC: as_read(noted, reading)})
    right = ("found", "type", "days_inside", "host", "modes", "counts", "source", "chain", "links")
    assert {name: found[name]["value"] for name in right} == dict.fromkeys(right, 1.0)
    assert found["extra"]["value"] == found["links_wrong"]["value"] == 0.0


def test_what_a_reader_leaves_out_or_turns_round_is_not_found(noted, reading):
    blow, threat = (next(one for one in noted["events"] if one["type"] == kind) for kind in ("ASSAULT", "THREATEN"))
    turned = {**blow, "actors": blow["recipients"], "recipients": blow["actors"]}
    others = [one for one in noted["events"] if one not in (blow, threat)]
    found = compared([noted], {DOC: as_read({**noted, "events": [turned, *others]}, reading)})
    assert 0.0 < found["found"]["value"] < found["type"]["value"] < 1.0


def test_words_that_the_text_does_not_hold_are_no_event(noted, reading):
    lost = {**noted, "events": [{**noted["events"][0], "trigger": "trumpeted"}], "links": []}
    assert as_read(lost, reading).events == ()
