"""Pairs with evidence -> groups of events that tell one happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

NEAR_DAYS = 1
WIDE_DAYS = 7  # days that hold several attacks of the same hand

# Evidence in halves of a "bit", set by hand on what a careful reader goes by; the bar is what a pair with one party,
# the day and the type in common reaches, and a pair with the type and the week alone does not.
BAR = 3.0  # for a pair to be joined
MEAN_BAR = 2.0  # for two groups: the mean of all their pairs
SAME_TYPE = 1.0
ACTORS = {4: 2.5, 3: 2.0, 2: 1.5, 1: 0.0, 0: -4.0}
RECIPIENTS = {4: 2.5, 3: 2.0, 2: 1.5, 1: 0.0, 0: -2.0}
SAME_DAYS, DAYS_MEET, DAYS_TOUCH, DAYS_WIDE, NO_DAYS = 2.0, 1.5, 0.5, 0.5, 0.0
PLACES = {"same": 2.0, "same country": 0.5, "other place": -1.0, "other country": -3.0}
SAME_MODE, OTHER_MODE = 0.5, -0.5
SAME_WORD, SAME_COUNT = 0.5, 1.0
WORDS, MANY_WORDS = 1.5, 0.5  # weight, and the share of the shorter sentence's words that earns all of it
ORGANS_OF_SPEECH = 0.0  # another organ of the state speaks: parliament's demand is not the government's
OTHER_WORDS_OF_SPEECH = -6.0  # "Iran condemned the strike", "Iran condemned the sanctions": one day, two statements
FEW_WORDS = 0.15
SAID_SAME = 6.0  # the document says so itself
NO_PARTY = -2.0  # neither side agrees on a known party


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against two reports' telling one happening; None is not known."""

    a: str
    b: str
    same_document: bool
    same_origin: bool
    same_type: bool
    speech: bool
    actor_match: int | None
    recipient_match: int | None
    days_apart: int | None
    same_days: bool | None
    days_wide: int | None
    place: str | None
    same_mode: bool | None
    same_word: bool
    words_shared: float
    same_count: bool
    said_same: bool


def parts(evidence: Evidence) -> dict[str, float]:
    """The weight of every piece of evidence of a pair, by name; their sum is the pair's score."""
    matches = [match for match in (evidence.actor_match, evidence.recipient_match) if match is not None]
    words = WORDS * min(1.0, evidence.words_shared / MANY_WORDS)
    if evidence.speech and evidence.words_shared < FEW_WORDS:
        words = OTHER_WORDS_OF_SPEECH
    return {
        "type": SAME_TYPE if evidence.same_type else 0.0,
        "actors": _actors(evidence),
        "recipients": 0.0 if evidence.recipient_match is None else RECIPIENTS[evidence.recipient_match],
        "parties": 0.0 if any(matches) or evidence.place == "same" else NO_PARTY,
        "days": _days(evidence),
        "place": PLACES.get(evidence.place or "", 0.0),
        "mode": 0.0 if evidence.same_mode is None else SAME_MODE if evidence.same_mode else OTHER_MODE,
        "word": SAME_WORD if evidence.same_word else 0.0,
        "words": words,
        "counts": SAME_COUNT if evidence.same_count else 0.0,
        "said": SAID_SAME if evidence.said_same else 0.0,
    }


def score(evidence: Evidence) -> float:
    """The sum of the evidence of a pair."""
    return sum(parts(evidence).values())


def _actors(evidence: Evidence) -> float:
    if evidence.actor_match is None:
        return 0.0
    return ORGANS_OF_SPEECH if evidence.speech and evidence.actor_match == 2 else ACTORS[evidence.actor_match]


def _days(evidence: Evidence) -> float:
    if evidence.days_apart is None or evidence.days_wide is None:
        return NO_DAYS
    if evidence.same_days:
        return SAME_DAYS
    if evidence.days_apart:
        return DAYS_TOUCH
    return DAYS_MEET if evidence.days_wide <= WIDE_DAYS else DAYS_WIDE


Days = tuple[dt.date, dt.date] | None  # earliest and latest; None: not dated, or too vaguely to tell


def clusters(events: Mapping[str, Days], pairs: Iterable[Evidence]) -> list[tuple[str, ...]]:
    """Groups of event ids, each sorted; the same whatever the order of events and pairs.

    The best pair is joined first, within a document before across; two groups are joined only when no day of the one
    lies apart from the other's (else a vague report would glue the attack of the 11th to that of the 14th) and the
    mean of all pairs between them is good.
    """
    scores = {(pair.a, pair.b): score(pair) for pair in pairs if not _apart(events[pair.a], events[pair.b])}
    near = {(pair.a, pair.b): pair.same_document for pair in pairs}
    group = {event: event for event in events}
    members = {event: [event] for event in events}
    spans = {event: [days] if days else [] for event, days in events.items()}
    order = sorted((pair for pair, value in scores.items() if value >= BAR), key=lambda p: (not near[p], -scores[p], p))
    for a, b in order:
        first, second = sorted((group[a], group[b]))
        if first == second or _days_apart(spans[first], spans[second]):
            continue
        if _mean(members[first], members[second], scores) < MEAN_BAR:
            continue
        for event in members[second]:
            group[event] = first
        members[first] += members.pop(second)
        spans[first] = sorted(set(spans[first] + spans.pop(second)))
    return sorted(tuple(sorted(ids)) for ids in members.values())


def _mean(first: list[str], second: list[str], scores: Mapping[tuple[str, str], float]) -> float:
    known = [scores[pair] for a in first for b in second if (pair := (min(a, b), max(a, b))) in scores]
    return sum(known) / len(known) if known else 0.0


def _apart(a: Days, b: Days) -> bool:
    """Whether two events cannot be one for their days; a range ends where it ends, a single day has a neighbour."""
    if a is None or b is None:
        return False
    single = (a[1] - a[0]).days <= NEAR_DAYS >= (b[1] - b[0]).days
    return max((a[0] - b[1]).days, (b[0] - a[1]).days) > (NEAR_DAYS if single else 0)


def _days_apart(first: Sequence[Days], second: Sequence[Days]) -> bool:
    return any(_apart(a, b) for a in first for b in second)
