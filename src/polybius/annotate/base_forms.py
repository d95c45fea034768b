"""The base form of an inflected verb or noun, held against a vocabulary: "blamed" is of "blame", not of "blam"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from polybius.resources import digest, table

VOWELS = "aeiou"
UPOS_OF_TAG = {"VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBZ": "VERB", "VB": "VERB", "VBP": "VERB"}
UPOS_OF_TAG |= {"NNS": "NOUN", "NN": "NOUN"}
ENDING_IN_S = ("NNS", "VBZ")
LONGER = ("ies", "ches", "shes", "sses", "xes", "oes", "ruses", "nuses", "puses", "cuses", "tuses", "luses", "buses")


def base_form(word: str, tag: str, proposed: str) -> str:
    """The vocabulary's base form of a word with that Penn tag; ``proposed`` where it knows none or knows that one.

    Names and words of other tags keep what was proposed.
    """
    upos = UPOS_OF_TAG.get(tag)
    if upos is None:
        return proposed
    bases = _bases(word, tag, _forms()[upos])
    if not bases and tag in ENDING_IN_S:
        return _without_s(word.lower(), proposed)
    return proposed if not bases or proposed in bases else bases[0]


def _bases(word: str, tag: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a word can be a form of; one that is put together goes by its last part: "re-established", "gunmen"."""
    lower = word.lower()
    if lower in known:
        return known[lower]
    first, hyphen, last = word.rpartition("-")
    if hyphen and first:
        before = first if first.isupper() else first.lower()  # "U-turns"
        return tuple(f"{before}-{base}" for base in known.get(last.lower(), ()))
    return (lower.removesuffix("men") + "man",) if tag == "NNS" and lower.endswith("men") else ()


def _without_s(form: str, proposed: str) -> str:
    """The base of an unknown form, where it is written with more than an s: "refineries", "trenches", "torpedoes"."""
    if not form.endswith(LONGER):
        return proposed
    return form[:-3] + "y" if form.endswith("ies") else form[:-2]


def base_forms(word: str) -> set[str]:
    """What a word can be a form of, as a verb or a noun; itself in lower case among them."""
    lower = word.lower()
    return {lower, *_forms()["VERB"].get(lower, ()), *_forms()["NOUN"].get(lower, ())}


def regular(lemma: str, upos: str) -> set[str]:
    """The regular inflections of a base form, its own form left out."""
    plural = _with_s(lemma)
    if upos == "NOUN":
        return {plural}
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    doubled = lemma + lemma[-1] if _may_double(lemma) else stem
    past = lemma[:-1] + "ied" if _consonant_y(lemma) else lemma + "d" if lemma.endswith("e") else lemma + "ed"
    gerund = lemma[:-2] + "ying" if lemma.endswith("ie") else stem + "ing"
    return {plural, past, gerund, *((doubled + "ed", doubled + "ing") if doubled != stem else ())}


def _with_s(lemma: str) -> str:
    if _consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _consonant_y(lemma: str) -> bool:
    return len(lemma) > 1 and lemma.endswith("y") and lemma[-2] not in VOWELS


def _may_double(lemma: str) -> bool:
    """Whether the last consonant can be doubled: "slam", "admit", "travel"; the vocabulary decides nothing more."""
    return (
        len(lemma) > 2
        and lemma[-1] not in VOWELS + "wxyh"
        and lemma[-2] in VOWELS
        and (lemma[-3] not in VOWELS or lemma[-3:-1] == "ui")
    )


def _forms() -> dict[str, dict[str, tuple[str, ...]]]:
    return _known(digest())


@functools.lru_cache(maxsize=4)
def _known(_: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Form -> base forms, a form that is a base form itself first."""
    forms: dict[str, dict[str, tuple[str, ...]]] = {"VERB": {}, "NOUN": {}}
    for row in table("lexicon/vocabulary"):
        inflected = {*regular(row["lemma"], row["upos"]), *filter(None, row["irregular"].split("|"))}
        for form in (row["lemma"], *sorted(inflected)):
            before = forms[row["upos"]].get(form, ())
            own = form == row["lemma"]
            forms[row["upos"]][form] = (row["lemma"], *before) if own else (*before, row["lemma"])
    return forms
