"""Whether a complement is told to be so: sentence -> marks of its head word, by the word that it hangs on."""

from __future__ import annotations

import pytest

import polybius
from polybius.events.certainty.factuality import Certainty
from polybius.events.words.grammar import Clauses
from polybius.syntax import Tree


def marks(text, word):
    reading = polybius.read(text, published="2020-05-13")
    tree = Tree(reading)
    token = next(i for i in range(len(tree.tokens)) if tree.word(i) == word)
    return sorted(Certainty(reading, tree, Clauses(reading, tree)).auxiliary(token))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army managed to cross the river.", "cross", []),
        ("The army did not manage to cross the river.", "cross", ["negation"]),
        ("The army failed to cross the river.", "cross", ["negation"]),
        ("The army refused to cross the river.", "cross", ["negation"]),
        ("The army forced the rebels to leave the town.", "leave", []),
        ("The army allowed the rebels to leave the town.", "leave", ["hypothetical"]),
        ("The army wants to cross the river.", "cross", ["hypothetical"]),
        ("The army tried to cross the river.", "cross", ["hypothetical"]),
        ("The army vowed to cross the river.", "cross", ["future"]),
        ("The army claims to have crossed the river.", "crossed", []),
        ("The army stopped shelling the town.", "shelling", []),  # it had shelled it
        ("The army avoided shelling the town.", "shelling", ["negation"]),
        ("The minister is proud to lead the army.", "lead", []),
        ("The army may cross the river and shell the town.", "shell", ["hypothetical"]),  # one "may" for both
        ("Leave the town before the night.", "Leave", ["hypothetical"]),  # an order
        ("Did the army cross the river?", "cross", ["hypothetical"]),
        ("Why did the army cross the river?", "cross", []),  # that it did is taken for granted
        ("The army was able to cross the river.", "cross", []),  # of the past: it did
        ("The army is able to cross the river.", "cross", ["hypothetical"]),
        ("The army took the trouble to cross the river.", "cross", []),
        ("Which river did the army cross?", "cross", []),
        ("Will the army cross the river?", "cross", ["hypothetical"]),
        ("The army thought about crossing the river.", "crossing", ["hypothetical"]),
        ("It is risky to cross the river.", "cross", ["hypothetical"]),
        ("The army is going to cross the river.", "cross", ["future"]),
        ("The two agreed to restore the ties that they had cut.", "cut", []),  # what a relative clause tells is done
        ("The army told the rebels to leave, two days after a drone killed their leader.", "killed", []),
        ("The army massed ahead of a potential attack on the town.", "attack", ["hypothetical"]),
        ("The rebels feared the imminent assault.", "assault", ["hypothetical"]),
        ("The army launched its biggest possible attack on the town.", "attack", []),
    ],
)
def test_the_word_above_tells_whether_it_is_so(text, word, expected):
    assert marks(text, word) == expected
