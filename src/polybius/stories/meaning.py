"""How near two words' meanings are: the angle between their vectors in the shipped language model.

The model's table of word pieces is read out of its file as it stands, without running the model: a few fields of the
file's format (protocol buffers) suffice for that.
"""

from __future__ import annotations

import functools
import mmap
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from polybius import resources
from polybius.errors import ResourceError

__all__ = ["closeness"]

MODEL = "news-en-l6.onnx"
TABLE, SCALE = "words.weight", "words.weight.scale"  # whole numbers of 8 bits, and what each row is multiplied by
GRAPH, TENSOR, DIMS, NAME, RAW = 7, 5, 1, 8, 9  # fields of ONNX: of the model, of the graph, of a tensor
VARINT, BYTES = 0, 2
FIXED = {1: 8, 5: 4}  # wire types of a fixed size
# Words that tell nothing of what a phrase means: "driving under the influence", "took part in".
LIGHT = frozenset(
    """the a an of in on at to for and or by with from up out off down into his her their its was were is are be been
    being have had has make made take took give gave get got put did do""".split()
)

Vector = NDArray[np.float32]
Field = tuple[int, int | memoryview]


@functools.lru_cache(maxsize=200_000)
def closeness(first: str, second: str) -> float | None:
    """The cosine of two triggers, about 0 for those that have nothing to do with each other, 1 for the same.

    Of several words the mean of those counts that tell something by themselves ("opened" and "fire", not "took"). None
    where no word has a letter or digit that the model knows.
    """
    one, other = _phrase(first.lower()), _phrase(second.lower())
    return None if one is None or other is None else float(one @ other)


@functools.lru_cache(maxsize=20_000)
def _phrase(words: str) -> Vector | None:
    """The mean of the vectors of those words that tell something, of all where none does; its length is 1."""
    every = words.split()
    telling = [word for word in every if word not in LIGHT] or every
    return _mean([vector for word in telling if (vector := _vector(word)) is not None])


def _mean(vectors: Sequence[Vector]) -> Vector | None:
    if not vectors:
        return None
    mean: Vector = np.mean(vectors, axis=0)
    return mean / np.linalg.norm(mean)


@functools.lru_cache(maxsize=20_000)
def _vector(word: str) -> Vector | None:
    """The mean of a word's pieces, around the mean of all pieces; its length is 1."""
    pieces, start = [], 0
    known = _pieces()
    while start < len(word):
        ends = range(len(word), start, -1)
        end = next((end for end in ends if ("##" if start else "") + word[start:end] in known), None)
        if end is None:
            return None
        pieces.append(known[("##" if start else "") + word[start:end]])
        start = end
    if not pieces:
        return None
    rows, scale, middle = _table()
    mean = (rows[pieces] * scale[pieces]).mean(axis=0) - middle
    out: Vector = mean / np.linalg.norm(mean)
    return out


@functools.cache
def _pieces() -> Mapping[str, int]:
    lines = (resources.folder() / "models" / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


@functools.cache
def _table() -> tuple[NDArray[np.int8], Vector, Vector]:
    """Rows of whole numbers, the scale of each row, and the middle of all rows."""
    path = resources.folder() / "models" / MODEL
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        found = dict(_tensors(held[:]))
    if not {TABLE, SCALE} <= found.keys():
        raise ResourceError(f"{path.name} has no table of word pieces ({TABLE}, {SCALE}); install polybius anew")
    shape, raw = found[TABLE]
    rows = np.frombuffer(raw, np.int8).reshape(shape)
    scale = np.frombuffer(found[SCALE][1], np.float32).reshape(-1, 1)
    return rows, scale, (rows * scale).mean(axis=0)


def _tensors(model: bytes) -> Iterator[tuple[str, tuple[list[int], bytes]]]:
    """Name, shape and bytes of the two tensors that are looked for."""
    for field, graph in _fields(memoryview(model)):
        if field != GRAPH or isinstance(graph, int):
            continue
        for inner, tensor in _fields(graph):
            if inner != TENSOR or isinstance(tensor, int):
                continue
            parts = list(_fields(tensor))
            name = next((bytes(value).decode() for at, value in parts if at == NAME and not isinstance(value, int)), "")
            if name in (TABLE, SCALE):
                raw = next(value for at, value in parts if at == RAW and not isinstance(value, int))
                yield name, ([size for at, value in parts if at == DIMS for size in _sizes(value)], bytes(raw))


def _sizes(value: int | memoryview) -> Iterator[int]:
    """A tensor's dimensions, written one by one or packed."""
    if isinstance(value, int):
        yield value
        return
    at = 0
    while at < len(value):
        size, at = _varint(value, at)
        yield size


def _fields(message: memoryview) -> Iterator[Field]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == VARINT:
            value, at = _varint(message, at)
            yield tag >> 3, value
        elif kind == BYTES:
            size, at = _varint(message, at)
            yield tag >> 3, message[at : at + size]
            at += size
        else:
            at += FIXED[kind]


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
