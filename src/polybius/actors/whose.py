"""Whose "the army", "the president" and "the rebels" are when their own words do not say, and why not another's."""

from __future__ import annotations

from collections import Counter

from polybius.actors import affair, blows, coups, not_whose, set_in
from polybius.actors.scene import NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.resources.parties import INTERNATIONAL

ADMITTING = frozenset({"acknowledge", "admit", "confirm"})
COMMANDING = frozenset({"order", "instruct", "direct", "command"})
TO_HOSTS = frozenset({"meet", "see", "hold", "thank", "praise", "greet"})  # what a guest does to those at home there
IN_PASSING = 2  # bodies of a state that is told of by the way, in a report with twice as many of its home's
NAMING = ("GPE", "NORP")
CLOSE = 2  # blanks between a state and its body in a title: "Kenya's Foreign Ministry"
KNOWN_SENTENCES = 30  # what was named longer ago is not taken up without its name


def told(scene: Scene, found: Found) -> Found | None:
    """The state whose it surely is: by whose statement it is, by the ship that a crew is of, by "there" ..."""
    if (issuing := _issuing(scene, found)) is not None:
        return issuing
    if (ruling := coups.seized(scene, found)) is not None:
        return ruling
    teller = affair.ministry(scene, found)
    if teller is not None and teller.country not in not_whose.others(scene, found):
        return teller
    if (facing := _on_its_air(scene, found) or _facing(scene, found) or _resigning(scene, found)) is not None:
        return facing
    if (own := _brought_home(scene, found) or _mourned(scene, found) or _fought_at_home(scene, found)) is not None:
        return own
    if (counting := _counting_its_own(scene, found)) is not None:
        return counting
    if (fought := _fought_by_rebels(scene, found)) is not None:
        return fought
    there = aboard(scene, found) or set_in.there(scene, found) or set_in.struck_at_home(scene, found)
    there = there or _gathering(scene, found)
    return there or _only_speaking(scene, found)


def _only_speaking(scene: Scene, found: Found) -> Found | None:
    """The one state whose bodies alone have acted and spoken in the two sentences before.

    "The Pentagon said eleven were hurt by the Pakistani missile. Veterans accused the president": the American one.
    """
    agent = found.agent
    if agent is None or agent.kind != "staff" or agent.sector not in ("GOV", "LEG") or not_whose.is_envoy(found):
        return None
    verb = scene.verb_above(found.head)
    judging = cues("stance") | cues("answering") | cues("replying")
    if _proper(scene, found) or (verb is not None and scene.tree.lemma(verb) in judging):
        return None  # "The president condemned the incursion" is hardly of those who came
    near = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.span.end <= found.span.start and f is not found]
    acted = [f for f in near if not_whose.acting(scene, f) and f.country and f.country not in INTERNATIONAL]
    speaking = any(scene.tree.lemma(scene.tree[f.head].head or 0) in cues("speech") for f in acted)
    if len({f.country for f in acted}) != 1 or any(f.kind not in ("ORG", "AGENT") for f in acted) or not speaking:
        return None
    against = not_whose.others(scene, found) | not_whose.apart(scene, found)
    return acted[-1] if acted[-1].country not in against and agent.fits(acted[-1].country) else None


def _gathering(scene: Scene, found: Found) -> Found | None:
    """The state of the town in which people come together: "Lithuania shut its border. Hundreds rallied in Minsk"."""
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None or found.agent is None or found.agent.sector not in ("CVL", "EDU", "LAB"):
        return None
    counted = tree[found.head].head if tree.is_(found.head, "nmod") else None  # "thousands of people"
    coming = {found.head, counted} & set(tree.children(verb, *SUBJECT))
    if not coming or tree.lemma(verb) not in cues("gathering") or tree[verb].upos != "VERB":
        return None
    outside = [at for noun in tree.children(verb, "obl") for at in tree.children(noun, "nmod")]
    towns = (f for at in outside if scene.case(at) == "in" for f in scene.at_head.get(at, []) if f.kind == "GPE")
    return set_in.place_at(scene, verb) or next((f for f in towns if f.country), None)


def _brought_home(scene: Scene, found: Found) -> Found | None:
    """The state to which people are deported, whose they are: "Gabon deported 300 miners to Benin"."""
    verb = scene.verb_above(found.head)
    if verb is None or scene.tree.lemma(verb) not in cues("sending_home") or not _undergoes(scene, found, verb):
        return None
    inside = [*scene.tree.children(verb, "obl"), *scene.tree.children(found.head, "nmod")]
    goals = (f for at in inside if scene.case(at) == "to" for f in scene.at_head.get(at, []))
    return next((f for f in goals if f.country and f.country not in INTERNATIONAL and f.kind == "GPE"), None)


