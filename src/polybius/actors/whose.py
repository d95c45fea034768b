"""Whose "the army", "the president" and "the rebels" are when their own words do not say, and why not another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from polybius.actors import affair, blows, pronouns
from polybius.actors.knowledge import INTERNATIONAL
from polybius.actors.scene import NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.actors.where import PLACED, venue

COMMANDING = frozenset({"order", "instruct", "direct", "command"})
ORGANS = ("GOV", "MIL")  # sectors of those who act for a state abroad
IN_PASSING = 2  # bodies of a state that is told of by the way, in a report with twice as many of its home's
KNOWN_SENTENCES = 30  # what was named longer ago is not taken up without its name


def told(scene: Scene, found: Found) -> Found | None:
    """The state whose it surely is: by the ship that a crew is of, by "there", by whose ministry tells of it."""
    teller = affair.ministry(scene, found)
    if teller is not None and teller.country not in others(scene, found):
        return teller
    if (facing := _facing(scene, found)) is not None:
        return facing
    return aboard(scene, found) or _there(scene, found) or _struck_at_home(scene, found)


def state_before(scene: Scene, found: Found) -> Found | None:
    """The state whose organ is meant: by the place, a subject before, the document's home, or what was named last."""
    place = place_of(scene, found)
    repaid = blows.repaid(scene, found)  # "In response the army struck a base near Peshawar"
    fits = place is not None and (found.agent is None or found.agent.fits(place.country))
    if place is not None and fits and place.country not in repaid:
        return place
    here = scene.sentence_of(found.head)
    against = others(scene, found) | apart(scene, found)
    before = [
        f
        for f in scene.nearby(found.head, KNOWN_SENTENCES)
        if f.country and f.country not in INTERNATIONAL and f.span.end <= found.span.start and f.kind != "FAC"
        and f.country not in against and (found.agent is None or found.agent.fits(f.country))
    ]  # fmt: skip
    before = [f for f in before if not affair.passes_on(f)] or before
    before = [f for f in before if not abroad(scene, f)] or before
    before = [f for f in before if not _hosts(scene, f)] or before
    home = scene.home if scene.home is not None and scene.home.country not in against else None
    if home is not None and found.agent is not None and not found.agent.fits(home.country):
        home = None
    agent = found.agent
    group = agent is not None and agent.kind == "group"
    army = agent is not None and agent.kind == "organ" and agent.sector == "MIL"
    local = group or army or (agent is not None and agent.sector in cues("home_sector"))
    beside = _beside(scene, found, before) if not group else None
    if beside is not None and (army or not local):
        return beside
    subjects = [
        [f for f in before if scene.sentence_of(f.head) == here - back and _acting(scene, f)] for back in (0, 1)
    ]
    if army and pronouns.is_subject(scene, found) and (last := _at_war(scene, subjects)):
        return last
    if home is not None and (local or _proper(scene, found)):
        return home
    if group:
        return None  # "American jets hit a militia": not an American one
    subjects[0] = [f for f in subjects[0] if not blows.is_struck(scene, f)] or subjects[0]
    if subjects[0]:
        return _reported(scene, found, subjects[0]) or subjects[0][-1]
    subjects[1] = [f for f in subjects[1] if _of_main_clause(scene, f)] or subjects[1]
    if home is not None:  # "Two French tourists were killed in Sousse. The president ...": Tunisia's
        subjects[1] = [f for f in subjects[1] if not blows.is_struck(scene, f)]
    if len({f.country for f in subjects[1]}) == 1 and not _outside(scene, subjects[1][-1], home, found):
        return subjects[1][-1]
    near = [f for f in before if scene.sentence_of(f.head) >= here - 1 and f.kind != "NORP"]
    near = [f for f in near if f.entity is not None] or near  # a state that is spoken of, rather than a town
    return home or (near[-1] if near else None) or (before[-1] if before else None)


def apart(scene: Scene, found: Found) -> set[str]:
    """The states that it is hardly of, by what the report tells of them and of it."""
    out = stationed(scene, found) | {tie.entity for tie in found.ties} | speaking(scene, found)
    out |= blows.across(scene, found) | blows.repaid(scene, found)
    out |= answered(scene, found) | sent_away(scene, found) | led_by_another(scene, found)
    return out | affair.met_by(scene, found) | beneath(scene, found)


