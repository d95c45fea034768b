"""Whether a word tells an event, and of which type: the one place where rows and the language model are weighed.

A logistic regression on what speaks for it: how often its row was right on annotated text (``models/rows.csv``), what
the row demands, what the language model gives the type, and who stands on its sides. The weights are a table,
``models/decision.csv``; both are made by ``training/decide.py``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from polybius.events.match import Candidate
from polybius.events.ontology import ontology
from polybius.events.weights import Features, log_odds, probability, score, weights
from polybius.resources import digest, table
from polybius.schema import Proposal

KEPT_AT_LEAST = 0.16  # probability from which a word is taken for an event; see docs/evaluation.md
CLIPPED = 5.0  # log odds beyond which neither model nor record is surer
PRIOR, WEIGHT = 0.35, 4.0  # what a row is thought to be right before its record, and how many cases that is worth
TRUSTED = 2.0  # log odds of a row without a record: somebody's own, who will have written it for a reason
SIDES = ("both", "actor", "recipient", "nobody")
Records = Mapping[str, tuple[float, float]]  # of a row the log odds that it is right: in news, in written reports


def chance(option: Candidate, proposal: Proposal | None) -> float:
    """The probability, 0 to 1, that a word tells an event of the candidate's type.

    Args:
        option: Who does what to whom, by a row or by the model ("model:TYPE").
        proposal: What the language model makes of its words; None: it sees no event in them.
    """
    return probability(score(features(option, proposal, records()), weights("models/decision")))


def features(option: Candidate, proposal: Proposal | None, records: Records) -> Features:
    """What speaks for and against it."""
    types = proposal.types if proposal else {}
    given = types.get(option.event_type, 0.0)
    rival = max((p for name, p in types.items() if name != option.event_type), default=0.0)
    row = not option.pattern.id.startswith("model:")
    news, written = records.get(option.pattern.id, (TRUSTED, TRUSTED)) if row else (0.0, 0.0)
    known = [any(party.code or party.country for party in side) for side in (option.actors, option.recipients)]
    sides = "both" if all(known) else "actor" if known[0] else "recipient" if known[1] else "nobody"
    if known[0] and len(option.actors) > 1:
        sides = "both"
    return {
        "always": 1.0,
        "model": log_odds(given, CLIPPED),
        "model, any type": log_odds(proposal.probability if proposal else 0.0, CLIPPED),
        "model, another type": rival,
        "row": float(row),
        "row, model": log_odds(given, CLIPPED) if row else 0.0,
        "row's record in news": news,
        "row's record in written reports": written,
        "row with conditions": float(row and bool(option.pattern.conditions)),
        "row of an operator": float(row and bool(option.composed)),
        "noun": float(option.pattern.upos == "NOUN"),
        "adjective": float(option.pattern.upos == "ADJ"),
        **{f"known: {name}": float(name == sides) for name in SIDES},
        f"quad {ontology()[option.event_type].quad}": 1.0,
    }


def record_odds(right: int, read: int) -> float:
    """The log odds that a row is right, which was right so often of so many times; less sure the fewer they are."""
    return log_odds((right + PRIOR * WEIGHT) / (read + WEIGHT), CLIPPED)


def records() -> Records:
    """How often the bundled rows were right."""
    return _records(digest())


@functools.lru_cache(maxsize=4)
def _records(_: str) -> Records:
    return {
        row["id"]: (
            record_odds(int(row["right_in_news"]), int(row["read_in_news"])),
            record_odds(int(row["right_in_reports"]), int(row["read_in_reports"])),
        )
        for row in table("models/rows")
    }
