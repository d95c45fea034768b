"""Words that tie two acts, or say that one is no answer to the other."""

from __future__ import annotations

import pytest

import polybius


def answers(text: str) -> dict[str, str]:
    """The triggers of the acts that surely answer one, each with that one's."""
    reading = polybius.read(text, published="2022-09-03")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    sure = [link for link in reading.links if link.kind in ("responds_to", "causes") and link.confidence >= 0.5]
    pairs = [(link.from_, link.to) if link.kind == "responds_to" else (link.to, link.from_) for link in sure]
    return {words[one]: words[other] for one, other in pairs}


@pytest.mark.parametrize(
    ("text", "none", "act"),
    [
        ("Uganda recalled its ambassador despite Kenya's arrest of a Ugandan pilot.", "recalled", "arrest"),
        ("Brazil imposed tariffs on Canadian wheat in spite of Canada's sanctions.", "imposed", "sanctions"),
        (
            "Nigerien troops shelled a Chadian town hours before Chad expelled two envoys of Niger.",
            "shelled",
            "expelled",
        ),
        # nor the other way round
        (
            "Jordanian students marched against Israel despite the killing of a boy by Israeli troops.",
            "killing",
            "marched",
        ),
    ],
)
def test_what_is_done_in_spite_of_an_act_or_ahead_of_it_is_no_answer_to_it(text, none, act):
    assert answers(text).get(none) != act


def test_words_may_answer_what_is_done_in_spite_of_them():
    text = "Belarus executed two Latvian sailors despite protests by Latvia."
    assert not answers(text).get("executed")
