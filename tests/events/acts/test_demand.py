"""Whoever says that somebody must do something asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import polybius
from polybius import events
from polybius.schema import Attribution, Entity, Span
from tests.reading import reading_of

ROWS = """
Paris Paris PROPN NNP 2 nsubj
said say VERB VBD 0 root
Rabat Rabat PROPN NNP 5 nsubj
{modal} {modal} AUX MD 5 aux
open open VERB VB 2 ccomp
the the DET DT 7 det
border border NOUN NN 5 obj
. . PUNCT . 2 punct
"""
ENTITIES = [Entity(code, code, code, code[:3], code[3:], "made up") for code in ("FRAGOV", "MARGOV")]
PEOPLE = [("Paris", "GPE", "FRAGOV"), ("Rabat", "GPE", "MARGOV")]


def read(modal, said=True):
    reading = reading_of(ROWS.format(modal=modal), mentions=PEOPLE, entities=ENTITIES)
    source = reading.party(reading.mentions[0])
    content = Span(reading.tokens[2].span.start, reading.tokens[6].span.end)
    told = (Attribution(source, reading.tokens[1].span, (content,)),) if said else ()
    return events.code(replace(reading, attributions=told))


@pytest.mark.parametrize(
    ("modal", "said", "expected"),
    [
        ("must", True, [("REQUEST", ["FRAGOV"], ["MARGOV"])]),
        ("should", True, [("REQUEST", ["FRAGOV"], ["MARGOV"])]),
        ("can", True, []),  # what somebody is able to do is not asked of him
        ("must", False, []),  # nobody says it
    ],
)
def test_what_somebody_must_do_is_asked_by_who_says_so(modal, said, expected):
    found = [e for e in read(modal, said).events if e.event_type == "REQUEST"]

    assert [(e.event_type, [p.code for p in e.actors], [p.code for p in e.recipients]) for e in found] == expected
    assert all(e.auxiliary == () for e in found)


NEEDS = """
Paris Paris PROPN NNP 2 nsubj
said say VERB VBD 0 root
Rabat Rabat PROPN NNP 4 nsubj
{verb} {lemma} VERB {tag} 2 ccomp
to to PART TO 6 mark
open open VERB VB 4 xcomp
borders border NOUN NNS 6 obj
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "tag", "asked"),
    [
        ("needs", "need", "VBZ", True),
        ("has", "have", "VBZ", True),
        ("had", "have", "VBD", False),  # a duty of days gone by
        ("wants", "want", "VBZ", False),  # his own wish
    ],
)
def test_a_need_is_a_duty_while_it_lasts(verb, lemma, tag, asked):
    reading = reading_of(NEEDS.format(verb=verb, lemma=lemma, tag=tag), mentions=PEOPLE, entities=ENTITIES)
    content = Span(reading.tokens[2].span.start, reading.tokens[6].span.end)
    said = Attribution(reading.party(reading.mentions[0]), reading.tokens[1].span, (content,))
    found = [e for e in events.code(replace(reading, attributions=(said,))).events if e.event_type == "REQUEST"]

    assert bool(found) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Deputies in Peru demanded that the Chilean consul be expelled and that trade be suspended.",
        "Protesters in Khartoum demanded that the Chadian envoy be expelled and that the border be closed to Chad.",
    ],
)
def test_what_is_asked_for_is_not_done(text):
    done = [e for e in polybius.read(text).events if e.event_type != "REQUEST" and not e.auxiliary]

    assert done == []
