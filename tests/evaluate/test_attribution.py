"""The scorer of attributions: what counts as found, and what an interval is made from."""

import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import attribution
from polybius.schema import Attribution, Document, Party, Reading, Span

TEXT = "Doe said we left early."
SAID = Attribution(Party(Span(0, 3)), Span(4, 8), (Span(9, 22),))


def record(source: list[list[object]], content: tuple[int, int] = (9, 22)) -> dict[str, object]:
    noted = {"source": source, "cue": [[4, 8, "said"]], "content": [[*content, TEXT[slice(*content)]]]}
    return {"id": "made-up", "text": TEXT, "attributions": [noted]}


def counts(record: dict[str, object], *told: Attribution) -> dict[str, tuple[int, int, int]]:
    return attribution.tally(record, Reading(Document("made-up", TEXT), attributions=told))


def test_the_same_attribution_is_right_in_every_way():
    assert set(counts(record([[0, 3, "Doe"]]), SAID).values()) == {(1, 1, 1)}


def test_half_of_the_words_are_enough_by_overlap_but_not_exactly():
    found = counts(record([[0, 3, "Doe"]], content=(12, 22)), SAID)  # "left early" of "we left early"

    assert (found["content"], found["content_exact"], found["triple_exact"]) == ((1, 1, 1), (0, 1, 1), (0, 1, 1))


def test_an_absent_source_is_right_only_when_none_was_noted():
    nobody = Attribution(None, SAID.cue, SAID.content)

    assert counts(record([]), nobody)["triple"] == (1, 1, 1)
    assert counts(record([[0, 3, "Doe"]]), nobody)["source"] == (0, 1, 1)
    assert counts(record([]), SAID)["source"] == (0, 1, 1)


def test_one_noted_attribution_answers_for_one_read_one_only():
    assert counts(record([[0, 3, "Doe"]]), SAID, SAID)["triple"] == (1, 2, 1)


def test_gold_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"polnear\.dev\.jsonl\.gz"):
        attribution.score(tmp_path, "dev")


def test_records_are_read_line_by_line(tmp_path):
    (tmp_path / "attribution").mkdir()
    with gzip.open(tmp_path / "attribution" / "polnear.dev.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(record([])) + "\n")

    assert [found["id"] for found in attribution.records(tmp_path, "dev")] == ["made-up"]
