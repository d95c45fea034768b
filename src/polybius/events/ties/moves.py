"""What a general word for an act means: "the move", "the American decision", "Monday's decision"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polybius.events.ties.concern import keys, same_hand
from polybius.events.ties.replies import praised
from polybius.events.ties.retold import DOING
from polybius.events.words.ontology import VERBAL
from polybius.schema import Event

if TYPE_CHECKING:
    from polybius.events.ties.answers import Answers

DECIDED = ("decision", "move", "step", "measure", "action")
UNDONE = frozenset({"hypothetical", "future", "negation"})


def deed(event: Event) -> bool:
    """Whether an act is more than words; a rule that is eased or a ban that is lifted is."""
    return event.quad not in VERBAL or event.event_type == "CONCEDE"


def whose(answering: Answers, noun: int, event: Event) -> bool:
    """Whether a noun names those who did an act: "the American move"."""
    return bool(answering.retold.named(noun, DOING) & keys(answering.root(event).actors))


def of_its_day(answering: Answers, noun: int, acts: Sequence[Event]) -> list[Event]:
    """Of some acts those of the day that a noun's own phrase tells: "Monday's decision", "last week's raid"."""
    tree = answering.tree
    below = [noun, *(i for at in tree.children(noun, "nmod:poss", "amod", "compound") for i in tree.subtree(at))]
    phrase = tree.span((min(below), max(below)))
    times = (time for time in answering.reading.timexes if phrase.contains(time.span))
    days = [(time.earliest, time.latest) for time in times if time.earliest and time.latest]
    dated = [(act, act.earliest, act.latest) for act in acts if act.dated_by not in (None, "document")]
    return [
        act for act, first, last in dated
        if first and last and any(first <= latest and earliest <= last for earliest, latest in days)
    ]  # fmt: skip


def foremost(answering: Answers, event: Event, noun: int, fitting: list[Event], before: list[Event]) -> list[Event]:
    """The acts that the word can mean, the nearest first: of its day, of those whom it names, or what is no mention.

    Args:
        answering: Of the report.
        event: What is said or done about it.
        noun: The word.
        fitting: The acts told before that it can mean by its own sense.
        before: All that are told before, by others.
    """
    if event.event_type == "SUPPORT":
        done = [other for other in before if not before_it(answering, other)]
        fitting = praised(event, done) or praised(event, before) or fitting  # "welcomed the move"
    elif answering.tree.lemma(noun) in DECIDED:  # "rejected the decision": no words
        fitting = [other for other in fitting if deed(other)] or lead(answering, event) or fitting
    dated = of_its_day(answering, noun, [other for other in before if deed(other)])
    pool = dated or (fitting if event.event_type == "SUPPORT" else before)
    theirs = [act for act in pool if deed(act) and whose(answering, noun, act)]
    named = answering.retold.named(noun, DOING)  # "the king's step": not what the army of his land did
    theirs = [act for act in theirs if {party.entity for party in act.actors} & named] or theirs
    news = [act for act in theirs if not _mentioned(answering, act)]
    if not theirs and answering.tree.lemma(noun) in DECIDED and named:
        return []  # "criticised Russia's decision to ban its fish": none that was told
    return news or theirs or dated or [act for act in fitting if not before_it(answering, act)] or fitting


def lead(answering: Answers, event: Event) -> list[Event]:
    """The deed of others that a report begins with, which "the move" means where none was told since, further on."""
    first = min((act.sentence for act in answering.told), default=event.sentence)
    acts = [act for act in answering.told if act.sentence == first < event.sentence]
    acts = [act for act in acts if deed(act) and not UNDONE & set(act.auxiliary) and not _mentioned(answering, act)]
    return [act for act in acts[:1] if act.actors and not same_hand(act, event)]


def before_it(answering: Answers, event: Event) -> bool:
    """Whether an act was told in the past perfect, or only of somebody: "the envoy, who had left in May"."""
    tree, token = answering.tree, answering.token[event.id]
    verb = None if token is None else tree.leading(token)
    return verb is not None and (tree.had(verb) or tree.is_(verb, "acl:relcl"))


def _mentioned(answering: Answers, event: Event) -> bool:
    """Whether an act is no news of its own sentence: told by a noun, or as what went before."""
    token = answering.token[event.id]
    return token is None or answering.tree[token].upos == "NOUN" or before_it(answering, event)
