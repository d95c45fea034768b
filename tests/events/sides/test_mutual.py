"""Who fights or blames one another: all are actors, and those who are killed meanwhile stand on no side."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("Colombian troops clashed with ELN guerrillas on Friday, killing four.", "ASSAULT", ["COLMIL", "COLREB"]),
        ("Chad's army fought with rebels near Mao. Niger closed a road.", "ASSAULT", ["TCDMIL", "TCDREB"]),
        ("Soldiers of Peru and Chile traded fire, and a farmer was killed.", "ASSAULT", ["CHLMIL", "PERMIL"]),
        ("Kenya and Somalia accused each other of arming bandits.", "ACCUSE", ["KEN", "SOM"]),
        ("Peru and Chile blamed one another for the delay.", "ACCUSE", ["CHL", "PER"]),
        ("The bloc warned Peru and Chile. The two had signed a pact on water in May.", "SUPPORT", ["CHL", "PER"]),
        # one plural is both sides
        (
            "Rival gangs exchanged fire in Kingston, and two nurses died. Cuba warned its citizens.",
            "ASSAULT",
            ["JAMCRM"],
        ),
    ],
)
def test_those_who_act_on_one_another_are_all_actors(text, event_type, actors):
    event = next(event for event in polybius.read(text).events if event.event_type == event_type)

    assert event.reciprocal
    assert sorted(party.code for party in event.actors) == actors
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Nigerian police fought against bandits in Zamfara.", ["NGACOP"], ["NGACRM"]),  # told of one side
        ("Nigerian police fought bandits in Zamfara.", ["NGACOP"], ["NGACRM"]),
        ("Soldiers and police fought for two days in Marawi.", ["PHLCOP", "PHLMIL"], []),  # on one side
    ],
)
def test_those_of_one_side_do_not_fight_one_another(text, actors, recipients):
    (event,) = polybius.read(text).events

    assert not event.reciprocal
    assert sorted(party.code for party in event.actors) == actors
    assert sorted(party.code for party in event.recipients) == recipients


def test_who_is_told_something_in_a_call_is_on_the_line():
    text = "In a phone call on Friday, Putin told Erdogan that Russia wanted peace in Syria."
    events = polybius.read(text, published="2018-04-10").events
    call = next(event for event in events if event.event_type == "CONSULT")

    assert [party.country for party in call.actors] == ["RUS", "TUR"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The UN Security Council met on Monday at the request of Kenya.", "CONSULT"),
        ("The UN Security Council will hold an emergency session on Friday at Kenya's request.", "AGREE"),
    ],
)
def test_at_whose_request_others_meet_does_not_meet_them(text, kind):
    events = polybius.read(text, published="2020-06-11").events
    (event,) = (event for event in events if event.event_type == kind)

    assert ([p.country for p in event.actors], event.recipients) == (["UNO"], ())


@pytest.mark.parametrize(
    "text",
    [
        "Thailand and Cambodia accused each other of shelling villages on Monday, killing two monks.",
        "Eritrea and Ethiopia accused each other of shelling a border town on Monday.",
        "Niger and Benin accused one another of shelling a border town on Monday.",
        "Togo and Benin each accused the other of shelling the town of Nikki.",
    ],
)
def test_the_deed_of_which_two_accuse_each_other_is_the_word_of_both(text):
    reading = polybius.read(text, published="2023-07-20")
    charge, deed = (next(one for one in reading.events if one.event_type == kind) for kind in ("ACCUSE", "ASSAULT"))
    mouths = [reading.attributions[belief.attribution].source for belief in deed.factuality_by]

    assert charge.reciprocal
    assert (deed.actors, deed.factuality) == ((), "PS+")  # who did it is what they differ on
    assert [source.entity for source in mouths if source] == [party.entity for party in charge.actors]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Kyiv and Moscow traded blame for an attack on the plant that killed nine people.", []),
        ("Chad and Sudan exchanged accusations over the shelling of the market in Tine.", []),
        ("Chad and Sudan traded insults over the shelling of Tine by Libyan jets.", ["LBYMIL"]),
    ],
)
def test_those_who_trade_blame_for_a_blow_are_not_told_to_have_dealt_it(text, doers):
    blow = next(event for event in polybius.read(text, published="2023-07-20").events if event.event_type == "ASSAULT")

    assert [party.code for party in blow.actors] == doers
