"""Who calls a charge a lie rejects it; who calls a deed a disgrace accuses."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Russia described the Estonian claim as a fantasy.", [("REJECT", "RUS", "EST")]),
        ("Turkey said the Armenian charge was cheap propaganda.", [("REJECT", "TUR", "ARM")]),
        ("Russia said that the Estonian accusation was baseless.", [("REJECT", "RUS", "EST")]),
        ("Argentina disputes the British account.", [("REJECT", "ARG", "GBR")]),
        ("Poland said the German border checks were a disgrace.", [("ACCUSE", "POL", "DEU")]),
        ("Poland called the German checks a disgrace.", [("ACCUSE", "POL", "DEU")]),
        (
            "Poland said the German drills were a threat to the sovereignty of its neighbours.",
            [("ACCUSE", "POL", "DEU")],
        ),
        ('"Poland is not the aggressor," the Polish president said.', []),
    ],
)
def test_who_calls_a_charge_false_rejects_it(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Israel named Iran as the culprit.", [("ACCUSE", "ISR", "IRN")]),
        ("Cyprus said Turkey had a hand in the fire.", [("ACCUSE", "CYP", "TUR")]),
        ("Belarus said it would answer Lithuania in kind.", [("THREATEN", "BLR", "LTU")]),
        ("Laos closed ranks with China over Taiwan.", [("SUPPORT", "LAO", "CHN")]),
        ("Honduras switched its recognition to China.", [("SUPPORT", "HND", "CHN")]),
        ("The Czech Republic let Taiwan open an office in Prague.", [("SUPPORT", "CZE", "TWN")]),
        ("Bulgaria passed shells on to Ukraine.", [("AID", "BGR", "UKR")]),
        ("France handed over a wanted general to Algeria.", [("COOPERATE", "FRA", "DZA")]),
        ("Lithuania let its transit accord with Belarus lapse.", [("SANCTION", "LTU", "BLR")]),
        ("Pakistani and Afghan generals put their heads together in Torkham.", [("CONSULT", "AFG PAK", "")]),
    ],
)
def test_idioms_of_blame_of_threat_and_of_help(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "The critic called the actor's claim a fantasy.",
        "Scientists called the report a hoax.",
        "The singer had a hand in the song, the label said.",
        "Fans will answer in kind, the singer said.",
        "The fire turned the barn to ashes.",
        "The team closed ranks around its coach.",
        "The firm switched its allegiance to a new supplier.",
        "The cooks put their heads together for a new menu.",
        "Doctors arrived in Vienna for a congress.",
        "The club let the contract of its coach expire.",
    ],
)
def test_the_same_words_tell_none_among_private_people(text):
    assert told(text) == []
