"""Nobody is blamed or praised for a blow that nobody known has dealt."""

from __future__ import annotations

import pytest

import polybius


def judged(text: str) -> list[str | None]:
    """The countries on the side of those who are blamed or praised."""
    events = polybius.read(text, published="2020-06-11").events
    return [p.country for event in events if event.event_type in ("ACCUSE", "SUPPORT") for p in event.recipients]


@pytest.mark.parametrize(
    "text",
    [
        # not whoever spoke last
        "A bomb killed nine guards in Quetta. Britain's premier condemned the bombing. India deplored the attack.",
        # not whom it struck, however far above
        "Two French soldiers were killed when rockets struck a base near Gao in Mali. The dead were corporals."
        " Their families were told. Britain's premier called the attack deplorable.",
        # nor those who talk beside it
        "Rockets hit the Danish embassy in Kabul. Denmark's foreign minister spoke to his Norwegian counterpart."
        " Kabul condemned the attack on the mission.",
        "Two French soldiers were killed when rockets struck a base in Mali. Britain spoke of a dark day. A militia in"
        " Mali praised the operation.",
        # nor is an inquiry into whom it struck
        "Three Turkish sailors were killed by a mine off Libya. Ankara announced an investigation into their deaths.",
        "Nine Malian herders were shot dead near Gao. Algeria opened an inquiry into the incident.",
        "An explosion killed nine Pakistani worshippers in Quetta. The interior minister ordered an inquiry.",
        "Five Iraqi pilgrims died in an ambush near Samarra. Iran's foreign ministry denounced the crime.",
        "A bomb killed six Kenyan soldiers. Ethiopia called the blast a cowardly act.",
        # what was fired is blamed, not who spoke last
        "Two shells hit a hospital in Goma. Rwanda's president met the envoy of Japan. Uganda denounced the shells.",
        # a veto is no threat of a blow
        "Rockets hit the Danish embassy in Kabul. Denmark's premier threatened to veto two bills of the Danish"
        " parliament. Kabul condemned the attack.",
        # nor whom the judgement itself tells of as struck
        "Kenya condemned the attack that killed two French soldiers near Gao.",
        "Chad's ministry of defence condemned the ambush near Gao on Monday, in which two French soldiers lost their"
        " lives and three were wounded.",
        # an inquiry that does not say into what
        "Rockets struck a French base in Mali and killed two soldiers. Mali's president ordered an investigation.",
    ],
)
def test_nobody_known_has_dealt_it(text):
    assert judged(text) == []


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Ugandan jets bombed a camp in Kenya. Kenya condemned the bombing.", ["UGA"]),
        ("A bomb killed nine guards in Nairobi. Kenya condemned the attack by Ugandan rebels.", ["UGA"]),
        # who had said that he would
        ("Ugandan rebels threatened Kenya. Two died when a bomb hit Garissa. Chad condemned the strike.", ["UGA"]),
    ],
)
def test_who_dealt_or_threatened_it_is_blamed(text, countries):
    assert judged(text) == countries


@pytest.mark.parametrize(
    "text",
    [
        "Togo condemned the attack and extended its condolences to the families of the victims.",
        "Gunmen fired mortars at a Chadian base. Ghana's government condemned the mortar fire and conveyed its sympathy"
        " to Ndjamena.",
        "Peru voiced its solidarity with Chile and deplored the bombing.",
    ],
)
def test_with_whom_somebody_grieves_is_not_blamed(text):
    (charge,) = [event for event in polybius.read(text, published="2020-06-11").events if event.event_type == "ACCUSE"]

    assert [p for p in charge.recipients if p.country] == []


def test_whom_somebody_blames_and_supports_others_against_is_blamed():
    text = "Peru condemned Bolivia's raid on a Chilean post and voiced its solidarity with Chile."
    (charge,) = [event for event in polybius.read(text, published="2020-06-11").events if event.event_type == "ACCUSE"]

    assert [p.country for p in charge.recipients] == ["BOL"]


def test_ones_own_embassy_is_not_blamed_for_what_it_suffered():
    text = "Peru condemned the violence against its embassy in Mali and demanded that the junta protect its staff."
    charge = next(e for e in polybius.read(text, published="2020-06-11").events if e.event_type == "ACCUSE")

    assert "PER" not in {p.country for p in charge.recipients}


def test_two_parties_that_are_raided_are_not_the_two_sides_told_of():
    text = "Chad's president wrote to the European Union. Police raided the offices of two opposition parties."
    raid = next(e for e in polybius.read(text, published="2020-06-11").events if e.event_type == "COERCE")

    assert "EUR" not in {p.country for p in raid.recipients}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bandits killed 12 Nigerien soldiers near Tillaberi on Monday. The United Nations condemned the attack and "
         "evacuated seven wounded soldiers.", ["NERCRM"]),
        # who is charged by a word of his own is charged
        ("Rebels killed nine Chadian soldiers near Bol on Monday. Niger condemned the attack and accused the soldiers "
         "of looting.", ["TCDMIL"]),
    ],
)  # fmt: skip
def test_whom_the_condemned_blow_struck_is_not_blamed(text, codes):
    events = polybius.read(text, published="2023-07-20").events
    blamed = [party.code for event in events if event.event_type == "ACCUSE" for party in event.recipients]

    assert blamed[-1:] == codes


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("French ministers blamed a Rwandan-backed militia for the raid.", [None]),
        ("French ministers blamed a Rwandan-backed militia for the raid on a camp in Congo.", ["COD"]),
        ("French ministers blamed a Rwandan general for the raid.", ["RWA"]),
    ],
)
def test_who_backs_a_band_is_not_blamed_with_it(text, countries):
    assert judged(text) == countries
