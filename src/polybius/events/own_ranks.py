"""Who has not dealt a blow because it struck his own ranks, and nobody says that he did."""

from __future__ import annotations

from polybius.events.grammar import Clauses
from polybius.events.lexicon import word_class
from polybius.schema import Event, Party
from polybius.syntax import Tree

RANKS = ("GOV", "MIL")  # of those who command them
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
