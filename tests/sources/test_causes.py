"""What is told as the cause of what: sentence -> (kind, signal, cause, effect), the trap beside it."""

from dataclasses import replace

import pytest

from polybius import sources
from polybius.schema import Tie
from tests.reading import reading_of


def told(rows: str, **more: object) -> list[tuple[str, str, str, str]]:
    reading = sources.attribute(reading_of(rows, **more))
    return [
        (found.kind, reading.words(found.signal), reading.words(found.cause), reading.words(found.effect))
        for found in reading.causations
    ]


BECAUSE = """
They they PRON PRP 2 nsubj
left leave VERB VBD 0 root
because because SCONJ IN 5 mark
rockets rocket NOUN NNS 5 nsubj
fell fall VERB VBD 2 advcl
. . PUNCT . 2 punct
"""
IN_RESPONSE_TO = """
Jets jet NOUN NNS 2 nsubj
struck strike VERB VBD 0 root
in in ADP IN 4 case
response response NOUN NN 2 obl
to to ADP IN 7 case
the the DET DT 7 det
attack attack NOUN NN 4 nmod
. . PUNCT . 2 punct
"""
IN_RETALIATION_FRONTED = """
In in ADP IN 2 case
retaliation retaliation NOUN NN 6 obl
for for ADP IN 4 case
rockets rocket NOUN NNS 2 nmod
, , PUNCT , 2 punct
struck strike VERB VBD 0 root
jets jet NOUN NNS 6 nsubj
. . PUNCT . 6 punct
"""
LED_TO = """
Tensions tension NOUN NNS 2 nsubj
led lead VERB VBD 0 root
to to ADP IN 5 case
a a DET DT 5 det
pause pause NOUN NN 2 obl
. . PUNCT . 2 punct
"""
CAUSED_BY = """
The the DET DT 2 det
crash crash NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
caused cause VERB VBN 0 root
by by ADP IN 7 case
a a DET DT 7 det
missile missile NOUN NN 4 obl:agent
. . PUNCT . 4 punct
"""
IN_ORDER_TO = """
They they PRON PRP 2 nsubj
met meet VERB VBD 0 root
in in ADP IN 6 mark
order order NOUN NN 3 fixed
to to PART TO 3 fixed
talk talk VERB VB 2 advcl
. . PUNCT . 2 punct
"""
IF = """
If if SCONJ IN 3 mark
Iran Iran PROPN NNP 3 nsubj
strikes strike VERB VBZ 7 advcl
, , PUNCT , 3 punct
troops troops NOUN NNS 7 nsubj
will will AUX MD 7 aux
leave leave VERB VB 0 root
. . PUNCT . 7 punct
"""
AFTER_EVENT = """
Iran Iran PROPN NNP 2 nsubj
left leave VERB VBD 0 root
after after ADP IN 5 case
the the DET DT 5 det
strike strike NOUN NN 2 obl
. . PUNCT . 2 punct
"""
AFTER_DAY = AFTER_EVENT.replace("strike strike NOUN NN", "Friday Friday PROPN NNP")
FORCING = """
Rockets rocket NOUN NNS 2 nsubj
fell fall VERB VBD 0 root
, , PUNCT , 4 punct
forcing force VERB VBG 2 advcl
schools school NOUN NNS 4 obj
to to PART TO 7 mark
close close VERB VB 4 xcomp
. . PUNCT . 2 punct
"""
TRIGGERED_BY = """
Protests protest NOUN NNS 5 nsubj
triggered trigger VERB VBN 1 acl
by by ADP IN 4 case
arrests arrest NOUN NNS 2 obl:agent
spread spread VERB VBD 0 root
. . PUNCT . 5 punct
"""
PROTEST_OVER = """
Crowds crowd NOUN NNS 2 nsubj
marched march VERB VBD 0 root
over over ADP IN 4 case
prices price NOUN NNS 2 obl
. . PUNCT . 2 punct
"""
FLEW_OVER = PROTEST_OVER.replace("marched march", "flew fly")
DEMANDING = """
Crowds crowd NOUN NNS 2 nsubj
marched march VERB VBD 0 root
demanding demand VERB VBG 2 advcl
elections election NOUN NNS 3 obj
. . PUNCT . 2 punct
"""
DEMANDED = """
Crowds crowd NOUN NNS 2 nsubj
demanded demand VERB VBD 0 root
elections election NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
AS_TOLD = """
Troops troops NOUN NNS 2 nsubj
fled flee VERB VBD 0 root
, , PUNCT , 6 punct
as as SCONJ IN 6 mark
Iran Iran PROPN NNP 6 nsubj
warned warn VERB VBD 2 advcl
. . PUNCT . 2 punct
"""
AS_FEARED = AS_TOLD.replace("warned warn", "feared fear").replace(". . PUNCT", "raids raid NOUN NNS 6 obj\n. . PUNCT")
MARCHED_TO = """
Troops troops NOUN NNS 2 nsubj
marched march VERB VBD 0 root
to to PART TO 4 mark
fight fight VERB VB 2 advcl
. . PUNCT . 2 punct
"""
AGREED_TO = MARCHED_TO.replace("marched march", "agreed agree").replace("advcl", "xcomp")
CAUSE_NOUN = """
The the DET DT 2 det
cause cause NOUN NN 4 nsubj
is be AUX VBZ 4 cop
unknown unknown ADJ JJ 0 root
. . PUNCT . 4 punct
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (BECAUSE, [("cause", "because", "rockets fell", "They left")]),
        (IN_RESPONSE_TO, [("response", "in response to", "the attack", "Jets struck")]),  # "response" is no event here
        (IN_RETALIATION_FRONTED, [("response", "In retaliation for", "rockets", "struck jets")]),
        (LED_TO, [("cause", "led to", "Tensions", "a pause")]),
        (CAUSED_BY, [("cause", "caused", "a missile", "The crash")]),  # the passive turns cause and effect round
        (IN_ORDER_TO, [("purpose", "in order to", "They met", "talk")]),  # what is done stands for what should come
        (IF, [("condition", "If", "Iran strikes", "troops will leave")]),
        (AFTER_EVENT, [("response", "after", "the strike", "Iran left")]),
        (FORCING, [("cause", "forcing", "Rockets fell", "schools to close")]),  # the clause before it is the cause
        (TRIGGERED_BY, [("cause", "triggered", "arrests", "Protests")]),
        (PROTEST_OVER, [("cause", "over", "prices", "Crowds marched")]),
        (FLEW_OVER, []),  # over the prices as over a city
        (DEMANDING, [("purpose", "demanding", "Crowds marched", "elections")]),
        (DEMANDED, []),  # nobody does anything for the sake of it
        (MARCHED_TO, [("purpose", "to", "Troops marched", "fight")]),
        (AGREED_TO, []),  # what they agreed to is no purpose
        (AFTER_DAY, []),  # a day causes nothing
        (CAUSE_NOUN, []),  # "cause" as a noun ties nothing together
    ],
)
def test_a_signal_ties_a_cause_to_its_effect(rows, expected):
    assert told(rows) == expected


