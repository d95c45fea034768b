"""Halts told beside other acts, of themselves or by an order: whole texts through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def acts(text):
    """Type and countries of the acts of a text."""
    reading = polybius.read(text, published="2020-03-30")
    return [
        (event.event_type, *({p.country for p in parties} for parties in (event.actors, event.recipients)))
        for event in reading.events
    ]


def test_a_participle_behind_a_comma_tells_what_was_done_besides():
    """The expulsion is no part of what was frozen, nor one act with it."""
    text = "Chile froze all trade with Peru on Monday, expelling the Peruvian ambassador."

    assert acts(text) == [("SANCTION", {"CHL"}, {"PER"}), ("SANCTION", {"CHL"}, {"PER"})]
