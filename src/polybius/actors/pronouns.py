"""Whom "he", "it", "its" and "they" mean: the subject before, unless another noun comes first."""

from __future__ import annotations

from collections.abc import Callable

from polybius.actors import blows
from polybius.actors.scene import INSIDE, NEAR_SENTENCES, SUBJECT, Found, Scene, cues
from polybius.schema import Entity

SENDING_AWAY = ("give", "expel", "order", "tell", "ask", "send")  # ... envoys a day to leave, home
TAKEN_UP = "takes up somebody named before"  # the key of "the man", of whom the report has told
TOWARDS = ("at", "on", "against", "to", "with")  # whom an act meets: "fired at them", "met with him"
# what the one addressed does, by which word he was, and what his answer may be about
ANSWERS = (("denying", "blaming", "charge"), ("heeding", "asking", "asked_for"))


def pronoun(scene: Scene, at: int) -> Found | None:
    """The personal or possessive pronoun of the third person at a token."""
    token = scene.tree[at]
    word = scene.word(at)
    if token.upos != "PRON" or scene.tree.is_(at, "expl"):
        return None
    if not any(word in cues(kind) for kind in ("male", "female", "thing", "many")):
        return None
    return Found(token.span, "PRON", at, "pronoun", plural=word in cues("many"))


def resolve_pronoun(scene: Scene, found: Found) -> None:
    """Gives a pronoun the entity of its antecedent, if it has one that is clear enough."""
    word = scene.word(found.head)
    met = _met_by_the_same(scene, found) or _sent_away(scene, found) if word in cues("thing") else None
    if met is not None:
        found.entity, found.country, found.agent = met.entity, met.country, met.agent
        found.key = f"refers to {scene.reading.words(met.span)!r}"
        return
    if not _acting_pronoun(scene, found.head) or (word in cues("thing") and _expletive(scene, found.head)):
        return
    if word in cues("male") or word in cues("female"):
        fits = _is_person
    elif word in cues("thing"):
        fits = _is_thing
    else:
        fits = _is_many
    found.antecedent = antecedent = _antecedent(scene, found, fits)
    if antecedent is not None and antecedent.entity is not None:
        words = scene.reading.words(antecedent.span)
        found.entity, found.country = antecedent.entity, antecedent.country
        found.agent = antecedent.agent if antecedent.agent and antecedent.agent.kind != "quantity" else None
        found.key = f"refers to {words!r}"


def _acting_pronoun(scene: Scene, at: int) -> bool:
    """Whether the pronoun stands where somebody acts, possesses or is dealt with.

    "It" as an object is mostly a thing or a deed ("Israel cheered it") and is left open, but not who is accused.
    """
    if (
        scene.tree.is_(_whole(scene, at), *SUBJECT)
        or scene.tree.is_(at, "nmod:poss")
        or scene.case(at) in cues("agent_preposition")
    ):
        return True
    if scene.word(at) in cues("thing"):
        return scene.tree.is_(at, "obj") and scene.tree.lemma(scene.tree[at].head or 0) in cues("addressing")
    return scene.tree.is_(at, "obj", "iobj") or (scene.tree.is_(at, "obl") and scene.case(at) in TOWARDS)


def _met_by_the_same(scene: Scene, found: Found) -> Found | None:
    """Whom the first of two joined verbs meets: "accused Iran of the raid and threatened to make it pay"."""
    tree, verb = scene.tree, scene.verb_above(found.head)
    if verb is None:
        return None
    above = tree[verb].head
    made = tree.is_(found.head, "nsubj") and tree.is_(verb, "ccomp", "xcomp") and tree.lemma(above or 0) == "make"
    if not (made or tree.is_(found.head, "obj", "iobj")):
        return None
    verb = above if made and above is not None else verb
    while tree.is_(verb, "xcomp") and tree[verb].head is not None:
        verb = tree[verb].head or 0
    if not tree.is_(verb, "conj") or tree.children(verb, *SUBJECT):
        return None
    first = tree[verb].head or 0
    if tree.is_(first, "advcl") and tree[first].tag == "VBG":  # a parser may join it to what he is accused of
        first = tree[first].head or 0
    if tree.lemma(first) not in cues("stance") | cues("asking") | cues("blaming") or tree[first].upos != "VERB":
        return None
    met = [f for at in tree.children(first, "obj", "iobj") for f in scene.at_head.get(at, [])]
    return next((f for f in met if f.entity is not None and _is_thing(f)), None)


