"""Chains: which words of a text mean one thing. The readings are built by hand, one word a line."""

from __future__ import annotations

import pytest

from polybius import actors
from polybius.schema import Document, Mention, Reading, Sentence, Span, Token

# word, upos, tag, head (from 1, 0: none), relation; "PER" and the like name the mention that a word heads
Row = tuple[str, str, str, int, str] | tuple[str, str, str, int, str, str]


def reading(*sentences: list[Row]) -> Reading:
    text, tokens, bounds, mentions = "", [], [], []
    for rows in sentences:
        first = len(tokens)
        for word, upos, tag, head, relation, *kind in rows:
            text += " " if text else ""
            span = Span(len(text), len(text) + len(word))
            text += word
            tokens.append(Token(span, word.lower(), upos, tag, first + head - 1 if head else None, relation))
            mentions += [Mention(span, kind[0], span)] if kind else []
        bounds.append(Sentence(Span(tokens[first].span.start, len(text)), first, len(tokens)))
    return Reading(
        Document(id="made-up", text=text), sentences=tuple(bounds), tokens=tuple(tokens), mentions=tuple(mentions)
    )


def told(made: Reading) -> list[list[str]]:
    """The chains of more than one, in words."""
    return [[made.words(span) for span in chain] for chain in actors.chains(made) if len(chain) > 1]


SOLDIER: list[Row] = [
    ("A", "DET", "DT", 3, "det"),
    ("young", "ADJ", "JJ", 3, "amod"),
    ("soldier", "NOUN", "NN", 4, "nsubj"),
    ("fell", "VERB", "VBD", 0, "root"),
]
NAMED: list[Row] = [
    ("Ana", "PROPN", "NNP", 3, "nsubj", "PER"),
    ("Rivera", "PROPN", "NNP", 1, "flat"),
    ("spoke", "VERB", "VBD", 0, "root"),
]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            SOLDIER,
            [("The", "DET", "DT", 2, "det"), ("soldier", "NOUN", "NN", 3, "nsubj"), ("rose", "VERB", "VBD", 0, "root")],
            [["A young soldier", "The soldier"]],
        ),
        (  # another one
            SOLDIER,
            [("A", "DET", "DT", 2, "det"), ("soldier", "NOUN", "NN", 3, "nsubj"), ("rose", "VERB", "VBD", 0, "root")],
            [],
        ),
        (  # no old one was told of
            SOLDIER,
            [
                ("The", "DET", "DT", 3, "det"),
                ("old", "ADJ", "JJ", 3, "amod"),
                ("soldier", "NOUN", "NN", 4, "nsubj"),
                ("rose", "VERB", "VBD", 0, "root"),
            ],
            [],
        ),
        (NAMED, [("She", "PRON", "PRP", 2, "nsubj"), ("left", "VERB", "VBD", 0, "root")], [["Ana Rivera", "She"]]),
        (NAMED, [("It", "PRON", "PRP", 2, "nsubj"), ("rained", "VERB", "VBD", 0, "root")], []),  # no person
        (
            NAMED,
            [("Rivera", "PROPN", "NNP", 2, "nsubj", "PER"), ("left", "VERB", "VBD", 0, "root")],
            [["Ana Rivera", "Rivera"]],
        ),
        (NAMED, [("I", "PRON", "PRP", 2, "nsubj"), ("left", "VERB", "VBD", 0, "root")], []),  # who speaks is not known
    ],
)
def test_a_later_mention_joins_the_chain_of_what_it_takes_up(first, second, expected):
    assert told(reading(first, second)) == expected


def test_an_apposition_is_another_mention_of_its_noun():
    rows: list[Row] = [
        ("Rivera", "PROPN", "NNP", 5, "nsubj", "PER"),
        (",", "PUNCT", ",", 4, "punct"),
        ("the", "DET", "DT", 4, "det"),
        ("mayor", "NOUN", "NN", 1, "appos"),
        ("spoke", "VERB", "VBD", 0, "root"),
    ]

    assert told(reading(rows)) == [["Rivera", "the mayor"]]


def test_every_noun_phrase_stands_in_one_chain():
    made = reading(SOLDIER, NAMED)

    assert [[made.words(span) for span in chain] for chain in actors.chains(made)] == [
        ["A young soldier"],
        ["Ana Rivera"],
    ]


def test_a_reading_without_words_has_no_chains():
    assert actors.chains(Reading(Document(id="empty", text=""))) == ()
