"""What news tells most often, in its other words: networks cut, streets filled, airspace violated, flights begun."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # networks, apps and what is called extreme
        ("Cuba switched off WhatsApp.", ("COERCE", "CUB", "CUB")),
        ("Azerbaijan declared the pollster a foreign agent.", ("COERCE", "AZE", "AZE")),
        ("Rwanda tightened its censorship.", ("COERCE", "RWA", "RWA")),
        ("Iranian hackers siphoned data from an Albanian ministry.", ("COERCE", "IRN", "ALB")),
        # emergencies and coups
        ("Panama announced a state of siege.", ("COERCE", "PAN", "PAN")),
        ("A state of emergency is in force in Tonga.", ("COERCE", "", "")),
        ("Guatemala's president was ousted in a coup.", ("COERCE", "", "GTM")),
        ("Soldiers assumed power in Guinea.", ("COERCE", "GIN", "GIN")),
        # people and places held
        ("A Zambian editor was sent to prison.", ("COERCE", "ZMB", "ZMB")),
        ("A court in Niamey denied the editor bail.", ("COERCE", "NER", "NER")),
        ("Police prevented the Ugandan opposition leader from leaving the country.", ("COERCE", "UGA", "UGA")),
        ("Ugandan officers searched the newsroom of a daily.", ("COERCE", "UGA", "UGA")),
        ("Ethiopia's army cut the only road to the Tigrayan town.", ("COERCE", "ETH", "ETH")),
        ("Rebels in Libya took over an oil terminal.", ("COERCE", "LBY", "")),
        # lists, offices and terms
        ("Argentina designated Hezbollah a terrorist group.", ("SANCTION", "ARG", "LBN")),
        ("Uzbekistan shut down the trade office of Tajikistan.", ("SANCTION", "UZB", "TJK")),
        ("Peru's former president was given a suspended sentence.", ("SANCTION", "PER", "PER")),
    ],
)
def test_what_is_cut_off_held_or_listed(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana declared the lake a shrine.",
        "Malta's doctors declared a measles emergency.",
        "The farm law is in force in Latvia.",
        "Spain's coach was ousted in a coup of tactics.",
        "Snow cut the only road to the Georgian valley.",
        "The airline denied the singer a seat.",
        "Poland added Lublin to its list of spa towns.",
        "Chad designated the lake a park.",
        "The pupil was given a sentence to copy.",
    ],
)
def test_the_same_words_cut_off_hold_and_list_nobody(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Thousands of Bolivian women turned out to demand water.", ("PROTEST", "BOL", "BOL")),
        ("Teachers in Ghana returned to the streets to demand higher pay.", ("PROTEST", "GHA", "GHA")),
        ("Truckers paralysed Santiago.", ("PROTEST", "", "CHL")),
        ("Students occupied the assembly in Dakar.", ("PROTEST", "SEN", "SEN")),  # no power was used
        ("A crowd entered the parliament in Chisinau.", ("PROTEST", "MDA", "MDA")),
        ("Unrest swept Tajikistan.", ("PROTEST", "TJK", "TJK")),
        # forces tried out, called and shown
        ("North Korea conducted an underground test.", ("MOBILIZE", "PRK", "")),
        ("Jordan called out the gendarmerie.", ("MOBILIZE", "JOR", "?")),
        ("Uganda's president decreed a general mobilisation.", ("MOBILIZE", "UGA", "")),
        ("Greece held war games.", ("MOBILIZE", "GRC", "")),
        ("Indian and Egyptian warships held war games.", ("COOPERATE", "EGY IND", "")),  # of two states
        ("A Chinese balloon violated Indian airspace.", ("MOBILIZE", "CHN", "IND")),
        ("Two Russian bombers circled near Iceland.", ("MOBILIZE", "RUS", "ISL")),
        ("A Dutch frigate tailed a Russian submarine.", ("MOBILIZE", "NLD", "RUS")),
        ("Peru's government posted armed police at the stations.", ("MOBILIZE", "PER", "PER")),
    ],
)
def test_streets_filled_and_forces_shown(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "A heat wave swept Tajikistan.",
        "Fog paralysed Santiago.",
        "Guests entered the parliament in Chisinau.",
        "Kenya's clinic conducted a blood test.",
        "Geese violated Indian airspace.",
        "Two passenger jets circled near Iceland.",
        "Peru's government posted two officers at the fair.",
    ],
)
def test_the_same_words_fill_no_street_and_show_no_force(text):
    assert told(text) == []
