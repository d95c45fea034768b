"""What is told as the cause of what: sentence -> (kind, signal, cause, effect), the trap beside it."""

import pytest

from polybius import sources
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
