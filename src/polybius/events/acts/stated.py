"""Measures that a noun tells, and that stand: "the ban stays in force", "curbs in place since July"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polybius.events.acts.match import Candidate, Matcher
from polybius.events.words.lexicon import Pattern
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Sentence

STAYING = {"remain", "stay", "stand", "continue", "persist", "hold", "last", "apply"}
LASTING = {"extend", "prolong", "maintain", "keep", "uphold", "retain"}
UNDOING = {"lift", "revoke", "mend", "touch", "remove", "end", "drop", "rescind", "repeal", "scrap", "ease"}
LAYING = {"impose", "introduce", "decree", "begin", "start", "date", "announce", "order"}
IN_FORCE = {"force", "place", "effect"}  # "is still in effect"
SHUTTING = {"close", "shut", "seal", "suspend", "freeze", "block", "halt", "stop"}
SHUT = ("measure:shut", "COERCE", "restrict")
STILL_SHUT = ("measure:still-shut", "COERCE", "restrict")
ON_HOLD = ("measure:on-hold", "SANCTION", "discontinue")
HOLD = {"hold", "ice"}  # "is on hold"
CARRIERS, TALKS = {"ferry", "train", "bus"}, {"talk", "negotiation", "dialogue"}
GOING_ON = ("AID", "COOPERATE", "CONSULT")  # how what is on hold is read where nothing tells of the hold
NOT_SO = {"not", "n't", "never", "no", "will", "would", "may", "could", "might", "should"}
SUBJECT = ("nsubj", "nsubj:pass")
ACTOR, RECIPIENT = ("poss", "by", "light", "mod"), ("on", "against", "of", "with", "to")
SURE = 0.5  # probability of what is told so
TELLING = ("SANCTION", "COERCE", "CONCEDE", "RETREAT")  # types of an act that tells the same measure


def stated(matcher: Matcher, sentence: Sentence, told: Sequence[Event]) -> Iterator[Candidate]:
    """The measures that the nouns of a sentence tell, as they would be read by a row.

    What is said of them is that they stand, were laid on somebody, or have not been undone; one that is undone, or will
    be, is told by the verb.

    Args:
        matcher: Of the reading.
        sentence: In which to look.
        told: Its events; a noun below the word of one that tells a measure or its end is left to it.
    """
    tree, kinds = matcher.tree, _kinds()
    taken = {
        token for event in told if event.event_type in TELLING for token in matcher.reading.tokens_in(event.trigger)
    }
    for token in range(sentence.first, sentence.last):
        # "the Daboua crossing", for some parsers a name
        if (tree[token].upos != "NOUN" and tree.word(token) not in word_class("border")) or token in taken:
            continue
        kind = kinds.get(tree.lemma(token))
        if kind is not None and not _stands(matcher, token):
            continue
        kind = kind or (SHUT if _shut(matcher, token) else STILL_SHUT if _still_shut(matcher, token) else None)
        if kind is None and _on_hold(matcher, token) and not taken & set(tree.subtree(tree[token].head or token)):
            kind = ON_HOLD
        if kind is None:
            continue
        if kind == STILL_SHUT and taken & {tree[token].head, *tree.subtree(token)}:
            continue  # "the crossing, shut by Chad on Sunday, is still closed" tells it once
        above = {at for at in tree.ancestors(token) if tree.lemma(at) not in UNDOING}  # "has yet to be lifted"
        if taken & above and kind not in (SHUT, STILL_SHUT):
            continue
        # "tariffs on steel from Japan" fall on Japan
        things = matcher.clauses.prepositional(token, ("on",))
        against = ("from", *RECIPIENT) if any(tree[at].upos == "NOUN" for at in things) else RECIPIENT
        pattern = Pattern(kind[0], "NOUN", tree.lemma(token), None, (), "", kind[1], kind[2], ACTOR, against)
        yield matcher.filled(token, pattern)


def _shut(matcher: Matcher, token: int) -> bool:
    """Whether a noun is told as shut since some day: "the border with Chad, sealed since March"."""
    tree = matcher.tree
    return any(
        tree.lemma(verb) in SHUTTING and any("since" in _case(matcher, at) for at in tree.children(verb, "obl"))
        for verb in tree.children(token, "acl", "amod")
    )


def between_states(event: Event) -> bool:
    """Whether what is still shut is so between two states: "the level crossing in Leeds is still closed" is not.

    Of what is on hold one of them has to be told.
    """
    actors, recipients = ({party.country for party in side} for side in (event.actors, event.recipients))
    if event.coder.startswith(ON_HOLD[0]):
        return any(actors | recipients)
    apart = any(actors) and any(recipients) and not actors & recipients
    return not event.coder.startswith(STILL_SHUT[0]) or apart


def goes_on(event: Event, held: Sequence[Event]) -> bool:
    """Whether an activity is told as going on, and not only as being on hold: "the training remains on hold"."""
    return event.event_type not in GOING_ON or not any(
        one.coder.startswith(ON_HOLD[0]) and one.trigger == event.trigger for one in held
    )


def _on_hold(matcher: Matcher, token: int) -> bool:
    """Whether an activity is on hold: "the training of soldiers is on hold", "the ferries stay suspended"."""
    tree, head = matcher.tree, matcher.tree[token].head
    if head is None or not tree.is_(token, *SUBJECT):
        return False
    around = {tree.word(child).lower() for child in tree.children(head)}
    if around & NOT_SO or "longer" in around:
        return False
    stays = tree.lemma(head) in STAYING
    activities = word_class("joint_activity") | word_class("aid_activity") | CARRIERS | TALKS
    if tree.lemma(token) not in activities:
        return False
    if stays and any(_shutting(matcher, at) for at in tree.children(head, "xcomp")):
        return True
    below = (head, *(tree.children(head, "obl", "xcomp") if stays else ()))
    return any(tree.lemma(at) in HOLD and "on" in _case(matcher, at) for at in below)


def _still_shut(matcher: Matcher, token: int) -> bool:
    """Whether a border is told as still shut: "the Arica crossing remains closed", "is still closed"."""
    tree, head = matcher.tree, matcher.tree[token].head
    if (
        head is None
        or not {tree.lemma(token), tree.word(token)} & word_class("border")
        or not tree.is_(token, *SUBJECT)
    ):
        return False
    around = {tree.word(child).lower() for child in tree.children(head)}
    if around & NOT_SO:
        return False
    # the word of a state is an adjective for some parsers: "closed" beside "close"
    stays = tree.lemma(head) in STAYING and any(_shutting(matcher, at) for at in tree.children(head, "xcomp"))
    return stays or (_shutting(matcher, head) and "still" in around)


def _shutting(matcher: Matcher, at: int) -> bool:
    lemma = matcher.tree.lemma(at)
    return lemma in SHUTTING or lemma.removesuffix("d") in SHUTTING


def _stands(matcher: Matcher, token: int) -> bool:
    tree, head = matcher.tree, matcher.tree[token].head
    below = tree.subtree(token)
    if any(tree.lemma(at) in IN_FORCE and "in" in _case(matcher, at) for at in below):
        return True
    if head is None or not tree.is_(token, *SUBJECT):
        return False
    around = {tree.word(child).lower() for child in tree.children(head, "advmod", "aux", "aux:pass", "mark")}
    negated = bool(around & {"not", "n't", "never", "yet"}) or any(
        tree.word(at).lower() == "yet" for at in range(token, head)
    )
    lemma = tree.lemma(head)
    if lemma in UNDOING:
        return negated
    if around & NOT_SO or negated:
        return False
    in_force = any(tree.lemma(at) in IN_FORCE for at in (head, *tree.children(head, "obl", "obj")))
    return lemma in STAYING | LASTING | LAYING or in_force


def _case(matcher: Matcher, token: int) -> set[str]:
    return {matcher.tree.word(child).lower() for child in matcher.tree.children(token, "case")}


def _kinds() -> dict[str, tuple[str, str, str]]:
    """Noun -> the row's id, type and mode."""
    return {
        word: (row["id"], row["event_type"], row["mode"])
        for row in table("lexicon/measures")
        for word in row["words"].split("|")
    }
