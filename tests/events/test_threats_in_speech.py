"""Threats in what somebody says will be, or is at hand."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Egypt's premier said all options were on the table against Sudan.", ("THREATEN", "EGY", "SDN")),
        ("Egypt warned Sudan of tariffs.", ("THREATEN", "EGY", "SDN")),
        ("Eritrea's general said Sudan's airports were legitimate targets.", ("THREATEN", "ERI", "SDN")),
        ("Egypt said it would veto Sudan's entry unless it freed the men.", ("THREATEN", "EGY", "SDN")),
        ("Egypt's premier said any Sudanese adventure would meet a fitting reply.", ("THREATEN", "EGY", "SDN")),
        ("Egypt's president said the army would enter Sudan if Egyptians were killed.", ("THREATEN", "EGY", "SDN")),
        ("Egypt hinted at a boycott of Chilean wine.", ("THREATEN", "EGY", "CHL")),
        ("Sudan will pay for this, Egypt's president said.", ("THREATEN", "EGY", "SDN")),
    ],
)
def test_what_is_said_to_await_another_threatens_him(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The offer is still on the table, the Egyptian minister said.",
        "The Kenyan minister said several options for the railway were on the table.",
        "A deal with Somalia is within reach, the Kenyan minister said.",
        "Kenya will pay for the schools, its minister said.",
        "The Danish shop said its stock was running out.",
        "The Norwegian king will give a strong answer to the pupils' question.",
        "The Spanish army would enter the town to clear the snow, the minister said.",
        "Mali said it was ready for peace with the rebels.",
        "Economists warned of tariffs in Mexico.",
    ],
)
def test_what_is_only_to_come_threatens_nobody(text):
    assert not [event for event in told(text) if event[0] == "THREATEN"]
