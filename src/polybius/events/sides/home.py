"""Who protests and whom an act at home meets where nobody is named: a state's people its organs, its measures them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.events.sides.borders import passages
from polybius.events.words.grammar import Clauses
from polybius.events.words.lexicon import foreign, resigns
from polybius.events.words.standing import FORCES, OUTLAWS, standing
from polybius.events.words.weights import NOBODY, UNTOLD, party_key
from polybius.resources import table
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Mention, Party, Place, Span
from polybius.syntax import Tree

HOLDING = {"arrest", "convict", "release"}  # modes
JAILING = {"arrest", "convict"}
POLITICAL = ("OPP", "PTY", "LEG", "ELI", "GOV", "JUD")  # whom hardly another state arrests
EXECUTING = frozenset({"execute", "hang"})
SERVING = frozenset("spy spying espionage collaborate collaboration cooperate cooperation work link tie secret".split())
ABROAD = ("MIL", "SPY")  # whom others hold
AT_HOME = ("COERCE", "CONCEDE", "MOBILIZE")  # what a state does to its own people where no other one is told of
EVEN = 0.5  # that nobody is yielded to, from which, in a report of several states, it is one's own people
LIKELY_OWN = 0.3  # that it is they, from which
LIKELY = 0.4  # that its forces are moved against its own people, from which they are


def crowd(
    event: Event, state: str | None, named: Iterable[tuple[Mention, Party]], places: Sequence[Place]
) -> Party | None:
    """Those who protest where nobody is named: people of the state in which it is told to happen, if that is known.

    "The riots in Conakry", "weeks of protest" in a report that names Nepal alone.
    """
    return _of_ground(event, state, named, places, "CVL")


def authority(event: Event, named: Iterable[tuple[Mention, Party]], places: Sequence[Place]) -> Party | None:
    """Whom those mean who protest or demand where nothing is told of it: their own state; "thousands marched in Lima".

    Who demands something means a government that was named before.
    """
    state = next((one.country for one in event.actors if one.country not in (None, *INTERNATIONAL)), None)
    if state is None:
        return None
    before = [
        party
        for mention, party in named
        if party.country == state and party.sector in (None, "GOV") and mention.kind in ("GPE", "AGENT", "ORG")
        if standing((party,)) == "state" and party.span.start < event.trigger.start
    ]
    if not before and event.event_type != "PROTEST":
        return None
    return before[-1] if before else Party(_words(event, state, places), None, state, state)


def governed(event: Event, states: set[str], places: Sequence[Place], tree: Tree) -> Party | None:
    """Those of the own state, in a report that names no other one: "Gabon cut off the internet", "dropped the tax".

    None for what was not done, for a border that is closed to a neighbour, for who leaves his post, and for forces
    that are moved where not even the choice among the parties speaks for their own people.
    """
    state = _only_state(event, states) or (None if _lifts(event, tree) else _at_home(event))
    if state is None or event.event_type not in AT_HOME or event.reciprocal or UNTOLD & set(event.auxiliary):
        return None
    if passages(tree, event) or resigns(event.coder):
        return None
    likely = (one.probability for one in event.considered if (one.field, one.value) == ("recipients", state))
    if event.event_type == "MOBILIZE" and max(likely, default=0.0) < LIKELY:
        return None
    return Party(_words(event, state, places), None, state, state)


def _lifts(event: Event, tree: Tree) -> bool:
    """Whether a measure is taken back, which may be another state's: "Zambia lifted a ban"."""
    token = tree.head_of(event.trigger)
    things = {tree.lemma(at) for at in tree.children(token, "obj", "nsubj:pass")} if token is not None else set()
    return any(things & set(row["words"].split("|")) for row in table("lexicon/measures"))


def _at_home(event: Event) -> str | None:
    """Whose organ yields, or uses its power, in a report of several states, where hardly another one meets it."""
    state = _organ_of(event)
    odds = {one.value: one.probability for one in event.considered if one.field == "recipients"}
    if event.event_type == "CONCEDE" and odds.get(NOBODY, 0.0) >= EVEN:
        return state
    own = event.event_type in ("CONCEDE", "COERCE") and odds.get(state or "", 0.0) >= LIKELY_OWN
    return state if own else None


def held(event: Event, states: set[str], tree: Tree) -> tuple[Party, ...]:
    """Those who are arrested, sentenced or freed, of the state that does so: "Cuba held two dissidents".

    As they were read where somebody among them is known, may come from elsewhere by his noun ("two tourists"), or may
    be a prisoner of war, in a report that names another state.
    """
    people, state = event.recipients, _organ_of(event)
    if state is None or not HOLDING & set(event.modes) or any(map(party_key, people)):
        return people
    heads = [head for party in people if (head := tree.head_of(party.span)) is not None]
    around = {tree.lemma(word).lower() for head in heads for word in (head, *tree.children(head, "amod", "nmod"))}
    alone = states == {state}
    strange = word_class("outsider") | word_class("stateless") | foreign()
    if around & (strange if alone else strange | word_class("prisoner")):
        return people
    if not alone and any(tree[head].upos in ("PRON", "NUM") for head in heads):
        return people
    return tuple(replace(party, code=state, country=state) for party in people)


