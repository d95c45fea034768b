"""Who stands on a side: the likeliest of the document's parties, or what was read, or nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.events.sides import sides
from polybius.events.sides.sides import Sides, is_open
from polybius.resources.weights import probabilities
from polybius.schema import Entity, Event, Party, Proposal, Side
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
    return replace(reading_of(ROWS, mentions=named, entities=ENTITIES), proposals=())


def event(reading, sentence, word, event_type, actors=(), recipients=()):
    trigger = next(token.span for token in reading.tokens if reading.words(token.span) == word)
    parties = {m.entity: reading.party(m) for m in reading.mentions}
    sides = [tuple(parties[code] for code in codes) for codes in (actors, recipients)]
    return Event(
        word, sentence, trigger, event_type, (), (), 4, -9.0, *sides, False, None, None, None, None, None, None, (),
        "CT+", (), (), (), 0.5, "verbs:x", None,
    )  # fmt: skip


def weighted(monkeypatch, **weights):
    monkeypatch.setattr(sides, "weights", lambda _: {name.replace("_", " "): w for name, w in weights.items()})


def test_whoever_has_acted_on_the_avenger_is_the_one_who_is_meant(reading, monkeypatch):
    weighted(monkeypatch, **{"recipient: acted on other": 9.0, "nobody as recipient": 1.0})
    found = Sides(reading, Tree(reading))
    found.tell([event(reading, 0, "struck", "ASSAULT", ["USAGOV"], ["IRNGOV"])])

    completed = found.decided(event(reading, 1, "vowed", "THREATEN", ["IRNGOV"]))

    assert [party.code for party in completed.recipients] == ["USAGOV"]


def test_nobody_is_put_there_when_nobody_is_likely_enough(reading, monkeypatch):
    weighted(monkeypatch, **{"nobody as recipient": 9.0, "actor: read": 9.0})

    decided = Sides(reading, Tree(reading)).decided(event(reading, 1, "vowed", "THREATEN", ["IRNGOV"]))

    assert ([party.code for party in decided.actors], decided.recipients) == (["IRNGOV"], ())


def test_an_event_that_is_told_takes_whoever_is_likelier_than_nobody(reading, monkeypatch):
    # hardly likelier than nobody, or less: too little to tell an event by, enough to say whom one that is told meets
    weighted(monkeypatch, **{"nobody as recipient": 3.0, "recipient: sentence before": 0.9, "recipient: subject": 0.0})
    found = Sides(reading, Tree(reading))
    vow = event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])

    assert found.decided(vow).recipients == found.filled(vow).recipients == ()

    weighted(monkeypatch, **{"nobody as recipient": 1.5, "recipient: sentence before": 1.0})

    assert found.decided(replace(vow, recipients=())).actors == vow.actors
    assert [party.code for party in found.filled(vow).recipients] == ["USAGOV"]
    assert found.filled(event(reading, 1, "vowed", "MOBILIZE", ["IRNGOV"])).recipients == ()


def test_another_party_takes_the_place_of_the_one_that_was_read(reading, monkeypatch):
    weighted(monkeypatch, **{"recipient: acted on other": 9.0, "recipient: read": 2.0, "actor: read": 9.0})
    found = Sides(reading, Tree(reading))
    found.tell([event(reading, 0, "struck", "ASSAULT", ["USAGOV"], ["IRNGOV"])])

    decided = found.decided(event(reading, 1, "vowed", "THREATEN", ["IRNGOV"], ["IRNGOV"]))

    assert [party.code for party in decided.recipients] == ["USAGOV"]


def test_what_was_read_stays_where_it_is_likeliest_and_what_was_weighed_is_kept(reading, monkeypatch):
    weighted(monkeypatch, **{"recipient: read": 2.0, "actor: read": 2.0})

    decided = Sides(reading, Tree(reading)).decided(event(reading, 0, "struck", "ASSAULT", ["USAGOV"], ["IRNGOV"]))

    assert [[p.code for p in side] for side in (decided.actors, decided.recipients)] == [["USAGOV"], ["IRNGOV"]]
    weighed = [(one.field, one.value) for one in decided.considered]
    assert weighed[0] == ("actors", "USA")
    assert {("recipients", "IRN"), ("recipients", "nobody")} <= set(weighed)
    assert sum(one.probability for one in decided.considered if one.field == "recipients") <= 1.01


def test_the_sides_of_a_mutual_act_are_not_weighed(reading):
    assert is_open(event(reading, 1, "vowed", "THREATEN", ["IRNGOV"]), "recipient")
    assert not is_open(event(reading, 1, "vowed", "CONSULT", ["IRNGOV", "USAGOV"]), "recipient")


def test_the_party_on_the_other_side_is_no_choice_at_the_same_words(reading):
    vow = event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])
    offered = [choice.key for choice in Sides(reading, Tree(reading)).choices.of(vow, "recipient")]

    assert offered[0] == sides.NOBODY
    assert "USA" in offered


def test_probabilities_are_shares_of_one():
    assert probabilities([{"a": 1.0}, {"a": 1.0}, {}], {"a": 0.0}) == pytest.approx([1 / 3] * 3)
    first, second = probabilities([{"a": 2.0}, {"a": 1.0}], {"a": 100.0})
    assert first > 0.99 > second


def test_a_partys_key_is_its_country_or_its_kind():
    assert sides.party_key(Party(None, "x", "IRQMIL", "IRQ", "MIL")) == "IRQ"
    assert sides.party_key(Party(None, "x", "IGOMIL", None, None)) == "IGO"
    assert sides.party_key(Party(None)) == ""


def test_without_a_models_word_on_the_sides_what_was_read_stands(reading, monkeypatch):
    weighted(monkeypatch, **{"nobody as recipient": 9.0, "nobody as actor": 9.0})
    told = event(reading, 0, "struck", "ASSAULT", ["USAGOV"], ["IRNGOV"])

    silent = replace(reading, proposals=None)

    assert Sides(silent, Tree(silent)).decided(told) == told


def proposing(reading, word, **given):
    """The reading with what the language model gives words on the sides of another."""
    at = {reading.words(token.span): index for index, token in enumerate(reading.tokens)}
    places = tuple(Side(name, at[words], probability) for name, (words, probability) in given.items())
    return replace(reading, proposals=(Proposal(at[word], 0.9, {}, places),))


def test_who_is_read_and_seen_by_the_model_as_well_is_never_replaced(reading, monkeypatch):
    weighted(monkeypatch, **{"actor: acted": 9.0, "recipient: read": 9.0})
    struck = event(reading, 0, "struck", "ASSAULT", ["USAGOV"], ["IRNGOV"])
    seen = proposing(reading, "struck", actor=("Washington", 0.9))

    assert [party.code for party in Sides(seen, Tree(seen)).decided(struck).actors] == ["USAGOV"]


def test_somebody_of_whom_nothing_is_known_keeps_the_words_and_takes_the_likeliest_country(reading, monkeypatch):
    weighted(monkeypatch, **{"actor: acted": 9.0})
    found = Sides(reading, Tree(reading))
    found.tell([event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])])
    villagers = Party(reading.tokens[0].span)

    decided = found.decided(replace(event(reading, 0, "struck", "ASSAULT"), actors=(villagers,)))

    assert decided.actors == (replace(villagers, code="IRN", country="IRN"),)


def test_no_actor_is_looked_for_of_violence_that_befalls_somebody(reading, monkeypatch):
    weighted(monkeypatch, **{"actor: often": 9.0, "recipient: read": 9.0})
    struck = event(reading, 0, "struck", "ASSAULT", (), ["IRNGOV"])
    found = Sides(reading, Tree(reading))

    assert found.decided(struck).actors != ()
    assert found.decided(struck, agentless=True).actors == ()


def test_who_is_barred_from_an_act_stands_on_none_of_its_sides(reading):
    asked = event(reading, 1, "vowed", "REQUEST", ["IRNGOV"])
    barred = event(reading, 0, "struck", "ASSAULT", ["USAGOV"]).actors

    assert "USA" not in [c.key for c in Sides(reading, Tree(reading)).choices.of(asked, "recipient", barred)]


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ((["USAGOV", "IRNGOV"], ["IRNGOV"]), (["USAGOV"], ["IRNGOV"])),  # whoever is spoken to does not speak
        ((["IRNGOV"], ["IRNGOV"]), (["IRNGOV"], ["USAGOV"])),  # of the two the other one, who struck
        ((["USAGOV"], ["IRNGOV"]), (["USAGOV"], ["IRNGOV"])),
    ],
)
def test_nobody_stands_on_both_sides_of_an_act_by_the_same_words_or_in_a_list(reading, read, told):
    silent = replace(reading, proposals=None)  # what was read stands

    decided = Sides(silent, Tree(silent)).decided(event(silent, 1, "vowed", "THREATEN", *read))

    assert ([p.code for p in decided.actors], [p.code for p in decided.recipients]) == told


def test_a_party_is_weighed_by_how_it_hangs_from_the_trigger_and_by_what_it_is(reading):
    struck = event(reading, 0, "struck", "ASSAULT")
    features = {choice.key: choice.features for choice in Sides(reading, Tree(reading)).choices.of(struck, "actor")}

    assert features["USA"]["actor: path nsubj"] == features["IRN"]["actor: path obj"] == 1.0
    assert features["USA"]["actor of ASSAULT: is state"] == 1.0
    assert features["USA"]["actor: nearest before"] == features["IRN"]["actor: nearest behind"] == 1.0
    assert features["nobody"]["nobody as actor, word strike"] == 1.0


def test_a_row_that_puts_nobody_on_a_side_speaks_for_nobody(reading):
    resigned = replace(event(reading, 0, "struck", "RETREAT"), coder="verbs:resign")
    nobody = next(Sides(reading, Tree(reading)).choices.of(resigned, "recipient"))

    assert nobody.features["nobody as recipient, by the row"] == 1.0
    assert "nobody as actor, by the row" not in nobody.features


def test_others_of_whom_there_is_neither_name_nor_noun_are_not_of_the_state_that_they_act_on(reading, monkeypatch):
    weighted(monkeypatch, **{"actor: acted": 3.0})
    found = Sides(reading, Tree(reading))
    found.tell([event(reading, 0, "struck", "ASSAULT", ["IRNGOV"], ["USAGOV"])])
    others = Party(next(token.span for token in reading.tokens if reading.words(token.span) == "revenge"))
    vowed = replace(event(reading, 1, "vowed", "THREATEN", [], ["IRNGOV"]), actors=(others,))

    assert [party.country for party in found.decided(vowed).actors] != ["IRN"]


def test_who_is_named_only_as_where_somebody_goes_lends_them_no_country(reading, monkeypatch):
    rows = """
