"""What is not said: sentence -> mouths and certainty."""

from __future__ import annotations

import pytest

from tests.sources.test_accused import mouths


@pytest.mark.parametrize(
    "text",
    [
        "The governor stopped short of saying that Somali troops had shelled the town.",
        "The governor fell short of saying that Somali troops had shelled the town.",
        "The governor refused to say that Somali troops had shelled the town.",
        "The governor left without saying that Somali troops had shelled the town.",
    ],
)
def test_what_nobody_says_is_open(text):
    assert mouths(text, "shelled") == ([], "Uu")
