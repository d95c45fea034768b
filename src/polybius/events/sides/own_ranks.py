"""Who is on no side of an act for being of whoever is on the other: his own ranks, the organs of a capital."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.sides.choices import BODILY, TO_OTHERS
from polybius.events.words.grammar import Clauses
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Span
from polybius.syntax import Tree

RANKS = ("GOV", "MIL")  # of those who command them
SPEAKING = ("GOV", "MIL", "LEG")
ACCUSING = frozenset({"accuse", "blame", "suspect"})
APART = ("acl:relcl", "parataxis", "advcl", "conj")  # branches below a blow that tell of something else


def comrades(tree: Tree, clauses: Clauses, event: Event, named: list[Party], states: set[str]) -> tuple[Party, ...]:
    """The state of a soldier or official who was struck, and its organs, where the blow's own words name no doer.

    "Iran's answer to the killing of its general": not by Iran, in a report that names others.
    """
    token = tree.head_of(event.trigger)
    struck = {party.country for party in event.recipients if party.sector in RANKS} - {None}
    if token is None or event.event_type != "ASSAULT" or len(struck) != 1 or not states - struck - {""}:
        return ()
    if tree[token].upos != "NOUN" and not (clauses.passive(token) and not clauses.subject(token)):
        return ()
    support = clauses.support(token)
    if support is not None and tree.lemma(support) in word_class("carrying"):
        return ()  # "the army carried out the killing"
    victims = {tree.head_of(party.span) for party in event.recipients} - {token, None}
    below = set(tree.subtree(token, APART)) - {at for victim in victims for at in tree.subtree(victim or 0)}
    own = {tree[at].span for at in below}
    return tuple(
        party
        for party in named
        if party.country in struck
        and party.sector in (None, *RANKS)
        and not any(party.span.contains(span) for span in own)
    )


def struck_beside(tree: Tree, clauses: Clauses, event: Event) -> tuple[Party, ...]:
    """Those of the actors beside whom others were struck: "three of his guards were killed with him"."""
    token = tree.head_of(event.trigger)
    if token is None or event.event_type not in BODILY or not clauses.passive(token):
        return ()
    beside = {at for head in clauses.prepositional(token, ("with", "alongside")) for at in tree.conjuncts(head)}
    return tuple(party for party in event.actors if tree.head_of(party.span) in beside)


def acted_on(tree: Tree, clauses: Clauses, event: Event) -> tuple[Event, tuple[Party, ...]]:
    """The event, and whom it befalls by its grammar, where one of them was read as who does it; nobody elsewhere.

    "The British and American envoys were hauled in", "the killing of a contractor by rockets".
    """
    token = tree.head_of(event.trigger)
    if token is None or event.event_type not in (*BODILY, "ACCUSE") or event.reciprocal:
        return event, ()
    if clauses.passive(token):
        met = [head for head in tree.children(token, "nsubj:pass") if tree.lemma(token) not in word_class("carrying")]
        met = [head for head in met if tree.lemma(head) not in word_class("attack") | word_class("act")]
        accused = tree.lemma(token) in ACCUSING and not tree.children(token, "obl:agent")
        if event.event_type in BODILY:
            met += clauses.prepositional(token, ("among",))  # "nobody was killed among Malian villagers"
        if event.event_type == "ACCUSE" and not accused:  # not "was appalled by the test"
            met = [head for head in met if tree.lemma(head) in word_class("envoy")]
    else:
        harm = word_class("harm told by its number") | {"assassination", "murder"}
        met = clauses.prepositional(token, ("of",)) if tree.lemma(token) in harm else []
    below = {at for head in met for at in tree.subtree(head, ("acl", "acl:relcl", "nmod"))}
    taken = [party for party in event.actors if tree.head_of(party.span) in below]
    if not taken:
        return event, ()
    befallen = tuple(
        dict.fromkeys(one for one in (*event.actors, *event.recipients) if tree.head_of(one.span) in below)
    )
    left = tuple(party for party in event.actors if party not in taken)
    # "Kenya's police accused of killings": the police, and not by Kenya
    themselves = tuple(one for one in befallen if event.event_type == "ACCUSE" and tree.head_of(one.span) in met)
    return replace(event, actors=left, recipients=themselves or befallen), befallen


def own_organs(tree: Tree, event: Event, capitals: set[Span]) -> tuple[Party, ...]:
    """Organs of a state that is told by its capital or name, outside what it asks for, grants or threatens.

    "Turkey's president telephoned the emir; Ankara called for dialogue".
    """
    token = tree.head_of(event.trigger)
    if event.event_type not in TO_OTHERS or len(event.actors) != 1 or token is None:
        return ()
    actor = event.actors[0]
    if actor.sector is not None and actor.span not in capitals:
        return ()
    below = set(tree.subtree(token))
    organs = [p for p in event.recipients if p.country == actor.country and p.sector in SPEAKING]
    return tuple(party for party in organs if tree.head_of(party.span) not in below)


def threatening(tree: Tree, event: Event) -> tuple[Party, ...]:
    """Those of a state who are to act on its threat: "warned that Seoul would respond", "that soldiers would shoot"."""
    token = tree.head_of(event.trigger)
    if event.event_type != "THREATEN" or token is None:
        return ()
    mine = {party.country for party in event.actors} - {None}
    acting = {at for clause in tree.children(token, "ccomp") for at in tree.children(clause, "nsubj")}
    return tuple(p for p in event.recipients if p.country in mine and tree.head_of(p.span) in acting)


def not_abroad(tree: Tree, clauses: Clauses, event: Event, named: list[Party]) -> tuple[Party, ...]:
    """Those of a state that calls its envoys home: it does so from others, not from its own rebels."""
    token = tree.head_of(event.trigger)
    if event.event_type != "SANCTION" or "withdraw" not in event.modes or token is None:
        return ()
    if not any(tree.lemma(head) in word_class("envoy") for head in clauses.object(token)):
        return ()
    mine = {party.country for party in event.actors} - {None}
    return tuple(party for party in named if party.country in mine)
