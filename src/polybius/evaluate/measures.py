"""Scores the ledger of standing measures against the truth of the sample reports."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.evaluate.figures import share, with_interval
from polybius.evaluate.noted import trigger_span
from polybius.relations import Measure
from polybius.schema import Reading
from polybius.store import open_store

__all__ = ["ASKED", "Noted", "noted", "score"]

Gold = dict[str, Any]
Days = tuple[dt.date, dt.date]
ASKED = tuple(map(dt.date.fromisoformat, ("2020-01-20", "2020-02-20", "2020-05-20")))  # chosen before any was scored
STANDING, NOT_STANDING = "standing", "not standing"
OPENING = ("SANCTION",)  # types of the truth's acts that stay until they are undone, and demands that somebody leave
LEAVE = ("REQUEST", "yield")
UNDOING = ("resumes", "ends")
DYADS = (("USA", "IRQ"), ("USA", "IRN"))
BLOC = {"IGO": "USA"}  # the coalition in Iraq stands for the state that leads it
NOT_DONE = ("negated", "hypothetical", "future")
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 1, 1)


@dataclass(frozen=True)
class Noted:
    """A measure that a careful reader finds in the reports: what the records of one story say of it together."""

    story: str
    dyad: tuple[str, str]
    opened: Days
    closed: Days | None  # None: nothing that undoes it is noted
    events: frozenset[tuple[str, str]]  # those that open or undo it: document, id

    def states(self, day: dt.date) -> set[str]:
        """The states that the records allow on a day: one, or both where its days leave it open."""
        out = set()
        if self.opened[0] <= day and (self.closed is None or day < self.closed[1]):
            out.add(STANDING)
        if day < self.opened[1] or (self.closed is not None and self.closed[0] <= day):
            out.add(NOT_STANDING)
        return out


def score(
    records: Sequence[Gold],
    readings: Mapping[str, Reading],
    dyads: Sequence[tuple[str, str]] | None = DYADS,
    asked: Sequence[dt.date] = ASKED,
) -> dict[str, Any]:
    """How the ledger of some reports compares with the truth of them.

    Args:
        records: The truth, of one half of the sample reports say.
        readings: The reports by id, as they were read.
        dyads: The pairs of states that are asked for; None: those of every act that opens a measure.
        asked: The days on which a measure's state is compared; none: the day of the last report that tells of it.

    Returns:
        ``measures``: the share of the truth's measures, at each of the asked days, that the ledger holds with the
        right state on that day; one that it lacks is wrong at all of them. ``measures_found``: the share that it
        holds at all. ``measures_extra``: the share of its own measures that meet none of the truth's, of those that
        rest on an event that is none of the noted ones, or on one that opens no measure.
    """
    records = [record for record in records if record["doc"] in readings]
    truth = noted(records, dyads)
    met, worded = _met(records, readings), _met(records, readings, by_words=True)
    told = {record["doc"]: dt.date.fromisoformat(record["published"]["latest"]) for record in records}
    right: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    extra: list[tuple[int, int]] = []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "half.duckdb") as store:
        store.add(readings[record["doc"]] for record in records)
        store.link()
        # a relation tells the measures of both sides
        for dyad in sorted({_pair(measure.dyad) for measure in truth}) if dyads is None else dyads:
            relation = store.relation(*dyad)
            wanted_here = [measure for measure in truth if _pair(measure.dyad) == _pair(dyad)]
            pairs = matched(wanted_here, relation.measures(), met, worded, apart=dyads is None)
            taken = {measure.id for _, measure in pairs if measure is not None}
            for wanted, measure in pairs:
                found.append((int(measure is not None), 1))
                for day in asked or (max(told[document] for document, _ in wanted.events),):
                    standing = measure is not None and measure in relation.measures(day)
                    state = STANDING if standing else NOT_STANDING
                    right.append((int(measure is not None and state in wanted.states(day)), 1))
            extra += [(int(measure.id not in taken), 1) for measure in relation.measures()]
    judged = {"measures": right, "measures_found": found, "measures_extra": extra}
    return {name: {**with_interval(pairs, share), "n": len(pairs)} for name, pairs in judged.items() if pairs}


def noted(records: Iterable[Gold], dyads: Sequence[tuple[str, str]] | None = DYADS) -> list[Noted]:
    """The measures of some records: stories with an act that stays, with what the links say undid it.

    Args:
        records: The truth.
        dyads: Measures between other states are left out; None: none is, and whatever has a story and is no
            undoing stays until it is undone.
    """
    stories: dict[str, list[tuple[Gold, Gold]]] = {}
    for record in records:
        for event in record["events"]:
            if event["story"] and (_opens(event) or dyads is None):
                stories.setdefault(event["story"], []).append((record, event))
    out = []
    for story, members in sorted(stories.items()):
        dyad = _dyad((event for _, event in members), dyads)
        if dyad is None:
            continue
        opened = _narrowest([_days(event) for _, event in members])
        closings = [_days(closing) for record, event in members for closing in _closings(record, event)]
        # "has been resumed": undone by the day of the report, whatever the records leave open
        closings += [
            (opened[0], dt.date.fromisoformat(record["published"]["latest"]))
            for record, event in members
            if event["ended"] is True
        ]
        acts = [(record["doc"], event["id"]) for record, event in members]
        acts += [(record["doc"], end["id"]) for record, event in members for end in _closings(record, event)]
        closed = _narrowest(closings) if closings else None
        # "is still suspended", of 31 January: not undone before
        still = [record["published"]["latest"] for record, event in members if event["ended"] is False]
        if closed is not None and still:
            closed = (max(closed[0], min(closed[1], dt.date.fromisoformat(max(still)))), closed[1])
        out.append(Noted(story, dyad, opened, closed, frozenset(acts)))
    return out


def _opens(event: Gold) -> bool:
    done = event["status"] not in NOT_DONE
    return done and (event["type"] in OPENING or (event["type"] == LEAVE[0] and LEAVE[1] in event["modes"]))


def _closings(record: Gold, event: Gold) -> Iterable[Gold]:
    by_id = {other["id"]: other for other in record["events"]}
    for link in record["links"]:
        if link["kind"] in UNDOING and link["to"] == event["id"]:
            closing = by_id[link["from"]]
            if closing["status"] not in NOT_DONE and closing["certain"]:
                yield closing


def _dyad(events: Iterable[Gold], dyads: Sequence[tuple[str, str]] | None) -> tuple[str, str] | None:
    events = list(events)
    sides = [
        [(party.get("country") or party.get("code") or "---")[:3] for event in events for party in event[side]]
        for side in ("actors", "recipients")
    ]
    if dyads is None:
        pairs = ((a, b) for a in sides[0] for b in sides[1] if a != b and "-" not in a + b)
        return next(pairs, None)
    named = {*sides[0], *sides[1]}
    for a, b in dyads:
        meant = {BLOC.get(country, country) if b == "IRQ" else country for country in named}
        if {a, b} <= meant:
            return a, b
    return None


def _pair(dyad: tuple[str, str]) -> tuple[str, str]:
    return min(dyad), max(dyad)


def _days(event: Gold) -> Days:
    first, last = event["earliest"], event["latest"]
    return (
        dt.date.fromisoformat(first[:10]) if first else FIRST,
        dt.date.fromisoformat(last[:10]) if last else LAST,
    )


def _narrowest(spans: Sequence[Days]) -> Days:
    return min(spans, key=lambda span: (span[1] - span[0], span[1]))


def _met(
    records: Iterable[Gold], readings: Mapping[str, Reading], *, by_words: bool = False
) -> dict[str, set[tuple[str, str]]]:
    """The noted events that are told in the sentence of each read event, by the read event's id.

    By sentence: "the order to halt the training" is noted as an order and as a halt, and read as one of the two.

    Args:
        records: The truth.
        readings: The reports by id.
        by_words: Only those whose trigger shares a word with that of the read event.
    """
    out: dict[str, set[tuple[str, str]]] = {}
    for record in records:
        reading = readings[record["doc"]]
        placed = [(gold["id"], *trigger_span(gold, reading)) for gold in record["events"]]
        for event in reading.events:
            out[event.id] = {
                (record["doc"], id)
                for id, start, end in placed
                if reading.sentence_at(start) == event.sentence
                and (not by_words or (start < event.trigger.end and event.trigger.start < end))
            }
    return out


def matched(
    truth: Sequence[Noted],
    ledger: Sequence[Measure],
    met: Mapping[str, set[tuple[str, str]]],
    worded: Mapping[str, set[tuple[str, str]]],
    *,
    apart: bool = False,
) -> list[tuple[Noted, Measure | None]]:
    """Each noted measure with the one of the ledger that shares most of its acts, each taken once.

    Args:
        truth: The noted measures of a dyad.
        ledger: Those that were read.
        met: The noted events that share a sentence with each read one.
        worded: Those that share its words; among measures of one sentence ("cut ties and barred planes") they decide.
        apart: Whether each report was noted by itself, so that what several tell is noted in each by another name: one
            measure of the ledger is then taken once by each report.
    """
    acts, words = (
        {measure.id: {told for claim in measure.claims for told in some.get(claim.event, ())} for measure in ledger}
        for some in (met, worded)
    )
    ranked = sorted(
        (
            (-len(wanted.events & acts[measure.id]), -len(wanted.events & words[measure.id]), at, number)
            for at, wanted in enumerate(truth)
            for number, measure in enumerate(ledger)
            if wanted.events & acts[measure.id]
        ),
    )
    taken: dict[int, int] = {}
    for *_, at, number in ranked:
        others = [truth[other] for other, one in taken.items() if one == number]
        free = not others or (apart and not any(_documents(one) & _documents(truth[at]) for one in others))
        if at not in taken and free:
            taken[at] = number
    return [(wanted, ledger[taken[at]] if at in taken else None) for at, wanted in enumerate(truth)]


def _documents(measure: Noted) -> set[str]:
    return {document for document, _ in measure.events}
