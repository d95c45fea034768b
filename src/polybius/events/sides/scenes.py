"""Where a blow was dealt, by a name before its noun: "the Gao attack", "killed in Mali attack"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polybius.events.words.grammar import Clauses
from polybius.events.words.lexicon import word_class
from polybius.schema import Event, Place, Span
from polybius.syntax import Tree

MET = ("on", "at", "against", "of")  # "Iran attack on Israel" is Iran's
FROM_AFAR = frozenset({"missile", "drone", "air", "artillery", "cyber", "naval", "ground", "nuclear", "cross"})
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
        met = clauses.prepositional(noun, MET)
        for place in places:
            named = any(place.span.contains(span) for span in before)
            town = place.kind == "city" and (noun == token or _of_bands(tree, noun))
            if named and town and not clauses.prepositional(noun, MET[:3]):
                out.add(place.span)
            if (
                named
                and place.kind == "country"
                and not met
                and _of_bands(tree, noun)
                and not place.span.of(text).isupper()
            ):
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
