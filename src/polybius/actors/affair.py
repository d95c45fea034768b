"""The states that a report is about, and which of them "its neighbour", "the other side" or "the country" means."""

from __future__ import annotations

from collections import Counter

from polybius.actors import match, pronouns
from polybius.actors.scene import NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL
from polybius.schema import Entity

SEVERAL = frozenset({"both", "two", "three", "four", "five"})
TRIPS = frozenset({"visit", "trip", "tour"})
CONCERNED = frozenset({"relevant", "concerned", "interested", "involved"})
COUNTERPART = "counterpart"
URGED = frozenset({"must", "should"})  # what others ask of "the minister"
PLACES = ("GPE", "LOC", "FAC")
ALSO = frozenset({"also", "further", "additionally"})  # who goes on has acted before
VISITING = ("visit", "tour", "reach")
OF_AMERICA = frozenset({"south", "central", "latin"})  # "the American state" is one of the fifty


def states(scene: Scene) -> list[str]:
    """The states that the report names or whose organs and people it names, the most often named first; no outlets'."""
    votes: Counter[str] = Counter()
    for found in scene.found:
        if passes_on(found):
            continue  # "told AFP"
        if found.country and found.country not in INTERNATIONAL and found.kind not in ("LOC", "FAC"):
            votes[found.country] += 1
    return [country for country, _ in votes.most_common()]


def passes_on(found: Found) -> bool:
    """Whether it is an outlet, whose reports are of any state: "a herder told AFP"."""
    return found.entity is not None and found.entity.kind == "media"


def find(scene: Scene) -> None:
    """Adds "the country", "the Gulf state" and "the capital", which mean a state or its government told before."""
    for at, token in enumerate(scene.tree.tokens):
        if _of_a_named_one(scene, at):
            for other in [f for f in scene.at_head.get(at, []) if f.use == "ner"]:
                scene.drop(other)
        if token.tag not in ("NN", "NNP") or not _stands_for_one(scene, at):
            continue
        children = scene.tree.children(at, "det")
        for other in list(scene.at_head.get(at, [])):
            scene.drop(other)  # "Gulf state", taken for a place by the model
        scene.add(Found(scene.tree.span(range(children[0], at + 1)), "GPE", at, "state"))


def _of_a_named_one(scene: Scene, at: int) -> bool:
    """Whether a noun only says what sort of state another one is: "the Gulf state of Oman"."""
    if scene.tree.lemma(at).lower() not in cues("state_noun") | cues("regional_noun"):
        return False
    named = [child for child in scene.tree.children(at, "nmod") if scene.case(child) == "of"]
    return any(found.kind == "GPE" and found.entity is not None for at in named for found in scene.at_head.get(at, []))


def _stands_for_one(scene: Scene, at: int) -> bool:
    """Whether a noun with "the", and at most a part of the world, means a state: "the country", "the Baltic nation"."""
    noun, there = scene.tree.lemma(at).lower(), scene.at_head.get(at, [])
    inside = ("det", "nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss", "appos")
    children = scene.tree.children(at, *inside)
    children = [child for child in children if not _added(scene, at, child)]
    if [scene.word(child) for child in children[:1]] != ["the"] or not scene.tree.is_(children[0], "det"):
        return False
    if len(children) == 1:
        common = scene.tree[at].tag == "NN" or scene.tree.word(at).islower()
        return common and noun in cues("state_noun") | cues("capital_noun") and not there
    known = any(found.country is not None for found in there)
    return len(children) == 2 and noun in cues("regional_noun") and not known and bool(_regions(scene, at))


def _added(scene: Scene, at: int, child: int) -> bool:
    """Whether a clause only adds something about a noun: "the kingdom, which signed a pact"."""
    return scene.tree.is_(child, "acl:relcl") and scene.word(at + 1) == ","


def _regions(scene: Scene, at: int) -> list[str]:
    """The words that say in which part of the world a state lies: "the west African country"."""
    below = [child for child in scene.tree.children(at, "amod", "compound") if cues(f"a {scene.word(child)}")]
    words = [(scene.word(child), scene.word(child - 1)) for child in below]
    return [word for word, before in words if word != "american" or before in OF_AMERICA]


def resolve_state(scene: Scene, found: Found) -> None:
    """Gives "the country" or "the capital" its state, and an entity where it acts or is dealt with."""
    capital = scene.tree.lemma(found.head) in cues("capital_noun")
    state = scene.home if capital and scene.home is not None else _latest(scene, found)
    if state is None or state.country is None:
        return
    found.country = state.country
    part = match.use_of_place(scene, found)
    if part == "place":
        return
    words = scene.reading.words(found.span)
    if capital and part == "actor":
        found.entity = match.government(scene, state.country, words)
    else:
        why = f"{words}; state by {scene.reading.words(state.span)!r}"
        found.entity = scene.knowledge.entity(state.country, scene.day, why)


