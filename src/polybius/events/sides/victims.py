"""Of which state the victims are whose words do not tell it: of whom the same blows met just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polybius.events.words.standing import ARMED, FORCES, OUTLAWS
from polybius.events.words.weights import UNTOLD
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Mention, Party, Place, Reading
from polybius.syntax import Tree

BLOW = "ASSAULT"
NEAR_SENTENCES = 3  # the blow before is told at most so many sentences before
TOLD = ("GPE", "NORP", "ORG", "PER", "LOC", "FAC")  # kinds of names that tell whose somebody is
THIS = frozenset({"the", "this", "that", "these", "those"})
IRREGULAR = ARMED | OUTLAWS | {"CVL"}
OURS = frozenset({"our", "my"})
THEIRS = frozenset({"its", "their", "whose"})


def of_the_struck(
    event: Event, before: Sequence[Event], named: Sequence[tuple[Mention, Party]], reading: Reading, tree: Tree
) -> tuple[Party, ...]:
    """Its victims; those of the doers' own state by no word of theirs are of whom the doers struck before.

    "Israel bombed Gaza, and one missile killed six children", "Afghan fighters attacked a Pakistani post. Three guards
    were killed". Not where its own words name who does it, nor where it happens in the doers' state.

    Args:
        event: A blow.
        before: The acts told before, the latest first.
        named: The parties of the report.
        reading: The report.
        tree: Of the report.
    """
    trigger = tree.head_of(event.trigger)
    if trigger is None or event.event_type != BLOW or event.reciprocal or UNTOLD & set(event.auxiliary):
        return event.recipients
    blow = next((told for told in before if told.actors and _is_blow(told)), None)
    if blow is None or event.sentence - blow.sentence > NEAR_SENTENCES:
        return event.recipients
    state, struck = _state(blow.actors), _state(blow.recipients)
    if struck is None or state in (None, struck) or _doer_told(event, trigger, named, tree):
        return event.recipients
    if event.actors:
        apart = _state(event.actors) != state or _at(event, trigger, reading.places, tree) == state
    else:
        apart = _another(trigger, tree) or _turns_home(event, blow, state, reading)
    theirs = [one for one in event.recipients if one.country in (state, None) and not _whose(one, named, tree)]
    if all(party.sector in IRREGULAR for party in blow.recipients):  # "killed three gunmen. A soldier was wounded"
        theirs = [one for one in theirs if one.sector not in FORCES]
    if apart or not theirs:
        return event.recipients
    return tuple(
        replace(one, entity=None, code=f"{struck}{one.sector or ''}", country=struck) if one in theirs else one
        for one in event.recipients
    )


def _is_blow(told: Event) -> bool:
    return told.event_type == BLOW and not told.reciprocal and not UNTOLD & set(told.auxiliary)


def _state(parties: tuple[Party, ...]) -> str | None:
    """The one state that parties are of."""
    states = {party.country for party in parties}
    return next(iter(states)) if len(states) == 1 and not states & {None, *INTERNATIONAL} else None


def _another(trigger: int, tree: Tree) -> bool:
    """Whether somebody is told to be hurt by a blow of its own: "killed in an ambush", "when rockets hit a bus"."""
    below = tree.children(trigger, "obl", "obl:agent", "advcl")
    blows = [at for at in below if tree.lemma(at) in word_class("attack") | word_class("weapon")]
    blows += [at for at in below if any(tree.lemma(one) in word_class("weapon") for one in tree.children(at, "nsubj"))]
    return any(not {tree.word(one).lower() for one in tree.children(at, "det")} & THIS for at in blows)


def _turns_home(event: Event, blow: Event, state: str | None, reading: Reading) -> bool:
    """Whether the report has turned to the doers' own state since the blow: to its towns, or to what it says itself."""
    mouths = [reading.attributions[belief.attribution].source for belief in event.factuality_by]
    towns = {
        place.country
        for place in reading.places
        if blow.sentence < (reading.sentence_at(place.span.start) or 0) <= event.sentence
    }
    return state in towns or any(source is not None and source.country == state for source in mouths)


def _doer_told(event: Event, trigger: int, named: Sequence[tuple[Mention, Party]], tree: Tree) -> bool:
    """Whether the words of a clause name who acts, or tell of somebody who acts: no pronoun."""
    clause = set(tree.subtree(trigger))
    heads = {tree.head_of(party.span) for party in event.actors} & clause
    pronouns = {tree.head_of(party.span) for mention, party in named if mention.kind == "PRON"}
    return bool(heads - pronouns)


def _at(event: Event, trigger: int, places: Sequence[Place], tree: Tree) -> str | None:
    """The state in which the own words of an act say that it happens."""
    place = places[event.place] if event.place is not None else None
    told = place is not None and set(tree.subtree(trigger)) & set(tree.reading.tokens_in(place.span))
    return place.country if place is not None and told else None


def _whose(party: Party, named: Sequence[tuple[Mention, Party]], tree: Tree) -> bool:
    """Whether the words for somebody tell whose he is: "two Israeli soldiers", "a base in Haifa", "its envoy"."""
    head = tree.head_of(party.span)
    if head is None:
        return True
    below = set(tree.subtree(head))
    owners = {tree.word(at).lower() for at in below if tree.is_(at, "nmod:poss")}
    if owners & OURS:
        return False
    names = {tree.head_of(other.span) for mention, other in named if mention.kind in TOLD}
    foreign = any(tree.lemma(at) in word_class("stateless") for at in (head, *tree.children(head, "nmod")))
    return bool(below & names) or bool(owners & THEIRS) or foreign
