"""Whole passages through the program as it ships: whose an office, a body or a pronoun is."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # who takes or refuses what another state offers
        ("Japan offered Laos a loan, which the finance minister accepted at once.", "the finance minister", "LAO"),
        ("Bolivia asked Peru for a port on the Pacific, and the president refused.", "the president", "PER"),
        ("India offered Bangladesh to train its police, an offer that the government declined.", "the government", "BGD"),
        ("India sent troops to the border, and the defence minister rejected criticism.", "the defence minister", "IND"),
        # envoys and refugees are in another state than their own
        (
            "Niger gave the French ambassador two days to leave. The ambassador stayed. The military council protested.",
            "The military council", "NER",
        ),
        ("Chad left the talks in Sudan. The junta expelled four Chadian diplomats.", "The junta", "SDN"),
        ("Migrants from Guinea were found in the desert of Tunisia. Police arrested four men.", "Police", "TUN"),
        # who denies is whom the sentence before accuses
        ("Chad accused Libya of arming rebels. It denied the charge.", "It", "LBY"),
        ("Algeria accused Spain of betrayal. It denied that it had helped Morocco.", "it", "ESP"),
        ("Venezuela accused Guyana of drilling in its waters. It rejected a ruling of the court.", "It", "VEN"),
        # who acts is spoken of, whether with or without a name
        ("Turkey's foreign minister met Antony Blinken in Ankara. He warned the militia.", "He", "TUR"),
        # a sniper is not of those whom he shoots
        ("Two Armenian conscripts were killed by sniper fire near Berd. Azerbaijan kept silent.", "sniper", "AZE"),
    ],
)  # fmt: skip
def test_whose_somebody_is_stands_in_the_sentence_before(text, words, country):
    reading = polybius.read(text, published="2024-05-10")
    entities = {entity.id: entity.country for entity in reading.entities}

    found = {reading.words(m.span): entities.get(m.entity) for m in reading.mentions}

    assert found.get(words) == country
