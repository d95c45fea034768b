"""Sources that are not named: told to be vague, and no others with them."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "vague", "view"),
    [
        ("AFP reported, citing a source, that Somali troops had shelled Garissa.", True, "PS+"),
        ("AFP reported, citing the governor, that Somali troops had shelled Garissa.", False, "CT+"),
        ("A Kenyan military source said that Somali troops had shelled Garissa.", True, "PS+"),
        ("Officials familiar with the report said that Somali troops had shelled Garissa.", True, "PS+"),
        ("Reports said that Somali troops had shelled Garissa.", True, "PS+"),
        ("Police reports said that Somali troops had shelled Garissa.", False, "CT+"),
        ("The report said that Somali troops had shelled Garissa.", False, "CT+"),
    ],
)
def test_who_is_unnamed_or_cites_somebody_unnamed_is_vague(text, vague, view):
    reading = polybius.read(text, published="2022-05-03")

    assert [one.vague for one in reading.attributions] == [vague]
    assert [event.factuality for event in reading.events if event.event_type == "ASSAULT"] == [view]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Somali troops shelled the town, according to three people briefed on the raid.",
         "three people briefed on the raid", None),
        ("Somali troops shelled the town, said two people with knowledge of the raid.",
         "two people with knowledge of the raid", None),
        ("A Kenyan diplomat, speaking on condition of anonymity, said men from Al-Ittihad had shelled the town.",
         "A Kenyan diplomat", "KENGOV"),
        ("A Kenyan minister, who asked not to be named, said Somali troops had shelled the town.",
         "A Kenyan minister", "KENGOV"),
        ("Somali troops shelled the town, said a Kenyan minister who was not authorised to speak to reporters.",
         "a Kenyan minister who was not authorised to speak to reporters", "KENGOV"),
        ("Somali troops shelled the town, according to a Kenyan envoy who asked not to be named.",
         "a Kenyan envoy who asked not to be named", "KENGOV"),
        ("Somali troops shelled the town, said a Kenyan envoy who declined to be identified.",
         "a Kenyan envoy who declined to be identified", "KENGOV"),
    ],
)  # fmt: skip
def test_who_is_not_to_be_named_is_vague_and_tells_that_alone(text, words, code):
    reading = polybius.read(text, published="2024-05-11")
    (only,) = reading.attributions

    assert (reading.words(only.source.span), only.source.code, only.vague) == (words, code, True)


def test_who_is_named_and_near_others_who_are_not_is_not_vague():
    text = "The Kenyan minister said two men, who were not identified, had shelled the town."
    (only,) = polybius.read(text, published="2024-05-11").attributions

    assert not only.vague


@pytest.mark.parametrize(
    "text",
    [
        "Ruto, according to two envoys who asked not to be named, had warned Chad that he would leave.",
        "According to two envoys who asked not to be named, Ruto had warned Chad that he would leave.",
        "Ruto had warned Chad that he would leave, according to two envoys who spoke on condition of anonymity.",
    ],
)
def test_who_asked_not_to_be_named_is_vague_and_not_whom_he_tells_of(text):
    reading = polybius.read(text, published="2024-05-11")

    vague = {reading.words(one.source.span).split(" who ")[0]: one.vague for one in reading.attributions}
    assert vague == {"two envoys": True, "Ruto": False}


@pytest.mark.parametrize(
    ("text", "mouths", "view"),
    [
        ("An Omani officer told Tass on condition of anonymity that troops had shelled the camp at dawn.", 2, "PS+"),
        ("A Kenyan official told the AFP agency on condition of anonymity that the boats were bombed.", 2, "PS+"),
        # trees hang the clause on the anonymity itself
        ("A Chadian officer told the Tass agency on condition of anonymity that the rebels were bombed near Faya.",
         2, "PS+"),
        # what is a condition
        ("The minister told Tass that the camp would be bombed on condition that the rebels left.", 2, "Uu"),
    ],
)  # fmt: skip
def test_what_is_told_on_condition_of_anonymity_hangs_on_no_condition(text, mouths, view):
    events = [event for event in polybius.read(text, published="2024-05-11").events if event.event_type == "ASSAULT"]

    assert [(len(event.attributions), event.factuality) for event in events] == [(mouths, view)]
