"""What a general word for an act means: "the move", "the American decision", "Monday's decision"."""

from __future__ import annotations

from collections.abc import Sequence

from polybius.events.ties.acts import Acts
from polybius.events.ties.concern import keys, same_hand
from polybius.events.ties.replies import praised
from polybius.events.ties.retold import DOING
from polybius.events.words.ontology import VERBAL
from polybius.schema import Event

DECIDED = ("decision", "move", "step", "measure", "action")
UNDONE = frozenset({"hypothetical", "future", "negation"})


def deed(event: Event) -> bool:
    """Whether an act is more than words; a rule that is eased or a ban that is lifted is."""
    return event.quad not in VERBAL or event.event_type == "CONCEDE"


def whose(acts: Acts, noun: int, event: Event) -> bool:
    """Whether a noun names those who did an act: "the American move"."""
    return bool(acts.retold.named(noun, DOING) & keys(acts.root(event).actors))


def of_its_day(acts: Acts, noun: int, some: Sequence[Event]) -> list[Event]:
    """Of some acts those of the day that a noun's own phrase tells: "Monday's decision", "last week's raid"."""
    tree = acts.tree
    below = [noun, *(i for at in tree.children(noun, "nmod:poss", "amod", "compound") for i in tree.subtree(at))]
    phrase = tree.span((min(below), max(below)))
    times = (time for time in acts.reading.timexes if phrase.contains(time.span))
    days = [(time.earliest, time.latest) for time in times if time.earliest and time.latest]
    dated = [(act, act.earliest, act.latest) for act in some if act.dated_by not in (None, "document")]
    return [
        act for act, first, last in dated
        if first and last and any(first <= latest and earliest <= last for earliest, latest in days)
    ]  # fmt: skip


def foremost(acts: Acts, event: Event, noun: int, fitting: list[Event], before: list[Event]) -> list[Event]:
    """The acts that the word can mean, the nearest first: of its day, of those whom it names, or what is no mention.

    Args:
        acts: Of the report.
        event: What is said or done about it.
        noun: The word.
        fitting: The acts told before that it can mean by its own sense.
        before: All that are told before, by others.
    """
    if event.event_type == "SUPPORT":
        done = [other for other in before if not before_it(acts, other)]
        fitting = praised(event, done) or praised(event, before) or fitting  # "welcomed the move"
    elif acts.tree.lemma(noun) in DECIDED:  # "rejected the decision": no words
        fitting = [other for other in fitting if deed(other)] or lead(acts, event) or fitting
    dated = of_its_day(acts, noun, [other for other in before if deed(other)])
    pool = dated or (fitting if event.event_type == "SUPPORT" else before)
    theirs = [act for act in pool if deed(act) and whose(acts, noun, act)]
    named = acts.retold.named(noun, DOING)  # "the king's step": not what the army of his land did
    theirs = [act for act in theirs if {party.entity for party in act.actors} & named] or theirs
    news = [act for act in theirs if not _mentioned(acts, act)]
    if not theirs and acts.tree.lemma(noun) in DECIDED and named:
        return []  # "criticised Russia's decision to ban its fish": none that was told
    return news or theirs or dated or [act for act in fitting if not before_it(acts, act)] or fitting


def lead(acts: Acts, event: Event) -> list[Event]:
    """The deed of others that a report begins with, which "the move" means where none was told since, further on."""
    first = min((act.sentence for act in acts.told), default=event.sentence)
    opening = [act for act in acts.told if act.sentence == first < event.sentence]
    opening = [act for act in opening if deed(act) and not UNDONE & set(act.auxiliary) and not _mentioned(acts, act)]
    return [act for act in opening[:1] if act.actors and not same_hand(act, event)]


def before_it(acts: Acts, event: Event) -> bool:
    """Whether an act was told in the past perfect, or only of somebody: "the envoy, who had left in May"."""
    tree, token = acts.tree, acts.token[event.id]
    verb = None if token is None else tree.leading(token)
    return verb is not None and (tree.had(verb) or tree.is_(verb, "acl:relcl"))


def _mentioned(acts: Acts, event: Event) -> bool:
    """Whether an act is no news of its own sentence: told by a noun, or as what went before."""
    token = acts.token[event.id]
    return token is None or acts.tree[token].upos == "NOUN" or before_it(acts, event)
