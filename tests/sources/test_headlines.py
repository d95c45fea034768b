"""Who says it behind the dash of a headline: line -> source and content, the trap beside it."""

from __future__ import annotations

import pytest

import polybius


def told(text: str) -> list[tuple[str, str]]:
    reading = polybius.read(text, published="2022-05-03")
    return [
        (reading.words(one.source.span), reading.words(one.content[0])) for one in reading.attributions if one.source
    ]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Kenya shells Somali port - ministry", [("ministry", "Kenya shells Somali port")]),
        ("Gunmen seize Somali tanker – owners", [("owners", "Gunmen seize Somali tanker")]),
        ("Kenya shells Somali port - Taliban", [("Taliban", "Kenya shells Somali port")]),
        ("Somalia crisis: Kenya shells port - army", [("army", "Somalia crisis: Kenya shells port")]),
        ("Kenya shells Somali port: ministry", [("ministry", "Kenya shells Somali port")]),
        ("Gunmen seize Somali tanker: state media", [("state media", "Gunmen seize Somali tanker")]),
        ("Kenya shells Somali port: Somalia", [("Somalia", "Kenya shells Somali port")]),
        ("Gunmen seize Somali tanker: live updates", []),
        ("Kenya shells Somali port: what happens next", []),
        ("Kenya shells Somali port: source in the ministry",
         [("source in the ministry", "Kenya shells Somali port")]),
        ("Kenya shells Somali port - spokesman for rebels", [("spokesman for rebels", "Kenya shells Somali port")]),
        ("Kenya shells Somali port: dozens of dead in Kismayo", []),
        ("Kenya shells Somali port - a message to rebels", []),
        # as agencies write it, without a blank
        ("Kenya shells Somali port -Interfax", [("Interfax", "Kenya shells Somali port")]),
        ("Kenya shells Somali port -sources", [("sources", "Kenya shells Somali port")]),
        ("Three drivers killed in Kenyan air strikes on Somali port: TV",
         [("TV", "Three drivers killed in Kenyan air strikes on Somali port")]),
        ("Kenya shells Somali port, radio reports", [("radio", "Kenya shells Somali port")]),
        ("Kenya shells Somali port -Somalia", []),
        # the site, the column and the part of the world say nothing
        ("Kenya shells Somali port - The Washington Post", []),
        ("Kenya shells Somali port - Explainer", []),
        ("Kenya shells Somali port - Somalia", []),
        ("Kenya shells Somali port - as it happened", []),
        # a hyphen is no dash, and what it is about tells no deed
        ("Kenya-backed fighters seize port", []),
        ("The port of Kismayo - residents", []),
    ],
)  # fmt: skip
def test_who_stands_behind_the_dash_or_colon_of_a_headline_says_it(headline, expected):
    assert told(headline) == expected
    assert told(f"{headline}\n\nTwo boats were gone.") == expected


def test_a_line_of_a_ticker_ends_in_who_says_it():
    text = (
        "Live from the coast\n\n14:05 Kenya shells Somali port - owners\n\n13:20 - Pirates seized ship - US military."
    )

    assert told(text) == [("owners", "Kenya shells Somali port"), ("US military", "Pirates seized ship")]


@pytest.mark.parametrize("stamp", ["7.12am", "7:12 a.m.", "07:12 GMT", "11am", "7.12"])
def test_the_time_before_a_line_says_nothing(stamp):
    assert told(f"Live from the coast\n\n{stamp}: Kenyan jets bombed a village.") == []


def test_a_line_names_who_writes_it_and_where():
    assert told("Nairobi police, on Twitter: Somali jets bombed a village.") == [
        ("Nairobi police", "Somali jets bombed a village")
    ]


def test_in_prose_a_dash_parts_other_things():
    assert told("Kenya shelled the port - the owners of the boats had fled - and went home.") == []


@pytest.mark.parametrize(
    "text", ["Jets bomb port -", "Port -", "- -", "Talks to resume on Friday -\n\nThe army said so."]
)
def test_a_dash_with_nothing_behind_it_names_nobody(text):
    assert not [one for one in polybius.read(text).attributions if one.source is None]


@pytest.mark.parametrize(
    ("headline", "mouths", "actor"),
    [
        ("Sudan: RSF drones hit Port Sudan fuel depot", [], "SDNREB"),  # what it is about
        ("Chad: army shells rebel camp near Libya", [], "TCDMIL"),
        ("Chad: Libya shelled two villages", ["Chad"], "LBY"),  # who says it
        ("Mali: Amnesty International says Malian soldiers killed twelve herders", ["Amnesty International"], "MLIMIL"),
    ],
)
def test_a_state_before_a_colon_of_which_others_act_says_nothing(headline, mouths, actor):
    reading = polybius.read(f"{headline}\n\nThe dead were buried on Friday.", published="2025-05-06")
    told = [claim for claim in reading.attributions if claim.cue.start < reading.sentences[0].span.end]
    assert [reading.words(claim.source.span) for claim in told if claim.source and claim.source.span] == mouths
    assert [party.code for event in reading.events if event.sentence == 0 for party in event.actors] == [actor]
