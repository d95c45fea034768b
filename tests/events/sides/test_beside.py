"""Whom an act meets that leaves this to the acts told before it: whole reports through the program."""

from __future__ import annotations

import pytest

import polybius


def told(text, word):
    """The states on both sides of the event that a word tells, the last one where it is told twice."""
    reading = polybius.read(text, published="2024-05-10")
    events = [event for event in reading.events if word in reading.words(event.trigger)]
    return tuple([party.country or party.code for party in side] for side in (events[-1].actors, events[-1].recipients))


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        (
            "Chile and Peru have recalled their ambassadors from Cuba. Bolivia cut diplomatic ties on Wednesday.",
            "cut",
            (["BOL"], ["CUB"]),
        ),
        (
            "Japan has cut its aid to Honduras since the coup. Spain and Italy recalled their ambassadors.",
            "recalled",
            (["ESP", "ITA"], ["HND"]),
        ),
        # another's act in its own sentence is none of its words, and the envoy is none of those who joined before
        (
            "Chad and Mali withdrew their envoys from Doha. Egypt closed its airspace, and Kuwait offered to mediate.",
            "closed",
            (["EGY"], ["QAT"]),
        ),
        (
            "Sweden froze its aid to Uganda on Monday. Norway stopped a loan, and Denmark summoned the ambassador.",
            "summoned",
            (["DNK"], ["UGA"]),
        ),
        # what one state alone has done may be answered by a third one
        (
            "Russia expelled three Norwegian diplomats on Monday. Sweden summoned the ambassador.",
            "summoned",
            (["SWE"], ["RUS"]),
        ),
        # who was met by the measures answers them
        (
            "Chile and Peru have recalled their ambassadors from Cuba. Havana cut diplomatic ties on Wednesday.",
            "cut",
            (["CUB"], ["CHL", "PER"]),
        ),
    ],
)
def test_a_measure_that_joins_those_of_others_meets_whom_they_met(text, word, sides):
    actors, recipients = told(text, word)

    assert actors == sides[0]
    assert set(recipients) <= set(sides[1])
    assert recipients


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        (
            "Serbian police arrested three officers from Kosovo on Wednesday. Belgrade freed them after two weeks.",
            "freed",
            (["SRB"], ["KOS"]),
        ),
        (
            "In 2007 Iran captured nine Greek sailors and kept them for days before its president pardoned them.",
            "pardoned",
            (["IRN"], ["GRC"]),
        ),
        # whose he is is known: not whom the other side took
        (
            "Iran jailed a Belgian nurse. Belgium arrested an Iranian diplomat. Belgium freed the diplomat on Friday.",
            "freed",
            (["BEL"], ["IRN"]),
        ),
        # its own people
        (
            "Peru and Chile signed a pact. Peruvian police arrested 30 students in Lima. They were freed on Sunday.",
            "freed",
            (["PER"], ["PER"]),
        ),
    ],
)
def test_who_is_freed_is_who_was_taken(text, word, sides):
    assert told(text, word) == sides


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Sudan and Chad traded shots at the border on Sunday. Egypt offered to mediate.", ["SDN", "TCD"]),
        ("Sudan shelled a village in Chad on Sunday. Egypt offered to mediate.", ["SDN", "TCD"]),
    ],
)
def test_who_offers_to_mediate_does_so_between_both_sides_of_the_quarrel(text, recipients):
    assert told(text, "mediate") == (["EGY"], recipients)


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        ("The Ivorian navy seized a trawler from Ghana on Friday.", "seized", (["CIV"], ["GHA"])),
        ("Vietnam's party chief travelled to Beijing on Monday.", "travelled", (["VNM"], ["CHN"])),
    ],
)
def test_where_a_ship_is_from_and_where_a_visitor_goes_tell_the_other_side(text, word, sides):
    assert told(text, word) == sides
