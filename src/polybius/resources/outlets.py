"""Which names are those of outlets, by the words in them."""

from __future__ import annotations

import functools
import re

from polybius import resources


def names() -> frozenset[str]:
    """The words that a name of an outlet has: "Radio", "Times"."""
    return _words("name", resources.digest())


def called_outlet(name: str) -> bool:
    """Whether a name, with the noun before it, is an outlet's: "Radio Ndeke", "the news agency INA"."""
    of_others = any(words in name for words in _words("not", resources.digest()))
    kinds = (kind for kind in _words("common", resources.digest()) if " " in kind)
    named = not names().isdisjoint(re.split(r"[\s-]+", name)) or any(kind in name.lower() for kind in kinds)
    return named and not of_others


@functools.lru_cache(maxsize=8)
def _words(kind: str, _digest: str) -> frozenset[str]:
    rows = resources.table("lexicon/outlets")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split("|"))
