"""Who is told by a verb of its own to have done the same: "Egypt did so as well", "Ghana followed suit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from polybius.events.acts.match import Candidate, Matcher
from polybius.events.ties.taken_up import OPEN
from polybius.events.words.lexicon import Pattern
from polybius.events.words.weights import UNTOLD, party_key
from polybius.schema import Event, Party, Sentence
from polybius.syntax import Tree

SAME = {"do": frozenset({"same", "so", "likewise"}), "follow": frozenset({"suit", "example", "lead"})}
ANSWERING = frozenset({"answer", "respond", "reply", "react", "retaliate"})  # "in kind"
RECIPROCATE = "reciprocate"
STEPS = frozenset({"step", "move", "decision", "action", "measure", "course", "line", "path"})  # "took the same step"
TAKEN, ALIKE = frozenset({"take", "make"}), frozenset({"same", "similar", "identical"})
JUDGING, TOO = ("ACCUSE", "SUPPORT"), frozenset({"also", "likewise", "similarly"})
SAME_SENTENCES = 1  # what was done was told at most so many sentences before


def likewise(matcher: Matcher, sentence: Sentence, index: int, told: Sequence[Event]) -> Iterator[Candidate]:
    """What the verbs of a sentence tell as done again by others, of the acts ``told`` before, the latest first.

    It is done to the same; to those who did it first where they did it to whoever does so now, and at home where they
    did it at home. Nothing where a verb joined to it tells the act: "followed suit and closed its port".
    """
    tree, clauses = matcher.tree, matcher.clauses
    for verb in range(sentence.first, sentence.last):
        if not tree.is_(verb, "root", "conj", "parataxis", "ccomp") or not (words := _same(matcher, verb)):
            continue
        inverted = tree[verb].upos != "VERB"
        doers = matcher.parties.of([verb] if inverted else clauses.subject(verb))
        before = [one for one in told if _before(one, tree[verb].span.start, index)]
        # "stopped visas after the arrest of a clerk. Chad did the same": it arrested nobody
        act = next(
            (one for one in before if one.sentence == before[0].sentence and _by_verb(one)), next(iter(before), None)
        )
        if not doers or act is None or not act.actors or act.reciprocal or UNTOLD & set(act.auxiliary):
            continue
        mine, theirs, met = (set(map(party_key, some)) for some in (doers, act.actors, act.recipients))
        if mine & theirs:
            continue  # "Chad left. It did so in May"
        suffering: tuple[Party, ...] = doers if met == theirs else act.actors if met & mine else act.recipients
        if tree.lemma(verb) in ANSWERING | {RECIPROCATE}:
            suffering = act.actors
        pattern = Pattern("likewise", "VERB", tree.lemma(verb), None, (), "", act.event_type, "", (), ())
        mode = act.modes[0] if act.modes else ""
        again = (f"as in: {' '.join(matcher.reading.words(act.trigger).split())}",)
        yield Candidate(verb, pattern, act.event_type, mode, doers, suffering, tuple(words), composed=again)


def too(event: Event, told: Sequence[Event], tree: Tree) -> Event:
    """A judgement that names nobody with whom the one told before judged: "Rome condemned it. Oslo also voiced anger".

    Args:
        event: A charge or praise.
        told: The acts told before, the latest first.
        tree: Of the report.
    """
    token = tree.head_of(event.trigger)
    if token is None or event.event_type not in JUDGING:
        return event
    also = any(tree.word(at).lower() in TOO for at in tree.children(token, "advmod"))
    below = set(tree.subtree(token))
    if not also or any(tree.head_of(party.span) in below for party in event.recipients):
        return event
    before = next((one for one in told if _before(one, event.trigger.start, event.sentence)), None)
    mine = {party.country for party in event.actors}
    if before is None or before.event_type != event.event_type or not before.recipients:
        return event
    theirs = {party.country for party in (*before.actors, *before.recipients)}
    return event if mine & theirs else replace(event, recipients=before.recipients)


def _same(matcher: Matcher, verb: int) -> list[int]:
    """The words that say that the same is done: "did so", "followed suit", "so did" of "So did Egypt"; else none."""
    tree = matcher.tree
    beside = tree.children(verb, "obj", "advmod", "aux", "cop", "mark")
    if tree[verb].upos in ("PROPN", "NOUN"):  # told by the name
        did = [at for at in beside if tree.lemma(at) == "do" and at and tree.word(at - 1).lower() == "so"]
        return [did[0] - 1, did[0]] if did and tree.is_(verb, "root") else []
    same = [at for at in beside if at > verb and tree.word(at).lower() in SAME.get(tree.lemma(verb), ())]
    if tree.lemma(verb) in TAKEN:
        steps = (at for at in tree.children(verb, "obj") if tree.lemma(at) in STEPS)
        same = [at for at in steps if any(tree.lemma(word) in ALIKE for word in tree.children(at, "amod"))]
    if tree.lemma(verb) in ANSWERING:
        kind = (at for at in tree.children(verb, "obl") if tree.lemma(at) == "kind")
        same = [at for at in kind if any(tree.lemma(case) == "in" for case in tree.children(at, "case"))]
    if tree.lemma(verb) == RECIPROCATE:
        same = [verb]
    deeds = [at for at in tree.children(verb, "conj", "advcl") if tree[at].upos == "VERB"]
    joined = [at for at in deeds if not tree.children(at, "nsubj") and (tree.is_(at, "conj") or tree[at].tag == "VBG")]
    if joined or any(tree.word(at).lower() in OPEN for at in beside):
        return []
    return sorted({verb, same[0]}) if same else []


def _by_verb(event: Event) -> bool:
    return event.coder.startswith("verbs:")


def _before(event: Event, start: int, index: int) -> bool:
    """Whether an act is told before a word, at most so many sentences."""
    return event.trigger.end <= start and index - event.sentence <= SAME_SENTENCES
