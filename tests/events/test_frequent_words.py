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


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The mission of the United Nations shut its last base in Haiti.", ("RETREAT", "UNO", "HTI")),
        ("Armenia allowed aid trucks into the enclave.", ("RETREAT", "ARM", "")),
        ("Syria gave inspectors access to the plant.", ("RETREAT", "SYR", "")),
        ("Myanmar repatriated two Thai fishermen.", ("RETREAT", "MMR", "THA")),
        ("Belgium gave back a mask to Congo.", ("RETREAT", "BEL", "COD")),
        ("A truce took effect in Chad.", ("RETREAT", "", "TCD")),
        ("Rebels in Senegal burned their weapons.", ("RETREAT", "SEN", "")),
        # who comes to help, or brings food
        ("A Chilean rescue team arrived in Haiti.", ("AID", "CHL", "HTI")),
        ("Aid trucks rolled into the Sudanese camp.", ("AID", "?", "SDN")),
        ("Togo sent soldiers to help Benin.", ("AID", "TGO", "BEN")),
        ("Egyptian soldiers flew to Somalia to help its government.", ("AID", "EGY", "SOM")),
        ("Ugandan soldiers helped Somalia fight the rebels.", ("AID", "UGA", "SOM")),
        ("Libya backs the Chadian rebels with weapons.", ("AID", "LBY", "TCD")),
        ("Spain wiped out part of the debt of Honduras.", ("AID", "ESP", "HND")),
        ("A Turkish ship docked in Somalia with flour.", ("AID", "TUR", "SOM")),
        ("The Maltese coastguard picked up 30 Eritreans from a boat.", ("AID", "MLT", "ERI")),
        # what goes between two states
        ("Norway invested two billion in Chile.", ("COOPERATE", "NOR", "CHL")),
        ("Georgia handed over a wanted man to Poland.", ("COOPERATE", "GEO", "POL")),
        ("A tip from Greece helped Turkish police foil a plot.", ("COOPERATE", "GRC", "TUR")),
        ("Chile and Peru restored a hotline.", ("COOPERATE", "CHL PER", "")),
        ("Flights between Chile and Peru began.", ("COOPERATE", "CHL PER", "")),
        ("The first Greek flight arrived in Libya.", ("COOPERATE", "GRC", "LBY")),
    ],
)
def test_who_gives_way_helps_and_trades(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Scouts left their camp in Chad.",
        "Chad allowed food trucks into the park.",
        "Chad gave readers access to its archive.",
        "The new tax took effect in Chad.",
        "Fans in Senegal burned their shirts.",
        "A Chilean rescue team arrived in Haiti for a congress.",
        "Ugandan players helped Somalia win the match.",
        "A cruise ship docked in Somalia with tourists.",
        "The bank wiped out the debt of a widow in Honduras.",
        "Trade in stamps grew in Peru.",
        "The coach put everything into the match in Chile.",
        "The two dancers from Chile fly together.",
    ],
)
def test_the_same_words_give_way_to_nobody_and_help_nobody(text):
    assert told(text) == []
