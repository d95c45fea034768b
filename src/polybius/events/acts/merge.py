"""Joins the predicates of a sentence that tell one act: "fired rockets ..., killing one and wounding four"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from polybius.events.acts.match import Candidate
from polybius.events.words.offsets import blow_before
from polybius.events.words.weights import party_key
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party, Span
from polybius.syntax import Tree

REACH = 3  # edges of the tree between two predicates of one act
OF_ITS_OWN = 0.3  # probability from which a second word of a type between the same two tells an act of its own
ARGUMENTS = ("obj", "obl", "nsubj", "xcomp", "ccomp")
KIN = frozenset(
    {"AGREE", "CONSULT", "COOPERATE", "SUPPORT"}
)  # "signed an accord", "talks opened": one act by two names
OF_ANOTHER = ("after", "before", "since", "for", "over", "despite", "following")  # "retaliated for the raid": two acts
OTHER_DAYS = ("after", "before", "since", "following")
STEPS = frozenset({"board"})  # "boarded the dhow and apprehended its crew"
SPLINTERS = ("shrapnel", "splinter", "debris", "fragment")  # that come of a blow
Weighed = tuple[float, Event]  # how likely a word tells an event, and which


def merged(candidates: list[Candidate], tree: Tree, other_days: Callable[[int, int], bool]) -> list[Candidate]:
    """The candidates, those of one act made one: the outermost stays and takes over what it lacks.

    ``other_days``: whether two words are told of different days.
    """
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: _depth(c.token, tree)):
        above = list(tree.ancestors(candidate.token))
        # the word that governs it first: "struck, two days after nine were killed in a clash" has killed in the clash
        nearest = sorted(
            enumerate(kept), key=lambda one: above.index(one[1].token) if one[1].token in above else len(above)
        )
        for index, other in nearest:
            if _one_act(other, candidate, tree) and not other_days(other.token, candidate.token):
                kept[index] = _joined(other, candidate)
                break
        else:
            kept.append(candidate)
    # "called off talks" is no meeting, "went on strike" no attack: the row has read the noun
    read = {(noun, c.event_type) for c in kept for noun in c.asked if noun != c.token}
    nouns = {noun for noun, _ in read}
    kept = [c for c in kept if c.token not in nouns or (c.token, c.event_type) in read]
    return sorted(kept, key=lambda c: c.token)


def _depth(token: int, tree: Tree) -> int:
    return sum(1 for _ in tree.ancestors(token))


def _one_act(outer: Candidate, inner: Candidate, tree: Tree) -> bool:
    if outer.event_type == "ASSAULT" and inner.event_type in ("ASSAULT", "MOBILIZE") and _shot(inner, outer, tree):
        return True
    if outer.event_type != inner.event_type or not _near(outer.token, inner.token, tree):
        return False
    if inner.token in outer.asked and tree[inner.token].upos == "NOUN":
        return True  # "Togo has the backing of Ghana": the verb's row has read whose it is
    if outer.actors and inner.actors and not _share(outer.actors, inner.actors):
        return False
    if outer.event_type == "ASSAULT" and _apart(outer.token, inner.token, tree):
        return False
    casualty = word_class("casualty")
    if tree[inner.token].upos == "NOUN":
        return True  # "carried out strikes", "a strike killed": noun and verb of one act
    if tree[outer.token].upos == "VERB" and _carried_off(outer, tree) != _carried_off(inner, tree):
        return False  # "killed nine villagers and kidnapped forty women"
    if outer.event_type == "ASSAULT":
        return tree.lemma(outer.token) in casualty or tree.lemma(inner.token) in casualty
    if outer.mode != inner.mode and all(one.mode and tree.children(one.token, "obj") for one in (outer, inner)):
        return False  # "froze trade, expelling the ambassador"
    return not tree.is_(inner.token, "conj") and bool(inner.actors) and _share(outer.actors, inner.actors)


def _shot(inner: Candidate, outer: Candidate, tree: Tree) -> bool:
    """Whether a participle tells where the weapon came from that strikes: "a missile fired by Israel hit a bus"."""
    weapon = tree[inner.token].head
    struck = weapon is not None and tree.is_(weapon, "nsubj") and tree[weapon].head == outer.token
    return struck and tree.is_(inner.token, "acl") and tree.lemma(weapon or 0) in word_class("weapon")


def _near(outer: int, inner: int, tree: Tree) -> bool:
    above = [inner, *tree.ancestors(inner)][: REACH + 1]
    if outer in above:
        return True
    # sisters below one verb: "in the raid ... were killed"
    return any(node in above for node in [outer, *tree.ancestors(outer)][:2])


def _apart(outer: int, inner: int, tree: Tree) -> bool:
    """Whether the words tell two acts, one beside the other or in answer to it."""
    if any(tree.word(node) == ";" for node in range(min(outer, inner), max(outer, inner))):
        return True  # "jets bombed the fair; they killed nine"
    if _reported(inner, outer, tree) or _avenged(inner, outer, tree):
        return True
    above = list(tree.ancestors(inner))
    if outer in above and any(tree.lemma(at) in word_class("answering") for at in above[: above.index(outer)]):
        return True  # "the raid, a reprisal for the killing of a general, destroyed a base"
    if tree.lemma(outer) in word_class("answering") and any(
        tree.lemma(at) == "for" for at in tree.children(inner, "case")
    ):
        return True  # "retaliated for the killing of a general"
    between = [node for node in above if tree[node].span.start > tree[outer].span.start]
    # "fired missiles in response to the killing of their leader", where "in answer to" may stand before the killing
    between += [
        case for node in (inner, *between) for child in tree.children(node, "case") for case in tree.subtree(child)
    ]
    if any(tree.lemma(node) in word_class("answering") for node in between):
        return True
    nouns = [node for node in between if tree[node].upos == "NOUN" and node != inner and tree[inner].upos == "VERB"]
    if any(tree.lemma(case) in OTHER_DAYS for noun in nouns for case in tree.children(noun, "case")):
        return True  # "struck two days after a barrage in which a soldier was killed"
    if blow_before(tree, inner) and tree.children(outer, "obj") and _doer(outer, tree) is not None:
        return True  # "killed nine rebels after an ambush"; not "nine died after an ambush"
    if tree[inner].upos == "NOUN":
        # "the bombing in Gao and an attack on a convoy"; not "the shelling and bombing of the town"
        own = [node for node in tree.children(outer, "nmod") if outer < node < inner]
        return tree[inner].head == outer and tree.is_(inner, "conj") and bool(own)
    # "guards killed a farmer before the police stormed the camp"; not "killed when gunmen opened fire"
    return _doer(outer, tree) != _doer(inner, tree) and all(
        _doer(verb, tree) is not None and tree.children(verb, "obj") for verb in (outer, inner)
    )


def _carried_off(candidate: Candidate, tree: Tree) -> bool:
    """Whether people are abducted, whom the verb of its own names: they are others than those who were hurt."""
    return candidate.mode == "abduct" and bool(tree.children(candidate.token, "obj", "nsubj:pass"))


def _reported(inner: int, outer: int, tree: Tree) -> bool:
    """Whether somebody tells the inner act after the outer: "After jets bombed the fair, he said nine were killed"."""
    saying = tree[inner].head if tree.is_(inner, "ccomp") else None
    return saying is not None and tree[outer].head == saying and tree.is_(outer, "advcl")


def _avenged(inner: int, outer: int, tree: Tree) -> bool:
    """Whether somebody strikes after others died: "struck camps after nine were killed"; not "died after a blast"."""
    after = tree.is_(inner, "advcl") and any(tree.lemma(at) == "after" for at in tree.children(inner, "mark"))
    casualty = word_class("casualty")
    return after and tree[inner].upos == "VERB" and tree.lemma(inner) in casualty and tree.lemma(outer) not in casualty


def _doer(verb: int, tree: Tree) -> int | None:
    """The subject of a verb, its own or shared; none where it means an act told already: "it", "the raid", "shrapnel",
    "one of the shells".
    """
    while tree.is_(verb, "conj") and not tree.children(verb, "nsubj"):
        verb = next(tree.ancestors(verb))
    subject = next((node for node in tree.children(verb, "nsubj") if tree[node].deprel == "nsubj"), None)
    if subject is None:
        return None
    if tree[subject].upos == "PRON" or tree.lemma(subject) in SPLINTERS:
        return None
    some = tree[subject].upos == "NUM" or tree.lemma(subject) in word_class("measure")
    meant = next(iter(tree.children(subject, "nmod")), subject) if some else subject
    definite = any(tree.lemma(node) in ("the", "this", "that") for node in tree.children(meant, "det"))
    return None if definite and tree.lemma(meant) in word_class("attack") | word_class("weapon") else subject


def _share(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    known = {party.entity or party.span for party in some}
    return any((party.entity or party.span) in known for party in others)


def _joined(outer: Candidate, inner: Candidate) -> Candidate:
    actors = outer.actors or inner.actors
    if outer.recipients and outer.pattern.lemma in word_class("casualty") and "with" in inner.pattern.recipient:
        # "nine were killed in clashes with rebels": by the rebels
        actors, inner = outer.actors or inner.actors + inner.recipients, inner.with_(recipients=())
    acting = {party.span for party in actors}
    known = {party.entity for party in outer.recipients if party.entity}
    others = (party for party in inner.recipients if party.entity not in known)  # "drivers were killed, their lorries"
    recipients = tuple(party for party in dict.fromkeys((*outer.recipients, *others)) if party.span not in acting)
    return outer.with_(
        mode=outer.mode or inner.mode,
        actors=actors,
        recipients=recipients,
        absorbed=(*outer.absorbed, inner.token, *inner.absorbed),
        composed=outer.composed or inner.composed,
    )


def once(weighed: list[Weighed], tree: Tree) -> list[Weighed]:
    """The events of a sentence without the slighter tellings of one.

    A word and the noun or verb that it governs tell one act of a type: "staged a sit-in", "went on strike", "the blasts
    rocked the town"; what the slighter knows of the sides is kept. Of two kinds of cooperation between the same the one
    that the model alone reads is the slighter: "signed an accord", "talks opened". So do words that name the same
    parties, where the slighter is unlikely or only a step, "boarded the dhow and apprehended the crew"; except in a
    protest, the recipient may be left out. What only tells how far an act has come is none by itself: "completed its
    withdrawal", "deliveries began".
    """
    kept: list[Weighed] = []
    for likely, event in sorted(weighed, key=lambda one: -one[0]):
        of_one = [at for at, (_, known) in enumerate(kept) if _same(event, known) and _governed(event, known, tree)]
        if of_one:
            other, known = kept[of_one[0]]
            kept[of_one[0]] = (other, _completed(known, event))
        else:
            kept.append((likely, event))
    kept.sort(key=lambda one: one[1].trigger)
    kept = [one for one in kept if not any(_phase(one[1], other, tree) for _, other in kept)]
    return [one for one in kept if not any(_again(one, other, tree) for other in kept)]


def _phase(event: Event, other: Event, tree: Tree) -> bool:
    """Whether the model alone sees an act in a verb that tells how far the one of its noun has come."""
    verb, noun = (tree.head_of(one.trigger) for one in (event, other))
    if verb is None or noun is None or not event.coder.startswith("model:") or not _governed(event, other, tree):
        return False
    return tree.lemma(verb) in word_class("phase") and tree[noun].upos == "NOUN" and tree[noun].head == verb


def _same(event: Event, other: Event) -> bool:
    """Whether two are of one type, or two kinds of cooperation between the same, one read by the model alone."""
    if event.event_type == other.event_type:
        return True
    between, known = ({party_key(party) for party in one.actors + one.recipients} for one in (event, other))
    alone = any(one.coder.startswith("model:") for one in (event, other))
    return alone and {event.event_type, other.event_type} <= KIN and between == known


def _governed(event: Event, other: Event, tree: Tree) -> bool:
    """Whether the word of one is an argument of the other's."""
    here, there = (_compounded(tree.head_of(one.trigger), tree) for one in (event, other))
    if here is None or there is None:
        return False
    lower, upper = (here, there) if tree[here].head == there else (there, here)
    if lower == upper:
        return True
    if tree[lower].head != upper or not tree.is_(lower, *ARGUMENTS):
        return False
    cases = tree.children(lower, "case")
    answered = any(tree.lemma(at) in word_class("answering") for case in cases for at in tree.children(case, "fixed"))
    return not answered and not any(tree.lemma(case) in OF_ANOTHER for case in cases)


