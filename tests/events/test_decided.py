"""A decision that others speak of is an act of those who took it: "criticised Russia's decision to ban its fish"."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "trigger", "sides"),
    [
        ("Norway criticised Russia's decision to ban its fish.", "ban", ("RUS", "NOR")),
        (
            "Chad expelled two Malian diplomats in retaliation for Bamako's decision last month to throw out 15 staff "
            "of the Chadian embassy.",
            "throw out",
            ("MLI", "TCD"),
        ),
        ("Iran denounced Canada's move to list the Revolutionary Guards as terrorists.", "list", ("CAN", "IRN")),
    ],
)
def test_what_was_decided_is_done_and_is_what_others_answer(text, trigger, sides):
    reading = polybius.read(text, published="2024-10-17")
    by_words = {reading.words(event.trigger): event for event in reading.events}
    event = by_words[trigger]

    assert sides == (event.actors[0].country, event.recipients[0].country)
    assert (event.factuality, tuple(event.auxiliary)) == ("CT+", ())
    assert event.id in {link.to for link in reading.links if link.kind == "responds_to" and link.confidence >= 0.5}


@pytest.mark.parametrize(
    "text",
    [
        "Russia may take a decision to ban Norwegian fish, which Norway fears.",  # none is taken
        "Chad urged Sudan to drop its plan to close the border.",
        "Niger put off its decision to expel the French envoy.",  # its own
    ],
)
def test_what_is_not_decided_or_speaks_of_ones_own_decision_has_not_been_done(text):
    reading = polybius.read(text, published="2024-10-17")

    assert not [event for event in reading.events if reading.words(event.trigger) in ("ban", "close", "expel")
                and not {"future", "hypothetical", "negation"} & set(event.auxiliary)]  # fmt: skip
