"""What a subject is given, refused or handed in the passive."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The Gambian envoy was handed a protest note by Senegal.", [("ACCUSE", "SEN", "GMB")]),
        ("Peru was given vaccines by Japan.", [("AID", "JPN", "PER")]),
        ("The pilot was granted asylum in Chad.", [("AID", "TCD", "TCD")]),
    ],
)
def test_whoever_is_given_something_in_the_passive_is_its_indirect_object(text, events):
    assert told(text) == events