def test_a_nominal_predicate_is_an_event_for_weak_signals():
    rows = AFTER_EVENT.replace("strike strike", "handover handover")

    assert told(rows) == []
    assert told(rows, frames=[("handover", {})]) == [("response", "after", "the handover", "Iran left")]


SO_CLOSED = """
Rockets rocket NOUN NNS 2 nsubj
fell fall VERB VBD 0 root
, , PUNCT , 6 punct
so so CCONJ CC 6 cc
schools school NOUN NNS 6 nsubj
closed close VERB VBD 2 conj
after after ADP IN 9 case
the the DET DT 9 det
raid raid NOUN NN 6 obl
. . PUNCT . 2 punct
"""
FELL, CLOSED, RAID = 1, 5, 8


def tie(cause, effect, *words, told=0.9, clause=0.8, event=0.01):
    cause_words, effect_words, signal_words = (
        (*words, None)[:3] if words else ((cause, cause + 1), (effect, effect + 1), None)
    )
    return Tie(cause, effect, told, clause, event, cause_words, effect_words, signal_words)


def by_model(rows: str, *ties: Tie) -> list[tuple[str, str, str, str]]:
    reading = sources.attribute(replace(reading_of(rows), ties=ties))
    return [
        (
            found.kind,
            reading.words(found.signal) if found.signal else "",
            reading.words(found.cause),
            reading.words(found.effect),
        )
        for found in reading.causations
    ]


