"""Whose those are who stand on one side of a blow or an arrest, as far as the other side tells."""

from __future__ import annotations

from polybius.actors import affair
from polybius.actors.scene import NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.actors.towns import places_of
from polybius.resources.parties import INTERNATIONAL

STRUCK = ("obj", "nsubj:pass")
ARMED = ("MIL", "COP")
DOER = "obl:agent"
AT_HOME = ("COP", "JUD")
ATTACKERS = frozenset({"attacker", "assailant"})


def across(scene: Scene, found: Found) -> set[str]:
    """The states whose forces stand on the other side of a blow, so that it is not of theirs.

    "Israeli jets killed a cleric" in a report of two states: not an Israeli one. "The officer was hit by a sniper":
    not by one of his own army. Whoever is struck by the army of the state in which the report is set may be of it.
    """
    verb = scene.verb_above(found.head)
    if verb is None or not _harms(scene, verb) or len(affair.states(scene)) < 2:
        return set()
    if _struck(scene, found.head, verb):
        if found.agent is not None and found.agent.lemma[-1] in cues("captive"):
            return set()  # whom somebody holds may be of any state
        if (together := _helpers(scene, _doers(scene, verb))) is not None:
            return together
        at_home = scene.home.country if scene.home is not None else None
        doers = _doers(scene, verb)
        known = (_forces(scene, doers) - {at_home}) | _answering_state(scene, verb)
        return known | _coming(scene, doers) | _regretting(scene, verb)
    armed = found.agent is not None and found.agent.sector == "MIL"
    shot = scene.tree[found.head].head if scene.tree.is_(found.head, "compound") else None  # "by sniper fire"
    if armed and {found.head, shot} & set(_doers(scene, verb)):
        victims = [f for child in scene.tree.children(verb, *STRUCK) for f in scene.at_head.get(child, [])]
        return {f.country for f in victims if f.country and f.entity is not None and f.entity.sector in ARMED}
    return set()


def _harms(scene: Scene, verb: int) -> bool:
    """Whether a verb tells a blow: "killed", "fired on", "left 30 gunmen dead"."""
    tree = scene.tree
    left = tree.lemma(verb) == "leave" and any(tree.lemma(at) in cues("fallen") for at in tree.subtree(verb))
    return left or tree.lemma(verb) in cues("harming") | {"fire"}


def forces_at(scene: Scene, verb: int) -> set[str]:
    """The states whose forces strike by a verb: "Israeli jets struck a port"; none where it tells no blow."""
    return _forces(scene, _doers(scene, verb)) if scene.tree.lemma(verb) in cues("harming") | {"fire"} else set()


def _helpers(scene: Scene, heads: list[int]) -> set[str] | None:
    """The other states of those who strike together on the ground, where no further state is told of; else None.

    "Malian soldiers and Russian mercenaries killed herders": Mali's, to whom the others came.
    """
    tree = scene.tree
    doers = [item for head in heads for item in tree.conjuncts(head)]
    words = sorted({*doers, *(at for item in doers for at in tree.subtree(item) if tree.is_(at, "amod", "conj"))})
    countries = list(dict.fromkeys(f.country for at in words for f in scene.at_head.get(at, []) if f.country))
    told = {f.country for at in heads for f in scene.nearby(at) if f.country} | {
        scene.home.country if scene.home else None
    }
    if len(countries) < 2 or told - {*countries, None} or any(tree.lemma(at) in cues("tool") for at in doers):
        return None
    return set(countries[1:])


def _coming(scene: Scene, heads: list[int]) -> set[str]:
    """The states from which some armed people come: "gunmen from Chad killed two soldiers", not Chad's."""
    armed = [at for at in heads for f in scene.at_head.get(at, []) if f.agent is not None and f.agent.kind == "group"]
    homes = [child for at in armed for child in scene.tree.children(at, "nmod") if scene.case(child) == "from"]
    return {f.country for at in homes for f in scene.at_head.get(at, []) if f.country and f.kind == "GPE"}


def _regretting(scene: Scene, verb: int) -> set[str]:
    """The states that regret, deny or own up to a blow: "Chad voiced regret for the blast that killed two soldiers"."""
    tree, noun = scene.tree, scene.tree[verb].head
    if noun is None or not tree.is_(verb, "acl:relcl") or tree.lemma(noun) not in cues("blow") | cues("explosion"):
        return set()
    above = [noun, *list(tree.ancestors(noun))[:2]]
    speaking = [at for at in above if tree[at].upos == "VERB"][:1]
    told = {tree.lemma(word) for at in speaking for word in (at, *tree.children(at, "obj"))}
    if not told & cues("answering_for"):
        return set()
    subjects = [child for at in speaking for child in tree.children(at, *SUBJECT)]
    return {f.country for at in subjects for f in scene.at_head.get(at, []) if f.country and f.kind == "GPE"}