def hosted(scene: Scene, found: Found) -> Found | None:
    """The state on whose ground migrants are told of, where none of its own is named beside them.

    "A bomb killed refugees in Gaza"; but "Polish guards beat migrants near Kuznica": not Poles.
    """
    place = place_of(scene, found)
    beside = (f for f in scene.in_sentence.get(scene.sentence_of(found.head), []) if f.kind in ("AGENT", "NORP", "ORG"))
    return None if place is None or any(f.country == place.country for f in beside) else place


def aboard(scene: Scene, found: Found) -> Found | None:
    """The ship or plane named last that a crew is of: "Iran boarded a Greek tanker. The crew were unhurt"."""
    if found.agent is None or found.agent.lemma[-1] not in cues("aboard"):
        return None
    if found.agent.lemma[-1] == "pilot" and found.plural:
        return None  # "India shot down a drone. The pilots landed safely": who shot
    before = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.span.end <= found.span.start and f.country]
    crafts = [f for f in before if f.agent is not None and f.agent.lemma[-1] in cues("tool")]
    struck = [f for f in crafts if not pronouns.is_subject(scene, f)]  # "A patrol boat rammed a trawler": the trawler's
    return next(reversed(struck or crafts), None)


def _envoy(found: Found) -> bool:
    return found.agent is not None and bool(set(found.agent.lemma) & cues("posted"))


def _facing(scene: Scene, found: Found) -> Found | None:
    """The government that an opposition praises or criticises: "Germany, whose government the opposition scolded"."""
    verb = pronouns.verb_above(scene, found.head)
    if verb is None or found.agent is None or found.agent.sector != "OPP":
        return None
    beside = [
        f for at in scene.tree.children(verb, *SUBJECT, "obj") for f in scene.at_head.get(at, []) if f is not found
    ]
    return next((f for f in beside if f.entity is not None and f.entity.sector == "GOV" and f.country), None)


def nationals(scene: Scene, found: Found) -> Found | None:
    """Those whom an embassy warns or urges, its own people: "The embassy told Americans to leave"."""
    verb = pronouns.verb_above(scene, found.head)
    if verb is None or found.agent is None or found.agent.lemma[-1] not in cues("house abroad"):
        return None
    asking = pronouns.is_subject(scene, found) and scene.tree.lemma(verb) in cues("asking")
    bare = [at for at in scene.tree.children(verb, "obj", "iobj") if asking and not scene.tree.children(at, "det")]
    people = (f for at in bare for f in scene.at_head.get(at, []) if f.kind == "NORP" and scene.tree[at].tag == "NNPS")
    return next((f for f in people if f.country), None)


def abroad(scene: Scene, found: Found) -> bool:
    """Whether it is somebody in another state than his own: "The French ambassador stayed. Police removed him"."""
    above = scene.tree[found.head].head if found.kind == "NORP" else None
    sent = above is not None and any(_envoy(other) for other in scene.at_head.get(above, []))
    if sent or _envoy(found) or (found.agent is not None and found.agent.sector == "REF"):
        return True
    if found.kind != "NORP" or not pronouns.is_subject(scene, found):
        return False
    inside = [f for at in scene.tree.children(found.head, "nmod") for f in scene.at_head.get(at, []) if f.kind == "GPE"]
    place = next((f for f in inside if scene.case(f.head) == "in"), None) or place_of(scene, found)
    return place is not None and place.country not in (None, found.country)  # "Afghans in Karachi"


