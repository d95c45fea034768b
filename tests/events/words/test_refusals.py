"""Refusals told by what somebody would not, cannot or is not going to do."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # the host refuses, not the visitor
        ("Chad's junta would not receive the Belgian envoy.", [("REJECT", "TCD", "BEL")]),
        ("Eritrea would not talk to Sudan.", [("REJECT", "ERI", "SDN")]),
        ("Bolivia cannot accept the Chilean proposal, its president said.", [("REJECT", "BOL", "CHL")]),
        ("Bolivia did not accept the Chilean proposal.", [("REJECT", "BOL", "CHL")]),
        ("Rwanda is not going to withdraw its troops from Congo.", [("REJECT", "RWA", "COD")]),
        ("Serbia does not recognise Kosovo.", [("REJECT", "SRB", "KOS")]),
        # who insists that something will not be has asked for nothing
        ("Chad's president insisted that there could be no talks with Niger.", [("REJECT", "TCD", "NER")]),
        ("Uganda insisted that it would not withdraw its troops from Congo.", [("REJECT", "UGA", "COD")]),
        ("Oman has no interest in talks with Yemen.", [("REJECT", "OMN", "YEM")]),
        ("Norway will not join the sanctions of the European Union.", [("REJECT", "NOR", "EUR")]),
    ],
)
def test_what_somebody_would_not_or_cannot_do_is_refused(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "The hall in Lima cannot accept cash.",
        "There can be no doubt that Chile helped Peru, the minister said.",
        "Chad and Niger would not meet until June if the border stayed shut.",  # only what would be
        "It is not going to rain in Peru.",
        "The old radio would not receive the station of the Vatican.",
    ],
)
def test_what_cannot_be_or_would_not_be_is_no_refusal(text):
    assert not [event for event in told(text) if event[0] == "REJECT"]
