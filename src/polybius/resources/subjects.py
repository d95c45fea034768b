"""What a measure can be laid on, by its words: training, the border, an ambassador, trade in flour ..."""

from __future__ import annotations

import functools
import re

from polybius import resources
from polybius.resources.word_classes import word_class

TRADE = "trade"
ON_GOODS = (TRADE, "sanctions")  # whose measures are each on some goods: a ban on wine, the duties on barley
ENERGY = frozenset("gas electricity fuel diesel petrol".split())
GENERIC = frozenset("import export shipment cargo good goods product produce crude trade flight".split())
BANNED = (
    r"(?:(?:bans?|prohibitions?|restrictions?|curbs?|moratorium|limits) (?:on|against) |(?:bans|banned|bars|barred) )"
)


@functools.cache
def subjects() -> dict[str, dict[str, str]]:
    """The rows of ``ontology/subjects`` by id."""
    return {row["id"]: row for row in resources.table("ontology/subjects")}


@functools.cache
def goods() -> frozenset[str]:
    """The goods that states trade in, each by its own word: "flour", and not "imports"."""
    return (word_class("goods") - GENERIC) | ENERGY


def _patterns_of(id: str, words: str) -> str:
    """The words of a subject; a ban on some goods is one of trade: "the ban on flour", "bans Peruvian fish"."""
    return rf"{words}|{BANNED}(?:[\w’'-]+ ){{0,3}}?(?:{'|'.join(sorted(goods()))})(?:e?s)?" if id == TRADE else words


@functools.cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The words of each subject."""
    return {id: re.compile(rf"\b(?:{_patterns_of(id, row['words'])})\b") for id, row in subjects().items()}
