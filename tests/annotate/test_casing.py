"""How words are written, as the model is told."""

from __future__ import annotations

import pytest

from polybius.annotate.casing import DIGIT, FIRST_TITLE, LETTER, LOWER, MARK, MIXED, TITLE, UPPER, cases


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Iraq said Iran left", [FIRST_TITLE, LOWER, TITLE, LOWER]),
        ('" Iraq left', [MARK, FIRST_TITLE, LOWER]),  # the quotation mark does not use the opening up
        ("iraq Left", [LOWER, TITLE]),
        ("US F-16 iPhone K-1 I 2020 .", [UPPER, DIGIT, MIXED, DIGIT, LETTER, DIGIT, MARK]),
        ("U.S. McGurk", [UPPER, MIXED]),
        ("北京 said", [LOWER, LOWER]),  # a script without case
    ],
)
def test_each_word_has_the_class_of_its_capitals(words, expected):
    assert cases(words.split()) == expected
