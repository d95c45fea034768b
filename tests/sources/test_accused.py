"""Who is accused says nothing by it, and what reports tell of is hearsay: sentence -> mouths and certainty."""

from __future__ import annotations

import pytest

import polybius


def mouths(text: str, trigger: str) -> tuple[list[str | None], str]:
    """Who tells an act, innermost first (None for nobody who is named), and how the publisher holds it."""
    reading = polybius.read(text, published="2022-05-03")
    event = next(event for event in reading.events if trigger in reading.words(event.trigger))
    told = [reading.attributions[index].source for index in event.attributions]
    return [party and reading.words(party.span) for party in told], event.factuality


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Somali soldiers stand accused of torturing a Kenyan nurse.", "torturing", ([None], "PS+")),
        ("Somali soldiers stood accused by the governor of torturing a nurse.", "torturing", (["the governor"], "PS+")),
        ("Somali soldiers face allegations of torturing a Kenyan nurse.", "torturing", ([None], "PS+")),
        ("Somali soldiers faced accusations that they had tortured a nurse.", "tortured", ([None], "PS+")),
        ("The arrest triggered accusations that soldiers had tortured a nurse.", "tortured", ([None], "PS+")),
        # who raises them makes them
        ("The governor raised allegations that soldiers had tortured a nurse.", "tortured", (["The governor"], "PS+")),
    ],
)
def test_the_accused_is_no_accuser(text, trigger, expected):
    assert mouths(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were reports of Somali troops shelling the town.", ([None], "PS+")),
        ("Aid workers fled amid reports of Somali troops shelling the town.", ([None], "PS+")),
        ("The governor received reports of Somali troops shelling the town.", ([None], "PS+")),
        ("There were no reports of Somali troops shelling the town.", ([None], "PS-")),
    ],
)
def test_reports_of_somebody_doing_it_are_hearsay(text, expected):
    assert mouths(text, "shelling") == expected


def test_the_accuser_does_not_tell_what_he_does_besides():
    text = "Togo accused Benin of shelling a farm and is sending soldiers to the border, an aide said."

    assert mouths(text, "sending")[0] == ["an aide"]
    assert mouths(text, "shelling")[0] == ["Togo", "an aide"]