def answered(scene: Scene, found: Found) -> set[str]:
    """The states whose act or word it takes, refuses or answers.

    "Japan offered Laos a loan, which the finance minister accepted", "Iran vowed revenge. The president replied".
    """
    tree, verb = scene.tree, pronouns.verb_above(scene, found.head)
    if verb is None or not pronouns.is_subject(scene, found):
        return set()
    here = scene.sentence_of(found.head)
    if tree.lemma(verb) in cues("replying") and tree.is_(verb, "root") and here and not tree.children(verb, "obj"):
        offering = [
            f.head for f in scene.in_sentence.get(here - 1, []) if _acting(scene, f) and _of_main_clause(scene, f)
        ]
    elif tree.lemma(verb) in cues("answering"):
        above = pronouns.verb_above(scene, verb) if tree.is_(verb, "conj", "acl:relcl", "parataxis") else None
        while above is not None and not tree.children(above, *SUBJECT):
            above = pronouns.verb_above(scene, above)  # "offered to train its police, an offer that ..."
        offering = tree.children(above, *SUBJECT) if above is not None else []
    else:
        return set()
    return {f.country for child in offering for f in scene.at_head.get(child, []) if f.country and f.entity is not None}


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
    """The states whose envoys it expels or summons: "The junta expelled four Chadian diplomats" is not Chad's."""
    tree, verb = scene.tree, pronouns.verb_above(scene, found.head)
    if verb is None or not pronouns.is_subject(scene, found) or tree.lemma(verb) not in cues("sending_away"):
        return set()
    envoys = [f for child in tree.children(verb, "obj") for f in scene.at_head.get(child, []) if _envoy(f)]
    return {f.country for f in envoys if f.country}


def _of_main_clause(scene: Scene, found: Found) -> bool:
    """Whether it is the subject of its sentence: Armenia in "Armenia has left the bloc that Moscow leads"."""
    above = scene.tree[found.head].head
    return above is not None and scene.tree.is_(above, "root")


def _reported(scene: Scene, found: Found, subjects: list[Found]) -> Found | None:
    """The state whose act is told: "Kenya expelled an envoy after police in Kampala beat him, the ministry said"."""
    verb = pronouns.verb_above(scene, found.head)
    if verb is None or not pronouns.is_subject(scene, found):
        return None
    told = (*scene.tree.children(verb, "ccomp"), *_above(scene, verb))
    heads = {child for clause in told for child in scene.tree.children(clause, *SUBJECT)}
    return next((f for f in subjects if f.head in heads and f.kind in ("GPE", "PER")), None)


def _outside(scene: Scene, one: Found, home: Found | None, found: Found) -> bool:
    """Whether a state that spoke is told of less than the one at home, in a report on that one's home affairs.

    "Rwanda voiced concern. The government told it to keep out", after Burundi's police, opposition and president.
    """
    if home is None or home.country == one.country:
        return False
    before = [f for f in scene.found if f.span.end <= found.span.start and f.entity is not None and f.use != "pronoun"]
    bodies = Counter(f.country for f in before if f.kind in ("AGENT", "ORG", "PER") or _acting(scene, f))
    there = bodies[one.country]
    return there <= IN_PASSING and bodies[home.country] >= 2 * max(there, 1)


def _at_war(scene: Scene, subjects: list[list[Found]]) -> Found | None:
    """The one of the report's two states that acted last: "Israel struck a depot. The army said it had hit rockets"."""
    last = next((found for found in subjects if found), [])
    two = affair.states(scene)[:2]
    named = [f for f in last if f.kind == "GPE" or (f.entity is not None and f.entity.sector == "MIL")]
    if not named or len({f.country for f in last}) > 1 or named[0].country not in two:
        return None
    verb = pronouns.verb_above(scene, named[0].head)
    struck = verb is not None and scene.tree.lemma(verb) in cues("harming") | {"fire"}
    beside = {f.country for f in scene.nearby(named[0].head)} & set(two) - {named[0].country}
    # "India told its citizens to stay at home. The army ...": not India's
    return named[0] if struck or beside else None


def _beside(scene: Scene, found: Found, before: list[Found]) -> Found | None:
    """Who acts in the clause that its own is joined to: "Khartoum accused it, and the army bombed a depot"."""
    verb = pronouns.verb_above(scene, found.head)
    if verb is None or not pronouns.is_subject(scene, found) or not scene.tree.is_(verb, "conj"):
        return None
    heads = scene.tree.children(scene.tree[verb].head or 0, *SUBJECT)
    two = affair.states(scene)[:2]  # "Washington urged a truce, and the army chief said no": of neither side
    joined = [f for f in before if f.head in heads and f.entity is not None and f.country in two]
    return joined[-1] if joined else None


def _there(scene: Scene, found: Found) -> Found | None:
    """The state or place named last before "the army there", "the president there"."""
    if not any(scene.word(child) == "there" for child in scene.tree.children(found.head, "advmod")):
        return None
    before = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.country and f.span.end <= found.span.start]
    return next((f for f in reversed(before) if f.kind in ("GPE", "LOC", "FAC")), None)


