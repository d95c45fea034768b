"""How each word is written, as a small number: the encoder itself reads no capitals."""

from __future__ import annotations

import functools
from collections.abc import Sequence

NONE, LOWER, TITLE, UPPER, MIXED, DIGIT, MARK, FIRST_TITLE, LETTER = range(9)
N_CASES = 9
MAX_CACHED_WORDS = 20_000  # news repeats its words


def cases(words: Sequence[str]) -> list[int]:
    """The case class of each word of a sentence; a capital that only opens the sentence has a class of its own."""
    found = []
    opening = True
    for word in words:
        case = _case(word)
        if case == TITLE and opening:
            case = FIRST_TITLE
        # Quotation marks and brackets before the first word do not use the opening up: '"Iraq ...'
        opening = opening and case == MARK
        found.append(case)
    return found


@functools.lru_cache(maxsize=MAX_CACHED_WORDS)
def _case(word: str) -> int:
    if word.islower():
        return LOWER
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return DIGIT if any(character.isdigit() for character in word) else MARK
    if any(character.isdigit() for character in word):
        return DIGIT
    if len(letters) == 1:
        return LETTER if letters[0].isupper() else LOWER
    if all(character.isupper() for character in letters):
        return UPPER
    if letters[0].isupper() and all(character.islower() for character in letters[1:]):
        return TITLE
    # Scripts without case come here too.
    return MIXED if any(character.isupper() for character in letters) else LOWER
