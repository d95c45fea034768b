"""Who is freed where only "them" or "the crew" tells it: those whom the same state took before."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.words.weights import UNTOLD, party_key
from polybius.schema import Event, Party

PARDON = "verbs:pardon"  # the rows that tell a pardon, which undoes what a release does
TAKEN = frozenset({"abduct", "arrest", "convict", "seize"})  # modes of what a release undoes


def taken(event: Event, before: Iterable[Event], *, doers: bool) -> Event | None:
    """What a release undoes that names nobody: others than its own people whom the state took; else None.

    "Iran seized a Greek tanker. The crew were let go": Greeks, by Iran. Of one's own people only where those who took
    them were read as "them": "Chad's army took nine rebels. A judge freed them".

    Args:
        event: An act whose words name nobody whom it is done to.
        before: The acts told before, the latest first.
        doers: Its own sentence names who does it.
    """
    if not ("release" in event.modes or event.coder.startswith(PARDON)):
        return None
    mine, theirs = (set(map(party_key, side)) - {""} for side in (event.actors, event.recipients))
    if doers and theirs - mine:
        return None  # "Chad freed the diplomat" of whom it is known whose he is
    between = mine if doers else mine | theirs
    for told in before:
        by, on = (set(map(party_key, side)) - {""} for side in (told.actors, told.recipients))
        if TAKEN & set(told.modes) and by & between and on and not UNTOLD & set(told.auxiliary):
            captors = _bodies(told.actors)
            freed = captors and captors == _bodies(event.recipients) != _bodies(told.recipients)
            return told if freed or not on & by else None
    return None


def _bodies(parties: tuple[Party, ...]) -> set[str]:
    """Who some parties are, the unnamed ones of a state by what they are: an army, the police."""
    return {body for party in parties if (body := party.entity or party.code)}
