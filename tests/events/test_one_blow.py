"""A blow that a report tells twice has its doer and its victims from whichever telling names them."""

from __future__ import annotations

import pytest

import polybius


def sides(text: str, word: str) -> tuple[list[str | None], list[str | None]]:
    reading = polybius.read(text)
    event = next(event for event in reading.events if reading.words(event.trigger) == word)
    return [party.code for party in event.actors], [party.country for party in event.recipients]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        (
            "Ethiopian jets bombed a fuel depot in Humera on Monday. Three Eritrean drivers were killed, a nurse said.",
            "killed", ["ETHMIL"], ["ERI"],
        ),
        (
            "Rebels ambushed an army convoy near Bria on Friday. Two soldiers were wounded, the army said.",
            "wounded", ["CAFREB"], ["CAF"],
        ),
        # another blow, told for itself
        (
            "Ethiopian jets bombed a depot in Humera on Monday. On Tuesday a bomb wounded a guard in Asmara, Eritrea.",
            "wounded", [], ["ERI"],
        ),
        # who is killed has not dealt it
        ("Jets bombed Mao on Monday. Two Chadian soldiers were killed.", "bombed", [], ["TCD"]),
    ],
)  # fmt: skip
def test_what_one_telling_leaves_out_stands_in_the_other(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)
