"""Whom a speech is made to is nobody who acts in it."""

import pytest

import polybius


def acting(text: str) -> list[list[str | None]]:
    """The codes of those who act, of each event."""
    reading = polybius.read(text, published="2021-07-05")
    return [[party.code for party in event.actors] for event in reading.events]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Mr. President, dear members of the Assembly, in June the Government of Eritrea declared a truce.",
         ["ERIGOV"]),
        ("Madam Chair, Chad has withdrawn its troops from Niger.", ["TCD"]),
        ("Chad, Mr. Speaker, has attacked Niger.", ["TCD"]),
        # somebody of whom it tells
        ("Mr. King, a Chadian banker, condemned Niger.", ["TCD"]),
        ("The President, in June, declared a truce in Eritrea.", ["ERIGOV"]),
    ],
)  # fmt: skip
def test_whoever_is_spoken_to_does_not_act(text, codes):
    assert acting(text) == [codes]


@pytest.mark.parametrize("text", ["Eritrea arrested Kim", "Eritrea thanked Mr. Kim", "Eritrea thanked Mr.", "Kim"])
def test_a_name_may_be_the_last_word_of_a_text(text):
    assert polybius.read(text, published="2020-02-03").text == text
