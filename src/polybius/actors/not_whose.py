"""Of which states a bare noun is not: those on the other side of its clause, and those it is told apart from."""

from __future__ import annotations

from polybius.actors import affair, blows, set_in
from polybius.actors.scene import SUBJECT, Found, Scene, cues

CONDITIONS = frozenset({"unless", "until", "if"})
TELLING = frozenset({"tell", "give", "order"})
HANDING = frozenset({"hand", "give", "deliver", "present", "submit", "protest", "complain"})
NAMES = ("GPE", "NORP")
CALLING_HOME = frozenset({"recall", "withdraw", "call", "pull"})
ORGANS = ("GOV", "MIL")  # sectors of those who act for a state abroad


def apart(scene: Scene, found: Found) -> set[str]:
    """The states that it is hardly of, by what the report tells of them and of it."""
    out = stationed(scene, found) | {tie.entity for tie in found.ties} | speaking(scene, found)
    out |= blows.across(scene, found) | blows.repaid(scene, found) | blows.returned(scene, found)
    out |= answered(scene, found) | sent_away(scene, found) | led_by_another(scene, found)
    out |= (
        striking(scene, found)
        | helped(scene, found)
        | withdrawn(scene, found)
        | at_ours(scene, found)
        | demanding(scene, found)
    )
    return out | affair.met_by(scene, found) | set_in.beneath(scene, found)


def others(scene: Scene, found: Found) -> set[str]:
    """The countries that the clause sets against it.

    "The president threatened Baghdad" is not about Iraq's president, "the United States urged the next government"
    not about its own, and "its ambassador asked the government" not about the ambassador's; but "the Supreme Court told
    Punjab" is about the court of Punjab's state.
    """
    armed = found.agent is not None and found.agent.sector == "MIL"
    verb = scene.verb_above(found.head)
    if verb is None:
        return set()
    relations = ("obj", "iobj") if scene.is_subject(found) else SUBJECT
    while relations == SUBJECT and _shares_subject(scene, found, verb):
        verb = scene.tree[verb].head or 0
    verbs = [verb]
    if relations != SUBJECT:  # "flew to Delhi and urged India to leave": not India's
        verbs += [at for at in scene.tree.children(verb, "conj") if not scene.tree.children(at, *SUBJECT)]
    others = [f for at in verbs for child in scene.tree.children(at, *relations) for f in scene.at_head.get(child, [])]
    others += _conditioned(scene, verb) if relations != SUBJECT else []
    against = [f for f in others if (f.kind == "GPE" and (armed or f.use != "ner")) or _as_state(f)]
    if relations == SUBJECT:
        against += [f for f in others if is_envoy(f)]
        if is_envoy(found) and scene.tree.lemma(verb) in cues("blaming"):  # "The ruling party accused the diplomats"
            against += [f for f in others if f.entity is not None]
    if relations == SUBJECT and scene.home is not None:  # in a report on Iraq: "the Pentagon called on the government"
        organs = (f for f in others if f.kind in ("AGENT", "ORG") and f.entity is not None)
        against += [f for f in organs if f.entity and f.entity.sector in ORGANS and f.country != scene.home.country]
    return {f.country for f in against if f.country is not None}


def _conditioned(scene: Scene, verb: int) -> list[Found]:
    """Those on whom it depends what somebody does: "threatened to stop trains unless Minsk moved the crowd"."""
    tree = scene.tree
    clauses = [at for above in (verb, *tree.children(verb, "xcomp")) for at in tree.children(above, "advcl")]
    clauses = [at for at in clauses if {scene.word(mark) for mark in tree.children(at, "mark")} & CONDITIONS]
    return [f for at in clauses for child in tree.children(at, *SUBJECT) for f in scene.at_head.get(child, [])]


