"""Trees in the labels of spaCy's English pipelines (ClearNLP's) as trees of Universal Dependencies.

Not covered: copulas whose predicate is a prepositional phrase ("is in Iraq" keeps its verb as the root), and names,
whose words stay compounds of the last one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARKS = frozenset({"dobj", "pobj", "nsubjpass", "prep", "auxpass", "relcl"})  # labels that Universal Dependencies lacks
RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "case",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:npmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "advmod",  # one without an object: "the fighting nearby"
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
PREPOSITIONS = ("prep", "agent", "dative")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


@dataclass(slots=True)
class Tree:
    """A sentence's words with heads (-1: the root) and relations; changed in place while it is converted."""

    upos: Sequence[str]
    tags: Sequence[str]
    lemmas: Sequence[str]
    heads: list[int]
    deprels: list[str]

    def children(self, at: int, *deprels: str) -> list[int]:
        """The dependents of a word with one of these relations, in order."""
        return [i for i, head in enumerate(self.heads) if head == at and self.deprels[i] in deprels]


def is_universal(labels: Sequence[str]) -> bool:
    """Whether a parser with these labels speaks Universal Dependencies already."""
    return not MARKS & set(labels)


def converted(tree: Tree) -> Tree:
    """The tree in Universal Dependencies: prepositions below their nouns, copulas below their predicates."""
    _prepositions(tree)
    _copulas(tree)
    _chains(tree)
    _conjunctions(tree)
    for at, deprel in enumerate(tree.deprels):
        to = deprel == "aux" and tree.tags[at] == "TO"
        tree.deprels[at] = "mark" if to else RENAMED.get(deprel, deprel)
    return tree


def one_root(tree: Tree) -> Tree:
    """The tree with every root but the first hung on it: a parser may see several sentences in one."""
    roots = [at for at, head in enumerate(tree.heads) if head == -1]
    for at in roots[1:]:
        tree.heads[at], tree.deprels[at] = roots[0], "parataxis"
    return tree


def _prepositions(tree: Tree) -> None:
    """From "met < in < Baghdad" to "met < Baghdad < in"; of "out of the base" both words hang on the noun."""
    for at in range(len(tree.heads) - 1, -1, -1):
        objects = tree.children(at, "pobj", "pcomp")
        if not objects or tree.upos[at] not in ("ADP", "SCONJ", "PART", "ADV", "VERB"):
            continue
        if tree.deprels[at] not in (*PREPOSITIONS, "conj", "pcomp"):
            continue
        noun, head = objects[0], tree.heads[at]
        while head >= 0 and tree.deprels[head] == "prep" and not tree.children(head, "pobj", "pcomp"):
            head = tree.heads[head]  # "pulled < out < of": the phrase hangs on the verb
        tree.deprels[noun] = _of_phrase(tree, at, noun, head)
        tree.heads[noun] = head
        # "in Iraq and in Syria": the second phrase hangs on the first, whose noun has not been lifted yet
        tree.heads[at], tree.deprels[at] = noun, "case" if tree.deprels[noun] not in ("advcl", "acl") else "mark"
        for child, above in enumerate(tree.heads):
            if above == at and child != noun:
                tree.heads[child] = noun


def _of_phrase(tree: Tree, preposition: int, noun: int, head: int) -> str:
    """The relation of a prepositional phrase's noun or clause to the head that the phrase hangs on."""
    deprel = tree.deprels[preposition]
    if deprel in ("conj", "pcomp"):
        return deprel
    nominal = head >= 0 and tree.upos[head] in NOMINAL
    if tree.deprels[noun] == "pcomp" and tree.upos[noun] in ("VERB", "AUX"):
        return "acl" if nominal else "advcl"
    if deprel == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _copulas(tree: Tree) -> None:
    """From "is < threat" to "threat < is": the predicate takes the verb's place and its other words."""
    for verb in range(len(tree.heads)):
        if tree.lemmas[verb].lower() != "be" or tree.deprels[verb] in ("aux", "auxpass"):
            continue
        predicates = tree.children(verb, "attr", "acomp")
        if not predicates:
            continue
        top = predicates[-1]
        tree.heads[top], tree.deprels[top] = tree.heads[verb], tree.deprels[verb]
        for child, above in enumerate(tree.heads):
            if above == verb and child != top:
                tree.heads[child] = top
        tree.heads[verb], tree.deprels[verb] = top, "cop"


def _chains(tree: Tree) -> None:
    """Words joined by "and" all hang on the first one."""
    for at in range(len(tree.heads)):
        first = tree.heads[at]
        while tree.deprels[at] == "conj" and first >= 0 and tree.deprels[first] == "conj" and tree.heads[first] >= 0:
            first = tree.heads[first]
        if tree.deprels[at] == "conj":
            tree.heads[at] = first


def _conjunctions(tree: Tree) -> None:
    """The word "and" hangs on the word that it brings."""
    firsts = [_first_conjunct(tree, at) for at in range(len(tree.heads))]
    for at, deprel in enumerate(tree.deprels):
        if deprel != "cc" or tree.heads[at] < 0:
            continue
        joined = firsts[tree.heads[at]]
        following = [other for other in tree.children(joined, "conj") if other > at]
        if following:
            tree.heads[at] = following[0]


def _first_conjunct(tree: Tree, at: int) -> int:
    return tree.heads[at] if tree.deprels[at] == "conj" and tree.heads[at] >= 0 else at


def frames(tree: Tree) -> list[tuple[int, list[tuple[str, int]]]]:
    """Verbs with what the tree alone tells of their roles: who does it, and whom or what it is done to.

    Not covered: nouns as predicates, and all other roles; a pipeline without semantic roles knows no more.
    """
    found = []
    for at, upos in enumerate(tree.upos):
        if upos != "VERB" or tree.deprels[at].startswith("aux"):
            continue
        roles = [("ARG0", child) for child in tree.children(at, "nsubj", "obl:agent")]
        roles += [("ARG1", child) for child in tree.children(at, "obj", "nsubj:pass")]
        roles += [("ARG2", child) for child in tree.children(at, "iobj")]
        found.append((at, sorted(roles, key=lambda role: role[1])))
    return found
