"""What decides whether a word tells an event: its row's record, the model, the sides."""

from __future__ import annotations

import pytest

from polybius import resources
from polybius.events import decide
from polybius.events.lexicon import Pattern
from polybius.events.match import Candidate
from polybius.schema import Party, Proposal

SOMEBODY = Party(None, "IRQ", "IRQ", "IRQ", None)


def candidate(row="verbs:x", event_type="ASSAULT", actors=(SOMEBODY,), recipients=()):
    pattern = Pattern(row, "VERB", "x", None, (), "", event_type, "", (), ())
    return Candidate(0, pattern, event_type, "", actors, recipients, (0,))


def proposal(**types):
    return Proposal(0, min(sum(types.values()), 1.0), types)


def test_a_type_that_the_model_believes_is_likelier():
    believed, doubted, unseen = (
        decide.chance(candidate(), given) for given in (proposal(ASSAULT=0.9), proposal(ASSAULT=0.1), None)
    )

    assert 1 > believed > doubted > unseen > 0


def test_a_row_that_was_mostly_right_is_likelier_than_one_that_was_mostly_wrong():
    right, wrong = decide.record_odds(9, 10), decide.record_odds(1, 10)
    records = {"verbs:good": (right, right), "verbs:bad": (wrong, wrong)}

    good, bad = (decide.features(candidate(row), None, records) for row in ("verbs:good", "verbs:bad"))

    assert good["row's record in news"] > 0 > bad["row's record in news"]


def test_somebodys_own_row_is_trusted():
    own = decide.features(candidate("desk:shell"), None, {})

    assert own["row's record in news"] == decide.TRUSTED


def test_the_model_alone_has_no_row():
    alone = decide.features(candidate("model:ASSAULT"), proposal(ASSAULT=0.6), {})

    assert (alone["row"], alone["row's record in news"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("actors", "recipients", "sides"),
    [
        ((SOMEBODY,), (SOMEBODY,), "both"),
        ((SOMEBODY, SOMEBODY), (), "both"),
        ((SOMEBODY,), (), "actor"),
        ((), (SOMEBODY,), "recipient"),
        ((Party(None, "x"),), (), "nobody"),
    ],
)
def test_it_counts_who_is_known(actors, recipients, sides):
    found = decide.features(candidate(actors=actors, recipients=recipients), None, {})

    assert [name for name in decide.SIDES if found[f"known: {name}"]] == [sides]


def test_few_cases_say_less_than_many():
    assert decide.record_odds(0, 0) < decide.record_odds(1, 1) < decide.record_odds(10, 10)


def test_every_row_of_the_lexicon_has_a_record():
    listed = {row["id"] for row in resources.table("lexicon/predicates")}

    assert listed <= decide.records().keys()
