"""Scores of the model as labels: trees, frames, mentions."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from polybius.annotate import tree as trees

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

PREDICATE_AT_LEAST = 0.5  # probability from which a word counts as a predicate
EVENT_AT_LEAST = 0.02  # probability from which a word may tell an event; the coder decides
TYPE_AT_LEAST = 0.02
SIDE_AT_LEAST = 0.3
LARGEST = 30.0  # log odds beyond which nothing changes


def tree(arc: Floats, best: Ints, deprel: Ints, labels: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads (-1: the root) and relations; a head that is not among a word's two best takes the best one's relation."""
    two_best: list[list[int]] = best.tolist()
    found = [first if first != word else second for word, (first, second) in enumerate(two_best, start=1)]
    if not trees.is_tree(found):
        found = trees.heads(arc)
    relations = []
    for head, (first, second), told in zip(found, two_best, deprel.tolist(), strict=True):
        rank = 1 if second == head and first != head else 0
        relation = labels[told[rank]]
        if head == 0:
            relation = "root"
        elif relation == "root":
            relation = labels[told[1 - rank]]
        relations.append("dep" if head and relation == "root" else relation)
    return [head - 1 for head in found], relations


def frames(
    predicate: Floats, role: Floats, labels: Sequence[str], heads: Sequence[int], without: Sequence[int] = ()
) -> list[tuple[int, list[tuple[str, int]]]]:
    """The predicates with their roles, each role by its head word's number; words ``without`` are not asked for."""
    found = []
    asked = predicate[:, 1] >= PREDICATE_AT_LEAST
    asked[list(without)] = False
    predicates = asked.nonzero()[0]
    best = role[: len(labels), predicates].argmax(axis=0)
    arguments: list[dict[int, str]] = [{} for _ in predicates]
    nth, words = best.nonzero()
    for number, word, label in zip(nth.tolist(), words.tolist(), best[nth, words].tolist(), strict=True):
        arguments[number][word] = labels[label]
    for at, roles in zip(predicates.tolist(), arguments, strict=True):
        # "Kataib Hezbollah denied": of a name, or of words joined by "and", only the head word is the argument
        own = [(label, word) for word, label in roles.items() if roles.get(heads[word]) != label]
        found.append((at, own))
    return found


def proposals(
    event: Floats, side: Floats, types: Sequence[str], sides: Sequence[str]
) -> list[tuple[int, float, dict[str, float], list[tuple[str, int, float]]]]:
    """Words that may tell an event: the number, how likely that is, how likely each type, and who may be on a side."""
    found = []
    for at in (1 - event[:, 0] >= EVENT_AT_LEAST).nonzero()[0].tolist():
        likely = {
            name: float(event[at, number])
            for number, name in enumerate(types)
            if number and event[at, number] >= TYPE_AT_LEAST
        }
        odds = 1 / (1 + np.exp(-np.clip(side[:, at, :], -LARGEST, LARGEST)))
        parties = [
            (name, word, float(odds[number, word]))
            for number, name in enumerate(sides)
            for word in (odds[number] >= SIDE_AT_LEAST).nonzero()[0].tolist()
        ]
        found.append((at, float(1 - event[at, 0]), likely, parties))
    return found


def mentions(entity: Floats, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Names as (first word, word after the last, kind): the likeliest labels of which I- only follows its own kind."""
    best = entity.argmax(axis=1)
    if not best.any():
        return []  # the first label stands for no name
    greedy: list[int] = best.tolist()
    allowed = _followers(tuple(labels))
    if not labels[greedy[0]].startswith("I-") and not allowed[best[:-1], best[1:]].any():
        return _spans([labels[number] for number in greedy])  # as good as any path can be
    score = np.where([label.startswith("I-") for label in labels], -np.inf, entity[0])
    back = []
    for row in entity[1:]:
        through = score[:, None] + allowed
        back.append(through.argmax(axis=0))
        score = through.max(axis=0) + row
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return _spans([labels[number] for number in reversed(path)])


@functools.cache
def _followers(labels: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """0 where the column's label may follow the row's, minus infinity elsewhere."""
    return np.array(
        [
            [0.0 if not after.startswith("I-") or before[2:] == after[2:] else -np.inf for after in labels]
            for before in labels
        ]
    )


def _spans(path: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for at, label in enumerate(path):
        if label.startswith("B-"):
            spans.append((at, at + 1, label[2:]))
        elif label.startswith("I-"):
            spans[-1] = (spans[-1][0], at + 1, spans[-1][2])
    return spans
