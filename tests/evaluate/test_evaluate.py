"""All tasks together: what a folder holds is scored, and others' figures stand beside it."""

from __future__ import annotations

import gzip
import importlib
import json

import pytest

from polybius import evaluate as evaluation
from polybius.errors import EvaluationError, NoGoldError
from polybius.evaluate import BUNDLED, PLANTED, TASKS, evaluate
from polybius.resources import table


@pytest.fixture
def gold(tmp_path):
    """A folder with the names of one set, and nothing else."""
    record = {"id": "a", "text": "Turkey attacked.", "entities": [{"start": 0, "end": 6, "type": "LOC"}]}
    path = tmp_path / "ner" / "uner_ewt.dev.jsonl.gz"
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    return tmp_path


@pytest.fixture
def no_samples(monkeypatch):
    """The bundled reports take long and are tested elsewhere."""
    monkeypatch.setattr(evaluation, "TASKS", {name: where for name, where in TASKS.items() if name not in BUNDLED})


@pytest.mark.usefixtures("no_samples")
def test_of_a_folder_is_scored_what_it_holds(gold):
    assert list(evaluate(gold=gold)) == ["ner/uner_ewt"]


@pytest.mark.parametrize("task", [name for name in TASKS if name not in (*BUNDLED, *PLANTED, "ner")])
def test_a_task_that_is_named_has_to_be_there(gold, task):
    with pytest.raises(NoGoldError, match="no "):
        evaluate([task], gold=gold)


def test_a_part_that_is_not_there_is_named():
    with pytest.raises(NoGoldError, match="samples with a part 'dve'"):
        evaluate(["samples"], part="dve")


@pytest.mark.usefixtures("no_samples")
def test_a_folder_without_any_set_is_no_gold(tmp_path):
    with pytest.raises(NoGoldError, match="no set of any task"):
        evaluate(gold=tmp_path)


@pytest.mark.usefixtures("no_samples")
def test_a_set_that_is_wrong_is_not_passed_over(gold):
    path = gold / "running" / "made-up.docs.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "a", "text": "Turkey attacked."}) + "\n", encoding="utf-8")
    wrong = {"doc": "a", "sentence": "Turkey attacked.", "trigger": "attacked", "type": "WAR"}
    (gold / "running" / "made-up.gold.jsonl").write_text(json.dumps(wrong) + "\n", encoding="utf-8")

    with pytest.raises(EvaluationError, match="WAR"):
        evaluate(gold=gold)


@pytest.mark.parametrize("where", TASKS.values())
def test_every_task_has_its_scorer(where):
    module, _, function = where.partition(":")

    assert callable(getattr(importlib.import_module(module), function))


def test_others_figures_are_of_sets_of_the_tasks():
    assert {row["set"].partition("/")[0] for row in table("evaluation/published")} <= set(TASKS)


def test_all_that_others_reached_stands_beside_a_measure(monkeypatch):
    reached = (("a", "f1", "one, dev", "0.5"), ("a", "f1", "two", "0.25"), ("b", "f1", "three", "1"))
    columns = ("set", "measure", "system", "value")
    shown = [dict(zip(columns, row, strict=True)) | {"id": str(i)} for i, row in enumerate(reached)]
    monkeypatch.setattr(evaluation, "table", lambda name: shown)
    figure = {"value": 0.5, "low": 0.4, "high": 0.6}

    others = [row["others"] for row in evaluation.rows({"a": {"n": 3, "f1": figure, "recall": figure}})]

    assert others == ["0.500 one, dev; 0.250 two", ""]