def _compounded(token: int | None, tree: Tree) -> int | None:
    """The last word of the compound that a word begins: "sit-in", "protest march"."""
    while token is not None and tree.is_(token, "compound"):
        token = tree[token].head
    return token


def _completed(event: Event, slighter: Event) -> Event:
    """The event, with the parties of the slighter telling where it has none."""
    actors = event.actors or tuple(p for p in slighter.actors if p not in event.recipients)
    recipients = event.recipients
    if not recipients and not event.reciprocal:
        recipients = tuple(p for p in slighter.recipients if p not in actors)
    return replace(event, actors=actors, recipients=recipients)


def _again(one: Weighed, other: Weighed, tree: Tree) -> bool:
    """Whether the first of two tells the act of the second once more, or is only a step to it."""
    likely, other_likely = (0.0 if _is_step(told.trigger, tree) else sure for sure, told in (one, other))
    event, known = one[1], other[1]
    if event.event_type != known.event_type or likely >= min(other_likely, OF_ITS_OWN):
        return False
    acting, suffering = _keys(event.actors), _keys(event.recipients)
    left_out = not suffering and event.event_type != "PROTEST"
    return (
        bool(acting)
        and acting == _keys(known.actors)
        and (left_out or 0 < len(suffering) == len(suffering & _keys(known.recipients)))
    )


def _is_step(trigger: Span, tree: Tree) -> bool:
    """Whether a word tells what somebody does on the way to an act of the same type."""
    at = tree.head_of(trigger)
    return at is not None and tree.lemma(at) in STEPS


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {party.entity or party_key(party) for party in parties} - {""}