def _mourned(scene: Scene, found: Found) -> Found | None:
    """The state that buries or honours its own: "Chad buried two soldiers killed by the rebels"."""
    verb = scene.verb_above(found.head)
    if verb is None or scene.tree.lemma(verb) not in cues("burying") or not _undergoes(scene, found, verb):
        return None
    burying = (f for at in scene.tree.children(verb, "nsubj") for f in scene.at_head.get(at, []))
    return next((f for f in burying if f.kind == "GPE" and f.country not in (None, *INTERNATIONAL)), None)


def _fought_at_home(scene: Scene, found: Found) -> Found | None:
    """The state whose forces strike rebels on its own ground: "Niger's army killed ten rebels near Diffa"."""
    verb, agent = scene.verb_above(found.head), found.agent
    if verb is None or agent is None or agent.kind != "group" or not _undergoes(scene, found, verb):
        return None
    place = set_in.place_of(scene, found)
    forces = blows.forces_at(scene, verb)
    if scene.tree.is_(verb, "ccomp"):  # "Niger's army said it had killed ten rebels near Diffa"
        telling = (
            f for at in scene.tree.children(scene.tree[verb].head or 0, *SUBJECT) for f in scene.at_head.get(at, [])
        )
        forces |= {f.country for f in telling if f.country and f.entity is not None and f.entity.sector in blows.ARMED}
    return place if place is not None and place.country in forces else None


def hosting_a_guest(scene: Scene, found: Found) -> Found | None:
    """Where a guest is who meets or thanks a bare office: "flew to Kigali. He met the president"."""
    agent, verb, tree = found.agent, scene.verb_above(found.head), scene.tree
    if agent is None or verb is None or agent.sector not in ("GOV", "LEG") or scene.is_subject(found):
        return None
    words = {scene.word(at) for at in tree.children(found.head, "det", "nmod", "nmod:poss")}
    if words != {"the"} or tree.lemma(verb) not in TO_HOSTS or set_in.place_of(scene, found) is not None:
        return None
    while tree.is_(verb, "conj") and not tree.children(verb, *SUBJECT) and tree[verb].head is not None:
        verb = tree[verb].head or 0  # "met the king and thanked the government"
    guests = [f for at in tree.children(verb, "nsubj") for f in scene.at_head.get(at, []) if f.country]
    guests = [f for f in guests if f.entity is not None and f.entity.sector == "GOV" and f.kind != "GPE"]
    return affair.come_to(scene, found, guests[0].country or "") if guests else None


def _fought_by_rebels(scene: Scene, found: Found) -> Found | None:
    """The state whose rebels act beside a bare government or army: "Rebels offered a truce but the army refused".

    Not where it helps them: "The insurgents thanked the government".
    """
    agent, verb, tree = found.agent, scene.verb_above(found.head), scene.tree
    if agent is None or verb is None or agent.kind != "organ" or agent.sector not in not_whose.ORGANS:
        return None
    words = {scene.word(at) for at in tree.children(found.head, "det", "nmod", "amod", "compound", "nmod:poss", "acl")}
    if words != {"the"} or tree.lemma(verb) in cues("equipping"):
        return None
    first = tree[found.head].head if tree.is_(found.head, "conj") else None
    beside = tree.conjuncts(found.head if first is None else first)  # "between the rebels and the government"
    above = tree[verb].head
    if above is not None and tree.is_(verb, "conj") and tree.children(verb, *SUBJECT):
        beside += tree.children(above, *SUBJECT)
    bands = [f for at in beside for f in scene.at_head.get(at, []) if f is not found and f.entity is not None]
    bands = [f for f in bands if f.entity is not None and f.entity.sector in ("REB", "PRM")]
    return next((f for f in bands if f.country not in (None, *INTERNATIONAL)), None)


