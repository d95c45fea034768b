"""What a measured relation is told in: levels, findings and standing measures, each with the stories under it.

Channels are signed as scores are: conflict is zero or negative, cooperation zero or positive, net their sum. So a
*drop* is negative in every channel when a relation gets worse.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

NO_CHANGE = "no detectable change"
RECOVERED = "changed, recovered"
NOT_RECOVERED = "changed, not recovered"
UNKNOWN_RECOVERY = "changed, cannot tell whether recovered"
CANNOT_TELL = "cannot tell"
VERDICTS = (NO_CHANGE, RECOVERED, NOT_RECOVERED, UNKNOWN_RECOVERY, CANNOT_TELL)
CHANNELS = ("conflict", "cooperation", "net")
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
CHANGED = (RECOVERED, NOT_RECOVERED, UNKNOWN_RECOVERY)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A level with its 80 and 95 % intervals, in the unit of the relation."""

    value: float
    low80: float
    high80: float
    low95: float
    high95: float
    observed: float  # the plain mean of the days, before any smoothing


@dataclass(frozen=True, slots=True)
class Level:
    """The reported interaction of a dyad in one day, week or month."""

    start: dt.date
    end: dt.date  # included
    conflict: Estimate | None  # None: not measured
    cooperation: Estimate | None
    net: Estimate | None
    n_events: int | None  # None: the series holds no counts
    n_days: int  # days observed; the others are missing, not zero
    contains: str  # what the band contains, in words
    stories: tuple[str, ...] = ()
    # events of verbal and material cooperation, verbal and material conflict; None: the series does not hold them
    quads: tuple[float, float, float, float] | None = None
    exposure: float | None = None  # volume of reporting on a mean day, by which it is divided; None: it is not

    @classmethod
    def columns(cls) -> list[str]:
        """The columns of ``row``, also where a relation has no level."""
        return list(cls(dt.date.min, dt.date.min, None, None, None, None, 0, "").row)

    @property
    def row(self) -> dict[str, Any]:
        """All of it by column: its days, each channel with its bands (None where it is not measured), the counts."""
        of_channels = {
            name if part == "value" else f"{name}_{part}": getattr(getattr(self, name), part, None)
            for name in CHANNELS
            for part in ("value", "low80", "high80", "low95", "high95")
        }
        return {"start": self.start, "end": self.end, **of_channels, **self.counted}

    @property
    def counted(self) -> dict[str, Any]:
        """What the level was made of, by column: events, events of each quad, observed days, their volume, stories."""
        quads = dict(zip(QUADS, self.quads or (None,) * len(QUADS), strict=True))
        days = {"n_days": self.n_days, "exposure": self.exposure}
        return {"n_events": self.n_events, **quads, **days, "stories": list(self.stories)}


@dataclass(frozen=True, slots=True)
class Specification:
    """The answer of a channel under one of the windows that were declared beforehand."""

    channel: str
    window_days: int
    gap_days: int
    exposure: bool  # whether the series was divided by the volume of reporting
    able: bool  # False: history, events or days were too few to ask
    verdict: str
    drop: float | None  # level after the shock minus level before; negative is worse
    low: float | None  # 95 % interval of the drop
    high: float | None
    p: float | None  # how often the dyad's own past moved so much
    later: float | None  # level of days 60 to 150 minus level before
    later_low: float | None
    later_high: float | None
    n_before: int
    n_after: int
    n_past: int  # past contrasts that the change was judged against
    why: str = ""  # the reason for a verdict that is not able
    decides: bool = True  # False: shown beside the others, no part of the verdict


@dataclass(frozen=True, slots=True)
class ChannelFinding:
    """What one channel did around a shock, under the main specification and under all declared ones."""

    channel: str  # conflict, cooperation or net
    verdict: str
    drop: float | None
    interval: tuple[float, float] | None
    later: float | None
    later_interval: tuple[float, float] | None
    before: float | None  # level before, the median of 90 clean days
    n_before: int
    n_after: int
    counted: str  # what n_before and n_after count: events, or days with reports
    robust: bool  # whether all specifications that could be asked agree
    specifications: tuple[Specification, ...]


@dataclass(frozen=True, slots=True)
class Shock:
    """Days after a shock on which the dyad moved again, as far as its own past allows to say."""

    start: dt.date
    end: dt.date
    channel: str
    level: float
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which the level of a channel is another one."""

    channel: str  # conflict, cooperation or net
    day: dt.date  # the first of the new level
    earliest: dt.date  # 95 % interval of the day
    latest: dt.date
    before: float  # a typical day of the stretch before, in the unit of the relation
    after: float
    change: float  # after minus before; negative is worse
    low: float  # 95 % interval of the change
    high: float
    direction: str  # worse or better
    days_before: int  # observed days of the stretch before, back to the break before it
    days_after: int
    stories: tuple[str, ...] = ()  # of the days on which it can have been, and of its first week


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a week's mean day will be: the median of the forecast, and its 80 and 95 % intervals."""

    value: float
    low80: float
    high80: float
    low95: float
    high95: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """The reported interaction of a dyad in a week to come."""

    start: dt.date
    end: dt.date  # included
    weeks_ahead: int  # 1: the week after the last day
    made: dt.date  # the last day that it knows of
    conflict: Prediction | None  # None: not measured, or too few weeks
    cooperation: Prediction | None
    net: Prediction | None
    contains: str  # what the intervals contain, in words


