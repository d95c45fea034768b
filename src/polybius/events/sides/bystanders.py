"""Who only speaks or hears of a blow told elsewhere: politicians, courts, and the state's organs that act after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from polybius.events.words.grammar import Clauses
from polybius.events.words.standing import ARMED, FORCES, OUTLAWS
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party
from polybius.syntax import Tree

WORDY = frozenset({"PTY", "ELI", "LEG", "JUD", "JRN"})  # they neither strike nor are struck unless it is said
ORGANS = frozenset({"GOV", "COP"})  # a government or its police may, but not where they only act after a blow
AFTERWARDS = frozenset(
    "after since before following during amid despite about to toward towards over for regarding until".split()
)
FOLLOWING = frozenset({"follow", "precede", "prompt", "survive"})
DOING = ("by", "from")


def bystanders(
    clauses: Clauses, event: Event, side: str, named: Iterable[Party], *, kinds: Mapping[str, str], words: range
) -> tuple[Party, ...]:
    """Those whom a blow's own words do not name, and who by their kind stand on none of its sides for all that.

    "The senator has sought to look tough since the attacks in Paris", "prosecutors investigating the shooting": not
    who struck, nor who was struck. A person known by name alone counts as one of them.

    Args:
        clauses: Those of the reading.
        event: A blow; of other acts nobody is one.
        side: "actor", or "recipient".
        named: All who are named in the report.
        kinds: Of each entity what it is.
        words: The tokens of its sentence.
    """
    tree = clauses.tree
    token = tree.head_of(event.trigger)
    if token is None or event.event_type != "ASSAULT" or event.reciprocal:
        return ()
    noun = tree[token].upos == "NOUN"
    later = noun and _adjunct(tree, token)
    own = {*tree.subtree(token)} if later else _own(clauses, token)
    return tuple(
        party
        for party in named
        if (head := tree.head_of(party.span)) is not None
        and head not in own
        and (_talking(party, kinds) or _official(party, kinds, here=head in words, later=later, side=side))
        and (side == "recipient" or later or head not in words or clauses.subject(token))
    )


def _talking(party: Party, kinds: Mapping[str, str]) -> bool:
    person = kinds.get(party.entity or "") == "person" and party.sector not in ARMED | OUTLAWS | {*FORCES, "GOV"}
    return party.sector in WORDY or person


def _official(party: Party, kinds: Mapping[str, str], *, here: bool, later: bool, side: str) -> bool:
    """Whether the state's organs only act after a blow, or are named elsewhere than whom it struck."""
    person = kinds.get(party.entity or "") == "person"
    return party.sector in ORGANS and ((later and here) or (not here and side == "recipient" and (person or later)))


def _own(clauses: Clauses, token: int) -> set[int]:
    """The words that tell a blow: its phrase, and what the verb above tells of it."""
    tree = clauses.tree
    own = set(tree.subtree(token))
    if tree[token].upos == "NOUN":
        verb = tree[token].head
        if verb is not None and tree[verb].upos == "VERB":
            heads = clauses.object(verb) if token in clauses.subject(verb) else clauses.subject(verb)
            own |= {at for head in heads for at in tree.subtree(head)} - {token}
        return own
    heads = [*clauses.subject(token), *clauses.object(token)]
    if tree.is_(token, "acl", "acl:relcl"):
        heads.append(tree[token].head or 0)
    return own | {at for head in heads for at in tree.subtree(head, ("acl:relcl",))}


def _adjunct(tree: Tree, noun: int) -> bool:
    """Whether a blow only tells when, or of what somebody speaks: "after the attack", "the night of the attack"."""
    at: int | None = noun
    above = tree[noun].head
    if above is not None and tree.is_(noun, "obj", "ccomp") and tree.lemma(above) in word_class("stance"):
        return True  # "prosecutors investigating the attack"
    while at is not None and tree[at].upos in ("NOUN", "PROPN"):
        if {tree.lemma(case).lower() for case in tree.children(at, "case", "mark")} & AFTERWARDS:
            return True
        above = tree[at].head
        if above is not None and tree.is_(at, "nmod") and tree.lemma(above) not in word_class("quantity-of"):
            cases = {tree.lemma(case) for case in tree.children(at, "case")}
            if cases & {"of", "into"} and tree.lemma(above) not in word_class("measure"):
                return True
        if above is not None and tree.is_(at, "obj") and tree.lemma(above) in FOLLOWING:
            return True
        at = above if tree.is_(at, "nmod", "conj", "compound") else None
    return False
