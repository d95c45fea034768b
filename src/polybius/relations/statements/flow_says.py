"""What the flow of reported interaction says to a claim about a relation, channel by channel."""

from __future__ import annotations

import datetime as dt
import math
from typing import Protocol

import numpy as np
from scipy import stats

from polybius.relations.flow.level import Period
from polybius.relations.flow.series import Array, Series
from polybius.relations.flow.shock import MIN_EVENTS
from polybius.relations.flow.words import NAMES, channel_words
from polybius.relations.records import CHANGED, NO_CHANGE, NOT_RECOVERED, RECOVERED, ChannelFinding, Finding, Level
from polybius.relations.statements.claim import AGREES, DISAGREES, SILENT, Claim, Evidence

LOWEST_MONTHS = 23  # before the month that is asked about: two years of history, its first month cut off
BELOW_Z = 1.2816  # one end of an interval of 80 %
WORSE, BETTER = -1, 1
DIRECTION = {"worse": WORSE, "better": BETTER}


class Flow(Protocol):
    """What is asked of a relation: its series, its levels and what it did around some days."""

    @property
    def series(self) -> Series:
        """The daily series."""

    def level(self, freq: str) -> list[Level]:
        """The levels per day, week or month."""

    def around(self, when: tuple[dt.date, dt.date]) -> Finding:
        """What the dyad did around some days."""


def flow_says(claim: Claim, name: str, relation: Flow) -> tuple[list[Evidence], Finding | None]:
    """The word of each channel that the claim is about, and the finding around its days."""
    if claim.kind == "lowest":
        return [_lowest(claim, name, relation)], None
    if claim.start is None:
        return [], None
    if claim.than is not None:
        return [_beside(name, claim, claim.than, relation.series)], None
    finding = relation.around((claim.start, claim.end or claim.start))
    split = relation.series.split
    wanted = (claim.channel,) if claim.channel else (("conflict", "cooperation") if split else ("net",))
    out = []
    for channel in wanted:
        found = finding.channel(channel)
        if found is None or (channel == "conflict" and not split and claim.kind in ("recovered", "not_recovered")):
            out.append(_silent(name, channel, f"{_begun(NAMES[channel])} was not measured apart in {name}."))
            continue
        out.append(
            Evidence(
                "flow",
                name,
                channel,
                SILENT if finding.opposed else _answer(claim, found, split),
                _words(name, found, split),
                _ids(finding),
            )
        )
    if len(out) > 1:
        out = _together(claim, out, finding)
    return out, finding


def _answer(claim: Claim, found: ChannelFinding, split: bool) -> str:
    """What one channel says: a verdict of *cannot tell* is silence, never a disagreement."""
    changed = found.verdict in CHANGED
    if claim.kind in DIRECTION:
        if changed and found.drop:
            return AGREES if found.drop * DIRECTION[claim.kind] > 0 else DISAGREES
        return DISAGREES if found.verdict == NO_CHANGE else SILENT
    if claim.kind == "unchanged":
        return DISAGREES if changed else AGREES if found.verdict == NO_CHANGE else SILENT
    if found.verdict not in (RECOVERED, NOT_RECOVERED) or (found.verdict == RECOVERED and not split):
        return SILENT
    return AGREES if (found.verdict == RECOVERED) == (claim.kind == "recovered") else DISAGREES


def _together(claim: Claim, said: list[Evidence], finding: Finding) -> list[Evidence]:
    """Two channels as one word: what is claimed of the relation as a whole."""
    answers = {item.answer for item in said}
    if claim.kind in ("recovered", "not_recovered"):
        verdict = finding.verdict
        whole = SILENT
        if verdict in (RECOVERED, NOT_RECOVERED):
            whole = AGREES if (verdict == RECOVERED) == (claim.kind == "recovered") else DISAGREES
    elif claim.kind == "unchanged":
        whole = DISAGREES if DISAGREES in answers else AGREES if answers == {AGREES} else SILENT
    else:
        moved = {item.answer for item in said if (found := finding.channel(item.channel or "")) and _moved(found)}
        # one channel worse and the other as before is worse; one better and one worse is neither
        whole = moved.pop() if len(moved) == 1 else SILENT if moved else said[0].answer if len(answers) == 1 else SILENT
    return [
        Evidence(item.of, item.data, item.channel, _kept(item.answer, whole), item.words, item.ids) for item in said
    ]


def _moved(found: ChannelFinding) -> bool:
    return found.verdict in CHANGED


def _kept(own: str, whole: str) -> str:
    return own if own == whole else SILENT


def _words(name: str, found: ChannelFinding, split: bool) -> str:
    return f"Flow in {name}: {channel_words(found, split)}"


def _ids(finding: Finding) -> tuple[str, ...]:
    if finding.dyad is None or not finding.stories:
        return finding.stories
    days = finding.start.isoformat() + (f"..{finding.end}" if finding.end != finding.start else "")
    return (f"{finding.dyad[0]}/{finding.dyad[1]}@{days}",)  # the stories stand under it


