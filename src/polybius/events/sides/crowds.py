"""Who "the crowd" and "the protesters" are, whose "the rally" is, and on whom tear gas is used."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.words.weights import UNTOLD
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Reading
from polybius.syntax import Tree

PROTEST = "PROTEST"
PEOPLE = "CVL"
NEAR_SENTENCES = 8
ORGANS = frozenset({"COP", "MIL", "GOV", "JUD"})
OWNING = ("amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl")


def with_crowds(reading: Reading, tree: Tree) -> Reading:
    """The reading; a crowd that is taken up bare is of the state of those who protested last.

    "Iraqis stormed the American embassy. ... The premier told the crowd to leave": no Americans.
    """
    protests: list[Event] = []
    events = []
    for event in sorted(reading.events, key=lambda one: one.trigger):
        last = next((one for one in reversed(protests) if event.sentence - one.sentence <= NEAR_SENTENCES), None)
        state = _state(last) if last is not None and last.sentence < event.sentence else None
        changed = _held_by(tree, event if state is None else _of(tree, event, state), last)
        if last is not None and event.sentence - last.sentence <= 1:
            changed = _on_crowd(tree, changed, last)
        if event.event_type == PROTEST and not UNTOLD & set(event.auxiliary) and _state(event) is not None:
            protests.append(changed)
        events.append(changed)
    order = {event.id: event for event in events}
    return replace(reading, events=tuple(order[event.id] for event in reading.events))


def _held_by(tree: Tree, event: Event, last: Event | None) -> Event:
    """A protest that a noun tells, without police or officials who only act beside it, or as the one told last.

    "Police detained a man before the rally", "banned the march planned for Monday"; "students marched ... The march
    came after a loan from Qatar": the students'.
    """
    at = tree.head_of(event.trigger)
    noun = tree[at].head if at is not None and tree.is_(at, "acl") else at
    if event.event_type != PROTEST or noun is None or tree[noun].upos != "NOUN" or not event.actors or event.reciprocal:
        return event
    own = set(tree.subtree(noun))
    if any(tree.head_of(party.span) in own for party in event.actors):
        return event
    the = any(tree.word(det).lower() == "the" for det in tree.children(noun, "det"))
    again = the and not tree.children(noun, *OWNING) and tree.is_(noun, "nsubj")
    if all(party.sector in ORGANS for party in event.actors):
        return replace(event, actors=last.actors if last is not None else ())
    if again and last is not None and _state(event) != _state(last):
        return replace(event, actors=last.actors, recipients=last.recipients)
    return event


def _state(protest: Event) -> str | None:
    states = {party.country for party in protest.actors}
    return next(iter(states)) if len(states) == 1 else None


def _of(tree: Tree, event: Event, state: str) -> Event:
    """The event with its bare crowds of a state."""

    def taken_up(party: Party) -> Party:
        head = tree.head_of(party.span)
        bare = head is not None and tree.lemma(head) in word_class("crowd") and not tree.children(head, *OWNING)
        the = head is not None and any(tree.word(det).lower() == "the" for det in tree.children(head, "det"))
        if not (bare and the and party.sector == PEOPLE) or party.country == state:
            return party
        return replace(party, entity=None, code=f"{state}{PEOPLE}", country=state)

    return replace(event, actors=tuple(map(taken_up, event.actors)), recipients=tuple(map(taken_up, event.recipients)))


def _on_crowd(tree: Tree, event: Event, protest: Event) -> Event:
    """What is used on crowds beside or behind a protest, on those who protest: "marched ...; police used tear gas"."""
    token = tree.head_of(event.trigger)
    if "crowd-control" not in event.modes or event.reciprocal or not protest.actors or token is None:
        return event
    clause = set(tree.subtree(token))
    told = any(tree.head_of(party.span) in clause for party in event.recipients)
    return event if told else replace(event, recipients=protest.actors)
