"""Who speaks of hostile acts has not done them, and is not at one, or at odds, with whom they strike."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text


def told(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Type, states on both sides and marks of each event."""
    return [
        (event.event_type, _states(event.actors), _states(event.recipients), event.auxiliary)
        for event in read(from_text(text, language="en")).events
    ]


def _states(side) -> str:
    return " ".join(sorted({party.country or "?" for party in side}))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hungary opposed a resolution condemning Russia.", ("REJECT", "HUN", "")),
        ("China and Russia vetoed a resolution that would have condemned Syria.", ("REJECT", "CHN RUS", "")),
        ("China blocked a statement condemning Myanmar's generals.", ("REJECT", "CHN", "")),
        ("South Africa refused to back a text that criticised Israel.", ("REJECT", "ZAF", "")),
        ("Bolivia opposes the embargo against Cuba.", ("REJECT", "BOL", "")),
        ("Ghana opposed plans to punish Mali.", ("REJECT", "GHA", "")),
        ("Jordan rejected an end to the embargo on Cuba.", ("REJECT", "JOR", "CUB")),
        ("Jordan welcomed the sanctions on Iran.", ("SUPPORT", "JOR", "")),
        ("Lithuania backs an oil embargo against Russia.", ("SUPPORT", "LTU", "")),
        ("Japan hailed the resolution condemning North Korea.", ("SUPPORT", "JPN", "")),
        ("Turkey welcomed the lifting of sanctions on Syria.", ("SUPPORT", "TUR", "SYR")),
        ("France welcomed an end to the blockade of Qatar.", ("SUPPORT", "FRA", "QAT")),
    ],
)
def test_whom_an_act_strikes_is_no_side_of_who_speaks_of_it(text, event):
    assert [one[:3] for one in told(text)] == [event]


def test_talks_about_sanctions_are_held_without_whom_they_strike():
    consult = next(
        one for one in told("France and Britain discussed sanctions against Belarus.") if one[0] == "CONSULT"
    )
    assert consult[1:3] == ("FRA GBR", "")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hungary voted against sanctions on Russia.", ("REJECT", "HUN", "")),
        ("Brazil voted against Israel at the United Nations.", ("REJECT", "BRA", "ISR")),
        ("India voted with the Americans on Monday.", ("SUPPORT", "IND", "USA")),
        ("Egypt is firmly opposed to the Ethiopian dam.", ("REJECT", "EGY", "ETH")),
        ("Iran was disappointed with the Indian vote.", ("ACCUSE", "IRN", "IND")),
        ("The bill was opposed by Hungary.", ("REJECT", "HUN", "")),
        ("Turkey's bid was opposed by Cyprus and Greece.", ("REJECT", "CYP GRC", "TUR")),
        (
            "Kenya's leader denounced what the Ugandan president called Tanzania's meddling.",
            ("ACCUSE", "KEN", "TZA"),
        ),
    ],
)
def test_votes_and_what_somebody_is_opposed_to(text, event):
    assert [one[:3] for one in told(text)] == [event]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Iran must pay for shooting down the plane.", "ASSAULT"),
        ("Ukraine wants to punish the soldiers who shelled Kharkiv.", "ASSAULT"),
        ("Lithuania called on Poland to apologise for accusing it of theft.", "ACCUSE"),
    ],
)
def test_what_is_to_be_atoned_for_was_done(text, word):
    assert [one[3] for one in told(text) if one[0] == word] == [()]


def test_whoever_may_do_it_has_not_done_it():
    assert told("Ukraine wants to punish anyone who shelled Kharkiv.") == []


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        # an officer whom no table knows, and who only tells of it
        ("Colonel Ade Bello said that only Boko Haram had carried out the raids.", ""),
        ("Colonel Ade Bello said that Boko Haram had attacked Niger.", "NER"),
    ],
)
def test_an_unknown_officer_who_tells_of_a_blow_is_not_struck(text, struck):
    assert [(event[0], event[2]) for event in told(text)] == [("ASSAULT", struck)]
