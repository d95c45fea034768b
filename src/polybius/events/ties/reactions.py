"""What an act answers by its own kind: force used on a crowd, an apology for a wrong, a bare "refused"."""

from __future__ import annotations

from polybius.events.ties.answers import SAID, SIGNALLED, Answers
from polybius.events.ties.charges import UNDONE
from polybius.events.ties.concern import countries, keys, same_hand, suffered
from polybius.events.ties.demands import Found, done_by_others
from polybius.events.words.ontology import VERBAL
from polybius.schema import Event

FORCE = ("ASSAULT", "COERCE")
ORDER = ("COP", "MIL", "SPY")  # sectors that keep order: police, army, security services
CROWD_CONTROL = "crowd-control"  # the mode of tear gas, water cannon, rubber bullets: whoever they meet is a crowd
STATE = (*ORDER, "GOV", "JUD", "LEG", "ELI")
NO_CROWD = (*STATE, "REB", "UAF", "PRM", "IMG", "CRM")
CROWD_SENTENCES = 1  # the protest that is put down was told at most so many sentences before
STAYING = ("strike", "walkout", "boycott", "fast", "food", "refuse")
SORRY = ("apologise", "apologize", "apology", "sorry")
REPLYING = ("refuse", "decline", "accept", "agree", "comply", "consent", "oblige", "balk")
ASKED = ("REQUEST", "AGREE")  # what is refused or granted
COMPLEMENTS = ("obj", "xcomp", "ccomp", "obl", "nsubj:pass", "advcl")


def put_down(answering: Answers, event: Event, token: int) -> Found | None:
    """The protest that police or soldiers use force on: "Students marched. Police fired tear gas"."""
    who = [party for party in event.actors if (party.sector or "")[:3] in ORDER]
    told = answering.tree[token].upos == "VERB" and not UNDONE & set(event.auxiliary)
    dispersing = CROWD_CONTROL in event.modes
    if event.event_type not in FORCE or not (who or dispersing) or not told:
        return None
    here = answering.reading.sentences[event.sentence].span
    # armed men who are only read from further away may be the crowd
    for party in () if dispersing else event.recipients:
        if (party.sector or "")[:3] in (NO_CROWD if here.contains(party.span) else STATE):
            return None
    for other in done_by_others(answering, event, CROWD_SENTENCES):
        if other.event_type != "PROTEST" or _at_home(answering, other):
            continue
        ground = countries(other.actors) | countries(other.recipients) | ({other.host} if other.host else set())
        struck = countries(event.recipients)
        mine, other_ground = countries(event.actors), bool(struck and ground and not struck & ground)
        fits = (not mine or not ground or bool(mine & ground)) and (dispersing or not other_ground)
        return (other, event.trigger, SIGNALLED if dispersing else SAID) if fits else None
    return None


def _at_home(answering: Answers, event: Event) -> bool:
    """Whether a protest gathers no crowd: who went on strike, or refuses food, is not dispersed."""
    at = answering.token[event.id]
    words = () if at is None else (at, *answering.tree.children(at, "obj", "obl"))
    return any(answering.tree.lemma(word) in STAYING for word in words)


def amends(answering: Answers, event: Event, token: int) -> Found | None:
    """The wrong that somebody apologises for: his own, done to whom he says it to: "The army apologised to Mali"."""
    tree = answering.tree
    said = [token, *tree.children(token, "obj", "xcomp", "advmod")]
    sorry = any(tree.lemma(i) in SORRY for i in said) and not answering.sayings.nothing(token)
    if event.event_type != "CONCEDE" or not sorry:
        return None
    done = [
        o for o in answering.told
        if o is not event and o.event_type in FORCE and not (o.reciprocal or UNDONE & set(o.auxiliary))
        and (o.trigger < event.trigger or o.sentence == event.sentence)
    ]  # fmt: skip
    # "The police apologised to her family. The officer was arrested": not for that
    own = [o for o in done if (same_hand(o, event) or not keys(o.actors)) and not suffered(event, o)]
    fitting = [o for o in own if keys(event.recipients) & keys(o.recipients)]
    here = [o for o in own if o.sentence == event.sentence]
    found = next(iter([*here, *reversed(fitting)]), None)
    return None if found is None else (found, event.trigger, SIGNALLED)


def replied(answering: Answers, event: Event, token: int) -> Found | None:
    """What was asked right before a word that only says yes or no: "urged it to stop; Delhi refused"."""
    tree = answering.tree
    if event.event_type not in ("REJECT", "AGREE", "CONCEDE") or tree.lemma(token) not in REPLYING:
        return None
    if tree[token].upos != "VERB" or tree.children(token, *COMPLEMENTS):
        return None
    before = [o for o in reversed(answering.told) if o.trigger.start < event.trigger.start and o is not event]
    near = [o for o in before if event.sentence - o.sentence <= 1 and o.event_type in ASKED]
    last = next((o for o in before if event.sentence - o.sentence <= 1 and o.quad in VERBAL), None)
    found = next(iter(near), None)
    return (found, event.trigger, SIGNALLED) if found is not None and found is last else None
