"""Who speaks or hears of a blow that is told elsewhere has neither dealt nor suffered it."""

from __future__ import annotations

import pytest

import polybius


def sides(text, trigger):
    """The codes of both sides of the blow that a word tells; nothing where it tells none."""
    events = polybius.read(text, published="2018-10-29").events
    told = [e for e in events if e.event_type == "ASSAULT" and text[e.trigger.start : e.trigger.end] == trigger]
    return [([p.code for p in event.actors], [p.code for p in event.recipients]) for event in told]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Ann Alder, a Democratic senator from Ohio, has sought to look tough since the deadly attacks in Brussels, "
            "Belgium. She said on Monday that the United States had to do more.",
            "attacks",
        ),
        (
            "Prosecutors in Germany investigating the attack in Bonn that killed nine people said the man was alone. "
            "Republican nominee Carl Ott of Ohio spoke about it on Friday.",
            "attack",
        ),
        (
            "The New York Police Department began to watch mosques shortly after the 9/11 attacks. Donald Trump wants "
            "this back, he said in the United States.",
            "attacks",
        ),
        (
            "A bomb killed nine people in Bonn. The president framed the bombing as a test for Germany. Carl Ott, the "
            "Republican nominee in Ohio, called for a wall.",
            "bombing",
        ),
        (
            "The State Department had only two guards stationed there in the months leading up to the attack. Three "
            "Americans died in Sirte, Libya.",
            "attack",
        ),
    ],
)
def test_who_acts_after_a_blow_is_no_side_of_it(text, trigger):
    apart = {"USALEG", "USAPTY", "USAELI", "DEUJUD", "USACOP", "USAGOV", "DEUGOV", "USA"}
    told = [code for blow in sides(text, trigger) for side in blow for code in side]

    assert not apart & set(told)


def test_a_town_before_the_noun_is_where_it_was_dealt():
    told = sides(
        "The night of the Sirte attack, three guards were there, said the State Department. Sirte is a town in Libya.",
        "attack",
    )

    assert all(not actors for actors, _ in told)


@pytest.mark.parametrize(
    ("text", "trigger", "side", "code"),
    [
        (
            "Sen. Ann Alder of Ohio was shot in Dayton on Monday. The attack shocked the United States.",
            "shot",
            1,
            "USALEG",
        ),
        ("The shooting wounded Rep. Carl Ott, a Republican from Ohio, and two guards.", "wounded", 1, "USALEG"),
        (
            "Turkish police killed two men. The shooting took place in Ankara, Turkey.",
            "shooting",
            0,
            "TURCOP",
        ),  # whom the verb before told
        ("Israel's prime minister ordered the attack on a depot in Syria.", "attack", 0, "ISRGOV"),
        ("Following the attack on its embassy in Baghdad, the United States sent marines.", "attack", 1, "USAGOV"),
    ],
)
def test_whom_its_own_words_name_stays(text, trigger, side, code):
    assert [code in blow[side] for blow in sides(text, trigger)] == [True]


def test_a_blow_that_nobody_claims_has_no_doer():
    text = (
        "Nine people were killed in Bonn, Germany. No terrorist organization has claimed responsibility for the "
        "killing. The attack on the officers was brutal."
    )
    reading = polybius.read(text, published="2018-10-29")

    assert not [party for event in reading.events for party in event.actors if party.sector == "REB"]
