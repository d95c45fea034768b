"""Whose the missiles are that fall on somebody."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Russian missiles slammed into a Ukrainian power station.", [("ASSAULT", "RUS", "UKR")]),
        ("Thai shells crashed into a Cambodian market.", [("ASSAULT", "THA", "KHM")]),
        ("A barrage of Eritrean rockets hit an Ethiopian town overnight.", [("ASSAULT", "ERI", "ETH")]),
        ("Rockets fell on an Iraqi base.", [("ASSAULT", "", "IRQ")]),
        (
            "A roadside bomb tore through an Iraqi army convoy.",
            [("ASSAULT", "", "IRQ")],
        ),  # whose it hit, not whose it was
    ],
)
def test_whose_the_missiles_are_has_fired_them(text, events):
    assert told(text) == events