def _shares_subject(scene: Scene, found: Found, verb: int) -> bool:
    """Whether a verb has the subject of the one above: "Turkey began to send advisers to the government".

    "Beijing said it was angry and called on the government to act"; but "Chad closed its airspace and sent the army".
    """
    above = scene.tree[verb].head
    if above is None or scene.tree.is_(verb, "xcomp"):
        return above is not None
    spoken = found.agent is not None and found.agent.sector == "GOV" and scene.tree.lemma(verb) in cues("asking")
    return spoken and scene.tree.is_(verb, "conj") and not scene.tree.children(verb, *SUBJECT)


def _as_state(found: Found) -> bool:
    """Whether a nationality or a pronoun means a state: "told the Poles to keep out", "said it called on the army"."""
    kinds = {"NORP": ("country",), "PRON": ("country", "government")}.get(found.kind, ())
    return found.entity is not None and found.entity.kind in kinds


def answered(scene: Scene, found: Found) -> set[str]:
    """The states whose act or word it takes, refuses or answers.

    "Japan offered Laos a loan, which the finance minister accepted", "Iran vowed revenge. The president replied".
    """
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None or not scene.is_subject(found):
        return set()
    here = scene.sentence_of(found.head)
    if tree.lemma(verb) in cues("replying") and tree.is_(verb, "root") and here and not tree.children(verb, "obj"):
        offering = [
            f.head for f in scene.in_sentence.get(here - 1, []) if acting(scene, f) and of_main_clause(scene, f)
        ]
    elif tree.lemma(verb) in cues("answering"):
        above = scene.verb_above(verb) if tree.is_(verb, "conj", "acl:relcl", "parataxis") else None
        while above is not None and not tree.children(above, *SUBJECT):
            above = scene.verb_above(above)  # "offered to train its police, an offer that ..."
        offering = tree.children(above, *SUBJECT) if above is not None else []
    else:
        return set()
    return {f.country for child in offering for f in scene.at_head.get(child, []) if f.country and f.entity is not None}


def helped(scene: Scene, found: Found) -> set[str]:
    """The states that help rebels: "accused Chad of arming the rebels", "the rebels are funded by Chad": not Chad's."""
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None or found.agent is None or found.agent.sector != "REB" or tree.lemma(verb) not in cues("equipping"):
        return set()
    if scene.is_subject(found) and not tree.is_(found.head, "nsubj:pass"):
        return set()
    helping = [*tree.children(verb, "obl:agent"), *tree.children(verb, *SUBJECT)]
    above = tree[verb].head
    if above is not None and tree.is_(verb, "advcl", "xcomp"):
        helping += [*tree.children(above, "obj"), *tree.children(above, "nsubj:pass")]
    helping = helping or (tree.children(above, *SUBJECT) if above is not None else [])
    near = {found.head, *tree.subtree(found.head)}
    return {f.country for at in helping if at not in near for f in scene.at_head.get(at, []) if f.country}


def withdrawn(scene: Scene, found: Found) -> set[str]:
    """The states that leave another's ground, of whose bands and soldiers a blow there is hardly told.

    "Peru withdraws its troops from Chad. Militants ambushed a patrol in May": neither are Peru's.
    """
    agent, tree = found.agent, scene.tree
    if agent is None or not (agent.kind == "group" or (agent.sector in blows.ARMED and blows.is_struck(scene, found))):
        return set()
    left = [f for f in scene.found if f.kind == "GPE" and f.country and scene.case(f.head) == "from"]
    out: set[str] = set()
    for place in left:
        verb = scene.verb_above(place.head)
        if verb is not None and tree.lemma(verb) in cues("withdrawing"):
            acting = {f.country for at in tree.children(verb, "nsubj") for f in scene.at_head.get(at, [])}
            out |= {state for state in acting if state and state != place.country}
    there = set_in.place_of(scene, found) if out else None
    return out - {there.country} if there is not None else out


