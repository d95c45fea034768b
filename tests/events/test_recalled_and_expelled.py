"""What stands between two states, as agencies tell it: envoys called home and sent away, ties, borders, airspace."""

import pytest

import polybius

Told = tuple[str, str, list[str], list[str]]


def told(text: str, published: str = "2025-10-29") -> list[Told]:
    """Type, first mode and the codes on both sides of the events of a report, in the order of the text."""
    return [
        (
            event.event_type,
            next(iter(event.modes), ""),
            [party.code or "" for party in event.actors],
            [party.code or "" for party in event.recipients],
        )
        for event in polybius.read(text, published=published).events
    ]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        # the first word of a state's name stands for it
        ("Saudi has recalled its envoy from Oman.", ["SAU"], ["OMN"]),
        ("Saudi also expelled two Omani diplomats on Monday.", ["SAU"], ["OMNGOV"]),
        # whoever goes on has acted before
        (
            "Bolivia has asked the Chilean envoy to leave. The country also banned flights from Chile.",
            ["BOL"],
            ["CHL"],
        ),
        # without "also" it is rather who was met
        ("Bolivia told Chile to wait. The country has closed its border with Peru.", ["CHL"], ["PER"]),
    ],
)
def test_a_state_without_its_whole_name_acts(text, actors, recipients):
    assert told(text)[-1][2:] == (actors, recipients)


def test_a_citizen_is_no_state():
    codes = {entity.code for entity in polybius.read("A Saudi closed the shop in Lyon.").entities}

    assert "SAUCVL" in codes
    assert "SAU" not in codes
