"""What ties the events of a document to each other: the same act told again, an end, a resumption, a response."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from polybius.events.answers import Answers, answers
from polybius.events.retold import Retold
from polybius.resources import table
from polybius.schema import Event, Link, Party, Reading, Span
from polybius.syntax import Tree

STANDING = {("SANCTION", "discontinue"), ("SANCTION", "withdraw"), ("COERCE", "restrict"), ("REJECT", "meet")}
RESUMED = {
    "SANCTION": ("AID", "COOPERATE", "SUPPORT", "CONCEDE"),
    "COERCE": ("CONCEDE", "RETREAT"),
    "REJECT": ("CONSULT",),
}
ACTIVITIES = (
    "train",
    "operat",
    "cooperat",
    "coordinat",
    "talk",
    "flight",
    "payment",
    "aid",
    "inspect",
    "trade",
    "visa",
)
RESUMES_ROW = "compose:resume"
STILL = re.compile(r"\b(?:still|remain\w*|stay\w*|continu\w+ to be|yet to be)\b[^.;:]{0,20}$", re.IGNORECASE)
# "was halted and has not been resumed", "until the talks are taken up again"
NOT_UNDONE = re.compile(
    r"\b(?:not|never|no|yet|to be|will|would|may|could|should|cannot|refus\w+|until|unless|if|before)\b|n't",
    re.IGNORECASE,
)
OBJECT_CHARACTERS = 25  # behind "resumed", where what was resumed stands
STOPS_ROW = "compose:stop"
GOING_ON = ("AID", "COOPERATE")  # what a halt can end
SAME_ACT = 0.8  # confidence of a link between two tellings of one act
SIGNALLED = 0.7  # of a link that a signal word tells
WEAKLY_SIGNALLED = 0.4  # by a word that may only tell the order of time ("after"), or by no word at all
LIKELY = 0.5  # probability from which a causation that no signal of the table tells makes a link
RESUMPTION = 0.75
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their"})
IN_IT = ("in", "during", "by")  # "died in the attack"
VERBAL = (1, 3)  # quads of words, not deeds


def linked(reading: Reading) -> Reading:
    """The reading with the links between its events, and ``ended`` set where the text tells the end."""
    tree = Tree(reading)
    answers = list(Answers(reading).links()) if reading.tokens else []
    retold = Retold(reading, tree)
    found = _strongest([*retold.links, *_ends(reading, tree), *_responses(reading, tree), *answers])
    ended = {link.to for link in found if link.kind in ("resumes", "ends")}
    events = tuple(
        replace(event, ended=own if (own := _ended(reading, event)) is not None else event.id in ended or None)
        for event in reading.events
    )
    return replace(reading, events=events, links=found)


def _strongest(links: Iterable[Link]) -> tuple[Link, ...]:
    """Of several links between two acts the surest; that one answers another says more than that it was caused."""
    best: dict[tuple[frozenset[str], str], Link] = {}
    said: set[tuple[Span, str]] = set()
    for link in links:
        if link.kind == "responds_to" and link.signal is not None:
            # "the halt had been ordered after the strikes": one answer, the governing word's
            if (link.signal, link.to) in said:
                continue
            said.add((link.signal, link.to))
        key = frozenset((link.from_, link.to)), "why" if link.kind in ("causes", "responds_to") else link.kind
        known = best.get(key)
        if known is None or (link.confidence, link.kind == "responds_to") > (known.confidence, False):
            best[key] = link
    return tuple(best.values())


def _ended(reading: Reading, event: Event) -> bool | None:
    """Whether the sentence itself says that what it tells still stands, or was undone; None when it does not."""
    if event.event_type not in RESUMED:
        return None
    span = reading.sentences[event.sentence].span
    if STILL.search(reading.text[span.start : event.trigger.start]):
        return False
    rest = reading.text[event.trigger.end : span.end]
    undone = re.search("|".join(rf"\b{row['words']}" for row in table("ontology/closings") if row["follows"]), rest)
    if undone is None or NOT_UNDONE.search(rest[: undone.start()]):
        return None
    # "suspended its training and resumed operations": another thing was resumed
    halted = _subjects(reading.words(event.trigger) + rest[: undone.start()])
    resumed = _subjects(rest[undone.end() :][:OBJECT_CHARACTERS])
    return None if resumed and not resumed & halted else True


def _of_another(reading: Reading, event: Event, halt: Event) -> bool:
    """Whether the two acts name different things right behind their words."""
    about, other = (
        _subjects(reading.text[told.trigger.start : told.trigger.end + OBJECT_CHARACTERS]) for told in (event, halt)
    )
    return bool(about and other) and not about & other


def _subjects(words: str) -> set[str]:
    """What some words are about: training, operations, the border ..."""
    rows = table("ontology/subjects")
    return {row["id"] for row in rows if re.search(rf"\b(?:{row['words']})\b", words.lower())}


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {key for party in parties for key in (party.entity, party.country) if key}


def _alike(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    return bool(_keys(some) & _keys(others)) or not some or not others


def _days_meet(one: Event, other: Event) -> bool:
    if one.latest is None or other.latest is None:
        return True
    return (one.earliest or one.latest) <= other.latest and (other.earliest or other.latest) <= one.latest


def _ends(reading: Reading, tree: Tree) -> list[Link]:
    """A resumption linked to the latest halt before it that it can mean, and a halt to what it ended."""
    out = []
    for at, event in enumerate(reading.events):
        if "negation" in event.auxiliary:
            continue
        if RESUMES_ROW in event.coder:
            out += _resumed(event, reading, tree)
        elif _is_halt(event):
            # "resumed in February. In March it was stopped once more"
            running = (
                other
                for other in reversed(reading.events[:at])
                if other.event_type in GOING_ON
                and not set(other.auxiliary) & {"negation", "future", "hypothetical"}
                and other.event_type in RESUMED["SANCTION"]
                and _one_activity(event, other, reading, tree)
                and _alike(event.recipients, other.recipients)
            )
            out += [Link("ends", event.id, other.id, event.trigger, RESUMPTION) for other in running][:1]
    return out


def _is_halt(event: Event) -> bool:
    return STOPS_ROW in event.coder and (event.event_type, event.modes[:1]) in {
        (kind, (mode,)) for kind, mode in STANDING
    }


def _resumed(event: Event, reading: Reading, tree: Tree) -> list[Link]:
    for halt in reversed(reading.events):
        mode = halt.modes[0] if halt.modes else ""
        if _ended(reading, halt) is False or _of_another(reading, event, halt):
            continue  # "the training is still suspended", "resumed operations": something else was resumed
        if (halt.event_type, mode) not in STANDING or event.event_type not in RESUMED.get(halt.event_type, ()):
            continue
        told_before = (halt.latest or event.latest) is None or (halt.earliest or halt.latest) is None
        before = told_before or not event.latest or not halt.earliest or halt.earliest <= event.latest
        if before and _one_activity(event, halt, reading, tree):
            return [Link(kind, event.id, halt.id, event.trigger, RESUMPTION) for kind in ("resumes", "ends")]
    return []


def _one_activity(one: Event, other: Event, reading: Reading, tree: Tree) -> bool:
    """Whether both are of one activity, as far as both name one: training is not joint operations."""
    named = [_activities(event, reading, tree) for event in (one, other)]
    return not all(named) or bool(named[0] & named[1])


def _activities(event: Event, reading: Reading, tree: Tree) -> set[str]:
    token = tree.head_of(event.trigger)
    below = tree.subtree(token, ("advcl", "conj", "parataxis", "ccomp")) if token is not None else []
    near = {tree.lemma(i) for i in (*below, *reading.tokens_in(event.trigger))}
    return {stem for stem in ACTIVITIES if any(lemma.startswith(stem) for lemma in near)}


def _responses(reading: Reading, tree: Tree) -> list[Link]:
    """Links that the causations of the text tell: the effect responds to, or is caused by, the event in the cause."""
    out = []
    weak = {row["signal"] for row in table("lexicon/signals") if row["strength"] == "weak"}
    for causation in reading.causations:
        likely = causation.probability is None or causation.probability >= LIKELY
        if causation.kind not in ("cause", "response") or not likely:
            continue
        causes = [event for event in reading.events if causation.cause.contains(event.trigger)]
        effects = [
            event
            for event in reading.events
            if causation.effect.overlaps(event.trigger) and not causation.cause.overlaps(event.trigger)
        ]
        effects.sort(key=lambda event: _depth(event, tree))  # "the halt had been ordered after": the order came after
        for effect, cause in list(zip(effects, causes, strict=False))[:1]:
            if effect.event_type == cause.event_type and _keys(effect.recipients) & _keys(cause.recipients):
                continue  # "rockets hit the base, killing two": one act
            words = reading.words(causation.signal).lower() if causation.signal else ""
            answer = answers(effect, cause)
            told = bool(words) and (words not in weak or answer)
            confidence = min(SIGNALLED, causation.probability or 1.0) if told else WEAKLY_SIGNALLED
            if causation.kind == "response" or answer:
                out.append(Link("responds_to", effect.id, cause.id, causation.signal, confidence))
            else:
                out.append(Link("causes", cause.id, effect.id, causation.signal, confidence))
    return out


def _depth(event: Event, tree: Tree) -> int:
    token = tree.head_of(event.trigger)
    return 0 if token is None else sum(1 for _ in tree.ancestors(token))
