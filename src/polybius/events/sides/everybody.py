"""Requests to whomever they may concern: "called on everyone to show restraint"."""

from __future__ import annotations

from polybius.events.words.grammar import Clauses
from polybius.resources.word_classes import word_class
from polybius.schema import Event
from polybius.syntax import Tree

EVERYBODY = frozenset({"everybody", "everyone", "all", "anybody", "anyone"})
STATES = ("country", "nation")  # in the plural
ADDRESSING = ("on", "upon", "to")


def is_everybody(tree: Tree, head: int) -> bool:
    """Whether a word means whomever it may concern, or states that are not told: "all parties", "the countries"."""
    if tree[head].tag == "NNS" and tree.lemma(head) in STATES:
        return True
    described = [tree.word(at).lower() for at in tree.children(head, "det", "amod", "compound")]
    return tree.word(head).lower() in EVERYBODY or (
        tree.lemma(head) in word_class("opponents") and described == ["all"]
    )


def to_everybody(tree: Tree, clauses: Clauses, event: Event) -> bool:
    """Whether a request is made to everybody, and so to nobody of whom a state is known."""
    verb = tree.head_of(event.trigger)
    if verb is None or event.event_type != "REQUEST":
        return False
    asked = clauses.object(verb) + clauses.prepositional(verb, ADDRESSING)
    return any(is_everybody(tree, head) for head in asked)


def of_nobody_told(tree: Tree, event: Event) -> bool:
    """Whether a request only asks that the guilty be dealt with: "demanded that those behind it be punished"."""
    verb = tree.head_of(event.trigger)
    if verb is None or event.event_type != "REQUEST" or tree.children(verb, "obj", "iobj"):
        return False
    guilty = [at for clause in tree.children(verb, "ccomp") for at in tree.children(clause, "nsubj:pass")]
    return any(tree.lemma(at) in word_class("culprit") or tree.word(at).lower() == "those" for at in guilty)
