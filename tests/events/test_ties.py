"""What ties two acts of a report to each other, and what does not: whole texts through the program as it ships."""

from __future__ import annotations

import pytest

import polybius
from polybius.schema import Reading


def tied(text: str) -> set[tuple[str, str, str]]:
    """The sure links of a text: kind and the two triggers."""
    reading: Reading = polybius.read(text, published="2020-06-20")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    return {(link.kind, words[link.from_], words[link.to]) for link in reading.links if link.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Rockets hit an American base near Kirkuk on Friday and killed a contractor. U.S. jets bombed five "
            "depots of Kataib Hezbollah on Sunday. The Pentagon said the strikes were a response to the rocket fire.",
            ("responds_to", "bombed", "hit"),  # the subject tells an act told before, the fire means another
        ),
        (
            "The alliance suspended its training of Iraqi soldiers on Sunday. The suspension came two days after a "
            "Turkish raid killed a general in Mosul.",
            ("responds_to", "suspended its training", "killed"),
        ),
        (
            "Students blocked roads across Dhaka on Monday. The protests began when police shot a student.",
            ("responds_to", "blocked", "shot"),  # and not the other way round, as they would without "began when"
        ),
        (
            "Ethiopia bombed an Eritrean port on Sunday. The bombing began after Eritrean troops seized "
            "the town of Badme.",
            ("responds_to", "bombed", "seized"),
        ),
    ],
)
def test_a_later_sentence_tells_what_an_act_answers(text, link):
    kind, one, other = link

    assert link in tied(text)
    assert (kind, other, one) not in tied(text)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Norway suspended the duties that it had put on Icelandic fish two years ago.",
            ("ends", "suspended", "put"),
        ),
        (
            "Turkey has shelved the tariffs with which it had threatened Bulgaria.",
            ("ends", "shelved", "threatened"),
        ),
        (
            # the walkout, not the blockade told nearer
            "Oil workers in Ecuador walked off the job on Tuesday in protest at a decree. On Friday the workers "
            "blocked the roads to nine provinces. The unions suspended their walkout on Sunday.",
            ("ends", "suspended", "walked"),
        ),
    ],
)
def test_what_somebody_takes_back_is_what_brought_the_thing_about(text, link):
    assert link in tied(text)


@pytest.mark.parametrize(
    "text",
    [
        # a first halt is another one than that of today
        "Britain and Spain on Thursday halted the training of Iraqi soldiers at three camps. A first halt, ordered in "
        "January, was lifted by the coalition within a month.",
        # the ship goes home; what was seized stays
        "Iran seized a South Korean tanker on Monday. South Korea sent a destroyer to the strait. The destroyer "
        "returned to base on Friday.",
        # whoever leaves has broken off the ties himself
        "Peru's diplomats left Quito on Sunday, two days after Lima had broken off relations with Ecuador over "
        "its envoy's arrest.",
        # the siege is theirs, the gas that of others
        "Serb youths ended their siege of Kosovo's embassy in Belgrade on Thursday. Serbian police had used tear gas "
        "against them.",
        # what came before it cannot end it
        "Soldiers in Mali seized a judge on Monday, after he had let an opposition leader go.",
    ],
)
def test_nothing_is_ended(text):
    assert "ends" not in {kind for kind, *_ in tied(text)}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Burundi has been shaken by demonstrations against the third term of the president, at which police shot "
            "twenty people.",
            ("responds_to", "shot", "demonstrations"),
        ),
        (
            # not the shooting, for which Malawi's step was taken
            "Malawi expelled Mozambique's consul on Thursday over the shooting of two fishermen on Lake Malawi. Maputo "
            "called the expulsion unfriendly and sent home a Malawian attaché in return.",
            ("responds_to", "sent home", "expelled"),
        ),
        (
            # no later fire, and not that of the guards
            "An American contractor was killed on Friday evening when rockets hit a base near Kirkuk. Washington held "
            "Kataib Hezbollah responsible for the barrage. Two days later U.S. jets bombed five of the group's depots. "
            "The Pentagon said the strikes were a response to the rocket fire. On Tuesday a crowd broke into the U.S. "
            "embassy. Guards fired tear gas.",
            ("responds_to", "held", "killed"),
        ),
        (
            # not those of London's own jets
            "Yemeni rebels fired a missile at a tanker on Monday. London, whose jets have bombed launch sites in Yemen "
            "since January, condemned the strike.",
            ("responds_to", "condemned", "fired"),
        ),
    ],
)
def test_the_act_that_the_words_mean_is_answered(text, link):
    assert link in tied(text)


def test_what_somebody_calls_a_killing_is_said_of_the_one_told_before():
    text = (
        "An American drone killed General Soleimani on Friday. Iraq's prime minister called the killing a political "
        "assassination."  # which he has not done
    )

    assert {("same_as", "killing", "killed"), ("responds_to", "called", "killed")} <= tied(text)


def test_the_new_sanctions_are_those_just_told_and_a_new_raid_is_not():
    told = (
        "Four Venezuelan officers were sanctioned by the U.S. Treasury on 18 June. The foreign ministry in Caracas "
        "called the new sanctions illegal."
    )
    other = "Chad bombed a camp in Sudan on Monday. A new raid killed nine people in Nyala on Friday."

    assert ("same_as", "sanctions", "sanctioned") in tied(told)
    assert "same_as" not in {kind for kind, *_ in tied(other)}


def test_blows_of_an_army_and_of_rebels_of_its_state_are_two():
    text = (
        "The Sudanese army bombed Nyala airport on Friday. Eleven people died in the raid. The Rapid Support Forces "
        "said they would strike back, and on Sunday their drones hit a power station in Atbara."
    )

    assert {(one, other) for kind, one, other in tied(text) if kind == "same_as"} == {("died", "bombed")}


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Kenya is training Somali troops in Mogadishu. Kenya paused the training of Somali troops on Monday.", True),
        ("Kenya is training Somali troops in Mogadishu. Uganda paused its training of Somali troops on Monday.", False),
        ("Kenya is training Somali troops in Mogadishu. Washington suspended visa services for Somalia.", False),
    ],
)
def test_a_halt_may_have_ended_what_the_same_ones_did(text, ended):
    reading = polybius.read(text, published="2020-05-13")

    assert ("ends" in {link.kind for link in reading.links}) is ended
