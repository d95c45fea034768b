"""The filter before the model: what it lets through, what it passes over, what it leaves alone."""

from __future__ import annotations

import dataclasses

import pytest

from polybius import annotate
from polybius.annotate import cascade
from polybius.config import Settings
from polybius.pipeline import read
from polybius.resources import table
from polybius.schema import Span

GARDEN = "The tomatoes want a warm spot and a little water every evening ."


@pytest.mark.parametrize(
    "text",
    [
        "Turkish jets bombed a village near Erbil on Sunday .",
        "The foreign ministers of Iran and Qatar met in Doha .",
        "Gunmen abducted two aid workers .",
        "IRAQ REJECTS DEMAND TO LEAVE",
    ],
)
def test_a_sentence_that_tells_an_event_is_read(cut, text):
    assert [sentence.read for sentence in annotate.sift(cut(text)).sentences] == [True]


@pytest.mark.parametrize("text", [GARDEN, "I love the new album , and so do my friends .", "Read more"])
def test_a_sentence_of_other_matters_is_passed_over(cut, text):
    assert [sentence.read for sentence in annotate.sift(cut(text)).sentences] == [False]


def test_a_short_sentence_is_judged_with_its_document(cut):
    clash = "Turkish jets bombed a village near Erbil . | Iran accused Turkey of attacks on Iraqi soldiers . | "

    at_war = annotate.sift(cut(clash + "The army denied the charge ."))
    at_home = annotate.sift(cut(" | ".join([GARDEN] * 6) + " | The army denied the charge ."))

    assert at_war.sentences[-1].read
    assert not at_home.sentences[-1].read


def test_before_a_pronoun_the_sentence_that_may_name_the_person_is_read(cut):
    strike = "{} ordered the army to shell the rebels in Syria and Iraq ."

    named, unnamed = (annotate.sift(cut(f"{GARDEN} | {strike.format(who)}")) for who in ("She", "Merve"))

    assert [sentence.read for sentence in named.sentences] == [True, True]
    assert [sentence.read for sentence in unnamed.sentences] == [False, True]


def test_a_document_with_given_parties_is_read_whole(cut):
    reading = cut(GARDEN)
    given = dataclasses.replace(reading.document, given=(Span(0, 3), Span(4, 12)))

    assert annotate.sift(dataclasses.replace(reading, document=given)).sentences[0].read


def test_an_empty_document_is_taken(cut):
    assert annotate.sift(cut("")).tokens == ()


def test_it_is_off_unless_asked_for_and_says_what_was_not_read():
    text = "Turkish jets bombed a village near Erbil on Sunday. The tomatoes want a warm spot and a little water."

    whole, sifted = (read(text, settings=Settings(cascade=cascade)) for cascade in (False, True))

    assert [sentence["read"] for sentence in whole.to_dict()["sentences"]] == [True, True]
    assert [sentence["read"] for sentence in sifted.to_dict()["sentences"]] == [True, False]
    assert whole.events == sifted.events


def test_a_name_in_a_sentence_that_was_not_read_is_still_known():
    text = "The garden of Recep Tayyip Erdogan is full of tomatoes that want a warm spot and water."

    sifted = read(text, settings=Settings(cascade=True))

    assert not sifted.sentences[0].read
    assert [entity.country for entity in sifted.entities] == ["TUR"]


def test_a_verb_of_the_users_own_lexicon_counts_like_one_of_ours(tmp_path):
    rows = table("lexicon/predicates")
    known = next(row["lemma"] for row in rows if row["event_type"] == "ASSAULT" and " " not in row["lemma"])

    assert "tells:ASSAULT" in cascade.features([known])
    assert "tells:ASSAULT" not in cascade.features(["gronk"])
