"""What every annotator has to keep: whoever annotates, the stages after it find the same layers."""

from __future__ import annotations

import dataclasses

import pytest

from polybius.schema import Frame, Mention, Role, Span

TEXTS = (
    "Israel attacked Syria on Monday .",
    "Rockets hit the base . | Nobody was hurt . | The ministry denied it .",
    "IRAN SAYS TALKS WITH TURKEY FAILED",
    "Yes .",
)
TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()


def said(reading):
    return (reading.tokens, reading.frames, reading.mentions)


def reaches_root(reading, at):
    for _ in reading.tokens:
        if reading.tokens[at].head is None:
            return True
        at = reading.tokens[at].head
    return False


def test_a_plain_sentence_is_read(cut, annotate_by):
    reading = annotate_by(cut("Israel attacked Syria on Monday ."))

    tokens = reading.tokens
    assert [token.upos for token in tokens] == ["PROPN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"]
    assert [token.lemma.lower() for token in tokens] == ["israel", "attack", "syria", "on", "monday", "."]
    assert [token.head for token in tokens] == [1, None, 1, 4, 1, 1]
    assert [token.deprel for token in tokens][:5] == ["nsubj", "root", "obj", "case", "obl"]
    (frame,) = reading.frames
    assert {Role("ARG0", 0), Role("ARG1", 2)} <= set(frame.roles)
    assert reading.mentions == (
        Mention(Span(0, 6), "GPE", Span(0, 6)),
        Mention(Span(16, 21), "GPE", Span(16, 21)),
    )


def test_a_passive_is_told_by_its_relations(cut, annotate_by):
    reading = annotate_by(cut("The army has been attacked ."))

    assert [token.deprel for token in reading.tokens] == ["det", "nsubj:pass", "aux", "aux:pass", "root", "punct"]
    assert [frame for frame in reading.frames if frame.token == 4] == [Frame(4, (Role("ARG1", 1),))]
    assert len(reading.frames) == 1  # an auxiliary is no predicate


def test_every_word_is_tagged_and_every_sentence_is_one_tree(cut, annotate_by):
    for text in TEXTS:
        reading = annotate_by(cut(text))
        assert all(token.upos in TAGS and token.lemma and token.deprel for token in reading.tokens)
        for sentence in reading.sentences:
            inside = range(sentence.first, sentence.last)
            assert [reading.tokens[i].head for i in inside].count(None) == 1
            assert all(reading.tokens[i].head in inside for i in inside if reading.tokens[i].head is not None)
            assert all(reaches_root(reading, at) for at in inside)


def test_words_and_sentences_stay_those_that_were_given(cut, annotate_by):
    reading = cut(TEXTS[1])
    read = annotate_by(reading)

    assert [token.span for token in read.tokens] == [token.span for token in reading.tokens]
    assert read.sentences == reading.sentences


@pytest.mark.parametrize("text", ["", "   ", " | "])
def test_a_document_without_words_stays_as_it_is(cut, annotate_by, text):
    reading = cut(text)

    assert annotate_by(reading) == reading


def test_a_document_is_read_alike_every_time(cut, annotate_by):
    first, second = (annotate_by(cut(" | ".join(TEXTS))) for _ in range(2))

    assert said(first) == said(second)


def test_a_sentence_without_end_is_one_tree(cut, annotate_by):
    words = ("Iraq", "and", "Iran", "said", "nothing", ",") * 667
    reading = annotate_by(cut(" ".join(words)))

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
def test_rubbish_is_read_without_an_error(cut, annotate_by, text):
    reading = annotate_by(cut(text))

    assert all(token.upos and token.lemma for token in reading.tokens)


def test_a_sentence_that_is_not_to_be_read_keeps_its_words_and_says_nothing(cut, annotate_by):
    reading = cut("Israel attacked Syria on Monday . | Israel attacked Syria on Monday .")
    first, second = reading.sentences
    skipped = dataclasses.replace(reading, sentences=(dataclasses.replace(first, read=False), second))

    read = annotate_by(skipped)

    assert [token.upos for token in read.tokens[:6]] == ["X", "X", "X", "X", "X", "PUNCT"]
    assert [token.head for token in read.tokens[:6]] == [None, 0, 0, 0, 0, 0]
    assert {frame.token for frame in read.frames} == {7}
    assert [mention.span.start for mention in read.mentions] == [36, 52]
    assert read.tokens[6:] == annotate_by(reading).tokens[6:]
