"""Reports of one subject: one happening and what followed from it, told from others of its kind by what differs.

Two attacks of one kind share most of their words. So documents are grouped twice: by all their words, then within each
group by those words that not all of the group have, such as names and numbers; there names weigh more, for two arrests
differ in who was arrested.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, diags
from scipy.spatial.distance import squareform

from polybius.stories.words import key, rarity, terms

__all__ = ["MOST", "subjects"]

# Likeness, 0 to 1, down to which groups are joined; chosen on the training part of ECB+, see docs/evaluation.md#stories
TOPIC, SUBJECT = 0.12, 0.065
NAMED = 1.6  # what a name weighs there beside another word; likewise
NAME = 0.8  # of how many of a word's occurrences it takes to be written with a capital, to be a name
MOST = 4_000  # documents that are grouped; the likeness of all pairs is held in memory

Array = NDArray[np.float64]


def subjects(texts: Mapping[str, str]) -> dict[str, int]:
    """The number of the subject of each document, counted from 1; the same whatever the order of the documents.

    Args:
        texts: The text of each document by its id. Of more than ``MOST`` each is a subject of its own.
    """
    ids = sorted(texts)
    if len(ids) > MOST:
        return {id: number for number, id in enumerate(ids, start=1)}
    counts, rare, named = _counted([texts[id] for id in ids])
    topics = _grouped(_likeness(counts, rare), TOPIC)
    found: dict[str, int] = {}
    for topic in range(1, max(topics, default=0) + 1):
        held = [at for at, number in enumerate(topics) if number == topic]
        inner = _grouped(_likeness(counts[held], _telling(counts[held], rare) * named), SUBJECT)
        first = len(set(found.values()))
        found |= {ids[at]: first + number for at, number in zip(held, inner, strict=True)}
    return found


def _counted(texts: Sequence[str]) -> tuple[csr_matrix, Array, Array]:
    """How often each document has each word (1 + logarithm), the words' rarity in news, and what more a name weighs."""
    columns: dict[str, int] = {}
    rows, places = [], []
    capital: Counter[str] = Counter()
    for row, text in enumerate(texts):
        for word in terms(text):
            rows.append(row)
            places.append(columns.setdefault(key(word), len(columns)))
        capital.update(key(word) for word in re.findall(r"[A-Z][A-Za-z0-9]*", text))
    counts = csr_matrix((np.ones(len(rows)), (rows, places)), shape=(len(texts), max(1, len(columns))))
    counts.sum_duplicates()
    often = np.asarray(counts.sum(axis=0)).ravel()
    counts.data = 1 + np.log(counts.data)
    share = np.array([capital[word] for word in columns] or [0]) / np.maximum(often, 1)
    return counts, np.array([rarity(word) for word in columns] or [0.0]), np.where(share >= NAME, NAMED, 1.0)


def _telling(counts: csr_matrix, rare: Array) -> Array:
    """The weight of words within a group: none where one document alone or every document has them."""
    have = np.asarray((counts > 0).sum(axis=0)).ravel()
    return np.where(have > 1, rare * np.log((counts.shape[0] + 0.5) / np.maximum(have, 1)), 0.0)


def _likeness(counts: csr_matrix, weights: Array) -> Array:
    weighed = counts @ diags(weights)
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    unit = diags(1 / np.where(length > 0, length, 1.0)) @ weighed
    return np.asarray((unit @ unit.T).todense())


def _grouped(likeness: Array, least: float) -> list[int]:
    """Average linkage down to a likeness; numbers count from 1."""
    if len(likeness) < 2:
        return [1] * len(likeness)
    apart = 1 - likeness
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(np.clip(apart, 0.0, 1.0), checks=False), method="average")
    return [int(number) for number in fcluster(tree, 1 - least, criterion="distance")]
