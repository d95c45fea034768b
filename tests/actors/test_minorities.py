"""People who bear the name of one state and live in another are of the one in which they live."""

from __future__ import annotations

import pytest

import polybius


def codes(text: str) -> dict[str, str | None]:
    """The code of each mention that is somebody, by its words; the last of the same words."""
    reading = polybius.read(text)
    known = {entity.id: entity.code for entity in reading.entities}
    return {reading.words(mention.span): known.get(mention.entity or "") for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Norway warned Bosnia's Serbs on Friday.", "Serbs", "BIHCVL"),
        ("Astana promised Kazakhstan's Germans new schools.", "Germans", "KAZCVL"),
        ("Malaysia's Chinese voted on Sunday. Beijing said nothing.", "Chinese", "MYSCVL"),
        ("Riga warned ethnic Russians in Latvia.", "Russians", "LVACVL"),
        ("The Turkmen community of Mosul scolded the Iraqi army.", "The Turkmen community of Mosul", "IRQCVL"),
        ("The Armenian community of Lebanon scolded Turkey.", "The Armenian community of Lebanon", "LBNCVL"),
        ("The Chinese population of Beijing grew.", "The Chinese population of Beijing", "CHNCVL"),
        # called so before or after, in the same report
        ("Bosnian Serb deputies left the hall. Moscow backed the Serbs, whom Serbia warned.", "Serbs", "BIHCVL"),
        ("Bosnian Serb deputies left the hall. The Serb leaders rejected the law.", "The Serb leaders", "BIHGOV"),
        # the neighbour's own
        ("Bosnian Serbs left the hall. The Serb army stood by, Serbia said.", "The Serb army", "SRBMIL"),
        ("Jordan's king met Syrians in Amman.", "Syrians", "SYRCVL"),
    ],
)
def test_a_people_is_of_the_state_in_which_it_lives(text, words, code):
    assert codes(text)[words] == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Uganda asked its neighbours to close their camps.", "its neighbours", None),
        ("Kenya's neighbours criticised the ban on Friday.", "Kenya's neighbours", None),
        # people next door
        ("A man was stabbed by his neighbours in Lagos on Friday.", "his neighbours", "NGACVL"),
    ],
)
def test_the_neighbours_of_a_state_are_none_of_its_people(text, words, code):
    assert codes(text).get(words) == code
