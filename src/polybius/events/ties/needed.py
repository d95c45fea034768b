"""Acts that are told too slightly to be events of their own, and that other acts need: "sanctions for the raid"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from polybius.events.ties.answers import REASONS
from polybius.events.ties.concern import same_hand
from polybius.events.ties.moves import DECIDED
from polybius.events.ties.retold import DEFINITE
from polybius.events.ties.undone import Undone
from polybius.schema import Event, Reading
from polybius.syntax import Tree

SPARED_AT_LEAST = 0.025  # probability from which a word can be needed, as what undoes an act
REASON_AT_LEAST = 0.05  # as a reason
ACTS = ("ASSAULT",)  # what is told as a reason by a noun
MADE_KNOWN = frozenset({"inform", "notify", "apprise", "communicate", "convey"})  # whom a decision is told
PENAL = {"arrest", "convict"}
OPEN, DONE = "Uu", "CT+"  # factuality of what lies ahead, and of what has been done
INTO, INVESTIGATED = "into", "investigate"
TIED = ("cause", "response")
WEIGHTY = (
    "SANCTION",
    "COERCE",
    "ASSAULT",
    "MOBILIZE",
    "REQUEST",
    "RETREAT",
)  # deeds and orders; words say little of why


def needed(reading: Reading, tree: Tree, slight: Sequence[Event]) -> Iterator[Event]:
    """Of words that hardly tell an event those that an event of the reading answers, that undo one or that one undoes.

    Args:
        reading: With its events.
        tree: Its trees.
        slight: What was left out for telling an event with a probability below ``decide.enough``.
    """
    undone = Undone(reading, tree)
    for event in slight:
        token = tree.head_of(event.trigger)
        if token is None:
            continue
        verb = tree[token].upos == "VERB"
        if (verb and undone.undoes(event)) or undone.undone_beside(event):
            yield event
            continue
        if verb and "model:" not in event.coder and _decided(reading, tree, event, token):
            yield _done(event)
            continue
        if "model:" in event.coder and not verb:
            continue
        likely = max((one.probability for one in event.considered if one.field == "event_type"), default=0.0)
        reason = event.event_type in ACTS and likely >= REASON_AT_LEAST
        if reason and _is_reason(reading, tree, event, token):
            yield _as_named(event, tree, token)


def decided(reading: Reading, tree: Tree) -> Iterator[Event]:
    """The events of a reading; what others speak of as a decision was done: "angry at Oslo's decision to cut it"."""
    for event in reading.events:
        token = tree.head_of(event.trigger)
        yield _done(event) if token is not None and _decided(reading, tree, event, token) else event


def _decided(reading: Reading, tree: Tree, event: Event, token: int) -> bool:
    """Whether an act is a decision that another's act is about: "criticised Moscow's decision to expel the envoy"."""
    noun = tree[token].head
    if noun is None or not event.actors or not tree.is_(token, "acl") or tree[token].tag != "VB":
        return False
    known = DEFINITE & {*map(tree.lemma, tree.children(noun, "det"))} or tree.children(noun, "nmod:poss")
    if tree.lemma(noun) not in DECIDED or not known:
        return False
    above = {*_above(tree, noun)}
    if tree.lemma(noun) == "decision" and any(tree.lemma(verb) in MADE_KNOWN for verb in above):
        return True  # "informed Oslo of its decision to close the border"
    others = (e for e in reading.events if e.sentence == event.sentence and tree.head_of(e.trigger) in above)
    others = (e for e in others if tree.lemma(noun) == "decision" or e.event_type != "REJECT")  # "vetoed the move to"
    return any(not same_hand(other, event) for other in others)


def _done(event: Event) -> Event:
    """The event as something that has been done."""
    by = tuple(replace(belief, value=DONE) if belief.value == OPEN else belief for belief in event.factuality_by)
    auxiliary = tuple(mark for mark in event.auxiliary if mark != "future")
    factuality = DONE if event.factuality == OPEN else event.factuality
    return replace(event, auxiliary=auxiliary, factuality=factuality, factuality_by=by)


def _as_named(event: Event, tree: Tree, token: int) -> Event:
    """The event with those alone on its sides whom its own phrase names: the others were only guessed."""
    own = tree.span(tree.subtree(token))
    actors, recipients = (tuple(p for p in side if own.contains(p.span)) for side in (event.actors, event.recipients))
    return replace(event, actors=actors, recipients=recipients)


def _is_reason(reading: Reading, tree: Tree, event: Event, token: int) -> bool:
    """Whether a noun is the reason of an event of its sentence: "expelled him for the raid", "after two raids"."""
    if tree[token].upos != "NOUN":
        return False
    others = [e for e in reading.events if e.sentence == event.sentence and e.event_type in WEIGHTY]
    others = [e for e in others if not PENAL & set(e.modes)]  # "arrested after the shooting"
    told = (c for c in reading.causations if c.kind in TIED and c.signal and c.cause.contains(event.trigger))
    if any(cause.effect.overlaps(other.trigger) for cause in told for other in others):
        return True
    case = {tree.lemma(mark) for mark in tree.children(token, "case")}
    above = set(_above(tree, token))
    if INTO in case:  # "ordered an inquiry into the attack on Danish troops": on whom it was is told
        others = [e for e in reading.events if e.sentence == event.sentence and INVESTIGATED in e.modes]
        return bool(_as_named(event, tree, token).recipients) and any(tree.head_of(e.trigger) in above for e in others)
    return bool(case & set(REASONS)) and any(tree.head_of(other.trigger) in above for other in others)


def _above(tree: Tree, token: int) -> Iterable[int]:
    """The word that a noun hangs on, past the nouns between them."""
    for head in tree.ancestors(token):
        yield head
        if tree[head].upos == "VERB":
            return
