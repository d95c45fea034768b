"""Which documents repeat another's text: verbatim, lightly edited, or cut short."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import duckdb
from rensa import RMinHash

WORDS = 5  # of a shingle
PERMUTATIONS = 128
BAND_ROWS = 4  # 32 bands: a pair of Jaccard 0.4 is compared with probability 0.56, of 0.5 with 0.87, of 0.6 with 0.99
SEED = 1
MIN_JACCARD = 0.5  # of two documents' shingles; set by hand, see docs/evaluation.md#stories
MIN_CONTAINED = 0.8  # of the shorter one's shingles: an article cut short
MIN_SHINGLES = 20  # fewer are a headline or a stub, which many articles share
ONE_BAND = 1_000  # documents in a band that are compared each with each; more are compared with its first only

# The latest version of every address; its text may be left out of a shared store.
DOCUMENTS = """
    SELECT document_id, text, coalesce(published, earliest) AS day
    FROM current_documents JOIN texts USING (text_digest)
    ORDER BY day NULLS LAST, document_id
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats an earlier one."""

    document: str
    copy_of: str
    jaccard: float


def find(connection: duckdb.DuckDBPyConnection) -> list[Copy]:
    """The copies among the documents that a store holds, each with the earliest document of its text."""
    return copies((id, text) for id, text, _ in connection.execute(DOCUMENTS).fetchall())


def copies(documents: Iterable[tuple[str, str]]) -> list[Copy]:
    """The copies among some documents.

    Args:
        documents: Id and text, the earliest first: a copy is named after the first of those that it resembles.
    """
    shingled = {id: shingles(text) for id, text in documents}
    order = {id: number for number, id in enumerate(shingled)}
    first = {id: id for id in shingled}
    alike: dict[str, float] = {}

    def root(id: str) -> str:
        while first[id] != id:
            id = first[id]
        return id

    for a, b in sorted(_candidates(shingled), key=lambda pair: (order[pair[0]], order[pair[1]])):
        jaccard = resemblance(shingled[a], shingled[b])
        if jaccard is None:
            continue
        earlier, later = sorted((root(a), root(b)), key=order.__getitem__)
        first[later] = earlier
        alike[b] = max(jaccard, alike.get(b, 0.0))
    return [Copy(id, root(id), alike.get(id, 0.0)) for id in shingled if root(id) != id]


def shingles(text: str) -> frozenset[int]:
    """Digests of all runs of five words, without regard to case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    runs = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def resemblance(a: frozenset[int], b: frozenset[int]) -> float | None:
    """The Jaccard similarity of two documents' shingles where one is a copy of the other; else None."""
    shorter = min(len(a), len(b))
    if shorter < MIN_SHINGLES:
        return 1.0 if a == b and a else None
    shared = len(a & b)
    jaccard = shared / (len(a) + len(b) - shared)
    return jaccard if jaccard >= MIN_JACCARD or shared / shorter >= MIN_CONTAINED else None


def _candidates(shingled: dict[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs that share a band of their MinHash signatures, the earlier document first."""
    order = {id: number for number, id in enumerate(shingled)}
    bands: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for id, runs in shingled.items():
        for band in _bands(runs):
            bands[band].append(id)
    return {
        (a, b) if order[a] < order[b] else (b, a)
        for members in bands.values()
        for a, b in (combinations(members, 2) if len(members) <= ONE_BAND else _with_first(members))
    }


def _with_first(members: list[str]) -> Iterator[tuple[str, str]]:
    return ((members[0], other) for other in members[1:])


def _bands(runs: frozenset[int]) -> Iterator[tuple[int, ...]]:
    if not runs:
        return
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([f"{run:x}" for run in sorted(runs)])
    signature = sketch.digest()
    for at in range(0, PERMUTATIONS, BAND_ROWS):
        yield (at, *signature[at : at + BAND_ROWS])
    # An article cut short shares few bands with the whole one, but the smallest digests of its beginning.
    for smallest in sorted(runs)[:8]:
        yield (-1, smallest)
