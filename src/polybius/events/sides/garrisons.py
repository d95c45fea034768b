"""Whom a blow at a base meets: the soldiers of another state who are told to be quartered, or to be hurt, there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polybius.events.words.weights import UNTOLD
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Event, Party, Reading
from polybius.syntax import Tree

BLOW = "ASSAULT"
BASES = frozenset({"airbase", "airfield", "barracks", "base", "camp", "garrison", "outpost"})
FORCES = "MIL"
CLAUSES = ("acl", "acl:relcl")


def with_garrisons(reading: Reading, tree: Tree) -> Reading:
    """The reading; blows at a base by somebody who is known meet the soldiers of the one other state that is there.

    "Iran fired missiles at the base, where American troops are quartered. ... The strike on the base": on Americans.
    """
    there = {party.country: party for party in (*_quartered(reading, tree), *_hurt(reading, tree))}
    if len(there) != 1:
        return reading
    force = next(iter(there.values()))
    met = replace(force, entity=None, code=f"{force.country}{FORCES}", sector=FORCES)
    events = (
        replace(event, recipients=(replace(met, span=event.recipients[0].span),))
        if _at_base(reading, tree, event) and not {party.country for party in event.actors} & there.keys()
        else event
        for event in reading.events
    )
    return replace(reading, events=tuple(events))


def _at_base(reading: Reading, tree: Tree, event: Event) -> bool:
    """Whether somebody of a known state strikes a base, and nobody else."""
    known = event.event_type == BLOW and any(party.country for party in event.actors)
    return known and bool(event.recipients) and all(_is_base(reading, tree, party) for party in event.recipients)


def _quartered(reading: Reading, tree: Tree) -> Iterator[Party]:
    """The forces of whom a clause on a base tells: "bases housing American soldiers", "where US troops are"."""
    for token in range(len(reading.tokens)):
        if tree.lemma(token) not in BASES:
            continue
        below = {at for clause in tree.children(token, *CLAUSES) for at in tree.subtree(clause)}
        yield from _forces(reading, tree, below)


def _hurt(reading: Reading, tree: Tree) -> Iterator[Party]:
    """The forces that a blow told with a base hurts: "wounded 34 American soldiers at the base"."""
    for event in reading.events:
        sentence = reading.sentences[event.sentence]
        words = range(sentence.first, sentence.last)
        at_base = any(tree.lemma(at) in BASES for at in words)
        if event.event_type == BLOW and at_base and not UNTOLD & set(event.auxiliary):
            yield from (party for party in event.recipients if party.sector == FORCES and _of_state(party))


def _forces(reading: Reading, tree: Tree, words: Iterable[int]) -> Iterator[Party]:
    inside = set(words)
    for mention in reading.mentions:
        party = reading.party(mention)
        if party.sector == FORCES and _of_state(party) and tree.head_of(mention.span) in inside:
            yield party


def _of_state(party: Party) -> bool:
    return party.country is not None and party.country not in INTERNATIONAL


def _is_base(reading: Reading, tree: Tree, party: Party) -> bool:
    """Whether the words for somebody mean a base alone: "the base", "two bases in Iraq", "Ain al-Asad"."""
    head = tree.head_of(party.span)
    if head is None:
        return False
    named = any(place.span.overlaps(party.span) and place.kind == "base" for place in reading.places)
    return tree.lemma(head) in BASES or named