def _counting_its_own(scene: Scene, found: Found) -> Found | None:
    """The state whose own ministry or army counts hurt soldiers: "The Pentagon said 34 service members were hurt".

    "The Malian side reported one soldier killed": of a side or a state as well.
    """
    tree, agent, verb = scene.tree, found.agent, scene.verb_above(found.head)
    if agent is None or (agent.sector, agent.kind) != ("MIL", "staff") or verb is None:
        return None
    if (above := _finding(scene, found, verb)) is not None:
        telling = _telling(scene, above) if tree.children(found.head, "nummod") and not _described(scene, found) else []
        return next((f for f in telling if f.country not in INTERNATIONAL), None)
    if not tree.is_(verb, "ccomp"):
        return None
    hurt = tree.lemma(verb) in cues("befalling") | cues("dying") | {"diagnose", "suffer", "sustain"}
    done = cues("harming") | cues("sending") | cues("deploying")  # "750 soldiers are being sent, the ministry said"
    hurt = hurt or (tree.is_(found.head, "nsubj:pass") and tree.lemma(verb) in done)
    above = tree[verb].head or 0
    counted = bool(tree.children(found.head, "nummod")) and not _described(scene, found)
    if not (hurt and counted and scene.is_subject(found) and tree.lemma(above) in cues("speech")):
        return None
    own = (f for f in _telling(scene, above) if f.entity is not None and f.entity.sector in ("GOV", "MIL"))
    return next((f for f in own if f.country not in INTERNATIONAL), None)


def _finding(scene: Scene, found: Found, verb: int) -> int | None:
    """The verb of who has somebody hurt to tell of: "reported two soldiers killed", whichever way the words hang."""
    tree = scene.tree
    passive = tree.is_(found.head, "nsubj:pass") and tree.is_(verb, "ccomp") and not tree.children(verb, "aux:pass")
    hurt = [verb] if passive else [*tree.children(found.head, "acl"), *tree.children(verb, "xcomp")]
    if not any(tree[at].tag in ("VBN", "VBD") and tree.lemma(at) in cues("harming") for at in hurt):
        return None
    return tree[verb].head if passive else verb if tree.is_(found.head, "obj") else None


def _described(scene: Scene, found: Found) -> bool:
    """Whether words beside a noun tell of what kind it is, or whose."""
    lemmas = found.agent.lemma if found.agent is not None else ()
    beside = scene.tree.children(found.head, "amod", "compound", "nmod")
    return any(scene.tree.lemma(at) not in lemmas and scene.case(at) not in ("at", "in", "on") for at in beside)


def _telling(scene: Scene, verb: int) -> list[Found]:
    """Those of some state who are the subject of a verb of speech; of "the Malian side" the people."""
    tree = scene.tree
    if tree.lemma(verb) not in cues("speech") | ADMITTING:
        return []
    heads = tree.children(verb, *SUBJECT)
    heads += [at for head in heads if tree.lemma(head) == "side" for at in tree.children(head, "amod", "compound")]
    return [f for at in heads for f in scene.at_head.get(at, []) if f.country]


def _undergoes(scene: Scene, found: Found, verb: int) -> bool:
    return scene.tree[found.head].head == verb and scene.tree.is_(found.head, "obj", "nsubj:pass")


def _issuing(scene: Scene, found: Found) -> Found | None:
    """The state whose body speaks of itself by its kind alone, written as in the title of its statement.

    "The Ministry condemns it" under "Statement of the Ministry of Defence of Chad": Chad's, whoever was named last.
    """
    title = scene.reading.document.title or ""
    noun = scene.reading.words(scene.tree[found.head].span)
    alone = {scene.word(at) for at in scene.tree.children(found.head)} == {"the"}
    if not alone or not noun[0].isupper() or noun not in title.split():
        return None
    named = {scene.reading.words(f.span): f for f in scene.found if f.kind in NAMING and f.country}
    at = title.find(noun)
    placed = sorted((title.find(words), words) for words in named if words in title)
    before = [words for start, words in placed if start < at and title[start + len(words) : at].count(" ") <= CLOSE]
    # "of Chad", but "Department statement on strikes in Iraq" is hardly Iraq's
    behind = [words for start, words in placed if start > at and title[:start].endswith((" of ", " of the "))]
    whose = next(iter((*before[-1:], *behind[:1])), None)
    return None if whose is None or named[whose].country in INTERNATIONAL else named[whose]


