"""The modes of an event: how it was done, by the words of the act, of what it is done to and of what it is about."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import replace

from polybius.events.words.grammar import Clauses
from polybius.events.words.ontology import ontology
from polybius.events.words.standing import standing
from polybius.resources import digest, table
from polybius.schema import Event, Reading
from polybius.syntax import Tree

OF_CONTENT = ("REQUEST", "REJECT", "THREATEN")  # whose mode is what is asked, refused or threatened
OPEN = ("REJECT", "change")  # of a refusal that does not tell what is refused
BEYOND = ("conj", "ccomp", "parataxis", "acl:relcl", "advcl")  # clauses beside the act's own
# of two words for how it was done the second says no more: a suicide bomber is no plane, a jet's bomb no mine
NO_MORE = (
    ("drone", "aerial"),
    ("suicide-attack", "aerial"),
    ("suicide-attack", "explosives"),
    ("aerial", "explosives"),
    ("crowd-control", "explosives"),
    ("destroy", "explosives"),
)
BOMBING = frozenset({"bomb", "bombing", "bombard", "bombardment"})  # what a state bombs is bombed from the air
KILLING = frozenset({"kill", "killing", "assassinate", "murder", "poison", "poisoning", "slay", "execute"})


def settled(reading: Reading, tree: Tree) -> Reading:
    """The reading, each event with all modes that its words tell, and the score that goes with them."""
    clauses, people = Clauses(reading, tree), [m.span for m in reading.mentions if m.kind == "PER"]
    events = []
    for event in reading.events:
        token = tree.head_of(event.trigger)
        modes = event.modes if token is None else _modes(event, token, tree, clauses)
        named = any(span.overlaps(party.span) for party in event.recipients for span in people)
        if token is not None and event.event_type == "ASSAULT" and named and tree.lemma(token) in KILLING:
            modes = (*modes, "targeted") if "targeted" not in modes else modes
        events.append(replace(event, modes=modes, score=ontology()[event.event_type].score_of(modes)))
    return replace(reading, events=tuple(events))


def _modes(event: Event, token: int, tree: Tree, clauses: Clauses) -> tuple[str, ...]:
    said = {
        "act": {tree.lemma(token)},
        "object": {tree.lemma(at) for at in clauses.object_only(token)},
        "content": {tree.lemma(at) for at in _content(token, tree, clauses)},
        "clause": {tree.lemma(at) for at in tree.subtree(token, BEYOND)},
    }
    told = [mode for by, words, mode in _words(digest())[event.event_type] if said[by] & words]
    if event.event_type in OF_CONTENT:
        return tuple(told[:1]) or tuple(mode for mode in event.modes if (event.event_type, mode) != OPEN)
    modes = list(dict.fromkeys((*event.modes, *told)))
    if event.event_type == "ASSAULT" and said["act"] & BOMBING and standing(event.actors) == "state":
        modes = ["aerial" if mode == "explosives" else mode for mode in modes if mode != "aerial"]
    if "seize" in modes and _of_people(event):
        modes = ["arrest" if mode == "seize" else mode for mode in modes]
    gone = {less for more, less in NO_MORE if more in modes}
    return tuple(mode for mode in modes if mode not in gone)


def _content(token: int, tree: Tree, clauses: Clauses) -> list[int]:
    """The heads of what is asked, refused or threatened: "asked it to leave", "called for talks", "refused aid"."""
    nouns = clauses.object_only(token) if tree[token].upos == "VERB" else []
    nouns = nouns + clauses.prepositional(token, ("for", "to", "with", "of"))
    return [*clauses.complements(token), *nouns, *(at for noun in nouns for at in tree.children(noun, "acl"))]


def _of_people(event: Event) -> bool:
    return bool(event.recipients) and any(count.what == "arrested" for count in event.counts)


@functools.lru_cache(maxsize=4)
def _words(_: str) -> dict[str, list[tuple[str, frozenset[str], str]]]:
    out: dict[str, list[tuple[str, frozenset[str], str]]] = defaultdict(list)
    for row in table("lexicon/modes"):
        out[row["event_type"]].append((row["told_by"], frozenset(row["words"].split("|")), row["mode"]))
    return out
