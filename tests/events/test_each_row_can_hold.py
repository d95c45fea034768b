"""Of two rows for one word the first that holds is taken: none may stand behind another that always holds with it."""

from __future__ import annotations

import pytest

from polybius.events.words.lexicon import Condition, Pattern, lexicon


def at_least(one: Condition, other: Condition) -> bool:
    """Whether whatever fits the one fits the other."""
    if one == other:
        return True
    if (one.slot, one.negated) != (other.slot, other.negated) or one.negated:
        return False
    if other.prepositions and not (one.prepositions and set(one.prepositions) <= set(other.prepositions)):
        return False
    if not other.words and not other.kinds:
        return True
    return bool(one.words or one.kinds) and one.words <= other.words and one.kinds <= other.kinds


def hidden(row: Pattern, before: Pattern) -> bool:
    """Whether a row is never reached: the one before it holds wherever it would."""
    if row.particle != before.particle or not (before.operator == "none" or row.operator != "none"):
        return False
    return all(
        any(all(any(at_least(one, other) for other in wanted) for one in own) for own in row.conditions)
        for wanted in before.conditions
    )


def test_no_row_stands_behind_one_that_always_holds_with_it():
    found = [
        (row.id, before.id)
        for rows in lexicon().values()
        for number, row in enumerate(rows)
        for before in rows[:number]
        if hidden(row, before)
    ]

    assert not found


@pytest.mark.parametrize(
    ("narrow", "wide", "expected"),
    [({"stone"}, {"stone", "brick"}, True), ({"stone", "bottle"}, {"stone", "brick"}, False), ({"stone"}, set(), True)],
)
def test_a_row_of_fewer_words_is_hidden_behind_one_of_more(narrow, wide, expected):
    def made(words: set[str]) -> Pattern:
        condition = Condition("obj", (), frozenset(words), frozenset(), False)
        return Pattern("made", "VERB", "throw", None, ((condition,),), "none", "ASSAULT", "", (), ())

    assert hidden(made(narrow), made(wide)) == expected