def _latest(scene: Scene, found: Found) -> Found | None:
    """The state named last before that does not act in the clause: "The French froze sales to the country"."""
    verb = scene.verb_above(found.head)
    if verb is not None and (one := _who_goes_on(scene, found, verb)) is not None:
        return one
    verbs = [verb] if verb is not None else []
    while verbs and scene.tree.is_(verbs[-1], "conj") and scene.tree[verbs[-1]].head is not None:
        verbs.append(scene.tree[verbs[-1]].head or 0)  # "Peru cut its aid, and the bloc has expelled the country"
    acting = {
        other.country
        for child in (child for at in verbs for child in scene.tree.children(at, "nsubj", "nsubj:pass"))
        for other in scene.at_head.get(child, [])
        if child != found.head
    }
    before = [
        other
        for other in scene.found
        if other.span.end <= found.span.start
        and other.country
        and other.country not in INTERNATIONAL
        and other.country not in acting
        and other.kind in ("GPE", "NORP")
        and _can_be(scene, found, other.country)
    ]
    before = [f for f in before if not _in_list(scene, f)] or before  # "Chad and Togo banned officials of the country"
    if before:
        return before[-1]
    return scene.home if scene.home is None or _can_be(scene, found, scene.home.country) else None


def _who_goes_on(scene: Scene, found: Found, verb: int) -> Found | None:
    """The state that acted in the sentence before: "Peru expelled the Chilean envoy. The country also shut ..."."""
    also = any(scene.word(at) in ALSO for at in scene.tree.children(verb, "advmod"))
    if not also or not scene.tree.is_(found.head, "nsubj") or scene.tree.is_(verb, "ccomp", "acl:relcl", "advcl"):
        return None
    here = scene.sentences[found.head]
    acting = [f for f in scene.in_sentence.get(here - 1, []) if f.country and scene.tree.is_(f.head, "nsubj")]
    acting = [f for f in acting if f.kind == "GPE" and f.country not in INTERNATIONAL]
    one = min(acting, key=lambda f: f.head, default=None)
    return one if one is not None and _can_be(scene, found, one.country) else None


def _in_list(scene: Scene, found: Found) -> bool:
    """Whether a state is named with others, so that one noun can hardly mean it."""
    return found.kind == "GPE" and (scene.tree.is_(found.head, "conj") or scene.listed(found))


def _can_be(scene: Scene, found: Found, country: str | None) -> bool:
    """Whether a state can be called so: "the kingdom", "the Gulf state" is Saudi Arabia where Chad was named last."""
    told = [scene.tree.lemma(found.head), *_regions(scene, found.head)]
    return all((country or "").lower() in forms for word in told if (forms := cues(f"a {word}")))


def other_side(scene: Scene, found: Found) -> Entity | None:
    """The state that "its neighbour", "the rival" or "the other side" means: of the report's two states the other one.

    The one is whose neighbour it is, else who acts in the clause, else who acted last. None where the report is about
    one state alone, or where the one is a third state. "The counterpart" is whoever was told of last by that word.
    """
    noun = found.agent.lemma[-1] if found.agent is not None else ""
    told = [f for f in scene.nouns.get(noun, []) if f.span.end <= found.span.start and f.entity is not None]
    if noun == COUNTERPART and told and not scene.tree.children(found.head, "nmod:poss"):
        return told[-1].entity
    one, words = _anchor(scene, found), scene.reading.words(found.span)
    other = _visited(scene, found, one) or _rebels(scene, one) or other_than(scene, one)
    if other is not None and other.country and found.agent is not None and found.agent.sector == "GOV":
        return match.government(scene, other.country, words)
    return other


def _visited(scene: Scene, found: Found, guest: str | None) -> Entity | None:
    """The state to which the guest of "his hosts" has come: "flew to Cairo and thanked his hosts"; else None."""
    if found.agent is None or found.agent.lemma[-1] != "host" or guest is None:
        return None
    place = come_to(scene, found, guest)
    return scene.knowledge.entity(place.country or "", scene.day, "where the guest is") if place is not None else None


def come_to(scene: Scene, found: Found, guest: str) -> Found | None:
    """The place of another state to which somebody of a state has come, by what is told right before."""
    before = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.span.end <= found.span.start]
    there = [f for f in before if f.kind in (*PLACES, "NORP") and f.country not in (None, guest, *INTERNATIONAL)]
    return next((f for f in reversed(there) if _comes(scene, f, guest)), None)


