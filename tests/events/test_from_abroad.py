"""Reports as translated pages and local papers write them: states in other tongues, bodies, what a name stands for."""

from __future__ import annotations

import pytest

import polybius
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # states and capitals as other tongues write them
        ("Irak accused Turkey of theft.", [("ACCUSE", "IRQ", "TUR")]),
        ("Turkish jets bombed a village in Siria.", [("ASSAULT", "TUR", "SYR")]),  # no town of Romania
        ("Tahran rejected the offer by Londra.", [("REJECT", "IRN", "GBR")]),
        ("Rusia expelled two diplomats of Polonia.", [("SANCTION", "RUS", "POL")]),
        ("Ukranian troops shelled a Belorussian village.", [("ASSAULT", "UKR", "BLR")]),
        # bodies of states
        ("The Visegrad Group condemned Peru.", [("ACCUSE", "IGO", "PER")]),
        ("The Organization of Turkic States condemned Greece.", [("ACCUSE", "IGO", "GRC")]),
        # the alliance is the one that is called so, where one is
        (
            "The Democratic Alliance won in Cape Town. The alliance accused the government of fraud.",
            [("ACCUSE", "ZAF", "ZAF")],
        ),
        ("NATO met in Brussels. The alliance accused Russia of spying.", [("ACCUSE", "IGO", "RUS")]),
    ],
)
def test_events(text, events):
    assert told(text)[-len(events) :] == events


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Police in Managua raided the offices of La Prensa.", ["NIC", "NIC"]),  # La is not L.A. here
        ("Police in La Guaira left.", ["VEN"]),
        ("He was born in Lafayette, La.", ["USA", "USA"]),
        ("Troops left Ufa Airport.", ["RUS"]),
    ],
)
def test_an_article_is_no_city(text, countries):
    assert [place.country for place in polybius.read(text).places] == countries


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Niger accused the French oil company Tarvel of bribing officers. The company denied the claim.",
            [("ACCUSE", "NER", "FRA"), ("REJECT", "FRA", "NER")],
        ),
        (
            "Armenia said Azerbaijan's security service had poisoned an exile there. The service denied the charge.",
            [("ASSAULT", "AZE", "ARM"), ("REJECT", "AZE", "ARM")],  # whose service it is was told before
        ),
        (
            "The ministry in Chisinau said a Russian bank had moved money to rebels. The bank denied the accusation.",
            [("REJECT", "RUS", "MDA")],
        ),
        ("The mayor said the bakery had raised its prices. The bakery denied the claim.", []),
        ("The widow said the hospital had lost her files. The hospital denied the claim.", []),
        ("The insurer denied the claim of a driver from Lyon after the storm.", []),  # no word of anybody
        ("Poland shut a road. The company denied her a refund.", []),
    ],
)
def test_whoever_is_blamed_denies_it_to_whoever_told(text, events):
    assert [event for event in told(text) if event[0] != "COERCE"] == events
