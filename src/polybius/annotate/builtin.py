"""The shipped model at work: sentences in windows, windows in batches, scores back onto tokens, frames and mentions."""

from __future__ import annotations

import functools
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from polybius.annotate import decode, hung, nouns, weights
from polybius.annotate.casing import NONE, cases
from polybius.annotate.context import unread
from polybius.annotate.layers import Words, laid
from polybius.annotate.nouns import Parsed
from polybius.annotate.ties import ties
from polybius.annotate.weights import MODEL_VERSION, Weights
from polybius.annotate.window import Window, batches, windows
from polybius.resources import digest
from polybius.schema import Reading

__all__ = ["MODEL_VERSION", "annotate", "annotate_many", "model_sha256"]

READINGS_AT_ONCE = 32  # documents whose sentences share batches; bounds the memory of a stream
PIECES_AT_ONCE = 16_384  # word pieces whose windows are held at a time
BATCH_PIECES = 512  # word pieces a batch, with padding: 512 to 1,024 read fastest, see training/README.md

Placed = tuple[int, int, Window]  # the reading's number, its token that the window begins at, the window


@functools.cache
def model_sha256() -> str:
    """The sha256 of the weights that ``annotate`` runs, in hexadecimal."""
    return weights.checked()[f"{weights.NAME}.onnx"]


def annotate(reading: Reading) -> Reading:
    """The reading with its tokens' tags, lemmas and trees, its frames and its mentions filled."""
    return next(annotate_many([reading]))


def annotate_many(readings: Iterable[Reading], *, batch_pieces: int = BATCH_PIECES) -> Iterator[Reading]:
    """The readings in their order, each as ``annotate`` would give it: batching changes the speed, never a result.

    Args:
        readings: Readings with sentences and tokens; read lazily, some dozens at a time.
        batch_pieces: Word pieces a batch.
    """
    source = iter(readings)
    while chunk := list(itertools.islice(source, READINGS_AT_ONCE)):
        yield from _annotated(chunk, weights.shipped(), batch_pieces)


def _annotated(readings: Sequence[Reading], model: Weights, batch_pieces: int) -> Iterator[Reading]:
    by_reading = itertools.groupby(_read(readings, model, batch_pieces), key=lambda found: found[0])
    owner, found = next(by_reading, (None, iter(())))
    for number, reading in enumerate(readings):
        if number != owner:
            yield laid(unread(reading), ())
            continue
        yield laid(unread(reading), ((first, words) for _, first, words in found))
        owner, found = next(by_reading, (None, iter(())))


def _read(readings: Sequence[Reading], model: Weights, batch_pieces: int) -> Iterator[tuple[int, int, Words]]:
    """What the model says, window by window in their order, with the reading's number and the first token."""
    for some in _in_groups(_cut(readings, model)):
        read = {}
        for batch in batches([window for _, _, window in some], batch_pieces):
            for window, words in zip(batch, read_batch(batch, model), strict=True):
                read[window.owner, window.first] = words
        for number, first, window in some:
            yield number, first, read.pop((window.owner, window.first))


def _cut(readings: Sequence[Reading], model: Weights) -> Iterator[Placed]:
    owners = itertools.count()
    for number, reading in enumerate(readings):
        text = reading.text
        for sentence in reading.sentences:
            if sentence.read:
                # One string a word, however often an endless text says it
                words = [sys.intern(token.span.of(text)) for token in reading.tokens[sentence.first : sentence.last]]
                for window in windows(next(owners), words, model.pieces, model.labels["max_pieces"]):
                    yield number, sentence.first + window.first, window


def _in_groups(cut: Iterable[Placed]) -> Iterator[list[Placed]]:
    """The windows in stretches that are read before the next are cut, so that little is held of an endless text."""
    group: list[Placed] = []
    pieces = 0
    for placed in cut:
        group.append(placed)
        pieces += placed[2].padded
        if pieces >= PIECES_AT_ONCE:
            yield group
            group, pieces = [], 0
    if group:
        yield group


