"""Numbers of victims that somebody puts, raises or lowers: "the toll rose to 40", "puts at 322 the people killed"."""

from __future__ import annotations

from polybius.events.circumstances.counts import HURT, TALLIES, Counter
from polybius.events.words.numbers import VAGUE
from polybius.schema import Count
from polybius.syntax import Tree

TOLLED = {"die": "killed", "death": "killed", "dead": "killed", "victim": "killed"}  # of a "toll" without other words
PUTTING = {"put", "estimate", "set"}  # "puts at 322 the people killed"


def tolls(counter: Counter, first: int, last: int) -> tuple[Count, ...]:
    """The numbers that are put or rise somewhere in words from ``first`` to before ``last``.

    "The death toll rose to 40", "put the number of wounded at 64", "raised to 64 the number of injured soldiers".
    """
    tree, found = counter.tree, []
    for token in range(first, last):
        head = tree[token].head
        if head is None or tree[token].upos not in ("NOUN", "ADJ"):
            continue
        what, reached = _tallied(counter, token), _reached(counter, head, token)
        if what is None and tree.lemma(head) in PUTTING and (what := _counted(counter, token)):
            reached = [to for to in reached if to > token][:1] or reached[-1:]  # "put the dead at nine, the hurt at 40"
        if what:
            found += [count for to in reached for count in counter.number_of(to, what)]
    return tuple(found)


def for_its_toll(tree: Tree, token: int) -> bool:
    """Whether an act is named for its toll alone: "the toll of the raid rose", "the number of those hurt in it"."""
    path = [token, *tree.ancestors(token)]
    at = next((n for n, node in enumerate(path) if n and tree.lemma(node) in TALLIES), 0)
    told = at and (tree.lemma(path[at]) == "toll" or at > 1)  # not "a number of raids"
    return bool(told) and tree.is_(path[at], "nsubj", "nsubj:pass", "obj")


def _tallied(counter: Counter, token: int) -> str | None:
    """What a tally counts: the killed of "the number of people killed"; a bare toll counts the dead."""
    tree = counter.tree
    if tree.lemma(token) not in TALLIES or tree[token].upos != "NOUN":
        return None
    words = [tree.lemma(node) for node in tree.subtree(token) if node != token]
    kinds = [counter.kinds.get(lemma) or TOLLED.get(lemma) for lemma in words]
    what = next((kind for kind in kinds if kind), None)
    return "killed" if what is None and tree.lemma(token) == "toll" else what


def _counted(counter: Counter, token: int) -> str | None:
    """What came to those whom somebody puts at a number: "the people killed", "the dead", "the wounded"."""
    tree = counter.tree
    harmed = [token, *(verb for verb in tree.children(token, "acl") if tree[verb].tag == "VBN")]
    kinds = (counter.kinds.get(tree.lemma(at)) for at in harmed if tree.is_(token, "obj"))
    return next((kind for kind in kinds if kind in HURT), None)


def _reached(counter: Counter, head: int, token: int) -> list[int]:
    """Where a tally stands: numbers with "to" or "at" at its verb, or the number that it "reached" or "is"."""
    tree = counter.tree
    children = [c for c in tree.children(head, "obl", "obj", "nsubj", "advmod", "nmod", "xcomp") if c != token]
    if tree[head].upos == "NUM":
        return [head]  # "the death toll is 40"
    return [c for c in children if tree[c].upos == "NUM" or tree.word(c).lower() in VAGUE]
