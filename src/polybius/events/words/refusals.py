"""Who refuses by "would not" or "cannot": "Kenya would not receive the envoy", "it cannot accept the terms"."""

from __future__ import annotations

from polybius.events.words import hedges
from polybius.events.words.conditions import conditional
from polybius.syntax import Tree

UNWILLING = frozenset(
    "accept agree allow let permit recognise recognize yield bow tolerate negotiate compromise"
    " receive meet attend sign discuss host admit extradite release withdraw".split()
)
TALKING = frozenset({"talk", "speak"})
UNABLE = frozenset({"accept", "allow", "permit", "tolerate"})
CAN = frozenset({"can", "could", "ca"})


def unwilling(tree: Tree, verb: int) -> bool:
    """Whether "would not" refuses, and is no thought: "Kenya would not accept the terms"."""
    told = tree.lemma(verb) in UNWILLING or (tree.lemma(verb) in TALKING and _with_somebody(tree, verb))
    told = told and tree.is_(verb, "root", "conj", "parataxis")
    return told and bool(hedges.negators(tree, verb, "advmod")) and not _open(tree, verb)


def unable(tree: Tree, token: int, verb: int) -> bool:
    """Whether "cannot" refuses what a word tells, by itself or with its verb: "there can be no talks with rebels"."""
    helpers = {tree.word(child).lower() for child in tree.children(verb, "aux")}
    if not helpers & CAN or _open(tree, verb):
        return False
    if tree.children(verb, "expl"):
        return tree[token].upos == "NOUN" and any(tree.lemma(no) == "no" for no in tree.children(token, "det"))
    return tree.lemma(verb) in UNABLE and bool(hedges.negators(tree, verb, "advmod"))


def perfected(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the perfect tense: "would have accepted"."""
    return any(tree.lemma(child) == "have" for child in tree.children(verb, "aux"))


def _with_somebody(tree: Tree, verb: int) -> bool:
    cases = (tree.lemma(case) for at in tree.children(verb, "obl") for case in tree.children(at, "case"))
    return any(case in ("to", "with") for case in cases)


def _open(tree: Tree, verb: int) -> bool:
    return perfected(tree, verb) or any(conditional(tree, clause) for clause in tree.children(verb, "advcl"))
