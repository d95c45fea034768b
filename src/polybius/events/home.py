"""Whom an act at home meets that names nobody: those who protest their state, a state's measures its own people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from polybius.events.choices import INTERNATIONAL
from polybius.events.lexicon import word_class
from polybius.events.standing import standing
from polybius.events.weights import UNTOLD, party_key
from polybius.schema import Event, Mention, Party, Place, Span
from polybius.syntax import Tree


def authority(event: Event, named: Iterable[tuple[Mention, Party]], places: Sequence[Place]) -> tuple[Party, ...]:
    """Whom those mean who protest where nothing is told of it: "thousands marched in Lima", at their own state."""
    state = next((one.country for one in event.actors if one.country not in (None, *INTERNATIONAL)), None)
    if state is None:
        return ()
    before = [
        party
        for mention, party in named
        if party.country == state and party.sector in (None, "GOV") and mention.kind in ("GPE", "AGENT", "ORG")
        if standing((party,)) == "state" and party.span.start < event.trigger.start
    ]
    return tuple(before[-1:]) or (Party(_words(event, state, places), None, state, state),)


def governed(event: Event, named: Iterable[tuple[Mention, Party]], places: Sequence[Place], tree: Tree) -> Party | None:
    """Those of the own state, in a report that names no other one: "Gabon cut off the internet".

    None for what was not done, for acts that are no coercion, and for a border that is closed to a neighbour.
    """
    state = next((one.country for one in event.actors if standing((one,)) in ("state", "order")), None)
    states = {party_key(party) for _, party in named} - {*INTERNATIONAL}
    if event.event_type != "COERCE" or event.reciprocal or UNTOLD & set(event.auxiliary) or states != {state}:
        return None
    trigger = tree.head_of(event.trigger)
    closed = tree.children(trigger, "obj", "nsubj:pass") if trigger is not None else []
    if state is None or any(tree.lemma(thing) in word_class("border") for thing in closed):
        return None
    return Party(_words(event, state, places), None, state, state)


def _words(event: Event, state: str, places: Sequence[Place]) -> Span:
    """The words that stand for a state: the place of the act where it lies there, else those for whoever acts."""
    place = places[event.place] if event.place is not None else None
    return place.span if place is not None and place.country == state else event.actors[0].span
