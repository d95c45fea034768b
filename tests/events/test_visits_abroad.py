"""Officials who go to another state visit it, and who carries its ruler a message does."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Togo's foreign minister flew to Senegal.", [("CONSULT", "TGO", "SEN")]),
        ("Belgium's queen arrived in Luanda.", [("CONSULT", "BEL", "AGO")]),  # a capital stands for its state
        ("Macron arrived in Beirut on Monday.", [("CONSULT", "FRA", "LBN")]),
        ("The Danish prime minister travelled to Canada.", [("CONSULT", "DNK", "CAN")]),
        ("The envoy of Oman delivered a letter to the emir of Kuwait.", [("CONSULT", "OMN", "KWT")]),
        ("The Thai king was the guest of the king of Bhutan.", [("CONSULT", "THA", "BTN")]),
        ("The presidents of Togo and Benin came together in Cotonou.", [("CONSULT", "BEN TGO", "")]),
    ],
)
def test_who_goes_to_another_state_visits_it(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Chad's president flew to Abeche after the flood.",  # his own state
        "The Kenyan runner arrived in Tokyo for the marathon.",
        "Nigeria's former president came to London for an operation.",
        "The Chilean minister went to Peru on holiday.",
        "A Greek airliner landed in Tripoli.",
        "The ship carried a letter from Peru to Chile.",
        "Members of the band came together in Lima.",
    ],
)
def test_who_travels_at_home_or_for_himself_visits_nobody(text):
    assert not [event for event in told(text) if event[0] == "CONSULT"]
