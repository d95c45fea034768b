"""Answers that the build of the text tells: "So Chile ...", "asked it to drop the ban", "men who had stoned it"."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from polybius.events.ties.answers import DEEDS, SAID, SIGNALLED, STANCES, Answers
from polybius.events.ties.charges import POINTING, UNDONE
from polybius.events.ties.concern import same_hand
from polybius.events.ties.demands import Found, asked_for, done_by_others, redress, to_free, to_undo
from polybius.events.ties.reactions import amends, put_down, replied
from polybius.events.ties.replies import turned
from polybius.events.ties.sayings import answering as answers_back
from polybius.resources import digest, table
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Link
from polybius.syntax import Tree

THUS = ("so", "thereupon", "whereupon", "hence", "therefore", "consequently", "accordingly", "thus")
CONFLICT = (3, 4)  # quads of what is struck back at
BLOWS = ("ASSAULT", "COERCE", "SANCTION")
REFUSALS = ("REJECT", "ACCUSE", "PROTEST")
TAKEN = (*REFUSALS, "AGREE", "SUPPORT")  # what "..., which" tells of the act before it
REFUSED = ("ACCUSE", "REQUEST", "THREATEN", "AGREE", "SANCTION", "COERCE", "CONCEDE", "RETREAT", "AID")
RELATIVE_TAGS = ("WP", "WDT")
STEPS = 3  # relations from an act up to the verb that says what brought it on: "led it to stage a protest"


def connected(answering: Answers) -> Iterator[Link]:
    """Links ``responds_to`` that a connective, a clause below the act or a demand to undo it tells."""
    for event in answering.told:
        token = answering.token[event.id]
        if token is None or event.id in answering.again.pointers or "negation" in event.auxiliary:
            continue
        found = (
            _thus(answering, event, token)
            or _doers_of(answering, event, token)
            or _whole_clause(answering, event, token)
            or _after_which(answering, event, token)
            or _at_which(answering, event, token)
            or _brought_on(answering, event, token)
            or _angered(answering, event, token)
            or _denied(answering, event, token)
            or to_undo(answering, event, token)
            or to_free(answering, event, token)
            or redress(answering, event, token)
            or _drawn(answering, event, token)
            or put_down(answering, event, token)
            or amends(answering, event, token)
            or replied(answering, event, token)
        )
        if found is not None and answering.acts.root(found[0]) is not answering.acts.root(event):
            yield Link("responds_to", event.id, answering.acts.root(found[0]).id, *found[1:])
    yield from asked_for(answering)


def _thus(answering: Answers, event: Event, token: int) -> Found | None:
    """The act right before a clause that begins with "so" or "thereupon"."""
    tree = answering.tree
    if event.event_type not in (*STANCES, *DEEDS):
        return None
    first = answering.reading.sentences[event.sentence].first
    below = {token, *tree.subtree(token, ("conj", "parataxis", "acl:relcl", "ccomp", "advcl"))}
    for word in sorted(below):
        if tree.lemma(word) not in THUS or tree[word].upos != "ADV" or word > token:
            continue
        opens = word == first or tree.word(word - 1) in (";", ",", "and")
        if tree.lemma(word) == "so" and not opens:
            continue  # "did so", "so many"
        before = done_by_others(answering, event, 1)
        fitting = [other for other in before if turned(event, other)]
        found = next(iter(fitting or before), None)
        return None if found is None else (found, tree[word].span, SAID)
    return None


def _doers_of(answering: Answers, event: Event, token: int) -> Found | None:
    """What those had done who are struck now: "police shot men who had stoned a patrol"."""
    tree = answering.tree
    if event.event_type not in BLOWS:
        return None
    for noun in tree.children(token, "obj", "nsubj:pass", "obl"):
        for verb in tree.children(noun, "acl:relcl"):
            who = [i for i in tree.children(verb, "nsubj") if tree[i].tag in RELATIVE_TAGS or tree.lemma(i) == "that"]
            done = (o for o in answering.told if answering.token[o.id] == verb and o is not event)
            other = next(done, None)
            if answers_back(tree, verb):
                continue  # "shot at a patrol, which returned fire"
            if who and other is not None and other.quad in CONFLICT and not UNDONE & set(other.auxiliary):
                return other, other.trigger, SAID
    return None


def _whole_clause(answering: Answers, event: Event, token: int) -> Found | None:
    """The act that a clause with "which" takes up: "accused it of theft, which Lima denied"."""
    tree = answering.tree
    if event.event_type not in TAKEN or not tree.is_(token, "acl:relcl", "parataxis", "advcl"):
        return None
    which = [i for i in tree.children(token, "obj", "nsubj:pass") if tree.lemma(i) == "which"]
    if not which or tree.word(which[0] - 1) != ",":
        return None
    told = [o for o in answering.told if o.sentence == event.sentence and o.trigger.start < event.trigger.start]
    # whoever takes it up has a subject of his own, so that organs of one state are not taken for one hand
    found = next((o for o in reversed(told) if o.event_type in REFUSED and not UNDONE & set(o.auxiliary)), None)
    return None if found is None else (found, tree[which[0]].span, SAID)


def _after_which(answering: Answers, event: Event, token: int) -> Found | None:
    """The act that a clause with "after which" follows: "stormed the embassy, after which Quito broke off ties"."""
    tree = answering.tree
    if event.event_type not in (*STANCES, *DEEDS) or tree[token].head is None:
        return None
    for which in tree.children(token, "obl"):
        cases = tree.children(which, "case")
        if tree.lemma(which) == "which" and {tree.lemma(case) for case in cases} & {"after", "following", "upon"}:
            before = (o for o in done_by_others(answering, event, 0) if o.trigger.end <= tree[which].span.start)
            found = next(before, None)
            return None if found is None else (found, tree.span((cases[0], which)), SAID)
    return None


def _at_which(answering: Answers, event: Event, token: int) -> Found | None:
    """The protest at which somebody strikes: "marches against the tax in which the police shot two students"."""
    tree = answering.tree
    if event.event_type not in BLOWS or not tree.is_(token, "acl:relcl", "parataxis"):
        return None
    for which in tree.children(token, "obl"):
        cases = {tree.lemma(case) for case in tree.children(which, "case")}
        if tree.lemma(which) == "which" and cases & {"at", "in", "during"}:
            before = (o for o in done_by_others(answering, event, 0) if o.trigger.end <= tree[which].span.start)
            found = next((o for o in before if o.event_type == "PROTEST"), None)
            return None if found is None else (found, event.trigger, SAID)
    return None


def _brought_on(answering: Answers, event: Event, token: int) -> Found | None:
    """What a clause with "which" says an act came of: "shelled it, which led Rabat to", ", to which it responded"."""
    tree = answering.tree
    if event.event_type not in (*STANCES, *DEEDS):
        return None
    for verb in list(tree.ancestors(token))[:STEPS]:
        which = _causing(tree, verb)
        if which is None or not tree.is_(verb, "acl:relcl", "parataxis", "advcl"):
            continue
        summed, head = answering.summed_up(event, verb), tree[verb].head
        if summed is not None:
            return summed[0], tree[verb].span, SIGNALLED
        if tree.word(which - 1) != "," or (head == which - 2 and tree[head].upos == "PROPN"):
            return None  # "a raid that led to", "hit Oran, which led the pact": of a noun that tells no act
        done = [o for o in done_by_others(answering, event, 0) if o.trigger.end <= tree[which].span.start]
        over = (o for at in tree.ancestors(verb) for o in done if answering.token[o.id] == at)
        found = next(over, None)
        return None if found is None else (found, tree[verb].span, SIGNALLED)
    return None


@functools.lru_cache(maxsize=4)
def _bringing(_: str) -> frozenset[str]:
    """The verbs whose subject is what causes, by the table of signals: "led to"."""
    return frozenset(row["signal"].split()[0] for row in table("lexicon/signals") if row["cause"] == "subject")


def _causing(tree: Tree, verb: int) -> int | None:
    """The first word of a relative clause that brings on what its verb tells: the "which" of "which led to"."""
    lemma = tree.lemma(verb)
    if lemma in _bringing(digest()):
        which = [i for i in tree.children(verb, "nsubj") if tree[i].tag in RELATIVE_TAGS]
        return which[0] if which else None
    if lemma in word_class("answering"):
        cases = [
            case for i in tree.children(verb, "obl") if tree.lemma(i) == "which" for case in tree.children(i, "case")
        ]
        return next((case for case in cases if tree.lemma(case) == "to"), None)
    return None


def _angered(answering: Answers, event: Event, token: int) -> Found | None:
    """What those were angered by who act: "let the rebel in, angering Morocco, which recalled its envoy"."""
    tree, who = answering.tree, answering.tree[token].head
    if event.event_type not in (*STANCES, *DEEDS) or who is None or not tree.is_(token, "acl:relcl"):
        return None
    verb = tree[who].head if tree.is_(who, "obj") else None
    if verb is None or tree.lemma(verb) not in word_class("anger") or not tree.is_(verb, "advcl"):
        return None
    told = (o for o in done_by_others(answering, event, 0) if answering.token[o.id] == tree[verb].head)
    found = next(told, None)
    return None if found is None else (found, tree[verb].span, SAID)


def _denied(answering: Answers, event: Event, token: int) -> Found | None:
    """The deed that others say whoever denies it has done: "Rwanda says that Congo shelled it; Congo denies it"."""
    tree = answering.tree
    pointing = any(tree.lemma(i) in POINTING and i not in answering.somebody for i in tree.children(token, "obj"))
    if event.event_type != "REJECT" or not pointing:
        return None
    before = [
        other
        for other in reversed(answering.told)
        if other.trigger.start < event.trigger.start and event.sentence - other.sentence <= 1
    ]
    last = next(iter(before), None)
    alleged = last is not None and last.attributions and last.quad == max(CONFLICT) and same_hand(last, event)
    return (last, event.trigger, SAID) if last is not None and alleged else None


def _drawn(answering: Answers, event: Event, token: int) -> Found | None:
    """What drew or sparked words or a protest: "The ban drew criticism", "a move that sparked riots"."""
    tree = answering.tree
    verb = token if tree.lemma(token) in word_class("drawing") else tree[token].head
    if event.event_type not in REFUSALS or verb is None or tree[verb].upos != "VERB":
        return None
    if tree.lemma(verb) not in word_class("drawing") or not (verb == token or tree.is_(token, "obj", "obl")):
        return None
    for subject in tree.children(verb, "nsubj", "nsubj:pass"):
        if tree[subject].tag in RELATIVE_TAGS or (tree.is_(verb, "acl:relcl") and tree.lemma(subject) == "that"):
            summed = answering.summed_up(event, verb)
            return None if summed is None else (summed[0], tree[verb].span, SAID)
        meant = answering.meant(event, subject)
        if meant is not None:
            return meant, tree[verb].span, SAID
    return None
