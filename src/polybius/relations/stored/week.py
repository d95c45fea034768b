"""What changed in a week over many dyads at once, with the share of false discoveries held.

Each dyad's week is held against its own past weeks, as ``around`` does for a shock; of three hundred dyads fifteen
would alarm at 5 % by chance alone, so that the p values of all are judged together (Benjamini and Hochberg 1995).
Of many dyads of which one score a day is known, those told of almost every day are judged together, and the others
together: the tail of each kind is read from the past of all of it (``pooled``).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from polybius.errors import InputError
from polybius.relations.days import day_of
from polybius.relations.flow.contrast import BASELINE_DAYS, Contrast, Window, contrast
from polybius.relations.flow.pooled import LEAST_DYADS, Odd, judged, odd
from polybius.relations.flow.series import Array, Series
from polybius.relations.flow.shock import Scaled, scaled
from polybius.relations.relation import Relation
from polybius.relations.stored.panel import of_table

WEEK = Window(7, 7)  # a week, against 90 days that end a week before it
MIN_EVENTS = 7  # in the week, or in a usual one before it, where events are counted
THIN = 0.5  # of the days before, of which a score that is not counted has to tell
STEADY = 0.9  # from here on a dyad is told of almost every day
FDR = 0.1
REASONS = 3  # that are told when no dyad can be asked


@dataclass(frozen=True, slots=True)
class Change:
    """What one channel of one dyad did in the week."""

    dyad: tuple[str, str]
    channel: str
    before: float  # the median day of the 90 days before, in the unit of the series
    change: float  # the week's level less that; negative is worse
    low: float  # 95 % interval of the change
    high: float
    p: float  # how often the dyad's own past moved so much
    q: float  # the least share of false discoveries at which it is called changed
    changed: bool
    n_events: int | None  # of the week; None: not counted
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The week of all dyads."""

    start: dt.date  # a Monday
    end: dt.date  # included
    fdr: float
    asked: tuple[Change, ...]  # every channel that could be asked, the least likely by chance first
    not_asked: tuple[tuple[tuple[str, str], str], ...]  # dyad, and why it cannot be told
    summary: str

    @property
    def changed(self) -> tuple[Change, ...]:
        """The changes that stand out from all that were looked at."""
        return tuple(change for change in self.asked if change.changed)


def changes(relations: Any, *, week: dt.date | str | None = None, fdr: float = FDR) -> Changes:
    """What changed in a week: conflict and cooperation where they were measured apart, else the balance.

    Args:
        relations: The dyads, each named, or a table of days with a column ``dyad``, as ``measure`` takes it; all of
            them count among those looked at.
        week: A day of the week; None: the last week that all series hold from Monday to Sunday.
        fdr: The share of false discoveries among those called changed, 0 to 1.

    Raises:
        InputError: no relation, one without a name, a share that is none, or a week that is no day.
    """
    panel = list(_panel(relations))
    if not panel:
        raise InputError(
            "no two states have stories enough with one another in these data (3; of imported events 7 in a"
            " week, of a daily table 15 days in a month): there is no dyad to look at"
        )
    if not 0 < fdr < 1:
        raise InputError(f"fdr {fdr} is no share; write a number between 0 and 1")
    start = _monday(week) if week is not None else _last_week(panel)
    out: list[Change] = []
    not_asked: list[tuple[tuple[str, str], str]] = []
    families = list(_families(panel, start))
    n_asked = sum(any(found for _, found in family) for family in families)  # each has its part of the rate
    for family in families:
        asked: list[Asked] = []
        for relation, found in family:
            asked += found
            if not found:
                not_asked.append((_name(relation), _why(relation.series, start)))
        q = np.minimum(1.0, n_asked * adjusted(np.array([one.found.p for one in asked])))
        out += [_change(one, start, float(share), fdr) for one, share in zip(asked, q, strict=True)]
    not_asked.sort()
    ordered = tuple(sorted(out, key=lambda change: (change.p, change.dyad, change.channel)))
    end = start + dt.timedelta(days=6)
    words = _words(start, end, fdr, ordered, not_asked)
    if not ordered:
        words += f" Cannot tell what changed: {_reasons(panel, start, end, not_asked)}."
    return Changes(start, end, fdr, ordered, tuple(not_asked), words)


