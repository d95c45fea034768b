"""Which charge a denial answers: "rejected the accusation", "denied it", "called the claim a slander"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius.events.ties.concern import countries, keys, same_hand
from polybius.events.ties.retold import DOING, Retold
from polybius.events.words.hedges import untrue
from polybius.schema import Event
from polybius.syntax import Tree

CHARGES = ("charge", "accusation", "allegation", "claim", "assertion")
DENYING = ("deny", "reject", "dismiss", "refute", "contradict", "contest", "dispute")
POINTING = ("it", "this", "that", "them", "those", "these")
NAMED, POINTED = 2, 1  # sentences back to a charge that a noun names, and to one that a pronoun means
UNDONE = {"hypothetical", "future"}


def charge(tree: Tree, retold: Retold, event: Event, token: int, told: Iterable[Event]) -> Event | None:
    """The charge that an act denies, told before it by somebody else, whoever was read to be blamed; the last one.

    Args:
        tree: Of the report.
        retold: Tells whom a noun names: "the American charge".
        event: The denial, or what calls the charge untrue.
        token: Its head word.
        told: The acts of the report, in its order.
    """
    noun, back = next(_denied(tree, retold, token), (0, 0))
    whose = retold.named(noun, DOING) if back == NAMED else set()
    for other in reversed([*told]):
        if other.event_type != "ACCUSE" or "allege" not in other.modes or UNDONE & set(other.auxiliary):
            continue
        near = 0 < event.sentence - other.sentence <= back
        if near and not _own(event, other) and (not whose or whose & keys(other.actors)):
            return other
    return None


def _denied(tree: Tree, retold: Retold, token: int) -> Iterator[tuple[int, int]]:
    """The words for a charge that an act says to be untrue, each with the sentences back to it."""
    head, denies = tree[token].head, tree.lemma(token) in DENYING
    nouns = tree.children(token, "obj", "nsubj:pass")
    if not denies and untrue(tree, token):
        nouns += tree.children(token, "nsubj")
        if head is not None and tree.is_(token, "xcomp", "obj", "ccomp"):
            nouns += tree.children(head, "obj", "xcomp")  # "called the accusation a slander"
    elif not denies:
        return
    for noun in nouns:
        if tree.lemma(noun) in CHARGES and (retold.definite(noun) or tree[noun].tag == "NNS"):
            yield noun, NAMED
        elif denies and tree[noun].upos == "PRON" and tree.lemma(noun) in POINTING:
            yield noun, POINTED


def _own(event: Event, other: Event) -> bool:
    """Whether a charge was made by whoever denies one; of a quarrel within a state, by the very same ones."""
    within = countries(other.actors) & countries(other.recipients)
    mine, theirs = ({party.entity or party.code for party in some.actors} - {None} for some in (event, other))
    return bool(mine & theirs) if within else same_hand(event, other)
