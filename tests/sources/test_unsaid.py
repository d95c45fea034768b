"""What is not said, what only goes round, and whose word stands inside whose: sentence -> mouths and certainty."""

from __future__ import annotations

import pytest

from tests.sources.test_accused import mouths
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    "text",
    [
        "The governor stopped short of saying that Somali troops had shelled the town.",
        "The governor fell short of saying that Somali troops had shelled the town.",
        "The president stopped short of saying that Rwanda had shelled the town.",
        "The governor refused to say that Somali troops had shelled the town.",
        "The governor left without saying that Somali troops had shelled the town.",
    ],
)
def test_what_nobody_says_is_open(text):
    assert mouths(text, "shelled") == ([], "Uu")


def test_rumours_that_spread_and_reports_that_emerge_are_hearsay():
    assert mouths("Rumours spread that Somali troops had shelled the town.", "shelled") == ([None], "PS+")
    assert mouths("Reports emerged on Monday that Somali troops had shelled the town.", "shelled") == ([None], "PS+")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor said that, according to police, Somali troops had shelled the town.",
         ["police", "The governor"]),
        ("The governor said that, according to the army, Somali troops had shelled the town, the radio reported.",
         ["the army", "The governor", "the radio"]),
        # the report dates what is said, or gives the occasion of what is to come
        ("Kenya said on Monday it was recalling its envoy, two days after Somali troops shelled the town.", []),
        ("Kenya will recall its envoy, its president said, after Somali troops shelled the town.", []),
        ("Kenya recalled its envoy, its president said, after Somali troops shelled the town.", ["its president"]),
    ],
)  # fmt: skip
def test_whose_word_stands_in_whose(text, expected):
    assert chain(text, "shelled") == expected
