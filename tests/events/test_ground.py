"""Against whom forces are sent that no word of the act names."""

from __future__ import annotations

import pytest

import polybius


def met(text):
    """The states that the first move of forces is aimed at."""
    event = next(event for event in polybius.read(text).events if event.event_type == "MOBILIZE")
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
        # three states
        ("Chad accused Sudan of arming rebels, Niger said. Chad sent two battalions to the province.", []),
    ],
)
def test_forces_of_one_of_two_states_at_odds_are_sent_against_the_other(text, states):
    assert met(text) == states
