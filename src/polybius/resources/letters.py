"""Names in plain letters, as most papers print them: Tromso for Tromsø, Diyarbakir for Diyarbakır, Lodz for Łódź."""

from __future__ import annotations

import unicodedata

PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
_CAPITALS = {letter.upper(): plain.capitalize() for letter, plain in PLAIN.items() if not letter.upper().isascii()}
_WRITTEN = str.maketrans(PLAIN | _CAPITALS)


def unaccented(name: str) -> str:
    """A name without accents, the letters that are none with an accent written out; case, blanks and hyphens stay."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_WRITTEN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