def state_before(scene: Scene, found: Found) -> Found | None:
    """The state whose organ is meant: by the place, a subject before, the document's home, or what was named last."""
    if (label := _label(scene, found)) is not None:
        return label
    place = set_in.place_of(scene, found)
    # "In response the army struck a base near Peshawar", "freed a consul whom it had seized in Chad", "recalled its
    # envoy in Peru"
    repaid = blows.repaid(scene, found) | blows.returned(scene, found) | not_whose.sent_away(scene, found)
    fits = place is not None and (found.agent is None or found.agent.fits(place.country))
    if place is not None and fits and place.country not in repaid:
        return place
    here = scene.sentence_of(found.head)
    against = not_whose.others(scene, found) | not_whose.apart(scene, found)
    before = [
        f
        for f in scene.nearby(found.head, KNOWN_SENTENCES)
        if f.country and f.country not in INTERNATIONAL and f.span.end <= found.span.start and f.kind != "FAC"
        and f.country not in against and (found.agent is None or found.agent.fits(f.country))
    ]  # fmt: skip
    before = [f for f in before if not affair.passes_on(f)] or before
    before = [f for f in before if not abroad(scene, f)] or before
    before = [f for f in before if not set_in.hosts(scene, f)] or before
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
        [f for f in before if scene.sentence_of(f.head) == here - back and not_whose.acting(scene, f)]
        for back in (0, 1)
    ]
    if army and scene.is_subject(found) and (last := _at_war(scene, subjects)):
        return last
    ground = set_in.ground(scene, found, against) if group else None
    if ground is not None and (home is None or found.ties):
        return ground  # "Militias backed by Iran shelled bases in Iraq", in a report from Washington
    hosting = _hosting(scene, found, against) if group and found.ties else None
    if hosting is not None:
        return hosting
    if home is not None and (local or _proper(scene, found)):
        return home
    if group:  # "American jets hit a militia": not an American one
        return set_in.infringed(scene, against)
    subjects[0] = [f for f in subjects[0] if not blows.is_struck(scene, f)] or subjects[0]
    if subjects[0]:
        return _reported(scene, found, subjects[0]) or subjects[0][-1]
    subjects[1] = [f for f in subjects[1] if not_whose.of_main_clause(scene, f)] or subjects[1]
    if home is not None:  # "Two French tourists were killed in Sousse. The president ...": Tunisia's
        subjects[1] = [f for f in subjects[1] if not blows.is_struck(scene, f)]
    if len({f.country for f in subjects[1]}) == 1 and not _outside(scene, subjects[1][-1], home, found):
        return subjects[1][-1]
    near = [f for f in before if scene.sentence_of(f.head) >= here - 1 and f.kind != "NORP"]
    near = [f for f in near if f.entity is not None] or near  # a state that is spoken of, rather than a town
    return home or (near[-1] if near else None) or (before[-1] if before else None)


def _label(scene: Scene, found: Found) -> Found | None:
    """The state before the colon with which its sentence begins: "Chad: army shells camp near Libya"."""
    first = scene.reading.sentences[scene.sentence_of(found.head)].span.start
    named = (f for f in scene.nearby(found.head, 0) if f.kind == "GPE" and f.span.start == first and f.country)
    return next((f for f in named if scene.reading.text.startswith(":", f.span.end)), None)


def _hosting(scene: Scene, found: Found, against: set[str]) -> Found | None:
    """The state named most that neither sponsors a band nor writes of it from its capital.

    "WASHINGTON - Militias backed by Pakistan fired rockets at bases of the coalition", in a report on Afghan troops.
    """
    capital = scene.datelined if scene.home is not None and scene.home.country in scene.datelined else frozenset[str]()
    ranked = [state for state, _ in scene.named.most_common() if state not in against and state not in capital]
    sponsors = {tie.entity for tie in found.ties}
    state = next((state for state in ranked if state not in sponsors), None)
    abroad = capital and state is not None and scene.home is not None and scene.home.country not in sponsors
    return next((f for f in scene.found if f.country == state and f.kind in NAMING), None) if abroad else None


def aboard(scene: Scene, found: Found) -> Found | None:
    """The ship or plane named last that a crew is of: "Iran boarded a Greek tanker. The crew were unhurt"."""
    if found.agent is None or not (found.agent.lemma[-1] in cues("aboard") or _on_board(scene, found)):
        return None
    if found.agent.lemma[-1] == "crew" and scene.tree.children(found.head, "compound"):
        return None  # "a Ukrainian airliner was shot down by a missile crew"
    if found.agent.lemma[-1] == "pilot" and found.plural:
        return None  # "India shot down a drone. The pilots landed safely": who shot
    before = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.span.end <= found.span.start and f.country]
    crafts = [(f, craft) for f in before if (craft := _craft(scene, f)) is not None]
    # "A patrol boat rammed a trawler": the trawler's
    struck = [f for f, craft in crafts if not scene.tree.is_(craft, *SUBJECT)]
    return next(reversed(struck or [f for f, _ in crafts]), None)


