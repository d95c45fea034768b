"""The word classes of ``lexicon/word_classes``: lemmas that tell one kind of thing, by the name of that."""

from __future__ import annotations

import functools

from polybius.errors import ResourceError
from polybius.resources import digest, table

__all__ = ["word_class"]


def word_class(name: str) -> frozenset[str]:
    """The lemmas of a word class, as the tables in use have them: ``word_class("weapon")``.

    Raises:
        ResourceError: there is no class of that name.
    """
    classes = _classes(digest())
    if name not in classes:
        raise ResourceError(f"word_classes.csv: no class {name!r}; there are {', '.join(sorted(classes))}")
    return classes[name]


@functools.lru_cache(maxsize=4)
def _classes(tables: str) -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split("|")) for row in table("lexicon/word_classes")}
