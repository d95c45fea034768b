"""Whom an act meets that names nobody it is aimed at: its ground, a line, or who is at odds with whoever sends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from polybius.events.sides.borders import neighbours
from polybius.events.sides.choices import speaks_for_all
from polybius.events.words.ontology import ontology
from polybius.events.words.standing import standing
from polybius.events.words.weights import UNTOLD, party_key
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Mention, Party, Place
from polybius.syntax import Tree

CONFLICT = (3, 4)  # quads
# prepositions behind which a place tells whom an act of a type meets
WHERE = {
    "RETREAT": frozenset({"from", "out"}),
    "MOBILIZE": frozenset({"near", "along", "off", "toward", "towards", "around", "against", "opposite"}),
    "ASSAULT": frozenset({"in", "inside", "on", "near", "into"}),
    "CONSULT": frozenset({"to", "into"}),
}
EDGES = frozenset({"border", "frontier", "coast", "line", "front"})  # "its border with Belarus", "in front of Idlib"
GOALS = frozenset({"to", "into", "toward", "towards", "in", "for"})
INTO = frozenset({"into"})
INSIDE = frozenset({"in", "inside", "at", "near", "outside"})
LEAVING = frozenset({"leave", "quit", "vacate", "evacuate", "abandon"})
ACCUSING = frozenset({"accuse", "blame"})
SUFFERING = ("state", "armed", "order")  # standings of those who are themselves the victims of whom they accuse
LINES = frozenset({"border", "frontier"})
AT_ODDS = ("ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE")  # acts of those who fall out
ON_PEOPLE = ("COERCE", "SANCTION")  # those among them that a state does to another one's people and ships
BEHIND = ("obl", "nmod", "nmod:poss", "amod", "compound", "appos", "conj", "flat")


def of_another(event: Event, named: Sequence[Party], places: Iterable[Place], tree: Tree) -> Party | None:
    """The only state but the actors' own whose ground or border the words of an act name; None: none, or several.

    "Struck targets in Syria", "left Afghanistan", "massed troops near Ukraine's border", "scrambled jets to intercept
    Turkish planes". Of a place that an act only goes to ("sent troops to Mali") nothing is told, but "tanks rolled into
    Idlib".
    """
    trigger = tree.head_of(event.trigger)
    mine = {party.country for party in event.actors}
    if trigger is None or not mine or None in mine or event.event_type not in WHERE:
        return None
    towns = [Party(place.span, None, place.country, place.country) for place in places if place.country]
    others = [party for party in (*towns, *named) if party.country not in (None, *mine)]
    found = {p.country: p for p in others if p.sector is None and _meets(event, p, trigger, tree)}
    if event.event_type == "MOBILIZE" and not found:
        found = {p.country: p for p in others if _chased(p, trigger, tree)}
    return next(iter(found.values())) if len(found) == 1 else None


def opponent(event: Event, named: Sequence[tuple[Mention, Party]], acts: Iterable[Event], tree: Tree) -> Party | None:
    """Against whom forces are sent in a report of two states that are at odds; else None.

    "Sudan shelled a village. Chad moved artillery to the area": against Sudan; but "Kenya sent police to Haiti".

    In a report of more states it is the only one with which they fall out in the same sentence. Where forces go to a
    border of which nothing else is told the neighbour counts: "massed troops at the frontier"; of several the one with
    whom they fell out last.

    Args:
        event: Without recipients.
        named: The parties of the report.
        acts: Told before, the latest first.
        tree: Of the report.
    """
    states = {party_key(party) for _, party in named} - {*INTERNATIONAL}
    mine = set(map(party_key, event.actors))
    others = states - mine
    if event.event_type != "MOBILIZE" or not mine & states or _police(event, named, tree):
        return None
    quarrels, beyond = list(_quarrels(acts)), {state for one in mine for state in neighbours(one)} & others
    with_them = [beyond & sides for sides in quarrels if mine & sides]
    if len(others) > 1 and len(mine) == 1 and beyond and _at_border(event, tree):
        others = next((some for some in with_them if len(some) == 1), beyond)
    elif len(others) > 1:
        towns = [Party(place.span, None, place.country, place.country) for place in tree.reading.places]
        others = _at_odds(event, acts, mine) & others
        goals = [party for party in (*towns, *(party for _, party in named)) if _goal(event, party, tree)]
        if any(party_key(party) not in mine for party in goals):
            return None  # "stationed missiles in Latakia"
    elif not any(others & sides for sides in quarrels):
        return None
    if len(others) != 1:
        return None
    theirs = [(mention, party) for mention, party in named if party_key(party) in others]
    if any(_goal(event, party, tree) for _, party in theirs):
        return None
    return min(theirs, key=lambda one: (not speaks_for_all(*one), one[1].span.start > event.trigger.start))[1]


def accuser(event: Event, named: Iterable[Party], tree: Tree) -> Party | None:
    """Who charges a neighbour, or the armed of his own state, with a blow: "accused Kyrgyz guards of opening fire".

    None where the charge comes from afar ("Brazil accused Chad of shelling villages"), or of no state and no force, and
    of craft, which may be anybody's ("blamed Moscow for shooting down the plane").
    """
    trigger = tree.head_of(event.trigger)
    if trigger is None or event.event_type != "ASSAULT":
        return None
    if any(tree.lemma(at) in word_class("aircraft") for at in tree.children(trigger, "obj")):
        return None
    verb = next((at for at in tree.ancestors(trigger) if tree.lemma(at) in ACCUSING), None)
    subjects = tree.children(verb, "nsubj") if verb is not None else []
    charging = [party for party in named if tree.head_of(party.span) in subjects]
    doers = {party.country for party in event.actors if party.country}
    near = doers.union(*map(neighbours, doers))
    heard = (party for party in charging if standing((party,)) in SUFFERING and party.country in near)
    return next((party for party in heard if party.code not in {one.code for one in event.actors}), None)


def _police(event: Event, named: Iterable[tuple[Mention, Party]], tree: Tree) -> bool:
    """Whether it is police who are sent, and not to a border: "sent 400 policemen into the city"."""
    trigger = tree.head_of(event.trigger)
    moved = tree.children(trigger, "obj", "nsubj:pass") if trigger is not None else []
    police = any(party.sector == "COP" and tree.head_of(party.span) in moved for _, party in named)
    return police and not _at_border(event, tree)


def _quarrels(acts: Iterable[Event]) -> Iterator[set[str]]:
    """The states on the sides of hostile acts that were done."""
    for act in acts:
        lawless = standing(act.actors) in ("armed", "outlaws")  # "militants from Chad": at odds with neither state
        if ontology()[act.event_type].quad in CONFLICT and not lawless and not UNTOLD & set(act.auxiliary):
            yield set(map(party_key, act.actors + act.recipients)) - {*INTERNATIONAL, ""}


def _at_odds(event: Event, acts: Iterable[Event], mine: set[str]) -> set[str]:
    """The states with whose organs those of the movers fall out in the same sentence.

    What is told before the move counts, else what is told behind it: "moved tanks after Chad had fired".
    """
    if standing(event.actors) != "state":
        return set()
    near = [act for act in acts if act.sentence == event.sentence and act.event_type in AT_ODDS]
    states = [act for act in near if standing(act.actors) == "state"]
    between = [act for act in states if standing(act.recipients) == "state" or act.event_type in ON_PEOPLE]
    before = [act for act in between if act.trigger < event.trigger]
    sides = (before, between)
    odds = ({state for some in _quarrels(acts) if mine & some for state in some - mine} for acts in sides)
    return next((states for states in odds if states), set())


def _at_border(event: Event, tree: Tree) -> bool:
    """Whether forces are moved along or to a border: "troops at the frontier", "its southern border"."""
    trigger = tree.head_of(event.trigger)
    below = set(tree.subtree(trigger, ("conj", "parataxis", "advcl"))) if trigger is not None else set()
    return any(tree.lemma(at) in LINES and tree.children(at, "case") for at in below)


def _goal(event: Event, party: Party, tree: Tree) -> bool:
    """Whether a name tells where those who are sent go or stand."""
    head, trigger = tree.head_of(party.span), tree.head_of(event.trigger)
    if head is None or trigger not in set(tree.ancestors(head)):
        return False
    return bool({tree.lemma(case) for case in tree.children(head, "case")} & GOALS)


def _meets(event: Event, party: Party, trigger: int, tree: Tree) -> bool:
    """Whether the party's words hang on the act by a preposition that tells where it strikes."""
    at = _line_before(tree.head_of(party.span), tree)
    edge = False
    while at is not None and at != trigger:
        word = tree[at]
        edge = edge or tree.lemma(at) in EDGES
        cases = {tree.lemma(case) for case in tree.children(at, "case")}
        left = event.event_type == "RETREAT" and tree.lemma(trigger) in LEAVING
        if word.deprel.startswith("obl") or (word.deprel == "nmod" and cases):
            if edge or cases & WHERE[event.event_type] or (cases & INTO and _comes(event, trigger, tree)):
                return word.head is not None and _own(word.head, trigger, tree)
            if left and cases & INSIDE and word.head == trigger:
                return any(thing < at for thing in tree.children(trigger, "obj"))  # "left their base in Agadez"
            inside = event.event_type == "RETREAT" and cases & INSIDE  # "withdrew from two hills inside Chad"
            if not (inside or cases & {"of", "with", "'s"}):
                return False
        elif tree.is_(at, "obj"):
            held = event.event_type == "MOBILIZE" and edge  # "reinforced its border with Benin"
            return word.head == trigger and (held or left)
        elif not tree.is_(at, *BEHIND):
            return False
        at = word.head
    return False


