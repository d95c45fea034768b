"""The pairs of headline and text: filled in from texts, known again, and scored."""

from __future__ import annotations

import gzip
import json

import pytest

from polybius.errors import EvaluationError, NoGoldError
from polybius.evaluate import copies, headline
from polybius.evaluate.figures import f1

TEXT = "Bridge opens again.\nThe bridge over the Tarn was opened on Monday."


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "news").mkdir()
    with gzip.open(tmp_path / "news" / "made.dev.jsonl.gz", "wt") as out:
        out.write(
            json.dumps({"id": "a", "text": TEXT, "title": "Bridge opens", "url": "x/wiki/Bridge_%26_road"}) + "\n"
        )
    return tmp_path


def listed(folder, place, body=(20, 66), digest=None):
    pair = headline.Pair("news/made.dev", "own", WORDS[str(place)], TEXT[slice(*body)], True)
    row = {"set": "news/made.dev", "doc": "a", "body": list(body), "headline": place, "related": True, "kind": "own"}
    path = folder / "pairs.jsonl"
    path.write_text(json.dumps({**row, "sha256": digest or pair.digest}))
    return path


PLACES = (
    ({"words": "Our own"}, "Our own"),
    ({"doc": "a", "span": [0, 18]}, "Bridge opens again"),
    ({"doc": "a", "field": "title"}, "Bridge opens"),
    ({"doc": "a", "field": "url"}, "Bridge & road"),
)
WORDS = {str(place): words for place, words in PLACES}


@pytest.mark.parametrize(("place", "words"), PLACES)
def test_a_pair_gets_its_words_from_the_document(gold, place, words):
    pairs = list(headline.pairs(listed(gold, place), gold))

    assert pairs == [headline.Pair("news/made.dev", "own", words, TEXT[20:66], True)]


def test_a_text_that_is_another_one_is_refused(gold):
    with pytest.raises(EvaluationError, match="not the one"):
        list(headline.pairs(listed(gold, {"words": "Our own"}, digest="0" * 16), gold))


def test_pairs_whose_set_is_not_at_hand_are_left_out(gold, tmp_path):
    assert list(headline.pairs(listed(gold, {"words": "Our own"}), tmp_path / "elsewhere")) == []


def test_the_pairs_are_hard_and_half_of_them_unrelated():
    rows = [json.loads(line) for line in headline.listed().read_text("utf-8").splitlines()]

    assert len(rows) >= 600
    assert 0.45 < sum(row["related"] for row in rows) / len(rows) < 0.55
    assert [row for row in rows if row["set"].endswith((".train", ".test"))] == []


def test_there_is_no_other_part():
    for score in (headline.score, copies.score):
        with pytest.raises(NoGoldError):
            score(None, "test")


def test_a_report_called_a_copy_is_wrong_beside_the_copies_that_are_told():
    named = {"a cut": "a", "a edited": "b", "a": "b"}

    assert f1([copies._counts("a", ["cut", "edited", "whole"], named)]) == 2 * 1 / (3 + 3)