def _comes(scene: Scene, place: Found, guest: str) -> bool:
    """Whether somebody of a state goes to a place or is there: "flew to Cairo", "ended a visit to Mali"."""
    tree, verb = scene.tree, scene.tree[place.head].head
    path = list(tree.ancestors(place.head))[:3]
    nouns = path + [child for at in path for child in tree.children(at, "obj", "xcomp")]
    if any(tree[at].upos == "NOUN" and tree.lemma(at) in TRIPS for at in nouns):
        heads = [child for at in path for child in tree.children(at, "nsubj", "nmod:poss")]
        return any(f.country == guest for child in heads for f in scene.at_head.get(child, []))
    if place.kind == "NORP":
        return False
    visited = verb is not None and tree.is_(place.head, "obj") and tree.lemma(verb) in VISITING
    come = tree.is_(place.head, "obl") and scene.case(place.head) in ("in", "to", "at", "for")
    subjects = tree.children(verb, "nsubj") if verb is not None and (visited or come) else []
    return any(f.country == guest for child in subjects for f in scene.at_head.get(child, []))


def mention_of_other(scene: Scene, state: str) -> Found | None:
    """The first mention of the other one of the report's two states; None as for :func:`other_than`."""
    other = _other(scene, state)
    return next((f for f in scene.found if f.country == other), None) if other else None


def only_helps(scene: Scene, state: str | None) -> bool:
    """Whether a state is told of as a helper or friend alone: "Cameroon sent doctors", "Moscow praised the army"."""
    told = [found for found in scene.found if found.country == state and found.use != "pronoun"]
    return bool(told) and all(_helps(scene, found) for found in told)


def _helps(scene: Scene, found: Found) -> bool:
    tree, verb = scene.tree, scene.tree[found.head].head
    if verb is None or found.kind not in ("GPE", "NORP", "ORG", "AGENT") or not scene.is_subject(found):
        return False
    if tree.lemma(verb) not in cues("giving"):
        return tree.lemma(verb) in cues("standing by") | cues("praising")
    given = {tree.lemma(at) for at in tree.children(verb, "obj", "xcomp")}
    return bool(given & (cues("aid") | cues("helper")))


def _other(scene: Scene, state: str | None) -> str | None:
    two = states(scene)[:2]
    if len(two) < 2 or state not in two:
        return None
    return two[1] if state == two[0] else two[0]


def other_than(scene: Scene, state: str | None) -> Entity | None:
    """Of the report's two states the other one; None where it is about one alone, or where ``state`` is a third."""
    other = _other(scene, state)
    if other is None:
        return None
    return scene.knowledge.entity(other, scene.day, f"of the two states of the report the other than {state}")


def _rebels(scene: Scene, state: str | None) -> Entity | None:
    """The armed group of a state that the report names more often than any other state: the other side at home."""
    groups = Counter(
        found.entity.id for found in scene.found if found.entity is not None and found.entity.kind == "group"
        and found.country == state and found.use != "agent"
    )  # fmt: skip
    if state is None or not groups:
        return None
    id, count = groups.most_common(1)[0]
    foreign = Counter(
        found.country
        for found in scene.found
        if found.country not in (state, None, *INTERNATIONAL) and found.kind not in ("LOC", "FAC")
    )
    if foreign and foreign.most_common(1)[0][1] >= count:
        return None
    return next(found.entity for found in scene.found if found.entity is not None and found.entity.id == id)


def is_other(scene: Scene, found: Found) -> bool:
    """Whether a noun stands for the other one of two states: "its neighbour", "the other side"."""
    agent = found.agent
    if agent is None or (found.plural and agent.lemma[-1] != "host"):
        return False
    owners = scene.tree.children(found.head, "nmod:poss")
    if agent.kind == "counterpart":
        return bool(owners) or agent.lemma[-1] not in cues("of_a_visit")  # "his guest", but "a guest" at a party
    words = {scene.word(child) for child in (*scene.tree.children(found.head, "det"), *owners)}
    if agent.lemma[-1] not in cues("counterpart") or scene.tree.children(found.head, "amod", "compound"):
        return False  # "its Chadian neighbour" says which
    possessed = any(other.country for child in owners for other in scene.at_head.get(child, []))
    return possessed or bool(words & {"the", "its", "their", "whose"})


def met_by(scene: Scene, found: Found) -> set[str]:
    """The states of which its own counterpart is: "the foreign minister stayed away because his Indian counterpart"."""
    states = set[str]()
    for other in scene.nearby(found.head):
        noun = scene.tree[other.head].head if other.kind == "NORP" and other.span.start >= found.span.end else None
        if noun is None or scene.tree.lemma(noun) != "counterpart" or other.country is None:
            continue
        if {scene.word(at) for at in scene.tree.children(noun, "nmod:poss")} & {"his", "her"}:
            states.add(other.country)
    return states


