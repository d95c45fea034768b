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


@pytest.mark.parametrize(
    ("text", "answer", "act"),
    [
        (
            "Kenya arrested a Ugandan general on Sunday, which prompted Uganda to recall its ambassador.",
            "recall",
            "arrested",
        ),
        (
            "Spain expelled two Moroccan envoys, which led Morocco to expel three Spanish diplomats.",
            "expel",
            "expelled",
        ),
        (
            "China banned Australian beef in May, to which Australia responded by halting coal exports.",
            "halting coal exports",
            "banned",
        ),
    ],
)
def test_which_takes_up_the_act_of_the_clause_before_it(text, answer, act):
    assert answers(text) == {answer: act}


def test_what_an_act_is_followed_by_answers_it():
    text = (
        "The killing of a Jordanian student by Israeli soldiers was followed by protests of Jordanians against Israel."
    )
    assert answers(text) == {"protests": "killing"}
