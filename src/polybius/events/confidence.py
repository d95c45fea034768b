"""The confidence of an event: the probability that its type and its parties are right.

A logistic regression on what came of the decisions before: how likely its words tell an event of that type, and how
likely those stand on its sides who do. The weights are a table, ``models/confidence.csv``, fitted by
``training/confidence.py`` on the development reports of the open corpora; how well it holds on real news stands in
docs/evaluation.md.
"""

from __future__ import annotations

from polybius.events.words.weights import NOBODY, UNKNOWN, UNTOLD, log_odds, party_key, probability
from polybius.resources.weights import Features, score, weights
from polybius.schema import Event, Party

CLIPPED = 4.0  # log odds beyond which no decision is surer


def confidence(event: Event, likely: float) -> float:
    """The probability, 0 to 1, that type and parties of the event are right.

    Args:
        event: With its parties, and what was weighed for them.
        likely: The probability that its words tell an event of its type.
    """
    return round(probability(score(features(event, likely), weights("models/confidence"))), 2)


def features(event: Event, likely: float) -> Features:
    """What speaks for and against the event."""
    known = [any(party.code or party.country for party in parties) for parties in (event.actors, event.recipients)]
    return {
        "always": 1.0,
        "told": log_odds(likely, CLIPPED),
        "actor": _standing(event, "actors", event.actors),
        "recipient": _standing(event, "recipients", event.recipients),
        "row": float(not event.coder.startswith("model:")),
        "noun": float(event.coder.startswith("nouns:")),
        "composed": float(" < " in event.coder),
        "both sides": float(all(known) or event.reciprocal),
        "actor only": float(known[0] and not known[1] and not event.reciprocal),
        "nobody": float(not any(known)),
        **_named("actor", event.actors, known[0]),
        **_named("recipient", event.recipients, known[1]),
        "unreal": float(bool(UNTOLD & set(event.auxiliary))),
        "material conflict": float(event.quad == 4),
        "protest": float(event.event_type == "PROTEST"),
    }


def _named(side: str, parties: tuple[Party, ...], known: bool) -> Features:
    """Whether a side is empty, or filled by somebody of whom nothing is known."""
    return {f"{side} empty": float(not parties), f"{side} unknown": float(bool(parties) and not known)}


def _standing(event: Event, field: str, parties: tuple[Party, ...]) -> float:
    """The log odds of who stands on a side; 0 where nothing was weighed, as of the parties of a mutual act."""
    weighed = {one.value: one.probability for one in event.considered if one.field == field}
    if not weighed:
        return 0.0
    keys = {party_key(party) for party in parties} or {NOBODY}
    return log_odds(max(weighed.get(key or UNKNOWN, 0.0) for key in keys), CLIPPED)
