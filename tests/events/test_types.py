"""Of which type an act is: sentence -> types, beside sentences that look alike."""

from __future__ import annotations

import pytest

from tests.events.test_sentences import told


def types(text):
    return [event[0] for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan driver swears that police arrested his cousin.",
        "The Serbian general swore that his troops had shelled no village.",
    ],
)
def test_what_is_sworn_to_be_over_is_no_threat(text):
    assert "THREATEN" not in types(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The march in Nairobi ended with clashes between police and students.", "ASSAULT"),
        ("The rally in Minsk ended with 40 arrests.", "COERCE"),
        ("Norway ended aid to Chad with immediate effect.", "SANCTION"),
        ("Spain ended its cooperation with Algeria.", "SANCTION"),
    ],
)
def test_what_something_ends_with_is_not_what_was_ended(text, expected):
    assert expected in types(text)


def test_talks_that_end_with_an_agreement_are_not_broken_off():
    assert "SANCTION" not in types("The talks between Serbia and Kosovo ended with an agreement on energy.")
