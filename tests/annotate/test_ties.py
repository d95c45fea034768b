"""Scores to ties of causes and effects: "Rockets fell , so schools closed ." has the words 0 to 6."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.annotate.ties import ties

CLAUSE, EVENT, CAUSE_FIRST, CAUSE_LAST, EFFECT_FIRST, EFFECT_LAST, SIGNAL = range(7)
FELL, SO, CLOSED = 1, 3, 5


def scores(*given: tuple[int, int, int, float]) -> np.ndarray:
    """Seven words, every score -9 but those given: (what, from, to, log odds)."""
    made = np.full((7, 7, 7), -9.0, np.float32)
    for what, one, other, odds in given:
        made[what, one, other] = odds
    return made


ENDS = (
    (CAUSE_FIRST, FELL, 0, 5.0),
    (CAUSE_LAST, FELL, 1, 5.0),
    (EFFECT_FIRST, CLOSED, 4, 5.0),
    (EFFECT_LAST, CLOSED, 5, 5.0),
)


def test_a_tie_has_its_heads_its_clauses_and_its_signal():
    (tie,) = ties(3.0, scores((CLAUSE, FELL, CLOSED, 2.0), (SIGNAL, FELL, SO, 3.0), *ENDS))

    assert (tie.cause, tie.effect, tie.cause_words, tie.effect_words, tie.signal_words) == (
        1,
        5,
        (0, 2),
        (4, 6),
        (3, 4),
    )
    assert (round(tie.told, 2), round(tie.clause, 2)) == (0.95, 0.88)


def test_an_effect_may_stand_before_its_cause():
    turned = [(what - 2 if what > CAUSE_LAST else what + 2, one, other, odds) for what, one, other, odds in ENDS]

    (tie,) = ties(3.0, scores((CLAUSE, CLOSED, FELL, 2.0), *turned))

    assert (tie.cause, tie.effect, tie.cause_words, tie.effect_words) == (5, 1, (4, 6), (0, 2))
    assert tie.signal_words is None


def test_clauses_of_a_tie_never_overlap():
    # By itself each would reach over the other
    greedy = [(CAUSE_LAST, FELL, 6, 9.0), (EFFECT_FIRST, CLOSED, 0, 9.0)]

    (tie,) = ties(3.0, scores((CLAUSE, FELL, CLOSED, 2.0), *ENDS, *greedy))

    assert (tie.cause_words, tie.effect_words) == ((0, 2), (4, 6))


@pytest.mark.parametrize(
    ("told", "given", "pairs"),
    [
        (-4.0, [(CLAUSE, FELL, CLOSED, 4.0)], []),  # a sentence that hardly tells a cause
        (3.0, [(CLAUSE, FELL, CLOSED, -4.0)], [(1, 5)]),  # one that does has a likeliest tie, however unlikely
        (3.0, [(CLAUSE, FELL, CLOSED, 2.0), (EVENT, FELL, SO, 4.0)], [(1, 5), (1, 3)]),  # clauses first
        (3.0, [(CLAUSE, FELL, CLOSED, 2.0), (EVENT, SO, SO, 9.0), (CLAUSE, SO, SO, 9.0)], [(1, 5)]),  # not with itself
    ],
)
def test_likely_ties_of_a_sentence_that_tells_a_cause_are_kept(told, given, pairs):
    assert [(tie.cause, tie.effect) for tie in ties(told, scores(*given))] == pairs


def test_a_sentence_of_one_word_ties_nothing():
    assert ties(9.0, np.zeros((7, 1, 1), np.float32)) == []


def test_the_signal_takes_the_words_beside_it_that_are_almost_likely():
    wide = [(SIGNAL, FELL, SO, 3.0), (SIGNAL, FELL, SO - 1, -0.2), (SIGNAL, FELL, SO + 1, -3.0)]

    (tie,) = ties(3.0, scores((CLAUSE, FELL, CLOSED, 2.0), *wide))

    assert tie.signal_words == (2, 4)