def _craft(scene: Scene, found: Found) -> int | None:
    """The ship or plane that a mention is, or of whose state it tells: "a Ukrainian airliner"."""
    if found.agent is not None:
        return found.head if found.agent.lemma[-1] in cues("tool") else None
    above = scene.tree[found.head].head if scene.tree.is_(found.head, "amod", "compound", "nmod:poss") else None
    crafts = cues("airliner") | cues("plane_maker")
    return above if above is not None and scene.tree.lemma(above).lower() in crafts else None


def _on_board(scene: Scene, found: Found) -> bool:
    """Whether people are told to be in a craft: "all 176 people on board"."""
    inside = [at for at in scene.tree.children(found.head, "nmod", "advmod") if at > found.head]
    return any(
        scene.tree.lemma(at) == "aboard" or (scene.tree.lemma(at) == "board" and scene.case(at) == "on")
        for at in inside
    )


def _facing(scene: Scene, found: Found) -> Found | None:
    """The government that an opposition praises or criticises: "Germany, whose government the opposition scolded"."""
    verb = scene.verb_above(found.head)
    if verb is None or found.agent is None or found.agent.sector != "OPP":
        return None
    beside = [
        f for at in scene.tree.children(verb, *SUBJECT, "obj") for f in scene.at_head.get(at, []) if f is not found
    ]
    return next((f for f in beside if f.entity is not None and f.entity.sector == "GOV" and f.country), None)


def _on_its_air(scene: Scene, found: Found) -> Found | None:
    """The state whose own outlets say "the army": "Pakistani state television said the army had fired missiles"."""
    verb = scene.verb_above(found.head)
    above = scene.tree[verb].head if verb is not None and scene.tree.is_(verb, "ccomp") else None
    if above is None or not scene.is_subject(found) or scene.tree.lemma(above) not in cues("speech"):
        return None
    outlets = (f for at in scene.tree.children(above, *SUBJECT) for f in scene.at_head.get(at, []))
    own = (f for f in outlets if f.agent is not None and f.agent.lemma[-1] in cues("home_teller") and f.country)
    return next((f for f in own if "state" in scene.reading.words(f.span).lower().split()), None)


def _resigning(scene: Scene, found: Found) -> Found | None:
    """Who hands somebody his resignation, to an organ of his own state: "He offered the president his resignation"."""
    verb = scene.verb_above(found.head)
    if verb is None or all(scene.tree.lemma(at) != "resignation" for at in scene.tree.children(verb, "obj")):
        return None
    heads = scene.tree.children(verb, *SUBJECT)
    acting = (f for at in heads if at != found.head for f in scene.at_head.get(at, []) if f.entity is not None)
    return next((f for f in acting if f.country and f.country not in INTERNATIONAL), None)


def nationals(scene: Scene, found: Found) -> Found | None:
    """Those whom an embassy warns or urges, its own people: "The embassy told Americans to leave"."""
    verb = scene.verb_above(found.head)
    if verb is None or found.agent is None or found.agent.lemma[-1] not in cues("house abroad"):
        return None
    asking = scene.is_subject(found) and scene.tree.lemma(verb) in cues("asking")
    bare = [at for at in scene.tree.children(verb, "obj", "iobj") if asking and not scene.tree.children(at, "det")]
    people = (f for at in bare for f in scene.at_head.get(at, []) if f.kind == "NORP" and scene.tree[at].tag == "NNPS")
    return next((f for f in people if f.country), None)


def abroad(scene: Scene, found: Found) -> bool:
    """Whether it is somebody in another state than his own: "The French ambassador stayed. Police removed him"."""
    named = found.kind == "NORP" or scene.tree.is_(found.head, "nmod:poss")  # "Germany's ambassador visited her"
    above = scene.tree[found.head].head if named else None
    sent = above is not None and any(not_whose.is_envoy(other) for other in scene.at_head.get(above, []))
    if sent or not_whose.is_envoy(found) or (found.agent is not None and found.agent.sector == "REF"):
        return True
    if found.kind != "NORP" or not scene.is_subject(found):
        return False
    inside = [f for at in scene.tree.children(found.head, "nmod") for f in scene.at_head.get(at, []) if f.kind == "GPE"]
    place = next((f for f in inside if scene.case(f.head) == "in"), None) or set_in.place_of(scene, found)
    return place is not None and place.country not in (None, found.country)  # "Afghans in Karachi"


