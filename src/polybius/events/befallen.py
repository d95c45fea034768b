"""Whom an act befalls that a noun tells as his: "his arrest", "Navalny's jailing", not "its killing of a boy"."""

from __future__ import annotations

from polybius.events.grammar import Clauses
from polybius.events.lexicon import Pattern
from polybius.events.parties import Parties
from polybius.syntax import Tree

DONE_TO_PEOPLE = ("abduct", "arrest", "convict", "deport", "expel", "release", "targeted", "torture")  # modes
PERSONAL = frozenset({"his", "her", "their"})


def befallen(tree: Tree, clauses: Clauses, parties: Parties, noun: int, pattern: Pattern | None) -> list[int]:
    """The people whose arrest, murder or release a noun in the singular tells without anybody behind "of"."""
    done = pattern is not None and pattern.mode in DONE_TO_PEOPLE and "of" in pattern.recipient
    if not done or tree[noun].tag == "NNS" or clauses.prepositional(noun, ("of",)):
        return []
    owners = clauses.possessors(noun)
    named = [at for at in owners if at in parties.by_head and parties.by_head[at].kind == "PER"]
    return named + [at for at in owners if tree[at].upos == "PRON" and tree.word(at).lower() in PERSONAL]
