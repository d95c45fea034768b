"""What somebody does not know, or asks: "did not know who had shelled it", "was unaware that its jets had come"."""

from __future__ import annotations

from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

WHICH = frozenset({"which", "what", "whose"})
CLAUSES = ("ccomp", "csubj", "acl", "advcl")
ABOUT = ("obl", "nmod")  # "not aware of an attack", "no knowledge of an attack"
GRANTING = frozenset({"why", "how", "when", "where", "what", "which", "whom", "whose"})
ASKED = frozenset({"ask", "tell"})  # beside whom "who" begins a question


def whose_question(tree: Tree, verb: int) -> bool:
    """Whether a clause asks who does it: "did not know who had shelled it", "unclear which side had fired"."""
    doing = tree.children(verb, "nsubj")
    if not doing or doing[0] > verb:
        return False
    asked = any(tree.word(at).lower() in WHICH for at in tree.children(doing[0], "det", "nmod:poss"))
    if tree.word(doing[0]).lower() != "who" and not asked:
        return False
    if tree.is_(verb, "acl:relcl"):
        return questioned(tree, verb) is not None
    return tree.is_(verb, *CLAUSES, *ABOUT, "obj")


def questioned(tree: Tree, verb: int) -> int | None:
    """The verb of asking somebody, who stands before the question: "asked Chad who had shelled it".

    A tree takes the question for a clause on whoever is asked; "asked the man who shot him to leave" has one.
    """
    whom = tree[verb].head if tree.is_(verb, "acl:relcl") else None
    asking = tree[whom].head if whom is not None and tree.is_(whom, "iobj") else None
    if asking is None or tree.lemma(asking) not in ASKED or tree.children(asking, "obj", "ccomp", "xcomp"):
        return None
    to = any(tree.lemma(at) == "to" and tree.is_(at, "mark") for at in tree.subtree(verb))
    return None if to else asking


def asks(tree: Tree, verb: int) -> bool:
    """Whether a verb only asks somebody who did something: "asked Chad who had shelled it"."""
    clauses = [clause for whom in tree.children(verb, "iobj") for clause in tree.children(whom, "acl:relcl")]
    return any(whose_question(tree, clause) for clause in (*clauses, *tree.children(verb, "ccomp")))


def unknown_by(tree: Tree, token: int) -> int | None:
    """The word above an act by which somebody may tell that he does not know of it: *unaware*, *know*, *knowledge*.

    Who "had not known" of it does by now.
    """
    who = whose_question(tree, token)
    above = questioned(tree, token) or tree[token].head
    words = word_class("knowing") | word_class("unknowing")
    words |= word_class("finding out") | word_class("asking") if who else frozenset()
    told = who or (tree.is_(token, *(ABOUT if tree[token].upos == "NOUN" else CLAUSES)) and not _granted(tree, token))
    if above is None or not told or tree.lemma(above) not in words or tree.had(above):
        return None
    return above


def _granted(tree: Tree, clause: int) -> bool:
    """Whether a question grants that it was done: "did not know why they had shelled it"."""
    return tree.word(min(tree.subtree(clause, ("punct",)))).lower() in GRANTING


def by_others(tree: Tree, above: int, cue: int | None) -> bool:
    """Whether somebody else than who speaks by a word does not know of it: "said Chad did not know that"."""
    verb = tree[above].head if tree[above].upos == "NOUN" else above
    leading = tree.leading(above if verb is None else verb)
    subjects = tree.children(leading, "nsubj", "nsubj:pass")
    return leading != cue and any(tree[at].upos != "PRON" for at in subjects)  # "denied knowing that"