Soldiers soldier NOUN NNS 2 nsubj
left leave VERB VBD 0 root
to to ADP IN 4 case
Tehran Tehran PROPN NNP 2 obl
"""
    sent = replace(reading_of(rows, mentions=[("Tehran", "GPE", "IRNGOV")], entities=ENTITIES), proposals=())
    weighted(monkeypatch, **{"actor: often": 9.0})
    soldiers = Party(sent.tokens[0].span)
    left = replace(event(sent, 0, "left", "RETREAT"), actors=(soldiers,))

    assert Sides(sent, Tree(sent)).decided(left).actors == (soldiers,)


def test_the_only_other_state_of_a_report_is_told_and_how_many_there_are(reading):
    vowed = event(reading, 1, "vowed", "THREATEN", ["IRNGOV"])
    features = {c.key: c.features for c in Sides(reading, Tree(reading)).choices.of(vowed, "recipient")}

    assert features["USA"]["recipient: the only other state"] == 1.0
    assert features["USA"]["recipient: one of 2 states"] == 1.0
    assert features[sides.NOBODY]["nobody as recipient, 2 states"] == 1.0


def test_a_side_that_was_emptied_is_not_filled_with_somebody_else(reading, monkeypatch):
    monkeypatch.setattr(sides, "weights", lambda _: {"nobody as recipient": 9.0})
    found = Sides(reading, Tree(reading))
    emptied = found.decided(event(reading, 1, "vowed", "THREATEN", ["IRNGOV"], ["USAGOV"]))
    monkeypatch.setattr(sides, "weights", lambda _: {"recipient: named first": 9.0})

    assert emptied.recipients == ()
    assert found.filled(emptied).recipients == ()
    assert [p.code for p in found.filled(replace(emptied, id="another")).recipients] == ["USAGOV"]
