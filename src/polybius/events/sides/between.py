"""Between whom somebody offers to mediate: the two states of whose quarrel was told last."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.words.ontology import ontology
from polybius.events.words.weights import UNTOLD, party_key
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Event, Party

CONFLICT = (4, 3)  # quads, deeds first
BACK_SENTENCES = 4  # the quarrel was told at most so many sentences before


def between(event: Event, before: Iterable[Event]) -> tuple[Party, ...]:
    """The states of the quarrel told last, one party each; nobody where there is none among two others.

    "Sudan shelled a village in Chad. Egypt offered to mediate": between Sudan and Chad, also where others have
    commented since ("Niger condemned Sudan"): deeds count before words.

    Args:
        event: An offer to mediate whose words name nobody.
        before: The acts told before, the latest first.
    """
    near = [told for told in before if event.sentence - told.sentence <= BACK_SENTENCES]
    return next((sides for quad in CONFLICT if (sides := _at_odds(event, near, quad))), ())


def _at_odds(event: Event, near: Iterable[Event], quad: int) -> tuple[Party, ...]:
    """The two sides of the latest hostile act of a quad that have nothing to do with whoever acts now."""
    mine = set(map(party_key, event.actors))
    for told in near:
        sides = {party_key(one): one for one in reversed(told.actors + told.recipients)}
        one, other = (set(map(party_key, side)) - {""} for side in (told.actors, told.recipients))
        apart = told.reciprocal or bool(one and other and not one & other)  # "two Poles and a Dane were killed" is none
        states = {key for key in sides if key and key not in INTERNATIONAL}
        if ontology()[told.event_type].quad != quad or UNTOLD & set(told.auxiliary):
            continue
        if len(states) > 1 and apart and not states & mine:
            return tuple(sides[key] for key in sorted(states, key=lambda key: sides[key].span.start))
    return ()
