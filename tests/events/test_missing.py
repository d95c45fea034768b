"""Parties that a sentence leaves open are taken from the document, or nobody is."""

from __future__ import annotations

import pytest

from polybius.events import missing
from polybius.events.missing import Missing, open_side, probabilities
from polybius.schema import Entity, Event, Party
from polybius.syntax import Tree
from tests.reading import reading_of

ROWS = """
Washington Washington PROPN NNP 2 nsubj
struck strike VERB VBD 0 root
Tehran Tehran PROPN NNP 2 obj
. . PUNCT . 2 punct

Tehran Tehran PROPN NNP 2 nsubj
vowed vow VERB VBD 0 root
revenge revenge NOUN NN 2 obj
. . PUNCT . 2 punct
"""
ENTITIES = [Entity(code, code, code, code[:3], code[3:], "made up") for code in ("USAGOV", "IRNGOV")]


@pytest.fixture
def reading():
    named = [("Washington", "GPE", "USAGOV"), ("Tehran", "GPE", "IRNGOV"), ("Tehran", "GPE", "IRNGOV")]
    return reading_of(ROWS, mentions=named, entities=ENTITIES)


def event(reading, sentence, word, event_type, actors=(), recipients=()):
    trigger = next(token.span for token in reading.tokens if reading.words(token.span) == word)
    parties = {m.entity: reading.party(m) for m in reading.mentions}
    sides = [tuple(parties[code] for code in codes) for codes in (actors, recipients)]
    return Event(
        word, sentence, trigger, event_type, (), (), 4, -9.0, *sides, False, None, None, None, None, None, None, (),
        "CT+", (), (), (), 0.5, "verbs:x", None,
    )  # fmt: skip


def weighted(monkeypatch, **weights):
    monkeypatch.setattr(missing, "weights", lambda: {name.replace("_", " "): w for name, w in weights.items()})


def test_whoever_has_acted_on_the_avenger_is_the_one_who_is_meant(reading, monkeypatch):
    weighted(monkeypatch, **{"recipient: acted on other": 9.0, "nobody as recipient": 1.0})
    found = Missing(reading, Tree(reading))
    found.tell([event(reading, 0, "struck", "ASSAULT", ["USAGOV"], ["IRNGOV"])])

    completed = found.completed(event(reading, 1, "vowed", "THREATEN", ["IRNGOV"]))

    assert [party.code for party in completed.recipients] == ["USAGOV"]


def test_nobody_is_put_there_when_nobody_is_likely_enough(reading, monkeypatch):
    weighted(monkeypatch, **{"nobody as recipient": 9.0})

    vow = event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])

    assert Missing(reading, Tree(reading)).completed(vow) == vow


def test_a_side_is_open_unless_somebody_known_stands_there(reading):
    vow = event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])

    assert open_side(vow, "recipient")
    assert not open_side(vow, "actor")


def test_the_party_on_the_other_side_is_no_choice_at_the_same_words(reading):
    vow = event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])
    offered = [choice.key for choice in Missing(reading, Tree(reading)).choices(vow, "recipient")]

    assert offered[0] == missing.NOBODY
    assert "USA" in offered


def test_probabilities_are_shares_of_one():
    assert probabilities([{"a": 1.0}, {"a": 1.0}, {}], {"a": 0.0}) == pytest.approx([1 / 3] * 3)
    first, second = probabilities([{"a": 2.0}, {"a": 1.0}], {"a": 100.0})
    assert first > 0.99 > second


def test_a_partys_key_is_its_country_or_its_kind():
    assert missing.party_key(Party(None, "x", "IRQMIL", "IRQ", "MIL")) == "IRQ"
    assert missing.party_key(Party(None, "x", "IGOMIL", None, None)) == "IGO"
    assert missing.party_key(Party(None)) == ""
