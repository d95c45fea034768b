"""The shipped model on sentences of our own."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from polybius import annotate
from polybius.annotate import builtin
from polybius.annotate.window import Window

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


MEMORY = """
import resource, sys
from polybius import annotate
from polybius.schema import Document, Reading, Sentence, Span, Token

def made(words):
    tokens = tuple(Token(Span(5 * at, 5 * at + 4)) for at in range(words))
    text = "Iran " * words
    return Reading(Document("x", text), sentences=(Sentence(Span(0, len(text)), 0, words),), tokens=tokens)

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

annotate.annotate(made(1000))
before = peak()
reading = annotate.annotate(made(20_000))
print(peak() - before, sum(token.head is None for token in reading.tokens), all(token.upos for token in reading.tokens))
"""


def test_a_sentence_without_end_takes_little_memory():
    # in a process of its own: the peak of this one is that of other tests
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    more, roots, tagged = done.stdout.split()

    assert int(more) < 40  # MB; benchmarks/speed.py tells it of 100,000 words
    assert (roots, tagged) == ("1", "True")


@pytest.mark.parametrize("at_once", [1, 40, 100])
def test_how_much_is_held_at_a_time_changes_nothing(cut, monkeypatch, at_once):
    endless = " ".join(["The army denied it , while"] * 120)  # three windows
    readings = [cut(text) for text in (*TEXTS, "", endless, *TEXTS)]
    at_a_time = list(annotate.annotate_many(readings))

    monkeypatch.setattr(builtin, "PIECES_AT_ONCE", at_once)

    assert list(map(said, annotate.annotate_many(readings))) == list(map(said, at_a_time))


def test_pieces_and_words_stand_without_padding_and_every_cell_knows_its_own():
    words, more = (
        ["Un", "-", "believably"],
        ["Yes", "."],
    )  # the third word has three pieces: its middle one ends nothing
    batch = [
        Window(0, 0, words, [101, 1, 2, 3, 4, 5, 102], [1, 1, 3]),
        Window(1, 0, more, [101, 6, 7, 102], [1, 1]),
    ]

    fed = builtin._inputs(batch)

    assert fed["ids"].tolist() == [101, 1, 2, 3, 4, 5, 102, 101, 6, 7, 102]
    assert fed["position"].tolist() == [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3]
    assert fed["piece_at"].reshape(-1)[fed["piece_cell"]].tolist() == list(range(11))
    assert fed["n_pieces"].tolist() == [7, 4]
    ends = fed["ends"]
    assert fed["ids"][ends[fed["first"]]].tolist() == [1, 2, 3, 6, 7]
    assert fed["ids"][ends[fed["last"]]].tolist() == [1, 2, 5, 6, 7]
    assert fed["ids"][ends].tolist() == [1, 2, 3, 5, 6, 7]
    assert fed["word_at"].reshape(-1)[fed["word_cell"]].tolist() == list(range(5))
    assert fed["word_mask"].sum(axis=1).tolist() == [3, 2]
    assert fed["before"].tolist() == [0, 0, 0, 3, 3]
