"""The modes of an event: how it was done, by the words of the act, of what it is done to and of what it is about."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from polybius.events.phrases.onlookers import answer_to
from polybius.events.words.grammar import Clauses
from polybius.events.words.ontology import ontology, weapon_words
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

USING = frozenset("fire launch use employ deploy throw hurl lob unleash drop carry".split())  # a weapon, not hit one
NOT_LIVE = frozenset({"rubber", "plastic"})  # bullets
FLYING = frozenset({"aerial", "drone", "heavy-weapons"})  # modes of what is shot down by no gunman


def by_weapon(tree: Tree, tokens: Iterable[int]) -> list[str]:
    """The modes of ASSAULT that the words for weapons tell in the clauses of some predicates."""
    nodes = {node for token in tokens for node in _own(tree, token)}
    nodes |= {also for node in nodes if _is_used(tree, node) for also in tree.conjuncts(node)}
    words = {tree.lemma(node) for node in nodes if not (node and tree.lemma(node - 1) in NOT_LIVE)}
    return [mode for mode, said in weapon_words().items() if said & words]


def _own(tree: Tree, token: int) -> set[int]:
    """The words of an act's own clause, without those of the act that it answers: "... for the drone strike"."""
    own = {token, *tree.subtree(token, BEYOND)}
    return own - {at for noun in own - {token} if answer_to(tree, noun) is not None for at in tree.subtree(noun)}


def _is_used(tree: Tree, noun: int) -> bool:
    """Whether a weapon is used, and with it those listed behind it: "launched drones and missiles"; not one that is
    hit: "destroyed a drone and two tanks".
    """
    cases, verb = {tree.word(case).lower() for case in tree.children(noun, "case")}, tree[noun].head
    fired = verb is not None and tree.is_(noun, "obj") and tree.lemma(verb) in USING
    used = fired or (tree.is_(noun, "obl", "nmod") and "with" in cases)
    named = {tree.lemma(at) for at in (noun, *tree.children(noun, "compound"))}  # "tear gas"
    return used and any(named & said for said in weapon_words().values())


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
        "clause": {tree.lemma(at) for at in _own(tree, token)},
    }
    if "shoot" in said["act"] and any(tree.word(at).lower() == "down" for at in tree.children(token, "compound:prt")):
        said["act"] -= {"shoot"} if FLYING & set(event.modes) else set()  # "shot down a plane"
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
