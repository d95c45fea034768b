"""Actors: what of a reading is held against re3d's mentions. The readings are built by hand."""

from __future__ import annotations

import pytest

from polybius.evaluate.actors import found_mentions
from polybius.schema import Document, Entity, Mention, Reading, Sentence, Span, Token
from tests.reading import reading_of


def reading(text: str, words: str, kind: str) -> Reading:
    """A reading of one mention, whose words are one token under the verb behind it."""
    start = text.index(words)
    span = Span(start, start + len(words))
    fell = Span(len(text) - 4, len(text))
    tokens = (Token(span, words, "PROPN", "NNP", 1, "obl"), Token(fell, "fell", "VERB", "VBD"))
    whole = Sentence(Span(0, len(text)), 0, 2)
    return Reading(Document(id="made-up", text=text), (whole,), tokens, mentions=(Mention(span, kind, span),))


@pytest.mark.parametrize(
    ("text", "words", "kind", "expected"),
    [
        ("shells in eastern Marib fell", "Marib", "GPE", "eastern Marib"),
        ("shells in Marib province fell", "Marib", "GPE", "Marib province"),
        ("shells in the city of Marib fell", "Marib", "GPE", "city of Marib"),
        ("shells in the north of the city of Marib fell", "Marib", "GPE", "city of Marib"),
        ("shells in Marib fell", "Marib", "GPE", "Marib"),
        ("shells of the eastern Command fell", "Command", "ORG", "Command"),  # no place
    ],
)
def test_a_place_is_compared_with_the_words_that_the_gold_counts_as_its_own(text, words, kind, expected):
    (start, end, _), *others = found_mentions(reading(text, words, kind))

    assert (text[start:end], others) == (expected, [])


def sorts(rows: str, mentions, states: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(words, sort) of what is held against the gold in a reading built from rows."""
    entities = [Entity(state, state, state, state, None, "country") for state in states]
    made = reading_of(rows, mentions=mentions, entities=entities)
    return [(made.text[start:end], sort) for start, end, sort in found_mentions(made)]


def test_a_place_counts_with_what_holds_it_behind_a_comma():
    rows = "fell fall VERB VBD 0 root\nat at ADP IN 3 case\nMarib Marib PROPN NNP 1 obl\n, , PUNCT , 5 punct\n"
    rows += "Yemen Yemen PROPN NNP 3 nmod:unmarked"

    assert sorts(rows, [("Marib", "GPE", None), ("Yemen", "GPE", None)]) == [("Marib, Yemen", "Location")]


def test_a_state_that_deals_with_others_is_an_organisation():
    rows = "U.S. U.S. PROPN NNP 2 compound\nstrikes strike NOUN NNS 0 root\nand and CCONJ CC 4 cc\n"
    rows += "talks talk NOUN NNS 2 conj\nwith with ADP IN 6 case\nOman Oman PROPN NNP 4 nmod\nin in ADP IN 8 case\n"
    rows += "Qatar Qatar PROPN NNP 4 nmod"
    mentions = [("U.S.", "GPE", "USA"), ("Oman", "GPE", "OMN"), ("Qatar", "GPE", "QAT")]

    assert sorts(rows, mentions, ("USA", "OMN", "QAT")) == [
        ("U.S.", "Organisation"),
        ("Oman", "Organisation"),
        ("Qatar", "Location"),
    ]


def test_vehicles_are_not_held_against_the_gold():
    rows = "Omani omani ADJ JJ 2 amod\njets jet NOUN NNS 3 nsubj\nhit hit VERB VBD 0 root\n"
    rows += "USS USS PROPN NNP 5 compound\nHill Hill PROPN NNP 3 obj"
    mentions = [("Omani jets", "AGENT", None), ("USS Hill", "ORG", None)]

    assert sorts(rows, mentions) == []


@pytest.mark.parametrize(
    ("noun", "sort"),
    [("woman", "Person"), ("spokesman", "Person"), ("family", "Organisation"), ("hospital", "Location")],
)
def test_a_single_human_being_is_a_person_and_a_house_a_place(noun, sort):
    rows = f"Omani omani ADJ JJ 2 amod\n{noun} {noun} NOUN NN 3 nsubj\nfell fall VERB VBD 0 root"

    assert sorts(rows, [(f"Omani {noun}", "AGENT", None)]) == [(f"Omani {noun}", sort)]
