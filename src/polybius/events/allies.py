"""Who stands beside those who act, and so is not whom they act on: "backed by Turkey, Baku attacked the posts"."""

from __future__ import annotations

from polybius.events.grammar import Clauses
from polybius.events.lexicon import word_class
from polybius.syntax import Tree

BESIDE = frozenset({"alongside", "together", "jointly"})
BY_WHOM = ("of", "from", "'s", "’s")


def allies(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of those who help whoever does an act: "supported by X", "with the help of X", "alongside X"."""
    found: set[int] = set()
    for at in (token, *clauses.subject(token)):
        for clause in tree.children(at, "advcl", "acl"):
            if tree.lemma(clause) in word_class("standing by") and tree[clause].tag == "VBN":
                found |= set(clauses.prepositional(clause, ("by",)))
    found |= {phrase for phrase in tree.children(token, "obl") if _cases(tree, phrase) & BESIDE}
    return helpers(tree, clauses, token) | {head for first in found for head in tree.conjuncts(first)}


def helpers(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of those with whose help it is done: "reached a deal with American help"."""
    found: set[int] = set()
    for phrase in tree.children(token, "obl"):
        if "with" in _cases(tree, phrase) and tree.lemma(phrase) in word_class("help"):
            found |= {*tree.children(phrase, "amod", "compound", "nmod:poss"), *clauses.prepositional(phrase, BY_WHOM)}
    head = tree[token].head
    if head is not None and tree.is_(token, "xcomp") and tree.lemma(head) in word_class("enabling"):
        found |= set(clauses.subject(head)) if tree.children(head, "obj") else set()  # "helped Chad and Niger to agree"
    return {head for first in found for head in tree.conjuncts(first)}


def _cases(tree: Tree, phrase: int) -> set[str]:
    return {tree.lemma(case) for case in tree.children(phrase, "case")}
