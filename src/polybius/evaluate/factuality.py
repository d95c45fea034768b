"""Scores how certain predicates are told to be, against what people made of them (UDS: "has it happened?")."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.config import Settings
from polybius.errors import NoGoldError
from polybius.evaluate.figures import with_interval
from polybius.evaluate.gold import records
from polybius.events.certainty.factuality import Certainty
from polybius.events.words.grammar import Clauses
from polybius.schema import Document, Event, Reading, Span
from polybius.syntax import Tree

SET = "uds_factuality"
AS_TAKEN = Settings(clean=False)  # the spans of the gold refer to the text as it stands
# The publisher's view as a number: FactBank's values evenly from certainly not (-3) to certainly so (3).
SCALE = {"CT+": 3, "PR+": 2, "PS+": 1, "Uu": 0, "PS-": -1, "PR-": -2, "CT-": -3}
# "They will leave": the set asks whether it has happened (after "will" its dev answers are -1.05 in the mean), so
# what is yet to come certainly has not. "They may have left" stays where FactBank's Uu is: nobody says.
NOT_YET = ("future", -3)
NORMAL = 1 / 3  # the gold is a normalised mean that lies at about 1 and -1, not at 3 and -3

View = tuple[str, frozenset[str]]  # the publisher's view and the auxiliary modes
Pair = tuple[float, int]  # noted and read value of a predicate


def score(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """How the certainty of predicates goes with the answers of people, on single sentences of the web (UDS).

    A predicate at which an event is read has that event's factuality, every other one what the same rules say of its
    word. Both become a number from -3 to 3 by ``SCALE`` and ``NOT_YET``. A predicate is read even when no stage would
    ever code it: this scores the rules of certainty, not what reaches a store.

    ``r`` is Pearson's; ``sign`` the share of predicates of which both say that it has happened (above 0), or both
    that it has not; ``mae`` the mean absolute error, and ``mae_scaled`` the same with our numbers divided by 3, for
    the answers are normalised means that hardly leave -1.5 to 1.5.

    Args:
        gold: Holds ``factuality/uds_factuality.<part>.jsonl.gz``.
        part: "dev"; the set has no other here.

    Returns:
        ``{"factuality/uds_factuality": {"n": predicates, "events": of these with an event, "r": {"value", "low",
        "high"}, "sign", "mae", "mae_scaled"}}``; the interval holds 95 % of resamples of the sentences.

    Raises:
        NoGoldError: the file is not there.
    """
    path = gold / "factuality" / f"{SET}.{part}.jsonl.gz"
    if not path.exists():
        raise NoGoldError(f"no factuality/{SET}.{part}.jsonl.gz in {gold}")
    sentences, events = [], 0
    for record in records(path):
        reading = pipeline.read(Document(record["id"], record["text"]), settings=AS_TAKEN)
        predicates = [Span(item["start"], item["end"]) for item in record["predicates"]]
        sentences.append(pairs(record, reading))
        events += sum(event_at(reading, span) is not None for span in predicates)
    return {f"factuality/{SET}": {"n": sum(map(len, sentences)), "events": events, **figures(sentences)}}


def pairs(record: dict[str, Any], reading: Reading) -> list[Pair]:
    """The noted and the read value of each predicate of a sentence."""
    view = views(reading, meant_is_open=True)
    return [(item["value"], number(view(Span(item["start"], item["end"])))) for item in record["predicates"]]


def views(reading: Reading, *, meant_is_open: bool = False) -> Callable[[Span], View]:
    """What the coder holds of any word: of an event's trigger the event's factuality, else by the same rules.

    ``meant_is_open``: what is only meant to be is not yet called undone.
    """
    tree = Tree(reading)
    certainty = Certainty(reading, tree, Clauses(reading, tree))

    def view(span: Span) -> View:
        event, token = event_at(reading, span), tree.head_of(span)
        # what is only meant to be ("a plan to leave") may have been since: nobody says
        open_ = meant_is_open and token is not None and not certainty.announced(token)
        only_meant = frozenset({NOT_YET[0]}) if open_ else frozenset()
        if event is not None:
            return event.factuality, frozenset(event.auxiliary) - only_meant
        if token is None:
            return "CT+", frozenset()
        marks = certainty.auxiliary(token)
        return certainty.publisher(certainty.mouths.attributions(span), marks, token), marks - only_meant

    return view


def event_at(reading: Reading, span: Span) -> Event | None:
    """The event whose trigger holds some words."""
    return next((event for event in reading.events if event.trigger.contains(span)), None)


def number(view: View) -> int:
    """A view as a number from -3, certainly not so, to 3, certainly so."""
    value, marks = view
    mark, not_yet = NOT_YET
    return not_yet if mark in marks else SCALE[value]


def figures(sentences: Sequence[Sequence[Pair]]) -> dict[str, dict[str, float]]:
    """Correlation, sign and errors of the pairs of some sentences."""
    return {
        "r": with_interval(sentences, pearson),
        "sign": with_interval(sentences, _mean_of(lambda noted, read: (noted > 0) == (read > 0))),
        "mae": with_interval(sentences, _mean_of(lambda noted, read: abs(noted - read))),
        "mae_scaled": with_interval(sentences, _mean_of(lambda noted, read: abs(noted - read * NORMAL))),
    }


def pearson(sentences: Sequence[Sequence[Pair]]) -> float:
    """Pearson's r of all pairs; 0 where one side is always the same."""
    flat = [pair for sentence in sentences for pair in sentence]
    if not flat:
        return 0.0
    xs, ys = zip(*flat, strict=True)
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = math.sqrt(sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys))
    return sum((x - mean_x) * (y - mean_y) for x, y in flat) / spread if spread else 0.0


def _mean_of(measure: Callable[[float, int], float]) -> Callable[[Sequence[Sequence[Pair]]], float]:
    def mean(sentences: Sequence[Sequence[Pair]]) -> float:
        found = [measure(*pair) for sentence in sentences for pair in sentence]
        return sum(found) / len(found) if found else 0.0

    return mean
