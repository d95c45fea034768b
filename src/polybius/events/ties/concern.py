"""Whom an act concerns that another one may answer: its victims, the ground that it happened on, who did it."""

from __future__ import annotations

import functools

from polybius.resources import digest, table
from polybius.schema import Event, Party

PROTEST = "PROTEST"


def keys(parties: tuple[Party, ...]) -> set[str]:
    """By what parties can be told to be the same: entities and countries."""
    return {key for party in parties for key in (party.entity, party.country) if key}


def countries(parties: tuple[Party, ...]) -> set[str]:
    """The countries of some parties."""
    return {party.country for party in parties if party.country}


def alike(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether two sides can be the same: they share somebody, or one of them is not known."""
    return bool(keys(some) & keys(others)) or not keys(some) or not keys(others)


def same_hand(one: Event, other: Event) -> bool:
    """Whether the same ones do both; those who protest are never the state itself.

    Of those who fight each other nobody is one hand with who does something to the other one.
    """
    if _against_a_foe(one, other) or _against_a_foe(other, one):
        return False
    crowd = (one.event_type == PROTEST) != (other.event_type == PROTEST)
    mine, theirs = (
        tuple(p for p in e.actors if p.sector or not crowd or e.event_type != PROTEST) for e in (one, other)
    )
    return bool(_hands(mine) & _hands(theirs))


def _against_a_foe(event: Event, fight: Event) -> bool:
    """Whether one of those who fought each other does it to another one: "banned Chinese goods after the brawl"."""
    if fight.event_type != "ASSAULT" or event.reciprocal:
        return False
    foes = _hands(fight.actors) - _hands(event.actors)
    return bool(foes & _hands(event.recipients))


def apart(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether both sides are known and are of two hands: the army of a state and rebels of it."""
    mine, theirs = _hands(some), _hands(others)
    return bool(mine and theirs) and not mine & theirs


def _hands(parties: tuple[Party, ...]) -> set[str]:
    """Who some parties are: a state's organs are one, an armed group of the country another."""
    organs = _organs(digest())
    hands = {(p.entity if p.sector and p.sector[:3] not in organs else p.country) for p in parties}
    return {hand for hand in hands if hand}


@functools.lru_cache(maxsize=4)
def _organs(_: str) -> frozenset[str]:
    return frozenset(row["sector"] for row in table("ontology/organs") if row["selector"] == "state")


def _bodies(parties: tuple[Party, ...]) -> set[str]:
    """Who some parties within a state are, the unnamed ones by what they are: rebels, the police."""
    return {p.entity if p.entity and p.entity != p.country else p.code for p in parties if p.sector and p.code}


def suffered(event: Event, other: Event) -> bool:
    """Whether whoever acts now was acted on then; within a state it must be the very same ones."""
    if _domestic(other):
        return bool(_hands(event.actors) & _hands(other.recipients))
    return bool(keys(event.actors) & keys(other.recipients))


def aimed_at(event: Event, other: Event) -> bool:
    """Whether an act is done to the state that acted then, by another one; within a state, to the very same ones."""
    if _domestic(event):
        return bool(_bodies(event.recipients) & _bodies(other.actors)) and not same_hand(event, other)
    theirs = countries(other.actors)
    return bool(countries(event.recipients) & theirs) and not countries(event.actors) & theirs


def _domestic(event: Event) -> bool:
    actors, recipients = countries(event.actors), countries(event.recipients)
    return bool(actors) and actors == recipients


def concerned(event: Event, other: Event) -> bool:
    """Whether whoever acts now was on the receiving side then, or others did it on their ground."""
    return suffered(event, other) or (not _domestic(other) and other.host in countries(event.actors))
