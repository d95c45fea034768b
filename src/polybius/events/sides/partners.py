"""With whom training is halted or taken up that its own words leave open: the trainers of a report, and the trained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from polybius.schema import Event, Party, Reading
from polybius.syntax import Tree

LESSONS = frozenset({"course", "instruction", "lesson", "schooling", "training", "tuition"})
TYPES = ("SANCTION", "AID", "COOPERATE")
FORCES = "MIL"
CLAUSES = ("conj", "parataxis", "advcl", "acl:relcl")


def with_partners(reading: Reading, tree: Tree) -> Reading:
    """The reading; halts and starts of training that name one side have the other one of the report's training.

    "The coalition suspended its training of Iraqi soldiers. ... Iraqi officers called off all training in March": the
    coalition's, whoever was named last.
    """
    acts = [event for event in reading.events if event.event_type in TYPES and _lessons(tree, event)]
    trained = _foremost(_trained(reading, tree))
    trainer = _foremost(
        party for event in acts for party in (*event.actors, *event.recipients) if trained and not _same(party, trained)
        and _within(tree, event, party)
    )  # fmt: skip
    if trained is None or trainer is None:
        return reading
    found = {event.id: _partner(tree, event, trained, trainer) for event in acts}
    events = (replace(event, recipients=found.get(event.id) or event.recipients) for event in reading.events)
    return replace(reading, events=tuple(events))


def _partner(tree: Tree, event: Event, trained: Party, trainer: Party) -> tuple[Party, ...]:
    """The other side of an act of one of the two; nobody where its own clause tells it."""
    if event.reciprocal or not event.actors or any(_within(tree, event, party) for party in event.recipients):
        return ()
    if all(_same(party, trained) for party in event.actors):
        return (trainer,)
    return (trained,) if all(_same(party, trainer) for party in event.actors) else ()


def _lessons(tree: Tree, event: Event) -> list[int]:
    """The words for training in the clause of an act."""
    token = tree.head_of(event.trigger)
    clause = [] if token is None else tree.subtree(token, CLAUSES)
    return [at for at in clause if tree.lemma(at) in LESSONS and tree[at].upos == "NOUN"]


def _trained(reading: Reading, tree: Tree) -> Iterator[Party]:
    """Whose training the report tells of: "the schooling of Iraqi soldiers"."""
    heads = {tree.head_of(mention.span): reading.party(mention) for mention in reading.mentions}
    for noun in range(len(tree.tokens)):
        if tree.lemma(noun) in LESSONS and tree[noun].upos == "NOUN":
            cases = {at: {tree.lemma(case) for case in tree.children(at, "case")} for at in tree.children(noun, "nmod")}
            below = [at for at in cases if "of" in cases[at] or "for" in cases[at]]
            for at in below:
                party = heads.get(at)
                if party is not None and party.code and party.sector == FORCES:
                    yield party


def _foremost(parties: Iterator[Party]) -> Party | None:
    """The one told of most often, the first of those."""
    told = [party for party in parties if party.code]
    often = Counter(party.code for party in told)
    return max(told, key=lambda party: often[party.code], default=None)


def _same(one: Party, other: Party) -> bool:
    return one.country == other.country


def _within(tree: Tree, event: Event, party: Party) -> bool:
    """Whether the clause of an act names somebody."""
    token, head = tree.head_of(event.trigger), tree.head_of(party.span)
    return token is not None and head in tree.subtree(token, CLAUSES)
