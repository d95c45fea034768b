"""Sources that keep their names back: "an official who was not authorised to speak", "on condition of anonymity"."""

from __future__ import annotations

from polybius.sources import cues
from polybius.sources.claims import Claim, Draft
from polybius.syntax import Tree

WITHHELD = ("name", "identify", "quote", "authorise", "authorize")  # with "not": "asked not to be named"
NEGATIONS = ("not", "n't", "n’t", "neither", "never")
DECLINING = ("decline", "refuse")  # "declined to be named"
ANONYMITY = "anonymity"
PERSONS = ("people", "person", "individual")  # of whom nothing tells whose they are; "the source" was told of before


def is_unnamed(draft: Draft, head: int) -> bool:
    """Whether the words of a source hide who it is."""
    mention = draft.mentions.get(head)
    return cues.is_unnamed(draft.tree, head, mention is not None and mention.entity is not None, draft.lexicon.unnamed)


def speaks_unnamed(draft: Draft, claim: Claim) -> bool:
    """Whether somebody speaks on condition that he is not named, by words beside what he says, and not about another.

    "Obasanjo, according to two diplomats who asked not to be named, had warned Liberia": the diplomats.
    """
    tree = draft.tree
    if claim.sayer is None or claim.row.pos not in ("verb", "phrase"):
        return False
    own = set(tree.subtree(claim.sayer))
    beside = (set(tree.subtree(claim.anchor)) if claim.row.pos == "verb" else set()) | own
    for other in [i for i in beside - own if i in draft.by_sayer]:
        about = set(tree.subtree(other))
        beside -= about if not about & {claim.anchor, claim.sayer} else set()
    return any(_keeps_name_back(tree, i) for i in beside - claim.said)


def stays_unnamed(draft: Draft, head: int) -> bool:
    """Whether somebody who is told of before he speaks hides who he is: "An official, who asked not to be named"."""
    return is_unnamed(draft, head) or any(_keeps_name_back(draft.tree, i) for i in draft.tree.subtree(head))


def is_anybody(tree: Tree, head: int) -> bool:
    """Whether nothing tells whose a source is: "two people briefed on the matter", not "sources in the ministry"."""
    names = [i for i in tree.subtree(head) if tree[i].upos in ("PROPN", "ADJ") and tree.word(i)[0].isupper()]
    return tree.lemma(head) in PERSONS and not names


def without(tree: Tree, claims: list[Claim]) -> list[Claim]:
    """The claims without those that only ask not to be named: "requesting anonymity", "was not authorised to speak"."""
    return [claim for claim in claims if not _only_that(tree, claim)]


def _only_that(tree: Tree, claim: Claim) -> bool:
    told = any(tree.children(i, "nsubj", "nsubj:pass") and tree[i].upos in ("VERB", "AUX") for i in claim.said)
    return not told and any(_keeps_name_back(tree, i) for i in {*claim.said, claim.anchor})


def _keeps_name_back(tree: Tree, word: int) -> bool:
    if tree.lemma(word) == ANONYMITY:
        return True
    above = tree[word].head
    declined = above is not None and tree.lemma(above) in DECLINING and tree.is_(word, "xcomp")
    marks = [tree.word(i).lower() for i in tree.children(word, "advmod", "nsubj", "cc")]
    passive = tree[word].tag == "VBN" and bool(tree.children(word, "aux:pass", "nsubj:pass"))
    return tree.lemma(word) in WITHHELD and passive and (declined or any(mark in NEGATIONS for mark in marks))
