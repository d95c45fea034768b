"""Whoever rejects or praises a report that was told of before means those who wrote it."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("A report by the United Nations named Ugandan smugglers. Kampala rejected the report.", "REJECT", ["UNO"]),
        ("A UN study put the dead in Yemen at 900. Saudi Arabia dismissed the study as biased.", "REJECT", ["UNO"]),
        ("The African Union's audit named two Gambian ministers. Banjul condemned the audit.", "ACCUSE", ["IGO"]),
        (
            "A survey by Amnesty International counted 40 jails in Eritrea. Ethiopia and Sudan were named, too. Asmara "
            "rejected the survey.",
            "REJECT",
            ["NGO"],
        ),
        # one's own
        (
            "A study by Chile's navy named trawlers from China. The Chilean senate praised the study.",
            "SUPPORT",
            ["CHN"],
        ),
    ],
)
def test_who_rejects_a_report_means_its_authors(text, event_type, recipients):
    (event,) = [event for event in polybius.read(text).events if event.event_type == event_type]

    assert [(party.code or "")[:3] for party in event.recipients] == recipients
