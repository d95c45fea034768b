"""Whose press tells it: one side's, the other's, that of third countries, or media that a state directs.

The blocs differ in how much they print, so that amounts cannot be compared; what each makes of an average story can.
Where the blocs' stories balance to opposite signs, the balance of all of them says more of the mix of sources than of
the two parties: cannot tell.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import stats

from polybius.relations.flow.series import Array, Series
from polybius.relations.records import CANNOT_TELL, CHANNELS, Estimate, Level
from polybius.resources.publishers import known

THIRD, STATE, UNKNOWN = "third countries", "state-controlled", "unknown"
MIN_STORIES = 8  # of a bloc, before its balance is given an interval
MIN_WEEKS = 4  # in which they fall
HOSTILE, FRIENDLY, MIXED = "all blocs hostile", "all blocs friendly", "no bloc leans either way"
QUANTILES = {"80": 0.9, "95": 0.975}


@dataclass(frozen=True, slots=True)
class Telling:
    """A story of the dyad as one bloc tells it."""

    story: str
    bloc: str
    day: dt.date
    score: float
    weight: float  # probability that it happened, by this bloc's independent reports alone


@dataclass(frozen=True, slots=True)
class Bloc:
    """What one bloc makes of an average story."""

    name: str  # the country whose press it is, "third countries", "state-controlled" or "unknown"
    n_stories: int
    conflict: Estimate | None  # score of an average story; None: too few stories or weeks
    cooperation: Estimate | None
    net: Estimate | None


@dataclass(frozen=True, slots=True)
class Blocs:
    """The blocs side by side."""

    verdict: str
    blocs: tuple[Bloc, ...]
    spread: dict[str, float]  # between blocs, a standard deviation of the average story's score by channel
    summary: str


def bloc_of(publisher: str | None, address: str | None, countries: tuple[str | None, str | None]) -> str:
    """The bloc of a report: "state-controlled" first, then a side's country, then the others.

    Args:
        publisher: The name or web domain of the outlet.
        address: The report's address, for its domain.
        countries: Of the two ends of the dyad; None for one that is no country.
    """
    row = known(publisher, address)
    if row is None:
        return UNKNOWN
    if row["state"]:
        return STATE
    return row["country"] if row["country"] in countries else THIRD


def blocs(tellings: Sequence[Telling], *, since: dt.date | None = None, until: dt.date | None = None) -> Blocs:
    """What each bloc makes of an average story, how far they lie apart, and whether they agree in sign."""
    by_bloc: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if (since is None or telling.day >= since) and (until is None or telling.day <= until):
            by_bloc[telling.bloc].append(telling)
    found = tuple(_bloc(name, told) for name, told in sorted(by_bloc.items()))
    known = [bloc for bloc in found if bloc.name != UNKNOWN and bloc.net is not None]
    spreads = {channel: _spread([getattr(bloc, channel) for bloc in known]) for channel in ("conflict", "cooperation")}
    spreads["net"] = _spread([bloc.net for bloc in known if bloc.net is not None])
    verdict = _verdict([bloc.net for bloc in known if bloc.net is not None])
    return Blocs(verdict, found, spreads, _words(found, known, verdict))


def _bloc(name: str, told: list[Telling]) -> Bloc:
    amounts = np.array([telling.weight * telling.score for telling in told])
    weeks = np.array([telling.day.toordinal() // 7 for telling in told])
    return Bloc(
        name,
        len(told),
        _mean(np.minimum(amounts, 0.0), weeks),
        _mean(np.maximum(amounts, 0.0), weeks),
        _mean(amounts, weeks),
    )


def _mean(amounts: Array, weeks: Array) -> Estimate | None:
    """The mean with intervals that know that stories of one week are of one kind."""
    _, week = np.unique(weeks, return_inverse=True)
    n_weeks = int(week.max()) + 1
    if len(amounts) < MIN_STORIES or n_weeks < MIN_WEEKS:
        return None
    mean = float(np.mean(amounts))
    off = np.bincount(week, weights=amounts - mean)
    error = float(np.sqrt(np.sum(off**2) * n_weeks / (n_weeks - 1))) / len(amounts)
    wide = {name: float(stats.t.ppf(share, n_weeks - 1)) * error for name, share in QUANTILES.items()}
    return Estimate(mean, mean - wide["80"], mean + wide["80"], mean - wide["95"], mean + wide["95"], mean)


@dataclass(frozen=True, slots=True)
class Turned:
    """How far the average story of a bloc turned at a shock; less than zero: for the worse."""

    name: str
    change: float
    low95: float
    high95: float


def turned(
    tellings: Sequence[Telling], before: tuple[dt.date, dt.date], after: tuple[dt.date, dt.date]
) -> tuple[Turned, ...]:
    """The change of each bloc's average story between two times; of blocs with stories enough in both.

    Args:
        tellings: The stories by bloc.
        before: First and last day of the earlier time.
        after: The same of the later.
    """
    then, now = (blocs(tellings, since=since, until=until).blocs for since, until in (before, after))
    nets = {bloc.name: bloc.net for bloc in then if bloc.net is not None and bloc.name != UNKNOWN}
    out = []
    for bloc in now:
        old, new = nets.get(bloc.name), bloc.net
        if old is not None and new is not None:
            change = new.value - old.value
            width = float(np.hypot(new.high95 - new.value, old.high95 - old.value))
            out.append(Turned(bloc.name, change, change - width, change + width))
    return tuple(out)


def opposed(changes: Iterable[Turned]) -> str:
    """Says so where the press of one bloc turned for the worse and that of another for the better; else empty."""
    worse = [change for change in changes if change.high95 < 0]
    better = [change for change in changes if change.low95 > 0]
    if not worse or not better:
        return ""
    told = "; ".join(
        f"{change.name} {change.change:+.1f} a story ({change.low95:+.1f} to {change.high95:+.1f})"
        for change in (*worse, *better)
    )
    return f"The blocs of the press turned opposite ways, so that which way the two went cannot be told: {told}."


def _spread(means: Sequence[Estimate]) -> float:
    """Standard deviation between blocs, beyond their chance (DerSimonian and Laird); 0 for fewer than two."""
    if len(means) < 2:
        return 0.0
    values = np.array([mean.value for mean in means])
    variance = np.array([max((mean.high80 - mean.low80) / 2 / 1.2816, 1e-6) ** 2 for mean in means])
    weight = 1 / variance
    middle = np.sum(weight * values) / np.sum(weight)
    heterogeneity = np.sum(weight * (values - middle) ** 2) - (len(means) - 1)
    return float(np.sqrt(max(heterogeneity / (np.sum(weight) - np.sum(weight**2) / np.sum(weight)), 0.0)))


def _verdict(means: Sequence[Estimate]) -> str:
    """Whether the blocs agree; a bloc leans one way when its 80 % interval leaves zero out."""
    hostile = [mean.high80 < 0 for mean in means]
    friendly = [mean.low80 > 0 for mean in means]
    if len(means) < 2 or (any(hostile) and any(friendly)):
        return CANNOT_TELL
    if not any(hostile + friendly):
        return MIXED
    if all(hostile):
        return HOSTILE
    return FRIENDLY if all(friendly) else CANNOT_TELL


def _words(found: Iterable[Bloc], known: Sequence[Bloc], verdict: str) -> str:
    told = "; ".join(
        f"{bloc.name} {bloc.net.value:+.1f} a story ({bloc.net.low80:+.1f} to {bloc.net.high80:+.1f}, 80 %; "
        f"{bloc.n_stories} stories)"
        for bloc in known
        if bloc.net is not None
    )
    small = ", ".join(f"{bloc.name} {bloc.n_stories}" for bloc in found if bloc not in known)
    rest = f" Too few or of unknown press: {small}." if small else ""
    if len(known) < 2:
        told = f" {told}." if told else ""
        return f"By whose press: cannot tell, fewer than two blocs have stories enough.{told}{rest}"
    signs = {(bloc.net.value > 0) for bloc in known if bloc.net is not None}
    why = ", the blocs disagree in sign" if verdict == CANNOT_TELL and len(signs) > 1 else ""
    return f"By whose press: {verdict}{why}. {told}.{rest}"


def widened(levels: Sequence[Level], spread: dict[str, float], series: Series) -> list[Level]:
    """Levels whose bands hold the spread between blocs too: what the press of another bloc would have made of it."""
    sizes = series.sizes
    return [
        _widened(level, spread, float(np.nansum(sizes[series.index(level.start) : series.index(level.end) + 1])))
        for level in levels
    ]


def _widened(level: Level, spread: dict[str, float], size: float) -> Level:
    per_day = (level.n_events or 0) / size if size else 0.0  # or per mille of all reporting
    bands = {channel: _wider(getattr(level, channel), channel, spread[channel] * per_day) for channel in CHANNELS}
    return replace(
        level,
        conflict=bands["conflict"],
        cooperation=bands["cooperation"],
        net=bands["net"],
        contains=level.contains.replace(", not the spread of sources", "; with the spread between blocs of sources"),
    )


def _wider(estimate: Estimate | None, channel: str, deviation: float) -> Estimate | None:
    if estimate is None:
        return None
    least, most = {"conflict": (-np.inf, 0.0), "cooperation": (0.0, np.inf)}.get(channel, (-np.inf, np.inf))
    ends = {}
    for name, share in QUANTILES.items():
        more = float(stats.norm.ppf(share)) * deviation
        ends[f"low{name}"] = max(
            estimate.value - float(np.hypot(estimate.value - getattr(estimate, f"low{name}"), more)), least
        )
        ends[f"high{name}"] = min(
            estimate.value + float(np.hypot(getattr(estimate, f"high{name}") - estimate.value, more)), most
        )
    return Estimate(estimate.value, ends["low80"], ends["high80"], ends["low95"], ends["high95"], estimate.observed)