def ministry(scene: Scene, found: Found) -> Found | None:
    """The state whose ministry tells of an officer: "The minister will visit Rome, the ministry of Peru said"."""
    verb, agent = scene.verb_above(found.head), found.agent
    if verb is None or agent is None or agent.kind != "staff" or agent.sector != "GOV" or found.plural:
        return None
    if not scene.is_subject(found) or {scene.word(at) for at in scene.tree.children(verb, "aux")} & URGED:
        return None
    above = scene.tree[verb].head if scene.tree.is_(verb, "ccomp") else None
    telling = [at for at in (above, *scene.tree.children(verb, "parataxis")) if at is not None]
    heads = [head for at in telling for head in scene.tree.children(at, *SUBJECT)]
    for head in heads:
        organs = [f for f in scene.at_head.get(head, []) if f.agent is not None and f.agent.kind == "organ"]
        if any(f.agent.sector == "GOV" for f in organs if f.agent):
            inside = [f for at in scene.tree.subtree(head) for f in scene.at_head.get(at, []) if f.country]
            return next((f for f in inside if f.country not in INTERNATIONAL and agent.fits(f.country)), None)
    return None


def is_both(scene: Scene, found: Found) -> bool:
    """Whether a plural stands for so many parties named before: "both armies", "the three governments".

    "All sides", "any party", "the warring parties", "all parties" who are to show restraint and, in a report that names
    an armed group, "the parties": no political ones.
    """
    if found.agent is not None and found.agent.lemma == ("party",) and _any(scene, found):
        return True
    if not found.plural or found.agent is None or not _sided(found):
        return False
    words = {scene.word(child) for child in scene.tree.children(found.head)}
    if words == {"the"} and found.agent.lemma[-1] in cues("counterpart"):
        return True  # "The neighbours signed a pact": two states
    if words & SEVERAL or found.agent.lemma[-1] not in cues("opponents"):
        return bool(words & SEVERAL)
    if "all" in words and _held_back(scene, found):
        return True
    groups = any(other.entity is not None and other.entity.kind == "group" for other in scene.found)
    if "the" in words and found.agent.kind == "group" and _many_before(scene, found):
        return bool(words & cues("warring"))  # "Militias shelled the base. The factions denied it": they
    fighting = groups or (words == {"the"} and _armies_alone(scene))
    return bool(words & (cues("warring") | CONCERNED)) or (fighting and bool(words & {"all", "the"}))


def _armies_alone(scene: Scene) -> bool:
    """Whether a report tells of two states' forces and of no political party: "the parties had agreed to a truce"."""
    armies = {f.country for f in scene.found if f.agent is not None and f.agent.sector == "MIL" and f.country}
    political = any(f.kind == "ORG" and f.entity is not None and f.entity.kind == "party" for f in scene.found)
    return len(armies - {*INTERNATIONAL}) > 1 and not political


def _many_before(scene: Scene, found: Found) -> bool:
    """Whether bands of one state are told of as many before somebody: "militias"."""
    before = (f for f in scene.found if f.span.end <= found.span.start and f.plural and f.entity is not None)
    return any(f.agent is not None and f.agent.kind == "group" for f in before)


def _held_back(scene: Scene, found: Found) -> bool:
    """Whether they are asked not to fight: "called on all parties to exercise restraint"."""
    verb = scene.tree[found.head].head
    asked = scene.tree.subtree(verb) if verb is not None else []
    return any(scene.tree.lemma(at) in cues("holding back") for at in asked)


def _any(scene: Scene, found: Found) -> bool:
    return any(scene.word(child) == "any" for child in scene.tree.children(found.head, "det"))


def _sided(found: Found) -> bool:
    return found.agent is not None and found.agent.lemma[-1] in cues("counterpart") | cues("of_two")


def _anchor(scene: Scene, found: Found) -> str | None:
    for child in scene.tree.children(found.head, "nmod:poss"):
        owner = scene.headed(child)
        if owner is not None and owner.entity is None and owner.use == "pronoun":
            pronouns.resolve_pronoun(scene, owner)
        if owner is not None and owner.country:
            return owner.country
    verb = scene.verb_above(found.head)
    while verb is not None:
        for child in scene.tree.children(verb, "nsubj"):
            acting = scene.headed(child)
            if child != found.head and acting is not None and acting.country:
                return acting.country
        verb = scene.verb_above(verb)
    before = [f for f in scene.found if f.span.end <= found.span.start and f.country and f.entity is not None]
    acting_before = [f for f in before if scene.is_subject(f) and f.country not in INTERNATIONAL]
    return acting_before[-1].country if acting_before else None
