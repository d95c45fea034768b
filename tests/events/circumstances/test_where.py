"""Where a deed was done: whole sentences through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def where(text):
    """The words for the place and the host state of the first event that has a place, else of the first."""
    reading = polybius.read(text, published="2024-03-05")
    event = min(reading.events, key=lambda one: one.place is None)
    return reading.words(reading.places[event.place].span) if event.place is not None else None, event.host


@pytest.mark.parametrize(
    ("text", "place", "host"),
    [
        ("Gunmen killed nine people in Kano on Monday.", "Kano", "NGA"),
        ("Three soldiers died when their lorry hit a mine near Gao in northern Mali.", "Gao", "MLI"),
        ("Fighters stormed Wad Ashana, a village in North Kordofan.", "Wad Ashana", "SDN"),
        ("Thousands marched through the streets of Quito against fuel prices.", "Quito", "ECU"),
        ("France's president visited Accra on Monday.", "Accra", "GHA"),
        ("Rebels attacked a base in the east of Sri Lanka in April.", "Sri Lanka", "LKA"),
        ("Militants from Nigeria attacked a village in Cameroon.", "Cameroon", "CMR"),
        ("Rebels who had come from Libya attacked the town of Abeche.", "Abeche", "TCD"),
        ("Talks between Ethiopia and Eritrea opened in Asmara.", "Asmara", "ERI"),
        ("Russia withdrew its troops from Kherson.", "Kherson", "UKR"),
        # of several places, where it was done and not where it was told or who lives there
        ("An official in Nairobi said that gunmen had killed two policemen in Garissa.", "Garissa", "KEN"),
        ("The envoy, who lives in Vienna, was arrested at the airport in Budapest.", "Budapest", "HUN"),
        ("Rockets fired from Gaza hit a house in Ashkelon.", "Ashkelon", "ISR"),
        ("A US drone killed a general of the Quds Force near Baghdad airport.", "Baghdad airport", "IRQ"),
        ("Soldiers spoke of Kidal, where a mine had killed two Danes.", "Kidal", "MLI"),
        # where that lies which a blow met
        ("Government drones hit a depot held by rebels near Kidal.", "Kidal", "MLI"),
        ("Gunmen fired at a car carrying Danish peacekeepers near Gao.", "Gao", "MLI"),
        ("A Syrian strike on a school sheltering displaced people in Idlib killed nine people.", "Idlib", "SYR"),
        ("A mine killed one soldier and injured two in Kidal.", "Kidal", "MLI"),
        ("Three nurses were hurt on Friday when a bomb exploded while they were resting in Kidal.", "Kidal", "MLI"),
        ("In Niger, drones struck the Agadez base.", "Agadez", "NER"),
        ("A rocket attack on Kandahar airbase wounded a contractor.", "Kandahar", "AFG"),
        ("Togo sent more soldiers to the front, a French official said in Paris.", None, "TGO"),
        ("Jordanian jets bombed positions of Islamic State.", None, None),
        ("Denmark withdrew its 200 soldiers last week.", None, None),
        # told again
        ("A bomb went off in Herat on Monday. Six clerks died in the blast.", "Herat", "AFG"),
    ],
)
def test_a_deed_is_where_its_own_words_tell(text, place, host):
    assert where(text) == (place, host)


def test_a_telling_of_the_same_act_lends_its_place():
    reading = polybius.read("A bomb killed six people in Herat on Monday. A child also died in the attack.")
    assert {event.host for event in reading.events} == {"AFG"}
    assert {reading.words(reading.places[event.place].span) for event in reading.events} == {"Herat"}


@pytest.mark.parametrize(
    "text",
    [
        "Iran condemned the attack in Damascus.",
        "Kenya warned Somalia over the raid in Mandera.",
        "The United States imposed sanctions on two firms in Minsk.",
        "Chad fined two firms over a dispute in Adre.",
        "Militias loyal to Iran shelled a base.",
        "An attack by fighters trained in Iran killed nine soldiers.",
        "Gunmen killed nine soldiers and wounded an envoy of Chad.",
    ],
)
def test_what_happened_elsewhere_and_whom_it_meets_tell_no_place(text):
    assert where(text)[0] is None


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Peruvian police arrested ten Peruvian students.", "PER"),
        ("Israel put its army on alert.", "ISR"),
        ("American jets bombed Syrian rebels.", "SYR"),
        ("Norway sent doctors to Nepal.", "NPL"),
        ("Belarus arrested three Polish priests.", "BLR"),  # who takes people into custody does so at home
        ("Caracas jailed two Colombian reporters.", "VEN"),
        ("American troops arrested two Iraqi farmers.", "IRQ"),  # but an army abroad
        ("Iran threatened the United States.", None),
    ],
)
def test_without_a_place_the_host_is_the_state_of_both_sides_or_of_those_met_at_home(text, host):
    assert where(text) == (None, host)


def test_ground_told_before_is_meant_again():
    reading = polybius.read(
        "Rebels besieged the French embassy in Niamey on Tuesday. They withdrew from the embassy on Wednesday."
        " Police fired tear gas at a crowd outside the embassy.",
        published="2024-03-05",
    )
    assert [event.host for event in reading.events if event.place is not None] == ["NER"] * 3


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A drone hit a bus in Kherson. The city was shelled again on Monday.", "shelled", "Kherson"),
        ("Police fired tear gas at a crowd in Libreville. They held nine men in the city.", "held", "Libreville"),
        ("Rockets struck Ain al-Asad on Monday. Danish troops are leaving the base.", "leaving", "Ain al-Asad"),
        ("Rebels overran Kidal on Friday. Soldiers fled the town and bombed a bridge.", "fled", "Kidal"),
        # nobody knows which of two, and where somebody speaks is not what the noun takes up
        ("Soldiers entered Kidal and Gao on Saturday. Rebels shelled the town.", "shelled", None),
        ("A bomb killed six in Quetta. An envoy said in Karachi it was war. Police held nine men in the city.", "held",
         "Quetta"),
    ],
)  # fmt: skip
def test_a_noun_takes_up_the_only_town_of_the_last_sentence_that_names_one(text, trigger, place):
    reading = polybius.read(text, published="2024-03-05")
    (event,) = (event for event in reading.events if trigger in reading.words(event.trigger))
    assert (None if event.place is None else reading.words(reading.places[event.place].span)) == place
