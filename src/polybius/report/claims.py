"""Who asserts a story, who denies it, who blames whom, as a page shows it: each cell with the tellings below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from polybius.queries import fetched
from polybius.report.labels import Names, act_words, count_words, day_words, speakers_words

__all__ = ["ClaimView", "TellingView", "claims_of", "origins_words", "side_words"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TellingView:
    """One sentence that a claim rests on: who said it, when, through whom."""

    event: str
    who: str
    day: str
    path: str  # "a spokesman ← the agency ← Tigris Wire"


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What one side says of a story."""

    id: str
    story: str
    says: str  # asserts, denies, blames, leaves open, foresees
    side: str
    who: str  # the words by which the side's speakers are called
    blames: str
    act: str  # what was done to whom, with the parties that this side names
    since: str
    until: str
    counts: str
    outlets: str
    n_documents: int
    n_origins: int
    n_story_origins: int
    tellings: tuple[TellingView, ...]

    @property
    def speaker(self) -> str:
        """The side with who of it speaks: "Iran (the foreign ministry)"."""
        return self.side + speakers_words(self.side, self.who)

    @property
    def said(self) -> str:
        """The stance with whom it blames."""
        return f"{self.says} {self.blames}".strip()

    @property
    def when(self) -> str:
        """The days of the first and the last report that has it."""
        return self.since if self.until in ("", self.since) else f"{self.since}, last {self.until}"


CLAIMS = """
    SELECT claims.*, event_type FROM claims JOIN stories USING (story_id)
    WHERE story_id IN (SELECT unnest($1::VARCHAR[]))
    ORDER BY story_id, since NULLS LAST, says, voice, side
"""
TELLINGS = """
    SELECT * FROM claim_events WHERE story_id IN (SELECT unnest($1::VARCHAR[]))
    ORDER BY claim_id, told NULLS LAST, document_id, event_id, who
"""


def claims_of(connection: duckdb.DuckDBPyConnection, names: Names, stories: Iterable[str]) -> tuple[ClaimView, ...]:
    """The claims of some stories, the first told first, each with the tellings that it rests on."""
    ids = list(stories)
    below: dict[str, list[Row]] = {}
    for row in fetched(connection, TELLINGS, [ids]):
        below.setdefault(row["claim_id"], []).append(row)
    return tuple(_view(row, below.get(row["claim_id"], []), names) for row in fetched(connection, CLAIMS, [ids]))


def _view(row: Row, tellings: list[Row], names: Names) -> ClaimView:
    return ClaimView(
        id=row["claim_id"],
        story=row["story_id"],
        says=row["says"],
        side=side_words(row, names),
        who="; ".join(row["who"]),
        blames=names.ids(row["blames"]),
        act=act_words(names.ids(row["actors"]), row["event_type"], names.ids(row["recipients"])),
        since=day_words(row["since"], None) or "no day",
        until=day_words(row["until"], None),
        counts=_counts(row),
        outlets="; ".join(row["outlets"]),
        n_documents=row["n_documents"],
        n_origins=row["n_origins"],
        n_story_origins=row["n_story_origins"],
        tellings=tuple(_telling(telling) for telling in tellings),
    )


def _telling(row: Row) -> TellingView:
    path = [row["who"], *row["through"], *([row["outlet"]] if row["outlet"] and row["outlet"] != row["who"] else [])]
    return TellingView(row["event_id"], row["who"], day_words(row["told"], None) or "no day", " ← ".join(path))


def side_words(row: Row, names: Names) -> str:
    """Whose word a claim is: a state, somebody known, words alone, nobody named, or the reports' own."""
    if row["voice"] == "publisher":
        return "in the reports' own name"
    if row["voice"] == "unnamed":
        return "somebody unnamed"
    return names.id(row["side"]) if row["voice"] in ("state", "known") else row["who"][0]


def origins_words(claims: Iterable[ClaimView]) -> str:
    """How many independent origins a story has, in words; empty where no claim is told."""
    number = max((claim.n_story_origins for claim in claims), default=0)
    return f"{number} independent origin{'s' if number != 1 else ''}" if number else ""


def _counts(row: Row) -> str:
    """The numbers as they were told, by day, with who of several gives each: "4 injured (the Pentagon, 8 Jan 2020)"."""
    several = len(row["who"]) > 1
    return ", ".join(
        f"{count_words(count)} ({', '.join([*((count['who'] or ()) if several else ()), _day(count['told'])])})"
        for count in row["counts"]
    )


def _day(day: dt.date | None) -> str:
    return day_words(day, None) or "no day"
