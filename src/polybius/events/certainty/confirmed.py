"""What somebody confirms that others did: "Chad shelled a post. Niger confirmed the shelling" is Chad's deed still."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.certainty.factuality import Certainty
from polybius.events.ties.concern import keys
from polybius.events.ties.retold import DEFINITE, akin
from polybius.resources.word_classes import word_class
from polybius.schema import Event

BACK = 2  # sentences between a telling and its confirmation
CONFIRMING = "confirm"  # the act of a cue


def confirmed(certainty: Certainty, events: list[Event]) -> list[Event]:
    """The events, those that somebody only confirms by a noun with the sides of the telling that the noun means.

    That is the last one of the type, told by a word of its family, within two sentences. Who confirms his own deed
    ("Turkey bombed a clinic. Ankara confirmed the raid"), or one that was not told before, stays on its sides; but a
    bomb that somebody laid is not of an army that confirms that it went off.
    """
    out: list[Event] = []
    for event in events:
        first = next((told for told in reversed(out) if _means(certainty, event, told)), None)
        out.append(event if first is None else replace(event, actors=first.actors, recipients=first.recipients))
    return out


def _means(certainty: Certainty, event: Event, told: Event) -> bool:
    """Whether an event is another's act, told before, that its teller confirms: "confirmed the killing"."""
    tree, noun = certainty.tree, certainty.tree.head_of(event.trigger)
    if noun is None or tree[noun].upos != "NOUN" or not event.attributions:
        return False
    teller = event.attributions[0]
    source = certainty.reading.attributions[teller].source
    who = keys((source,) if source is not None else ())
    known = {tree.lemma(det) for det in tree.children(noun, "det")} & DEFINITE
    near = told.event_type == event.event_type and 0 < event.sentence - told.sentence <= BACK
    apart = not who & keys(told.actors) if keys(told.actors) else _planted(told)
    words = [(tree.lemma(at), tree.word(at).lower()) for at in certainty.reading.tokens_in(told.trigger)]
    named = tree.lemma(noun) in word_class("attack") | word_class("misdeed") or akin(tree.lemma(noun), words)
    unsided = not event.actors or bool(who & keys(event.actors))
    return bool(known and near and apart and named and unsided) and certainty.mouths.act(teller) == CONFIRMING


def _planted(told: Event) -> bool:
    """Whether a bomb that was laid went off, nobody told by whom: "a car bomb exploded"."""
    return not told.actors and "explosives" in told.modes and not {"aerial", "drone"} & set(told.modes)
