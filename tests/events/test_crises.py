"""Days, sides and words of reports on a crisis of two states: whole texts through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def first(text, kind, published="2020-03-26"):
    """The first event of a type."""
    events = polybius.read(text, published=published).events
    return next((event for event in events if event.event_type == kind), None)


@pytest.mark.parametrize(
    "text",
    [
        "Chadian warplanes struck inside Niger for the first time since the war of 1971.",
        "Niger's president visited Chad, the first such visit since the border war of 1977.",
        "Norway expelled two Russian diplomats, the biggest such step since 1991.",
    ],
)
def test_a_day_with_which_an_act_is_only_compared_is_not_its_own(text):
    event = polybius.read(text, published="2020-03-26").events[0]

    assert (str(event.earliest), str(event.latest)) == ("2020-03-24", "2020-03-26")


def test_a_promise_is_not_of_the_weekday_for_which_it_is_made():
    text = "Chad will release the captured Nigerien pilot on Friday, President Idriss Deby told parliament on Thursday."

    assert str(first(text, "CONCEDE").latest) == "2020-03-26"


@pytest.mark.parametrize(
    ("text", "kind", "mode", "recipients"),
    [
        ("Kenya withdrew Ghana's most favoured nation status.", "SANCTION", "discontinue", {"GHA"}),
        ("Kenya revoked Ghana's trade privileges on Monday.", "SANCTION", "discontinue", {"GHA"}),
        ("Kenya recalled its high commissioner from Ghana.", "SANCTION", "withdraw", {"GHA"}),
    ],
)
def test_a_status_is_withdrawn_and_a_high_commissioner_recalled(text, kind, mode, recipients):
    event = first(text, kind)

    assert (event.modes, {p.country for p in event.recipients}) == ((mode,), recipients)


def test_a_suicide_bomber_is_no_plane():
    event = first("A suicide bomber killed 40 Indian police in Kashmir.", "ASSAULT")

    assert event.modes == ("suicide-attack",)


def test_whom_a_blow_struck_is_not_blamed_for_it():
    text = "A blast killed 40 Indian policemen in Kashmir. Pakistan's foreign ministry condemned the violence."

    assert first(text, "ACCUSE").recipients == ()


def test_a_joined_verb_has_the_doer_before_it():
    event = first("Turkey closed its airspace and Greece shut nine airports for some hours.", "COERCE")

    assert {p.country for p in event.actors} == {"TUR"}  # not Greece as well


def test_who_has_an_indian_counterpart_is_no_indian():
    text = (
        "Shells killed a woman in Poonch, Indian police said. India's army fired back at Pakistan. "
        "Foreign minister Shah Qureshi stayed away because his Indian counterpart Sushma Swaraj was invited."
    )
    entities = {entity.name: entity.country for entity in polybius.read(text, published="2020-03-26").entities}

    assert entities["Shah Qureshi"] != "IND"
