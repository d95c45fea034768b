"""Speech behind a label: conversations in print, entries of a live report, lists of news."""

from __future__ import annotations

import pytest

from tests.sources.test_mouths import chain

TALK = """Why did you go there?

Colonel Okoro: We were called. Chadian rebels attacked the mill.

And then?

Colonel Okoro: We lost two men. The Chadian rebels burned the school. The mayor says that we shelled it. We did not."""


@pytest.mark.parametrize(
    ("word", "mouths"),
    [("attacked", ["Colonel Okoro"]), ("burned", ["Colonel Okoro"]), ("shelled", ["The mayor", "Colonel Okoro"])],
)
def test_a_turn_lasts_to_the_end_of_its_paragraph(word, mouths):
    assert chain(TALK, word) == mouths


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        ("14:05 - Army spokesman: Nobody has fled. Chadian rebels attacked the mill.", "attacked", ["Army spokesman"]),
        # the next entry, and what another says, are no longer his
        ("10:40 Radio Garissa: Troops have fled. 11:05 Chadian rebels attacked the mill.", "attacked", []),
        ("14:05 - Army: Troops have fled. Doctors say Chadian rebels attacked the mill.", "attacked", ["Doctors"]),
        # a place says nothing
        ("Garissa: Smoke stands over the river.\nChadian rebels attacked the mill.", "attacked", []),
        ("- Garissa police, on Twitter: Chadian rebels attacked the mill.", "attacked", ["Garissa police"]),
        ("Halima Deng, 34: Chadian rebels attacked the mill.", "attacked", ["Halima Deng"]),
        (
            "12:30 - Chadian rebels have attacked the mill in Garissa (state television)",
            "attacked",
            ["state television"],
        ),
    ],
)
def test_a_label_tells_who_speaks(text, word, mouths):
    assert chain(text, word) == mouths
