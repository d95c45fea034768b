"""Codes the events of a reading: match, compose, merge, judge, date."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.acts.modes import settled
from polybius.events.certainty.assess import assessed
from polybius.events.certainty.claimed import claimed
from polybius.events.certainty.confirmed import confirmed
from polybius.events.certainty.denials import denied
from polybius.events.circumstances.background import looked_back
from polybius.events.circumstances.casualties import completed
from polybius.events.circumstances.where import placed, placed_again
from polybius.events.coder import Coder
from polybius.events.pair import for_pair
from polybius.events.sides.beside import with_dealers
from polybius.events.sides.crowds import with_crowds
from polybius.events.sides.garrisons import with_garrisons
from polybius.events.sides.partners import with_partners
from polybius.events.ties.links import linked
from polybius.events.ties.needed import decided, needed
from polybius.events.words.headlines import left_open
from polybius.events.words.ruled import all_ruled
from polybius.schema import Event, Reading, Span

CHANGES = ("worse", "better")  # what a text says of a relation that tells a change


def code(reading: Reading) -> Reading:
    """The reading with its events, the links between them and what it says of relations.

    An event needs a word that a row of lexicon/predicates.csv reads, or in which the language model sees one; whether
    it tells an event is decided by :mod:`polybius.events.acts.decide`. Factuality is the publisher's; what each source
    holds stands in ``factuality_by``.
    A document with ``given`` spans gets the one event between them.
    """
    coder = Coder(reading)
    if reading.document.given is not None:
        asked = for_pair(reading, coder, *reading.document.given)
        told = (coder.certainty.mouths.of_counts(asked),) if asked else ()
        return placed(replace(reading, events=told), coder.tree)
    events = [event for index in range(len(reading.sentences)) for event in coder.sentence(index)]
    events = completed(reading, events, coder.counter)
    events = all_ruled(events, claimed(coder.matcher, events), "certainty/claimed")
    events = all_ruled(events, confirmed(coder.certainty, events), "certainty/confirmed")
    events = all_ruled(events, denied(reading, coder.certainty, events, coder.slight), "certainty/denials")
    coded = replace(reading, events=tuple(_distinct(events)))
    coded = replace(coded, events=tuple(_distinct([*events, *needed(coded, coder.tree, coder.slight)])))
    coded = replace(coded, events=tuple(decided(coded, coder.tree)))
    matcher = coder.matcher
    found = assessed(coded, matcher.tree, matcher.clauses, matcher.parties, coder.certainty)
    # "the relation has not returned to its level" tells how things stand, and no act; "has worsened" may be told of one
    standing = {matcher.tree.head_of(one.span) for one in found if one.statement not in CHANGES}
    acts = tuple(event for event in coded.events if matcher.tree.head_of(event.trigger) not in standing)
    coded = placed(replace(coded, events=acts, assessments=found), matcher.tree)
    coded = looked_back(_ruled(coded, linked(coded), "ties/links"), matcher.tree)
    coded = _ruled(coded, with_dealers(coded, coder.sides.beside.dealt), "sides/beside")
    coded = _ruled(coded, with_garrisons(coded, matcher.tree), "sides/garrisons")
    coded = _ruled(coded, with_partners(coded, matcher.tree), "sides/partners")
    coded = _ruled(coded, with_crowds(coded, matcher.tree), "sides/crowds")
    coded = replace(coded, events=tuple(map(coder.certainty.mouths.of_counts, coded.events)))
    return left_open(settled(placed_again(coded), matcher.tree))


def _ruled(before: Reading, after: Reading, by: str) -> Reading:
    """The reading after a rule, which is named for each side that it changed."""
    return replace(after, events=tuple(all_ruled(before.events, after.events, by)))


def _distinct(events: list[Event]) -> list[Event]:
    """The events without those at a trigger that another event already has."""
    taken: list[Span] = []
    out = []
    for event in sorted(events, key=lambda event: (-event.confidence, event.trigger)):
        if not any(event.trigger == span for span in taken):
            taken.append(event.trigger)
            out.append(event)
    return sorted(out, key=lambda event: event.trigger)
