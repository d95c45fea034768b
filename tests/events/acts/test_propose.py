"""Where rows and the language model meet: what is added, ruled out, and completed."""

from __future__ import annotations

from dataclasses import replace

from polybius import events
from polybius.events.acts import decide
from polybius.events.coder import Coder
from polybius.schema import Entity, Proposal, Side
from tests.reading import reading_of

ENTITIES = [Entity(code, code, code, code[:3], code[3:] or None, "made up") for code in ("IRQ", "IRNGOV", "USAMIL")]
UNKNOWN_VERB = """
Baghdad Baghdad PROPN NNP 2 nsubj
unclenched unclench VERB VBD 0 root
it it PRON PRP 2 obj
for for ADP IN 5 case
Tehran Tehran PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
ATTACKED = """
Baghdad Baghdad PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Tehran Tehran PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
PEOPLE = [("Baghdad", "GPE", "IRQ"), ("Tehran", "GPE", "IRNGOV")]
SIDES = (Side("actor", 0, 0.9), Side("recipient", 4, 0.9))


def read(rows, proposals):
    return events.code(replace(reading_of(rows, mentions=PEOPLE, entities=ENTITIES), proposals=proposals))


def told(reading):
    return [
        (e.event_type, [p.code for p in e.actors], [p.code for p in e.recipients], e.coder.split(":")[0])
        for e in reading.events
    ]


def test_a_likely_event_that_no_row_reads_is_added_with_the_models_sides():
    reading = read(UNKNOWN_VERB, (Proposal(1, 0.9, {"CONCEDE": 0.9}, SIDES),))

    assert told(reading) == [("CONCEDE", ["IRQ"], ["IRNGOV"], "model")]


def test_an_unlikely_one_is_not():
    assert told(read(UNKNOWN_VERB, (Proposal(1, 0.1, {"CONCEDE": 0.1}, SIDES),))) == []


def test_a_row_is_weighed_against_the_model():
    unasked, unseen, seen = (
        read(ATTACKED, proposals).events
        # nothing is ruled out by an annotator that proposes nothing; () sees no event in the whole sentence
        for proposals in (None, (), (Proposal(1, 0.6, {"ASSAULT": 0.6}),))
    )

    assert [event.event_type for event in unasked] == [event.event_type for event in seen] == ["ASSAULT"]
    assert sum(event.confidence for event in unseen) < seen[0].confidence / 2


def test_another_type_of_the_models_has_to_be_far_likelier_than_the_rows(monkeypatch):
    another = (Proposal(1, 0.95, {"ACCUSE": 0.95}),)  # "attacked the premier's record"

    monkeypatch.setattr(decide, "RETYPED", 1.0)
    (retyped,) = read(ATTACKED, another).events
    monkeypatch.setattr(decide, "RETYPED", 1000.0)
    (kept,) = read(ATTACKED, another).events

    assert (retyped.event_type, retyped.coder, kept.event_type) == ("ACCUSE", "model:ACCUSE", "ASSAULT")
    assert {one.value for one in kept.considered if one.field == "event_type"} == {"ACCUSE", "ASSAULT"}


def test_the_model_is_told_where_a_row_shuts_a_word_out():
    beat = UNKNOWN_VERB.replace("unclenched unclench", "beat beat").replace("it it PRON PRP", "record record NOUN NN")
    shut, unknown = (
        Coder(replace(reading_of(rows, mentions=PEOPLE, entities=ENTITIES), proposals=(found,))).told(0)
        for rows, found in (
            (beat, Proposal(1, 0.9, {"ASSAULT": 0.9})),
            (UNKNOWN_VERB, Proposal(1, 0.9, {"ASSAULT": 0.9})),
        )
    )

    operators = [[one.candidate.pattern.operator for options in some for one in options] for some in (shut, unknown)]

    assert operators == [["none"], [""]]


def test_a_noun_that_a_phrase_asks_for_tells_no_act_of_another_type():
    rows = """
Baghdad Baghdad PROPN NNP 2 nsubj
put put VERB VBD 0 root
contacts contact NOUN NNS 2 obj
with with ADP IN 5 case
Tehran Tehran PROPN NNP 3 nmod
on on ADP IN 7 case
ice ice NOUN NN 2 obl
. . PUNCT . 2 punct
"""
    seen = (Proposal(1, 0.9, {"SANCTION": 0.9}), Proposal(6, 0.9, {"CONCEDE": 0.9}))

    assert [event.event_type for event in read(rows, seen).events] == ["SANCTION"]
