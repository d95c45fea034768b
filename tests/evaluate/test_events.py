"""The scorer of MEANTIME: exact triggers, roles of noted events alone, marks of factuality, and where it stops."""

from __future__ import annotations

import dataclasses
import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import events
from polybius.evaluate.events import tally
from polybius.schema import Party, Span
from tests.evaluate.test_coding import event
from tests.reading import reading_of

ROWS = """
Acme Acme PROPN NNP 2 nsubj
sued sue VERB VBD 0 root
the the DET DT 5 det
city city NOUN NN 5 compound
council council NOUN NN 2 obj
. . PUNCT . 2 punct

It it PRON PRP 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
pay pay VERB VB 0 root
. . PUNCT . 4 punct
"""
FRAMES = [("sued", {"ARG0": "Acme", "ARG1": "council", "ARGM-LOC": "city"}), ("pay", {"ARG0": "It", "ARGM-NEG": "not"})]
READING = reading_of(ROWS, frames=FRAMES)  # "Acme sued the city council. It did not pay."
TEXT, END = READING.text, len(READING.text)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def item(id, words, **fields):
    return {"id": id, "start": span(words).start, "end": span(words).end, **fields}


def happening(id, words, certainty="CERTAIN", polarity="POS", time="NON_FUTURE"):
    return item(id, words, certainty=certainty, polarity=polarity, time=time)


def record(until=END, happenings=None, roles=(("e1", "Arg0", "x1"), ("e1", "Arg1", "x2"))):
    return {
        "id": "made-up",
        "text": TEXT,
        "dct": "2020-05-13",
        "fully_annotated_until": until,
        "events": happenings or [happening("e1", "sued"), happening("e2", "pay", polarity="NEG")],
        "entities": [item("x1", "Acme", type="ORG"), item("x2", "the city council", type="ORG"), item("x3", "city")],
        "values": [],
        "timexes": [],
        "roles": [{"event": happening, "role": role, "filler": filler} for happening, role, filler in roles],
    }


def suing(trigger="sued", actor="Acme", recipient="city council", **changes):
    sides = {"actors": (Party(span(actor)),), "recipients": (Party(span(recipient)),) if recipient else ()}
    return dataclasses.replace(event("ACCUSE"), trigger=span(trigger), **sides, **changes)


def counted(noted=None, told=(), reading=READING):
    return tally(noted or record(), dataclasses.replace(reading, events=tuple(told)))


def test_what_is_read_as_noted_is_right():
    counts = counted(told=[suing()])

    assert counts == {
        "predicates": (2, 2, 2),
        "coded": (1, 1, 2),
        "roles": (2, 2, 2),
        "actors": (1, 1, 1),
        "recipients": (1, 1, 1),
        "polarity": (2, 2, 2),
        "negated": (1, 1, 1),
        "time": (2, 2, 2),
        "future": (0, 0, 0),
        "certainty": (2, 2, 2),
        "uncertain": (0, 0, 0),
    }


@pytest.mark.parametrize(
    ("noted", "told", "measure", "expected"),
    [
        # what stands beyond the annotated part is neither missed nor extra
        (record(until=27), [], "predicates", (1, 1, 1)),
        (record(until=27), [suing("pay")], "coded", (0, 0, 1)),
        (record(until=27), [], "polarity", (1, 1, 1)),
        # strict: a trigger of more words than noted is wrong
        (record(happenings=[happening("e1", "did not pay")]), [], "predicates", (0, 2, 1)),
        (record(), [suing("sued the city council")], "coded", (0, 1, 2)),
        # the number of the argument counts
        (record(roles=[("e1", "Arg2", "x2")]), [], "roles", (0, 2, 1)),
        # and the head of the filler: "city" stands in the right phrase
        (record(roles=[("e1", "Arg1", "x3")]), [], "roles", (0, 2, 1)),
        # "It" is no mention of the set, and "city" no numbered argument: neither is counted as read
        (record(roles=[]), [], "roles", (0, 2, 0)),
        # places and the like are no numbered arguments
        (record(roles=[("e1", "Argm-LOC", "x2")]), [], "roles", (0, 2, 0)),
        # an event at no noted trigger says nothing of actors
        (record(), [suing("council")], "actors", (0, 0, 0)),
        # who is noted as Arg2 can be the recipient as well
        (record(roles=[("e1", "Arg2", "x2")]), [suing()], "recipients", (1, 1, 1)),
        # a filler that is nobody is no recipient
        (record(roles=[("e1", "Arg1", "x3")]), [suing()], "recipients", (0, 1, 0)),
        # of a mutual event all parties are its actors
        (record(), [suing(recipient=None, reciprocal=True)], "actors", (1, 1, 2)),
        (record(), [suing(recipient=None, reciprocal=True)], "recipients", (0, 0, 0)),
        # what is underspecified is left out
        (record(happenings=[happening("e1", "sued", polarity="UNDERSPECIFIED")]), [], "polarity", (0, 0, 0)),
        (record(happenings=[happening("e1", "sued", certainty="POSSIBLE")]), [], "uncertain", (0, 0, 1)),
        # the marks of a read event go before those of its word
        (
            record(happenings=[happening("e1", "sued", time="FUTURE")]),
            [suing(auxiliary=("future",))],
            "future",
            (1, 1, 1),
        ),
    ],
)
def test_what_counts(noted, told, measure, expected):
    assert counted(noted, told)[measure] == expected


def test_a_file_is_scored_from_its_text(tmp_path):
    path = tmp_path / "events" / "meantime_events.dev.jsonl.gz"
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(record()) + "\n")

    (found,) = events.score(tmp_path, "dev").values()

    assert (found["n"], found["predicates"]["value"], found["negated"]["value"]) == (2, 1, 1)
    assert {"precision", "recall", "low", "high", "n"} < set(found["roles"])
    assert "precision" not in found["polarity"]


def test_without_the_file_the_message_names_it(tmp_path):
    with pytest.raises(EvaluationError, match="meantime_events"):
        events.score(tmp_path, "dev")
