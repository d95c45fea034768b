"""Whom an act does not reach that speaks of hostile ones: "vetoed a text condemning Chad", "backs the embargo on Cuba".

What is refused, welcomed or talked about is hostile to them, so that they are no other side of who does so.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from polybius.events.acts.match import Candidate, Matcher
from polybius.resources.word_classes import word_class
from polybius.schema import Party

SPEAKING = ("AGREE", "CONSULT", "REJECT", "SUPPORT")  # acts that can be about hostile ones
HOSTILE = ("ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN")
ENDING = ("CONCEDE", "RETREAT")
PROMISE = "compose:spare+any"  # the row of a promise not to do it
STRUCK = ("on", "against")  # before whom a hostile noun strikes: "sanctions on Iran", and not "the threats of Iran"
SPOKEN_OF = ("to", "against", "on", "behind")  # "voted against it", "agreed on it", "threw its weight behind it"
WHOEVER = frozenset({"whoever", "who", "what", "whatever"})  # "praised whoever was behind it"
BESIDE = ("advcl", "parataxis", "nsubj", "nsubj:pass", "conj", "obl:agent")  # below the verb, and no part of that


def spared(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Whom the acts strike, or would strike, of which it speaks."""
    tree, clauses, verb = matcher.tree, matcher.clauses, candidate.token
    warning = candidate.event_type == "THREATEN" and tree.lemma(verb) == "warn"  # "warned against a strike on Iran"
    if (candidate.event_type not in SPEAKING and not warning) or PROMISE in candidate.composed:
        return ()  # "vowed not to attack Chad" is promised to Chad
    struck: list[int] = []
    for word in _spoken_of(matcher, verb):
        pattern = matcher.rows.pattern(word)
        if any(_ended(matcher, above) for above in itertools.takewhile(lambda at: at != verb, tree.ancestors(word))):
            continue  # "welcomed the lifting of the sanctions on Cuba"
        if pattern is None or pattern.event_type not in HOSTILE:
            behind = [at for at in clauses.prepositional(verb, ("against",)) if word + 1 in tree.children(at, "case")]
            struck += clauses.prepositional(word, ("against",)) + behind if tree[word].upos == "NOUN" else []
        elif pattern.upos == "NOUN":  # "opposes the embargo against Cuba": a parser may hang Cuba on the verb
            behind = [head for head in clauses.prepositional(verb, STRUCK) if head > word]
            struck += clauses.prepositional(word, STRUCK) + (behind if word in clauses.object(verb) else [])
        else:
            struck += clauses.object(word) + clauses.prepositional(word, STRUCK)
    return matcher.parties.of([word for head in struck for word in tree.subtree(head)])


def unsaid(matcher: Matcher, candidate: Candidate) -> set[int]:
    """The words of a text that does not come about: what it would condemn or demand, nobody has."""
    tree, verb = matcher.tree, candidate.token
    if candidate.event_type != "REJECT" or tree.lemma(verb) not in word_class("thwarting"):
        return set()
    texts = [at for at in _spoken_of(matcher, verb) if tree.lemma(at) in word_class("utterance")]
    clauses = [(text, clause) for text in texts for clause in tree.children(text, "acl", "acl:relcl")]
    return {word for text, clause in clauses for word in (text, *tree.subtree(clause))}


def called_home_for(matcher: Matcher, candidate: Candidate) -> set[int]:
    """The words for why an envoy is called home, which tell no meeting: "recalled its envoy for consultations"."""
    if candidate.event_type != "SANCTION" or candidate.mode != "withdraw":
        return set()
    return {
        at
        for at in matcher.tree.subtree(candidate.token)
        if matcher.tree.lemma(at) in word_class("meeting")
        and any(matcher.tree.lemma(case) == "for" for case in matcher.tree.children(at, "case"))
    }


def _ended(matcher: Matcher, word: int) -> bool:
    """Whether a word tells that something is over: "an end to the embargo"."""
    pattern = matcher.rows.pattern(word)
    return pattern is not None and (pattern.operator == "stop" or pattern.event_type in ENDING)


def _spoken_of(matcher: Matcher, verb: int) -> Iterator[int]:
    """The words of what a verb refuses, welcomes or talks about."""
    tree, clauses = matcher.tree, matcher.clauses
    heads = {*clauses.object(verb), *clauses.prepositional(verb, SPOKEN_OF), *tree.children(verb, "xcomp")}
    objects = clauses.object(verb)  # "threw its weight behind the coup": a parser may hang the coup on the weight
    heads |= {at for noun in objects for at in clauses.prepositional(noun, ("behind",))}
    heads |= {
        at
        for at in tree.children(verb, "ccomp")
        if any(tree.lemma(child) in WHOEVER for child in tree.children(at, "nsubj"))
    }
    for head in sorted(heads):
        yield from tree.subtree(head, BESIDE)