def _sent_away(scene: Scene, found: Found) -> Found | None:
    """Whose envoys have to go after a break with a state: "cut ties with Chad and gave its envoys a day to leave"."""
    tree, noun = scene.tree, scene.tree[found.head].head
    verb = tree[noun].head if noun is not None and tree.is_(found.head, "nmod:poss") else None
    if noun is None or verb is None or tree.lemma(noun) not in cues("envoy") or not tree.is_(noun, "obj", "iobj"):
        return None
    if not tree.is_(verb, "conj") or tree.lemma(verb) not in SENDING_AWAY or tree.children(verb, *SUBJECT):
        return None
    first = tree[verb].head or 0
    around = [first, *tree.children(first, "obj")]
    whom = [at for word in around for at in tree.children(word, "obl", "nmod") if scene.case(at) == "with"]
    return next((f for at in whom for f in scene.at_head.get(at, []) if f.entity is not None and _is_thing(f)), None)


def _whole(scene: Scene, at: int) -> int:
    """The word for a part of those whom the pronoun at a token means: "one" of "one of them"; else the pronoun."""
    above = scene.tree[at].head
    part = above is not None and scene.tree.is_(at, "nmod") and scene.case(at) == "of"
    return above if part and above is not None and scene.tree[above].upos != "NOUN" else at


def _expletive(scene: Scene, at: int) -> bool:
    """Whether nobody is meant: "it is clear that", "it was reported that"."""
    head = scene.tree[at].head
    if head is None or not scene.tree.is_(at, "nsubj"):
        return False
    clausal = scene.tree.children(head, "csubj", "ccomp")
    copula = scene.tree.children(head, "cop") != [] and not scene.at_head.get(head)  # "It was the heaviest of ..."
    copula &= not _minded(scene, head)
    return copula or (bool(clausal) and scene.tree.is_(at, "nsubj:pass"))


def _minded(scene: Scene, head: int) -> bool:
    """Whether an adjective tells how somebody is minded: "it was concerned", "it was ready to talk"."""
    lemma = scene.tree.lemma(head)
    return scene.tree[head].upos == "ADJ" and (lemma.endswith("ed") or lemma in cues("wished") | cues("committing"))


def _is_person(found: Found) -> bool:
    agent = found.agent
    if found.use == "pronoun" and found.entity is not None and found.entity.kind == "person":
        return not found.plural
    if found.kind == "PER" or agent is None:
        return found.kind == "PER"
    one = agent.kind in ("staff", "holder") or found.key == TAKEN_UP
    one |= agent.kind in ("people", "group") and agent.lemma[-1] not in cues("collective") | cues("body")
    return one and not found.plural and not _tool(found)


def _is_thing(found: Found) -> bool:
    if found.use == "government" and found.entity is None:
        return False
    if found.agent is not None and found.use == "agent":
        # "The opposition has walked out. Its leader ...": one thing, though it is many people
        one = found.agent.lemma[-1] in cues("collective") | cues("body")
        thing = found.agent.kind in ("organ", "body", "group", "party", "holder") or one
        return thing and not found.plural and not _is_human(found)
    return found.kind in ("ORG", "GPE")


def _tool(found: Found) -> bool:
    """Whether it is a machine that acts for its state: "he" is no plane."""
    return found.agent is not None and found.agent.lemma[-1] in cues("tool")


def _is_human(found: Found) -> bool:
    return found.agent is not None and found.agent.kind == "holder" and found.agent.lemma[-1] not in cues("body")


