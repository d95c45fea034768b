"""The scorer of factuality: what a view is as a number, and what counts as agreeing with people's answers."""

from __future__ import annotations

import dataclasses
import gzip
import json
import random

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import factuality
from polybius.evaluate.factuality import figures, number, pairs, pearson
from polybius.schema import Span
from tests.evaluate.test_coding import event
from tests.reading import reading_of

STRUCK = """
Gunmen gunman NOUN NNS 2 nsubj
struck strike VERB VBD 0 root
"""
NOT = """
Gunmen gunman NOUN NNS 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
strike strike VERB VB 0 root
"""


def auxiliary(word):
    return f"""
Gunmen gunman NOUN NNS 3 nsubj
{word} {word} AUX MD 3 aux
strike strike VERB VB 0 root
"""


def values(rows, noted=0.5):
    reading = reading_of(rows)
    span = reading.tokens[-1].span
    record = {"predicates": [{"start": span.start, "end": span.end, "value": noted}]}
    return pairs(record, reading)


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (STRUCK, 3),  # no event is read at it: the rules judge the bare word
        (NOT, -3),
        (auxiliary("will"), -3),  # it has not happened, however certain it is
        (auxiliary("may"), 0),
    ],
)
def test_a_predicate_without_an_event_is_judged_by_the_same_rules(rows, value):
    assert values(rows) == [(0.5, value)]


def test_the_factuality_of_an_event_read_at_the_predicate_goes_first():
    reading = reading_of(STRUCK)
    told = dataclasses.replace(event("ASSAULT"), trigger=Span(7, 13), factuality="PR+")
    record = {"predicates": [{"start": 7, "end": 13, "value": 1.1}, {"start": 0, "end": 6, "value": 1.2}]}

    assert pairs(record, dataclasses.replace(reading, events=(told,))) == [(1.1, 2), (1.2, 3)]


@pytest.mark.parametrize(
    ("view", "marks", "value"),
    [
        ("Uu", {"future"}, -3),
        ("Uu", {"future", "negation"}, -3),  # "will not": not yet either
        ("Uu", {"hypothetical"}, 0),
        ("PS-", {"negation"}, -1),
        ("CT+", {"historical"}, 3),  # long ago, and it has happened
    ],
)
def test_a_view_is_a_number_between_certainly_not_and_certainly_so(view, marks, value):
    assert number((view, frozenset(marks))) == value


@pytest.mark.parametrize(
    ("noted", "read", "sign", "mae", "scaled"),
    [
        (1.1, 3, 1, 1.9, 0.1),
        (-1.1, 0, 1, 1.1, 1.1),  # "may have": nobody says that it has happened
        (-1.1, 3, 0, 4.1, 2.1),
        (1.1, 0, 0, 1.1, 1.1),
    ],
)
def test_a_sign_agrees_when_both_or_neither_say_that_it_has_happened(noted, read, sign, mae, scaled):
    found = figures([[(noted, read)]])

    assert [found[name]["value"] for name in ("sign", "mae", "mae_scaled")] == pytest.approx([sign, mae, scaled])


def test_correlation_is_recovered_from_generated_answers():
    draw = random.Random(1)
    read = [draw.choice((-3, 0, 3)) for _ in range(3000)]
    sentences = [[(value / 3 + draw.gauss(0, 0.8165), value)] for value in read]  # as much noise as there is to tell

    assert pearson(sentences) == pytest.approx(0.5**0.5, abs=0.03)


@pytest.mark.parametrize("sentences", [[], [[]], [[(1.0, 3)], [(-1.0, 3)]]])
def test_where_nothing_varies_there_is_no_correlation(sentences):
    assert pearson(sentences) == 0


def test_a_file_is_scored_from_its_text(tmp_path):
    text = "The army attacked the town, but it did not enter the harbour."
    places = {word: (text.index(word), text.index(word) + len(word)) for word in ("attacked", "enter")}
    predicates = [
        {"start": places[word][0], "end": places[word][1], "value": value}
        for word, value in (("attacked", 1.1), ("enter", -1.1))
    ]
    path = tmp_path / "factuality" / "uds_factuality.dev.jsonl.gz"
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "made-up", "text": text, "predicates": predicates}) + "\n")

    (scores,) = factuality.score(tmp_path, "dev").values()

    assert (scores["n"], scores["r"]["value"], scores["sign"]["value"]) == (2, 1, 1)


def test_without_the_file_the_message_names_it(tmp_path):
    with pytest.raises(EvaluationError, match="uds_factuality"):
        factuality.score(tmp_path, "dev")
