"""Sentences that no model reads."""

from __future__ import annotations

from dataclasses import replace

from polybius.annotate.context import unread


def test_of_base_forms_as_long_the_first_in_the_alphabet_is_taken(cut):
    # "lay" is of "lay" and of "lie": the choice must not hang on the order of a set
    reading = cut("the mines lay")
    reading = replace(reading, sentences=(replace(reading.sentences[0], read=False),))

    assert [token.lemma for token in unread(reading).tokens] == ["the", "mine", "lay"]
