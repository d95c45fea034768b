"""Pairs with evidence -> groups of events that tell one happening."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from polybius.stories.evidence import Compared

__all__ = ["Days", "clusters"]

NEAR_DAYS = 1
# Log odds, chosen on stories of the development half and on made worlds, or on held-out topics: docs/evaluation.md
BAR = 0.7  # of a pair to be joined
BARE_BAR = 0.0  # the same of words whose type and day are not known
MEAN_BAR = -1.0  # for two groups: the mean of all their pairs

Days = tuple[dt.date, dt.date] | None  # earliest and latest; None: not dated, or too vaguely to tell


def clusters(
    events: Mapping[str, Days], pairs: Iterable[Compared], said: Mapping[tuple[str, str], bool] | None = None
) -> list[tuple[str, ...]]:
    """Groups of event ids, each sorted; the same whatever the order of events and pairs.

    The best pair is joined first, within a document before across; two groups are joined only when no day of the one
    lies apart from the other's (else a vague report would glue the attack of the 11th to that of the 14th), no pair
    between them is barred, and the mean of all pairs between them is good.

    Args:
        events: The days of each event.
        pairs: Those that were compared, the smaller id first; a pair that was not is never joined by itself.
        said: What an analyst says of pairs, the smaller id first: True one happening, False two. It goes first.
    """
    said = said or {}
    listed = list(pairs)
    scores = {(pair.a, pair.b): pair.log_odds for pair in listed if not _apart(events[pair.a], events[pair.b])}
    near = {(pair.a, pair.b): pair.same_document for pair in listed}
    likely = {(pair.a, pair.b) for pair in listed if pair.log_odds >= (BARE_BAR if pair.bare else BAR)}
    group = {event: event for event in events}
    members = {event: [event] for event in events}
    spans = {event: [days] if days else [] for event, days in events.items()}
    barred: dict[str, set[str]] = defaultdict(set)
    apart = [pair for pair, together in said.items() if not together]
    for one, other in (*apart, *((pair.a, pair.b) for pair in listed if pair.barred)):
        if not said.get((one, other)):
            barred[one].add(other)
            barred[other].add(one)

    def join(first: str, second: str) -> None:
        for event in members[second]:
            group[event] = first
        members[first] += members.pop(second)
        spans[first] = sorted(set(spans[first] + spans.pop(second)))

    for pair in sorted(pair for pair, together in said.items() if together):
        if pair[0] in group and pair[1] in group and group[pair[0]] != group[pair[1]]:
            join(*sorted((group[pair[0]], group[pair[1]])))
    order = sorted(likely & scores.keys(), key=lambda p: (not near[p], -scores[p], p))
    for a, b in order:
        first, second = sorted((group[a], group[b]))
        if first == second or _days_apart(spans[first], spans[second]):
            continue
        if any(group.get(other) == second for one in members[first] for other in barred.get(one, ())):
            continue
        if _mean(members[first], members[second], scores) >= MEAN_BAR:
            join(first, second)
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