def _is_many(found: Found) -> bool:
    return (
        found.plural
        or found.kind == "ORG"
        or (found.agent is not None and found.agent.lemma[-1] in cues("collective"))
        or (found.agent is not None and found.agent.kind in ("group", "organ") and found.use == "agent")
    )


def _antecedent(scene: Scene, found: Found, fits: Callable[[Found], bool]) -> Found | None:
    """The subject of the clause or sentence before, else the nearest mention; None when another noun comes first."""
    here = scene.sentence_of(found.head)
    above = scene.tree[found.head].head
    being = above is not None and scene.is_subject(found) and scene.tree.children(above, "cop")
    verb = above if being else scene.verb_above(found.head)  # "Beijing said it was angry"
    possessive = scene.tree.is_(found.head, "nmod:poss")
    if possessive and (craft := _craft(scene, found)) is not None:
        return craft
    candidates = [
        f
        for f in scene.nearby(found.head, NEAR_SENTENCES)
        if f is not found and f.span.end <= found.span.start and not _modifier(scene, f)
        and (fits(f) or (fits is _is_many and _several(scene, f)))
        and (scene.is_subject(f) or not _tool(f))  # "barred its planes. They handed it demands"
    ]  # fmt: skip
    if fits is _is_many and _of_things(scene, found, verb):
        return None
    if fits is _is_person and not scene.is_subject(found):
        candidates = [f for f in candidates if not _only_quoted(scene, f, here)]
    if possessive and scene.tree.lemma(above or 0) in cues("partisan"):
        bands = [f for f in candidates if _is_band(f)]  # "Oslo bombed the group's camp. Its supporters ...": not Oslo's
        candidates = [f for f in bands if scene.sentence_of(f.head) == scene.sentence_of(bands[-1].head)] or candidates
    candidates = _without_rivals(scene, found, verb, candidates)
    told = scene.tree.children(scene.tree[verb].head or 0, "obj", "iobj") if verb is not None else []
    if possessive and verb is not None and scene.tree.is_(verb, "xcomp"):
        controlling = [f for f in candidates if f.head in told]  # "ordered Chad to close its mission": Chad's
        if controlling:
            return controlling[-1]
    if (same := _saying_of_itself(scene, found, verb) or _put_in(scene, found, verb)) is not None:
        return same
    if (giver := _repaid(scene, found, verb, candidates)) is not None:
        return giver
    if (addressed := _addressed(scene, found, verb, candidates)) is not None:
        return addressed
    if (speaker := _speaking_on(scene, found, verb, candidates)) is not None:
        return speaker
    struck, whole = _struck_before(scene, found, candidates), _whole(scene, found.head)
    if struck is not None or (whole != found.head and scene.tree.is_(whole, "nsubj:pass")):
        return struck
    rivals = [] if fits is _is_person else _other_subjects(scene, found)
    if verb is not None and scene.tree.lemma(verb) in cues("committing"):  # "the statement said. It promised"
        rivals = [at for at in rivals if scene.tree.lemma(at) not in ("communique", "letter", "note", "statement")]
    for back in range(NEAR_SENTENCES + 1):
        near = [f for f in candidates if scene.sentence_of(f.head) == here - back]
        others = [token for token in rivals if scene.sentence_of(token) == here - back]
        if back == 0 and (not possessive or _of_struck(scene, found.head)):
            # "Iran attacked it", "the ship closed in and told them to stop": not Iran, not the ship itself
            # but "phoned the premier and told him": the premier
            own = {verb} if scene.tree.is_(found.head, "nsubj") else _joined(scene, verb)
            near = [f for f in near if scene.verb_above(f.head) not in own or _met_before(scene, f, verb)]
            others = [token for token in others if scene.verb_above(token) not in own]
        if back and fits is _is_person and not any(_of_main_clause(scene, f) for f in near):
            near = [f for f in near if f.kind == "PER"] or near
        if fits is _is_thing:  # "Bahrain and Egypt cut ties with it and barred its planes": none of the two
            near = [f for f in near if not scene.listed(f) or not scene.is_subject(f)]
        if fits is _is_many and (
            scene.tree.is_(found.head, "obj", "iobj") or not any(scene.is_subject(f) for f in near)
        ):
            near = [f for f in near if f.plural] or near  # "London backed the Danes. Oslo blasted them": not London
        subjects = [f for f in near if scene.is_subject(f)]
        subjects = [f for f in subjects if not _in_passing(scene, f)] or subjects
        if subjects or others:
            if back and fits is _is_thing and (owner := _answering(scene, candidates, here - back)):
                return owner
            chosen = (subjects[-1] if back == 0 else subjects[0]) if subjects else None
            rival = (others[-1] if back == 0 else others[0]) if others else None
            if chosen is None or (rival is not None and (rival > chosen.head) == (back == 0)):
                return None
            return chosen
        if near:  # "froze his assets over a plot to kill an envoy. He ...": who was spoken of as "his"
            spoken = [f for f in near if f.use == "pronoun"] if back and fits is _is_person else []
            return min(reversed(spoken or near), key=scene.rank)
    return None


