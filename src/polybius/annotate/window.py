"""Sentences cut into windows that the encoder can take, and windows put together into batches."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polybius.annotate.wordpiece import WordPiece

BEFORE, AFTER = 101, 102  # the pieces [CLS] and [SEP]
MAX_WORD_PIECES = 16  # of a longer word, an address say, the beginning is read
LENGTH_STEP = 8  # windows are padded to a multiple of so many pieces and words
LONG = 128  # pieces from which a window's pairs of words, not its pieces, are what fills the memory


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one sentence: its words, their pieces, and where it begins in the sentence."""

    owner: int  # which sentence
    first: int  # the first word's number in the sentence
    words: list[str]
    ids: list[int]
    lengths: list[int]  # pieces of each word

    @property
    def padded(self) -> int:
        """The pieces with padding: a matter of this window alone, never of its neighbours in a batch."""
        return -(-len(self.ids) // LENGTH_STEP) * LENGTH_STEP


def windows(owner: int, words: Sequence[str], pieces: WordPiece, max_pieces: int) -> Iterator[Window]:
    """The sentence as one window, or as several when it has too many pieces; cut at punctuation where there is some."""
    all_ids = [pieces.ids(word)[:MAX_WORD_PIECES] for word in words]
    start = 0
    if words and sum(map(len, all_ids)) + 2 <= max_pieces:
        yield _window(owner, 0, words, all_ids)
        return
    while start < len(words):
        end, taken = start, 2
        while end < len(words) and taken + len(all_ids[end]) <= max_pieces:
            taken += len(all_ids[end])
            end += 1
        if end < len(words):
            end = _good_end(words, start, end)
        yield _window(owner, start, words[start:end], all_ids[start:end])
        start = end


def _window(owner: int, first: int, words: Sequence[str], ids: Sequence[tuple[int, ...]]) -> Window:
    pieces = [BEFORE, *itertools.chain.from_iterable(ids), AFTER]
    return Window(owner, first, list(words), pieces, list(map(len, ids)))


def _good_end(words: Sequence[str], start: int, end: int) -> int:
    """After the last punctuation in the later half of the window; its full length where there is none."""
    for at in range(end, start + (end - start) // 2, -1):
        if words[at - 1] in (".", ";", "!", "?", ",", ":"):
            return at
    return end


def batches(cut: Sequence[Window], pieces: int) -> Iterator[list[Window]]:
    """Windows of the same padded length together, so that none is padded otherwise than it would be alone."""
    order = sorted(cut, key=lambda window: window.padded)
    batch: list[Window] = []
    for window in order:
        same = batch and window.padded == batch[0].padded
        size = window.padded * max(1, window.padded / LONG)
        if batch and (not same or size * (len(batch) + 1) > pieces):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
