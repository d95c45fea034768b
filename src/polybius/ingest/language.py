"""In which language a text is written."""

from __future__ import annotations

import functools

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENOUGH = 100  # characters from which a text is judged
LOOKED_AT = 4_000  # characters of it that are looked at
SURE = 0.9  # probability from which a text counts as written in another language
ENGLISH = ("en", "pcm")  # the second, Nigerian Pidgin, is what English headlines are taken for


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None for a text too short to tell, or when it is not sure.

    English is the answer wherever English is likeliest; another language has to have a probability of 0.9.
    """
    if len(text) < ENOUGH:
        return None
    code, probability = _identifier().classify(text[:LOOKED_AT])
    if code in ENGLISH:
        return "en"
    return str(code) if probability >= SURE else None


@functools.cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
