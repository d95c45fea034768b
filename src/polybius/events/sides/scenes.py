"""Where a blow was dealt, what lies beside it, where somebody had been before: places, and no sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius.events.words.grammar import Clauses
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Place, Span
from polybius.syntax import Tree

COMING_DOWN = frozenset({"fall", "land", "come", "drop", "crash"})
CLOSE_BY = frozenset({"near", "outside", "beside"})
AT_A_DISTANCE = frozenset({"close", "far", "away"})  # "not far from the embassy"
MET = ("on", "at", "against")  # "Iran attack on Israel" is Iran's
FROM_AFAR = frozenset({"missile", "drone", "air", "artillery", "cyber", "naval", "ground", "nuclear", "cross"})
TRIPS = frozenset({"trip", "visit", "return", "tour", "journey", "travel", "stay"})
LATER = frozenset({"after", "following", "upon", "on", "before", "since"})
AWAY = frozenset({"from", "in", "at", "near", "outside", "inside", "into"})
OWNERS = frozenset({"its", "their", "his", "her"})
OF_BANDS = frozenset("attack ambush massacre shooting bombing blast explosion stabbing rampage kidnapping".split())


def scenes(tree: Tree, clauses: Clauses, event: Event, places: Iterable[Place]) -> set[Span]:
    """The names before the noun of a blow that tell where it was dealt, whatever they are taken for.

    Of countries only those before what bands do there, their names in full: "four killed in Mali attack", "Pakistan
    mosque bombing". A missile attack or a strike may be the country's own, as a "US attack" is.
    """
    token = tree.head_of(event.trigger)
    if token is None or event.event_type != "ASSAULT":
        return set()
    text, out = tree.reading.text, set[Span]()
    for noun in _blows(tree, token):
        before = [tree[at].span for at in tree.children(noun, "compound")]
        bands = _of_bands(tree, noun)
        town = (noun == token or bands) and not clauses.prepositional(noun, MET)
        country = bands and not clauses.prepositional(noun, (*MET, "of"))  # "Iran attack of Israel" is Iran's
        for place in places:
            there = town if place.kind == "city" else place.kind == "country" and country
            short = place.kind == "country" and place.span.of(text).isupper()  # "US"
            if there and not short and any(place.span.contains(span) for span in before):
                out.add(place.span)
    return out


def _blows(tree: Tree, token: int) -> Iterator[int]:
    if tree[token].upos == "NOUN":
        yield token
    for noun in tree.children(token, "nsubj", "obl"):
        if tree.lemma(noun) in word_class("attack") | word_class("explosion"):
            yield noun


def _of_bands(tree: Tree, noun: int) -> bool:
    modifiers = {tree.lemma(at) for at in tree.children(noun, "compound", "amod")}
    return tree.lemma(noun) in OF_BANDS and not modifiers & FROM_AFAR and not tree.children(noun, "det", "nmod:poss")


def premises(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of the houses in which somebody was only struck or taken: "were seized by gunmen from their school"."""
    below = [at for at in tree.subtree(token) if tree.is_(at, "obl", "nmod")]
    owned = [at for at in below if OWNERS & {tree.word(one).lower() for one in tree.children(at, "nmod:poss")}]
    return {at for at in owned if set(clauses.case(at).split()) & AWAY}


def neighbours(tree: Tree, words: range) -> set[int]:
    """The heads of those who only lie beside a place: "took place in Kara, a town that borders Benin"."""
    beside = [head for at in words if tree.lemma(at) == "border" for head in tree.children(at, "obj")]
    return {one for head in beside for one in tree.conjuncts(head)}


def travelled(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The words of where somebody had only gone: "was detained after a visit to Benin", "on his return from it"."""
    told = [at for at in tree.children(token, "obl") if tree.lemma(at) in TRIPS]
    return {one for at in told if clauses.case(at) in LATER for one in tree.subtree(at)}


def close_by(tree: Tree, event: Event) -> set[int]:
    """The words of what a missile only came down beside, hurting nobody who is told: "fell near the embassy"."""
    token = tree.head_of(event.trigger)
    if token is None or event.event_type != "ASSAULT" or tree.lemma(token) not in COMING_DOWN:
        return set()
    below = tree.subtree(token)
    if any(tree.lemma(at) in word_class("casualty") | word_class("dying") for at in below):
        return set()
    phrases = [at for at in below if tree.is_(at, "obl", "nmod")]
    cases = {at: case for at in phrases for case in tree.children(at, "case")[:1]}
    beside = [at for at, case in cases.items() if tree.word(case) in CLOSE_BY or tree.word(case - 1) in AT_A_DISTANCE]
    return {one for at in beside for one in tree.subtree(at)}
