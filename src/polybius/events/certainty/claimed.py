"""Who has dealt a blow that is told without a doer, as far as somebody claims it afterwards."""

from __future__ import annotations

from dataclasses import replace

from polybius.events.acts.match import Matcher
from polybius.events.sides.refer import DEFINITE
from polybius.events.words.weights import UNTOLD
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party

BACK = 4  # sentences before the claim in which the blow is told
TAKING = ("claim", "take", "accept")
RESPONSIBILITY = frozenset({"responsibility", "credit"})
NOBODY = frozenset({"nobody", "none", "neither"})  # beside "no one" and "no group"
UNREAL = frozenset({"not", "no", "never", "n't", "will", "would", "may", "might", "could", "nor", "neither"})


def claimed(matcher: Matcher, events: list[Event]) -> list[Event]:
    """The events, in their order; a blow without a doer is dealt by whoever claims it within four sentences.

    "A bomb killed four policemen in Quetta. The Baloch Liberation Army claimed the blast." The claim is not another
    blow, and that nobody claims it tells of no blow that was not dealt. Not covered: a claim before the blow, and one
    that is only doubted.
    """
    told = list(events)
    for verb in range(len(matcher.reading.tokens)):
        if (who := _claiming(matcher, verb)) and (blow := _blow(matcher, verb, told)) is not None:
            struck = {party.entity or party.span for party in blow.recipients}
            doers = tuple(party for party in who if (party.entity or party.span) not in struck)
            told = [replace(event, actors=doers or blow.actors) if event is blow else event for event in told]
            told = [event for event in told if event.id == blow.id or not _told_by(matcher, event, verb)]
    return [event for event in told if not _unclaimed(matcher, event)]


def _unclaimed(matcher: Matcher, event: Event) -> bool:
    """Whether it only tells that nobody claims a blow, which has been dealt all the same: "no group took credit"."""
    verb = matcher.tree.head_of(event.trigger)
    if verb is None or event.event_type != "ASSAULT":
        return False
    if _by_nobody(matcher, verb):
        return True
    if "negation" not in event.auxiliary:
        return False
    objects = {matcher.tree.lemma(at) for at in matcher.clauses.object(verb)}
    return matcher.tree.lemma(verb) in TAKING and bool(objects & RESPONSIBILITY)


def _by_nobody(matcher: Matcher, verb: int) -> bool:
    """Whether a verb tells what nobody says of himself: "no group has said it carried out the raid"."""
    tree = matcher.tree
    saying = tree[verb].head if tree.is_(verb, "ccomp") else None
    doing = matcher.clauses.subject(verb)
    if saying is None or not doing or any(tree[at].upos != "PRON" for at in doing):
        return False
    return any(_nobody(matcher, at) for at in matcher.clauses.subject(saying))


def _nobody(matcher: Matcher, at: int) -> bool:
    """Whether a subject is nobody: "none of them", "no group"."""
    tree = matcher.tree
    return tree.word(at).lower() in NOBODY or any(tree.word(one).lower() == "no" for one in tree.children(at, "det"))


def _claiming(matcher: Matcher, verb: int) -> tuple[Party, ...]:
    """Who claims a blow by a verb: "claimed responsibility", "took credit for it", "said it carried out the attack"."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree[verb].upos != "VERB" or any(tree.word(at).lower() in UNREAL for at in tree.children(verb)):
        return ()
    objects = clauses.object(verb)
    takes = {tree.lemma(at) for at in objects} & RESPONSIBILITY and tree.lemma(verb) in TAKING
    if takes:
        of_it = [at for noun in (verb, *objects) for at in clauses.prepositional(noun, ("for",))]
        known = not of_it or any(_definite(matcher, at) for at in of_it)
    else:
        carried = tree.lemma(verb) == "carry" and clauses.particle(verb) == "out" and _said(matcher, verb)
        known = (carried or tree.lemma(verb) == "claim") and any(_definite(matcher, at) for at in objects)
    if not known:
        return ()
    doing = [at for at in clauses.subject(verb) if not {tree.word(c).lower() for c in tree.children(at)} & UNREAL]
    return matcher.parties.of(doing)


def _said(matcher: Matcher, verb: int) -> bool:
    """Whether somebody says what a verb tells: not "praised the blast without saying that it had carried it out"."""
    tree, saying = matcher.tree, matcher.tree[verb].head
    if saying is None or not tree.is_(verb, "ccomp") or _by_nobody(matcher, verb):
        return False
    return not {tree.word(at).lower() for at in tree.children(saying, "mark", "aux", "advmod")} & (UNREAL | {"without"})


def _definite(matcher: Matcher, noun: int) -> bool:
    """Whether a word takes up a blow that was told: "the blast", "Friday's raid", "it"."""
    tree = matcher.tree
    if tree[noun].upos == "PRON":
        return True
    blow = tree.lemma(noun) in word_class("attack") | word_class("weapon") | word_class("fightnoun")
    before = {tree.word(child).lower() for child in tree.children(noun, "det", "nmod:poss")}
    return blow and bool(before & DEFINITE or tree.children(noun, "nmod:poss"))


def _blow(matcher: Matcher, verb: int, events: list[Event]) -> Event | None:
    """The latest blow before a claim, where it is told without anybody known who deals it."""
    here = matcher.reading.sentence_at(matcher.tree[verb].span.start) or 0
    before = [
        event for event in events
        if event.event_type == "ASSAULT" and 0 < here - event.sentence <= BACK and not UNTOLD & set(event.auxiliary)
    ]  # fmt: skip
    weapons = {matcher.tree.lemma(at) for at in matcher.clauses.object(verb)} & word_class("weapon")
    before = [event for event in before if not weapons or weapons & _lemmas(matcher, event)]  # "claimed the rocket"
    last = before[-1] if before else None
    return last if last is not None and not any(party.country or party.code for party in last.actors) else None


def _lemmas(matcher: Matcher, event: Event) -> set[str]:
    sentence = matcher.reading.sentences[event.sentence]
    return {matcher.tree.lemma(at) for at in range(sentence.first, sentence.last)}


def _told_by(matcher: Matcher, event: Event, verb: int) -> bool:
    """Whether an event is only the claim, by its verb or the noun that it claims, and no telling of the blow."""
    token = matcher.tree.head_of(event.trigger)
    if event.event_type != "ASSAULT" or matcher.tree.lemma(verb) == "carry":
        return False
    return token == verb or token in matcher.clauses.object(verb)
