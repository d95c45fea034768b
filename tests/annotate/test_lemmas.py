"""Lemmas by edit scripts and by the table of known ones."""

from __future__ import annotations

import pytest

from polybius.annotate import lemmas


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("forces", "force", "l1|"),
        ("Talks", "talk", "l1|"),  # a capital at the sentence's start
        ("cities", "city", "l3|y"),
        ("was", "be", "l3|be"),
        ("Iraq", "Iraq", "k0|"),  # a name keeps its capital
        ("U.S.", "U.S.", "k0|"),
    ],
)
def test_the_script_of_a_pair_makes_the_lemma_from_the_form(form, lemma, script):
    assert lemmas.script(form, lemma) == script
    assert lemmas.apply(script, form) == lemma


def test_a_script_that_cuts_more_than_there_is_leaves_the_word():
    assert lemmas.apply("l3|be", "Is") == "is"


def test_a_script_never_leaves_an_empty_lemma():
    assert lemmas.apply("l1|", "s") == "s"


def test_a_known_lemma_goes_before_the_script():
    known = {"VBD": {"struck": "strike"}}

    assert lemmas.lemma(known, "STRUCK", "VBD", "l0|") == "strike"
    assert lemmas.lemma(known, "struck", "JJ", "l0|") == "struck"
