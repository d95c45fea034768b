"""Readings whose events are made by hand, so that stories and relations are tested without a model."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from polybius import resources
from polybius.schema import (
    Attribution,
    Belief,
    Considered,
    Count,
    Document,
    Entity,
    Event,
    Link,
    Party,
    Place,
    Reading,
    Run,
    Sentence,
    Span,
    event_id,
)

RUN = Run("run-1", "0.1", "model", "tables", "settings")
TYPES = {row["id"]: row for row in resources.table("ontology/types")}
HALT = {
    "type": "SANCTION",
    "modes": ["discontinue"],
    "contexts": ["military"],
    "actors": ["GRCMIL"],
    "recipients": ["TURMIL"],
    "day": "2019-05-06",
    "says": "Halted is the training of Turkish pilots.",
}
RESUMED = {
    "type": "COOPERATE",
    "actors": ["GRCMIL", "TURMIL"],
    "recipients": [],
    "day": "2019-06-20",
    "says": "Resumed was the training of the pilots.",
}


def report(
    id: str,
    *events: dict[str, Any],
    published: str | None = "2020-01-04",
    publisher: str | None = "Tigris Wire",
    links: Iterable[tuple[str, int, int]] = (),
    entities: Iterable[Entity] = (),
    text: str | None = None,
) -> Reading:
    """A reading of events given by hand, each with a sentence of its own, ``says``, triggered by its first word."""
    said = [event.get("says", f"{event['type']} by {event.get('actors')} in report {id}.") for event in events]
    body = " ".join(said) + (f" {text}" if text else "")
    day = dt.date.fromisoformat(published) if published else None
    document = Document(id, body, uri=id, publisher=publisher, published=day, earliest=day, latest=day)
    sentences, made, places, attributions, start = [], [], [], [], 0
    for number, (event, words) in enumerate(zip(events, said, strict=True)):
        sentences.append(Sentence(Span(start, start + len(words)), 0, 0))
        trigger = Span(start, start + len(words.split()[0]))
        if event.get("by"):
            speaker = Party(trigger, *_party(event["by"]))
            attributions.append(Attribution(speaker, trigger, (Span(start, start + len(words)),)))
        chain = []  # innermost first: each mouth with what it holds
        spoken_by = [*event.get("chain", ()), *event.get("together", ())]
        for nth, (code, view) in enumerate(spoken_by):
            chain.append(Belief(len(attributions), view))
            first = start + len(" ".join([*words.split()[:nth], ""]))  # the nth word stands for the nth mouth
            spoken = Span(first, first + len(words.split()[nth]))
            attributions.append(Attribution(Party(spoken, *_party(code)), trigger, (Span(start, start + len(words)),)))
        if event.get("place"):
            name, country, *at = event["place"]  # and where it is
            lat, lon = at or (None, None)
            places.append(Place(trigger, name, "city", country, None, lat, lon, None, "city"))
        told = _event(document, number, trigger, event, len(places) - 1, len(attributions) - 1)
        if chain:
            places_in_chain = tuple(belief.attribution for belief in chain[: len(event["chain"])])
            counts = tuple(dataclasses.replace(count, attributions=places_in_chain) for count in told.counts)
            told = dataclasses.replace(told, factuality_by=tuple(chain), attributions=places_in_chain, counts=counts)
        made.append(told)
        start += len(words) + 1
    linked = tuple(Link(kind, made[a].id, made[b].id, None, 0.9) for kind, a, b in links)
    return Reading(
        document,
        RUN,
        sentences=tuple(sentences),
        entities=tuple(entities),
        places=tuple(places),
        attributions=tuple(attributions),
        events=tuple(made),
        links=linked,
    )


def _event(document: Document, number: int, trigger: Span, event: dict[str, Any], place: int, source: int) -> Event:
    days = event.get("days", event.get("day"))
    first, last = (days, days) if isinstance(days, str) or days is None else days
    kind = TYPES[event["type"]]
    return Event(
        id=event_id(document, trigger),
        sentence=number,
        trigger=trigger,
        event_type=event["type"],
        modes=tuple(event.get("modes", ())),
        contexts=tuple(event.get("contexts", ())),
        quad=int(kind["quad"]),
        score=float(event.get("score", kind["score"])),
        actors=tuple(Party(trigger, *_party(code)) for code in event.get("actors", ())),
        recipients=tuple(Party(trigger, *_party(code)) for code in event.get("recipients", ())),
        reciprocal=event.get("reciprocal", False),
        host=event.get("host"),
        place=place if event.get("place") else None,
        timex=None,
        earliest=dt.date.fromisoformat(first) if first else None,
        latest=dt.date.fromisoformat(last) if last else None,
        dated_by=event.get("dated_by", "timex" if first else None),
        counts=tuple(
            Count(
                what,
                *(n if isinstance(n, tuple) else (n, n)),
                _counted(document, trigger, event, what),
                (source,) if event.get("by") else (),
            )
            for what, n in event.get("counts", {}).items()
        ),
        factuality=event.get("factuality", "CT+"),
        factuality_by=(),
        auxiliary=tuple(event.get("auxiliary", ())),
        attributions=(source,) if event.get("by") else (),
        confidence=event.get("confidence", 0.9),
        coder="made by hand",
        ended=event.get("ended"),
        considered=tuple(Considered("actors", who, "", p) for who, p in event.get("doers", {}).items()),
    )


def _counted(document: Document, trigger: Span, event: dict[str, Any], what: str) -> Span:
    """The words of a number, where ``counted`` gives them, else those of the trigger."""
    if not (words := event.get("counted", {}).get(what)):
        return trigger
    start = document.text.index(words, trigger.start)
    return Span(start, start + len(words))


def _party(code: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Entity, code, country and sector of "USAMIL", or of "kataib-hezbollah:IRQPRM"; "" is somebody unknown."""
    entity, _, full = code.rpartition(":")
    if not full:
        return None, None, None, None
    return entity or full, full, full[:3], full[3:] or None
