"""What a measure is laid on, by the words next to its trigger: visas, the border, an ambassador ..."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybius.resources.subjects import patterns

__all__ = ["MEASURES", "things"]

MEASURES = ("SANCTION", "COERCE")  # types of what stays until it is undone
OF_PERSONS = {
    "arrest",
    "convict",
    "seize",
    "censor",
    "curfew",
    "martial-law",
}  # modes of acts on people and their goods
BEHIND_CHARACTERS = 60  # from the trigger on, where its object stands
BEFORE_CHARACTERS = 45  # before one that is told without an object: "visas were suspended"
# where another clause or act begins: "closed its airspace after the raid", "expelled a consul and stopped trade"
ENDS = re.compile(
    r"[;:.]|, (?!\w+ and )|\b(?:after|before|because|since|when|while|until|unless|as|over|in (?:response|answer|reply"
    r"|retaliation|reaction|protest))\b|\band (?:\w+ )?\w+ed\b"
    r"|\band (?:\w+ )?$"  # before a second act: "called its diplomats home and gave theirs two days"
)
# an object behind the trigger: what stands before is then who does it ("patrol boats seized a trawler")
OBJECT = re.compile(r" (?:an?|the|its|their|his|her|this|that|these|those|all|some|any|several|many|\d[\d,.]*) ")


def things(event_type: str, modes: Iterable[str], sentence: str, start: int, end: int) -> list[str]:
    """The subjects (``ontology/subjects``) that a telling of a measure names; none of other acts.

    Args:
        event_type: Of the telling.
        modes: Its modes.
        sentence: The sentence in which it is told.
        start: Where the trigger begins in it.
        end: And ends.
    """
    if event_type not in MEASURES or OF_PERSONS & set(modes):
        return []
    words = sentence.lower()
    behind = ENDS.split(words[end : end + BEHIND_CHARACTERS], maxsplit=1)[0]
    object_ = words[max(0, start) : end] + behind
    before = ENDS.split(words[max(0, start - BEFORE_CHARACTERS) : max(0, start)])[-1]
    return _named(object_) or ([] if OBJECT.match(behind) else _named(before or ""))


def _named(words: str) -> list[str]:
    return sorted({id for id, pattern in patterns().items() if pattern.search(words)})
