"""Numbers of killed and injured that stand beside the act: later in its sentence, or in the sentence after it."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.counts import Counter
from polybius.schema import Count, Event, Reading

HARM = ("killed", "injured")


def completed(reading: Reading, events: list[Event], counter: Counter) -> list[Event]:
    """The events, in their order, with the victims that are told beside the only act of violence of a sentence.

    "Riot police fired live rounds, said the protesters, who counted two dead", "They shelled the town. A shepherd was
    dead." An act that tells victims of its own keeps these; a sentence that tells another act of violence tells the
    victims of that one.
    """
    violent: dict[int, list[Event]] = {}
    for event in events:
        if event.event_type == "ASSAULT":
            violent.setdefault(event.sentence, []).append(event)
    return [replace(e, counts=_told(reading, e, violent, counter)) if _lacks(e, violent) else e for e in events]


def _lacks(event: Event, violent: dict[int, list[Event]]) -> bool:
    alone = event.event_type == "ASSAULT" and len(violent[event.sentence]) == 1
    return alone and not any(count.what in HARM for count in event.counts) and "negation" not in event.auxiliary


def _told(reading: Reading, event: Event, violent: dict[int, list[Event]], counter: Counter) -> tuple[Count, ...]:
    for index in (event.sentence, event.sentence + 1):
        if index >= len(reading.sentences) or (index != event.sentence and index in violent):
            break
        sentence = reading.sentences[index]
        found = tuple(count for count in counter.harmed(sentence.first, sentence.last) if count.what in HARM)
        if found:
            return found
    return event.counts
