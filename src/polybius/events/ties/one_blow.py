"""Who dealt a blow and whom it struck, as far as only another telling of it says: its harm told after it, a noun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.events.sides.own_ranks import RANKS
from polybius.events.words.standing import ARMED, ORDER, OUTLAWS
from polybius.events.words.weights import party_key
from polybius.schema import Event, Link, Party
from polybius.syntax import Tree

ONE = 0.5  # probability from which two tellings are so surely of one blow that they share their sides


def shared(events: Iterable[Event], links: Iterable[Link], tree: Tree) -> tuple[Event, ...]:
    """The events, in their order; a blow that is told twice has the sides of whichever telling names somebody.

    "Ethiopian jets bombed a depot. Three drivers were killed": by the jets. Nobody is put on both sides of one act. "An
    attack on a mosque" may be any.
    """
    told = {event.id: event for event in events}
    for link in links:
        if link.kind == "same_as" and link.confidence >= ONE and {link.from_, link.to} <= told.keys():
            later, first = told[link.from_], told[link.to]
            if later.event_type == first.event_type == "ASSAULT":
                told[later.id] = later if _any(later, tree) else _with(later, first)
                told[first.id] = first if _any(first, tree) else _with(first, later)
    return tuple(told.values())


def _any(event: Event, tree: Tree) -> bool:
    """Whether a noun tells it that may mean any such blow: "an attack"."""
    noun = tree.head_of(event.trigger)
    return noun is not None and any(tree.word(at).lower() in ("a", "an") for at in tree.children(noun, "det"))


def _with(event: Event, other: Event) -> Event:
    """A telling with the sides of another one where nobody is known on its own."""
    if event.reciprocal or other.reciprocal:
        return event
    event = replace(event, actors=_side(event.actors, _no_comrades(event, other), event.recipients))
    return replace(event, recipients=_side(event.recipients, other.recipients, event.actors))


def _no_comrades(event: Event, other: Event) -> tuple[Party, ...]:
    """Who dealt the blow by another telling, but for the state whose own ranks were struck in this one alone.

    "Iran's missiles hurt soldiers. The strike in which its general had died": not Iran's. "Troops killed rebels. A
    soldier was hurt": by the rebels.
    """
    struck = {party.country for party in event.recipients if party.sector in (*RANKS, *ORDER)}
    foes = tuple(party for party in other.recipients if party.sector in ARMED | OUTLAWS)
    if {party.country for party in other.recipients if party not in foes} & struck:
        return other.actors
    left = tuple(one for one in other.actors if one.country not in struck or one.sector not in (None, *RANKS, *ORDER))
    return left or (foes if other.actors else ())


def _side(own: tuple[Party, ...], others: tuple[Party, ...], opposite: tuple[Party, ...]) -> tuple[Party, ...]:
    if any(map(party_key, own)):
        return own
    there = {party.entity or party.span for party in opposite}
    return tuple(p for p in others if party_key(p) and (p.entity or p.span) not in there) or own
