"""In which state the clause of a noun is set: "In Baghdad, the premier", "rebels attacked a village near Bangui"."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.actors import affair, blows
from polybius.actors.scene import NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.actors.where import PLACED, venue
from polybius.resources.parties import INTERNATIONAL


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
    verb = scene.verb_above(found.head)
    if verb is not None and (place := _antecedent(scene, verb)) is not None:
        return place
    while verb is not None:
        if not _visits(scene, found, verb) and (place := place_at(scene, verb, where)) is not None:
            return place
        if not scene.is_subject(found) and (place := _bombed(scene, verb)) is not None:
            return place
        if (place := _of_subject(scene, verb)) is not None:
            return place
        # "..., killing 11 people": where the attack is
        verb = scene.verb_above(verb) if scene.tree.is_(verb, "advcl") else None
    return None


def _bombed(scene: Scene, verb: int) -> Found | None:
    """The town or province that is shelled or stormed, whose those are whom it hurts: "bombed Gedo, killing seven"."""
    if scene.tree.lemma(verb) not in cues("ground_blow") | cues("harming"):
        return None
    struck = (f for at in scene.tree.children(verb, "obj", "nsubj:pass") for f in scene.at_head.get(at, []))
    return next((f for f in struck if f.country and f.use == "ner" and f.kind in ("GPE", "LOC", "FAC")), None)


def ground(scene: Scene, found: Found, against: set[str]) -> Found | None:
    """The one state on whose ground the sentence tells of something: "militias have hampered the work in Iraq"."""
    named = [f for f in scene.in_sentence.get(scene.sentence_of(found.head), []) if f.kind in ("GPE", "LOC", "FAC")]
    there = [f for f in named if f.country and scene.case(f.head) in PLACED and not hosts(scene, f)]
    there = [f for f in there if f.country not in against and f.country not in INTERNATIONAL]
    return there[0] if len({f.country for f in there}) == 1 else None


def infringed(scene: Scene, against: set[str]) -> Found | None:
    """The one state whose sovereignty the report tells to be breached: the ground of the blows that it is about.

    "American jets hit a militia. Iraq's premier called the raids a breach of his country's sovereignty".
    """
    told: dict[str, Found] = {}
    for at in range(len(scene.tree.tokens)):
        if scene.tree.lemma(at) != "sovereignty":
            continue
        owners = scene.tree.children(at, "nmod:poss", "nmod", "amod")
        inside = [f for owner in owners for word in scene.tree.subtree(owner) for f in scene.at_head.get(word, [])]
        named = [f for f in inside if f.country and f.use != "pronoun"]
        if not named:
            verbs = [verb for verb in scene.tree.ancestors(at) if scene.tree[verb].upos == "VERB"]
            named = [f for verb in verbs for child in scene.tree.children(verb, *SUBJECT)
                     for f in scene.at_head.get(child, []) if f.country and f.entity is not None][:1]  # fmt: skip
        told |= {f.country: f for f in named if f.country and f.country not in INTERNATIONAL}
    one = next(iter(told.values())) if len(told) == 1 else None
    return one if one is not None and one.country not in against else None


def _visits(scene: Scene, found: Found, verb: int) -> bool:
    """Whether an officer goes where his clause is set: "The minister will visit NATO in Brussels", not Belgium's."""
    official = found.agent is not None and found.agent.kind == "staff" and found.agent.sector == "GOV"
    return official and scene.is_subject(found) and scene.tree.lemma(verb) in (*affair.VISITING, "arrive")


def _of_subject(scene: Scene, verb: int) -> Found | None:
    """The place of those who act in the clause before: "Crowds in Cairo jeered; police fired tear gas at them"."""
    above = scene.tree[verb].head
    if above is None or above > verb or not scene.tree.is_(verb, "conj", "parataxis"):
        return None
    inside = (at for head in scene.tree.children(above, *SUBJECT) for at in scene.tree.children(head, "nmod"))
    places = (f for at in inside if scene.case(at) in PLACED for f in scene.at_head.get(at, []))
    return next((f for f in places if f.country and f.kind in ("GPE", "LOC", "FAC")), None)


def place_at(scene: Scene, verb: int, where: Iterable[str] = PLACED) -> Found | None:
    """The place that hangs on a verb or on its object: "Rebels attacked a village near Bangui"."""
    objects = scene.tree.children(verb, "obj", "nsubj:pass")
    places = scene.tree.children(verb, "obl")
    places += [child for noun in objects for child in scene.tree.children(noun, "nmod")]
    near = (other for child in places if scene.case(child) in where for other in scene.at_head.get(child, []))
    known = (other for other in near if other.country and (other.kind in ("GPE", "LOC", "FAC") or _chamber(other)))
    return next((other for other in known if not hosts(scene, other)), None)


def _chamber(found: Found) -> bool:
    """Whether it is a parliament, in which its own state's people speak: "In the Senate a general warned"."""
    organ = found.kind == "ORG" or (found.agent is not None and found.agent.kind == "organ")
    return organ and found.entity is not None and found.entity.sector == "LEG"


