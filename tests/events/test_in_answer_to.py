"""What is told as answered, condemned or followed has happened, and was done by others: whole sentences."""

from __future__ import annotations

import pytest

import polybius
from polybius.schema import Event


def blows(text: str) -> dict[str, Event]:
    """The acts of a text by the words that tell them."""
    reading = polybius.read(text, published="2020-05-13")
    return {reading.words(event.trigger): event for event in reading.events}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The ministry in Mogadishu wrote to the UN about Kenyan air raids and the killing of Somali officers. A "
            "Kenyan drone shot General Ali Warsame dead near Kismayo on Friday. Kenyan jets bombed camps of al-Shabaab "
            "in Somalia on May 9, in response to the killing of an engineer of a Kenyan firm in a mortar attack on a "
            "Somali barracks.",
            "killing",
        ),
        ("Chad retaliated for the killing of two soldiers by bombing a camp.", "killing"),
    ],
)
def test_who_answers_an_act_has_not_done_it(text, word):
    assert blows(text)[word].actors == ()


def test_whose_killing_is_told_was_killed():
    told = blows("Kenya bombed a camp in Somalia in retaliation for the Kenyan officer's killing.")["killing"]

    assert ([party.code for party in told.actors], [party.country for party in told.recipients]) == ([], ["KEN"])


def test_the_dead_of_what_is_answered_are_not_those_of_the_answer():
    told = blows("Kenyan jets bombed a camp of al-Shabaab in response to the killing of a nurse in a raid on Mandera.")

    assert [count for count in told["bombed"].counts if count.what == "killed"] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Protesters gathered in Baghdad to condemn US air strikes on bases of a militia.", "strikes"),
        (
            "Protesters tried to storm the embassy in Baghdad, protesting Washington's attacks on the militia.",
            "attacks",
        ),
        ("Somalia's parliament voted to expel Kenyan troops in the wake of a Kenyan raid.", "raid"),
        ("Chad fired missiles to retaliate for last week's killing of a Chadian general.", "killing"),
    ],
)
def test_what_is_condemned_or_followed_has_happened(text, word):
    assert blows(text)[word].auxiliary == ()


def test_who_works_to_resume_something_has_not_resumed_it():
    assert blows("Kenya is working to resume training of Somali troops.")["resume training"].factuality == "Uu"


def test_a_vote_is_of_its_day_wherever_the_words_put_it():
    told = blows("Somalia's parliament voted to expel Kenyan troops on May 5 in the wake of a raid.")["voted to expel"]

    assert (str(told.earliest), str(told.latest)) == ("2020-05-05", "2020-05-05")
