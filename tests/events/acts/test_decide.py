"""What decides whether a word tells an event: its row's record, the model, the sides, what else the document tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.events.acts import decide
from polybius.events.acts.match import Candidate
from polybius.events.words import lexicon
from polybius.events.words.lexicon import Condition, Pattern
from polybius.events.words.surroundings import Surroundings
from polybius.schema import Event, Party, Proposal, Span
from tests.reading import reading_of

SOMEBODY = Party(Span(0, 1), "IRQ", "IRQ", "IRQ", None)
STRANGER = Party(Span(0, 1))
SURROUNDINGS = {"state organs": 1.0, "other sentences": 0.4}
LINE = """
Baghdad Baghdad PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Tehran Tehran PROPN NNP 2 obj
. . PUNCT . 2 punct
"""


def told(row="verbs:x", proposal=None, actors=(SOMEBODY,), recipients=(), surroundings=SURROUNDINGS, silent=False):
    pattern = Pattern(row, "VERB", "x", None, (), "", "ASSAULT", "", (), ())
    candidate = Candidate(0, pattern, "ASSAULT", "", actors, recipients, (0,))
    return decide.Told(candidate, proposal, event(row, actors, recipients), surroundings, silent)


def asked(slot, *words):
    return (Condition(slot, (), frozenset(words), frozenset(), False),)


SITE = (asked("obj", "site"), asked("subj"))


def spelled_out(conditions=SITE, main=True, actors=(SOMEBODY,), kind="COERCE"):
    """What a row with conditions reads, of which the model sees nothing."""
    pattern = Pattern("verbs:x", "VERB", "x", None, conditions, "", kind, "", ("subj",), ("obj",))
    candidate = Candidate(0, pattern, kind, "", actors, (), (0,))
    read = replace(event("verbs:x", actors, ()), event_type=kind, quad=1 if kind == "CONSULT" else 4)
    return decide.Told(candidate, None, read, SURROUNDINGS, main=main)


def event(coder, actors, recipients):
    return Event(
        "id", 0, Span(0, 1), "ASSAULT", (), (), 4, -9.0, actors, recipients, False, None, None, None, None, None, None,
        (), "CT+", (), (), (), 0.0, coder, None,
    )  # fmt: skip


def proposal(**types):
    return Proposal(0, min(sum(types.values()), 1.0), types)


def test_a_type_that_the_model_believes_is_likelier():
    believed, doubted, unseen = (
        decide.chance(told(proposal=given)) for given in (proposal(ASSAULT=0.9), proposal(ASSAULT=0.1), None)
    )

    assert 1 > believed > doubted > unseen > 0


def test_a_word_of_which_two_types_are_possible_tells_something_as_likely_as_both_together():
    open_ = proposal(ASSAULT=0.2, COERCE=0.2)
    options = [told(proposal=open_), told("model:COERCE", open_)]
    chances = [decide.chance(one) for one in options]

    assert sum(chances) < 1
    assert decide.likeliest(options)[0] == pytest.approx(sum(chances))


def test_a_word_that_a_row_shuts_out_needs_a_model_that_is_sure():
    def shut(sure):
        struck = (Party(Span(2, 3), "TUR", "TUR", "TUR", None),)
        seen = told("model:ASSAULT", proposal=proposal(ASSAULT=sure), recipients=struck)
        row = replace(seen.candidate.pattern, operator="none")
        return decide.chance(replace(seen, candidate=replace(seen.candidate, pattern=row))), decide.chance(seen)

    (kept, known), (refused, _) = shut(0.99), shut(0.5)

    assert known > kept > decide.DOUBTFUL_AT_LEAST > refused


def test_a_row_that_was_mostly_right_is_likelier_than_one_that_was_mostly_wrong():
    right, wrong = decide.record_odds(9, 10), decide.record_odds(1, 10)
    records = {"verbs:good": (right, right), "verbs:bad": (wrong, wrong)}

    good, bad = (decide.features(told(row), records, {}) for row in ("verbs:good", "verbs:bad"))

    assert good["row's record in news"] > 0 > bad["row's record in news"]


def test_somebodys_own_row_is_trusted():
    assert decide.features(told("desk:shell"), {}, {})["row's record in news"] == decide.TRUSTED


def test_the_model_alone_has_no_row():
    alone = decide.features(told("model:ASSAULT", proposal(ASSAULT=0.6)), {}, {})

    assert (alone["row"], alone["row's record in news"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("actors", "recipients", "sides"),
    [
        ((SOMEBODY,), (SOMEBODY,), "actor known, recipient known"),
        ((SOMEBODY, SOMEBODY), (), "actor known, recipient among the actors"),
        ((SOMEBODY,), (), "actor known, recipient nobody"),
        ((), (SOMEBODY,), "actor nobody, recipient known"),
        ((STRANGER,), (), "actor somebody, recipient nobody"),
    ],
)
def test_it_counts_who_is_known(actors, recipients, sides):
    found = decide.features(told(actors=actors, recipients=recipients), {}, {})

    assert [name for name in found if name.startswith("actor") and "," in name] == [sides]


def test_an_annotator_that_proposes_nothing_has_weights_of_its_own():
    quiet = decide.silent(told(silent=True), {})

    assert all(name.startswith("silent: ") for name in quiet)
    assert not any("model" in name or "other sentences" in name for name in quiet)


def test_what_those_weights_say_of_a_row_counts_where_the_model_has_its_say():
    weighed = {"silent: row": 2.0}

    row, alone = (decide.features(told(name), {}, weighed) for name in ("verbs:x", "model:ASSAULT"))

    assert (row["without the model"], alone["without the model"]) == (2.0, 0.0)


def test_words_among_acts_of_states_are_likelier_than_the_same_in_a_match_report():
    quiet = {"state organs": 0.0, "police and courts": 0.0, "other sentences": 0.02}
    lively = {"state organs": 1.0, "police and courts": 0.0, "other sentences": 0.8}

    assert decide.chance(told(surroundings=lively)) > decide.chance(told(surroundings=quiet))


def test_the_other_sentences_are_those_that_are_not_the_words_own():
    reading = reading_of(LINE + LINE)
    one, other = (Proposal(at, 0.9, {"ASSAULT": 0.9}) for at in (1, 5))

    told_first, told_both = (Surroundings(replace(reading, proposals=said)) for said in ((one,), (one, other)))

    assert [told_first.features(at)["other sentences"] for at in (0, 1)] == [0.0, 0.9]
    assert [told_both.features(at)["other sentences"] for at in (0, 1)] == [0.9, 0.9]


def about(words):
    """What a document is about whose words these are."""
    lines = "\n".join(f"{word} {word} NOUN NN 0 root" for word in words.split())
    return Surroundings(reading_of(f"\n{lines}\n")).features(0)


def test_a_report_is_of_crime_where_crime_outweighs_politics_and_war():
    robbery, trial = about("robber burglar wife bail soup"), about("robber senate parliament minister vote")

    assert (robbery["crime report"], trial["crime report"]) == (1.0, 0.0)
    assert robbery["about crime"] > trial["about crime"] > 0
    assert robbery["more crime than politics"] > trial["more crime than politics"] == 0


def test_a_blow_in_a_report_on_crime_is_less_likely_an_event_than_in_one_on_war():
    crime = SURROUNDINGS | about("robber burglar wife bail suspect apartment jury killer")
    war = SURROUNDINGS | about("army rebel missile troop insurgent ceasefire soldier front")
    private = [Party(Span(0, 1), "---CVL", None, "CVL", None)]

    told_of = [told(actors=tuple(private), recipients=tuple(private), surroundings=where) for where in (crime, war)]

    assert decide.chance(told_of[0]) < decide.chance(told_of[1]) / 2


def test_gunmen_and_robbers_are_no_armed_group():
    assert decide.standing([Party(Span(0, 1), "---UAF", None, None, "UAF")]) == "outlaws"
    assert decide.standing([Party(Span(0, 1), "---REB", None, None, "REB")]) == "armed"


def test_few_cases_say_less_than_many():
    assert decide.record_odds(0, 0) < decide.record_odds(1, 1) < decide.record_odds(10, 10)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (spelled_out(), True),  # "Chad's army surrounded the site"
        (spelled_out(main=False), False),  # "after Chad's army surrounded the site"
        (spelled_out(conditions=(asked("obj", "site"),)), False),  # of one condition
        (spelled_out(conditions=(asked("obj"), asked("subj"))), False),  # of no word
        (spelled_out(actors=()), False),  # "the site was surrounded"
        (spelled_out(actors=(STRANGER,)), False),  # "somebody surrounded the site"
        (spelled_out(kind="CONSULT"), False),  # no deed
        (spelled_out(actors=(replace(SOMEBODY, sector="BUS"),), kind="RETREAT"), False),  # "a bank chief quits"
        (spelled_out(actors=(replace(SOMEBODY, sector="LAB"),), kind="PROTEST"), True),
    ],
)
def test_a_deed_that_a_row_spells_out_is_told_in_a_main_clause(told, kept):
    assert told.plain == kept
    assert decide.chance(told) >= decide.PLAIN or not kept


def test_every_row_of_the_lexicon_has_a_record():
    listed = {row["id"] for row in lexicon.rows()}

    assert listed <= decide.records().keys()


def test_every_row_has_an_id_of_its_own_whatever_table_it_stands_in():
    ids = [row["id"] for row in lexicon.rows()]  # rows.csv keeps one record for each

    assert sorted(ids) == sorted(set(ids))
