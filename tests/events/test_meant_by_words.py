"""What single words mean that is answered, before it is weighed which act each one answers."""

from __future__ import annotations

import pytest

import polybius
from polybius.events.ties import links
from polybius.events.ties.answers import COMMENT
from polybius.events.ties.undone import Undone
from polybius.syntax import Tree


def meant(text: str) -> set[tuple[str, str, str | None]]:
    """The two triggers of each link that words tell, and the words; those that do not call themselves weak."""
    reading = polybius.read(text, published="2024-10-17")
    tree = Tree(reading)
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    told = (link for link in links.told(reading, tree, Undone(reading, tree)) if link.confidence > COMMENT)
    return {(words[one.from_], words[one.to], reading.words(one.signal) if one.signal else None) for one in told}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (  # its own missiles are not what it condemns
            "16 January: Peru fires missiles at what it calls bases of rebels in Bolivia, killing two children. "
            "18 January: Bolivia retaliates with air strikes on Puno; nine people die. Peru condemns the raid.",
            ("condemns", "retaliates", "condemns"),
        ),
        (  # of two fights that of whoever is told off
            "Clashes between Libya's army and a Tuareg militia drove thousands from their homes. In May Chad launched "
            "an air and ground offensive against the rebels of Sudan. Libya's foreign ministry summoned the Chadian "
            "ambassador in protest at the incursion.",
            ("summoned", "launched", "summoned"),
        ),
    ],
)
def test_of_several_blows_that_is_meant_which_those_dealt_who_are_blamed(text, link):
    assert link in meant(text)


def test_who_promises_to_respond_means_what_was_done_to_him_not_what_was_said_of_it():
    text = (
        "Oslo expelled 15 Russian diplomats on 13 April, saying that they were spies. Moscow promised at the time that "
        "it would respond."
    )
    assert ("promised", "expelled", "respond") in meant(text)


def test_who_sets_fire_to_a_thing_takes_no_offence_at_any_fire():
    text = "Rebels fired rockets at Kidal on Monday. Students in Gao marched, and a crowd set fire to a police truck."
    assert ("set", "fired", "set") not in meant(text)
