"""Whom a bomber, or a group that claims a blow, has not struck: himself, those he is of, those in the group's name."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.words.grammar import Clauses
from polybius.events.words.lexicon import word_class
from polybius.events.words.standing import ARMED
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Event, Party
from polybius.syntax import Tree

BOMBERS = frozenset({"bomber", "attacker", "assailant"})


def unstruck(clauses: Clauses, event: Event, named: Iterable[Party]) -> tuple[Party, ...]:
    """Those whom a blow has not struck, where nothing in its words says that it has.

    "Died in a suicide attack. The Islamic State claimed it": not on the bomber; "a suicide bomber, police said": not on
    the Islamic State that had claimed it; "a group with ties to the Islamic State claimed it": not on that either.
    """
    tree, token = clauses.tree, clauses.tree.head_of(event.trigger)
    if token is None or event.event_type != "ASSAULT":
        return ()
    doing = {head for party in event.actors if (head := tree.head_of(party.span)) is not None}
    bomber = any(tree.lemma(head) in BOMBERS for head in doing)
    within = {at for head in doing for at in tree.subtree(head)} - doing if tree.lemma(token) == "claim" else set()
    own = {*tree.subtree(token), *clauses.object(token)} - within - doing
    sentence = tree.reading.sentences[event.sentence]
    found = []
    for party in named:
        head = tree.head_of(party.span)
        if head is not None and _claims(tree, head):
            found.append(party)
        if head is None or head in own:
            continue
        armed = party.sector in ARMED or (party.country in INTERNATIONAL and party.sector is None)
        here = head in range(sentence.first, sentence.last) and not tree.is_(head, "nsubj")
        culprit = tree.lemma(head) in BOMBERS
        if culprit or (armed and (head in within or (bomber and not here))):
            found.append(party)
    return tuple(found)


def _claims(tree: Tree, head: int) -> bool:
    """Whether somebody claims a blow: "bombs kill 40; rebels claim responsibility"."""
    verb = tree[head].head
    if verb is None or not tree.is_(head, "nsubj") or tree.lemma(verb) != "claim":
        return False
    return any(tree.lemma(at) in {"responsibility", *word_class("attack")} for at in tree.children(verb, "obj"))
