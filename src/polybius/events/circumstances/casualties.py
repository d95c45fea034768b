"""Numbers of killed and injured that stand beside the act: elsewhere in its sentence, or in the sentences after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polybius.events.circumstances.counts import Counter
from polybius.events.circumstances.harms import DYING
from polybius.events.circumstances.tolls import of_more, tolls, tolls_again
from polybius.events.words.unhurt import HURT, unhurt
from polybius.schema import Count, Event, Reading, Span

AFTER_SENTENCES = 2  # behind an act, in which its victims are told; none of them may tell another act of violence
LATER_SENTENCES = 5  # ... in which its toll is put or rises, and somebody says that nobody was hurt


def completed(reading: Reading, events: list[Event], counter: Counter) -> list[Event]:
    """The events, in their order, with the victims that are told beside the only act of violence of a sentence.

    "Riot police fired live rounds, said the protesters, who counted two dead", "They shelled the town. A shepherd was
    dead. Six others were wounded." Of killed and of injured an act keeps those that it tells itself; a sentence that
    tells another act of violence tells the victims of that one. A toll that rises, or that another puts, in a sentence
    behind it stands beside what the act tells: "killed nine. The toll rose to 12", "killed nine. Police put it at six".
    """
    events = [event for event in events if not _of_a_blow(event, events, counter)]
    violent: dict[int, list[Event]] = {}
    for event in events:
        if event.event_type == "ASSAULT":
            violent.setdefault(event.sentence, []).append(event)
    taken = {count.span for event in events for count in event.counts}
    events = [_without_those_of(event, events, counter) for event in events]
    events = [_with_victims(reading, e, violent, counter, taken) if _alone(e, violent) else e for e in events]
    return [_unharmed(reading, event) for event in events]


def _of_a_blow(event: Event, events: list[Event], counter: Counter) -> bool:
    """Whether it only tells that a blow told before it harmed nobody, or who died of it later, which is no act: "No one
    was killed", "A third man died in hospital".
    """
    token = counter.tree.head_of(event.trigger)
    if event.event_type != "ASSAULT" or token is None:
        return False
    if not unhurt(counter.tree, token) and not counter.harms.died_later(token):
        return False
    near = (other for other in events if 0 <= event.sentence - other.sentence <= LATER_SENTENCES)
    return any(other.event_type == "ASSAULT" and "negation" not in other.auxiliary for other in near)


def _without_those_of(event: Event, events: list[Event], counter: Counter) -> Event:
    """An act without those whom another act of its sentence takes or hurts by its own word.

    "Fired tear gas and arrested 30"; "abducted 30 girls and killed nine". What a shelling brings stays with it, and who
    was wounded beside the dead: "shelled a market; 54 people were killed", "nine died and 20 were wounded".
    """
    own = counter.harms.harm_of(event.trigger)
    others = [other for other in events if other.sentence == event.sentence and other is not event]
    held = {count for other in others if other.event_type == "COERCE" for count in other.counts}

    def elsewhere(count: Count) -> bool:
        if event.event_type == "ASSAULT" and count.what == "arrested" and count in held:
            return True
        told = any(count in other.counts and counter.harms.harm_of(other.trigger) == count.what for other in others)
        return told and own is not None and own != count.what and not {own, count.what} <= {*HURT}

    return replace(event, counts=tuple(count for count in event.counts if not elsewhere(count)))


def _unharmed(reading: Reading, event: Event) -> Event:
    """An act that causes "no casualties" with nobody killed, either, unless it tells of some."""
    none = [c for c in event.counts if c.max == 0 and "casualt" in reading.words(c.span).lower()]
    killed = [count for count in event.counts if count.what == "killed"]
    others = none and not any(_mouths(reading, one) == _mouths(reading, none[0]) for one in killed)
    if not none or event.event_type != "ASSAULT" or (killed and not others):
        return event
    return replace(event, counts=(replace(none[0], what="killed"), *event.counts))


def _alone(event: Event, violent: dict[int, list[Event]]) -> bool:
    return event.event_type == "ASSAULT" and len(violent[event.sentence]) == 1 and "negation" not in event.auxiliary


def _with_victims(
    reading: Reading, event: Event, violent: dict[int, list[Event]], counter: Counter, taken: set[Span]
) -> Event:
    known = list(event.counts)
    for index in _sentences(reading, event, violent):
        sentence, told = reading.sentences[index], {count.what for count in known}
        put = tolls(counter, sentence.first, sentence.last)
        found = counter.harmed(sentence.first, sentence.last)
        found = (*(one for one in found if not any(one.span.overlaps(other.span) for other in put)), *put)
        apart = counter.apart(event.trigger) if index == event.sentence else ()
        beside = tuple(span for span in apart if _while(reading, span))  # ", while medics put it at nine"
        others = tuple(count for count in found if not _inside(count, {*apart} - {*beside}))
        found = tuple(count for count in found if not _inside(count, apart))
        if index > event.sentence + AFTER_SENTENCES:
            found = others = tuple(count for count in found if count.max == 0) if told & {*HURT} else ()
        lacking = [count for count in found if count.what in HURT and count.what not in told]
        if not of_more(counter, sentence.first, sentence.last):
            lacking += [count for count in others if count.what in told and _by_others(reading, count, known)]
        dying = counter.tree.lemma(counter.tree.head_of(event.trigger) or 0) in DYING  # ", bringing the toll to nine"
        if (index != event.sentence or dying) and told & {*HURT}:
            lacking += tolls_again(counter, sentence.first, sentence.last)
        known += [count for count in lacking if not any(count.span.overlaps(other) for other in taken)]
    if len(known) > len(event.counts):  # those who take part are counted where no victims are
        known = [count for count in dict.fromkeys(known) if count.what != "other"]
    return replace(event, counts=tuple(known))


def _while(reading: Reading, clause: Span) -> bool:
    return reading.words(clause).lower().lstrip(", ").startswith("while")


def _inside(count: Count, spans: Iterable[Span]) -> bool:
    return any(span.contains(count.span) for span in spans)


def _mouths(reading: Reading, count: Count) -> set[int]:
    """Inside whose words a number stands."""
    told = enumerate(reading.attributions)
    return {index for index, one in told if any(span.contains(count.span) for span in one.content)}


def _by_others(reading: Reading, count: Count, known: list[Count]) -> bool:
    """Whether another mouth gives a number of the same: "killed nine, the army said. Medics spoke of 14 dead"."""
    near = {reading.attributions[index].source for index in _nearest(reading, _mouths(reading, count), count)}
    before = {index for one in known if one.what == count.what for index in _mouths(reading, one)}
    return bool(near) and not near & {reading.attributions[index].source for index in before}


def _nearest(reading: Reading, mouths: set[int], count: Count) -> list[int]:
    """Those whose words hold a number most narrowly: of "he said ..., while a doctor put it at 35" the doctor."""

    def length(index: int) -> int:
        return min(len(span) for span in reading.attributions[index].content if span.contains(count.span))

    return [index for index in mouths if length(index) == min(map(length, mouths))]


def _sentences(reading: Reading, event: Event, violent: dict[int, list[Event]]) -> Iterator[int]:
    """The sentence of an act, and those after it up to the next act of violence."""
    last = min(len(reading.sentences), event.sentence + 1 + LATER_SENTENCES)
    for index in range(event.sentence, last):
        if index != event.sentence and index in violent:
            return
        yield index
