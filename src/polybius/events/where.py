"""Where: the place of an event, and the state on whose ground it happened."""

from __future__ import annotations

from polybius.events.lexicon import word_class
from polybius.schema import Reading, Sentence
from polybius.syntax import Tree

LOCATIVE = frozenset("in at near on outside inside around across through throughout along off".split())
LOCATIVE |= frozenset("to from over into toward towards of".split())


def place_of(reading: Reading, tree: Tree, token: int, sentence: Sentence) -> int | None:
    """The place of the event: named with a preposition below the predicate, else in its sentence."""
    inside = [(index, place) for index, place in enumerate(reading.places) if sentence.span.contains(place.span)]
    subtree = set(tree.subtree(token))
    ranked = []
    for index, place in inside:
        tokens = reading.tokens_in(place.span)
        named = any(timex.span.overlaps(place.span) for timex in reading.timexes)
        coarse = place.precision == "country"
        before_it = not coarse and _compounded(tree, tokens, token)
        if not tokens or named or not (before_it or _locative(tree, tokens)):  # "in March" is no town
            continue
        steps = tree.steps(token, tokens[0])
        ranked.append((not subtree & set(tokens), coarse, steps if steps is not None else 99, index))
    return min(ranked)[-1] if ranked else None


def _compounded(tree: Tree, tokens: list[int], token: int) -> bool:
    """Whether a town stands before the noun of the event, or of the blow that did it: "died in the Gao air strike"."""
    at = tokens[-1] if tokens else None
    while at is not None and at != token and tree.is_(at, "compound"):
        at = tree[at].head
    if at is None or at in tokens:
        return False
    return at == token or (tree[at].head == token and tree.lemma(at) in word_class("attack"))


def _locative(tree: Tree, tokens: list[int]) -> bool:
    chosen = set(tokens)
    head = next((t for t in tokens if tree[t].head not in chosen), tokens[0])
    for at in (head, tree[head].head):
        if at is None:
            continue
        cases = {tree.word(c).lower() for c in tree.children(at, "case")}
        if cases & LOCATIVE:
            return True
        if not tree.is_(head, "compound", "flat", "nmod", "appos", "amod"):
            break
    return tree.is_(head, "obj", "nsubj:pass")  # "hit Ain al-Asad"


def host_of(reading: Reading, place: int | None, acts_on_ground: bool) -> str | None:
    """The state on whose ground it happened: the place's, else none unless a place of the document says so."""
    if place is not None:
        return reading.places[place].country
    if not acts_on_ground:
        return None
    dateline = reading.document.dateline
    if dateline is None or dateline.place is None:
        return None
    found = [p.country for p in reading.places if dateline.span.overlaps(p.span)]
    return found[0] if found else None