def struck_at_home(scene: Scene, found: Found) -> Found | None:
    """Where the blow of another state fell that state media or a ministry of home affairs tell of.

    "Israeli jets struck a port in Latakia, state television said": Syria's. Armies, and the ministries of war and of
    foreign affairs, tell of their own blows as well.
    """
    agent, verb = found.agent, scene.verb_above(found.head)
    if agent is None or agent.kind != "organ" or verb is None or agent.lemma[-1] not in cues("home_teller"):
        return None
    described = {scene.tree.lemma(child) for child in scene.tree.children(found.head, "amod", "compound")}
    if not described or (described | set(agent.lemma)) & cues("outward") or not scene.is_subject(found):
        return None
    for clause in (*scene.tree.children(verb, "ccomp"), *above_it(scene, verb)):
        place, forces = place_at(scene, clause), blows.forces_at(scene, clause)
        if place is not None and forces and place.country not in forces:
            return place
    return None


def above_it(scene: Scene, verb: int) -> list[int]:
    """The clause beside which a verb of saying stands: "jets struck a port, television said"."""
    above = scene.tree[verb].head
    return [above] if above is not None and scene.tree.is_(verb, "parataxis") else []


def hosts(scene: Scene, place: Found) -> bool:
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


def hosted(scene: Scene, found: Found) -> Found | None:
    """The state on whose ground migrants are told of, where none of its own is named beside them.

    "A bomb killed refugees in Gaza"; but "Polish guards beat migrants near Kuznica": not Poles.
    """
    place = place_of(scene, found)
    beside = (f for f in scene.in_sentence.get(scene.sentence_of(found.head), []) if f.kind in ("AGENT", "NORP", "ORG"))
    return None if place is None or any(f.country == place.country for f in beside) else place


def said_in(scene: Scene, found: Found) -> Found | None:
    """The capital or state in which it is told to be: "In Cairo, the president", "the ministry in Cairo"."""
    tree, verb = scene.tree, scene.verb_above(found.head)
    inside = [child for child in tree.children(found.head, "nmod") if child > found.head]
    fronted = [] if verb is None else [child for child in tree.children(verb, "obl") if child < found.head]
    if not scene.is_subject(found) or (verb is not None and tree.lemma(verb) in cues("motion_verb")):
        fronted = []
    for child in (*inside, *fronted):
        if scene.case(child) != "in":
            continue
        for other in scene.at_head.get(child, []):
            if other.use == "government" or (child in fronted and other.use == "name"):
                return other if other.country not in INTERNATIONAL else None
    return None


def framed(scene: Scene, found: Found) -> Found | None:
    """The capital or state that sets one of the two sentences before, where no other state has acted since.

    "In Tripoli the radio warned Rome. The government would not yield, it said": Libya's, within a paragraph.
    """
    here = scene.sentence_of(found.head)
    for at in range(here, max(here - NEAR_SENTENCES, 0) - 1, -1):
        sentence = scene.reading.sentences[at]
        told = [f for f in scene.in_sentence.get(at, []) if f.head < found.head]
        if at < here:
            if "\n" in scene.reading.text[sentence.span.end : found.span.start]:
                return None
            place = next((f for f in told if f.head <= sentence.first + 2 and _fronts(scene, f)), None)
            if place is not None:
                return place
        if any(f.entity is not None and f.country and scene.is_subject(f) for f in told):
            return None
    return None


def _fronts(scene: Scene, place: Found) -> bool:
    """Whether a capital or state begins its sentence as where it is set: "In Tripoli the radio warned".

    Or as who is told to be in a mood: "Niamey is livid! The prime minister ...".
    """
    if place.use not in ("government", "name") or place.country in INTERNATIONAL:
        return False
    above = scene.tree[place.head].head
    if above is not None and scene.tree.is_(place.head, *SUBJECT) and scene.tree.is_(above, "root"):
        return scene.tree[above].upos == "ADJ" or scene.tree.lemma(above) in cues("raging")
    return scene.case(place.head) == "in" and scene.tree.is_(place.head, "obl") and not venue(scene, place)


def setting(scene: Scene, found: Found) -> Found | None:
    """The last place before it in its sentence: "stationed in Iraq, where they train local forces"."""
    before = [f for f in scene.nearby(found.head) if f.country and f.span.end <= found.span.start]
    return next((f for f in reversed(before) if scene.case(f.head) in cues("place_preposition")), None)


def there(scene: Scene, found: Found) -> Found | None:
    """The state or place named last before "the army there", "the president there", and not whom another one blames."""
    if not any(scene.word(child) == "there" for child in scene.tree.children(found.head, "advmod")):
        return None
    before = [f for f in scene.nearby(found.head, NEAR_SENTENCES) if f.country and f.span.end <= found.span.start]
    places = [f for f in before if f.kind in ("GPE", "LOC", "FAC")]
    blamed = [f for f in places if scene.tree.is_(f.head, "obj") and _above(scene, f.head) in cues("blaming")]
    return next(reversed([f for f in places if f not in blamed] or places), None)


def _above(scene: Scene, at: int) -> str:
    """The lemma of the word above a token, or ""."""
    head = scene.tree[at].head
    return "" if head is None else scene.tree.lemma(head)
