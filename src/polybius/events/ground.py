"""On whose ground or border an act takes place that names nobody it is aimed at: "massed troops near the border"."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.schema import Event, Party
from polybius.syntax import Tree

# prepositions behind which a place tells whom an act of a type meets
WHERE = {
    "RETREAT": frozenset({"from", "out"}),
    "MOBILIZE": frozenset({"near", "along", "off", "toward", "towards", "around", "against", "opposite"}),
    "ASSAULT": frozenset({"in", "inside", "on", "near", "into"}),
}
EDGES = frozenset({"border", "frontier", "coast", "line"})  # "to its border with Belarus"
BEHIND = ("obl", "nmod", "nmod:poss", "amod", "compound", "appos", "conj", "flat")


def of_another(event: Event, named: Iterable[Party], tree: Tree) -> Party | None:
    """The only state but the actors' own whose ground or border the words of an act name; None: none, or several.

    "Struck targets in Syria", "left Afghanistan", "massed troops near Ukraine's border". Of a place that an act only
    goes to ("sent troops to Mali") nothing is told.
    """
    trigger = tree.head_of(event.trigger)
    mine = {party.country for party in event.actors}
    if trigger is None or not mine or None in mine or event.event_type not in WHERE:
        return None
    found = {
        party.country: party
        for party in named
        if party.country not in mine and party.sector is None and _meets(event, party, trigger, tree)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _meets(event: Event, party: Party, trigger: int, tree: Tree) -> bool:
    """Whether the party's words hang on the act by a preposition that tells where it strikes."""
    at = tree.head_of(party.span)
    edge = False
    while at is not None and at != trigger:
        word = tree[at]
        edge = edge or tree.lemma(at) in EDGES
        cases = {tree.lemma(case) for case in tree.children(at, "case")}
        if word.deprel.startswith("obl") or (word.deprel == "nmod" and cases):
            if edge or cases & WHERE[event.event_type]:
                return word.head is not None and _own(word.head, trigger, tree)
            if not cases & {"of", "with", "'s"}:
                return False
        elif tree.is_(at, "obj"):
            return word.head == trigger and event.event_type == "RETREAT" and tree.lemma(trigger) in ("leave", "quit")
        elif not tree.is_(at, *BEHIND):
            return False
        at = word.head
    return False


def _own(head: int, trigger: int, tree: Tree) -> bool:
    """Whether a word is the act's own or its object."""
    return head == trigger or (tree[head].head == trigger and tree.is_(head, "obj", "nsubj:pass"))