def _reported(scene: Scene, found: Found, subjects: list[Found]) -> Found | None:
    """The state whose act is told: "Kenya expelled an envoy after police in Kampala beat him, the ministry said"."""
    verb = scene.verb_above(found.head)
    if verb is None or not scene.is_subject(found):
        return None
    told = (*scene.tree.children(verb, "ccomp"), *set_in.above_it(scene, verb))
    heads = {child for clause in told for child in scene.tree.children(clause, *SUBJECT)}
    return next((f for f in subjects if f.head in heads and f.kind in ("GPE", "PER")), None)


def _outside(scene: Scene, one: Found, home: Found | None, found: Found) -> bool:
    """Whether a state that spoke is told of less than the one at home, in a report on that one's home affairs.

    "Rwanda voiced concern. The government told it to keep out", after Burundi's police, opposition and president.
    """
    if home is None or home.country == one.country:
        return False
    before = [f for f in scene.found if f.span.end <= found.span.start and f.entity is not None and f.use != "pronoun"]
    bodies = Counter(f.country for f in before if f.kind in ("AGENT", "ORG", "PER") or not_whose.acting(scene, f))
    there = bodies[one.country]
    return there <= IN_PASSING and bodies[home.country] >= 2 * max(there, 1)


def _at_war(scene: Scene, subjects: list[list[Found]]) -> Found | None:
    """The one of the report's two states that acted last: "Israel struck a depot. The army said it had hit rockets"."""
    last = next((found for found in subjects if found), [])
    two = affair.states(scene)[:2]
    named = [f for f in last if f.kind == "GPE" or (f.entity is not None and f.entity.sector == "MIL")]
    if not named or len({f.country for f in last}) > 1 or named[0].country not in two:
        return None
    verb = scene.verb_above(named[0].head)
    struck = verb is not None and scene.tree.lemma(verb) in cues("harming") | {"fire"}
    beside = {f.country for f in scene.nearby(named[0].head)} & set(two) - {named[0].country}
    # "India told its citizens to stay at home. The army ...": not India's
    return named[0] if struck or beside else None


def _beside(scene: Scene, found: Found, before: list[Found]) -> Found | None:
    """Who acts in the clause that its own is joined to: "Khartoum accused it, and the army bombed a depot"."""
    verb = scene.verb_above(found.head)
    if verb is None or not scene.is_subject(found) or not scene.tree.is_(verb, "conj"):
        return None
    heads = scene.tree.children(scene.tree[verb].head or 0, *SUBJECT)
    two = affair.states(scene)[:2]  # "Washington urged a truce, and the army chief said no": of neither side
    joined = [f for f in before if f.head in heads and f.entity is not None and f.country in two]
    return joined[-1] if joined else None


def _proper(scene: Scene, found: Found) -> bool:
    """Whether it is written as a name: "the Joint Operations Command"."""
    words = scene.reading.words(found.span)
    bare = words.removeprefix("the ").removeprefix("The ")
    named = scene.tree[found.head].upos == "PROPN" or bare != words or found.head != scene.first_of(found.head)
    return named and bare[:1].isupper()


def sent(scene: Scene, found: Found) -> bool:
    """Whether soldiers are told to go somewhere: "airmen departed for a base in Chad" need not be Chad's."""
    if found.agent is None or found.agent.sector != "MIL" or found.agent.kind != "staff":
        return False
    verb = scene.verb_above(found.head)
    moved = [verb] if verb is not None else []
    moved += scene.tree.children(found.head, "acl", "acl:relcl")
    return any(scene.tree.lemma(at) in cues("deploying") for at in moved)


def sender(scene: Scene, found: Found) -> Found | None:
    """The state or body that sends bare troops, police or an envoy somewhere: "India sent troops to the plateau"."""
    verb = scene.tree[found.head].head
    if found.agent is None or verb is None:
        return None
    if found.agent.sector not in blows.ARMED and not not_whose.is_envoy(found):
        return None
    if not scene.tree.is_(found.head, "obj") or scene.tree.lemma(verb) not in cues("sending"):
        return None
    described = scene.tree.children(found.head, "det", "nmod:poss", "amod")
    if any(scene.word(at) not in ("a", "an", "special", "senior") for at in described):
        return None
    while (
        scene.tree.is_(verb, "conj") and not scene.tree.children(verb, *SUBJECT) and scene.tree[verb].head is not None
    ):
        verb = scene.tree[verb].head or 0  # "Bolivia shut the crossing and sent 400 policemen into the city"
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
