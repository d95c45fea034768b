"""Which stories count, on which days, with which score and how surely: each once, however many reports tell it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, multimode

import numpy as np

from polybius.relations.ends import told
from polybius.relations.ends.selectors import Selector
from polybius.relations.stored.choices import DEFAULT, Choices

HAPPENED = {"CT+": 1.0, "PR+": 0.8}  # probability by the publisher's view, times the coder's confidence
NOT_DONE = {"negation", "hypothetical", "future"}
BACKGROUND_DAYS = 7  # before the first report: what happened earlier is told as background, not followed
WIDE_DAYS = 31  # a story whose days span more has no place in a daily series


@dataclass(frozen=True)
class Told:
    """A story that counts: its days, its score, and the probability that it happened."""

    story: str
    first: dt.date
    last: dt.date
    score: float
    weight: float
    quad: int  # 1 to 4; that of most of its tellings, the higher of two


def stories_of(
    events: Iterable[told.Row], a: Selector, b: Selector, choices: Choices = DEFAULT
) -> tuple[list[Told], int]:
    """The stories between the two that are told as having happened, and how many of them have no day."""
    members: dict[str, list[told.Row]] = defaultdict(list)
    for event in events:
        if event["story_id"] and _done(event) and told.between(event, a, b, directed=choices.directed):
            members[event["story_id"]].append(event)
    out, undated = [], 0
    for story, rows in sorted(members.items()):
        dated = [span for span in map(told.days, rows) if span and (span[1] - span[0]).days <= WIDE_DAYS]
        if not dated:
            undated += 1
            continue
        first, last = min(dated, key=lambda span: (span[1] - span[0], -dated.count(span), span))
        score, weight = median(choices.score(row) for row in rows), _weight(rows, choices.attention)
        quad = max(multimode(row["quad"] for row in rows))
        out.append(Told(story, first, last, float(score), weight, quad))
    return out, undated


def _done(event: told.Row) -> bool:
    return event["factuality"] in HAPPENED and not NOT_DONE & set(event["auxiliary"] or ())


def _weight(rows: Iterable[told.Row], attention: bool) -> float:
    """Probability that a story happened: one minus the chance that every independent report of it is wrong.

    By attention the sum over the reports: how many of them are likely to be right.
    """
    by_origin: dict[str, float] = defaultdict(float)
    for row in rows:
        belief = HAPPENED[row["factuality"]] * float(row["confidence"])
        by_origin[row["origin"]] = max(by_origin[row["origin"]], belief)
    if attention:
        return sum(by_origin.values())
    return 1.0 - float(np.prod([1.0 - belief for belief in by_origin.values()]))
