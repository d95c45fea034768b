"""Who did a measure and on whom it falls: each body once, each side's version apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ARTICLE = re.compile(r"^(?:the|an?) ")
WITHOUT_STATE = "IGO"  # codes of bodies that belong to no state


@dataclass(frozen=True, slots=True)
class Named:
    """A party of an act as the ledger names it."""

    name: str  # the entity, else the code, else its words
    code: str | None
    side: str | None  # the end of the dyad that it belongs to, or stands for; None: a third


def each_once(parties: Iterable[Named]) -> tuple[str, ...]:
    """The names of some parties, a body that is told both with its name and without it by its name alone.

    "The alliance" (IGOMIL) beside the only alliance that is named is that one; "Iraq" beside its army is the army.
    """
    found = tuple(dict.fromkeys(parties))
    names: dict[str, str] = {}
    for party in found:
        if not _told_better(party, found):
            names.setdefault(ARTICLE.sub("", party.name.lower()), party.name)  # "the troops" beside "troops"
    return tuple(names.values())


def _told_better(party: Named, others: Sequence[Named]) -> bool:
    if party.name != party.code:
        return False
    if party.name.startswith(WITHOUT_STATE):
        return len({one.name for one in others if one.code == party.code and one.name != party.name}) == 1
    return len(party.name) == 3 and any((one.code or "").startswith(party.name) and one != party for one in others)


def versions(acts: Iterable[tuple[Sequence[Named], frozenset[str]]]) -> tuple[tuple[str, ...], ...]:
    """Who did it: one line of names, or one for each side where no side is named by all tellings.

    Args:
        acts: The doers of each telling, and the sides that they make.
    """
    told = list(acts)
    parties = [party for doers, _ in told for party in doers]
    sides = [side for _, side in told if side]
    if not contested(sides):
        return tuple(names for names in (each_once(parties),) if names)
    apart = (each_once(p for p in parties if p.side == side) for side in sorted(frozenset().union(*sides)))
    return tuple(names for names in apart if names)


def contested(sides: Sequence[frozenset[str]]) -> bool:
    """Whether the tellings name different doers; what both did together, as one of them tells it, is not."""
    return len(sides) > 1 and not frozenset.intersection(*sides)


def fell_on(doer_sides: frozenset[str], recipients: Sequence[Named], other_sides: frozenset[str]) -> tuple[Named, ...]:
    """On whom it falls: who belongs to the other end; thirds and the doer's own people only where nobody else is told.

    "Paused the training of Iraqi forces and its operations against Islamic State": on the Iraqi forces.
    """
    theirs = tuple(party for party in recipients if party.side is not None and party.side not in doer_sides)
    sides = sorted(other_sides - doer_sides)
    return theirs or tuple(Named(side, side, side) for side in sides) or tuple(recipients)
