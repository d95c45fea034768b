"""Who is neither blamed nor praised for a blow that nobody known has dealt, nor blamed beside what befriends him."""

from __future__ import annotations

from polybius.events.phrases.onlookers import blamed_on
from polybius.events.words.grammar import Clauses
from polybius.events.words.weights import party_key
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party
from polybius.syntax import Tree

JUDGING = ("ACCUSE", "SUPPORT")  # acts that are done to whoever dealt the blow that they are about
VIOLENT = ("ASSAULT", "THREATEN")  # of those who deal blows, or have said that they would
PAST = "historical"
AGAINST = ("ACCUSE", "REJECT", "SANCTION", "THREATEN")  # acts that are not done to friends
BEFRIENDING = frozenset("thank praise commend applaud salute back support".split())
CALLING_IN = frozenset("ask request call appeal turn urge".split())  # of a body, for help against others
INTO = ("into", "of", "against", "over")  # before what or whom an inquiry is about


def blameless(tree: Tree, clauses: Clauses, event: Event, acts: list[Event], named: list[Party]) -> tuple[Party, ...]:
    """Those who are no recipients of a charge or praise over the blow that was told last without a doer.

    "A bomb killed 40 guards. Peru condemned the attack, and Chad ordered an inquiry": all but those who have dealt
    blows or threatened others in the report, or are named beside the noun of the blow. Likewise where the judgement
    itself tells whom it struck ("condemned the attack in which two guards died").
    """
    verb = tree.head_of(event.trigger)
    if verb is None or event.event_type not in JUDGING:
        return ()
    nouns = _meaning_it(tree, clauses, verb, event)
    if any(blamed_on(clauses, noun) for noun in nouns):  # "blamed the raid on a group whose leader was killed"
        return ()
    blow = next((act for act in acts if act.event_type == "ASSAULT"), None)
    inquiry = blow is not None and _unsaid(tree, clauses, verb, event)
    if inquiry and blow is not None and blow.actors:  # an inquiry into what Chad did is none into whom it struck
        struck_too = {party_key(party) for party in blow.recipients} - {party_key(party) for party in blow.actors}
        return tuple(party for party in named if party_key(party) in struck_too - {""})
    if nouns and blow is not None and blow.actors:
        return _struck_too(tree, verb, nouns, blow, named)
    if not (nouns or inquiry) or (blow is not None and blow.actors):
        return ()
    suffering = [at for noun in nouns for at in _suffering(tree, verb, noun)]
    if blow is None and not suffering:
        return ()
    # "an inquiry into their deaths": theirs who died
    dealt = (noun for noun in nouns if tree.lemma(noun) not in word_class("loss of life"))
    hurt = {at for one in suffering for at in tree.subtree(one)}
    beside = [tree[word].span for noun in dealt for word in tree.subtree(noun) if word not in hurt]
    dealing = {party_key(party) for act in acts if _violent(act) for party in act.actors}
    others = (party for party in named if not any(span.overlaps(party.span) for span in beside))
    struck = blow.recipients if blow is not None else ()
    return (*struck, *(party for party in others if party_key(party) not in dealing))


def befriended(tree: Tree, clauses: Clauses, event: Event, named: list[Party]) -> tuple[Party, ...]:
    """Those whom the same one thanks or backs in a clause joined to a hostile act, and bodies that he calls in.

    "Condemned the drilling and thanked Rome", "protested and asked the European Union for sanctions": not blamed.
    """
    verb = tree.head_of(event.trigger)
    if verb is None or event.event_type not in AGAINST or tree[verb].upos != "VERB":
        return ()
    first = tree[verb].head if tree.is_(verb, "conj") and not tree.children(verb, "nsubj") else None
    joined = [at for at in tree.children(verb, "conj") if not tree.children(at, "nsubj")]
    joined += [first] if first is not None else []
    met = {at: set(clauses.object_only(at)) | set(clauses.prepositional(at, ("on", "to"))) for at in joined}
    friends = {head for at in joined if tree.lemma(at) in BEFRIENDING for head in met[at]}
    called = {head for at in joined if tree.lemma(at) in CALLING_IN for head in met[at]}
    heads = {party: tree.head_of(party.span) for party in named}
    owned = {at for head in friends for at in tree.subtree(head)}
    theirs = {party.country for party, head in heads.items() if head in owned}
    theirs |= {party.country for party, head in heads.items() if head in called and party.country in INTERNATIONAL}
    own = set(tree.subtree(verb, ("conj",)))
    theirs -= {None, *(party.country for party, head in heads.items() if head in own)}
    return tuple(party for party in named if party.country in theirs)


def _struck_too(tree: Tree, verb: int, nouns: list[int], blow: Event, named: list[Party]) -> tuple[Party, ...]:
    """Whom a judged blow struck, where the sentence goes on: "condemned the raid and treated the wounded troops"."""
    struck = {party.code for party in blow.recipients} - {None, *(party.code for party in blow.actors)}
    beside = {*tree.subtree(verb)} - {word for noun in nouns for word in tree.subtree(noun)}
    return tuple(party for party in named if party.code in struck and tree.head_of(party.span) in beside)


def _suffering(tree: Tree, verb: int, noun: int) -> list[int]:
    """Who suffers a blow in a clause behind its noun: "the attack in which two died", "that killed two"."""
    clauses = [at for at in tree.subtree(verb) if at > noun and tree[at].upos == "VERB"]
    hurt = [at for verb in clauses for at in tree.children(verb, "nsubj:pass")]
    hurt += [at for verb in clauses if tree.lemma(verb) in word_class("casualty") for at in tree.children(verb, "obj")]
    dying = [verb for verb in clauses if tree.lemma(verb) in word_class("dying") | {"lose"}]
    return hurt + [at for verb in dying for at in tree.children(verb, "nsubj", "obj")]


def _violent(act: Event) -> bool:
    """Whether somebody deals a blow in our day, or threatens others: not who says that he would veto a bill."""
    if PAST in act.auxiliary:
        return False
    own = {party_key(party) for party in act.actors} & {party_key(party) for party in act.recipients}
    return act.event_type in VIOLENT and not (act.event_type == "THREATEN" and own)


def _meaning_it(tree: Tree, clauses: Clauses, verb: int, event: Event) -> list[int]:
    """The words by which a verb judges a blow: "deplored the raid", "opened an inquiry into the raid"."""
    nouns = clauses.object(verb)
    if "investigate" in event.modes:
        nouns = [at for noun in (verb, *nouns) for at in clauses.prepositional(noun, INTO)]
    blows = frozenset[str]().union(*map(word_class, ("attack", "fightnoun", "weapon", "misdeed", "loss of life")))
    return [at for at in nouns if tree.lemma(at) in blows and tree.children(at, "det", "nmod:poss")]


def _unsaid(tree: Tree, clauses: Clauses, verb: int, event: Event) -> bool:
    """Whether an inquiry is told of without what or whom it is about: "ordered an inquiry"."""
    nouns = [verb, *clauses.object(verb), *tree.children(verb, "nsubj:pass")]
    return "investigate" in event.modes and not any(clauses.prepositional(at, INTO) for at in nouns)