FELL_SO_CLOSED = tie(FELL, CLOSED, (0, 2), (4, 6), (3, 4))


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([FELL_SO_CLOSED], [("cause", "so", "Rockets fell", "schools closed")]),  # a signal that no row has
        ([replace(FELL_SO_CLOSED, told=0.2)], []),  # a sentence that hardly tells a cause
        (
            [replace(FELL_SO_CLOSED, clause=0.1)],
            [("cause", "so", "Rockets fell", "schools closed")],
        ),  # its likeliest one
        # Further clauses have to be likely by themselves, and others
        ([FELL_SO_CLOSED, tie(RAID, CLOSED, clause=0.1)], [("cause", "so", "Rockets fell", "schools closed")]),
        (
            [FELL_SO_CLOSED, tie(CLOSED, FELL, (4, 6), (0, 2), clause=0.7)],
            [("cause", "so", "Rockets fell", "schools closed")],
        ),
        # An event keeps the words of a clause that it heads, so that a chain shares its middle
        (
            [FELL_SO_CLOSED, tie(RAID, FELL, clause=0.01, event=0.3)],
            [("cause", "", "the raid", "Rockets fell"), ("cause", "so", "Rockets fell", "schools closed")],
        ),
        (
            [FELL_SO_CLOSED, tie(CLOSED, FELL, clause=0.01, event=0.3)],
            [("cause", "so", "Rockets fell", "schools closed")],
        ),
        (
            [tie(FELL, RAID, told=0.25, event=0.3)],
            [("cause", "", "Rockets fell", "the raid")],
        ),  # events, and no clauses
        ([tie(FELL, RAID, told=0.25, event=0.04)], []),
    ],
)
def test_ties_of_the_model_are_read(ties, expected):
    rows = SO_CLOSED.replace("after after", "before before")  # no row of the table

    assert sorted(by_model(rows, *ties)) == sorted(expected)


def test_the_table_says_of_what_kind_a_tie_is_and_adds_what_the_model_missed():
    assert by_model(SO_CLOSED, FELL_SO_CLOSED) == [
        ("cause", "so", "Rockets fell", "schools closed"),
        ("response", "after", "the raid", "schools closed"),
    ]
    assert by_model(BECAUSE, tie(3, 1, (3, 5), (0, 2), (2, 3))) == [("cause", "because", "rockets fell", "They left")]
    # The model finds no signal, and takes the aim for the cause: the table knows better
    assert by_model(MARCHED_TO, tie(3, 1, (2, 4), (0, 2))) == [("purpose", "to", "Troops marched", "to fight")]
    # "led to" is longer than the "to" of a purpose, also where no rule reads it
    unread = LED_TO.replace("IN 5 case", "IN 2 dep")
    assert by_model(unread, tie(0, 4, (0, 1), (3, 5), (1, 3))) == [("cause", "led to", "Tensions", "a pause")]
    assert by_model(IF, tie(2, 6, (0, 3), (4, 7), (0, 1))) == [
        ("condition", "If", "If Iran strikes", "troops will leave")
    ]


def test_a_signal_of_a_purpose_makes_what_is_done_the_cause():
    rows = AGREED_TO  # no rule reads it

    assert by_model(rows, tie(3, 1, (2, 4), (0, 2), (2, 3))) == [("purpose", "to", "Troops agreed", "to fight")]


def test_who_says_so_causes_nothing_and_what_somebody_fears_may():
    tied = tie(5, 1, (4, 6), (0, 2), (3, 4))

    assert by_model(AS_TOLD, tied) == []
    assert by_model(AS_FEARED, tied) == [("cause", "as", "Iran feared", "Troops fled")]


def test_a_causation_of_the_model_keeps_its_probability():
    reading = sources.attribute(replace(reading_of(SO_CLOSED), ties=(FELL_SO_CLOSED,)))

    assert [found.probability for found in reading.causations] == [0.8, None]
