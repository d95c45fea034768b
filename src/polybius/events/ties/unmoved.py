"""What an act is told to have been done in spite of, ahead of or until: it is no answer to that."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.words.ontology import VERBAL
from polybius.schema import Event
from polybius.syntax import Tree

IN_SPITE = ("despite", "notwithstanding", "spite")
AHEAD = ("ahead", "before", "until", "till")


def unmoved(tree: Tree, event: Event, other: Event) -> bool:
    """Whether words say that an act is no answer to another one: "marched despite the ban", "left before the raid".

    Nor is the deed in spite of which something was done an answer to that; words may be: "marched despite the calls".
    """
    act, cause = tree.head_of(event.trigger), tree.head_of(other.trigger)
    if act is None or cause is None or event.sentence != other.sentence:
        return False
    deed = event.quad not in VERBAL and event.event_type != "PROTEST"
    return _below(tree, act, cause, (*IN_SPITE, *AHEAD)) or (deed and _below(tree, cause, act, IN_SPITE))


def _below(tree: Tree, act: int, other: int, words: Iterable[str]) -> bool:
    """Whether a word stands in a phrase that begins with one of some words, and another one outside of it."""
    above = {act, *tree.ancestors(act)}
    for at in (other, *tree.ancestors(other)):
        if at in above:
            return False
        cases = [i for case in tree.children(at, "case", "mark") for i in (case, *tree.children(case, "fixed"))]
        if {tree.lemma(at), *map(tree.lemma, cases)} & set(words):  # "in spite of the truce" hangs on "spite"
            return not above.isdisjoint(tree.ancestors(at))
    return False
