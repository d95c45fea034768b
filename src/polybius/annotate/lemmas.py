"""Lemmas as edit scripts: how many characters to cut off a word's end and what to put in their place."""

from __future__ import annotations

import functools
from collections.abc import Mapping

KEEP, LOWERED = "k", "l"
MAX_CACHED = 20_000  # words whose lemma is remembered: news repeats them


def script(form: str, lemma: str) -> str:
    """The script that makes the lemma from the form, as "l2|y" (lower the case, cut two, add y)."""
    # "IRAQ" and "Iraq" keep their capitals as names; "Talks" at a sentence's start is lowered like "talks".
    how = LOWERED if lemma == lemma.lower() else KEEP
    base = form.lower() if how == LOWERED else form
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{how}{len(base) - shared}|{lemma[shared:]}"


@functools.lru_cache(maxsize=MAX_CACHED)
def apply(edit: str, form: str) -> str:
    """The lemma of the form by a script; the form itself in lower case where the script cuts more than there is."""
    how, rest = edit[0], edit[1:]
    cut_text, added = rest.split("|", 1)
    base = form.lower() if how == LOWERED else form
    cut = int(cut_text)
    if cut > len(base):
        return base
    return (base[: len(base) - cut] + added) or base


def lemma(known: Mapping[str, Mapping[str, str]], form: str, tag: str, edit: str) -> str:
    """The known lemma of the form under that tag ("was", VBD: be), else what the script makes of it."""
    return known.get(tag, {}).get(form.lower()) or apply(edit, form)
