"""What a headline tells of which its own text knows nothing: "Gunmen kill five in Bali" above a budget of Iraq's."""

from __future__ import annotations

from dataclasses import replace

from polybius.schema import Event, Reading

OPEN = "Uu"  # told without commitment
RETOLD = "same_as"


def left_open(reading: Reading) -> Reading:
    """The reading, in which the publisher is committed to no act that the headline of another story alone tells.

    The verdict on a headline is wrong for one true one in ten. So nothing is taken out, and what the text below tells
    as well, by a link or by an act of the type with a side in common or open, stays as it is.
    """
    verdict = reading.document.headline
    if verdict is None or verdict.related is not False:
        return reading
    retold = {id for link in reading.links if link.kind == RETOLD for id in (link.from_, link.to)}
    above = {event.id for event in reading.events if _in_the_headline(reading, event)}
    below = [event for event in reading.events if event.id not in above]
    alone = above - retold - {one.id for one in reading.events if any(_alike(one, other) for other in below)}
    return replace(
        reading,
        events=tuple(replace(event, factuality=OPEN) if event.id in alone else event for event in reading.events),
    )


def _in_the_headline(reading: Reading, event: Event) -> bool:
    """Whether an event stands in the line that was judged: the title, or the first line of a text without one."""
    sentence = reading.sentences[event.sentence]
    title = reading.document.title
    return sentence.kind == "headline" and (title is None or _letters(reading.words(sentence.span)) == _letters(title))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))


def _alike(one: Event, other: Event) -> bool:
    """Whether two events of one type can be one act: a side in common, or none told."""
    if one.event_type != other.event_type:
        return False
    sides = [{party.country for party in (*event.actors, *event.recipients)} - {None} for event in (one, other)]
    return not all(sides) or bool(sides[0] & sides[1])
