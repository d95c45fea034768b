"""Whose those are who have seized power: "the junta", "the new rulers", of the state of the coup that is told of."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.actors import affair, not_whose, set_in
from polybius.actors.scene import SUBJECT, Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL

INSIDE = ("nmod", "nmod:poss", "amod", "compound")


def seized(scene: Scene, found: Found) -> Found | None:
    """The state whose power they seized: of the one coup that the report tells, else of the last one before.

    "Spain condemned the coup in Gabon. The new rulers closed the airport": Gabon's. Where it tells of no coup, whom
    another state backs: "Mali backs Niger. The junta accuses Paris". None for who is no such ruler.
    """
    if not _rules_by_force(scene, found):
        return None
    against = not_whose.others(scene, found) | not_whose.apart(scene, found)
    told = [f for f in _coups(scene) if f.country not in against and found.agent and found.agent.fits(f.country)]
    before = [f for f in told if f.span.end <= found.span.start]
    if told:
        return told[0] if len({f.country for f in told}) == 1 else before[-1] if before else None
    here = scene.sentence_of(found.head)
    last = [f for f in scene.in_sentence.get(here - 1, []) if f.country and f.kind == "GPE"]
    met = [f for f in last if scene.tree.is_(f.head, "obj") and f.country not in against]
    helped = [f for f in met if any(affair.only_helps(scene, other.country) for other in last if other is not f)]
    return helped[0] if helped else None


def _rules_by_force(scene: Scene, found: Found) -> bool:
    """Whether a noun is for those whom a coup brings to power: "the junta", "the new rulers", "the coup leaders"."""
    if found.agent is None or found.agent.kind not in ("organ", "staff", "group"):
        return False
    described = {scene.tree.lemma(at) for at in scene.tree.children(found.head, "amod", "compound")}
    noun = found.agent.lemma[-1]
    military = "military" in described | set(found.agent.lemma) and found.agent.sector == "GOV"
    ruling = noun in cues("ruling") and bool(described & {"new", "military"})
    return military or ruling or noun in cues("by coup") or "coup" in found.agent.lemma


def _coups(scene: Scene) -> Iterator[Found]:
    """The states in which power is told to be seized: "the coup in Gabon", "Niger's junta", "took power in Mali"."""
    tree = scene.tree
    for at in range(len(tree.tokens)):
        noun = tree[at].upos in ("NOUN", "PROPN") and tree.lemma(at).lower() in cues("coup") | cues("by coup")
        power = tree.lemma(at) in ("seize", "grab", "take") and tree[at].upos == "VERB"
        power = power and any(tree.lemma(child) == "power" for child in tree.children(at, "obj"))
        fallen = tree[at].upos == "VERB" and tree.lemma(at) in cues("overthrowing")
        inside = INSIDE if noun else SUBJECT if power else ("obj", "nsubj:pass") if fallen else ()
        heads = [
            child
            for head in (tree.children(at, *inside) if inside else ())
            for child in (head, *tree.children(head, *INSIDE))
        ]
        named = [f for head in heads for f in scene.at_head.get(head, []) if f.country]
        there = next(iter(named), None)
        verb = at if power else tree[at].head
        if there is None and (power or noun) and verb is not None and tree[verb].upos == "VERB":
            there = set_in.place_at(scene, verb)
        if there is not None and there.country not in INTERNATIONAL:
            yield there
