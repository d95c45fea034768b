"""What a report tells again: whole texts through the program as it ships, and what the weights are made of."""

from __future__ import annotations

import pytest

import polybius
from polybius.events.ties import again
from polybius.events.ties.retold import Retold
from polybius.syntax import Tree

SHELLS = "Ethiopian artillery shelled a bus station in Asmara on Monday. "


def joined(text: str) -> list[tuple[str, str]]:
    """The words of each telling that is joined to an act told before, and of the first telling of that act."""
    reading = polybius.read(text, published="2020-05-13")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    return [(words[link.from_], words[link.to]) for link in reading.links if link.kind == "same_as"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (SHELLS + "Two drivers were wounded, a doctor said.", ("wounded", "shelled")),  # by its harm
        (SHELLS + "Two Kenyan drivers were also killed.", ("killed", "shelled")),  # victims of another state
        (SHELLS + "The shells killed two drivers.", ("killed", "shelled")),  # by its weapons
        (SHELLS + "The shelling killed two drivers.", ("killed", "shelled")),  # by its noun
        (SHELLS + "It was noon. A day passed. Two Eritrean captains were among the slain.", ("slain", "shelled")),
        (  # by weapons of one kind, on a day that was told before
            "Rwanda fired rockets at a camp near Goma on Monday. The army was silent for a day. Rwandan soldiers "
            "launched the rockets from a hill above Rubavu, residents said.",
            ("launched", "fired"),
        ),
        (
            "Eritrea fired missiles at a base near Adwa on Friday. Doctors counted nine wounded. Another missile came "
            "down in a field, Ethiopian officers said.",
            ("came down", "fired"),
        ),
    ],
)
def test_an_act_is_told_again_by_its_harm_its_weapons_or_its_noun(text, pair):
    assert pair in joined(text)


@pytest.mark.parametrize(
    "text",
    [
        SHELLS + "It was the second attack on the city this month.",  # another one
        SHELLS + "In March two drivers were killed in a raid on the harbour.",  # on a day of its own
        SHELLS + "Eritrean jets bombed a barracks near Adwa on Tuesday.",  # the answer
        SHELLS + "Ethiopian soldiers also burned a village near Senafe in April.",  # "also": one more
    ],
)
def test_another_act_of_the_kind_is_not_the_same(text):
    assert joined(text) == []


@pytest.mark.parametrize(
    "more",
    [
        "Niger had vowed to avenge the killing of a Nigerien general in a French drone strike near Gao.",
        "It came after the killing of a Nigerien general in a French drone strike near Gao.",
    ],
)
def test_who_is_told_to_be_killed_makes_it_another_blow(more):
    assert joined("Rockets hit a base near Gao on Sunday, wounding three Malian soldiers. " + more) == []


def test_what_came_before_a_told_act_and_what_that_answered_are_other_acts():
    reading = polybius.read(
        "Rockets hit a base near Gao on Sunday, wounding three Malian soldiers. The attack came days after Niger fired "
        "missiles at two camps in Mali in response to the killing of a Nigerien general in a French drone strike near "
        "Gao airport.",
        published="2020-05-13",
    )
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    links = {(words[link.from_], link.kind, words[link.to]) for link in reading.links}
    (fired,) = (event for event in reading.events if words[event.id] == "fired")

    assert links == {("attack", "same_as", "hit"), ("fired", "responds_to", "killing")}
    assert fired.modes == ("heavy-weapons",)  # the drone is that of the killing


def test_all_tellings_are_tied_to_the_first():
    pairs = joined(SHELLS + "Two drivers were wounded. Eritrea condemned the shelling.")

    assert {first for _, first in pairs} == {"shelled"}


def test_a_blow_with_other_weapons_is_another_one():
    text = "An Eritrean drone hit a base near Adwa on Friday. Eritrean gunners shelled the base with mortars."

    assert joined(text) == []


def test_what_speaks_for_it_can_be_looked_at():
    reading = polybius.read(SHELLS + "Two drivers were wounded, a doctor said.", published="2020-05-13")
    acts = Retold(reading, Tree(reading))
    shelled, wounded = (event for event in reading.events if event.event_type == "ASSAULT")

    ((first, found),) = again.compared(acts, wounded, [shelled])

    assert first is shelled
    assert {"told as harm", "goes on as harm", "in the next sentence", "the latest", "days met"} <= set(found)
    assert {"day told before alone", "only one before", "first of the report"} <= set(found)
    assert "points back" not in found
    assert 0.4 <= again.probable(found) <= 1


def test_a_mention_alone_is_no_act_of_its_own_that_answers():
    reading = polybius.read(SHELLS + "The shelling was condemned by Kenya.", published="2020-05-13")
    acts = again.Again(Retold(reading, Tree(reading)))

    assert [reading.words(span) for span in acts.pointers.values()] == ["The shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ethiopian ministry said that more than 30 Kenyan soldiers were killed in the shelling of Moyale. It "
        "called the attacks retaliation for the murder of nine Ethiopian soldiers in Dire by Kenyan troops.",
        "Chad's army shelled a Nigerien barracks in Diffa, killing 30 Nigerien soldiers. Niger's side says that nine "
        "Chadian soldiers were killed by its guns at Bol.",
    ],
)
def test_a_blow_the_other_way_round_is_another_one(text):
    assert joined(text) == []


def test_a_bare_noun_means_the_blow_whoever_is_read_on_its_sides():
    text = (
        "Chad's army shelled a Nigerien barracks in Diffa on Sunday. Niger condemned the attack. The shelling went on."
    )

    assert ("shelling", "shelled") in joined(text)
