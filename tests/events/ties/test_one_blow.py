"""A blow that a report tells twice has its doer and its victims from whichever telling names them."""

from __future__ import annotations

import pytest

import polybius


def sides(text: str, word: str) -> tuple[list[str | None], list[str | None]]:
    reading = polybius.read(text)
    event = next(event for event in reading.events if reading.words(event.trigger) == word)
    return [party.code for party in event.actors], [party.country for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        (
            "Ethiopian jets bombed a fuel depot in Humera on Monday. Three Eritrean drivers were killed, a nurse said.",
            "killed", ["ETHMIL"], ["ERI"],
        ),
        (
            "Rebels ambushed an army convoy near Bria on Friday. Two soldiers were wounded, the army said.",
            "wounded", ["CAFREB"], ["CAF"],
        ),
        # another blow, told for itself
        (
            "Ethiopian jets bombed a depot in Humera on Monday. On Tuesday a bomb wounded a guard in Asmara, Eritrea.",
            "wounded", [], ["ERI"],
        ),
        # who is killed has not dealt it
        ("Jets bombed Mao on Monday. Two Chadian soldiers were killed.", "bombed", [], ["TCD"]),
    ],
)  # fmt: skip
def test_what_one_telling_leaves_out_stands_in_the_other(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Colombian troops killed nine rebels after an ambush that left two soldiers dead.",
         {"killed": 9, "ambush": 2}),
        ("Police in Accra shot dead three men after an attack on a bank in which a guard was killed.",
         {"shot": 3, "attack": 1}),
        # who dies after an attack dies of it
        ("Six guards were killed after an attack on a post in Gao.", {"killed": 6}),
    ],
)  # fmt: skip
def test_who_strikes_after_an_attack_deals_a_blow_of_his_own(text, told):
    reading = polybius.read(text, published="2023-07-20")
    blows = [event for event in reading.events if event.event_type == "ASSAULT"]

    found = {reading.words(one.trigger).split()[0]: [c.min for c in one.counts if c.what == "killed"] for one in blows}
    assert found == {word: [number] for word, number in told.items()}
