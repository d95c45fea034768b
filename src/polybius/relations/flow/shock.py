"""What a dyad did around a shock: a verdict per channel, under windows that were declared beforehand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from polybius.config import FIRST_DAY, LAST_DAY
from polybius.errors import InputError
from polybius.relations.days import day_of
from polybius.relations.flow import words
from polybius.relations.flow.contrast import (
    BASELINE_DAYS,
    PAST_DAYS,
    Contrast,
    Window,
    contrast,
    contrasts,
    rolling,
    spread,
)
from polybius.relations.flow.series import Array, Series
from polybius.relations.records import (
    CANNOT_TELL,
    CHANGED,
    NO_CHANGE,
    NOT_RECOVERED,
    RECOVERED,
    UNKNOWN_RECOVERY,
    ChannelFinding,
    Finding,
    Measure,
    Shock,
    Specification,
)

# (days, gap), declared before any series was asked; the first is the main one.
WINDOWS = ((14, 7), (14, 14), (30, 7), (30, 14))
WITHOUT_EXPOSURE = ((14, 7), (30, 7))  # asked once more of the bare scores, where the volume of reporting is known
# Shown beside them: a week is too short to exclude a change that would matter, and a shock that fades within a quarter
# is one still.
WEEK, SEASON = (7, 7), (90, 7)
SEASON_HISTORY_DAYS = 730
LATER_FIRST, LATER_DAYS = 60, 90  # the level after the shock: days 60 to 149 from its end
ALARM = 0.05  # nominal false alarms of one specification
# Typical days of the dyad, on the asinh scale. Half the median change of the known shocks (3.0).
MARGIN = 1.5
MIN_EVENTS = 20  # in a window, where events are counted
AGREEMENT = 0.75  # of the specifications that could be asked
NEW_WINDOW = Window(7, 3)
RECENT_DAYS = 30  # that a new shock moves away from
NEW_QUANTILE = 0.01  # of the dyad's own weekly moves, which its worst weeks are among
NEW_SCALES = 2.13  # and beyond what a t distribution passes one time in twenty
HISTORY_DAYS = PAST_DAYS + 2 * BASELINE_DAYS + LATER_FIRST + LATER_DAYS


@dataclass(frozen=True)
class Scaled:
    """A channel on the asinh scale of its own typical day, with the medians that every window asks for."""

    values: Array
    medians: Array
    unit: float  # one typical day, in the unit of the series

    def back(self, value: float) -> float:
        """A value of the asinh scale in the unit of the series."""
        return float(np.sinh(np.clip(value, -700.0, 700.0))) * self.unit


@dataclass(frozen=True)
class Question:
    """One of the declared specifications, put to one channel."""

    series: Series
    channel: str
    exposure: bool
    scaled: Scaled | None
    window: Window
    first: int  # position of the shock's first day
    reach: int  # days from its first to its last


def around(
    series: Series,
    when: dt.date | str | tuple[dt.date | str, dt.date | str],
    *,
    dyad: tuple[str, str] | None = None,
    directed: bool = False,
    measures: tuple[Measure, ...] = (),
) -> Finding:
    """What the dyad did at a day, at a range of days, or on the days of a story of the series.

    Args:
        series: Of the dyad.
        when: A day, the first and last of several, "2020-01-03..2020-01-05", or a story's id.
        dyad: The two parties.
        directed: Whether the series holds only what the first does to the second, and what the two do together.
        measures: The ledger.

    Raises:
        InputError: neither a day nor a story of the series, or a range whose end lies before its start.
    """
    told = [day for day, ids in series.stories.items() if when in ids]
    start, end = (min(told), max(told)) if told else _days(when)
    first, reach = series.index(start), (end - start).days
    channels = tuple(_channel(series, channel, first, reach) for channel in series.channels)
    verdict = overall(channels, series.split, hostile_margin=not series.split and _inside_margin(series, first))
    found = Finding(
        dyad=dyad,
        start=start,
        end=end,
        verdict=verdict,
        channels=channels,
        unit=series.unit,
        new_shocks=_new_shocks(series, first + reach) if verdict in CHANGED else (),
        measures=measures,
        summary="",
        directed=directed,
        stories=series.told(start, end + dt.timedelta(days=WINDOWS[0][0] - 1)),
    )
    return words.told(found, split=series.split, ends=series.end)


def _days(when: dt.date | str | tuple[dt.date | str, dt.date | str]) -> tuple[dt.date, dt.date]:
    if isinstance(when, str):
        first, _, last = when.partition("..")
        when = first, last or first
    days = when if isinstance(when, tuple) else (when, when)
    try:
        start, end = map(day_of, days)
    except (InputError, ValueError) as error:
        said = "..".join(dict.fromkeys(map(str, days)))
        raise InputError(f"{said!r} is neither a day (YYYY-MM-DD), days (..), nor a story of the series") from error
    if end < start:
        raise InputError(f"the shock ends on {end}, before it starts on {start}; turn the two round")
    if not FIRST_DAY <= start <= end <= LAST_DAY:
        raise InputError(f"no report tells of {start} to {end}; name days from {FIRST_DAY} to {LAST_DAY}")
    return start, end


def times(start: dt.date, end: dt.date) -> tuple[tuple[dt.date, dt.date], tuple[dt.date, dt.date]]:
    """First and last day of the clean time before a shock, and of the longest declared time from it that decides."""
    days, gap = WINDOWS[-2]
    last = start - dt.timedelta(days=gap + 1)
    reach = max(end, start + dt.timedelta(days=days - 1))
    return (last - dt.timedelta(days=BASELINE_DAYS - 1), last), (start, reach)


def overall(channels: Iterable[ChannelFinding], split: bool, *, hostile_margin: bool = False) -> str:
    """The verdict on the dyad: "recovered" only where conflict and cooperation were both measured and both say so.

    After a rupture hostile events stop while the relation stays broken; a score that mixes the channels, or conflict
    alone, cannot tell that from a return.

    Args:
        channels: The findings of all channels.
        split: Whether conflict and cooperation were measured apart.
        hostile_margin: Whether the hostile side of a score moved by less than the declared margin: it then does not
            gainsay a balance that did not move.
    """
    verdicts = {found.channel: found.verdict for found in channels}
    judged = [verdicts["conflict"], verdicts["cooperation"]] if split else [verdicts["net"], verdicts["conflict"]]
    if not any(verdict in CHANGED for verdict in judged):
        if split:
            return NO_CHANGE if all(verdict == NO_CHANGE for verdict in judged) else CANNOT_TELL
        return judged[0]
    if not split and judged[0] == NO_CHANGE:
        if hostile_margin:
            return NO_CHANGE
        return CANNOT_TELL  # the hostile side moved and the balance that it is a part of did not: the two disagree
    if NOT_RECOVERED in judged:
        return NOT_RECOVERED
    returned = all(verdict in (RECOVERED, NO_CHANGE) for verdict in judged)
    return RECOVERED if split and returned else UNKNOWN_RECOVERY


def _channel(series: Series, channel: str, first: int, reach: int) -> ChannelFinding:
    shares = (True, False) if series.exposure is not None else (False,)
    on_scale = {share: scaled(series.values(channel, share), first) for share in shares}
    asked = [(shares[0], window) for window in (*WINDOWS, WEEK, SEASON)]
    asked += [(share, window) for share in shares[1:] for window in WITHOUT_EXPOSURE]
    laters = {
        (share, gap): _later(on_scale[share], first, gap, reach, one_sided=channel != "net")
        for share, gap in dict.fromkeys((share, gap) for share, (_, gap) in asked)  # the same for windows of any length
    }
    specifications = tuple(
        _specification(
            Question(series, channel, share, on_scale[share], Window(max(days, reach + 1), gap), first, reach),
            laters[share, gap],
            decides=(days, gap) not in (WEEK, SEASON),
            history_days=SEASON_HISTORY_DAYS if (days, gap) == SEASON else 0,
        )
        for share, (days, gap) in asked
    )
    main = specifications[0]
    verdict, robust = _agreed(specifications)
    known = main.drop is not None and main.low is not None and main.high is not None
    before = on_scale[shares[0]]
    return ChannelFinding(
        channel=channel,
        verdict=verdict,
        drop=main.drop,
        interval=(main.low, main.high) if known else None,  # type: ignore[arg-type]
        later=main.later,
        later_interval=None if main.later_low is None else (main.later_low, main.later_high),  # type: ignore[arg-type]
        before=_before(before, first - WINDOWS[0][1]),
        n_before=main.n_before,
        n_after=main.n_after,
        counted="days with reports" if series.n_events is None else "events",
        robust=robust,
        specifications=specifications,
    )


def _inside_margin(series: Series, first: int) -> bool:
    """Whether the hostile side moved by less than the declared margin, under the main window."""
    hostile = scaled(series.values("conflict"), first)
    days, gap = WINDOWS[0]
    found = (
        contrast(hostile.values, first, Window(days, gap), medians=hostile.medians, one_sided=True) if hostile else None
    )
    return found is not None and abs(found.value) < MARGIN


def scaled(values: Array, first: int) -> Scaled | None:
    """The values on the asinh scale, in typical days of the time before the shock; None when there are none."""
    past = values[max(0, first - HISTORY_DAYS) : max(0, first - WINDOWS[0][1])]
    told = np.abs(past[np.isfinite(past) & (past != 0)])
    if not len(told):
        return None
    unit = float(np.median(told))
    on_scale = np.arcsinh(values / unit)
    return Scaled(on_scale, rolling(on_scale, BASELINE_DAYS, median=True), unit)


def _before(scaled: Scaled | None, end: int) -> float | None:
    start = end - BASELINE_DAYS
    if scaled is None or not 0 <= start < len(scaled.medians) or not np.isfinite(scaled.medians[start]):
        return None
    return scaled.back(float(scaled.medians[start]))


def _later(scaled: Scaled | None, first: int, gap: int, reach: int, *, one_sided: bool) -> Contrast | None:
    """The change that was left some weeks later."""
    if scaled is None:
        return None
    after = Window(LATER_DAYS, gap, LATER_FIRST)
    return contrast(scaled.values, first, after, medians=scaled.medians, reach=reach, one_sided=one_sided)


def _specification(asked: Question, later: Contrast | None, *, decides: bool, history_days: int) -> Specification:
    window, scaled, first = asked.window, asked.scaled, asked.first
    n_before = _counted(asked, first - window.gap - BASELINE_DAYS, first - window.gap)
    n_after = _counted(asked, first, first + window.days)
    found = None
    if scaled is not None:
        one_sided = asked.channel != "net"
        found = contrast(scaled.values, first, window, medians=scaled.medians, one_sided=one_sided)
    why = _unable(asked, found, n_before, n_after)
    if not why and first < history_days:
        why = f"{first} days before the shock; {history_days} are needed to judge a change of {window.days} days"
    drop, low, high = _change(scaled, found)
    later_change, later_low, later_high = _change(scaled, later)
    return Specification(
        channel=asked.channel,
        window_days=window.days,
        gap_days=window.gap,
        exposure=asked.exposure,
        able=not why,
        verdict=CANNOT_TELL if why or found is None else judged(found, later),
        drop=drop,
        low=low,
        high=high,
        p=found.p if found else None,
        later=later_change,
        later_low=later_low,
        later_high=later_high,
        n_before=n_before,
        n_after=n_after,
        n_past=found.n_past if found else 0,
        why=why,
        decides=decides,
    )


def _change(scaled: Scaled | None, found: Contrast | None) -> tuple[float | None, float | None, float | None]:
    """A change and its interval in the unit of the series: the level after, less the level before."""
    if scaled is None or found is None:
        return None, None, None
    before = scaled.back(found.before)
    value, low, high = (scaled.back(found.before + change) - before for change in (found.value, found.low, found.high))
    return value, low, high


def judged(found: Contrast, later: Contrast | None) -> str:
    """The verdict of one specification.

    "Not recovered" needs a later level that is still apart from the level before; "recovered" one that is not, and
    whose whole interval lies nearer to the level before than half of the change. Neither: cannot tell.
    """
    if found.p >= ALARM:
        return NO_CHANGE if found.low > -MARGIN and found.high < MARGIN else CANNOT_TELL
    if later is None:
        return UNKNOWN_RECOVERY
    worse = found.value < 0
    nearest, farthest = (later.high, later.low) if worse else (later.low, later.high)
    sign = 1.0 if worse else -1.0
    if sign * nearest < 0:
        return NOT_RECOVERED
    return RECOVERED if sign * farthest > sign * found.value / 2 else UNKNOWN_RECOVERY


def _unable(asked: Question, found: Contrast | None, n_before: int, n_after: int) -> str:
    """Why a specification cannot be asked; empty when it can."""
    if asked.first < 0 or asked.first + asked.window.days > len(asked.series):
        return f"the series does not hold the shock and {asked.window.days} days from it"
    if asked.series.n_events is not None and min(n_before, n_after) < MIN_EVENTS:
        events = "event" if n_before == 1 else "events"
        return f"{n_before} {events} of both kinds before and {n_after} after; {MIN_EVENTS} are needed in each window"
    if found is None:
        return f"{asked.first} days before the shock hold too few past changes to judge this one by"
    return ""


def _counted(asked: Question, start: int, end: int) -> int:
    """Events of a window, or days with reports where events are not counted."""
    days = slice(max(0, start), max(0, end))
    if asked.series.n_events is not None:
        return round(float(np.nansum(asked.series.n_events[days])))
    values = asked.series.channels[asked.channel][days]
    return int(np.sum(np.isfinite(values) & (values != 0)))


def _agreed(specifications: tuple[Specification, ...]) -> tuple[str, bool]:
    """The verdict that three quarters of the specifications that could be asked give, and whether all do."""
    deciding = [specification for specification in specifications if specification.decides]
    asked = [specification.verdict for specification in deciding if specification.able]
    if 2 * len(asked) < len(deciding):
        return CANNOT_TELL, False
    robust = len(set(asked)) == 1
    enough = AGREEMENT * len(asked)
    changed = [verdict for verdict in asked if verdict in CHANGED]
    if len(changed) >= enough:
        verdict, times = Counter(changed).most_common(1)[0]
        return (verdict if times >= enough else UNKNOWN_RECOVERY), robust
    return (NO_CHANGE if asked.count(NO_CHANGE) >= enough else CANNOT_TELL), robust


def _new_shocks(series: Series, last: int) -> tuple[Shock, ...]:
    """Runs of days after the first window, within the time that recovery is judged by, that moved anew.

    Anew is away from the month before and from what the days since the shock have held: a step that stays is one shock.
    """
    net = scaled(series.values("net"), last)
    if net is None:
        return ()
    moves, _ = contrasts(net.values, NEW_WINDOW, _recent_medians(net.values))
    past = moves[max(0, last - PAST_DAYS) : max(0, last - NEW_WINDOW.days)]
    past = past[np.isfinite(past)]
    if len(past) < BASELINE_DAYS:
        return ()
    middle, scale = spread(past)
    limit = min(float(np.quantile(past, NEW_QUANTILE)), middle - NEW_SCALES * scale)
    after = range(last + WINDOWS[0][0] + 1, min(len(series), last + LATER_FIRST + LATER_DAYS))
    alarmed = [at for at in after if moves[at] < limit and _held(net.values, last, at) < limit]
    return tuple(_shock(series, net, run) for run in _runs(alarmed))


def _held(values: Array, last: int, at: int) -> float:
    """The week from a day on, against the days from the shock to it, of the month before at most."""
    end = at - NEW_WINDOW.gap
    since, week = values[max(last, end - RECENT_DAYS) : end], values[at : at + NEW_WINDOW.days]
    if not np.isfinite(since).any() or not np.isfinite(week).any():
        return np.nan
    return float(np.nanmean(week) - np.nanmedian(since))


def _recent_medians(values: Array) -> Array:
    """Medians of the month before, laid where ``contrasts`` looks for those of the whole baseline."""
    recent = rolling(values, RECENT_DAYS, median=True)
    return np.concatenate([recent[BASELINE_DAYS - RECENT_DAYS :], np.full(BASELINE_DAYS - RECENT_DAYS, np.nan)])


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in positions:
        if runs and at <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], at + NEW_WINDOW.days)
        else:
            runs.append((at, at + NEW_WINDOW.days))
    return runs


def _shock(series: Series, scaled: Scaled, run: tuple[int, int]) -> Shock:
    """The run without the quiet days at its ends, which its weeks reach over."""
    first, end = run[0], min(run[1], len(series))
    values = scaled.values[first:end]
    before = float(np.nanmedian(scaled.values[max(0, first - RECENT_DAYS) : first]))
    low = np.flatnonzero(values < (before + float(np.nanmin(values))) / 2)
    first, end = first + int(low[0]), first + int(low[-1]) + 1
    start, last = series.day(first), series.day(end - 1)
    return Shock(start, last, "net", scaled.back(float(np.nanmean(scaled.values[first:end]))), series.told(start, last))
