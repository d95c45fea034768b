"""Whether nobody came to harm: "no one was hurt", "denied that anyone was killed", "denied any casualties"."""

from __future__ import annotations

from polybius.events.words import hedges
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

NOBODY = ("nobody", "none")
ANYBODY = ("anyone", "anybody")
TOLD = ("report", "word", "news", "sign", "loss")  # of casualties, of life
HURT = ("killed", "injured")


def nobody(tree: Tree, head: int) -> bool:
    """Whether a word means nobody: "no one", "no civilians"; "anyone" and "any casualties" where that is denied."""
    word, determined = tree.word(head).lower(), {tree.word(det).lower() for det in tree.children(head, "det")}
    if word in NOBODY or "no" in determined:
        return True
    over = tree[head].head
    if over is not None and ((tree.is_(head, "nmod") and tree.lemma(over) in TOLD) or _either_of(tree, head)):
        return nobody(tree, over)  # "no reports of casualties", "no deaths or injuries"
    above = tree.ancestors(head)
    denied = any(tree.lemma(at) in word_class("denying") or hedges.negated(tree, at) for at in above)
    return denied and (word in ANYBODY or "any" in determined)


def _either_of(tree: Tree, head: int) -> bool:
    return tree.is_(head, "conj") and any(tree.word(cc).lower() in ("or", "nor") for cc in tree.children(head, "cc"))


def unhurt(tree: Tree, verb: int) -> bool:
    """Whether a word tells that harm came to nobody, and not who would have done it: "no one was killed"."""
    if not _harms(tree.lemma(verb)) or tree.children(verb, "obl:agent", "obj"):
        return False
    struck = tree.children(verb, "nsubj:pass") or (tree.children(verb, "nsubj") if tree.lemma(verb) == "die" else [])
    return nobody(tree, verb) if tree[verb].upos == "NOUN" else bool(struck) and nobody(tree, struck[0])


def _harms(lemma: str) -> bool:
    return any(lemma in row["words"].split("|") for row in table("lexicon/counts") if row["what"] in HURT)
