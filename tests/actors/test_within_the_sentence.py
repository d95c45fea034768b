"""Whole sentences through the program as it ships: whose somebody is, where the sentence itself tells it."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Chad asked King Abdullah of Jordan to mediate.", "King Abdullah", "JOR"),
        ("Peru sent surgeons to Syria, where government forces had shelled a clinic.", "government forces", "SYRMIL"),
        ("The union's secretary general called on Kenya's ministry to pay.", "The union's secretary general", None),
        ("The international court in The Hague turned down Argentina's plea.", "The international court", "IGO"),
        ("The United States ordered China to close its consulate in Houston.", "its consulate", "CHNGOV"),
        ("Speaker Paul Stone (R-Wis.) met the president of Egypt.", "R-Wis.", None),
    ],
)  # fmt: skip
def test_whose_somebody_is_stands_beside_the_word(text, words, code):
    reading = polybius.read(text, published="2020-05-13")
    entities = {entity.id: entity.code for entity in reading.entities}

    found = {reading.words(m.span): entities.get(m.entity) for m in reading.mentions}

    assert (found.get(words) or "")[: len(code or "JOR")] == (code or "")
