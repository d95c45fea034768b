"""Who has done what a state answers: not that state itself, whose own people suffered it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polybius.schema import Event, Party, Reading
from polybius.syntax import Tree

ANSWERS = ("ASSAULT", "ACCUSE", "COERCE", "REJECT", "REQUEST", "SANCTION")
SUFFERED = ("ASSAULT", "COERCE", "SANCTION")
OVER = re.compile(
    r"\b(?:over|in (?:response|reply|answer|retaliation|reaction|protest) (?:to|for|at|against|over)) "
    r"(?:[\w'’-]+ ){0,3}$"
)


def answered(reading: Reading, tree: Tree, events: Sequence[Event]) -> list[Event]:
    """The events of a sentence; what befell a state's people is done by whom the state makes answer for it.

    "Peru recalled its ambassador from Chile in response to the arrest of two Peruvians": by Chile. Only where a noun
    tells it, nobody stands beside that, and nobody else was taken for the doer.
    """
    return [_by_the_other(reading, tree, event, events) for event in events]


def _by_the_other(reading: Reading, tree: Tree, event: Event, beside: Sequence[Event]) -> Event:
    noun = tree.head_of(event.trigger)
    if noun is None or tree[noun].upos != "NOUN" or event.event_type not in SUFFERED:
        return event
    own = _countries(event.recipients)
    inside = [tree[at].span for at in tree.subtree(noun)]
    named = any(span.overlaps(party.span) for party in event.actors for span in inside)
    if named or len(own) != 1 or not _countries(event.actors) <= own:
        return event
    for answer in beside:
        verb, others = tree.head_of(answer.trigger), _countries(answer.recipients)
        if answer.event_type not in ANSWERS or _countries(answer.actors) != own or len(others) != 1 or others == own:
            continue
        between = reading.text[answer.trigger.end : event.trigger.start]
        if verb is not None and noun in tree.subtree(verb) and OVER.search(between):
            return replace(event, actors=answer.recipients, coder=f"{event.coder} < answered")
    return event


def _countries(parties: Sequence[Party]) -> set[str | None]:
    return {party.country for party in parties}
