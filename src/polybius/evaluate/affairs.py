"""Scores the stories of our own affairs: one event in many reports, and the next one of its kind."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from polybius import pipeline
from polybius.evaluate.clusters import Sums, f1, sums
from polybius.evaluate.figures import DIGITS, Counts, scored, with_interval
from polybius.evaluate.gold import records
from polybius.evaluate.noted import trigger_span
from polybius.schema import Event, Reading, Span

__all__ = ["FOLDER", "PARTS", "met", "read", "score", "truth", "type_and_day"]

FOLDER = "stories"  # of the gold folder, with reports.jsonl and notes.jsonl
PARTS = ("dev", "held")

Mention = tuple[str, str]  # a report, and the id of a noted event in it
Labels = dict[Mention, Hashable]


def truth(folder: Path, part: str) -> Labels:
    """The noted happening of each noted event of a part; one that is told once is its own."""
    return {
        (note["doc"], event["id"]): event["story"] or f"{note['doc']}:{event['id']}"
        for note in records(folder / "notes.jsonl")
        if note["part"] == part
        for event in note["events"]
    }


def read(folder: Path, part: str) -> list[Reading]:
    """The reports of a part as they are read."""
    wanted = {note["doc"] for note in records(folder / "notes.jsonl") if note["part"] == part}
    return [one for one in pipeline.read_many([folder / "reports.jsonl"]) if one.document.id in wanted]


def met(folder: Path, readings: Iterable[Reading]) -> dict[Mention, Event]:
    """The read event that tells each noted one, where there is any: at its words, else of its type in its sentence."""
    listed = {note["doc"]: note for note in records(folder / "notes.jsonl")}
    out: dict[Mention, Event] = {}
    for reading in readings:
        note = listed[reading.document.id]
        ranked = []
        for at, noted in enumerate(note["events"]):
            words = Span(*trigger_span(noted, reading))
            for number, event in enumerate(reading.events):
                beside = event.trigger.overlaps(words)
                if beside or (event.event_type == noted["type"] and event.sentence == reading.sentence_at(words.start)):
                    ranked.append((not beside, at, number))
        taken: set[int] = set()
        for _, at, number in sorted(ranked):
            mention = (note["doc"], note["events"][at]["id"])
            if mention not in out and number not in taken:
                taken.add(number)
                out[mention] = reading.events[number]
    return out


def score(right: Labels, events: Mapping[Mention, Event], stories: Mapping[str, Hashable]) -> dict[str, Any]:
    """How well read events are put together.

    Args:
        right: As ``truth`` gives them.
        events: As ``met`` gives them.
        stories: The story of each read event.

    Returns:
        ``b3`` and, beside it, ``apart`` (every event alone) and ``by_type_and_day``; ``pairs``: F1, precision and
        recall of pairs of tellings that are one happening; ``across``: of those in two reports. ``n``: the noted events
        that are read. The interval holds 95 % of resamples of affairs.
    """
    told: Labels = {mention: stories.get(event.id, event.id) for mention, event in events.items()}
    days: Labels = {mention: type_and_day(event) for mention, event in events.items()}
    noted = {mention: right[mention] for mention in told}
    out: dict[str, Any] = {"n": len(told)}
    alone: Labels = {mention: mention for mention in told}
    for name, labels in (("b3", told), ("apart", alone), ("by_type_and_day", days)):
        out[name] = _b3(noted, labels) | {"n": len(told)}
    out["pairs"] = scored([_pairs(noted, told, group, across=False) for group in _affairs(told)])
    out["across"] = scored([_pairs(noted, told, group, across=True) for group in _affairs(told)])
    out["read"] = {"value": round(len(told) / len(right), DIGITS) if right else 0.0, "n": len(right)}
    return out


def type_and_day(event: Event) -> Hashable:
    """What a plain rule would take for one happening: a type, a day and the countries of both sides."""
    sides = (frozenset(p.country for p in side if p.country) for side in (event.actors, event.recipients))
    return event.event_type, *sides, event.earliest or event.id


def _affairs(labels: Iterable[Mention]) -> list[list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in labels:
        groups.setdefault(mention[0].split("-", 1)[0], []).append(mention)
    return [sorted(group) for _, group in sorted(groups.items())]


def _b3(noted: Labels, told: Labels) -> dict[str, float]:
    parts = [sums({m: noted[m] for m in group}, {m: told[m] for m in group}) for group in _affairs(told)]
    return with_interval(parts, _b3_of)


def _b3_of(parts: Sequence[Sums]) -> float:
    return f1(parts, "b3")


def _pairs(noted: Labels, told: Labels, group: Sequence[Mention], *, across: bool) -> Counts:
    right = read = of = 0
    for a, b in combinations(group, 2):
        if across and a[0] == b[0]:
            continue
        one, same = noted[a] == noted[b], told[a] == told[b]
        right, read, of = right + (one and same), read + same, of + one
    return right, read, of
