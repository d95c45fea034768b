"""Who has done what a state answers for its people."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Peru recalled its ambassador from Chile in response to the arrest of two Peruvians.", {"CHL"}),
        ("Chad summoned the ambassador of Niger over the arrest of a Chadian priest.", {"NER"}),
        # its own police may have arrested them, as spies say
        ("Chad recalled its envoy from Niger after the arrest of four Chadians for spying.", {"TCD"}),
    ],
)
def test_what_a_state_answers_for_its_people_was_done_by_the_other(text, doers):
    (arrest,) = (event for event in polybius.read(text).events if "arrest" in event.modes)

    assert {party.country for party in arrest.actors} == doers
