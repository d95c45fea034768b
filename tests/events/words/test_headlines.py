"""What a headline tells of which its own text knows nothing."""

from __future__ import annotations

import pytest

import polybius

TALKS = (
    "Chad's president asked Niger on Friday to plan for a pull-out of its soldiers, his office said. The ministry in "
    "Niamey rejected the request and said that its troops would stay in Chad to guard the road. Analysts said the "
    "exchange showed how far the two governments had drifted apart."
)


def told(title: str, body: str) -> list[tuple[str, str, str]]:
    reading = polybius.read(f"{title}\n\n{body}", published="2024-03-04")
    return [(event.event_type, event.factuality, reading.words(event.trigger)) for event in reading.events]


def test_an_act_that_only_the_headline_of_another_story_tells_is_left_open():
    assert told("Masked men kill nine in Cancun hotel", TALKS)[:2] == [
        ("ASSAULT", "Uu", "kill"),
        ("REQUEST", "CT+", "asked"),
    ]


def test_an_act_of_the_storys_own_headline_is_told():
    assert ("REJECT", "CT+", "rejects") in told("Niger rejects Chad's request to pull out soldiers", TALKS)


@pytest.mark.parametrize("body", [TALKS + " Masked men killed nine people in a hotel in Mexico.", TALKS])
def test_what_the_text_below_tells_as_well_stays(body):
    acts = told("Masked men kill nine in Cancun hotel", body)

    assert ("CT+" in {view for kind, view, _ in acts if kind == "ASSAULT"}) is (body != TALKS)
