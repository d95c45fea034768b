"""Who answers whom in a few words, and what stands for a state: sentences -> the sides of the last such event."""

from __future__ import annotations

import pytest

import polybius


def last(text, event_type):
    """Actors and recipients of the last event of a type, by country."""
    event = [event for event in polybius.read(text, published="2024-05-10").events if event.event_type == event_type][
        -1
    ]
    return [p.country for p in event.actors], [p.country for p in event.recipients]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Kenya called on Uganda to open the border. It refused.", "REJECT", ["UGA"], ["KEN"]),
        ("Kenya asked Uganda to open the border. It agreed.", "AGREE", ["UGA"], ["KEN"]),
        # who was asked, whoever is named behind
        (
            "Saudi Arabia demanded that Hezbollah be disarmed. The group refused and vowed to fire on Israeli patrols.",
            "REJECT",
            ["LBN"],
            ["SAU"],
        ),
        # of another thing: whoever spoke goes on
        ("Kenya urged Uganda to open the border. It rejected a ruling by a Somali court.", "REJECT", ["KEN"], ["SOM"]),
    ],
)
def test_who_was_asked_is_who_refuses_or_agrees(text, event_type, actors, recipients):
    assert last(text, event_type) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Thailand moved tanks to the Cambodian border. Phnom Penh protested.", ["KHM"], ["THA"]),
        ("A Russian trawler was towed out of Tromso by Norway. The Russian embassy protested.", ["RUS"], ["NOR"]),
    ],
)
def test_a_state_or_an_embassy_that_protested_blames_whoever_acted(text, actors, recipients):
    assert last(text, "ACCUSE") == (actors, recipients)


def test_a_court_that_orders_an_army_to_pay_moves_no_forces():
    text = "A Kenyan court ordered the army to pay for a fire that it lit."

    assert last(text, "REQUEST") == (["KEN"], ["KEN"])


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Honduras broke with Taiwan. The island closed its embassy in Tegucigalpa.", "SANCTION", ["TWN"], ["HND"]),
        ("Cuba protested to Chad. Chad urged the island to pay.", "REQUEST", ["TCD"], ["CUB"]),
    ],
)
def test_the_island_is_the_island_state_named_before(text, event_type, actors, recipients):
    assert last(text, event_type) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        (
            "Mali, Niger and Togo recalled their ambassadors from Algeria. The three complained to the council.",
            "ACCUSE",
            ["MLI", "NER", "TGO"],
            ["DZA"],
        ),
        ("Mali accused Benin of hosting rebels. The two agreed to talk.", "AGREE", ["BEN", "MLI"], []),
        # two men, and no states
        ("Russia arrested two Estonians. The two were accused of spying.", "ACCUSE", ["RUS"], ["EST"]),
    ],
)
def test_the_two_and_the_three_are_the_states_that_act_before(text, event_type, actors, recipients):
    assert last(text, event_type) == (actors, recipients)
