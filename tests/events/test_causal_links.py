"""Links between events that causations tell: which become links, and how sure these are."""

import pytest

from polybius.events.ties.links import SIGNALLED, WEAKLY_SIGNALLED, told
from polybius.events.ties.undone import Undone
from polybius.schema import Causation, Document, Event, Link, Party, Reading, Sentence, Span
from polybius.syntax import Tree

TEXT = "Troops fired after rockets fell"
FIRED, FELL, AFTER = Span(7, 12), Span(27, 31), Span(13, 18)


def event(id: str, trigger: Span, event_type: str, actors: tuple[Party, ...] = ()) -> Event:
    nobody = (actors, (), False, None, None, None, None, None, None, ())
    return Event(id, 0, trigger, event_type, (), (), 4, -9.0, *nobody, "CT+", (), (), (), 0.9, "verbs:made-up", None)


def links(signal: Span | None, kind: str, probability: float | None, who: str | None = None) -> tuple[Link, ...]:
    one = Causation(Span(19, 31), Span(0, 12), signal, kind, probability)
    actors = (Party(Span(0, 6), who, who, who),) if who else ()
    events = (event("fired", FIRED, "ASSAULT", actors), event("fell", FELL, "ASSAULT"))
    sentences = (Sentence(Span(0, len(TEXT)), 0, 0),)
    reading = Reading(Document("made-up", TEXT), sentences=sentences, events=events, causations=(one,))
    tree = Tree(reading)
    return told(reading, tree, Undone(reading, tree))


@pytest.mark.parametrize(
    ("signal", "kind", "probability", "expected"),
    [
        (AFTER, "response", None, [("responds_to", "fired", "fell", WEAKLY_SIGNALLED)]),  # "after" may tell time alone
        (Span(13, 17), "cause", None, [("causes", "fell", "fired", WEAKLY_SIGNALLED)]),  # nobody is told to have fired
        (None, "cause", 0.95, []),  # no word explains it
        (None, "cause", 0.4, []),
        (None, "cause", 0.0, []),
        (AFTER, "condition", None, []),
    ],
)
def test_a_causation_ties_the_events_inside_it(signal, kind, probability, expected):
    found = [(link.kind, link.from_, link.to, link.confidence) for link in links(signal, kind, probability)]

    assert found == expected


@pytest.mark.parametrize(
    ("probability", "confidence"),
    [(None, SIGNALLED), (0.6, 0.6), (0.95, SIGNALLED)],  # the model's, and never surer than a signal makes it
)
def test_whoever_acts_because_of_an_act_answers_it(probability, confidence):
    found = links(Span(13, 17), "cause", probability, who="MLI")

    assert [(link.kind, link.from_, link.to, link.confidence) for link in found] == [
        ("responds_to", "fired", "fell", confidence)
    ]
