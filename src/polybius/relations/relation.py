"""A relation of two parties, as far as reports tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from polybius import resources
from polybius.errors import InputError
from polybius.relations.days import day_of
from polybius.relations.flow import blocs as telling
from polybius.relations.flow import breaks as cut
from polybius.relations.flow import compare as comparing
from polybius.relations.flow import forecast as ahead
from polybius.relations.flow import lead as leading
from polybius.relations.flow import level as levels
from polybius.relations.flow import shock, words
from polybius.relations.flow.blocs import Blocs, Telling, widened
from polybius.relations.flow.compare import Comparison
from polybius.relations.flow.lead import Lead
from polybius.relations.flow.series import Series, series
from polybius.relations.records import CANNOT_TELL, Break, Finding, Forecast, Level, Measure
from polybius.relations.statements.claim import Check
from polybius.relations.statements.testable import ask_flow

BUNDLED = "series/gdelt_irq_usa_irn_usa_2018_2021"


@dataclass(frozen=True)
class Relation:
    """Reported interaction of a dyad: a daily series, and the ledger of what still stands."""

    series: Series
    dyad: tuple[str, str] | None = None
    ledger: tuple[Measure, ...] = ()
    notes: tuple[str, ...] = ()  # what the reader has to know of the series: events left out, readings that differ
    tellings: tuple[Telling, ...] = ()  # the stories by the bloc whose press tells them; of a store alone
    directed: bool = False  # whether only what the first does to the second is counted, and what the two do together
    data: str = ""  # what is counted: "reports", or the imported data of that name; empty: a table that was given
    others: tuple[str, ...] = ()  # other data of the store that tell of the two; never added up with it
    panel: tuple[str, ...] = ()  # the sources whose stories alone are counted; empty: all
    between: tuple[str, ...] = ()  # every story read in which something passed between the two, done or not
    merged: Mapping[str, str] = field(default_factory=dict)  # old ids of stories, each with the one it stands in now

    def level(self, freq: str = "week") -> list[Level]:
        """The levels per day, week or month, with 80 and 95 % intervals; these hold the spread between source blocs.

        The spread is known where two blocs or more have stories enough; ``contains`` says whether. The unit is
        ``series.unit``, such as "score a day".

        Args:
            freq: day, week (Monday to Sunday) or month.

        Raises:
            InputError: another frequency.
        """
        found = levels.level(self.series, freq)
        spread = self.blocs().spread
        return widened(found, spread, self.series) if any(spread.values()) else found

    def blocs(self, since: dt.date | str | None = None, until: dt.date | str | None = None) -> Blocs:
        """What the press of one side, of the other, of third countries and of states makes of an average story.

        Args:
            since: Stories of that day or later.
            until: Stories of that day or earlier.

        Raises:
            InputError: a day that is none.
        """
        first, last = (None if day is None else day_of(day) for day in (since, until))
        return telling.blocs(self.tellings, since=first, until=last)

    def around(self, when: dt.date | str | tuple[dt.date | str, dt.date | str]) -> Finding:
        """What the dyad did around a day, some days ("2020-01-03..2020-01-05") or a story: a verdict, and why.

        Where the press of one bloc turned for the worse and that of another for the better the verdict on the two is
        *cannot tell*, and the summary says so.

        Args:
            when: A day, the first and last of several, "2020-01-03..2020-01-05", or a story's id.

        Raises:
            InputError: neither days nor a story of the series, or a range whose end lies before its start.
        """
        when = self.merged.get(when, when) if isinstance(when, str) else when
        found = shock.around(self.series, when, dyad=self.dyad, directed=self.directed, measures=tuple(self.measures()))
        opposed = telling.opposed(telling.turned(self.tellings, *shock.times(found.start, found.end)))
        if not opposed:
            return found
        summary = f"{found.summary.replace(found.verdict, CANNOT_TELL, 1)} {opposed}"
        return replace(found, verdict=CANNOT_TELL, opposed=True, summary=summary)

    def compare(self, other: Relation, *, freq: str = "week", channel: str = "net") -> Comparison:
        """This relation and another on one axis, period by period, and their difference with its interval.

        Args:
            other: Of any other dyad.
            freq: day, week or month.
            channel: conflict, cooperation or net.

        Raises:
            InputError: no other relation; the two are counted in different data of a store, or told in different units;
                another frequency or channel.
        """
        self._is_another(other)
        if self.data and other.data and self.data != other.data:
            raise InputError(
                f"{self.name} is counted in {self.data}, {other.name} in {other.data}; give both the same data"
            )
        return comparing.compare(self.series, other.series, names=(self.name, other.name), freq=freq, channel=channel)

    def leads(self, other: Relation, *, freq: str = "week", channel: str = "net") -> Lead:
        """Whether this relation moves before the other, after it, with it, or cannot be told to.

        Args:
            other: Of any other dyad.
            freq: day (up to 14 days apart) or week (up to 8 weeks).
            channel: conflict, cooperation or net.

        Raises:
            InputError: no other relation, another frequency, or a channel that one of the two does not hold.
        """
        self._is_another(other)
        return leading.lead(self.series, other.series, names=(self.name, other.name), freq=freq, channel=channel)

    @property
    def name(self) -> str:
        """The dyad in a word: "IRQ-USA"."""
        return (">" if self.directed else "-").join(self.dyad) if self.dyad else "the dyad"

    def _is_another(self, other: Relation) -> None:
        """Refuses what is no relation, and the relation itself, in whichever order its two are named."""
        if not isinstance(other, Relation):
            raise InputError(f"{other!r} is no relation; give that of another dyad: store.relation(a, b)")
        same = {*(self.dyad or ())} == {*(other.dyad or ())} and {*self.series.channels} == {*other.series.channels}
        pairs = [(self.series.values(name), other.series.values(name)) for name in self.series.channels if same]
        if self is other or (same and all(np.array_equal(*pair, equal_nan=True) for pair in pairs)):
            raise InputError(f"{self.name} is set beside itself; give another dyad")

    def breaks(self, channel: str | None = None) -> list[Break]:
        """The days from which the level of a channel is another one, each with its interval; of one channel or all.

        None is found where there is none, and with fewer than 26 weeks or 20 events, where it cannot be told.

        Raises:
            InputError: another channel than conflict, cooperation and net.
        """
        return cut.breaks(self.series, channel)

    def forecast(self, weeks: int = 4, until: dt.date | str | None = None) -> list[Forecast]:
        """The weeks after the last day, with 80 and 95 % intervals; empty with fewer than 26 weeks observed.

        Args:
            weeks: How many, 1 to 13.
            until: The last day that the forecast may know of; None: the last of the series.

        Raises:
            InputError: no whole number of weeks from 1 to 13, or a day that lies outside the series.
        """
        return ahead.forecast(self.series, weeks, until)

    def measures(self, at: dt.date | str | None = None) -> list[Measure]:
        """The standing measures of the dyad, in the order in which they were opened.

        Args:
            at: Only those that had been opened by then, and were neither closed nor past their time; None: all.

        Raises:
            InputError: a day that is none.
        """
        if at is None:
            return list(self.ledger)
        day = day_of(at)
        return [measure for measure in self.ledger if measure.stood(day)]

    def check(self, statement: str, *, said: dt.date | str | None = None) -> Check:
        """What the series alone says to a statement about the two; the ledger of a store is asked by ``Store.check``.

        Raises:
            InputError: no words, a day that is none, or a statement about others.
        """
        return ask_flow(self, statement, self.dyad, self.ledger, said=said)

    @property
    def summary(self) -> str:
        """What the series covers, in a sentence or two."""
        data, what = self.series, words.who(self.dyad, self.directed)
        n, noun = None if data.n_events is None else round(np.nansum(data.n_events)), ("event", "events")
        if self.data == "reports":  # each counts by how likely it is: their sum would be less than their number
            n, noun = len({story for ids in data.stories.values() for story in ids}), ("story", "stories")
        events = "" if n is None else f", {n} {noun[n != 1]}"
        channels = "conflict and cooperation apart" if data.split else "one balance"
        days = f", {data.start} to {data.end}{events}: {channels}, {data.unit}."
        return " ".join([what + (days if data.observed else ": no day is told of."), *self.notes])


def measure(days: Any, *, dyad: str | tuple[str, str] | None = None) -> Relation:
    """The relation that a daily table tells.

    Args:
        days: Columns date and score, and where known n_events, exposure, conflict and cooperation; a path, list of
            dicts, DuckDB relation or frame. A day without a row is missing, not zero.
        dyad: The two parties, or the value of the table's column ``dyad`` ("IRQ-USA").

    Raises:
        InputError: the table is no such table.
    """
    name = "-".join(dyad) if isinstance(dyad, tuple) else dyad
    return Relation(series(days, dyad=name), _pair(dyad))


def _pair(dyad: str | tuple[str, str] | None) -> tuple[str, str] | None:
    if isinstance(dyad, str):
        first, _, second = dyad.partition("-")
        return (first, second) if second else None
    return dyad


def bundled(dyad: str = "IRQ-USA") -> list[dict[str, Any]]:
    """The days of a bundled GDELT series, for ``measure``: "IRQ-USA" or "IRN-USA", 2018 to 2021."""
    return [dict(row) for row in resources.table(BUNDLED) if row["dyad"] == dyad]
