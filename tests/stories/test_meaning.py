"""How near two triggers mean the same, out of the model's file as it lies there."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.stories import meaning
from polybius.stories.meaning import closeness


def test_a_word_is_itself_in_any_case():
    assert closeness("Raid", "raid") == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("robbery", "theft", "meeting"),
        ("blaze", "fire", "vote"),
        ("downtime", "outage", "outing"),  # alike in letters
    ],
)
def test_words_of_one_happening_are_nearer_than_others(word, near, far):
    assert closeness(word, near) > closeness(word, far) + 0.1
    assert closeness(near, word) == pytest.approx(closeness(word, near))


def test_of_several_words_those_that_tell_something_count():
    assert closeness("broke out", "broke") == pytest.approx(1.0)
    assert closeness("took part in the raid", "raid") > 0.5
    assert closeness("had been", "been had") == pytest.approx(1.0)  # where no word tells anything, all count


def test_a_word_without_letters_has_no_meaning():
    assert closeness("", "raid") is None
    assert closeness("\u2603", "raid") is None


def test_the_table_has_a_row_for_each_piece():
    rows, scale, middle = meaning._table()

    assert rows.shape[0] == scale.shape[0] == len(meaning._pieces())
    assert rows.dtype == np.int8
    assert middle.shape == (rows.shape[1],)