def _proper(scene: Scene, found: Found) -> bool:
    """Whether it is written as a name: "the Joint Operations Command"."""
    words = scene.reading.words(found.span)
    bare = words.removeprefix("the ").removeprefix("The ")
    named = scene.tree[found.head].upos == "PROPN" or bare != words or found.head != scene.first_of(found.head)
    return named and bare[:1].isupper()


def _acting(scene: Scene, found: Found) -> bool:
    return pronouns.is_subject(scene, found) and (found.entity is not None)


def others(scene: Scene, found: Found) -> set[str]:
    """The countries that the clause sets against it.

    "The president threatened Baghdad" is not about Iraq's president, "the United States urged the next government"
    not about its own, and "its ambassador asked the government" not about the ambassador's; but "the Supreme Court told
    Punjab" is about the court of Punjab's state.
    """
    armed = found.agent is not None and found.agent.sector == "MIL"
    verb = pronouns.verb_above(scene, found.head)
    if verb is None:
        return set()
    relations = ("obj", "iobj") if pronouns.is_subject(scene, found) else SUBJECT
    while relations == SUBJECT and _shares_subject(scene, found, verb):
        verb = scene.tree[verb].head or 0
    verbs = [verb]
    if relations != SUBJECT:  # "flew to Delhi and urged India to leave": not India's
        verbs += [at for at in scene.tree.children(verb, "conj") if not scene.tree.children(at, *SUBJECT)]
    others = [f for at in verbs for child in scene.tree.children(at, *relations) for f in scene.at_head.get(child, [])]
    against = [f for f in others if (f.kind == "GPE" and (armed or f.use != "ner")) or _as_state(f)]
    if relations == SUBJECT:
        against += [f for f in others if _envoy(f)]
        if _envoy(found) and scene.tree.lemma(verb) in cues("blaming"):  # "The ruling party accused the diplomats"
            against += [f for f in others if f.entity is not None]
    if relations == SUBJECT and scene.home is not None:  # in a report on Iraq: "the Pentagon called on the government"
        organs = (f for f in others if f.kind in ("AGENT", "ORG") and f.entity is not None)
        against += [f for f in organs if f.entity and f.entity.sector in ORGANS and f.country != scene.home.country]
    return {f.country for f in against if f.country is not None}


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


def setting(scene: Scene, found: Found) -> Found | None:
    """The last place before it in its sentence: "stationed in Iraq, where they train local forces"."""
    before = [f for f in scene.nearby(found.head) if f.country and f.span.end <= found.span.start]
    return next((f for f in reversed(before) if scene.case(f.head) in cues("place_preposition")), None)


def sent(scene: Scene, found: Found) -> bool:
    """Whether soldiers are told to go somewhere: "airmen departed for a base in Chad" need not be Chad's."""
    if found.agent is None or found.agent.sector != "MIL" or found.agent.kind != "staff":
        return False
    verb = pronouns.verb_above(scene, found.head)
    moved = [verb] if verb is not None else []
    moved += scene.tree.children(found.head, "acl", "acl:relcl")
    return any(scene.tree.lemma(at) in cues("deploying") for at in moved)


def sender(scene: Scene, found: Found) -> Found | None:
    """The state or body that sends bare troops somewhere: "India sent troops to the plateau"."""
    verb = scene.tree[found.head].head
    if found.agent is None or found.agent.sector != "MIL" or not found.plural or verb is None:
        return None
    if not scene.tree.is_(found.head, "obj") or scene.tree.lemma(verb) not in cues("sending"):
        return None
    if any(scene.tree.is_(child, "det", "nmod:poss", "amod") for child in scene.tree.children(found.head)):
        return None
    acting = [f for child in scene.tree.children(verb, "nsubj") for f in scene.at_head.get(child, []) if f.entity]
    return next((f for f in acting if f.country and f.country not in INTERNATIONAL), None)