def _without_rivals(scene: Scene, found: Found, verb: int | None, candidates: list[Found]) -> list[Found]:
    """Those who can be meant: none who acts on whom it means, and who replies has not struck; no band has planes.

    "Rebels fired. Their planes are bombing us", "The coalition bombed a port, the rebels said. It fired in reply".
    """
    above = scene.tree[found.head].head
    if scene.tree.is_(found.head, "nmod:poss") and scene.tree.lemma(above or 0) in cues("flying") - {"drone"}:
        candidates = [f for f in candidates if not _is_band(f)]
    doers = _doers(scene, found, verb)
    candidates = [f for f in candidates if f.entity is None or f.entity not in doers]
    repaid = blows.repaid(scene, found)
    return [f for f in candidates if f.country not in repaid] or candidates


def _is_band(found: Found) -> bool:
    """Whether it is a group or party, and so has supporters: no state."""
    kinds = ("group", "party")
    return (found.entity is not None and found.entity.kind in kinds) or (
        found.agent is not None and found.agent.kind in kinds
    )


def _craft(scene: Scene, found: Found) -> Found | None:
    """The ship or plane of those aboard it: "seized a trawler and arrested its captain"."""
    above = scene.tree[found.head].head
    if above is None or scene.tree.lemma(above) not in cues("crew"):
        return None
    told = (f for f in reversed(scene.nearby(found.head)) if f.span.end <= found.span.start and f.country)
    return next((f for f in told if scene.tree.lemma(f.head) in cues("tool") | cues("vessel")), None)


def _doers(scene: Scene, found: Found, verb: int | None) -> list[Entity]:
    """Who acts on whom an object means: "Police said they would arrest them" is not about the police."""
    if verb is None or not scene.tree.is_(found.head, "obj", "iobj", "obl"):
        return []
    above, addressing = scene.tree[verb].head, scene.tree.lemma(verb) in cues("addressing")
    if above is not None and scene.tree.is_(verb, "xcomp") and not scene.tree.children(above, "obj", "iobj"):
        verb = above  # "They vowed to punish them", but "Chad asked Niger to help it"
    elif above is not None and scene.tree.is_(verb, "advcl") and scene.tree[verb].tag == "VBG" and addressing:
        verb = above  # "Chad cut its ties with Mali, accusing it of the raid"
    verbs = [at for at in _joined(scene, verb) if at is not None]  # "The envoy rang the premier and told him"
    acting = [f for at in verbs for child in scene.tree.children(at, *SUBJECT) for f in scene.at_head.get(child, [])]
    capitals = [f.country for f in acting if f.kind == "GPE" and f.country]
    states = [scene.knowledge.entity(country, scene.day) for country in capitals]
    return [entity for entity in (*(f.entity for f in acting), *states) if entity is not None]