def overhead(scene: Scene, found: Found) -> bool:
    """Whether bare craft strike, which need not be of the state that they strike: "Drones hit a depot in Tripoli"."""
    verb = scene.verb_above(found.head) if scene.tree.lemma(found.head) in cues("tool") else None
    return verb is not None and scene.tree.lemma(verb) in cues("harming") and found.head in _doers(scene, verb)


def dealing_before(scene: Scene, found: Found) -> Found | None:
    """Who dealt the blow told last, whom "the attackers" takes up: "Rebels burned a bus. ... killed the attackers"."""
    tree, agent = scene.tree, found.agent
    bare = not tree.children(found.head, "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod")
    if agent is None or agent.lemma[-1].rstrip("s") not in ATTACKERS or not bare:
        return None
    here = scene.sentence_of(found.head)
    for sentence in range(here, max(here - NEAR_SENTENCES, 0) - 1, -1):
        for verb in reversed([at for at in scene.tokens_of(sentence) if at < found.head]):
            if tree[verb].upos != "VERB" or tree.lemma(verb) not in cues("harming") | cues("despoiling"):
                continue
            dealt = [f for at in _doers(scene, verb) for f in scene.at_head.get(at, []) if f is not found]
            if found.head not in tree.subtree(verb):
                return next((f for f in dealt if f.entity is not None and f.country), None)
    return None


def in_arms(scene: Scene, found: Found, country: str | None) -> bool:
    """Whether forces of a state are told of before somebody: "The army lost a fort. Jets bombed villages nearby"."""
    before = (f for f in scene.found if f.span.end <= found.span.start and f.country == country)
    return any(f.entity is not None and f.entity.sector == "MIL" and scene.is_subject(f) for f in before)


def is_struck(scene: Scene, found: Found) -> bool:
    """Whether a blow befalls somebody: "Ade was shot on the order of the president" is hardly about Ade's."""
    verb = scene.verb_above(found.head)
    return verb is not None and scene.tree.lemma(verb) in cues("harming") and _struck(scene, found.head, verb)


def is_ground(scene: Scene, found: Found) -> bool:
    """Whether a name taken for a person or a body is that of a town that is shelled or stormed, or attacked by forces.

    "Russian forces attacked Kramatorsk", "Kahna was bombed"; not "the minister attacked Warren".
    """
    verb = scene.tree[found.head].head if scene.parsed and found.use == "ner" else None
    if verb is None or found.kind not in ("ORG", "PER") or not scene.tree.is_(found.head, *STRUCK):
        return False
    lemma, doers = scene.tree.lemma(verb), {scene.tree.lemma(at) for at in _doers(scene, verb)}
    forces = found.kind == "ORG" and bool(doers & (cues("troops") | cues("weapon")))
    at_ground = lemma in cues("ground_blow") or (forces and lemma in cues("harming") | cues("taking"))
    return at_ground and bool(places_of(scene.reading.words(found.span)))


def holder(scene: Scene, found: Found) -> Found | None:
    """The state that arrests or sentences somebody of whom nothing is told: "Armenian police arrested a man".

    Whoever is held by a state named as such ("Belarus jailed an editor") may be a stranger by his noun, or a captive.
    """
    verb = scene.verb_above(found.head)
    if verb is None or scene.tree.lemma(verb) not in cues("holding") or not _struck(scene, found.head, verb):
        return None
    if returned(scene, found):
        return None
    acting = [f for at in _doers(scene, verb) for f in scene.at_head.get(at, []) if f.entity is not None]
    strange = scene.tree.lemma(found.head) in cues("outsider") | cues("captive")
    at_home = [f for f in acting if f.entity is not None and f.country
               and (f.entity.sector in AT_HOME or (f.entity.kind == "country" and not strange))]  # fmt: skip
    return next((f for f in at_home if f.country not in INTERNATIONAL), None)


def returned(scene: Scene, found: Found) -> set[str]:
    """The states that capture soldiers or let them go, or hold or expel a diplomat, in a report of two.

    "Chad freed ten soldiers", "the diplomat whom Chad had jailed": not its.
    """
    staff = found.agent is not None and found.agent.kind == "staff"
    soldiers = staff and found.agent is not None and found.agent.sector == "MIL"
    envoys = staff and found.agent is not None and bool(set(found.agent.lemma) & cues("posted"))
    if not (soldiers or envoys) or len(affair.states(scene)) < 2:
        return set()
    taking = cues("capturing") | (cues("holding") | cues("sending_away") if envoys else frozenset())
    verb = scene.verb_above(found.head)
    verbs = [verb] if verb is not None and _struck(scene, found.head, verb) else []
    verbs += [at for at in scene.tree.children(found.head, "acl:relcl") if envoys and _whom(scene, at)]
    held = [head for at in verbs if scene.tree.lemma(at) in taking for head in _doers(scene, at)]
    acting = [f for at in held for f in scene.at_head.get(at, []) if f.entity is not None]
    organs = (*ARMED, "JUD", "GOV") if envoys else ARMED
    states = (f for f in acting if f.entity is not None and (f.entity.kind == "country" or f.entity.sector in organs))
    return {f.country for f in states if f.country} - {*INTERNATIONAL}


