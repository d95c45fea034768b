"""The scorer of the filter before the model, on sentences made up for it."""

from __future__ import annotations

import gzip
import json

import pytest

from polybius.errors import NoGoldError
from polybius.evaluate import cascade

WAR = "Turkish jets bombed a village near Erbil on Sunday, killing three people."
GARDEN = "The tomatoes want a warm spot and a little water every evening."


def packed(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows))


def test_kept_is_of_event_sentences_and_read_is_of_words(tmp_path):
    packed(tmp_path / "coding" / "plv.dev.jsonl.gz", {"text": WAR}, {"text": GARDEN})
    packed(tmp_path / "coding" / "cameo_class.dev.jsonl.gz", {"text": WAR, "quad": 4}, {"text": GARDEN, "quad": 0})
    packed(tmp_path / "places" / "lgl.dev.jsonl.gz", {"text": WAR}, {"text": GARDEN})

    scores = cascade.score(tmp_path, "dev")

    assert set(scores) == {f"cascade/{name}" for name in ("plv", "cameo_class", "samples", "lgl")}
    assert (scores["cascade/plv"]["n"], scores["cascade/plv"]["kept"]["value"]) == (2, 0.5)
    assert (scores["cascade/cameo_class"]["n"], scores["cascade/cameo_class"]["kept"]["value"]) == (1, 1.0)
    assert scores["cascade/lgl"]["n"] == 27
    assert scores["cascade/lgl"]["read"]["value"] == round(14 / 27, 3)


def test_the_noted_events_of_the_samples_are_found_again_and_kept(tmp_path):
    packed(tmp_path / "coding" / "plv.dev.jsonl.gz", {"text": WAR})

    found = cascade.score(tmp_path, "dev")["cascade/samples"]

    assert found["n"] > 400
    assert found["kept"]["value"] >= 0.98


def test_without_gold_there_is_nothing_to_score(tmp_path):
    with pytest.raises(NoGoldError, match="cascade"):
        cascade.score(tmp_path, "dev")
