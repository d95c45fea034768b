"""Demands in the words of whoever says that somebody must do something: "Paris said that Rabat must stop the raids"."""

from __future__ import annotations

from polybius.events.acts.match import SPEAKER, Candidate, Matcher
from polybius.events.words.lexicon import Pattern
from polybius.events.words.standing import PUBLIC, standing
from polybius.resources.word_classes import word_class
from polybius.schema import Sentence

NEAR = 3  # words between "must" and its verb that a trigger may span
DEMANDING = frozenset({"must", "should", "ought"})
ROW = Pattern("verbs:must", "VERB", "must", None, (), "demand", "REQUEST", "change", SPEAKER, ())


def demands(matcher: Matcher, sentence: Sentence) -> list[Candidate]:
    """The demands of a sentence: who says it asks, and whoever is the subject of "must" or "needs to" is asked."""
    found = []
    for token in range(sentence.first, sentence.last):
        helpers = duty(matcher, token)
        if matcher.tree[token].upos != "VERB" or not helpers:
            continue
        heads = [head for head in matcher.clauses.subject(token) if matcher.parties.is_person(head)]
        asked = tuple(party for party in matcher.doers(heads) if standing((party,)) in PUBLIC)
        asking = matcher.parties.speaker(token)
        mine = {party.entity for party in asking}
        if asked and asking and not mine & {party.entity for party in asked}:
            words = (*(word for word in helpers if abs(token - word) < NEAR), token)
            absorbed = tuple(matcher.tree.subtree(token))
            found.append(
                Candidate(token, ROW, "REQUEST", "change", asking, asked, tuple(sorted(words)), absorbed=absorbed)
            )
    return found


def duty(matcher: Matcher, token: int) -> list[int]:
    """The words that make a duty of what a verb tells: "must", "ought", the "needs" of "needs to stop"."""
    tree = matcher.tree
    own = {child: tree.word(child).lower() for child in tree.children(token, "aux")}
    if "have" in own.values():
        return []  # "should have stopped": blame, and no demand
    found = [child for child, word in own.items() if word in DEMANDING]
    if tree.lemma(token) in word_class("foreseen") or any(
        child < min(tree.children(token, "nsubj"), default=child) for child in found
    ):
        return []  # "should expect another raid"; "Should the rebels march on, ...": a warning and a condition
    above = tree[token].head
    if found or above is None or not tree.is_(token, "xcomp"):
        return found
    bound = tree.lemma(above) in word_class("bound") and not _past(matcher, above)
    return [above] if bound and any(tree.word(mark).lower() == "to" for mark in tree.children(token, "mark")) else []


def _past(matcher: Matcher, verb: int) -> bool:
    """Whether a duty is told of days gone by, or only thought of: "had to leave", "would need to"."""
    tree = matcher.tree
    return tree[verb].tag in ("VBD", "VBN") or bool(tree.children(verb, "aux"))