def _of_things(scene: Scene, found: Found, verb: int | None) -> bool:
    """Whether things stand as it does in the clause before: "Oslo condemned the raids, while Rome praised them"."""
    tree = scene.tree
    above = tree[verb].head if verb is not None and tree.is_(verb, "conj", "advcl", "parataxis") else None
    if (
        verb is None
        or above is None
        or above > verb
        or not tree.is_(found.head, "obj")
        or not tree.children(verb, *SUBJECT)
    ):
        return False
    things = [at for at in tree.children(above, "obj") if tree[at].tag == "NNS"]
    return bool(things) and not any(scene.at_head.get(at) for at in things) and tree.lemma(verb) not in cues("harming")


def _only_quoted(scene: Scene, one: Found, here: int) -> bool:
    """Whether it is some spokesman of a sentence before, who speaks and is not spoken of: "accused him" is not his."""
    if one.agent is None or one.use != "agent" or scene.sentence_of(one.head) == here:
        return False
    some = any(scene.word(at) in ("a", "an") for at in scene.tree.children(one.head, "det"))
    return some and one.agent.lemma[-1] in cues("spokesperson")


def _met_before(scene: Scene, found: Found, verb: int | None) -> bool:
    """Whether it is the object of a verb to which another one is joined: "rang the premier and told him"."""
    return scene.tree[found.head].head != verb and scene.tree.is_(found.head, "obj", "iobj")


def _of_struck(scene: Scene, owner: int) -> bool:
    """Whether it owns what a blow strikes, and so has not dealt it: "shelled their posts", "strikes on its base"."""
    tree, noun = scene.tree, scene.tree[owner].head
    above = tree[noun].head if noun is not None else None
    if noun is not None and above is not None and tree[above].upos == "NUM":
        noun, above = above, tree[above].head  # "impounded nine of their lorries"
    if noun is None or above is None or any(tree.lemma(at) == "own" for at in tree.children(noun, "amod")):
        return False
    if tree.lemma(noun) in cues("relational"):
        return False  # "Japan struck its neighbour": Japan's
    if tree.is_(noun, "obj", "nsubj:pass"):
        return tree.lemma(above) in cues("harming") | cues("despoiling")
    if scene.case(noun) not in ("on", "at", "against"):
        return False
    if tree[above].upos == "VERB":  # "fired missiles at its troops"
        return tree.lemma(above) in cues("harming") | cues("shooting")
    # "carried out strikes on its base", "answered with strikes on it"; who condemns an attack on its base means his own
    verb = tree[above].head
    dealt = scene.case(above) in ("with", "by") or (verb is not None and tree.lemma(verb) in cues("carrying"))
    return tree.lemma(above) in cues("blow") and dealt


def _saying_of_itself(scene: Scene, found: Found, verb: int | None) -> Found | None:
    """The same pronoun as the subject of the word of saying above: "It denied that it had sent troops".

    "He said the envoy had rung, and that he had hung up": not the envoy.
    """
    if verb is not None and scene.tree.is_(verb, "conj") and _that(scene, verb):
        verb = scene.tree[verb].head
    above = scene.tree[verb].head if verb is not None and scene.tree.is_(verb, "ccomp") else None
    subjects = scene.tree.children(above, *SUBJECT) if above is not None else []
    same = [f for at in subjects if scene.word(at) == scene.word(found.head) for f in scene.at_head.get(at, [])]
    return next((f for f in same if f.use == "pronoun" and scene.is_subject(found)), None)


def _put_in(scene: Scene, found: Found, verb: int | None) -> Found | None:
    """The same pronoun before a clause of saying that is put in: "It halted the raids, it said, to spare lives"."""
    tree = scene.tree
    if verb is None or tree.lemma(verb) not in cues("speech") | cues("uttering") or not scene.is_subject(found):
        return None
    between = found.head > 0 and scene.word(found.head - 1) == "," and not tree.children(verb, "mark")
    if not between or not tree.is_(verb, "parataxis", "acl:relcl", "root"):
        return None
    before = (f for f in scene.in_sentence.get(scene.sentence_of(found.head), []) if f.head < found.head)
    same = (f for f in before if f.use == "pronoun" and scene.word(f.head) == scene.word(found.head))
    return next((f for f in same if scene.is_subject(f)), None)


