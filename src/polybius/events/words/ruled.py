"""Which rule had the last word on a side of an event, after its row had read it and the choice had weighed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polybius.schema import Event, Ruled

SIDES = ("actors", "recipients")


def ruled(before: Event, after: Event, by: str) -> Event:
    """The event after a rule, which is named for each side that it changed."""
    changed = [side for side in SIDES if getattr(before, side) != getattr(after, side)]
    if not changed:
        return after
    held = (one for one in after.ruled if one.field not in changed)
    return replace(after, ruled=(*held, *(Ruled(side, by) for side in changed)))


def all_ruled(before: Iterable[Event], after: Iterable[Event], by: str) -> list[Event]:
    """The events after a rule, as ``ruled`` has each; those that it made are as it read them."""
    known = {(event.id, event.event_type): event for event in before}
    return [ruled(known.get((event.id, event.event_type), event), event, by) for event in after]


def not_as_weighed(read: Event, decided: Event) -> Event:
    """The event when its sides are decided, a rule named for each that is neither as its row read it nor as weighed."""
    for side in SIDES:
        weighed = [one for one in decided.considered if one.field == side]
        likeliest = max(weighed, key=lambda one: one.probability).value if weighed else None
        held = getattr(decided, side)
        taken = {key for party in held for key in (party.country, party.code, (party.code or "")[:3], party.entity)}
        if held != getattr(read, side) and likeliest not in taken | {"unknown"} and (held or likeliest != "nobody"):
            decided = replace(decided, ruled=(*decided.ruled, Ruled(side, "sides/sides")))
    return decided