def commander(scene: Scene, found: Found) -> Found | None:
    """Who of a government orders its forces to act: "The American president told reporters he had ordered the navy"."""
    verb = scene.tree[found.head].head
    forces = found.agent is not None and found.agent.kind == "organ" and found.agent.sector == "MIL"
    if not forces or verb is None or scene.tree.lemma(verb) not in COMMANDING:
        return None
    if not scene.tree.is_(found.head, "obj", "iobj"):
        return None
    acting = [f for child in scene.tree.children(verb, "nsubj") for f in scene.at_head.get(child, []) if f.entity]
    acting = [f for f in acting if f.entity and f.entity.sector == "GOV" and f.country not in INTERNATIONAL]
    return next((f for f in acting if f.person or f.use == "pronoun"), None)


def stationed(scene: Scene, found: Found) -> set[str]:
    """The countries in which troops are said to be: "troops in Yemen" need not be Yemen's."""
    if found.agent is None or found.agent.sector != "MIL" or found.agent.kind != "staff":
        return set()
    children = [
        child for child in scene.tree.children(found.head, "nmod") if scene.case(child) in cues("place_preposition")
    ]
    return {f.country for child in children for f in scene.at_head.get(child, []) if f.country is not None}


def place_of(scene: Scene, found: Found) -> Found | None:
    """The country of the place where the sentence is set: "In Baghdad, the caretaker prime minister condemned ...".

    None for bare craft that strike there: "Drones hit a depot in Tripoli".
    """
    place = _set_in(scene, found)
    return None if place is None or place.country in beneath(scene, found) else place


def beneath(scene: Scene, found: Found) -> set[str]:
    """The state where bare craft strike, of whose forces nothing was told before: they need not be its own."""
    if not blows.overhead(scene, found):
        return set()
    there = _set_in(scene, found)
    country = there.country if there is not None else None
    return {country} if country is not None and not blows.in_arms(scene, found, country) else set()


def _set_in(scene: Scene, found: Found) -> Found | None:
    where = list(PLACED)
    if found.agent is not None and found.agent.sector == "CRM":
        where.append("off")  # "pirates off Somalia", but a navy off Somalia is another's
    verb = pronouns.verb_above(scene, found.head)
    if verb is not None and (place := _antecedent(scene, verb)) is not None:
        return place
    while verb is not None:
        if not _visits(scene, found, verb) and (place := _place_at(scene, verb, where)) is not None:
            return place
        if (place := _of_subject(scene, verb)) is not None:
            return place
        # "..., killing 11 people": where the attack is
        verb = pronouns.verb_above(scene, verb) if scene.tree.is_(verb, "advcl") else None
    return None


def _visits(scene: Scene, found: Found, verb: int) -> bool:
    """Whether an officer goes where his clause is set: "The minister will visit NATO in Brussels", not Belgium's."""
    official = found.agent is not None and found.agent.kind == "staff" and found.agent.sector == "GOV"
    return official and pronouns.is_subject(scene, found) and scene.tree.lemma(verb) in (*affair.VISITING, "arrive")


def _of_subject(scene: Scene, verb: int) -> Found | None:
    """The place of those who act in the clause before: "Crowds in Cairo jeered; police fired tear gas at them"."""
    above = scene.tree[verb].head
    if above is None or above > verb or not scene.tree.is_(verb, "conj", "parataxis"):
        return None
    inside = (at for head in scene.tree.children(above, *SUBJECT) for at in scene.tree.children(head, "nmod"))
    places = (f for at in inside if scene.case(at) in PLACED for f in scene.at_head.get(at, []))
    return next((f for f in places if f.country and f.kind in ("GPE", "LOC", "FAC")), None)


def _place_at(scene: Scene, verb: int, where: Iterable[str] = PLACED) -> Found | None:
    """The place that hangs on a verb or on its object: "Rebels attacked a village near Bangui"."""
    objects = scene.tree.children(verb, "obj", "nsubj:pass")
    places = scene.tree.children(verb, "obl")
    places += [child for noun in objects for child in scene.tree.children(noun, "nmod")]
    near = (other for child in places if scene.case(child) in where for other in scene.at_head.get(child, []))
    known = (other for other in near if other.country and (other.kind in ("GPE", "LOC", "FAC") or _chamber(other)))
    return next((other for other in known if not _hosts(scene, other)), None)


