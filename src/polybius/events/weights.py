"""What the learned tables weigh: features of an event, a side or a word, and the odds that come of them."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from polybius.resources import digest, table
from polybius.schema import Party

Features = dict[str, float]
UNTOLD = {"future", "hypothetical", "negation"}  # auxiliaries of what is not told as done
NOBODY, UNKNOWN = "nobody", "unknown"  # on a side of an event: no party, or one of whom nothing is known


def party_key(party: Party) -> str:
    """What a party is told apart by: its country, or the kind of an organisation; "" when neither is known."""
    return (party.country or party.code or "")[:3]


def weights(name: str) -> Mapping[str, float]:
    """The weights of a table of features, by feature: ``weights("models/sides")``.

    Raises:
        ResourceError: no such table.
    """
    return _weights(name, digest())


@functools.lru_cache(maxsize=12)
def _weights(name: str, _: str) -> Mapping[str, float]:  # ``_``: a user's tables laid over ours make other weights
    return {row["feature"]: float(row["weight"]) for row in table(name)}


def score(found: Features, weighed: Mapping[str, float]) -> float:
    """The sum of the features, each times its weight; a feature without a weight counts nothing."""
    return sum(weighed.get(name, 0.0) * value for name, value in found.items())


def probability(log_odds: float) -> float:
    """The probability, 0 to 1, of some log odds."""
    return 1 / (1 + math.exp(-log_odds))


def log_odds(p: float, most: float) -> float:
    """The log odds of a probability, between ``-most`` and ``most``."""
    least = probability(-most)
    bounded = min(max(p, least), 1 - least)
    return math.log(bounded / (1 - bounded))
