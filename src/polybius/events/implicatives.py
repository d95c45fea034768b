"""Whether a complement is told to be so by the word that it hangs on: "managed to", "failed to", "wants to".

After Karttunen 1971, "Implicative verbs" (Language 47); Kiparsky & Kiparsky 1970, "Fact"; Nairn, Condoravdi & Karttunen
2006, "Computing relative polarity for textual inference"; Karttunen 2012, "Simple and phrasal implicatives".
"""

from __future__ import annotations

import functools

from polybius.resources import digest, table
from polybius.syntax import Tree

COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "csubj")


def implied(tree: Tree, token: int, negated: bool) -> str | None:
    """What the word above says of its complement: yes, no or open; None where the table has no row for the two.

    Args:
        tree: The sentence's tree.
        token: The complement's head: "leave" in "managed to leave".
        negated: Whether the word above is negated: "did not manage to".
    """
    head = tree[token].head
    if head is None or not tree.is_(token, *COMPLEMENTS):
        return None
    row = _rows(digest()).get((tree.lemma(head), complement(tree, token)))
    return None if row is None else row[negated]


def complement(tree: Tree, token: int) -> str:
    """How the complement is built: to, ing or that; done for "claims to have struck", of which no row speaks."""
    if any(tree.lemma(aux) == "have" for aux in tree.children(token, "aux")) and tree[token].tag == "VBN":
        return "done" if any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark")) else "that"
    if any(tree.lemma(mark) == "to" for mark in tree.children(token, "mark")):
        return "to"
    if tree[token].tag == "VB" and not tree.children(token, "aux"):
        return "to"  # "helped them leave", "let them go"
    return "ing" if tree[token].tag == "VBG" and not tree.children(token, "aux") else "that"


def ordered(tree: Tree, token: int) -> bool:
    """Whether it is an imperative: "Leave the country", and what goes on with it: "... and lay down your arms"."""
    at = token
    while tree.is_(at, "conj") and tree[at].head is not None and not tree.children(at, "nsubj", "aux"):
        at = tree[at].head or 0
    base = tree[at].tag == "VB" and (tree.is_(at, "root", "parataxis", "ccomp") or tree[at].head is None)
    helpers = {tree.lemma(child) for child in tree.children(at, "aux")} - {"do"}
    subject = tree.children(at, "nsubj", "csubj", "expl", "nsubj:pass", "mark", "cop")
    return base and tree[token].tag == "VB" and not helpers and not subject


def asked(tree: Tree, token: int, last: int) -> bool:
    """Whether a question leaves it open: "Did they leave?", "Where do we go?", not "Why did they leave?"."""
    if tree.word(last) != "?" or not (tree[token].head is None or tree.is_(token, "conj", "parataxis")):
        return False
    past = tree[token].tag in ("VBD", "VBN") or any(tree[child].tag == "VBD" for child in tree.children(token, "aux"))
    wh = any(tree[child].tag.startswith("W") for child in tree.subtree(token, ("ccomp", "advcl", "acl")))
    return not (past and wh)


@functools.lru_cache(maxsize=4)
def _rows(tables: str) -> dict[tuple[str, str], tuple[str, str]]:  # ``tables``: a user's tables laid over make others
    return {
        (row["lemma"], row["complement"]): (row["affirmed"], row["negated"]) for row in table("lexicon/implicatives")
    }
