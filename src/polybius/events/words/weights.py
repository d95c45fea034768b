"""How parties are told apart, what an act is that is not told as done, and the odds of a probability."""

from __future__ import annotations

import math

from polybius.schema import Party

UNTOLD = {"future", "hypothetical", "negation"}  # auxiliaries of what is not told as done
NOBODY, UNKNOWN = "nobody", "unknown"  # on a side of an event: no party, or one of whom nothing is known


def party_key(party: Party) -> str:
    """What a party is told apart by: its country, or the kind of an organisation; "" when neither is known."""
    return (party.country or party.code or "")[:3]


def probability(log_odds: float) -> float:
    """The probability, 0 to 1, of some log odds."""
    return 1 / (1 + math.exp(-log_odds))


def log_odds(p: float, most: float) -> float:
    """The log odds of a probability, between ``-most`` and ``most``."""
    least = probability(-most)
    bounded = min(max(p, least), 1 - least)
    return math.log(bounded / (1 - bounded))