def _lowest(claim: Claim, name: str, relation: Flow) -> Evidence:
    """Whether the days of the month lie below those of every month before it.

    The days as reported are compared, not the smoothed level, which takes a single far month for chance.
    """
    day = claim.start or claim.said or relation.series.end
    months = [level for level in relation.level("month") if level.net is not None]
    asked = next((level for level in months if level.start <= day <= level.end), None)
    before = [level for level in months if asked is not None and level.end < asked.start]
    if asked is None or asked.net is None or len(before) < LOWEST_MONTHS:
        n = len(before)
        return _silent(name, "net", f"Flow in {name}: {n} months before, {LOWEST_MONTHS} are needed for “lowest”.")
    least = min(before, key=_mean)
    answer = SILENT
    its, others = (asked.start, asked.end), [(month.start, month.end) for month in before]
    if all(below(relation.series, its, days) for days in others):
        answer = AGREES
    elif any(below(relation.series, days, its) for days in others):
        answer = DISAGREES
    words = (
        f"Flow in {name}: the days of {asked.start:%Y-%m} have a mean balance of {_mean(asked):+.1f}, "
        f"those of the lowest month before it, {least.start:%Y-%m}, {_mean(least):+.1f}."
    )
    return Evidence("flow", name, "net", answer, words, asked.stories)


def _beside(name: str, claim: Claim, than: tuple[dt.date, dt.date], series: Series) -> Evidence:
    """Whether the days of one time have more conflict or less cooperation than those of another, as reported."""
    channel = claim.channel or "net"
    asked = (claim.start or series.start, claim.end or claim.start or series.end)
    if channel not in series.channels:
        return _silent(name, channel, f"{_begun(NAMES[channel])} was not measured apart in {name}.")
    told = [f"{first} to {last}" if first != last else str(first) for first, last in (asked, than)]
    for days, when in zip((asked, than), told, strict=True):
        if why := _too_few(series, days):
            return _silent(name, channel, f"Flow in {name}, {when}: {why}.")
    means = [float(_days(series, *days, channel).mean()) for days in (asked, than)]
    answer = SILENT
    if below(series, asked, than, channel):
        answer = AGREES if claim.kind == "worse" else DISAGREES
    elif below(series, than, asked, channel):
        answer = AGREES if claim.kind == "better" else DISAGREES
    words = (
        f"Flow in {name}: {NAMES[channel]} of the days {told[0]} is {means[0]:+.1f} in the mean, "
        f"{told[1]} {means[1]:+.1f}{'' if answer != SILENT else ', which chance may have made'}."
    )
    return Evidence("flow", name, channel, answer, words, series.told(*asked))


def _too_few(series: Series, days: Period) -> str:
    """Why some days cannot be set beside others; empty where they can."""
    if not len(_days(series, *days, "net")):
        return "no day is reported on"
    first, last = (min(max(0, series.index(day)), len(series.channels["net"]) - 1) for day in days)
    if series.n_events is None:
        return ""
    n = round(float(np.nansum(series.n_events[first : last + 1])))
    return f"{n} event{'' if n == 1 else 's'} of both kinds; {MIN_EVENTS} are needed" if n < MIN_EVENTS else ""


def below(series: Series, low: Period, high: Period, channel: str = "net") -> bool:
    """Whether the days of one period lie below those of another, beyond what an 80 % interval leaves to chance.

    By ranks (Mann and Whitney), so that one enormous day counts as one; days that go on from the day before count for
    as many as are independent of each other, by the correlation of neighbouring days' ranks within the periods.
    """
    some, others = (_days(series, *period, channel) for period in (low, high))
    if not len(some) or not len(others):
        return False
    z = float(stats.norm.isf(stats.mannwhitneyu(some, others, alternative="less").pvalue))
    held = max(0.0, _carried_over(some, others))
    return z * math.sqrt((1.0 - held) / (1.0 + held)) > BELOW_Z


def _days(series: Series, first: dt.date, last: dt.date, channel: str) -> Array:
    values = series.values(channel)[max(0, series.index(first)) : max(0, series.index(last) + 1)]
    return values[np.isfinite(values)]


def _carried_over(some: Array, others: Array) -> float:
    """The correlation of the ranks of neighbouring days, each period about its own mean; 0 to below 1."""
    ranks = [stats.rankdata(days) for days in (some, others)]
    ranks = [rank - rank.mean() for rank in ranks]
    products, squares = (sum(float(rank[1:] @ rank[:-1]) for rank in ranks), sum(float(r @ r) for r in ranks))
    raw = products / squares if squares else 0.0
    return min(0.99, raw + (1.0 + 3.0 * raw) / min(len(some), len(others)))  # Kendall: short rows tell too little


def _mean(level: Level) -> float:
    return level.net.observed if level.net is not None else 0.0


def _silent(name: str, channel: str, words: str) -> Evidence:
    return Evidence("flow", name, channel, SILENT, words)


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]