def _chamber(found: Found) -> bool:
    """Whether it is a parliament, in which its own state's people speak: "In the Senate a general warned"."""
    organ = found.kind == "ORG" or (found.agent is not None and found.agent.kind == "organ")
    return organ and found.entity is not None and found.entity.sector == "LEG"


def _struck_at_home(scene: Scene, found: Found) -> Found | None:
    """Where the blow of another state fell that state media or a ministry of home affairs tell of.

    "Israeli jets struck a port in Latakia, state television said": Syria's. Armies, and the ministries of war and of
    foreign affairs, tell of their own blows as well.
    """
    agent, verb = found.agent, pronouns.verb_above(scene, found.head)
    if agent is None or agent.kind != "organ" or verb is None or agent.lemma[-1] not in cues("home_teller"):
        return None
    described = {scene.tree.lemma(child) for child in scene.tree.children(found.head, "amod", "compound")}
    if not described or (described | set(agent.lemma)) & cues("outward") or not pronouns.is_subject(scene, found):
        return None
    for clause in (*scene.tree.children(verb, "ccomp"), *_above(scene, verb)):
        place, forces = _place_at(scene, clause), blows.forces_at(scene, clause)
        if place is not None and forces and place.country not in forces:
            return place
    return None


def _above(scene: Scene, verb: int) -> list[int]:
    """The clause beside which a verb of saying stands: "jets struck a port, television said"."""
    above = scene.tree[verb].head
    return [above] if above is not None and scene.tree.is_(verb, "parataxis") else []


def _hosts(scene: Scene, place: Found) -> bool:
    """Whether a place is only where others sit down together, in a report that tells of their states, too."""
    return venue(scene, place) and any(country != place.country for country in affair.states(scene))


def _antecedent(scene: Scene, verb: int) -> Found | None:
    """The place that "where" stands for: "sent surgeons to Syria, where government forces had shelled a clinic"."""
    words = {scene.word(child) for child in scene.tree.children(verb, "advmod", "obl", "mark")}
    if "where" not in words or not scene.tree.is_(verb, "acl:relcl", "acl", "advcl", "advcl:relcl"):
        return None
    where = next(child for child in scene.tree.children(verb) if scene.word(child) == "where")
    before = [f for f in scene.nearby(verb) if f.head < where and f.country and f.kind in ("GPE", "LOC", "FAC")]
    return before[-1] if before and before[-1].country not in INTERNATIONAL else None


def speaking(scene: Scene, found: Found) -> set[str]:
    """The states that speak of "the government" or back it: "Cairo said the army had fired" is not about its own.

    A state's own officials are others: "the minister said the government would pay" is about theirs.
    """
    if len(affair.states(scene)) == 1 or "the" not in {scene.word(at) for at in scene.tree.children(found.head, "det")}:
        return set()
    out: set[str] = set()
    verb = pronouns.verb_above(scene, found.head)
    while verb is not None:
        above = scene.tree[verb].head
        if scene.tree.is_(verb, "acl:relcl") and above is not None:
            out |= _states_at(scene, above)  # "Cairo, which backs the government"
        verb = pronouns.verb_above(scene, verb) if scene.tree.is_(verb, "ccomp", "xcomp") else None
        if verb is not None:
            out |= {state for child in scene.tree.children(verb, *SUBJECT) for state in _states_at(scene, child)}
    return out


def _states_at(scene: Scene, token: int) -> set[str]:
    return {f.country for f in scene.at_head.get(token, []) if f.country and f.kind == "GPE" and f.entity is not None}


def said_in(scene: Scene, found: Found) -> Found | None:
    """The capital or state in which it is told to be: "In Cairo, the president", "the ministry in Cairo"."""
    tree, verb = scene.tree, pronouns.verb_above(scene, found.head)
    inside = [child for child in tree.children(found.head, "nmod") if child > found.head]
    fronted = [] if verb is None else [child for child in tree.children(verb, "obl") if child < found.head]
    if not pronouns.is_subject(scene, found) or (verb is not None and tree.lemma(verb) in cues("motion_verb")):
        fronted = []
    for child in (*inside, *fronted):
        if scene.case(child) != "in":
            continue
        for other in scene.at_head.get(child, []):
            if other.use == "government" or (child in fronted and other.use == "name"):
                return other if other.country not in INTERNATIONAL else None
    return None
