"""What is done at home: who has arrested people there, where a charge of it does not say, and envoys who go back."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.acts.match import Candidate, Matcher
from polybius.events.phrases.onlookers import procurers
from polybius.resources.word_classes import word_class
from polybius.schema import Party

HELD = ("COERCE", "SANCTION", "CONCEDE", "RETREAT")  # acts of a state on people in its power
IN_POWER = frozenset({"", "arrest", "convict", "release", "restrict", "censor"})  # their modes: no fleets, no borders
STRUCK = ("of", "on", "against", "for")
INSIDE = ("in", "at", "inside", "across")
FREEING = frozenset({"free", "release", "liberate"})
BETWEEN = ("SUPPORT", "CONSULT")  # what an envoy's way to the other's capital tells
ABROAD = frozenset({"REF", "BUS", "MIL"})  # who is often in another state than his own


def holder(matcher: Matcher, candidate: Candidate, nouns: Iterable[int]) -> tuple[Party, ...]:
    """The state in whose power they are whom an act befalls that somebody condemns or praises, if no doer is told.

    "Norway condemned the arrest of the Kenyan editor": Kenya; "the crackdown in Minsk": Belarus. Nobody where they are
    of the speaker's own state, or that cannot be told.
    """
    own = {party.country for party in candidate.actors}
    for noun in nouns:
        pattern = matcher.rows.pattern(noun) if matcher.tree[noun].upos == "NOUN" else None
        if pattern is None or pattern.event_type not in HELD or pattern.mode not in IN_POWER:
            continue
        if matcher.first(noun, pattern.actor):
            return ()
        there = [at for at in matcher.tree.subtree(noun) if at in matcher.parties.place_at]
        placed = [at for at in there if matcher.clauses.case(at) in INSIDE]
        found = [party for at in placed for party in matcher.parties.on_the_spot(at)]
        named = matcher.clauses.prepositional(noun, STRUCK)  # "their release" is by whoever was told to free them
        struck = matcher.struck(noun, HELD, STRUCK) if named else ()
        found = found or [Party(p.span, None, p.country, p.country) for p in struck if p.sector not in (None, *ABROAD)]
        return tuple(party for party in found[:1] if party.country and party.country not in own)
    return ()


def freed(matcher: Matcher, candidate: Candidate) -> Candidate:
    """A release that somebody else brings about, by whoever held those who are freed.

    "Oman secured the release of a Dane held by Iran", "won the release of its envoys from Chad".
    """
    tree, clauses, verb = matcher.tree, matcher.clauses, candidate.token
    others = procurers(tree, clauses, verb)
    if candidate.event_type != "RETREAT" or not others:
        return candidate
    nouns = [at for at in tree.children(verb, "obj", "obl", "nsubj:pass") if tree.lemma(at) in word_class("freeing")]
    people = [head for noun in nouns for head in clauses.prepositional(noun, ("of",))]
    held = [at for head in people for at in tree.children(head, "acl") if clauses.passive(at)]
    by = clauses.prepositional(verb, ("from",)) + [
        head for at in (*nouns, *people) for head in clauses.prepositional(at, ("from",))
    ]
    jailers = matcher.parties.of([agent for head in people for agent in clauses.agents_of(head)] or by)
    spots = [head for at in (*held, *people) for head in clauses.prepositional(at, INSIDE)]
    jailers = jailers or tuple(party for at in spots for party in matcher.parties.on_the_spot(at))
    keys = {party.span for party in (*jailers, *matcher.parties.of(others))}
    taken = matcher.parties.of(people)
    if by and {party.country for party in jailers} & {party.country for party in taken}:
        taken = matcher.parties.of(others)  # "two nurses from Mali": who was held in Mali is hardly of it
        keys = set()
    return candidate.with_(actors=jailers, recipients=tuple(party for party in taken if party.span not in keys))


def jailed(matcher: Matcher, candidate: Candidate) -> Candidate:
    """An arrest of those whom somebody is asked to free, by whoever is asked: "urged it to free the men held there"."""
    tree, noun = matcher.tree, matcher.tree[candidate.token].head
    asked_for = noun is not None and tree.is_(candidate.token, "acl", "acl:relcl") and tree.is_(noun, "obj")
    freeing = tree[noun].head if asked_for and noun is not None else None
    if freeing is None or tree.lemma(freeing) not in FREEING or candidate.event_type not in HELD[:2]:
        return candidate
    asking = tree[freeing].head
    clauses, token = matcher.clauses, candidate.token
    if asking is None or not clauses.passive(token) or clauses.subject(token):
        return candidate
    asked = tree.children(freeing, "nsubj") or tree.children(asking, "obj", "iobj")
    asked = asked or clauses.prepositional(asking, ("on", "upon"))
    others = matcher.parties.of(clauses.subject(asking))  # who asks has not held them
    return candidate.with_(actors=matcher.parties.of(asked), aimed=(*candidate.aimed, *others))


def goals(matcher: Matcher, verb: int) -> set[str]:
    """The states to which somebody goes: Iran of "the envoy returned to Tehran", "to his post in Tehran"."""
    phrases = matcher.clauses.prepositional(verb, ("to",))
    heads = [at for head in phrases for at in (head, *matcher.clauses.prepositional(head, ("in",)))]
    words = [matcher.tree[at].span for at in heads]
    return {place.country for place in matcher.reading.places if place.country and any(map(place.span.overlaps, words))}


def gone_home(matcher: Matcher, candidate: Candidate) -> bool:
    """Whether an envoy only goes back to his own state: "Chad's ambassador returned to Ndjamena"."""
    if candidate.event_type not in BETWEEN or matcher.tree[candidate.token].upos != "VERB":
        return False
    going = [at for at in matcher.clauses.subject(candidate.token) if matcher.tree.lemma(at) in word_class("envoy")]
    return bool(goals(matcher, candidate.token) & {party.country for party in matcher.parties.of(going)})
