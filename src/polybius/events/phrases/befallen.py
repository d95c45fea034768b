"""Whom an act befalls that a noun tells as his: "his arrest", "Navalny's jailing", not "its killing of a boy"."""

from __future__ import annotations

from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses
from polybius.events.words.lexicon import Pattern
from polybius.syntax import Tree

DONE_TO_PEOPLE = ("abduct", "arrest", "convict", "deport", "expel", "release", "targeted", "torture")  # modes
BODIES = frozenset("army military police militia government regime state junta navy group movement force".split())
PERSONAL = frozenset({"his", "her", "their"})


def befallen(tree: Tree, clauses: Clauses, parties: Parties, noun: int, pattern: Pattern | None) -> list[int]:
    """The people whose arrest, murder or release a noun in the singular tells without anybody behind "of".

    Before the noun of any blow at nobody else a person is whom it struck: "the Soleimani strike".
    """
    if pattern is None or "of" not in pattern.recipient or tree[noun].tag == "NNS":
        return []
    if pattern.event_type == "ASSAULT" and not clauses.prepositional(noun, ("of", "on", "against", "at")):
        before = [at for at in tree.children(noun, "compound") if _person(parties, at)]
        if before:
            return before
    if pattern.mode not in DONE_TO_PEOPLE or clauses.prepositional(noun, ("of",)):
        return []
    owners = clauses.possessors(noun)
    one = [at for at in owners if tree[at].tag == "NN" and parties.is_person(at) and tree.lemma(at) not in BODIES]
    named = [at for at in owners if _person(parties, at) or at in one]  # "the commander, whose killing"
    return named + [at for at in owners if tree[at].upos == "PRON" and tree.word(at).lower() in PERSONAL]


def _person(parties: Parties, head: int) -> bool:
    return head in parties.by_head and parties.by_head[head].kind == "PER"