def at_ours(scene: Scene, found: Found) -> set[str]:
    """The states that say of somebody that he acts on their own: "Chad's army said men had fired at our troops"."""
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None or not scene.is_subject(found) or not tree.is_(verb, "ccomp"):
        return set()
    owners = {scene.word(at) for noun in tree.children(verb, "obj", "obl") for at in tree.children(noun, "nmod:poss")}
    saying = tree.children(tree[verb].head or 0, *SUBJECT) if "our" in owners else []
    return {f.country for at in saying for f in scene.at_head.get(at, []) if f.country and f.entity is not None}


def demanding(scene: Scene, found: Found) -> set[str]:
    """The states that demand something of a government: "Madrid demanded that the junta protect its staff".

    By their names, or by those who speak abroad: "the foreign ministry demanded that the authorities ...".
    """
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None or found.agent is None or found.agent.sector != "GOV":
        return set()
    asked = scene.is_subject(found) and tree.is_(verb, "ccomp", "xcomp")
    above = tree[verb].head if asked else verb if tree.is_(found.head, "obj", "iobj") else None
    if above is None or tree.lemma(above) not in cues("demanding"):
        return set()
    while tree.is_(above, "conj", "xcomp") and not tree.children(above, *SUBJECT) and tree[above].head is not None:
        above = tree[above].head or 0
    subjects = [f for child in tree.children(above, *SUBJECT) for f in scene.at_head.get(child, []) if f.country]
    return {f.country or "" for f in subjects if f.kind == "GPE" or _as_state(f) or _speaks_abroad(f)}


def _speaks_abroad(found: Found) -> bool:
    """Whether it is a body that speaks to other states: "the foreign ministry", "the embassy"."""
    lemma = found.agent.lemma if found.agent is not None else ()
    return "foreign" in lemma or is_envoy(found) or lemma[-1:] == ("embassy",)


def led_by_another(scene: Scene, found: Found) -> set[str]:
    """The states whose bare "president" is hardly meant where the report tells of their premier, and of no president.

    Only where it names a state that has no premier: "Baghdad's premier mourned. The president threatened sanctions".
    """
    if found.agent is None or found.agent.lemma != ("president",):
        return set()
    heads = [f for f in scene.found if f.country and f.agent is not None and f is not found]
    premiers = [f for f in heads if f.agent and _premier(f.agent.lemma)]
    presidents = {f.country for f in heads if f.agent and f.agent.lemma == found.agent.lemma and f.kind != "PRON"}
    led = {f.country for f in premiers} - presidents - {None}
    without = (state for state in affair.states(scene) if not all(f.agent.fits(state) for f in premiers if f.agent))
    return {state for state in led if state} if next(without, None) else set()


def _premier(lemma: tuple[str, ...]) -> bool:
    """Whether an office is that of a head of government, or his: "the prime minister's office"."""
    return bool({lemma[-1], " ".join(lemma[-2:]), " ".join(lemma[:2])} & cues("head of government"))


def sent_away(scene: Scene, found: Found) -> set[str]:
    """The states whose envoys it expels, summons, tells to go or hands something to, or from which it calls its own.

    "The junta expelled four Chadian diplomats", "handed a note to the envoy of Chad", "recalled its envoy from Lima".
    """
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None or not scene.is_subject(found):
        return set()
    out: set[str] = set()
    for at in [verb, *(one for one in tree.children(verb, "conj") if not tree.children(one, *SUBJECT))]:
        met = [f for child in tree.children(at, "obj", "iobj") for f in scene.at_head.get(child, []) if f.country]
        of_state = [f for f in met if tree.children(f.head, "amod", "compound")]
        if tree.lemma(at) in cues("sending_away"):
            out |= {f.country or "" for f in met if is_envoy(f)}
        elif tree.lemma(at) in cues("asking") | TELLING:  # "told the French ambassador to go", not "its ambassador"
            out |= {f.country or "" for f in of_state if is_envoy(f)}
        inside = [at, *tree.children(at, "obj")]
        beside = [head for one in inside for head in tree.children(one, "obl", "nmod")]
        if tree.lemma(at) in HANDING:
            envoys = [head for head in tree.subtree(at) if scene.case(head) == "to" and _posted(scene, head)]
            owners = [word for head in envoys for word in tree.children(head, "amod", "compound", "nmod", "nmod:poss")]
            out |= {f.country for word in owners for f in scene.at_head.get(word, []) if f.country and f.kind in NAMES}
        elif tree.lemma(at) in CALLING_HOME and any(_posted(scene, head) for head in tree.children(at, "obj")):
            seats = [head for head in beside if scene.case(head) in ("from", "in", "to")]
            out |= {f.country for head in seats for f in scene.at_head.get(head, []) if f.country and f.kind == "GPE"}
    return out


