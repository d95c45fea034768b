"""Which rule had the last word on a side: of what stands as it was read or weighed there is none."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "trigger", "ruled"),
    [
        ("Iran condemned the Israeli raid on Damascus.", "condemned", []),
        ("A bomb killed four policemen in Quetta. The Taliban claimed the blast.", "killed",
         [("actors", "certainty/claimed")]),
        ("Chad expelled the envoy of Niger in response to the shooting of two Chadian guards.", "shooting",
         [("actors", "sides/answered")]),
        ("Chad expelled the envoy of Niger in response to the shooting of two Chadian guards.", "expelled", []),
    ],
)  # fmt: skip
def test_the_rule_that_had_the_last_word_on_a_side_is_named(text, trigger, ruled):
    reading = polybius.read(text, published="2021-02-10")
    [event] = [event for event in reading.events if reading.words(event.trigger) == trigger]
    assert [(one.field, one.by) for one in event.ruled] == ruled