def _repaid(scene: Scene, found: Found, verb: int | None, candidates: list[Found]) -> Found | None:
    """Whom the clause above thanks, blames or punishes for a thing: "thanked Chad for the lorries that it had sent"."""
    tree = scene.tree
    if verb is None or not tree.is_(verb, "acl:relcl") or not scene.is_subject(found):
        return None
    thing, judging = tree[verb].head or 0, cues("reproaching") | cues("requiting")
    above = tree[thing].head
    if above is None or scene.case(thing) != "for" or tree.lemma(above) not in judging:
        return None
    if tree.lemma(verb) in cues("obtaining"):
        return None  # "thanked Chad for the lorries that it had received"
    met = tree.children(above, "obj")
    return next((f for f in candidates if f.head in met), None)


def _that(scene: Scene, verb: int) -> bool:
    """Whether what is said begins anew with a verb: "and that he had"."""
    return any(scene.word(at) == "that" for at in scene.tree.children(verb, "mark"))


def _addressed(scene: Scene, found: Found, verb: int | None, candidates: list[Found]) -> Found | None:
    """Whom the sentence before accuses or asks, of who denies or refuses.

    "Chad blamed Libya for the raid. It rejected the charge", "Police told the demonstrators to leave. They refused".
    """
    tree, before = scene.tree, scene.sentence_of(found.head) - 1
    if verb is None or before < 0 or not scene.is_subject(found):
        return None
    first = next((at for at in scene.tokens_of(before) if tree.is_(at, "root")), None)
    about = tree.children(verb, "obj")
    for answer, word, things in ANSWERS:
        if first is None or tree.lemma(verb) not in cues(answer) or tree.lemma(first) not in cues(word):
            continue
        if about and not any(tree[at].upos == "PRON" or tree.lemma(at) in cues(things) for at in about):
            continue  # "It rejected a ruling"
        met = tree.children(first, "obj", "iobj") + [at for at in tree.children(first, "obl") if scene.case(at) == "on"]
        told = next((f for f in candidates if f.head in met), None)
        if told is not None:
            return told
    return None


def _speaking_on(scene: Scene, found: Found, verb: int | None, candidates: list[Found]) -> Found | None:
    """Who spoke in the sentence before, of who speaks on: "Soldiers fired, aid workers said. They said nine died".

    "The raid was ordered by the president, the ministry said. It accused Chad": the ministry.
    """
    tree, before = scene.tree, scene.sentence_of(found.head) - 1
    words = cues("speech") | (cues("uttering") if scene.word(found.head) in cues("thing") else frozenset())
    if verb is None or not scene.is_subject(found) or tree.lemma(verb) not in words:
        return None
    speaking = [
        f for f in candidates if scene.sentence_of(f.head) == before and scene.is_subject(f)
        and tree.lemma(tree[f.head].head or 0) in cues("speech") and not scene.case(f.head)
    ]  # fmt: skip
    return speaking[-1] if len(speaking) == 1 and not tree.is_(verb, "ccomp", "acl:relcl", "advcl") else None


