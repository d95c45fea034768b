"""Violence that is told as what befell somebody, so that no doer is sought outside its words."""

from __future__ import annotations

from polybius.events.acts.match import Candidate
from polybius.events.words.grammar import Clauses
from polybius.events.words.unknowing import whose_question
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

ACCUSED = frozenset({"accuse", "blame", "suspect"})


def is_agentless(tree: Tree, clauses: Clauses, candidate: Candidate) -> bool:
    """Whether violence is told as what befell somebody: "was killed", "a bomb went off", "the blast"."""
    slots, verbal = candidate.pattern.actor, tree[candidate.token].upos == "VERB"
    if whose_question(tree, candidate.token):
        return True  # "did not know who had shelled it"
    if verbal and not any(slot.startswith(("subj", "inf", "speaker", "none")) for slot in slots):
        return True  # "the navy drew criticism" does not say whose
    if verbal and not candidate.actors and clauses.told_by_paper(candidate.token):
        return True
    if candidate.event_type == "ACCUSE" and _generally(tree, clauses, candidate.token):
        return True
    if candidate.event_type != "ASSAULT":
        return False
    doing = clauses.subject(candidate.token)
    if doing and not candidate.actors and all(_is_bomb(tree, at) for at in doing):
        return True  # "An explosion killed three soldiers. The premier condemned it"
    if doing and not candidate.actors and all(_is_weapon(tree, at) for at in doing):
        return True  # "Rockets killed two"
    return not verbal or candidate.pattern.actor == ("none",) or clauses.passive(candidate.token)


def _generally(tree: Tree, clauses: Clauses, token: int) -> bool:
    """Whether somebody stands accused, no one told by whom: "has been accused of", "are blamed for"."""
    if tree.lemma(token) not in ACCUSED or not clauses.passive(token) or clauses.subject(token):
        return False
    helpers = {tree.word(at).lower() for at in tree.children(token, "aux", "aux:pass")}
    return bool(helpers & {"have", "has", "is", "are"})


def _is_weapon(tree: Tree, noun: int) -> bool:
    """Whether a weapon does it, and not one that somebody owns up to: "regretted the shell that killed seven"."""
    owning = tree.lemma(tree[noun].head or 0) in word_class("regretting")
    return tree.lemma(noun) in word_class("weapon") and not owning


def _is_bomb(tree: Tree, noun: int) -> bool:
    """Whether a noun tells of what went off: "an explosion", "a bomb attack"."""
    dets = {tree.lemma(det) for det in tree.children(noun, "det")}
    told = [noun, *(tree.children(noun, "compound") if "a" in dets or "an" in dets else ())]
    return any(tree.lemma(at) in word_class("explosion") for at in told)
