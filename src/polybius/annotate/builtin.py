"""The shipped model at work: sentences in windows, windows in batches, scores back onto tokens, frames and mentions."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from polybius.annotate import decode, lemmas, weights
from polybius.annotate.base_forms import base_form
from polybius.annotate.casing import cases
from polybius.annotate.context import unread
from polybius.annotate.layers import Words, laid
from polybius.annotate.weights import MODEL_VERSION, Weights
from polybius.annotate.window import Window, batches, windows
from polybius.schema import Reading

__all__ = ["MODEL_VERSION", "annotate", "annotate_many", "model_sha256"]

READINGS_AT_ONCE = 32  # documents whose sentences share batches; bounds the memory of a stream
BATCH_PIECES = 512  # word pieces a batch, with padding: 512 to 1,024 read fastest, see training/README.md


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
    sentence_words = [
        (
            number,
            sentence.first,
            [token.span.of(reading.text) for token in reading.tokens[sentence.first : sentence.last]],
        )
        for number, reading in enumerate(readings)
        for sentence in reading.sentences
        if sentence.read
    ]
    cut = [
        window
        for owner, (_, _, words) in enumerate(sentence_words)
        for window in windows(owner, words, model.pieces, model.labels["max_pieces"])
    ]
    layers: list[list[tuple[int, Words]]] = [[] for _ in readings]
    read = {}
    for batch in batches(cut, batch_pieces):
        for window, words in zip(batch, read_batch(batch, model), strict=True):
            read[window.owner, window.first] = words
    for window in cut:
        number, first, _ = sentence_words[window.owner]
        layers[number].append((first + window.first, read[window.owner, window.first]))
    for reading, layer in zip(readings, layers, strict=True):
        yield laid(unread(reading), layer)


def read_batch(batch: Sequence[Window], model: Weights) -> list[Words]:
    """What the model says of windows of one padded length."""
    outputs = model.session.run(None, _inputs(batch))
    upos, tag, lemma, entity, predicate, event, arc, best_heads, deprel, role = outputs
    labels = model.labels
    found = []
    for at, window in enumerate(batch):
        n = len(window.words)
        heads, relations = decode.tree(arc[at, :n, : n + 1], best_heads[at, :n], deprel[at, :n], labels["deprels"])
        scripts = [labels["lemma_scripts"][number] for number in lemma[at, :n]]
        tags = [labels["tags"][number] for number in tag[at, :n]]
        proposed = list(map(functools.partial(lemmas.lemma, labels["lemmas"]), window.words, tags, scripts))
        found.append(
            Words(
                upos=[labels["upos"][number] for number in upos[at, :n]],
                tags=tags,
                lemmas=[base_form(*known) for known in zip(window.words, tags, proposed, strict=True)],
                heads=heads,
                deprels=relations,
                frames=decode.frames(predicate[at, :n], role[at, :, :n, :n], labels["roles"], heads),
                mentions=decode.mentions(entity[at, :n], labels["entities"]),
                proposals=decode.proposals(
                    event[at, :n], role[at, :, :n, :n], labels["events"], labels["sides"], len(labels["roles"])
                ),
            )
        )
    return found


def _inputs(batch: Sequence[Window]) -> dict[str, np.ndarray]:
    size, words = (len(batch), batch[0].padded), (len(batch), batch[0].padded_words)
    fed = {name: np.zeros(size, np.int64) for name in ("ids", "piece_case")}
    fed |= {name: np.zeros(words, np.int64) for name in ("first", "last", "case")}
    fed["piece_mask"] = np.zeros(size, np.float32)
    fed["word_mask"] = np.zeros(words, np.float32)
    for at, window in enumerate(batch):
        n, pieces = len(window.words), len(window.ids)
        written = cases(window.words)
        fed["ids"][at, :pieces] = window.ids
        fed["piece_mask"][at, :pieces] = 1
        fed["piece_case"][at, 1 : pieces - 1] = np.repeat(written, window.lengths)
        last = np.cumsum(window.lengths)
        fed["last"][at, :n] = last
        fed["first"][at, :n] = last - window.lengths + 1
        fed["case"][at, :n] = written
        fed["word_mask"][at, :n] = 1
    return fed
