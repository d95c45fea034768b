"""Whose hosts, houses and victims those are of whom the clause itself tells: whole reports through the program."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        # where the guest has come, whoever else is told of
        (
            "Brazil's president flew to Moscow on Friday. He thanked his hosts. Ukraine was angry.",
            "his hosts",
            "RUSGOV",
        ),
        ("Niger's president is in Ankara. He praised his host. France and Mali were angry.", "his host", "TURGOV"),
        # who built it, wherever it stands
        (
            "North Korea blew up the liaison office at Kaesong, which the South had built.",
            "the liaison office",
            "KORGOV",
        ),
        # who acts in the clause joined to it is not "the country"
        (
            "Japan suspended its aid to Honduras, and the Organization of American States has expelled the country.",
            "the country",
            "HND",
        ),
        # from where those come who kill them
        ("Togo sent troops north after jihadists from Burkina Faso killed eight soldiers.", "eight soldiers", "TGOMIL"),
        # who regrets a blow has not suffered it
        (
            "North Korea voiced regret for the blast that maimed two soldiers. South Korea welcomed that.",
            "two soldiers",
            "KORMIL",
        ),
        # who seizes lorries seizes none of his own
        ("Thailand was angry on Monday. Cambodia has impounded nine of its lorries.", "its", "THA"),
    ],
)
def test_whose_they_are_is_told_by_the_clause(text, words, code):
    reading = polybius.read(text, published="2024-05-10")
    codes = {reading.words(m.span): reading.party(m).code for m in reading.mentions}

    assert codes[words] == code
