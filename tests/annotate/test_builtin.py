"""The shipped model on sentences of our own."""

from __future__ import annotations

import random

import pytest

from polybius import annotate
from polybius.schema import Span

TEXTS = (
    "The U.S. military has resumed training Iraqi forces , the inspector general said in a report on Tuesday .",
    "Rockets hit the base . | Nobody was hurt . | The ministry denied it .",
    "IRAN SAYS TALKS WITH TURKEY FAILED",
    "On Friday , officials in Baghdad and Ankara , who asked not to be named , blamed each other for the raid .",
    "Yes .",
    "[ ad_1 ] President Kemal Arslan met his counterpart in Geneva , | where nothing was signed .",
)


def said(reading):
    return (reading.tokens, reading.frames, reading.mentions)


def forms(reading, frame):
    return {role.label: reading.words(reading.tokens[role.token].span) for role in frame.roles}


def test_a_plain_sentence_is_read(cut):
    reading = annotate.annotate(cut("Israel attacked Syria on Monday ."))

    tokens = reading.tokens
    assert [token.upos for token in tokens] == ["PROPN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"]
    assert [token.lemma for token in tokens] == ["Israel", "attack", "Syria", "on", "Monday", "."]
    assert tokens[1].tag == "VBD"
    assert [token.head for token in tokens] == [1, None, 1, 4, 1, 1]
    assert [token.deprel for token in tokens][:3] == ["nsubj", "root", "obj"]
    (frame,) = reading.frames
    assert frame.token == 1
    assert forms(reading, frame) | {"ARG0": "Israel", "ARG1": "Syria"} == forms(reading, frame)
    assert [(m.span, m.kind, m.head) for m in reading.mentions] == [
        (Span(0, 6), "GPE", Span(0, 6)),
        (Span(16, 21), "GPE", Span(16, 21)),
    ]


def test_an_auxiliary_is_no_predicate(cut):
    reading = annotate.annotate(cut("The army has been attacked ."))

    assert [reading.words(reading.tokens[frame.token].span) for frame in reading.frames] == ["attacked"]


@pytest.mark.parametrize("text", ["", "   ", " | "])
def test_a_document_without_words_stays_as_it_is(cut, text):
    reading = cut(text)

    assert annotate.annotate(reading) == reading


def test_the_spans_of_the_tokens_are_kept(cut):
    reading = cut(TEXTS[0])

    assert [token.span for token in annotate.annotate(reading).tokens] == [token.span for token in reading.tokens]


@pytest.mark.parametrize("batch_pieces", [1, 64, 200, 1024, 100_000])
def test_the_batch_size_changes_nothing(cut, batch_pieces):
    readings = [cut(text) for text in TEXTS * 3]
    random.Random(batch_pieces).shuffle(readings)
    alone = [annotate.annotate(reading) for reading in readings]

    together = list(annotate.annotate_many(readings, batch_pieces=batch_pieces))

    assert list(map(said, together)) == list(map(said, alone))


def test_many_documents_come_back_in_their_order_and_are_read_lazily(cut):
    taken = []

    def source():
        for number in range(100):
            taken.append(number)
            yield cut(f"Report {number} .")

    stream = annotate.annotate_many(source())

    assert next(stream).text == "Report 0 ."
    assert len(taken) < 50
    assert [reading.text for reading in stream] == [f"Report {number} ." for number in range(1, 100)]


def reaches_root(reading, at):
    for _ in reading.tokens:
        if reading.tokens[at].head is None:
            return True
        at = reading.tokens[at].head
    return False


def test_every_sentence_is_one_tree(cut):
    for reading in annotate.annotate_many(cut(text) for text in TEXTS):
        for sentence in reading.sentences:
            inside = range(sentence.first, sentence.last)
            assert [reading.tokens[i].head for i in inside].count(None) == 1
            assert all(reading.tokens[i].head in inside for i in inside if reading.tokens[i].head is not None)
            for at in inside:
                assert reaches_root(reading, at)


def test_a_sentence_of_four_thousand_words_is_read_in_windows_as_one_tree(cut):
    words = ("Iraq", "and", "Iran", "said", "nothing", ",") * 667
    reading = annotate.annotate(cut(" ".join(words)))

    assert [token.head for token in reading.tokens].count(None) == 1
    assert all(token.upos for token in reading.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "\ufffd \x00 \u200b 😀 ﷽",
        "x" * 5000,
        "! " * 400,
        "http://example.org/" + "a%20" * 300,
    ],
)
def test_rubbish_is_read_without_an_error(cut, text):
    reading = annotate.annotate(cut(text))

    assert all(token.upos and token.lemma for token in reading.tokens)
