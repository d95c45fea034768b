"""The days of acts that go on with what a report tells from long before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from polybius.resources.word_classes import word_class
from polybius.schema import Event, Reading
from polybius.syntax import Tree

LONG_BEFORE = dt.timedelta(days=14)  # between an act and the report's own days
NEAR = 2  # sentences from an act to one that goes on with it
LEAD = 2  # sentences that tell the news itself
SURE = 0.5  # of a link
GOING_ON = frozenset({"later", "then", "subsequently", "eventually"})
SAME = frozenset({"it", "they", "he", "she"})
ANOTHER = frozenset({"another", "second"})
NOT_DONE = frozenset({"future", "hypothetical"})


def looked_back(reading: Reading, tree: Tree) -> Reading:
    """The reading; acts without a day that go on with an older one, told just before, lie anywhere since then.

    "In December rockets killed a contractor. The United States blamed Iran and retaliated. Another strike killed ...":
    none of these is of the days before the report. They answer the old act or one that does, are joined to such a one
    by "and", are told as coming later, or are what the next sentence tells of "it" or "them".
    """
    sure = [link for link in reading.links if link.kind in ("responds_to", "same_as") and link.confidence >= SURE]
    tied = {(link.from_, link.to) for link in sure}
    since = {
        event.id: event.earliest or event.latest
        for event in reading.events
        if event.dated_by == "timex" and event.latest is not None and _long_before(event.latest, reading)
    }
    out: list[Event] = []
    for event in reading.events:
        old = [one for one in out if one.id in since and event.sentence - one.sentence <= NEAR]
        goes_on = [
            one
            for one in old
            if _joined(tree, one, event)
            or (one.sentence < event.sentence and ((event.id, one.id) in tied or _later(tree, event)))
            or _runs_on(reading, tree, one, event)
        ]
        if not goes_on or _of_the_news(reading, tree, event):
            out.append(event)
            continue
        since[event.id] = min(since[one.id] for one in goes_on)
        out.append(replace(event, earliest=since[event.id]))
    return replace(reading, events=tuple(out))


def _long_before(day: dt.date, reading: Reading) -> bool:
    published = reading.document.earliest
    return published is not None and published - day > LONG_BEFORE


def _of_the_news(reading: Reading, tree: Tree, event: Event) -> bool:
    """Whether an act has a day, its own or its sentence's, or is told in the lead, or not in the plain past."""
    token = tree.head_of(event.trigger)
    if token is None or event.dated_by != "document" or event.sentence < LEAD or NOT_DONE & set(event.auxiliary):
        return True
    verb = token if tree[token].upos == "VERB" else tree[token].head or token
    words = {tree.word(at).lower() for at in tree.children(verb, "aux")} - {"was", "were"}
    span = reading.sentences[event.sentence].span
    recent = any(span.contains(one.span) and one.type == "DATE" for one in reading.timexes)
    return recent or bool(words) or tree[verb].tag not in ("VBD", "VBN")


def _joined(tree: Tree, one: Event, event: Event) -> bool:
    """Whether two verbs are joined: "blamed Iran and retaliated"."""
    first, token = tree.head_of(one.trigger), tree.head_of(event.trigger)
    if token is None or first is None or one.dated_by == "timex":
        return False
    return tree.is_(token, "conj", "advcl", "acl:relcl") and first in tree.ancestors(token)


def _runs_on(reading: Reading, tree: Tree, one: Event, event: Event) -> bool:
    """Whether the next sentence of a paragraph goes on with who acted: "In May Chad shut its border. It also ..."."""
    token = tree.head_of(event.trigger)
    if token is None or event.sentence != one.sentence + 1:
        return False
    before, here = (reading.sentences[at].span for at in (one.sentence, event.sentence))
    doing = [tree.word(at).lower() for at in tree.children(token, "nsubj")]
    return "\n" not in reading.text[before.end : here.start] and bool(doing) and set(doing) <= SAME


def _later(tree: Tree, event: Event) -> bool:
    """Whether an act is told as a further or later one: "another strike killed ...", "shelled it, and later shot"."""
    token = tree.head_of(event.trigger)
    if token is None:
        return False
    subjects = [token, *tree.children(token, "nsubj", "nsubj:pass")]
    further = {tree.word(at).lower() for head in subjects for at in tree.children(head, "det", "amod")}
    verbs = [token, *tree.children(token, "conj")]
    later = {tree.word(at).lower() for verb in verbs for at in tree.children(verb, "advmod")}
    return bool(further & ANOTHER or later & GOING_ON) or tree.lemma(token) in word_class("answering")
