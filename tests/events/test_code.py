"""Sentences, cut and parsed by hand, and the events that they hold."""

import pytest

from polybius import events
from polybius.schema import Attribution, Entity, Party, Span
from tests.reading import reading_of


def entity(code):
    return Entity(code, code, code, code[:3], code[3:] or None, "made up")


def told(reading):
    """The events as (type, actors, recipients)."""
    return [
        (e.event_type, [reading.words(p.span) for p in e.actors], [reading.words(p.span) for p in e.recipients])
        for e in reading.events
    ]


RESUMED = """
The the DET DT 2 det
army army NOUN NN 4 nsubj
has have AUX VBZ 4 aux
resumed resume VERB VBN 0 root
training training NOUN NN 4 obj
of of ADP IN 8 case
Iraqi Iraqi ADJ JJ 8 amod
forces force NOUN NNS 5 nmod
. . PUNCT . 4 punct
"""
ROCKETS = """
Militiamen militiaman NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
rockets rocket NOUN NNS 2 obj
at at ADP IN 6 case
the the DET DT 6 det
base base NOUN NN 2 obl
, , PUNCT , 2 punct
killing kill VERB VBG 2 advcl
two two NUM CD 10 nummod
soldiers soldier NOUN NNS 8 obj
. . PUNCT . 2 punct
"""
PASSIVE = """
Two two NUM CD 2 nummod
soldiers soldier NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
wounded wound VERB VBN 0 root
by by ADP IN 7 case
the the DET DT 7 det
militia militia NOUN NN 4 obl:agent
. . PUNCT . 4 punct
"""
AGREED = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
agreed agree VERB VBD 0 root
to to PART TO 5 mark
withdraw withdraw VERB VB 3 xcomp
. . PUNCT . 3 punct
"""
REFUSED = AGREED.replace("agreed agree", "refused refuse")
DENIED = """
The the DET DT 2 det
militia militia NOUN NN 5 nsubj
did do AUX VBD 5 aux
not not PART RB 5 advmod
attack attack VERB VB 0 root
the the DET DT 7 det
army army NOUN NN 5 obj
. . PUNCT . 5 punct
"""
METAPHOR = """
The the DET DT 2 det
team team NOUN NN 3 nsubj
fought fight VERB VBD 0 root
the the DET DT 5 det
champions champion NOUN NNS 3 obj
. . PUNCT . 3 punct
"""


def coded(rows, mentions, **kwargs):
    codes = {code for _, _, code in mentions if code}
    return events.code(reading_of(rows, mentions=mentions, entities=map(entity, sorted(codes)), **kwargs))


@pytest.mark.parametrize(
    ("rows", "mentions", "expected"),
    [
        # an operator over a noun: the resuming of training is AID, its halting SANCTION
        (
            RESUMED,
            [("The army", "AGENT", "USAMIL"), ("Iraqi forces", "AGENT", "IRQMIL")],
            [("AID", ["The army"], ["Iraqi forces"])],
        ),
        (
            RESUMED.replace("resumed resume", "halted halt"),
            [("The army", "AGENT", "USAMIL"), ("Iraqi forces", "AGENT", "IRQMIL")],
            [("SANCTION", ["The army"], ["Iraqi forces"])],
        ),
        # firing and killing are one act, with the dead as its recipients
        (
            ROCKETS,
            [("Militiamen", "AGENT", "IRQREB"), ("two soldiers", "AGENT", "USAMIL")],
            [("ASSAULT", ["Militiamen"], ["two soldiers"])],
        ),
        # the passive: who stands behind "by" is the actor
        (
            PASSIVE,
            [("Two soldiers", "AGENT", "USAMIL"), ("the militia", "AGENT", "IRQREB")],
            [("ASSAULT", ["the militia"], ["Two soldiers"])],
        ),
        # a retreat that is agreed on is AGREE, a refused one REJECT
        (AGREED, [("The army", "AGENT", "USAMIL")], [("AGREE", ["The army"], [])]),
        (REFUSED, [("The army", "AGENT", "USAMIL")], [("REJECT", ["The army"], [])]),
        # a match is no battle
        (METAPHOR, [("The team", "ORG", None), ("the champions", "ORG", None)], []),
    ],
)
def test_a_sentence_gives_its_events(rows, mentions, expected):
    assert told(coded(rows, mentions)) == expected


def test_the_dead_are_counted_and_the_weapon_names_the_mode():
    reading = coded(ROCKETS, [("Militiamen", "AGENT", "IRQREB"), ("two soldiers", "AGENT", "USAMIL")])

    (event,) = reading.events
    assert [(count.what, count.min, count.max) for count in event.counts] == [("killed", 2, 2)]
    assert event.modes == ("heavy-weapons",)
    assert (event.quad, event.score) == (4, -9.5)


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("more than", (2, None)),  # of the number itself on: reports say it of round numbers
        ("at least", (2, None)),
        ("up to", (None, 2)),
    ],
)
def test_a_bound_before_a_number_is_kept(said, bounds):
    first, second = said.split()
    rows = ROCKETS.replace(
        "two two NUM CD 10 nummod", f"{first} x ADV RB 11 advmod\n{second} x ADP IN 11 fixed\ntwo two NUM CD 12 nummod"
    )
    rows = rows.replace("8 obj", "8 obj")
    reading = coded(rows, [("Militiamen", "AGENT", "IRQREB"), ("soldiers", "AGENT", "USAMIL")])

    assert [(count.min, count.max) for event in reading.events for count in event.counts] == [bounds]


def test_what_is_denied_is_marked_and_counts_as_not_having_happened():
    reading = coded(DENIED, [("The militia", "AGENT", "IRQREB"), ("the army", "AGENT", "USAMIL")])

    (event,) = reading.events
    assert event.auxiliary == ("negation",)
    assert event.factuality == "CT-"


def test_an_event_is_told_by_the_sources_whose_content_holds_it():
    reading = reading_of(
        PASSIVE,
        mentions=[("Two soldiers", "AGENT", "USAMIL"), ("the militia", "AGENT", "IRQREB")],
        entities=[entity("USAMIL"), entity("IRQREB")],
    )
    outer = Attribution(Party(Span(0, 3)), Span(0, 3), (Span(0, len(reading.text)),))
    inner = Attribution(Party(Span(0, 3)), Span(0, 3), (Span(4, len(reading.text) - 1),), within=0)
    wounded = reading.text.index("wounded")

    from dataclasses import replace

    (event,) = events.code(replace(reading, attributions=(outer, inner))).events
    assert event.trigger == Span(wounded, wounded + len("wounded"))
    assert event.attributions == (1, 0)  # innermost first
    assert [belief.attribution for belief in event.factuality_by] == [1, 0]


def test_the_same_text_gives_the_same_event_id_whatever_is_known_of_its_actors():
    known = coded(PASSIVE, [("Two soldiers", "AGENT", "USAMIL"), ("the militia", "AGENT", "IRQREB")])
    other = coded(PASSIVE, [("Two soldiers", "AGENT", "USAMIL"), ("the militia", "AGENT", "SYRREB")])

    assert [event.id for event in known.events] == [event.id for event in other.events]
    assert len(known.events[0].id) == 16


def test_a_resumption_is_linked_to_the_halt_before_it_and_ends_it():
    halted = RESUMED.replace("resumed resume", "halted halt").replace("has have", "had have")
    reading = coded(
        halted.strip() + "\n\n" + RESUMED.strip(),
        [("The army", "AGENT", "USAMIL"), ("Iraqi forces", "AGENT", "IRQMIL")] * 2,
    )

    halt, resumption = reading.events
    assert [(link.kind, link.from_, link.to) for link in reading.links] == [
        ("resumes", resumption.id, halt.id),
        ("ends", resumption.id, halt.id),
    ]
    assert (halt.ended, resumption.ended) == (True, None)


def test_a_given_pair_gets_the_one_event_between_it():
    reading = reading_of(
        PASSIVE,
        mentions=[("Two soldiers", "AGENT", "USAMIL"), ("the militia", "AGENT", "IRQREB")],
        entities=[entity("USAMIL"), entity("IRQREB")],
    )
    from dataclasses import replace

    militia = reading.text.index("the militia")
    given = (Span(militia, militia + len("the militia")), Span(0, len("Two soldiers")))
    asked = replace(reading, document=replace(reading.document, given=given))

    (event,) = events.code(asked).events
    assert (event.event_type, event.actors[0].code, event.recipients[0].code) == ("ASSAULT", "IRQREB", "USAMIL")


def test_an_empty_reading_holds_no_event():
    assert events.code(reading_of("Rain rain NOUN NN 0 root")).events == ()
