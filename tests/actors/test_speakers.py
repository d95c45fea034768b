"""Who speaks a language is not of the state that it is named after."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police detained 40 young Russian speakers in Tallinn.", "RUS"),
        ("The authorities in Cameroon shut down the internet in the English-speaking regions.", "GBR"),
    ],
)
def test_who_speaks_a_language_is_not_of_its_state(text, country):
    reading = polybius.read(text, published="2021-05-05")

    assert country not in {party.country for event in reading.events for party in event.actors + event.recipients}


@pytest.mark.parametrize(
    ("people", "country"), [("Madhesi", "NPL"), ("Transnistrian", "MDA"), ("Zanzibari", "TZA"), ("Okinawan", "JPN")]
)
def test_a_people_is_of_the_state_in_which_it_lives(people, country):
    reading = polybius.read(f"{people} militants attacked a police post on Monday.", published="2021-05-05")

    assert {party.country for event in reading.events for party in event.actors} == {country}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israeli jets hit an airport near Aleppo, according to Damascus.", "SYR"),
        ("Rwandan soldiers crossed into eastern Congo and attacked Bunagana, the provincial governor said.", "COD"),
        ("Ukrainian drones hit a refinery in Ryazan, the regional governor said.", "RUS"),
        ("Israeli soldiers shot dead a teenager in Jenin, the health ministry said.", "PSE"),
    ],
)
def test_whose_a_speaker_is(text, country):
    reading = polybius.read(text, published="2024-05-11")

    assert [one.source.country for one in reading.attributions if one.source] == [country]


def test_who_tells_of_a_blow_has_not_dealt_it():
    reading = polybius.read(
        "Two Turkish soldiers were killed near Zakho on Friday, according to Ankara.", published="2024-05-11"
    )

    assert [event.actors for event in reading.events] == [()]
