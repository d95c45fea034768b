"""Scores of causes and effects as ties: which words, how likely, and from where to where their clauses go."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from polybius.schema import Tie

Floats = npt.NDArray[np.float32]

TOLD_AT_LEAST = -2.9444  # log odds of a sentence to tell a cause (a probability of 0.05) from which ties are looked at
TIE_AT_LEAST = 0.05
MOST = 12  # ties of a sentence
CLAUSE_SHARE = 0.2  # of the clauses' log odds that add to those of a pair of events; see docs/model.md#causes
SIGNAL_EDGE = -0.4  # log odds from which a word goes on with the signal beside it
MAX_SIGNAL_WORDS = 5
LARGEST = 30.0  # log odds beyond which nothing changes


def ties(told: float, scores: Floats) -> list[Tie]:
    """The likelier ties of a sentence, the likeliest clauses first; by word numbers, ends after the last word.

    Args:
        told: Log odds that the sentence tells a cause and its effect.
        scores: Of each word (the cause, or the head of a clause) with each word: log odds of clauses and of events to
            be cause and effect; where the cause's and the effect's clause begin and end; log odds to be in its signal.
    """
    if told < TOLD_AT_LEAST or scores.shape[1] < 2:
        return []
    probability = float(_probability(np.float32(told)))
    clause = _probability(scores[0])
    event = _probability(scores[1] + CLAUSE_SHARE * scores[0])
    np.fill_diagonal(clause, 0.0)
    np.fill_diagonal(event, 0.0)
    either = np.maximum(clause, event)
    either.flat[int(clause.argmax())] = 1.0  # of a sentence that tells a cause something has to be it
    pairs = np.argwhere(either >= TIE_AT_LEAST)
    pairs = pairs[np.argsort(-either[tuple(pairs.T)], kind="stable")][:MOST]
    found = []
    for cause, effect in pairs.tolist():
        words, signal = _clauses(scores[2:6], cause, effect), _signal(scores[6, cause])
        likely = float(clause[cause, effect]), float(event[cause, effect])
        found.append(Tie(cause, effect, probability, *likely, *words, signal))
    return sorted(found, key=lambda tie: -tie.clause)


def _probability(odds: npt.ArrayLike) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -LARGEST, LARGEST))), np.float32)


def _clauses(ends: Floats, cause: int, effect: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The likeliest clauses around the two heads that do not overlap."""
    if cause > effect:
        earlier, later = _clauses(ends[[2, 3, 0, 1]], effect, cause)
        return later, earlier
    first_of_cause, last_of_cause, first_of_effect, last_of_effect = ends
    begins = first_of_effect[effect, cause + 1 : effect + 1]
    best_from = np.maximum.accumulate(begins[::-1])[::-1]  # of the later clause's beginnings from here on, the best
    last = int((last_of_cause[cause, cause:effect] + best_from).argmax())
    begin = last + int(begins[last:].argmax())
    earlier = int(first_of_cause[cause, : cause + 1].argmax()), cause + last + 1
    later = cause + 1 + begin, effect + int(last_of_effect[effect, effect:].argmax()) + 1
    return earlier, later


def _signal(odds: Floats) -> tuple[int, int] | None:
    """The words around the likeliest word of the signal; None when none is likely."""
    best = int(odds.argmax())
    if odds[best] <= 0:
        return None
    first, end = best, best + 1
    while first > 0 and odds[first - 1] > SIGNAL_EDGE and end - first < MAX_SIGNAL_WORDS:
        first -= 1
    while end < len(odds) and odds[end] > SIGNAL_EDGE and end - first < MAX_SIGNAL_WORDS:
        end += 1
    return first, end
