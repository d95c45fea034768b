"""Words cut into the encoder's pieces: uncased WordPiece in plain Python, with a cache of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

UNKNOWN = "[UNK]"
MAX_WORD_CHARACTERS = 100  # a longer run of letters is one unknown piece, as the encoder was trained
MAX_CACHED_WORDS = 200_000  # about 40 MB; a flood of made-up words must not fill the memory

_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


def read_vocabulary(path: Path) -> dict[str, int]:
    """The id of each piece: its line number in the vocabulary file."""
    return {piece: number for number, piece in enumerate(path.read_text("utf-8").split("\n")) if piece}


class WordPiece:
    """Piece ids of single words; keeps a cache, because news repeats its words."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary[UNKNOWN]
        self._cache: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, never empty: a word of nothing but control characters is one unknown piece."""
        known = self._cache.get(word)
        if known is None:
            found: list[int] = []
            for part in _parts(word):
                found.extend(self._longest_first(part))
            known = tuple(found) or (self._unknown,)
            if len(self._cache) < MAX_CACHED_WORDS:
                self._cache[word] = known
        return known

    def _longest_first(self, part: str) -> list[int]:
        """The ids of one stretch without punctuation, the longest known piece first; one unknown if a rest is left."""
        if len(part) > MAX_WORD_CHARACTERS:
            return [self._unknown]
        found = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._vocabulary.get(piece)
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _parts(word: str) -> list[str]:
    """The word in lower case without accents, cut at blanks and around every punctuation mark and CJK character."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    # The order matters: accents are stripped after lower-casing, for "İ" lower-cases to two characters.
    plain = unicodedata.normalize("NFD", "".join(_visible(word)).lower())
    parts: list[str] = []
    current: list[str] = []
    for character in plain:
        if unicodedata.category(character) == "Mn":
            continue
        if character.isspace():
            _flush(parts, current)
        elif _stands_alone(character):
            _flush(parts, current)
            parts.append(character)
        else:
            current.append(character)
    _flush(parts, current)
    return parts


def _flush(parts: list[str], current: list[str]) -> None:
    if current:
        parts.append("".join(current))
        current.clear()


def _visible(word: str) -> list[str]:
    """The characters without control and format characters; any blank becomes a space."""
    kept = []
    for character in word:
        if character in "\t\n\r":
            kept.append(" ")
        elif ord(character) in (0, 0xFFFD) or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs"):
            continue
        else:
            kept.append(" " if unicodedata.category(character) == "Zs" else character)
    return kept


def _stands_alone(character: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    return unicodedata.category(character).startswith("P") or any(low <= code <= high for low, high in _CJK)
