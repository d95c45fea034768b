"""Names of ships, told by the letters that navies put before them: INS Tabar, USS Carney, MV Rubymar."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from polybius import resources

WORD = r"[A-Z][\w-]*(?:['’][A-Z][\w-]+)?"
NAME = rf"{WORD}(?:\s(?:(?:de|la|le|el|al|of|the)\s){{0,2}}(?:[A-Z]\.|{WORD})){{0,2}}"


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship's name in a text: characters ``start`` to ``end``, and the states whose navies use its letters."""

    start: int
    end: int
    name: str  # without the letters
    states: tuple[str, ...]  # the likeliest first; none for a merchant ship


def ships(text: str) -> list[Ship]:
    """The names of ships in a text, in its order; the letters of ``actors/ships`` and up to three capital words behind.

    Not covered: a ship without such letters, and in headlines with capitals all over where its name ends.
    """
    pattern, states = _prefixes(resources.digest())
    return [
        Ship(match.start(), match.end(), match["name"], states[match["prefix"]]) for match in pattern.finditer(text)
    ]


@functools.lru_cache(maxsize=2)
def _prefixes(tables: str) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    rows = resources.table("actors/ships")
    states = {row["prefix"]: tuple(filter(None, row["states"].split("|"))) for row in rows}
    prefixes = "|".join(re.escape(prefix) for prefix in sorted(states, key=len, reverse=True))
    return re.compile(rf"\b(?P<prefix>{prefixes})\s(?P<name>{NAME})"), states
