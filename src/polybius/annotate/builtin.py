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
from polybius.annotate.ties import ties
from polybius.annotate.weights import MODEL_VERSION, Weights
from polybius.annotate.window import Window, batches, windows
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
        for sentence in reading.sentences:
            if sentence.read:
                words = [token.span.of(reading.text) for token in reading.tokens[sentence.first : sentence.last]]
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
    upos, tag, lemma, entity, predicate, event, arc, best_heads, deprel, role, causal = outputs
    labels = model.labels
    parties = len(labels["roles"])  # after PropBank's roles the scores of the sides of events, then of causes
    causes = parties + len(labels["sides"])
    found = []
    for at, window in enumerate(batch):
        n = len(window.words)
        heads, relations = decode.tree(arc[at, :n, : n + 1], best_heads[at, :n], deprel[at, :n], labels["deprels"])
        scripts = [labels["lemma_scripts"][number] for number in lemma[at, :n].tolist()]
        tags = [labels["tags"][number] for number in tag[at, :n].tolist()]
        proposed = list(map(functools.partial(lemmas.lemma, labels["lemmas"]), window.words, tags, scripts))
        found.append(
            Words(
                upos=[labels["upos"][number] for number in upos[at, :n].tolist()],
                tags=tags,
                lemmas=[base_form(*known) for known in zip(window.words, tags, proposed, strict=True)],
                heads=heads,
                deprels=relations,
                frames=decode.frames(predicate[at, :n], role[at, :, :n, :n], labels["roles"], heads),
                mentions=decode.mentions(entity[at, :n], labels["entities"]),
                proposals=decode.proposals(
                    event[at, :n], role[at, parties:causes, :n, :n], labels["events"], labels["sides"]
                ),
                ties=ties(causal[at], role[at, causes:, :n, :n]),
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
