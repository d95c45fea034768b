"""What the learned tables weigh: features of a word, a party or an event, and what they come to."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence

from polybius.resources import digest, table

Features = dict[str, float]


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
    total, weight = 0.0, weighed.get
    for name, value in found.items():  # by far the most frequent sum of a reading: a loop takes two thirds of the time
        total += weight(name, 0.0) * value
    return total


def probabilities(choices: Sequence[Features], weighed: Mapping[str, float]) -> list[float]:
    """How likely each of some choices is, from 0 to 1; together 1."""
    return shares([score(choice, weighed) for choice in choices])


def shares(scores: Sequence[float]) -> list[float]:
    """How likely each is by its points: a softmax."""
    most = max(scores)
    odds = [math.exp(one - most) for one in scores]
    total = sum(odds)
    return [odd / total for odd in odds]
