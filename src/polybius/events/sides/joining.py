"""Whom a measure meets that names nobody and joins those of others: "Chad and Mali froze aid. Niger cut ties"."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.words.weights import UNTOLD, party_key
from polybius.schema import Event, Party

MEASURE = "SANCTION"
ADDED = (MEASURE, "COERCE", "THREATEN")  # what others add to measures
SUMMONS = "verbs:summon"  # the rows that tell how an envoy is called in: "Bolivia summoned the ambassador"
BACK_SENTENCES = 2  # the measures before were told at most so many sentences before
STANCES = ("ACCUSE", "REQUEST", "THREATEN")  # what one state says to another while a third one acts
DENIED = ("REJECT", "ACCUSE", "SANCTION", "COERCE")  # what a measure in the same sentence pays back
SEVERAL = 2  # states that have acted on the same one, so that a further one joins them rather than answers
CUT = "discontinue"  # the mode of a measure that one state copies from another: aid, trade or talks that stop


def joined(event: Event, before: Iterable[Event]) -> tuple[Party, ...]:
    """Whom the measures before met, where an act adds to them; nobody where it answers them or stands alone.

    "Chile and Peru recalled their envoys from Cuba. Bolivia broke off ties": with Cuba. Who was met by a measure
    answers it, and so may a third state what one state alone has done: "Cuba expelled two Chileans. Peru recalled
    its envoy". In the sentence of somebody else's stance it meets the same: "Chile blamed Cuba, and Peru halted aid".
    Whom another one has just refused or struck pays that back: "Cuba refused Chile a loan, and Santiago left the pact".

    Args:
        event: An act.
        before: The acts told before, the latest first.
    """
    mine = set(map(party_key, event.actors)) - {""}
    added = event.event_type in ADDED or event.coder.startswith(SUMMONS)
    if not added or event.reciprocal or not mine:
        return ()
    acting: dict[frozenset[str], set[str]] = {}
    met: tuple[Party, ...] = ()
    for told in before:
        if event.sentence - told.sentence > BACK_SENTENCES + len(acting):
            break
        by, on = (frozenset(map(party_key, side)) - {""} for side in (told.actors, told.recipients))
        here = told.sentence == event.sentence and event.event_type == MEASURE
        if here and told.event_type in DENIED and mine == on and by and not by & on:
            return told.actors
        stance = told.event_type in STANCES and here
        told_of = stance or told.event_type == MEASURE
        if not told_of or UNTOLD & set(told.auxiliary) or not by or not on or by & on:
            continue
        if mine & (on | by):
            return ()
        if stance:
            return told.recipients
        met = met or told.recipients
        acting.setdefault(on, set()).update(by)
        copied = CUT in told.modes and set(map(party_key, event.recipients)) <= acting[on]
        if on == frozenset(map(party_key, met)) and (copied or len(acting[on]) >= SEVERAL):
            return met
    return ()
