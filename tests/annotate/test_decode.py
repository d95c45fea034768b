"""Scores to names, frames and relations."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.annotate import decode

LABELS = ("O", "B-PER", "I-PER", "B-GPE", "I-GPE")


def scores(*rows: dict[str, float]) -> np.ndarray:
    return np.array([[row.get(label, -9.0) for label in LABELS] for row in rows], np.float32)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"O": 0}], []),
        ([{"B-PER": 0}, {"I-PER": 0}, {"O": 0}], [(0, 2, "PER")]),
        ([{"B-GPE": 0}, {"B-GPE": 0}], [(0, 1, "GPE"), (1, 2, "GPE")]),  # two names side by side
        ([{"I-PER": 0, "B-PER": -1}], [(0, 1, "PER")]),  # nothing may begin inside a name
        ([{"B-GPE": 0}, {"I-PER": 0, "I-GPE": -1}], [(0, 2, "GPE")]),  # a name has one kind
    ],
)
def test_names_are_the_likeliest_sequence_that_makes_sense(rows, expected):
    assert decode.mentions(scores(*rows), LABELS) == expected


def test_frames_are_words_at_or_above_the_threshold_with_their_roles():
    predicate = np.array([[0.9, 0.1], [0.5, 0.5], [0.6, 0.4]], np.float32)
    role = np.zeros((3, 3, 3), np.float32)  # role, predicate, argument
    role[1, 1, 0] = role[2, 1, 2] = 1.0
    role[1, 0, 2] = 1.0  # of a word that is no predicate

    assert decode.frames(predicate, role, ("", "ARG0", "ARG1"), [1, -1, 1]) == [(1, [("ARG0", 0), ("ARG1", 2)])]


def test_of_a_name_only_the_head_word_is_an_argument():
    # "Kataib Hezbollah denied": both words look like the one who denies
    predicate = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], np.float32)
    role = np.zeros((2, 3, 3), np.float32)
    role[1, 2, :2] = 1.0

    assert decode.frames(predicate, role, ("", "ARG0"), [2, 0, -1]) == [(2, [("ARG0", 0)])]


def test_the_relation_goes_with_the_head_that_was_chosen():
    labels = ("obj", "root", "nsubj")
    arc = np.array([[1.0, -9.0, 8.0], [0.0, 8.0, -9.0]], np.float32)  # a circle: the first word must become the root
    best = np.array([[2, 0], [1, 0]])
    deprel = np.array([[0, 1], [2, 1]])

    assert decode.tree(arc, best, deprel, labels) == ([-1, 0], ["root", "nsubj"])


def test_proposals_are_words_that_may_tell_an_event_with_what_they_may_be():
    event = np.array([[0.99, 0.005, 0.005], [0.2, 0.7, 0.1]], np.float32)  # none, AID, ASSAULT
    side = np.full((2, 2, 2), -9.0, np.float32)  # actor and recipient; trigger; party
    side[0, 1, 0] = 4.0

    (found,) = decode.proposals(event, side, ("none", "AID", "ASSAULT"), ("actor", "recipient"))

    at, probability, types, sides = found
    assert round(probability, 2) == 0.8
    assert (at, [(name, word) for name, word, _ in sides]) == (1, [("actor", 0)])
    assert {name: round(value, 2) for name, value in types.items()} == {"AID": 0.7, "ASSAULT": 0.1}