def _comes(event: Event, trigger: int, tree: Tree) -> bool:
    """Whether forces come across a border by themselves: "troops crossed into Idlib"."""
    moving = tree.lemma(trigger) in word_class("incursion") and not tree.children(trigger, "obj")
    return event.event_type == "MOBILIZE" and moving


def _line_before(at: int | None, tree: Tree) -> int | None:
    """A word, or the border right before its "with": "sent troops to its border with Belarus"."""
    case = next((case for case in tree.children(at, "case") if tree.lemma(case) == "with"), 0) if at is not None else 0
    before = case - 1
    beside = at is not None and before >= 0 and tree.is_(at, "obl") and tree[at].head in set(tree.ancestors(before))
    return before if beside and tree.lemma(before) in EDGES else at


def _chased(party: Party, trigger: int, tree: Tree) -> bool:
    """Whether forces are sent out to stop or follow somebody: "scrambled to intercept Turkish planes"."""
    at = tree.head_of(party.span)
    verb = tree[at].head if at is not None and tree.is_(at, "obj") else None
    if verb is None or tree.lemma(verb) not in word_class("chasing"):
        return False
    return tree.is_(verb, "advcl", "xcomp", "acl") and trigger in list(tree.ancestors(verb))[:2]


def _own(head: int, trigger: int, tree: Tree) -> bool:
    """Whether a word is the act's own, its object, or tells how far it goes: "moved tanks closer to the border"."""
    return head == trigger or (tree[head].head == trigger and tree.is_(head, "obj", "nsubj:pass", "advmod"))
