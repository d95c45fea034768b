"""Who has not done what befell somebody: who only tells it, who was struck as well, who condemns it."""

import pytest

import polybius


def doers(text: str, trigger: str) -> list[str | None]:
    """The states or bodies that did what a word tells."""
    reading = polybius.read(text, published="2018-12-05")
    event = next(event for event in reading.events if trigger in reading.words(event.trigger))
    return [party.country or party.code for party in event.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "states"),
    [
        (
            "In Tripoli students marched until police dispersed them with batons. Amnesty International said dozens "
            "were arrested.",
            "arrested",
            ["LBY"],
        ),
        # police may well have arrested those of whom they tell
        ("Six men were arrested in Gao, Malian police said.", "arrested", ["MLI"]),
    ],
)
def test_who_only_watches_has_arrested_nobody(text, trigger, states):
    assert doers(text, trigger) == states


@pytest.mark.parametrize(
    ("text", "trigger", "states"),
    [
        ("Two Kenyans were abducted together with a Somali doctor.", "abducted", []),
        ("Protesters were beaten with batons by Malian police.", "beaten", ["MLI"]),
        ("The camp was hit with Iranian missiles.", "hit", ["IRN"]),
    ],
)
def test_who_was_struck_with_somebody_has_not_struck_him(text, trigger, states):
    assert doers(text, trigger) == states


def test_who_condemns_the_killing_has_not_done_it():
    text = (
        "A French drone killed the Libyan general Salem Barka on Sunday. France accused Barka of planning attacks. In "
        "Niamey the government condemned the killing as a breach of its sovereignty."
    )
    reading = polybius.read(text, published="2018-12-05")
    (event,) = (event for event in reading.events if reading.words(event.trigger) == "condemned")
    assert [party.country for party in event.recipients] == ["FRA"]
