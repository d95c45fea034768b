"""Whom it concerns that a state closes or opens a border: the neighbour that the report names."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from polybius.events.sides.choices import Choice
from polybius.events.words.grammar import counted
from polybius.events.words.weights import party_key
from polybius.resources import digest, table
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party
from polybius.syntax import Tree

PASSAGE = ("COERCE", "SANCTION", "CONCEDE")


def neighbour(tree: Tree, event: Event, choices: Sequence[Choice], chances: Sequence[float]) -> tuple[Party, ...]:
    """The likeliest of the choices whose state borders on that of those who close or open a border.

    "Poland closed the crossing" in a report that names Belarus: Belarus. Nobody where the act is another one, where
    no neighbour is named, and where the sentence says whom it strikes: "closed its border to Syrians".
    """
    verb, passed = tree.head_of(event.trigger), passages(tree, event)
    if verb is None or event.event_type not in PASSAGE or tree[verb].upos != "VERB":
        return ()
    own = {tree[at].span for passage in passed for at in tree.subtree(passage)}
    elsewhere = [party for party in event.recipients if not any(party.span.overlaps(span) for span in own)]
    acting = {party_key(party) for party in event.actors}
    beyond = {state for one in acting for state in neighbours(one)} - acting
    if not passed or elsewhere or any(party_key(party) in beyond for party in event.recipients):
        return ()
    likeliest = sorted(zip(chances, choices, strict=True), key=lambda one: -one[0])
    return tuple(one.party for _, one in likeliest if one.party is not None and one.key in beyond)[:1]


def passages(tree: Tree, event: Event) -> list[int]:
    """The borders, crossings or airspace that an act closes or opens."""
    verb = tree.head_of(event.trigger)
    things = tree.children(verb, "obj", "nsubj:pass") if verb is not None else []
    return [at for at in (*things, *counted(tree, things)) if tree.lemma(at) in word_class("border")]


def neighbours(state: str) -> tuple[str, ...]:
    """The states that border on one."""
    return _neighbours(digest()).get(state, ())


@functools.lru_cache(maxsize=2)
def _neighbours(_: str) -> dict[str, tuple[str, ...]]:
    return {row["id"]: tuple(row["neighbours"].split("|")) for row in table("gazetteer/countries")}
