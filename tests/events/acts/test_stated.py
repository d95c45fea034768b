"""Measures that a noun tells: what stands is an event with its state, what is undone is told by its verb."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The embargo on Sudan stays in force, Chad said.", [("SANCTION", "embargo", False)]),
        ("The embargo on Sudan stands.", [("SANCTION", "embargo", False)]),
        ("Chad's ban on Sudanese salt has yet to be lifted.", [("COERCE", "ban", False)]),
        ("Peru's curbs on Chilean wine, in place since May, hurt the growers.", [("COERCE", "curbs", False)]),
        ("Chad's ban on Sudanese salt will stay in force, it said.", []),  # what will be is not
        ("The prohibition on Peruvian fish continues to apply.", [("COERCE", "prohibition", False)]),
        (
            "Chile opened the Arica crossing to Peru's lorries. The crossing at Visviri is still closed.",
            [("COERCE", "crossing", False)],
        ),
        ("The level crossing in Leeds is still closed because of snow.", []),  # between no two states
        ("A crossing over the river remains closed after a landslide in Peru.", []),
        ("The training of Chad's soldiers by Peru remains on hold.", [("SANCTION", "training", False)]),
        ("The ferries between Peru and Chile stay suspended.", [("SANCTION", "ferries", False)]),
        ("The training of Chad's soldiers by Peru is no longer on hold.", []),
        ("Work on the bridge is on hold.", []),  # nobody's
        ("The band held a break in the hall of Lima.", []),  # nothing is said to stand
    ],
)
def test_a_noun_tells_a_measure_that_stands(text, told):
    reading = polybius.read(text, published="2020-05-13")
    found = [
        (event.event_type, reading.words(event.trigger), event.ended)
        for event in reading.events
        if "measure:" in event.coder
    ]

    assert found == told


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Chad extended its embargo on Sudan on Monday.", False),  # it has stood and stands
        ("Chad did away with the ban on flights to Sudan on Monday.", True),
        ("Chad imposed an embargo on Sudan on Monday.", None),
    ],
)
def test_whether_a_measure_is_told_as_standing_or_undone(text, ended):
    reading = polybius.read(text, published="2020-05-13")

    assert ended in {event.ended for event in reading.events if event.event_type in ("SANCTION", "COERCE")}


@pytest.mark.parametrize(
    "text",
    [
        "A ban on flour, grain and meat from Peru took effect on Wednesday.",
        "Tariffs on cars, steel and wine from Peru took effect on Monday.",
        "An embargo on oil, gas and coal from Peru took effect on Monday.",
    ],
)
def test_from_where_barred_goods_come_is_on_whom_it_falls(text):
    (event,) = polybius.read(text, published="2020-05-13").events

    assert ([party.code for party in event.actors], [party.code for party in event.recipients]) == ([], ["PER"])


def test_what_a_ban_has_stopped_falls_away_and_the_ban_does_not():
    reading = polybius.read("Peru closed its airspace to Chilean planes. Some 40 flights a week fall away.")

    assert [event.event_type for event in reading.events] == ["SANCTION"]