def read_batch(batch: Sequence[Window], model: Weights) -> list[Words]:
    """What the model says of windows of one padded length."""
    outputs = model.session.run(None, _inputs(batch))
    upos_at, tag, lemma, entity, predicate, event, arc, best_heads, deprel, role, causal = outputs
    upos_told, tags_told, lemmas_told, causes_told = (each.tolist() for each in (upos_at, tag, lemma, causal))
    labels, tables = model.labels, digest()
    parties = len(labels["roles"])  # after PropBank's roles the scores of the sides of events, then of causes
    causes = parties + len(labels["sides"])
    found = []
    first = 0
    for at, window in enumerate(batch):
        n = len(window.words)
        own = slice(first, first + n)
        first += n
        heads, relations = decode.tree(arc[at, :n, : n + 1], best_heads[own], deprel[own], labels["deprels"])
        scripts = [labels["lemma_scripts"][number] for number in lemmas_told[own]]
        tags = [labels["tags"][number] for number in tags_told[own]]
        upos = [labels["upos"][number] for number in upos_told[own]]
        base_forms = functools.partial(_base_forms, model, window.words, tags, scripts, tables)
        bases = hung.put_right(window.words, upos, tags, heads, relations, base_forms=base_forms)
        mentions = decode.mentions(entity[own], labels["entities"])
        scores = predicate[own], role[at, :, :n, :n], labels["roles"]
        named = [word for word, kind in enumerate(upos) if kind in nouns.NOUNS]
        of_nouns = nouns.frames(Parsed(window.words, bases, upos, tags, heads, relations, mentions), *scores)
        found.append(
            Words(
                upos=upos,
                tags=tags,
                lemmas=bases,
                heads=heads,
                deprels=relations,
                frames=sorted([*of_nouns, *decode.frames(*scores, heads, named)]),
                mentions=mentions,
                proposals=decode.proposals(
                    event[own], role[at, parties:causes, :n, :n], labels["events"], labels["sides"]
                ),
                ties=ties(causes_told[at], role[at, causes:, :n, :n]),
            )
        )
    return found


def _base_forms(
    model: Weights, words: Sequence[str], tags: Sequence[str], scripts: Sequence[str], tables: str
) -> list[str]:
    return list(map(model.base, words, tags, scripts, itertools.repeat(tables)))


def _inputs(batch: Sequence[Window]) -> dict[str, np.ndarray]:
    """The batch as the model takes it: pieces and words one after the other, and the cells that they stand in."""
    cells = batch[0].padded
    n_pieces = np.array([len(window.ids) for window in batch])
    n_words = np.array([len(window.words) for window in batch])
    piece_stands = np.arange(cells) < n_pieces[:, None]
    word_stands = np.arange(cells) < n_words[:, None]
    piece_cell, word_cell = np.flatnonzero(piece_stands), np.flatnonzero(word_stands)
    lengths = np.array([n for window in batch for n in (1, *window.lengths, 1)])  # one before the words, one after them
    written = [(NONE, *cases(window.words), NONE) for window in batch]
    every = np.array(list(itertools.chain.from_iterable(written)))
    last = np.cumsum(lengths) - 1
    is_word = np.ones(len(lengths), bool)
    bounds = np.cumsum(n_words + 2)
    is_word[bounds - 1] = is_word[bounds - n_words - 2] = False
    first, last = (last - lengths + 1)[is_word], last[is_word]
    is_end = np.zeros(len(piece_cell), bool)
    is_end[first] = is_end[last] = True
    end = np.cumsum(is_end) - 1
    return {
        "ids": np.array(list(itertools.chain.from_iterable(window.ids for window in batch))),
        "position": piece_cell % cells,
        "piece_case": np.repeat(every, lengths),
        "piece_at": _places(piece_stands),
        "n_pieces": n_pieces.astype(np.int32),
        "piece_cell": piece_cell,
        "ends": np.flatnonzero(is_end),
        "first": end[first],
        "last": end[last],
        "case": every[is_word],
        "word_at": _places(word_stands),
        "word_mask": word_stands.astype(np.float32),
        "word_cell": word_cell,
        "before": np.repeat(np.cumsum(n_words) - n_words, n_words),
    }


def _places(stands: np.ndarray) -> np.ndarray:
    """Which of all that stand in the cells, counted row by row, stands in each; 0 where none does."""
    return np.where(stands, np.cumsum(stands).reshape(stands.shape) - 1, 0)
