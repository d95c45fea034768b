"""Windows over long sentences, and batches that leave every window as it would be alone."""

from __future__ import annotations

import pytest

from polybius.annotate.weights import FOLDER
from polybius.annotate.window import Window, batches, windows
from polybius.annotate.wordpiece import WordPiece, read_vocabulary


@pytest.fixture(scope="module")
def pieces() -> WordPiece:
    return WordPiece(read_vocabulary(FOLDER / "vocab.txt"))


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        (["talks"] * 5, [5]),
        (["talks"] * 14, [14]),  # 14 and the two marks: just fits
        (["talks"] * 15, [14, 1]),
        (["talks"] * 9 + [","] + ["talks"] * 10, [10, 10]),  # cut after the comma
        ([","] + ["talks"] * 19, [14, 6]),  # a comma too early to cut at
    ],
)
def test_a_sentence_is_cut_where_it_no_longer_fits(pieces, words, sizes):
    found = list(windows(0, words, pieces, 16))

    assert [len(window.words) for window in found] == sizes
    assert [word for window in found for word in window.words] == words
    assert all(len(window.ids) <= 16 for window in found)


def test_an_endless_word_is_read_by_its_beginning(pieces):
    (window,) = windows(0, ["a-" * 500], pieces, 256)

    assert window.lengths == [16]


def window(pieces: int, words: int) -> Window:
    return Window(0, 0, ["x"] * words, [0] * pieces, [1] * words)


def test_a_batch_holds_windows_of_one_padded_size_only():
    cut = [window(pieces, words) for pieces in range(3, 60) for words in range(1, pieces - 1, 7)]

    found = list(batches(cut, 128))

    assert sum(map(len, found)) == len(cut)
    for batch in found:
        assert len({one.padded for one in batch}) == 1
        assert len(batch) == 1 or batch[0].padded * len(batch) <= 128


def test_long_windows_make_small_batches():
    assert [len(batch) for batch in batches([window(120, 100)] * 8, 512)] == [4, 4]
    assert [len(batch) for batch in batches([window(256, 200)] * 3, 512)] == [1, 1, 1]
