"""Who is told in short to have done the same: sentences -> events."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("France condemned Russia, and so did Germany.", ["FRA", "DEU"], ["RUS"]),
        ("France condemned Russia; so did Germany.", ["FRA", "DEU"], ["RUS"]),
        ("France condemned the coup in Niger and so did Germany.", ["FRA", "DEU"], ["NER"]),
        ("Turkey condemned Israel, as did the Iraqi government.", ["TUR", "IRQ"], ["ISR"]),
        ("France condemned the coup in Niger, as have Germany and Spain.", ["FRA", "DEU", "ESP"], ["NER"]),
        ("France did not condemn Russia, and neither did Germany.", ["FRA", "DEU"], ["RUS"]),
        ("Sweden joined Norway in condemning Iran.", ["SWE", "NOR"], ["IRN"]),
        ("Sweden followed Norway and Denmark in condemning Iran.", ["SWE", "NOR", "DNK"], ["IRN"]),
        # its own verb follows
        ("France condemned Russia, nor did Germany support it.", ["FRA"], ["RUS"]),
    ],
)
def test_who_did_so_too_is_one_of_the_doers(text, actors, recipients):
    events = polybius.read(text, published="2024-05-10").events
    event = next(event for event in events if event.event_type == "ACCUSE")
    assert [p.country for p in event.actors] == actors
    assert [p.country for p in event.recipients] == recipients


def last(text):
    """Type and sides of the last event."""
    event = polybius.read(text, published="2024-05-10").events[-1]
    return event.event_type, [p.country for p in event.actors], [p.country for p in event.recipients]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jordan rejected the American plan. Egypt did so as well.", ("REJECT", ["EGY"], ["USA"])),
        ("Jordan rejected the American plan. So did Egypt.", ("REJECT", ["EGY"], ["USA"])),
        ("Britain urged Iran to free the sailors. Canada followed suit.", ("REQUEST", ["CAN"], ["IRN"])),
        (
            "Oman cut ties with Qatar on Monday, and Egypt and Bahrain did the same.",
            ("SANCTION", ["EGY", "BHR"], ["QAT"]),
        ),
        # done to those who did it first
        ("Canada halted its training of Iraqi police. Spain took the same step.", ("SANCTION", ["ESP"], ["IRQ"])),
        ("Chad shut its border with Libya. Niger had made a similar decision.", ("COERCE", ["NER"], ["LBY"])),
        ("Norway closed its border with Russia. Finland will take the same step.", ("COERCE", ["NOR"], ["RUS"])),
        ("Chad shut its border with Libya. Niger took the same road.", ("COERCE", ["TCD"], ["LBY"])),
        ("China recalled its envoy from Vilnius on Monday. Lithuania followed suit.", ("SANCTION", ["LTU"], ["CHN"])),
        # in kind: done to who did it
        ("Peru banned Bolivian lorries on Friday. Bolivia answered in kind.", ("COERCE", ["BOL"], ["PER"])),
        ("Peru expelled two Bolivian consuls, and Bolivia reciprocated.", ("SANCTION", ["BOL"], ["PER"])),
        ("Peru expelled two Bolivian consuls. Bolivia retaliated in kind.", ("SANCTION", ["BOL"], ["PER"])),
        # its own verb tells it
        ("Iran banned beef. Libya followed suit and shut its embassy in Copenhagen.", ("SANCTION", ["LBY"], ["DNK"])),
        # the very one who did it; nobody did it
        ("Chad recalled its envoy from Togo. It did so after the raid.", ("SANCTION", ["TCD"], ["TGO"])),
        ("Jordan rejected the American plan. Egypt may follow suit.", ("REJECT", ["JOR"], ["USA"])),
    ],
)
def test_who_does_the_same_in_a_sentence_of_his_own_does_it_to_the_same(text, told):
    assert last(text) == told
