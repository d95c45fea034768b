"""Actors: what of a reading is held against re3d's mentions. The readings are built by hand."""

from __future__ import annotations

import pytest

from polybius.evaluate.actors import found_mentions
from polybius.schema import Document, Mention, Reading, Sentence, Span, Token


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
