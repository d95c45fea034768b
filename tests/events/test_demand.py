"""Whoever says that somebody must do something asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
