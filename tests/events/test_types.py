"""Of which type an act is: sentence -> types, beside sentences that look alike."""

from __future__ import annotations

import pytest

from tests.events.test_sentences import told


def types(text):
    return [event[0] for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's president said it would bomb Kurdish camps in Syria.", "THREATEN"),
        ("The Turkish defence minister said Turkey would strike the camps in Syria.", "THREATEN"),
        ('"We will strike Israel," Hezbollah\'s leader said.', "THREATEN"),
        ("Poland will expel ten Russian diplomats next week.", "THREATEN"),
        ("The opposition in Togo said it would boycott the vote.", "THREATEN"),
        ("Norway announced that it would impose sanctions on Belarus.", "THREATEN"),
        ("The army of Niger announced that it will seize the mines.", "THREATEN"),
        ("Norway announced sanctions on Belarus.", "SANCTION"),  # done by saying so
        ("Norway announced that it would send tents to Chad.", "AGREE"),
        ("Israel would later bomb the camp in Gaza.", "ASSAULT"),  # told from later on
        ("Kenya will continue to strike militant depots.", "ASSAULT"),  # it strikes already
    ],
)
def test_a_blow_that_somebody_says_he_will_deal_is_a_threat(text, expected):
    assert expected in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russia would attack Kharkiv.",  # feared, not threatened
        "Zambia's opposition said the government would arrest its leader.",
        "Poland announced that Russia would strike Kyiv.",
        "Chad will not attack Sudan, its president said.",
    ],
)
def test_what_others_will_do_is_no_threat(text):
    assert "THREATEN" not in types(text)


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
