"""What an act answers by its own kind: force used on a crowd, an apology for a wrong, a bare "refused"."""

from __future__ import annotations

import pytest

import polybius
from polybius.events.ties.responses import EVEN


def answers(text: str) -> dict[str, str]:
    """The triggers of the acts that surely answer one, each with that one's."""
    reading = polybius.read(text, published="2022-09-03")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    sure = [link for link in reading.links if link.kind == "responds_to" and link.confidence >= EVEN]
    return {words[link.from_]: words[link.to] for link in sure}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Thousands marched through Dakar on Friday against the delay of the vote. "
            "Riot police fired tear gas at the marchers and arrested 40 of them.",
            {"fired": "marched", "arrested": "marched"},
        ),
        (
            "Hundreds of Ugandan opposition supporters rallied in Kampala for electoral reform. "
            "Soldiers fired into the air and beat reporters who were covering the rally.",
            {"fired": "rallied", "beat": "rallied"},
        ),
    ],
)
def test_force_that_is_used_on_a_crowd_answers_its_protest(text, found):
    assert answers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # of no known state, police and crowd alike
            "The union blocked the road to the port. Police answered with tear gas and arrested nine dockers.",
            {"answered": "blocked", "arrested": "blocked"},
        ),
        (
            "Crowds set fire to the Kenyan embassy in Juba. Police used rubber bullets and stun grenades.",
            {"used": "set"},
        ),
    ],
)
def test_tear_gas_and_rubber_bullets_meet_the_crowd_told_before(text, found):
    assert answers(text) == found


def test_an_answer_that_takes_nothing_back_for_a_blow_answers_what_stands_right_before():
    text = (
        "A Turkish jet hit a Greek patrol boat in May. The two capitals recalled their envoys. "
        "On Monday Ankara apologised to Athens. Greece answered by lifting its ban on Turkish ferries."
    )

    assert answers(text)["lifting"] == "apologised"


def test_force_on_rebels_answers_no_protest():
    text = (
        "Rebels attacked an army post near Maiduguri on Sunday. In the city, traders protested over rising rents. "
        "Soldiers shot four of the rebels the next day."
    )

    assert answers(text)["shot"] == "attacked"


def test_an_apology_answers_a_wrong_of_ones_own():
    text = "A Ghanaian patrol boat sank a Togolese canoe in the Volta. Ghana's navy apologised to Togo on Wednesday."

    assert answers(text) == {"apologised": "sank"}


def test_a_wrong_that_was_done_to_others_is_not_what_somebody_apologises_for():
    text = "Chadian soldiers shot four herders in Niger. Chad apologised to Egypt on Monday."

    assert answers(text).get("apologised") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya asked Somalia to withdraw its forces; Mogadishu refused.", ("refused", "asked Somalia to withdraw")),
        (
            "Armenia handed four villages to Azerbaijan. An archbishop called on the prime minister to resign. "
            "Nikol Pashinyan refused.",  # whoever tells no other side
            ("refused", "called"),
        ),
    ],
)
def test_a_bare_yes_or_no_answers_what_was_asked_right_before(text, found):
    assert found in answers(text).items()