def _posted(scene: Scene, head: int) -> bool:
    return any(is_envoy(f) for f in scene.at_head.get(head, []))


def striking(scene: Scene, found: Found) -> set[str]:
    """The other states whose things and people it strikes, takes or holds: "The army seized three Chadian trucks"."""
    tree, verb, home = scene.tree, scene.verb_above(found.head), scene.home
    organ = found.agent is not None and found.agent.sector in ORGANS and found.agent.kind != "group"
    if verb is None or not organ or not scene.is_subject(found) or tree.is_(found.head, "nsubj:pass"):
        return set()
    verbs = [verb, *(at for at in tree.children(verb, "conj") if not tree.children(at, *SUBJECT))]
    met = [noun for at in verbs if tree.lemma(at) in _striking() for noun in tree.children(at, "obj")]
    told = [f for noun in met for at in tree.children(noun, "amod", "compound") for f in scene.at_head.get(at, [])]
    theirs = {f.country for f in told if f.kind == "NORP" and f.country}
    return theirs - {home.country if home is not None else None}


def _striking() -> frozenset[str]:
    return frozenset().union(*map(cues, ("harming", "despoiling", "capturing", "holding")))


def stationed(scene: Scene, found: Found) -> set[str]:
    """The countries in which troops are said to be: "troops in Yemen" need not be Yemen's."""
    if found.agent is None or found.agent.sector != "MIL" or found.agent.kind != "staff":
        return set()
    children = [
        child for child in scene.tree.children(found.head, "nmod") if scene.case(child) in cues("place_preposition")
    ]
    return {f.country for child in children for f in scene.at_head.get(child, []) if f.country is not None}


def speaking(scene: Scene, found: Found) -> set[str]:
    """The states that speak of "the government" or back it: "Cairo said the army had fired" is not about its own.

    A state's own officials are others: "the minister said the government would pay" is about theirs.
    """
    if len(affair.states(scene)) == 1 or "the" not in {scene.word(at) for at in scene.tree.children(found.head, "det")}:
        return set()
    out: set[str] = set()
    verb = scene.verb_above(found.head)
    while verb is not None:
        above = scene.tree[verb].head
        if scene.tree.is_(verb, "acl:relcl") and above is not None:
            out |= _states_at(scene, above)  # "Cairo, which backs the government"
        verb = scene.verb_above(verb) if scene.tree.is_(verb, "ccomp", "xcomp") else None
        if verb is not None:
            out |= {state for child in scene.tree.children(verb, *SUBJECT) for state in _states_at(scene, child)}
    return out


def _states_at(scene: Scene, token: int) -> set[str]:
    return {f.country for f in scene.at_head.get(token, []) if f.country and f.kind == "GPE" and f.entity is not None}


def is_envoy(found: Found) -> bool:
    """Whether somebody is posted to another state."""
    return found.agent is not None and bool(set(found.agent.lemma) & cues("posted"))


def of_main_clause(scene: Scene, found: Found) -> bool:
    """Whether it is the subject of its sentence: Armenia in "Armenia has left the bloc that Moscow leads"."""
    above = scene.tree[found.head].head
    return above is not None and scene.tree.is_(above, "root")


def acting(scene: Scene, found: Found) -> bool:
    """Whether somebody known is the subject of a clause."""
    return scene.is_subject(found) and (found.entity is not None)
