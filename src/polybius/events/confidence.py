"""The confidence of an event: the probability that its type and its parties are right.

A logistic regression on what spoke for it: a row of the lexicon, the language model, known parties. The weights are a
table, ``models/confidence.csv``, fitted by ``training/confidence.py`` on the development reports of the open corpus;
how well it holds on real news stands in docs/evaluation.md.
"""

from __future__ import annotations

from polybius.events.weights import Features, log_odds, probability, score, weights
from polybius.schema import Event

CLIPPED = 4.0  # log odds of the model beyond which it is not surer
UNTOLD = {"future", "hypothetical", "negation"}  # auxiliaries of what is not told as done


def confidence(event: Event, model: float | None) -> float:
    """The probability, 0 to 1, that type and parties of the event are right.

    Args:
        event: With its parties.
        model: The probability that the language model gives its type; None: the annotator gives none.
    """
    return round(probability(score(features(event, model), weights("models/confidence"))), 2)


def features(event: Event, model: float | None) -> Features:
    """What speaks for and against the event."""
    known = [any(party.code or party.country for party in parties) for parties in (event.actors, event.recipients)]
    reciprocal = event.reciprocal and len(event.actors) > 1
    return {
        "always": 1.0,
        "model": 0.0 if model is None else log_odds(model, CLIPPED),
        "no model": float(model is None),
        "row": float(not event.coder.startswith("model:")),
        "noun": float(event.coder.startswith("nouns:")),
        "composed": float(" < " in event.coder),
        "both sides": float(all(known) or reciprocal),
        "actor only": float(known[0] and not known[1] and not reciprocal),
        "nobody": float(not any(known)),
        "unreal": float(bool(UNTOLD & set(event.auxiliary))),
        "material conflict": float(event.quad == 4),
    }
