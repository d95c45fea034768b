"""Who is neither blamed nor praised for a blow that nobody known has dealt."""

from __future__ import annotations

from polybius.events.grammar import Clauses
from polybius.events.lexicon import word_class
from polybius.events.weights import party_key
from polybius.schema import Event, Party
from polybius.syntax import Tree

JUDGING = ("ACCUSE", "SUPPORT")  # acts that are done to whoever dealt the blow that they are about
VIOLENT = ("ASSAULT", "THREATEN")  # of those who deal blows, or have said that they would
INTO = ("into", "of", "against", "over")  # before what or whom an inquiry is about


def blameless(tree: Tree, clauses: Clauses, event: Event, acts: list[Event], named: list[Party]) -> tuple[Party, ...]:
    """Those who are no recipients of a charge or praise over the blow that was told last without a doer.

    "A bomb killed 40 guards. Peru condemned the attack, and Chad deplored it": all but those who have dealt blows or
    threatened others in the report, or are named beside the noun of the blow.
    """
    verb = tree.head_of(event.trigger)
    nouns = _meaning_it(tree, clauses, verb, event) if verb is not None and event.event_type in JUDGING else []
    blow = next((act for act in acts if act.event_type == "ASSAULT"), None)
    if not nouns or blow is None or blow.actors:
        return ()
    beside = [tree[word].span for noun in nouns for word in tree.subtree(noun)]
    dealing = {party_key(party) for act in acts if act.event_type in VIOLENT for party in act.actors}
    others = (party for party in named if not any(span.overlaps(party.span) for span in beside))
    return (*blow.recipients, *(party for party in others if party_key(party) not in dealing))


def _meaning_it(tree: Tree, clauses: Clauses, verb: int, event: Event) -> list[int]:
    """The words by which a verb judges a blow: "deplored the raid", "opened an inquiry into the raid"."""
    nouns = clauses.object(verb)
    if "investigate" in event.modes:
        nouns = [at for noun in (verb, *nouns) for at in clauses.prepositional(noun, INTO)]
    blows = word_class("attack") | word_class("fightnoun")
    return [at for at in nouns if tree.lemma(at) in blows and tree.children(at, "det")]
