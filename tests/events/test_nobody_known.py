"""Sides that stay open, or are somebody else's, by the words beside them: the unidentified, victims, crowds."""

from __future__ import annotations

import pytest

import polybius


def sides(text, event_type):
    """The states on the sides of the last act of a type, those of nobody known left out."""
    event = [event for event in polybius.read(text).events if event.event_type == event_type][-1]
    return tuple(" ".join(sorted({p.country for p in side if p.country})) for side in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The mayor of a town in the Mexican state of Jalisco was shot dead by unidentified gunmen.", ("", "MEX")),
        ("Unidentified gunmen killed two activists in Basra, Iraq's rights commission said.", ("", "IRQ")),
        ("Unknown men burned down two schools in northern Kenya in the night.", ("", "KEN")),
        ("Somali gunmen shot two Kenyan policemen.", ("SOM", "KEN")),
        ("Boko Haram gunmen killed nine farmers in Borno, Nigeria's army said.", ("NGA", "NGA")),
        # craft with a name of their own are of the state named before it
        ("American F-15s pounded five lairs of Kataib Hezbollah in Iraq on Sunday.", ("USA", "IRQ")),
        ("Turkish F-16s bombed a village in Iraq.", ("TUR", "IRQ")),
        # a weapon with the name of its make is not of the place, but where its own words tell whose it is
        ("Two men were killed by a Bayraktar drone in Tripoli on Friday.", ("", "LBY")),
        ("Two men were killed by a Turkish Bayraktar drone in Tripoli on Friday.", ("TUR", "LBY")),
    ],
)
def test_the_unidentified_are_of_no_state(text, states):
    assert sides(text, "ASSAULT") == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Poland requested clearance to shoot down Russian drones. Russia shelled Kharkiv again.", ("POL", "")),
        ("Ukraine's president asked again for permission to strike airfields in Russia.", ("UKR", "")),
        ("Kenya asked Somalia for permission to bomb camps of the rebels.", ("KEN", "SOM")),
        ("Washington is asking Baghdad for leave to bring batteries into the country.", ("USA", "IRQ")),
        ("India urged Pakistan, whose soldiers had shot two Indian farmers, to hold its fire.", ("IND", "PAK")),
    ],
)
def test_who_is_struck_by_what_is_asked_for_is_not_asked(text, states):
    assert sides(text, "REQUEST") == states


def test_own_victims_are_not_asked():
    text = "An Iranian missile hit an airliner. Canada demanded an inquiry into the crash, in which 63 Canadians died."
    assert sides(text, "REQUEST") == ("CAN", "IRN")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Ukraine's president asked again for permission to strike Russia. Washington has so far declined.", "UKR"),
        ("Poland called for a halt of gas sales to Russia, Germany said. Norway declined.", "POL"),
        ("Uganda asked Kenya for fuel. Nairobi refused.", "UGA"),
    ],
)
def test_a_bare_refusal_answers_who_asked(text, states):
    assert sides(text, "REJECT")[1] == states


def test_a_colleague_is_of_the_state_named_before_him():
    text = "Ukraine's president demanded an apology. His Iranian colleague apologised by telephone in the evening."
    assert sides(text, "CONCEDE") == ("IRN", "UKR")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Lithuania closed its border. Thousands of people marched in Minsk against the president.", ("BLR", "BLR")),
        ("Russia freed two poets. Youths gathered outside the Russian embassy in Tbilisi.", ("GEO", "RUS")),
        ("Washington widened its sanctions. Workers marched in Havana.", ("CUB", "USA")),
        # against a tax of one's own, whoever was told of before
        ("Poland praised Berlin. Farmers protested in Munich against the new tax.", ("DEU", "DEU")),
        ("Uganda banned Kenyan milk. Dairy farmers rallied in Nairobi.", ("KEN", "UGA")),
    ],
)
def test_who_comes_together_is_of_the_place(text, states):
    assert sides(text, "PROTEST") == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "KYIV - Iran admitted that it had shot down the airliner. In Tehran students gathered to mourn and police "
            "dispersed them. The American president backed the protesters in a message in Persian.",
            ("USA", "IRN"),
        ),
        (
            "Lithuania closed its border. Thousands of people marched in Minsk. Sweden backed the demonstrators.",
            ("SWE", "BLR"),
        ),
    ],
)
def test_the_protesters_are_those_who_came_together(text, states):
    assert sides(text, "SUPPORT") == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "American jets killed two soldiers in Iraq. Iran condemned it. Baghdad has complained to the Security "
            "Council.",
            ("IRQ", "USA"),
        ),
        (
            "Somali troops shot two Kenyan herders. Uganda sent doctors. Nairobi complained to the African Union.",
            ("KEN", "SOM"),
        ),
        ("Bolivia closed the bridge. Peru complained to the bloc about the closure.", ("PER", "BOL")),
    ],
)
def test_a_bare_complaint_to_a_body_is_about_who_struck_last(text, states):
    assert sides(text, "ACCUSE") == states


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "NAIROBI, May 8 (Reuters) - Kenya on Wednesday recalled its ambassador to Uganda in response to what it"
            " called unfounded accusations, the foreign ministry said.",
            {"KEN", "UGA"},
        ),
        # told of in the text, it is a party as any other
        ("NAIROBI, May 8 - Kenya accused Reuters of lies on Wednesday.", {"KEN", "GBRJRN"}),
    ],
)
def test_the_agency_of_the_dateline_has_no_part_in_what_is_told(text, parties):
    reading = polybius.read(text, published="2024-05-08")
    assert {p.code for event in reading.events for p in (*event.actors, *event.recipients)} == parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army of Niger shelled the Malian village of Tessit with mortars on Monday, the press office of the"
            " Malian border troops said. No one was killed among Malian citizens, it added.",
            ("NER", "MLI"),  # the shelling, of which it is the toll
        ),
        # those who dealt the blow stand behind "by"
        ("Two Malian farmers were killed by Chadian troops in Tessit.", ("TCD", "MLI")),
    ],
)
def test_those_among_whom_somebody_was_killed_are_its_victims(text, expected):
    assert sides(text, "ASSAULT") == expected
