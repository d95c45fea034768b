"""One act that two words of a sentence tell is one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

import polybius
from polybius.events.acts.merge import once
from polybius.schema import Party, Span
from polybius.syntax import Tree
from tests.events.acts.test_decide import event
from tests.reading import reading_of

TREE = Tree(
    reading_of(
        """
        Officers officer NOUN NNS 2 nsubj
        boarded board VERB VBD 0 root
        crews crew NOUN NNS 2 obj
        """
    )
)
LATER = Span(17, 22)  # no word of the two governs the other
NAVY, CREW, TOWN = (Party(Span(at, at + 1), name, name, name) for at, name in enumerate(("KEN", "YEM", "SOM")))


def coerce(recipients, event_type="COERCE"):
    return replace(event("verbs:x", (NAVY,), recipients), event_type=event_type)


@pytest.mark.parametrize(
    ("likely", "second", "kept"),
    [
        (0.2, coerce((CREW,)), 1),  # "boarded the dhow and apprehended the crew"
        (0.2, coerce(()), 1),  # "... and recovered the rifles"
        (0.4, coerce((CREW,)), 2),  # likely by itself
        (0.2, coerce((TOWN,)), 2),  # done to somebody else
        (0.2, coerce((CREW,), "ASSAULT"), 2),  # another act
    ],
)
def test_the_slighter_telling_of_an_act_is_left_out(likely, second, kept):
    weighed = [(0.6, coerce((CREW,))), (likely, replace(second, trigger=LATER))]

    assert once(weighed, TREE) == weighed[:kept]


def test_a_protest_without_a_recipient_may_be_another():
    first, second = ((chance, coerce(whom, "PROTEST")) for chance, whom in ((0.6, (CREW,)), (0.2, ())))
    second = second[0], replace(second[1], trigger=LATER)

    assert once([first, second], TREE) == [first, second]


def test_who_boards_a_ship_and_seizes_what_it_carries_does_one_act():
    reading = polybius.read("Indian marine commandos boarded the pirate boats and seized a large haul of arms.")

    assert [reading.words(event.trigger) for event in reading.events] == ["seized"]


def test_whom_an_act_struck_is_named_once_though_its_words_name_him_twice():
    reading = polybius.read(
        "Three Kenyan truck drivers were killed on 3 May when their lorries were shelled near Moyale, a paper said.",
        published="2021-05-05",
    )
    (deed,) = reading.events
    assert [(party.code, reading.words(party.span)) for party in deed.recipients] == [
        ("KENLAB", "Three Kenyan truck drivers")  # and not "their" beside it
    ]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Gunmen killed nine villagers and kidnapped forty women in Zamfara.",
            [("killed", "nine villagers"), ("kidnapped", "forty women")],
        ),
        (
            "In Mali rebels killed a driver, abducting two nurses.",
            [("killed", "a driver"), ("abducting", "two nurses")],
        ),
        (
            "Gunmen shot a guard dead and carried off a doctor in Mopti.",
            [("shot", "a guard"), ("carried off", "a doctor")],
        ),
    ],
)
def test_those_who_are_carried_off_are_others_than_those_who_are_hurt(text, events):
    reading = polybius.read(text)

    told = [(reading.words(one.trigger), reading.words(one.recipients[0].span)) for one in reading.events]
    assert told == events


@pytest.mark.parametrize(
    "text",
    [
        "Kenya completed its withdrawal from Somalia.",
        "Qatari shipments of flour to Chad started on Sunday.",
        "Peru began the hand-over of the base to the Chilean army.",
    ],
)
def test_how_far_an_act_has_come_is_no_act_beside_it(text):
    assert len(polybius.read(text).events) == 1


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Kenyan jets struck nine camps in Somalia, a day after six Kenyan soldiers were killed in a clash.", [0, 6]),
        ("Kenyan jets struck nine camps in Somalia after six Kenyan soldiers were killed in a clash.", [0, 6]),
        ("Kenyan jets struck nine camps in Somalia, a day after six soldiers were killed in a bus crash.", [0]),
        ("Six people were killed after gunmen opened fire on a bus in Kenya.", [6]),  # of that fire
    ],
)
def test_whoever_died_before_a_blow_is_not_counted_among_its_dead(text, killed):
    reading = polybius.read(text, published="2021-03-04")
    told = [sum(count.min for count in event.counts if count.what == "killed") for event in reading.events]

    assert told == killed


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        # what the subject answers is another act
        ("The raid, a reprisal for Chad's shelling of Diffa, killed four Chadian soldiers.", [["TCD"], []]),
        ("The raid, a reprisal by Niger, killed four Chadian soldiers.", [["NER"]]),
        # "after" hangs on the verb behind the strike
        ("Somalia's parliament voted to expel Kenyan troops after a Kenyan air strike in Jilib killed four herders.",
         [["KEN"]]),
    ],
)  # fmt: skip
def test_a_blow_and_what_it_answers_are_two(text, doers):
    blows = [event for event in polybius.read(text, published="2020-05-13").events if event.event_type == "ASSAULT"]

    assert [[party.country for party in event.actors] for event in blows] == doers