def captor(
    event: Event, state: str | None, named: Iterable[tuple[Mention, Party]], places: Sequence[Place]
) -> Party | None:
    """Who arrests or sentences where nobody is told to: the state on whose ground it is, else that of those held.

    "Two hundred people were arrested in Tbilisi", "the opposition leader was jailed for nine years".
    """
    if event.event_type not in ("COERCE", "SANCTION") or not HOLDING & set(event.modes):
        return None
    state = state or next((one.country for one in event.recipients if one.country not in (None, *INTERNATIONAL)), None)
    return _of_ground(event, state, named, places, "GOV")


def held_at_home(tree: Tree, clauses: Clauses, event: Event, acts: Iterable[Event]) -> bool:
    """Whether nobody is told to hold or sentence people who are held by their own state, whoever was told of before.

    Its politicians ("Norway was angry. A Belarusian opposition leader was jailed"), and anybody of a state that others
    have criticised ("Norway condemned Belarus. A Belarusian student was jailed"); envoys are held by others.
    """
    token, people = tree.head_of(event.trigger), event.recipients
    if (
        token is None
        or event.actors
        or event.event_type not in ("COERCE", "SANCTION")
        or not JAILING & set(event.modes)
    ):
        return False
    heads = [head for party in people if (head := tree.head_of(party.span)) is not None]
    if not clauses.passive(token) or clauses.agents_of(token) or not all(party.country for party in people):
        return False
    if any(tree.lemma(head) in word_class("envoy") for head in heads) or any(p.sector in ABROAD for p in people):
        return False
    scolding = (act for act in acts if act.event_type == "ACCUSE" and "disapprove" in act.modes)
    scolded = {party.country for act in scolding for party in act.recipients}
    return bool(people) and all(party.sector in POLITICAL or party.country in scolded for party in people)


def held_by_others(
    tree: Tree, clauses: Clauses, event: Event, named: list[tuple[Mention, Party]], words: range
) -> tuple[Party, ...]:
    """Outlaws who are not told to hold anybody, and people beside the police of a sentence, where somebody is arrested.

    "Gunmen opened fire; four men were detained", "Police fired tear gas after men threw stones, and arrested eleven".
    """
    token = tree.head_of(event.trigger)
    if token is None or event.event_type != "COERCE" or "arrest" not in event.modes:
        return ()
    subjects = set(clauses.subject(token))
    heads = {party: tree.head_of(mention.span) for mention, party in named}
    order = {h for party, h in heads.items() if party.sector in FORCES and h in words and tree.is_(h or 0, "nsubj")}
    return tuple(
        party
        for party, head in heads.items()
        if (party.sector in OUTLAWS and head not in subjects) or (party.sector == "CVL" and order)
    )


def served(clauses: Clauses, event: Event, named: Iterable[tuple[Mention, Party]]) -> tuple[Party, ...]:
    """Those for whom people are said to have worked, who do not hold them for it.

    "Israeli jets hit Tehran. Two Iranians were arrested on charges of spying for Israel": not by Israel.
    """
    tree, token = clauses.tree, clauses.tree.head_of(event.trigger)
    if token is None or not (JAILING & set(event.modes) or tree.lemma(token) in EXECUTING):
        return ()
    work = [at for at in tree.subtree(token) if tree.lemma(at).lower() in SERVING]
    for_whom = {one for at in work for h in clauses.prepositional(at, ("for", "to", "with")) for one in tree.subtree(h)}
    parties = [(party, tree.head_of(mention.span)) for mention, party in named]
    doing = {*clauses.subject(token), *clauses.agents_of(token)}
    masters = {party.country for party, head in parties if head in for_whom} - {None}
    return tuple(party for party, head in parties if party.country in masters and head not in doing)


def _of_ground(
    event: Event, state: str | None, named: Iterable[tuple[Mention, Party]], places: Sequence[Place], sector: str
) -> Party | None:
    """Some of a state, by the words for the place of an act that lies there, else by others that name the state."""
    place = places[event.place] if event.place is not None else None
    theirs = sorted((party.sector is not None, party.span) for _, party in named if party.country == state)
    spans = [place.span] if place is not None and place.country == state else [span for _, span in theirs]
    return Party(spans[0], None, f"{state}{sector}", state, sector) if state is not None and spans else None


def _only_state(event: Event, states: set[str]) -> str | None:
    """The state of whose organs an actor is, where the report names no other one."""
    state = _organ_of(event)
    return state if states == {state} else None


def _organ_of(event: Event) -> str | None:
    """The state of whose organs an actor is."""
    states = (one.country for one in event.actors if standing((one,)) in ("state", "order"))
    return next((state for state in states if state not in (None, *INTERNATIONAL)), None)


def _words(event: Event, state: str, places: Sequence[Place]) -> Span:
    """The words that stand for a state: the place of the act where it lies there, else those for whoever acts."""
    place = places[event.place] if event.place is not None else None
    return place.span if place is not None and place.country == state else event.actors[0].span
