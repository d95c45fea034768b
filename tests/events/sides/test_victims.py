"""Whose the victims of a blow are, where their own words do not tell it."""

from __future__ import annotations

import pytest

import polybius


def struck(text, word):
    """The states of the recipients of the last blow that a word tells."""
    events = [event for event in polybius.read(text).events if event.event_type == "ASSAULT"]
    told = [event for event in events if text[event.trigger.start : event.trigger.end] == word]
    return sorted({party.country for party in told[-1].recipients})


@pytest.mark.parametrize(
    ("text", "word", "states"),
    [
        ("Israel bombed Gaza on Thursday and one missile killed six children. Gaza mourned.", "killed", ["PSE"]),
        ("North Korea shelled the island of Yeonpyeong. Two marines were killed. Seoul protested.", "killed", ["KOR"]),
        ("Afghan fighters attacked a Pakistani post. Three guards at the crossing were killed.", "killed", ["PAK"]),
        (
            "Yerevan said Azerbaijani units had fired at our posts in Armenia. Two of our men were killed.",
            "killed",
            ["ARM"],
        ),
        ("Israel struck a town in southern Lebanon. The strike killed a nurse and wounded a baker.", "killed", ["LBN"]),
        # at home
        ("Ethiopian soldiers attacked a village in Amhara. Nine farmers were killed.", "killed", ["ETH"]),
        # whose they are is told
        (
            "Azerbaijan shelled Armenian positions. Two Azerbaijani conscripts were killed.",
            "killed",
            ["AZE"],
        ),
        # the other side's blows, and losses of one's own
        ("Israel bombed Gaza on Sunday. Sirens sounded in Ashkelon. Two people were wounded.", "wounded", ["ISR"]),
        ("India struck camps in Pakistan. Five soldiers were killed in a mortar attack in Uri.", "killed", ["IND"]),
    ],
)
def test_victims_are_of_whom_the_same_blows_met_before(text, word, states):
    assert struck(text, word) == states


def test_a_town_with_a_genitive_in_its_name_tells_whose_police_and_captives_are():
    (event,) = polybius.read("Police in Cox's Bazar arrested four smugglers on Friday.").events
    assert {party.country for party in event.actors + event.recipients} == {"BGD"}


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("The army arrested twelve students in Lima. They were beaten.", "beaten", "PEREDU"),
        ("Rebels ambushed a convoy of Kenyan soldiers. Several of them were killed.", "killed", "KENMIL"),
        ("Troops opened fire on demonstrators in Harare. One of them was shot in the back.", "shot", "ZWECVL"),
        ("Gunmen seized six Chinese engineers in Peru. One of them was killed on the road.", "killed", "CHNLAB"),
    ],
)
def test_whoever_was_struck_or_held_before_suffers_on(text, word, recipient):
    (event,) = (e for e in polybius.read(text).events if text[e.trigger.start : e.trigger.end] == word)
    assert [party.code for party in event.recipients] == [recipient]


@pytest.mark.parametrize(
    ("text", "trigger", "codes"),
    [
        # the lawmakers were not killed, nor is the dead general asked
        ("Iraq's parliament voted to end the presence of US troops after the killing of Qassem Soleimani.",
         "killing", ["IRNMIL"]),
        ("The Iraqi parliament approved a motion to end the pact with Washington after the killing of Qassem Soleimani "
         "in a US drone strike.", "approved", ["USA"]),
        # nor are those bombed who had died before
        ("Israel bombed Gaza after the killing of three teenagers.", "bombed", ["PSE"]),
    ],
)  # fmt: skip
def test_those_killed_before_an_act_do_not_suffer_it(text, trigger, codes):
    reading = polybius.read(text, published="2023-07-20")
    event = next(event for event in reading.events if reading.words(event.trigger).startswith(trigger))

    assert [party.code for party in event.recipients] == codes
