"""Whom a bomber, or a group that claims a blow, has not struck: himself, those he is of, those in the group's name."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.words.grammar import Clauses
from polybius.events.words.standing import ARMED
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
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
    parties = [(party, tree.head_of(party.span)) for party in named]
    claiming = {party.entity for party, head in parties if head is not None and _claims(tree, head)} - {None}
    sentence = tree.reading.sentences[event.sentence]
    here, found = range(sentence.first, sentence.last), []
    for party, head in parties:
        told = head in here and _claims(tree, head or 0)
        if head is None or (head in own and not told):
            continue
        armed = party.sector in ARMED or (party.country in INTERNATIONAL and party.sector is None)
        claims = told or (bomber and party.entity in claiming)
        if tree.lemma(head) in BOMBERS or claims or (armed and head in within):
            found.append(party)
    return tuple(found)


def _claims(tree: Tree, head: int) -> bool:
    """Whether somebody claims a blow: "bombs kill 40; rebels claim responsibility"."""
    verb = tree[head].head
    if verb is None or not tree.is_(head, "nsubj") or tree.lemma(verb) != "claim":
        return False
    return any(tree.lemma(at) in {"responsibility", *word_class("attack")} for at in tree.children(verb, "obj"))