def _struck_before(scene: Scene, found: Found, candidates: list[Found]) -> Found | None:
    """Whom the sentence before strikes or holds, of who suffers on.

    "Police arrested 12 students. They were beaten", "Rebels ambushed a convoy of soldiers. Two of them died".
    """
    tree, sufferer = scene.tree, _whole(scene, found.head)
    blows = cues("harming") | cues("holding") | cues("despoiling") | cues("befalling")
    verb = tree[sufferer].head or 0
    befell = tree.lemma(verb) in blows if tree.is_(sufferer, "nsubj:pass") else tree.lemma(verb) in cues("dying")
    if not befell or not tree.is_(sufferer, *SUBJECT):
        return None

    def struck(one: Found) -> bool:
        at = one.head
        while scene.case(at) == "of" and tree.is_(at, "nmod"):  # "a convoy of soldiers"
            at = tree[at].head or 0
        above = tree[at].head
        if above is None or scene.sentence_of(at) != scene.sentence_of(found.head) - 1:
            return False
        if tree.is_(at, "obj", "nsubj:pass"):
            return tree.lemma(above) in blows
        dealt = any(tree.lemma(blow) in cues("blow") for blow in (above, *tree.children(above, "obj")))
        return dealt and scene.case(at) in ("on", "at", "against")

    return next((one for one in reversed(candidates) if struck(one)), None)


def _answering(scene: Scene, candidates: list[Found], sentence: int) -> Found | None:
    """Whose act or word is the subject of a sentence: "Beijing's answer was swift. It closed its ports"."""
    root = next((at for at in scene.tokens_of(sentence) if scene.tree.is_(at, "root")), None)
    subjects = scene.tree.children(root, *SUBJECT) if root is not None else []
    if root is None or not subjects or scene.tree.children(root, "obj"):
        return None  # "Chad's decision angered Mali. It ...": hardly Chad
    if scene.tree.lemma(subjects[0]) not in cues("doing") or scene.headed(subjects[0]) is not None:
        return None
    owners = scene.tree.children(subjects[0], "nmod:poss")
    return next((f for f in candidates if f.head in owners), None)


def _several(scene: Scene, found: Found) -> bool:
    """Whether it is the first of several states, as Chad in "Chad and Niger cut ties. They closed the border"."""
    items = scene.tree.children(found.head, "conj")
    return found.kind == "GPE" and any(f.entity is not None for at in items for f in scene.at_head.get(at, []))


def _in_passing(scene: Scene, found: Found) -> bool:
    """Whether it only tells the rest of the sentence: "Chad warned Mali, an office says, and its gunners fired"."""
    verb = scene.tree[found.head].head
    return verb is not None and scene.tree.is_(verb, "parataxis") and scene.tree.lemma(verb) in cues("speech")


def _joined(scene: Scene, verb: int | None) -> set[int | None]:
    """A verb and those before it with which it shares a subject: "closed in and told"."""
    out: set[int | None] = {verb}
    while verb is not None and scene.tree.is_(verb, "conj") and not scene.tree.children(verb, "nsubj"):
        verb = scene.tree[verb].head
        out.add(verb)
    return out


def _other_subjects(scene: Scene, found: Found) -> list[int]:
    """Subjects before that are no actors and agree in number: "The letter was genuine. It ...": not the ministry."""
    out, above = [], set(scene.tree.ancestors(found.head))  # "a spokesman for its ministry": not the spokesman's
    for token in range(
        scene.reading.sentences[max(scene.sentence_of(found.head) - NEAR_SENTENCES, 0)].first, found.head
    ):
        word = scene.tree[token]
        plural = word.tag in ("NNS", "NNPS")
        if (
            token in above
            or not scene.tree.is_(token, *SUBJECT)
            or word.upos not in ("NOUN", "PROPN")
            or plural != found.plural
            or scene.tree.children(word.head or 0, "expl")  # "There is no limit. It ...": no limit acts
        ):
            continue
        if not any(f.entity is not None for f in scene.at_head.get(token, [])):
            out.append(token)
    return out


def _of_main_clause(scene: Scene, found: Found) -> bool:
    """Whether it is the subject of its sentence: "Chad's minister met Nicolas Maduro. He warned ..."."""
    above = scene.tree[found.head].head
    return above is not None and scene.is_subject(found) and scene.tree.is_(above, "root")


def _modifier(scene: Scene, found: Found) -> bool:
    return scene.tree.is_(found.head, *INSIDE) or (found.kind == "NORP" and not found.plural)
