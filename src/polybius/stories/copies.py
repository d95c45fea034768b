"""Which documents repeat another's text: verbatim, edited, reordered, under another headline, or cut short."""

from __future__ import annotations

import functools
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
SAMPLED = 6  # of so many shingles one is looked up: of sixty words cut out and edited, some are found in the whole
MIN_REPEATED = 0.6  # of a document's words, in rows of three that the other has; see docs/evaluation.md#stories
# "A court ordered ..." over an agency's background that other news had, too: of its first words hardly one is repeated.
OPENING, MIN_OPENING, MIN_UNDER_OWN_OPENING = 30, 0.2, 0.8  # words; shares of them and, without these, of the document
MIN_CONTAINED, MAX_LONGER = 0.8, 2.0  # of the earlier one's, in a later one that is not longer than so many times
MIN_WORDS = 25  # fewer words, or fewer repeated ones, are a headline or a stub, which many articles share
# A notice of one form ("strong winds are expected on Monday in ...") repeats the last one's words, but not its facts:
# names within a sentence and numbers. Of a copy one of the two texts has at least so many of the other's.
FACT, FEW_FACTS, MIN_FACTS = re.compile(r"(?<=[a-z,;] )[A-Z]\w+|\d[\d.,:]*\d|\d"), 5, 0.5
ONE_BAND = 1_000  # documents in a band that are compared each with each; more are compared with its first only

# The latest version of every address; its text may be left out of a shared store. The order is the one by which the
# store leaves the events of one text to one of its copies.
DOCUMENTS = """
    SELECT document_id, text, coalesce(published, earliest) AS day
    FROM current_documents JOIN texts USING (text_digest)
    ORDER BY day NULLS LAST, address, version
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
        documents: Id and text, the earliest first: a copy is named after the one whose text it repeats most,
            or after the one that this is a copy of.
    """
    read = {id: _Read.of(text) for id, text in documents}
    order = {id: number for number, id in enumerate(read)}
    same: dict[str, str] = {}  # words to their first document: of a thousand copies one is compared
    firsts = {id: same.setdefault(one.words, id) if one.words else id for id, one in read.items()}
    best = {id: (1.0, -order[first], first) for id, first in firsts.items() if first != id}
    for a, b in _candidates({id: one for id, one in read.items() if firsts[id] == id}):
        repeated = resemblance(read[a], read[b])
        if repeated is not None:
            best[b] = max(best.get(b, (0.0, 0, "")), (repeated, -order[a], a))
    first = {id: id for id in read}
    for id in read:  # in order: what it repeats has been named by then
        if id in best:
            first[id] = first[best[id][2]]
    return [Copy(id, first[id], jaccard(read[id], read[best[id][2]])) for id in read if first[id] != id]


@dataclass(frozen=True, slots=True)
class _Read:
    """A document's words in small letters, without punctuation, the digests that it is found by, and its facts."""

    words: str
    shingles: frozenset[int]
    facts: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Read:
        words = re.findall(r"\w+", text.lower())
        return cls(" ".join(words), _shingles(words), frozenset(FACT.findall(text)))


@functools.lru_cache(maxsize=2_000)
def _runs(words: str) -> tuple[tuple[str, ...], ...]:
    """All rows of three words, in their order."""
    split = words.split()
    return tuple(zip(split, split[1:], split[2:], strict=False))


def _shingles(words: list[str]) -> frozenset[int]:
    """Digests of all runs of five words."""
    runs = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def resemblance(earlier: _Read, later: _Read) -> float | None:
    """The share of the later document's words that repeat the earlier one's, where it is a copy of it; else None.

    A word repeats where it stands in a row of three that the other has as well, wherever there: paragraphs may have
    changed places. A later document up to twice as long is a copy of an earlier one that it holds nearly whole; one
    that opens with news of its own has to repeat more. A notice of the same form is none.
    """
    sizes = [one.words.count(" ") + 1 for one in (earlier, later)]
    if min(sizes) < MIN_WORDS:
        return 1.0 if earlier.words == later.words and later.words else None
    if _of_one_form(earlier.facts, later.facts):
        return None
    words = _repeated(later, earlier)
    repeated = len(words)
    longer = sizes[1] <= MAX_LONGER * sizes[0] and len(_repeated(earlier, later)) >= MIN_CONTAINED * sizes[0]
    own_opening = sum(at < OPENING for at in words) < MIN_OPENING * OPENING
    enough = repeated >= max(MIN_WORDS, (MIN_UNDER_OWN_OPENING if own_opening else MIN_REPEATED) * sizes[1])
    return repeated / sizes[1] if enough or longer else None


def _of_one_form(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts that repeat words tell of other things: neither has half of the other's facts."""
    least = min(len(one), len(other))
    return least >= FEW_FACTS and len(one & other) < MIN_FACTS * least


def _repeated(one: _Read, other: _Read) -> set[int]:
    """Which words of the one stand in a row of three that the other has."""
    held = frozenset(_runs(other.words))
    covered: set[int] = set()
    for at, run in enumerate(_runs(one.words)):
        if run in held:
            covered.update((at, at + 1, at + 2))
    return covered


def jaccard(one: _Read, other: _Read) -> float:
    """The Jaccard similarity of two documents' shingles; 1 for two of too few words that are the same."""
    shared = len(one.shingles & other.shingles)
    total = len(one.shingles | other.shingles)
    return shared / total if total else 1.0


def _candidates(read: dict[str, _Read]) -> set[tuple[str, str]]:
    """Pairs that share a band of their MinHash signatures, or one of the shingles looked up; the earlier one first."""
    order = {id: number for number, id in enumerate(read)}
    bands: dict[tuple[int | str, ...], list[str]] = defaultdict(list)
    for id, one in read.items():
        for band in _bands(one):
            bands[band].append(id)
    return {
        (a, b) if order[a] < order[b] else (b, a)
        for members in bands.values()
        for a, b in (combinations(members, 2) if len(members) <= ONE_BAND else _with_first(members))
    }


def _with_first(members: list[str]) -> Iterator[tuple[str, str]]:
    return ((members[0], other) for other in members[1:])


def _bands(read: _Read) -> Iterator[tuple[int | str, ...]]:
    if not read.shingles:
        if read.words:
            yield ("words", read.words)
        return
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([f"{shingle:x}" for shingle in sorted(read.shingles)])
    signature = sketch.digest()
    for at in range(0, PERMUTATIONS, BAND_ROWS):
        yield (at, *signature[at : at + BAND_ROWS])
    # An article cut short or edited shares few bands with the whole one, but many shingles.
    for shingle in read.shingles:
        if shingle % SAMPLED == 0:
            yield (-1, shingle)
