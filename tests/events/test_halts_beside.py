"""Halts told beside other acts, of themselves or by an order: whole texts through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def acts(text):
    """Type and countries of the acts of a text."""
    reading = polybius.read(text, published="2020-03-30")
    return [
        (event.event_type, *({p.country for p in parties} for parties in (event.actors, event.recipients)))
        for event in reading.events
    ]


def test_a_participle_behind_a_comma_tells_what_was_done_besides():
    """The expulsion is no part of what was frozen, nor one act with it."""
    text = "Chile froze all trade with Peru on Monday, expelling the Peruvian ambassador."

    assert acts(text) == [("SANCTION", {"CHL"}, {"PER"}), ("SANCTION", {"CHL"}, {"PER"})]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Shipments of Russian gas to Moldova have resumed, Romania's energy minister said on Thursday.",
            ("AID", {"RUS"}, {"MDA"}),
        ),
        (
            "Flights between Israel and Turkey have been suspended, the Greek transport minister said.",
            ("SANCTION", {"ISR"}, {"TUR"}),
        ),
        # of one state's thing the one who tells it may well be the doer
        (
            "Payments to the Tunisian coastguard have been cut off, an Italian minister said on Sunday.",
            ("SANCTION", {"ITA"}, {"TUN"}),
        ),
    ],
)
def test_who_tells_what_stopped_between_two_others_has_not_done_it(text, found):
    assert acts(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The president of Chad ordered the border with Sudan sealed on Sunday.", ("COERCE", {"TCD"}, {"SDN"})),
        ("Germany wound up its mission in Mali on Tuesday.", ("RETREAT", {"DEU"}, {"MLI"})),
        ("Israel ordered the return of its ambassador from Dublin.", ("SANCTION", {"ISR"}, {"IRL"})),
        ("Japan tightened controls on exports of chips to South Korea.", ("SANCTION", {"JPN"}, {"KOR"})),
        ("A court in Minsk sent the editor to pre-trial detention.", ("COERCE", {"BLR"}, {"BLR"})),
        ("Egypt set up a field hospital in Rafah.", ("AID", {"EGY"}, {"PSE"})),
    ],
)
def test_measures_by_less_usual_words(text, found):
    assert acts(text) == [found]


def test_who_winds_up_his_speech_wounds_nobody():
    assert acts("Ghana's president wound up his speech at noon.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile retaliated by expelling two Peruvian diplomats.",
        "Chile hit back by banning imports of Peruvian fruit.",
        "Chile struck back by withdrawing landing rights from Peruvian airlines.",
        "Chile will send no more aid to Peru, the minister said.",
        "Chile sells no more gas to Peru.",
    ],
)
def test_an_answer_by_a_deed_is_that_deed_and_what_is_done_no_more_is_halted(text):
    assert acts(text) == [("SANCTION", {"CHL"}, {"PER"})]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Chile hit back a day later with a ban of its own on Peruvian planes.", "COERCE"),
        ("Chile struck back with a closure of its ports to Peruvian ships.", "COERCE"),
        ("Chile hit back with visa rules for Peruvians.", "COERCE"),
        ("Chad hit back with a suspension of visas for citizens of Niger.", "SANCTION"),
        ("Chile hit back with rockets on a Peruvian port.", "ASSAULT"),
        ("Chile retaliated with air strikes on a Peruvian port.", "ASSAULT"),
    ],
)
def test_who_hits_back_with_a_measure_deals_no_blow(text, event_type):
    assert {told for told, _, _ in acts(text)} == {event_type}


def test_the_air_of_tyres_is_let_out_by_no_captor():
    told = acts("Lorry drivers let the air out of their tyres on the bridge to Peru.")

    assert "RETREAT" not in {event_type for event_type, _, _ in told}