def _panel(relations: Any) -> Iterable[Relation]:
    if isinstance(relations, Iterable) and not isinstance(relations, str | Mapping):
        listed = list(relations)
        if all(isinstance(relation, Relation) for relation in listed):
            return listed
        relations = listed if all(isinstance(row, Mapping) for row in listed) else relations
    return of_table(relations)


def adjusted(p: Array) -> Array:
    """The least false-discovery rate at which each p value is called (Benjamini and Hochberg)."""
    if not len(p):
        return p
    order = np.argsort(p)
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    out = np.empty(len(p))
    out[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return out


def _monday(day: dt.date | str) -> dt.date:
    found = day_of(day, "week")
    return found - dt.timedelta(days=found.weekday())


def _last_week(panel: list[Relation]) -> dt.date:
    """The Monday of the last whole week that every series reaches."""
    end = min(relation.series.end for relation in panel)
    return end - dt.timedelta(days=(end.weekday() + 1) % 7 + 6)


@dataclass(frozen=True, slots=True)
class Asked:
    """A channel of a dyad that could be asked, and what its own past says."""

    dyad: tuple[str, str]
    channel: str
    series: Series
    found: Contrast
    scale: Scaled | None  # None: the unit of the series

    def back(self, value: float) -> float:
        """A value of the contrast in the unit of the series."""
        return value if self.scale is None else self.scale.back(value)


Family = list[tuple[Relation, list[Asked]]]


def _name(relation: Relation) -> tuple[str, str]:
    if relation.dyad is None:
        raise InputError("a relation without a name; give measure() its dyad")
    return relation.dyad


def _families(panel: Iterable[Relation], start: dt.date) -> Iterator[Family]:
    """The dyads that are judged together, each with its channels that could be asked."""
    alone: list[Relation] = []
    kinds: dict[bool, list[tuple[Relation, Odd]]] = {True: [], False: []}
    for relation in panel:
        series, first = relation.series, relation.series.index(start)
        found = None
        if not series.split and series.n_events is None and _holds(series, first) and not _few(series, first):
            found = odd(series.values("net"), first, WEEK)
        if found is None:
            alone.append(relation)
        else:
            kinds[_share_told(series, first) >= STEADY].append((relation, found))
    for kind in kinds.values():
        if len(kind) < LEAST_DYADS:
            alone += [relation for relation, _ in kind]
            continue
        changes = judged([found for _, found in kind])
        yield [
            (relation, [Asked(_name(relation), "net", relation.series, found, None)])
            for (relation, _), found in zip(kind, changes, strict=True)
        ]
    yield [(relation, list(_asked(relation.series, _name(relation), start))) for relation in alone]


def _holds(series: Series, first: int) -> bool:
    """Whether a series holds the week that begins at a position."""
    return first >= 0 and first + WEEK.days <= len(series)


def _asked(series: Series, dyad: tuple[str, str], start: dt.date) -> Iterator[Asked]:
    """The channels of a dyad that can be asked."""
    first = series.index(start)
    if not _holds(series, first) or _few(series, first):
        return
    for channel in ("conflict", "cooperation") if series.split else ("net",):
        scale = scaled(series.values(channel), first)
        if scale is None:
            continue
        found = contrast(scale.values, first, WEEK, medians=scale.medians, one_sided=channel != "net")
        if found is not None:
            yield Asked(dyad, channel, series, found, scale)


def _why(series: Series, start: dt.date) -> str:
    """Why no channel of a dyad could be asked."""
    first = series.index(start)
    if first < 0:
        return f"its days begin on {series.start}, after the week has begun"
    if first + WEEK.days > len(series):
        return f"its days end on {series.end}, before the week is over"
    if _few(series, first) and series.n_events is None:
        return f"told of on fewer than {THIN:.0%} of the {BASELINE_DAYS} days before"
    if _few(series, first):
        return f"fewer than {MIN_EVENTS} events, in the week and in a usual one"
    return f"{first} days before the week hold too few past changes to judge it by"


def _reasons(
    panel: Sequence[Relation], start: dt.date, end: dt.date, not_asked: list[tuple[tuple[str, str], str]]
) -> str:
    """Why no dyad at all could be asked: no data hold the week, or the reasons that most of them have."""
    told = [relation.series for relation in panel if relation.series.observed]
    if not told:
        return "no day is told of"
    first, last = min(series.start for series in told), max(series.end for series in told)
    if start < first or end > last:
        return f"what is told goes from {first} to {last}, which does not hold the week"
    reasons = Counter(why for _, why in not_asked).most_common()
    words = [f"{why} ({_several(n, 'dyad')})" for why, n in reasons[:REASONS]]
    return "; ".join(words + ["other reasons"] * (len(reasons) > REASONS))


def _few(series: Series, first: int) -> bool:
    """Whether both the week and a mean week of the baseline have too few events; of a score, the baseline alone.

    The score of the week itself decides nothing here: who is let in for a loud week stands out too easily.
    """
    if series.n_events is None:
        return _share_told(series, first) < THIN
    week = float(np.nansum(series.n_events[first : first + WEEK.days]))
    before = series.n_events[max(0, first - WEEK.gap - BASELINE_DAYS) : max(0, first - WEEK.gap)]
    return max(week, float(np.nansum(before)) * WEEK.days / BASELINE_DAYS) < MIN_EVENTS


def _share_told(series: Series, first: int) -> float:
    """Of how many of the observed days before the week anything is told; 1 where none was observed."""
    before = series.channels["net"][max(0, first - WEEK.gap - BASELINE_DAYS) : max(0, first - WEEK.gap)]
    before = before[np.isfinite(before)]
    return float(np.mean(before != 0)) if len(before) else 1.0


def _change(asked: Asked, start: dt.date, q: float, fdr: float) -> Change:
    found, series = asked.found, asked.series
    before = asked.back(found.before)
    change, low, high = (asked.back(found.before + by) - before for by in (found.value, found.low, found.high))
    first = series.index(start)
    events = None if series.n_events is None else np.nansum(series.n_events[first : first + WEEK.days])
    return Change(
        dyad=asked.dyad,
        channel=asked.channel,
        before=before,
        change=change,
        low=low,
        high=high,
        p=found.p,
        q=q,
        changed=q <= fdr,
        n_events=None if events is None else round(float(events)),
        stories=series.told(start, start + dt.timedelta(days=6)),
    )


def _words(
    start: dt.date, end: dt.date, fdr: float, asked: tuple[Change, ...], not_asked: list[tuple[tuple[str, str], str]]
) -> str:
    changed = [change for change in asked if change.changed]
    looked = f"{_several(len({change.dyad for change in asked}), 'dyad')}, {_several(len(asked), 'channel')} looked at"
    if not_asked:
        looked += f", {_several(len(not_asked), 'dyad')} cannot be told"
    opening = f"Week of {start} to {end}: {looked}."
    if not asked:
        return opening
    if not changed:
        return f"{opening} No change stands out at a false-discovery rate of {fdr:.0%}."
    way = [f"{'-'.join(change.dyad)} ({change.channel} {change.change:+.1f})" for change in changed[:5]]
    more = f" and {len(changed) - 5} more" if len(changed) > 5 else ""
    stand = "stands" if len(changed) == 1 else "stand"
    return (
        f"{opening} {len(changed)} {stand} out, of which {fdr:.0%} at most are expected to be chance: "
        f"{', '.join(way)}{more}."
    )


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
