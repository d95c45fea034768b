"""Against whom forces are sent that no word of the act names."""

from __future__ import annotations

import pytest

import polybius


def met(text, event_type="MOBILIZE"):
    """The states that the first move of forces is aimed at, or the first act of a type."""
    event = next(event for event in polybius.read(text).events if event.event_type == event_type)
    return [party.country for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Chad accused Sudan of arming rebels. It sent two battalions to the province.", ["SDN"]),
        ("Sudan shelled a Chadian village on Monday. Chad moved artillery to the area.", ["SDN"]),
        ("Peru's minister called the Chilean map a provocation. Lima has sent marines to the islet.", ["CHL"]),
        ("Thai troops shot a Cambodian fisherman. Phnom Penh deployed gunboats on Tuesday.", ["THA"]),
        # no quarrel is told
        ("Kenya's president visited Uganda on Monday. Kenya has deployed police in Nairobi against looters.", []),
        ("Spain and Morocco agreed on fisheries. Spain deployed soldiers against a strike of pilots.", []),
        ("Ghana deployed police at polling stations. Observers from Togo praised the vote.", []),
        ("Chile mobilised the army after a quake. Tourists from Peru were safe.", []),
        # where somebody goes is no enemy
        ("Haitian gangs burned two villages. Kenya deployed 400 officers in Haiti on Monday.", []),
        # three states: whoever falls out with those who move in the same sentence
        ("Chad accused Sudan of arming rebels, Niger said. Chad sent two battalions to the province.", []),
        ("Peru seized a Chilean trawler on Sunday; Santiago dispatched a frigate. Brazil looked on.", ["PER"]),
        (
            "Chad and Niger recalled their ambassadors from Libya and moved troops to the frontier. Egypt offered to "
            "mediate.",
            ["LBY"],
        ),
        ("Sudan bombed a market in Chad. France sent two frigates to the Gulf of Guinea.", []),
        ("Kenya accused Somalia of smuggling sugar. It sent 400 soldiers to Haiti. Uganda praised the step.", []),
        ("Venezuela seized a ship of Guyana. Brazil strengthened its garrison at Boa Vista.", []),
    ],
)
def test_forces_of_one_of_two_states_at_odds_are_sent_against_the_other(text, states):
    assert met(text) == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Togo moved tanks closer to the Ghanaian frontier.", ["GHA"]),
        # a border of which no more is told, in a report of three states
        ("Poland closed a crossing to Belarus, Germany said. It then sent 900 soldiers to the frontier.", ["BLR"]),
        (
            "Chad and Niger quarrelled over oil. Benin closed its border to Niger. Niger massed troops along its "
            "southern border.",
            ["BEN"],  # borders on Chad, too, but fell out with Benin last
        ),
        ("Chad sent troops to the border. Niger and Libya said nothing.", []),
    ],
)
def test_forces_at_a_border_are_sent_against_whoever_lies_beyond_it(text, states):
    assert met(text) == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("French soldiers left their base in Abeche on Monday.", ["TCD"]),
        ("Turkish troops withdrew from two villages inside Syria.", ["SYR"]),
        ("Rwandan soldiers left the base in May.", []),
    ],
)
def test_a_base_or_village_that_forces_leave_lies_in_the_state_that_they_leave(text, states):
    assert met(text, "RETREAT") == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Dushanbe accused Kyrgyz border guards of opening fire first.", ["TJK"]),
        ("Congo's army accused Rwanda of carrying out an air strike on Monday.", ["COD"]),
        ("Mali accused Tuareg rebels of shelling two villages.", ["MLI"]),
        # whoever charges from afar was not struck
        ("Brazil accused Rwandan soldiers of opening fire first.", []),
    ],
)
def test_a_blow_with_which_neighbours_are_charged_was_dealt_to_whoever_charges_them(text, states):
    assert met(text, "ASSAULT") == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Rwandan troops crossed into North Kivu with tanks on Tuesday, Kinshasa said.", ["COD"]),
        ("Turkish tanks rolled into Idlib on Monday.", ["SYR"]),
        ("Kenya's army entered Somalia in pursuit of militants.", ["SOM"]),
        ("Ethiopia sent troops to Kismayo on Monday.", []),  # perhaps asked for
    ],
)
def test_forces_that_come_across_a_border_meet_the_state_beyond_it(text, states):
    assert met(text) == states


def test_police_who_are_sent_into_a_town_are_against_no_state_that_is_at_odds():
    text = (
        "Brazil's foreign minister accused Bolivia of torture. The Bolivian government shut the crossing at Corumba and"
        " sent 400 policemen into the city."
    )
    moved = [event for event in polybius.read(text).events if event.event_type == "MOBILIZE"]

    assert [party.country for event in moved for party in event.recipients] == []
