"""Acts on one another: the parties of a mutual act are all its actors, and nobody is its recipient."""

from __future__ import annotations

from polybius.events.acts.match import Candidate, Matcher
from polybius.events.phrases.onlookers import TRADING
from polybius.events.words.standing import ARMED, ORDER, OUTLAWS, standing
from polybius.events.words.weights import party_key
from polybius.resources.word_classes import word_class
from polybius.schema import Party

RECIPROCAL = ("CONSULT", "AGREE", "COOPERATE", "ASSAULT")
SIGNING = frozenset({"sign", "initial", "conclude", "ratify"})
PAIR = 2  # "both countries", "the two"
LIFTING = ("CONCEDE", "RETREAT")
FIGHTING = ARMED | OUTLAWS | ORDER | {"MIL"}  # one of whom stands on a side: "experts battle with the government"
EACH_OTHER = {("each", "other"), ("one", "another")}
Sides = tuple[tuple[Party, ...], tuple[Party, ...], bool]


def sides(matcher: Matcher, candidate: Candidate) -> Sides:
    """Actors, recipients, and whether the actors act on one another."""
    actors, recipients, pattern = candidate.actors, candidate.recipients, candidate.pattern
    states = {party.country for party in actors if party.country}
    if any(map(party_key, actors)) and _each_other(matcher, candidate.token):
        return actors, (), True  # "the two capitals blamed each other"
    if len(states) > 1 and _each_to_the_other(matcher, candidate.token):
        return actors, (), True
    if candidate.event_type == "SUPPORT" and pattern.lemma in SIGNING and len(states) > 1 and not recipients:
        return actors, (), True  # "the two signed a pact": with one another, whoever was named before
    if candidate.event_type == "ACCUSE" and pattern.lemma in TRADING and len(states) > 1:
        return actors, (), True  # "the two traded accusations"
    if candidate.event_type in LIFTING and len(states) > 1 and not recipients and _their_own(matcher, candidate.token):
        return actors, (), True  # "the two reopened their border"
    together = len(states) > 1 and len({party.span for party in actors}) < len(states)  # "the two countries"
    if candidate.event_type == "SANCTION" and together and _of_the_other(matcher, candidate, states):
        return actors, (), True  # "both countries expelled diplomats": each the other's
    if candidate.event_type == "AGREE" and together and not recipients:
        return actors, (), True  # "the two sides agreed to meet": with one another
    mutual = "between" in pattern.actor or "prep:with" in pattern.recipient
    if candidate.event_type not in RECIPROCAL or candidate.mode == "visit" or (candidate.composed and not mutual):
        return actors, recipients, False
    if candidate.event_type == "ASSAULT":
        if not recipients and len({party.span for party in actors}) < len(states):
            return actors, (), True  # "Both sides have used cluster bombs": whoever was told of before
        return _fight(matcher, candidate)
    if mutual and recipients:
        return _together(actors, recipients), (), True
    if candidate.event_type == "COOPERATE" and len(states) > 1:
        return actors, (), True  # "Spain and Portugal chased smugglers together"
    return actors, recipients, len(actors) > 1 and not recipients and (mutual or candidate.event_type == "CONSULT")


def _fight(matcher: Matcher, candidate: Candidate) -> Sides:
    """A fight with whoever is fought; those whom it kills are on no side: "clashed with rebels, killing a nurse"."""
    actors, recipients = candidate.actors, candidate.recipients
    slots = (*candidate.pattern.actor, *candidate.pattern.recipient)
    if not any(slot == "between" or slot.startswith(("prep:with", "with")) for slot in slots):
        return actors, recipients, False
    nouns = [candidate.token, *matcher.clauses.object(candidate.token)]
    if any(matcher.clauses.prepositional(noun, ("against",)) for noun in nouns):
        return actors, recipients, False
    heads = [head for noun in nouns for head in matcher.clauses.prepositional(noun, ("with",))]
    fought = matcher.parties.of(heads)  # "troops fight rebels": one side does
    partners = tuple(party for party in recipients if party in fought)
    if actors and partners and any(party.sector in FIGHTING for party in actors + partners):
        return _together(actors, partners), (), True
    two_sided = len(actors) > 1 and {"between", "prep:with"} & {*slots}  # "traded fire", "clashes between"
    return (actors, (), True) if two_sided or _at_odds(matcher, actors) else (actors, recipients, False)


def _at_odds(matcher: Matcher, parties: tuple[Party, ...]) -> bool:
    """Whether those who clash are one another's foes: of two states, "police and students", "rival gangs".

    Not a state's own forces: "soldiers and police fought for two days in Marawi".
    """
    heads = (matcher.tree.head_of(party.span) for party in parties)
    words = {matcher.tree.lemma(at) for head in heads if head is not None for at in matcher.tree.children(head, "amod")}
    if words & word_class("rival"):
        return True
    official = all(standing((party,)) in ("state", "order") for party in parties)
    return len(parties) > 1 and not (official and len({party.country for party in parties}) == 1)


def _together(actors: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(sorted((*actors, *others), key=lambda party: party.span))


def _their_own(matcher: Matcher, token: int) -> bool:
    """Whether a verb is done to a thing of those who do it: "their common border"."""
    tree = matcher.tree
    nouns = (at for at in matcher.clauses.object(token) if tree[at].tag != "NNS")  # "lifted their sanctions": on others
    return any(tree.word(owner).lower() == "their" for at in nouns for owner in tree.children(at, "nmod:poss"))


def _of_the_other(matcher: Matcher, candidate: Candidate, states: set[str]) -> bool:
    """Whether envoys or ties of whom nothing is told are those of the two who send them away or cut them."""
    met = matcher.clauses.object(candidate.token)
    words = {matcher.tree.lemma(at) for at in met}
    known = {party.country for party in candidate.recipients} - {None}
    between = bool(words & (word_class("envoy") | word_class("ties")))
    return between and len(states) == PAIR and known <= states


def _each_other(matcher: Matcher, token: int) -> bool:
    """Whether a verb is done to "each other" or "one another"."""
    tree = matcher.tree
    below = [at for verb in (token, *tree.children(token, "xcomp")) for at in tree.children(verb, "obj", "obl", "iobj")]
    ends = [(first, first + 1) for at in below for first in (at - 1, at) if 0 <= first < len(tree.tokens) - 1]
    return any((tree.word(first).lower(), tree.word(last).lower()) in EACH_OTHER for first, last in ends)


def _each_to_the_other(matcher: Matcher, token: int) -> bool:
    """Whether each who acts does it to the other: "Chad and Niger each expelled two of the other's diplomats"."""
    tree = matcher.tree
    acting = [at for head in tree.children(token, "nsubj") for at in tree.subtree(head)]
    acting += tree.children(token, "advmod", "det")
    met = [at for head in tree.children(token, "obj") for at in tree.subtree(head)]
    others = [at for at in met if tree.word(at).lower() == "other" and tree.word(at - 1).lower() == "the"]
    return bool(others) and any(tree.word(at).lower() == "each" for at in acting)
