"""What stands behind somebody: a state, its police, an armed group, a party, a gang, or a private person."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.resources.parties import ONLY_NAMED
from polybius.schema import Party

BODIES = ("EUR", "IGO", "NGO", "UNO")  # what stands in the place of a country for bodies that speak
PRESS = "JRN"
STATE = frozenset({"GOV", "MIL", "LEG", "SPY"})
ORDER = frozenset({"COP", "JUD"})
FORCES = ("MIL", "COP")  # of a state, who shoot and arrest
ARMED = frozenset({"REB", "PRM"})
OUTLAWS = frozenset({"UAF", "CRM"})  # "a gunman", "pirates": of a war, or of a robbery
POLITICAL = frozenset({"PTY", "OPP", "ELI"})
ORDERED = (
    "state",
    "armed",
    "order",
    "political",
    "outlaws",
    "people",
    "name",
    "somebody",
    "nobody",
)  # the weightiest first
PUBLIC = ORDERED[:4]


def standing(parties: Iterable[Party]) -> str:
    """The weightiest standing among some parties, one of ``ORDERED``; "nobody" where there are none.

    A country, and whatever is known without a sector, is a "state"; "people" are civilians, workers, firms and such;
    "name" is a person of whom nothing but the name is known; "somebody" has neither country nor code.
    """
    return min((_of(party) for party in parties), key=ORDERED.index, default="nobody")


def _of(party: Party) -> str:
    groups = {"state": STATE, "order": ORDER, "armed": ARMED, "political": POLITICAL, "outlaws": OUTLAWS}
    if party.sector is not None:
        return next((name for name, sectors in groups.items() if party.sector in sectors), "people")
    if not party.code and not party.country:
        return "somebody"
    return "name" if (party.entity or "").startswith(ONLY_NAMED) else "state"
