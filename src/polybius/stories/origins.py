"""How many independent origins the reports of a story have: ten papers that quote one agency are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a story, with what tells where it comes from."""

    event: str
    document: str  # of copies, the first
    publisher: str  # in small letters; the document's id where none is known
    cited: tuple[str, ...]  # the innermost source, the outermost one, the agency credited; none: its own word
    unnamed: bool  # a cited one is known by its words alone


def origins(tellings: Iterable[Telling]) -> Mapping[str, int]:
    """The number of the origin of each telling of one story, by event, counted from 1 in their order.

    Two tellings have one origin where they cite the same one, directly or over a third. What a report tells in its own
    name comes from the first whom it cites for the story, and is its publisher's word where it cites nobody. The
    sources of one report that are known by their words alone ("an official", "he") count as one.
    """
    told = list(tellings)
    first: dict[str, tuple[str, ...]] = {}
    for telling in told:
        if telling.cited:
            first.setdefault(telling.document, telling.cited)
    keys: dict[str, tuple[str, ...]] = {}
    for telling in told:
        held = telling.cited or first.get(telling.document) or (telling.publisher,)
        keys[telling.event] = (*held, f"unnamed of {telling.document}") if telling.unnamed else held
    return _numbered(keys)


def _numbered(keys: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for held in keys.values():
        for key in held[1:]:
            root[find(key)] = find(held[0])
    numbers: dict[str, int] = defaultdict(lambda: len(numbers) + 1)
    return {event: numbers[find(held[0])] for event, held in keys.items()}
