"""Who acts, as far as a place tells it: whence weapons come, where a foreigner is held, in which capital it is said."""

from __future__ import annotations

import functools

from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses
from polybius.resources import digest, table
from polybius.resources.word_classes import word_class
from polybius.schema import Party
from polybius.syntax import Tree


def sent_from(
    tree: Tree, clauses: Clauses, parties: Parties, heads: list[int], verb: int | None = None
) -> tuple[Party, ...]:
    """The state from whose ground weapons come: "rockets fired from Gaza", "a shell from the North".

    Args:
        tree: Of the reading.
        clauses: Of the reading.
        parties: Of the reading.
        heads: Nouns, of which only weapons count.
        verb: Who fires them, in the passive: "were fired from Gaza".
    """
    tools = [head for head in heads if tree.lemma(head) in word_class("weapon")]
    fired = [word for tool in tools for word in tree.children(tool, "acl")]
    fired += [verb] if tools and verb is not None and clauses.passive(verb) else []
    places = [at for word in (*tools, *fired) for at in clauses.prepositional(word, ("from",))]
    found = parties.of(places) or tuple(party for at in places for party in parties.on_the_spot(at))
    return tuple(Party(one.span, None, one.country, one.country) for one in found if one.country)


def holding(tree: Tree, clauses: Clauses, parties: Parties, token: int, held: tuple[Party, ...]) -> tuple[Party, ...]:
    """The state in which a foreigner is held or tried: "a Swede was jailed in Iran", "his arrest in Dubai"."""
    if tree.lemma(token) not in word_class("custody") or not (tree[token].upos == "NOUN" or clauses.passive(token)):
        return ()
    around = [token, *clauses.prepositional(token, ("in", "to", "of"))]
    places = [at for word in around for at in clauses.prepositional(word, ("in", "at"))]
    there = [party for at in places for party in parties.on_the_spot(at)]
    home = {party.country for party in held}
    return tuple(party for party in there if party.country and home and home.isdisjoint({party.country, None}))[:1]


def posted(
    tree: Tree, clauses: Clauses, parties: Parties, token: int, expelled: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The state that sends away who is posted there: "Clerks of Peru's embassy in Quito were expelled", by Ecuador."""
    if not clauses.passive(token):
        return ()
    below = [at for head in clauses.object(token) for at in tree.subtree(head)]
    if not any(tree.lemma(at).lower() in word_class("embassy") for at in below):
        return ()
    places = [place for at in below for place in clauses.prepositional(at, ("in", "at"))]
    there = [party for at in places for party in parties.on_the_spot(at)]
    home = {party.country for party in expelled}
    return tuple(party for party in there if party.country and party.country not in home)[:1]


def in_capital(clauses: Clauses, parties: Parties, verb: int) -> tuple[Party, ...]:
    """The state in whose capital something is said of which no speaker is told: "was rejected in Jerusalem"."""
    if not clauses.passive(verb) or any(parties.is_person(head) for head in clauses.object(verb)):
        return ()  # "The singer was criticised in London"
    places = [parties.place_at[at] for at in clauses.prepositional(verb, ("in",)) if at in parties.place_at]
    capitals = [place for place in places if parties.reading.words(place.span) in _capitals(digest())]
    return tuple(Party(place.span, None, place.country, place.country) for place in capitals if place.country)[:1]


@functools.lru_cache(maxsize=2)
def _capitals(_: str) -> frozenset[str]:
    return frozenset(row["capital"] for row in table("actors/countries") if row["capital"])
