"""Who condemns, mourns or complains about an act has not done it."""

from __future__ import annotations

import pytest

import polybius


def doers(text: str) -> list[str | None]:
    """The countries of those who are read as having dealt the blows of a text."""
    reading = polybius.read(text, published="2020-06-11")
    return [p.country or p.code for event in reading.events if event.event_type == "ASSAULT" for p in event.actors]


@pytest.mark.parametrize(
    "text",
    [
        "Japan condemned the missile attack on South Korea.",
        "Norway denounced the drone strikes on Saudi oil wells.",
        "Kenya condemned the abduction of three Tanzanian nurses.",
        "Syria had no role in the bombing of the embassy in Beirut, Damascus said.",
        "The Rwandan army was not involved in the attack on the camp, a spokeswoman said.",
        "Malian soldiers took no part in the raid on the village, a spokesman said.",
        "The attack, which Pakistan condemned, killed six Indian soldiers on Sunday.",
        "The shelling of the market, which Egypt deplored, killed ten Sudanese traders.",
        "The raid on the mosque, condemned by Norway and the United Nations, killed ten Kenyans.",
        "Fear gripped Lima as Chilean police probed the bomb blast that tore through a church the day before.",
        "A car bomb exploded in Kabul, killing 14 people. The blast came a day after the U.S. army said it was safe.",
        "A car bomb exploded in Kabul, killing 14 people. The U.S. military confirmed the attack.",
        "At least 12 people are dead in Lahore, Radio Pakistan said, citing hospitals. The attack targeted a shrine.",
        "Sudanese rescuers said six farmers had been killed in a raid.",
        "Greek police broke up a march in Athens. A firebomb attack on a bank left three people dead.",
    ],
)
def test_who_takes_a_stand_on_a_blow_has_not_dealt_it(text):
    assert doers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The blast in Mogadishu came hours after Kenya had sent troops into Somalia.",
        "The attack on the barracks came a day after the junta in Niger accused France of plotting.",
        "The rocket fire began two days after Ghana closed its border with Togo.",
    ],
)
def test_who_did_something_else_before_a_blow_came_has_not_dealt_it_nor_suffered_it(text):
    (blow,) = [event for event in polybius.read(text, published="2020-06-11").events if event.event_type == "ASSAULT"]

    assert (blow.actors, {p.country for p in blow.recipients} & {"KEN", "FRA", "GHA", "TGO"}) == ((), set())


def test_who_struck_or_warned_before_a_blow_came_may_have_dealt_it():
    struck = "Chadian jets bombed a camp in Niger. The strikes came a day after Chad accused Niger of arming rebels."

    assert doers(struck) == ["TCD", "TCD"]


def test_who_hears_a_complaint_has_not_done_what_it_is_about():
    text = "Sudan's foreign ministry lodged complaints with the U.N. Security Council over the air strikes."

    assert doers(text) == []


def test_who_is_named_inside_the_act_has():
    assert doers("Japan condemned North Korea's missile attack on Seoul.") == ["PRK"]


def test_who_rejects_an_accusation_is_accused():
    reading = polybius.read(
        "Peru rejected Chilean accusations that its troops had shot a farmer.", published="2020-06-11"
    )

    told = [
        (event.factuality, [p.country for p in event.actors], [p.country for p in event.recipients])
        for event in reading.events
        if event.event_type == "ACCUSE"
    ]
    assert told == [("CT+", ["CHL"], ["PER"])]


def test_whom_the_act_struck_is_no_hearer_of_it():
    reading = polybius.read("Kenya condemned the abduction of three Tanzanian nurses.", published="2020-06-11")

    (blow,) = [event for event in reading.events if event.event_type == "ASSAULT"]
    assert [party.country for party in blow.recipients] == ["TZA"]
