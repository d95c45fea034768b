"""What ties the events of a document to each other: the same act told again, an end, a resumption, a response."""

from __future__ import annotations

import re
from dataclasses import replace

from polybius.resources import table
from polybius.schema import Event, Link, Party, Reading

STANDING = {("SANCTION", "discontinue"), ("SANCTION", "withdraw"), ("COERCE", "restrict"), ("REJECT", "meet")}
RESUMED = {
    "SANCTION": ("AID", "COOPERATE", "SUPPORT", "CONCEDE"),
    "COERCE": ("CONCEDE", "RETREAT"),
    "REJECT": ("CONSULT",),
}
RESUMES_ROW = "compose:resume"
STILL = re.compile(r"\b(?:still|remain\w*|stay\w*|continu\w+ to be|yet to be)\b[^.;:]{0,20}$", re.IGNORECASE)
# "was halted and has not been resumed", "until the talks are taken up again"
NOT_UNDONE = re.compile(
    r"\b(?:not|never|no|yet|to be|will|would|may|could|should|cannot|refus\w+|until|unless|if|before)\b|n't",
    re.IGNORECASE,
)
OBJECT_CHARACTERS = 25  # behind "resumed", where what was resumed stands
SAME_ACT = 0.8  # confidence of a link between two tellings of one act
SIGNALLED = 0.7  # of a link that a signal word tells
WEAKLY_SIGNALLED = 0.4  # by a word that may only tell the order of time: "after"
LIKELY = 0.5  # probability from which a causation that no signal of the table tells makes a link
RESUMPTION = 0.75


def linked(reading: Reading) -> Reading:
    """The reading with the links between its events, and ``ended`` set where the text tells the end."""
    found = [*_same(reading), *_resumptions(reading), *_responses(reading)]
    ended = {link.to for link in found if link.kind in ("resumes", "ends")}
    events = tuple(
        replace(event, ended=own if (own := _ended(reading, event)) is not None else event.id in ended or None)
        for event in reading.events
    )
    return replace(reading, events=events, links=tuple(found))


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


def _same(reading: Reading) -> list[Link]:
    """Each telling of an act linked to the first telling of it."""
    out, firsts = [], list[Event]()
    for event in reading.events:
        first = next((other for other in firsts if _tells(event, other)), None)
        if first is None:
            firsts.append(event)
        else:
            out.append(Link("same_as", event.id, first.id, None, SAME_ACT))
    return out


def _tells(event: Event, first: Event) -> bool:
    if event.event_type != first.event_type or event.sentence == first.sentence:
        return False
    if set(event.auxiliary) - {"historical"} != set(first.auxiliary) - {"historical"}:
        return False
    shared = _keys(event.actors) & _keys(first.actors) or _keys(event.recipients) & _keys(first.recipients)
    sides = _alike(event.actors, first.actors) and _alike(event.recipients, first.recipients)
    return bool(shared) and sides and _days_meet(event, first)


def _resumptions(reading: Reading) -> list[Link]:
    """A resumption linked to the latest halt before it that it can mean."""
    out = []
    for event in reading.events:
        if RESUMES_ROW not in event.coder or "negation" in event.auxiliary:
            continue
        for halt in reversed(reading.events):
            mode = halt.modes[0] if halt.modes else ""
            if _ended(reading, halt) is False or _of_another(reading, event, halt):
                continue  # "the training is still suspended", "resumed operations": something else was resumed
            if (halt.event_type, mode) not in STANDING or event.event_type not in RESUMED.get(halt.event_type, ()):
                continue
            told_before = (halt.latest or event.latest) is None or (halt.earliest or halt.latest) is None
            if told_before or not event.latest or not halt.earliest or halt.earliest <= event.latest:
                out.append(Link("resumes", event.id, halt.id, None, RESUMPTION))
                break
    return out


def _responses(reading: Reading) -> list[Link]:
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
            if causation.effect.contains(event.trigger) and not causation.cause.contains(event.trigger)
        ]
        words = reading.words(causation.signal).lower() if causation.signal else ""
        confidence = WEAKLY_SIGNALLED if words in weak else SIGNALLED
        if causation.probability is not None:
            confidence = min(SIGNALLED, causation.probability)
        for effect in effects[:1]:
            for cause in causes[:1]:
                if causation.kind == "response":
                    out.append(Link("responds_to", effect.id, cause.id, causation.signal, confidence))
                else:
                    out.append(Link("causes", cause.id, effect.id, causation.signal, confidence))
    return out