def _whom(scene: Scene, verb: int) -> bool:
    """Whether a relative clause tells what was done to whom it describes: "whom Chad held", "who was held by Chad"."""
    return any(scene.word(at) in ("who", "whom", "that") for at in scene.tree.children(verb, *STRUCK))


def repaid(scene: Scene, found: Found) -> set[str]:
    """The states whose blow the sentence before tells, of who answers it: "Chad shelled a post. Troops shot back"."""
    verb, before = scene.verb_above(found.head), scene.sentence_of(found.head) - 1
    if verb is None or before < 0 or not _replies(scene, verb) or found.head not in _doers(scene, verb):
        return set()
    blows = [at for at in scene.tokens_of(before) if scene.tree.lemma(at) in cues("harming") | {"fire"}]
    dealing = [f for at in blows for head in _doers(scene, at) for f in scene.at_head.get(head, [])]
    dealt = {f.country for f in dealing if f.country is not None and f.entity is not None}
    named = {f.country for f in scene.in_sentence.get(before, []) if f.country not in (None, *INTERNATIONAL)}
    return dealt if named - dealt else set()  # "Malian rebels stormed a base. The army returned fire": Mali's


def _replies(scene: Scene, verb: int) -> bool:
    """Whether a verb tells a blow for a blow: "retaliated", "returned fire", "shot back", "responded with shells"."""
    tree, lemma = scene.tree, scene.tree.lemma(verb)
    if lemma in cues("harming") | {"fire"} and any(_in_return(scene, at) for at in tree.children(verb, "obl")):
        return True
    if any(scene.word(at) == "back" for at in tree.children(verb, "advmod", "compound:prt")):
        return lemma in cues("harming") | {"fire"}
    if lemma == "return":
        return any(tree.lemma(at) == "fire" for at in tree.children(verb, "obj"))
    means = [at for at in tree.children(verb, "obl", "obj") if scene.case(at) in ("with", "by")]
    blows = any(tree.lemma(at) in cues("blow") | cues("tool") | cues("missile") for at in means)
    return lemma == "retaliate" or (lemma in cues("replying") and blows)


def _in_return(scene: Scene, noun: int) -> bool:
    """Whether words say only that it answers something: "in response", "in retaliation"."""
    return scene.case(noun) == "in" and scene.tree.lemma(noun) in cues("revenge") | {"reply", "return"}


def _answering_state(scene: Scene, verb: int) -> set[str]:
    """The states that answer a blow, of whom those whom the answer strikes are not: "Ankara fired back and killed"."""
    tree = scene.tree
    first = tree[verb].head if tree.is_(verb, "conj", "advcl") and not tree.children(verb, *SUBJECT) else None
    if not any(_replies(scene, at) for at in (verb, first) if at is not None):
        return set()
    acting = [f for head in _doers(scene, verb) for f in scene.at_head.get(head, []) if f.entity is not None]
    return {f.country for f in acting if f.country and f.country not in INTERNATIONAL}


def _struck(scene: Scene, head: int, verb: int) -> bool:
    """Whether a noun is whom a verb befalls, or one of those of whom so many are counted: "two of the policemen"."""
    tree = scene.tree
    above = tree[head].head
    while above is not None and tree.is_(head, "nmod", "conj", "compound") and tree[head].upos != "VERB":
        head, above = above, tree[above].head
    aimed = tree.lemma(verb) == "fire" and scene.case(head) in ("on", "at")  # "fired on a police post"
    return above == verb and (aimed or tree.is_(head, *STRUCK))


def _doers(scene: Scene, verb: int) -> list[int]:
    """The heads of those who do what a verb tells, of a verb without a subject those of the one above it."""
    tree = scene.tree
    while True:
        found = [at for at in tree.children(verb, *SUBJECT) if not tree.is_(at, "nsubj:pass")]
        found += tree.children(verb, DOER)
        found += [at for at in tree.children(verb, "obl") if scene.case(at) == "by" and at not in found]
        above = tree[verb].head
        if found or above is None or not tree.is_(verb, "conj", "advcl", "xcomp") or tree.children(verb, "nsubj:pass"):
            return found
        verb = above


def _forces(scene: Scene, heads: list[int]) -> set[str]:
    """The states whose forces or weapons some heads name: "Saudi jets", "its shells"."""
    out: set[str] = set()
    for head in heads:
        named = [f for f in scene.at_head.get(head, []) if f.entity is not None and f.entity.sector == "MIL"]
        if not named and scene.tree.lemma(head) in cues("tool") | cues("blow"):
            owners = scene.tree.children(head, "amod", "compound", "nmod:poss")
            named += [f for at in owners for f in scene.at_head.get(at, [])]
        out |= {f.country for f in named if f.country and f.country not in INTERNATIONAL}
    return out
