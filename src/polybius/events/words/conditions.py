"""Clauses that tell on what something depends, or up to what it goes on."""

from __future__ import annotations

from polybius.syntax import Tree

FUTURE = frozenset({"will", "'ll", "shall", "wo"})
CONDITIONAL = frozenset({"if", "unless", "whether"})
AWAITED = frozenset({"until", "till", "unless"})
THEN = frozenset({"once", "when", "soon"})  # "as soon as"
COMING = FUTURE | {"would"}
TO_COME = FUTURE | frozenset({"would", "to", "must", "should", "can", "could"})
INVERTED = frozenset({"had", "were", "should"})
PROVIDED = frozenset({"provide", "assume", "suppose"})


def conditional(tree: Tree, verb: int) -> bool:
    """Whether a clause is a condition, or what is waited for: "if", "unless", "provided that", "until they leave"."""
    marks = {tree.word(c).lower() for c in tree.children(verb, "mark", "advmod")}
    return bool(marks & CONDITIONAL) or _inverted(tree, verb) or _provided(tree, verb) or _awaited(tree, verb)


def _awaited(tree: Tree, verb: int) -> bool:
    """Whether something is to go on up to it: "it would last until Chad lifted its curbs and apologised"."""
    clause = tree[verb].head if tree.is_(verb, "conj") and not tree.children(verb, "nsubj", "aux") else verb
    if clause is None or tree[clause].head is None or not tree.is_(clause, "advcl"):
        return False
    waited = {tree.word(mark).lower() for mark in tree.children(clause, "mark", "advmod", "case")}
    head = tree[clause].head or 0
    if tree.word(head).lower() == "soon":  # "as soon as"
        waited, head = waited | {"soon"}, tree[head].head or 0
    helpers = {tree.word(at).lower() for at in tree.children(head, "aux")}
    # "would be over once the pact lapsed"; "had to shut it once rebels came" tells that they came
    return bool(waited & AWAITED and helpers & TO_COME) or bool(waited & THEN and helpers & COMING)


def _provided(tree: Tree, verb: int) -> bool:
    """Whether it is a condition: "provided that the rebels free them"."""
    head = tree[verb].head
    if head is None or not (tree.is_(verb, "ccomp") and tree.is_(head, "advcl")):
        return False
    return tree.lemma(head) in PROVIDED and not tree.children(head, "nsubj", "mark", "aux")


def _inverted(tree: Tree, verb: int) -> bool:
    """Whether a clause begins with its helper, for "if": "Had Turkey shot down the jet, Moscow would ..."."""
    subjects = tree.children(verb, "nsubj", "nsubj:pass")
    helpers = [at for at in tree.children(verb, "aux", "cop") if tree.word(at).lower() in INVERTED]
    opens = bool(helpers and subjects) and helpers[0] == min(tree.subtree(verb)) < subjects[0]
    return opens and tree.is_(verb, "advcl")
