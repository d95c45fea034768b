"""Numbers as words and figures write them."""

from __future__ import annotations

import pytest

from polybius.events.words.numbers import amount


@pytest.mark.parametrize(
    ("words", "at", "low", "high", "said"),
    [
        ("about thirty - four soldiers", "four", 34, 34, "thirty - four"),
        ("twenty - five", "twenty", 25, 25, "twenty - five"),
        ("two hundred and six policemen", "hundred", 206, 206, "two hundred and six"),
        ("3 thousand 400 people", "400", 3400, 3400, "3 thousand 400"),
        ("a hundred", "hundred", 100, 100, "a hundred"),
        ("1,200 tons", "1,200", 1200, 1200, "1,200"),
        ("killed 10 - 15 men", "15", 10, 15, "10 - 15"),
        ("between ten and fifteen men", "ten", 10, 15, "ten and fifteen"),
        ("six and fifteen men", "six", 6, 6, "six"),
        ("at least 30", "30", 30, None, "at least 30"),
        ("no more than two dozen", "dozen", None, 24, "no more than two dozen"),
        ("half a dozen", "dozen", 6, 6, "half a dozen"),
        ("tens of thousands marched", "tens", 20000, None, "tens of thousands"),
        ("several hundred men", "hundred", 300, None, "several hundred"),
        ("dozens fled", "dozens", 24, None, "dozens"),
    ],
)
def test_a_number_has_bounds_and_words(words, at, low, high, said):
    listed = words.split()

    found = amount(listed, listed.index(at))

    assert found is not None
    assert (found.low, found.high, " ".join(listed[found.first : found.last + 1])) == (low, high, said)


def test_a_word_that_is_no_number_means_none():
    assert amount(["the", "soldiers"], 1) is None
