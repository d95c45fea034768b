"""Whether a text reads as if a machine, or a hasty hand, had translated it: a mark, not a verdict."""

from __future__ import annotations

import functools
import re

from polybius import resources
from polybius.errors import ResourceError

MIN_WORDS = 60  # of a text that can be suspected
PER_WORDS = 400  # a longer text has to show the more
SUSPECTED = 4.0  # weight of the signs in PER_WORDS words; see docs/evaluation.md#headlines-translations-cleaning
MIN_KINDS = 2  # signs of different kinds
NORMAL_OF, OF_WEIGHT = 0.045, 100.0  # share of "of" among the words, and the weight of each part above it
MAX_OF = 1.5
NAMED = 3  # signs that the reason quotes
OF = re.compile(r"\bof\b", re.IGNORECASE)


def translated(text: str) -> str | None:
    """Why a text is suspected of being translated by machine: "articles ...", with its words; None when it is not.

    Signs are rows of ``lexicon/translation_signs``, each counted at most twice, and many an "of" for a genitive.
    A row is searched where the text has one of its hints, in small letters.
    A single one proves nothing: a person writing in a second language shows the same.
    """
    words = len(text.split())
    if words < MIN_WORDS:
        return None
    found: list[tuple[float, str]] = []
    small = text.lower()
    for hints, pattern, weight, why in _signs(resources.digest()):
        if hints and not any(hint in small for hint in hints):
            continue
        hits = [hit.group().strip(" .,\n") for hit in pattern.finditer(text)]
        if hits:
            found.append((weight * min(2, len(hits)), f'{why} ("{" ".join(hits[0].split())}")'))
    share = len(OF.findall(text)) / words
    if share > NORMAL_OF:
        found.append((min(MAX_OF, OF_WEIGHT * (share - NORMAL_OF)), f'"of" is one word of {round(1 / share)}'))
    total = sum(weight for weight, _ in found) * PER_WORDS / max(PER_WORDS, words)
    if total < SUSPECTED or len(found) < MIN_KINDS:
        return None
    return "; ".join(why for _, why in sorted(found, key=lambda sign: -sign[0])[:NAMED])


@functools.lru_cache(maxsize=4)
def _signs(_digest: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str], float, str], ...]:
    out = []
    for row in resources.table("lexicon/translation_signs"):
        try:
            hints = tuple(row["hint"].split("|")) if row.get("hint") else ()
            out.append((hints, re.compile(row["pattern"], re.IGNORECASE), float(row["weight"]), row["why"]))
        except (re.error, ValueError) as error:
            raise ResourceError(f"translation_signs.csv, row {row['id']!r}: {error}") from error
    return tuple(out)
