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
    for phrase in tree.children(token, "obl"):
        cases = {tree.lemma(case) for case in tree.children(phrase, "case")}
        if cases & BESIDE:
            found.add(phrase)
        elif "with" in cases and tree.lemma(phrase) in word_class("help"):
            found |= {*tree.children(phrase, "amod", "compound", "nmod:poss"), *clauses.prepositional(phrase, BY_WHOM)}
    return {head for first in found for head in tree.conjuncts(first)}