@dataclass(frozen=True, slots=True)
class Assertion:
    """One side's word on a standing measure."""

    says: str  # opened, opening announced, not opened, closed, closed in part, closing promised, not closed
    source: str | None  # who says so; None: the publisher alone
    source_country: str | None
    publisher: str | None
    actor: str | None  # whose doing it is, as this source tells it
    day: dt.date | None  # not after
    told: dt.date | None  # the day of the report
    words: str
    event: str
    document: str
    source_id: str | None = None  # who that source is, by id or code
    origin: str = ""  # the independent report that the document repeats, or the document itself


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that one side did and that stays until it is undone: training suspended, an ambassador recalled."""

    id: str
    what: str
    kind: str  # the openers' row that opened it
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    by: tuple[str, ...]  # entities or codes of those who did it, every claim's
    on: tuple[str, ...]
    earliest: dt.date | None  # days on which it can have been opened
    latest: dt.date | None
    # announced, standing, closed, or disputed: told as done, and taken back or denied by whoever is told to have done
    # it; or told as undone, and denied, or by nobody who gives a name
    state: str
    closed_earliest: dt.date | None
    closed_latest: dt.date | None
    contested: bool  # the claims name different doers
    claims: tuple[Assertion, ...]
    stories: tuple[str, ...]
    subject: str | None = None  # what it is about: training, sanctions, border ...
    sides: tuple[str, ...] = ()  # the ends of the dyad that did it, every claim's
    versions: tuple[tuple[str, ...], ...] = ()  # who did it: one line of names, where contested one for each side
    until: dt.date | None = None  # the last day for which it was laid, as told last; None: for no time that is told

    @property
    def closed(self) -> bool:
        """Whether it is told as undone and nobody denies that."""
        return self.state == "closed"

    @property
    def gainsaid(self) -> bool:
        """Whether it is disputed that it was ever done, and not only that it was undone."""
        return self.state == "disputed" and not any(claim.says in ("closed", "not closed") for claim in self.claims)

    @property
    def told_to_stand(self) -> dt.date | None:
        """The day of the first word that it stands, where nobody tells since when; None for what is told at its end."""
        if self.earliest is not None or self.latest is None:
            return None
        over = self.closed_latest or self.closed_earliest
        return self.latest if over is None or self.latest < over else None

    def begun(self, since: str) -> str:
        """Since when it stands, in words: "since 5 May 2020"; ``since`` are its days as they are written there."""
        if self.told_to_stand:
            return f"told to stand on {since}, since when is not told"
        return f"since {since or 'a day that is not told'}"

    @property
    def in_part(self) -> bool:
        """Whether a part of it is told as undone, and the rest stands."""
        return self.state == "standing" and any(claim.says == "closed in part" for claim in self.claims)

    @property
    def standing_as(self) -> str:
        """Its state in words: "standing in part" with what was lifted, and by when it is promised to be undone."""
        if self.state != "standing":
            return self.state
        parts = [claim.words for claim in self.claims if claim.says == "closed in part"]
        promised = [claim for claim in self.claims if claim.says == "closing promised"]
        words = f"standing in part: “{parts[-1]}”" if parts else self.state
        if not promised:
            return words
        day, told = promised[-1].day, promised[-1].told
        return f"{words}, promised to be undone{f' by {day}' if day and told and day > told else ''}"

    def standing_on(self, day: dt.date) -> str:
        """Its state on a day in words, as it is told now: what was lifted, promised or disputed later was not yet."""
        ends = [end for claim in self.claims if claim.says == "closed" and (end := claim.day or claim.told)]
        if self.state == "disputed" and ends and day < min(ends):
            return f"standing (its end, {min(ends)}, is disputed)"
        known = tuple(
            claim
            for claim in self.claims
            if ((claim.told if claim.says == "closing promised" else claim.day or claim.told) or dt.date.min) <= day
        )
        return self.state if self.state == "disputed" else replace(self, claims=known).standing_as

    def stood(self, day: dt.date) -> bool:
        """Whether it stood on a day, as it is told now; what was laid for a time stands to its last day.

        What is only told to stand, and not since when, is not known to have stood before that is told.
        """
        first = self.earliest or self.told_to_stand
        if first is not None and first > day:
            return False
        if self.closed:
            return self.closed_latest is None or self.closed_latest > day
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Finding:
    """What a dyad did around a day or a range of days, and what that allows to say."""

    dyad: tuple[str, str] | None
    start: dt.date
    end: dt.date
    verdict: str
    channels: tuple[ChannelFinding, ...]
    unit: str
    new_shocks: tuple[Shock, ...]
    measures: tuple[Measure, ...]
    summary: str
    stories: tuple[str, ...] = ()
    directed: bool = False  # only what the first does to the second, and what the two do together
    opposed: bool = False  # whether blocs of the press tell of it opposite ways: nothing is then said of the two

    def channel(self, name: str) -> ChannelFinding | None:
        """The finding of a channel; None where it is not measured."""
        return next((found for found in self.channels if found.channel == name), None)

    @property
    def specifications(self) -> tuple[Specification, ...]:
        """Every declared specification of every channel."""
        return tuple(spec for found in self.channels for spec in found.specifications)

    @property
    def conflict(self) -> ChannelFinding | None:
        """The conflict channel, or the hostile side of a series that holds one score alone."""
        return self.channel("conflict")

    @property
    def cooperation(self) -> ChannelFinding | None:
        """The cooperation channel; None where it is not measured."""
        return self.channel("cooperation")

    @property
    def net(self) -> ChannelFinding | None:
        """Both channels together."""
        return self.channel("net")
