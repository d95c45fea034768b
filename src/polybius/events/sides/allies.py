"""Who stands beside those who act, and so is not whom they act on: "backed by Turkey, Baku attacked the posts"."""

from __future__ import annotations

from polybius.events.words.grammar import JOINED, Clauses
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

BESIDE = frozenset({"alongside", "together", "jointly"})
ASKED = frozenset({"request", "behest", "urging", "insistence"})  # "met at the request of Norway"
BY_WHOM = ("of", "from", "'s", "’s")


def allies(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of those who help whoever does an act, or did another with him.

    "Supported by X", "with the help of X", "alongside X", "joined X in sending arms and vowed to send more".
    """
    found: set[int] = set()
    for at in (token, *clauses.subject(token)):
        for clause in tree.children(at, "advcl", "acl"):
            if tree.lemma(clause) in word_class("standing by") and tree[clause].tag == "VBN":
                found |= set(clauses.prepositional(clause, ("by",)))
    found |= set(_joined(tree, tree[token].head)) if tree.is_(token, "conj") else set()
    found |= {phrase for phrase in tree.children(token, "obl") if _cases(tree, phrase) & BESIDE}
    return helpers(tree, clauses, token) | {head for first in found for head in tree.conjuncts(first)}


def _joined(tree: Tree, verb: int | None) -> list[int]:
    """Whom somebody joins in what he does: "Bratislava joined Hungary in halting exports and threatened Kyiv"."""
    if verb is None or tree.lemma(verb) not in JOINED:
        return []
    marks = {tree.lemma(mark) for clause in tree.children(verb, "advcl") for mark in tree.children(clause, "mark")}
    return tree.children(verb, "obj") if "in" in marks else []


def helpers(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of those with whose help it is done, or who asked for it: "reached a deal with American help".

    Not to whom something is promised at his request.
    """
    found: set[int] = set()
    promised = tree.lemma(token) in word_class("committing")
    for phrase in tree.children(token, "obl"):
        if "at" in _cases(tree, phrase) and tree.lemma(phrase) in ASKED and not promised:
            found |= {*clauses.possessors(phrase), *clauses.prepositional(phrase, ("of",))}
        if "with" in _cases(tree, phrase) and tree.lemma(phrase) in word_class("help"):
            found |= {*tree.children(phrase, "amod", "compound", "nmod:poss"), *clauses.prepositional(phrase, BY_WHOM)}
    head = tree[token].head
    if head is not None and tree.is_(token, "xcomp") and tree.lemma(head) in word_class("enabling"):
        found |= set(clauses.subject(head)) if tree.children(head, "obj") else set()  # "helped Chad and Niger to agree"
    return {head for first in found for head in tree.conjuncts(first)}


def _cases(tree: Tree, phrase: int) -> set[str]:
    return {tree.lemma(case) for case in tree.children(phrase, "case")}
