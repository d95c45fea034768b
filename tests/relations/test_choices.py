"""A dyad asked for otherwise: one way, by scores of one's own, by attention, on a state's soil, of a body's members."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import weights_of
from tests.stories.made import report

STRIKE = {"type": "ASSAULT", "day": "2020-01-03", "actors": ["USAMIL"], "recipients": ["IRQMIL"]}
ANSWER = {"type": "AID", "day": "2020-01-04", "actors": ["IRQGOV"], "recipients": ["USAGOV"]}
TALKS = {"type": "CONSULT", "day": "2020-01-05", "actors": ["USAGOV", "IRQGOV"], "recipients": []}


@pytest.fixture
def asked(store):
    """Adds reports, links them, and asks for a dyad as somebody chooses."""

    def ask(*reports, a="USA", b="IRQ", **choices):
        store.add(reports)
        store.link()
        return store.relation(a, b, **choices)

    return ask


def amounts(relation):
    return {name: float(np.nansum(values)) for name, values in relation.series.channels.items()}


def test_one_way_counts_what_the_first_does_and_what_both_do(asked):
    acts = report("r", STRIKE, ANSWER, TALKS, published="2020-01-06")
    there = amounts(asked(acts, directed=True))
    back = amounts(asked(a="IRQ", b="USA", directed=True))
    both = amounts(asked())
    assert there["conflict"] == both["conflict"] < 0
    assert back["conflict"] == 0
    assert 0 < there["cooperation"] < back["cooperation"] == both["cooperation"]  # the talks are the acts of both


def test_one_way_is_said_in_name_summary_and_finding(asked):
    found = asked(report("r", STRIKE), directed=True)
    assert found.name == "USA>IRQ"
    assert found.summary.startswith("Reported acts of USA towards IRQ")
    assert found.around("2020-01-03").summary.startswith("Reported acts of USA towards IRQ around")


def test_scores_of_ones_own_replace_those_of_their_types_alone(asked, tmp_path):
    table = tmp_path / "scores.csv"
    table.write_text("event_type,mode,score\nASSAULT,,-2\nASSAULT,aerial,-4\n")
    plain = {
        name: amounts(asked(report("r", STRIKE, ANSWER), weights=weights))
        for name, weights in (("own", table), ("no", None))
    }
    confidence = plain["no"]["conflict"] / -9  # PLOVER's score of an assault
    assert plain["own"]["conflict"] == pytest.approx(-2 * confidence)
    assert plain["own"]["cooperation"] == plain["no"]["cooperation"]
    bombed = STRIKE | {"modes": ["aerial"], "day": "2020-01-09", "says": "Bombs fell on a depot."}
    aerial = amounts(asked(report("s", bombed, published="2020-01-09"), weights=table))
    assert aerial["conflict"] == pytest.approx(plain["own"]["conflict"] - 4 * confidence)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"event_type": "ASSAULT"}], "columns event_type and score"),
        ([{"event_type": "WAR", "score": -9}], "'WAR' is no type"),
        ([{"event_type": "AID", "mode": "aerial", "score": 1}], "'AID.aerial' is no type"),
        ([{"event_type": "AID", "score": 11}], "score 11 of AID"),
        ([{"event_type": "AID", "score": "much"}], "score 'much' of AID"),
    ],
)
def test_weights_that_are_none_are_refused(rows, said):
    with pytest.raises(InputError, match=said):
        weights_of(rows)


def test_attention_counts_every_report_and_no_more_events(asked):
    reports = [report(f"r{n}", STRIKE, text=f"Witness number {n} of {n * 7} spoke.") for n in range(4)]
    once, often = asked(*reports), asked(attention=True)
    assert amounts(often)["conflict"] < 2 * amounts(once)["conflict"] < 0
    assert np.nansum(often.series.n_events) == np.nansum(once.series.n_events) == 1
    assert "attention" in often.summary


def test_the_soil_of_a_state_is_acted_on_and_does_not_act(asked):
    on_soil = STRIKE | {"recipients": ["kataib-hezbollah:IRQPRM"], "host": "IRQ"}
    abroad = STRIKE | {"recipients": ["kataib-hezbollah:IRQPRM"], "host": "SYR", "day": "2020-01-06"}
    fired = STRIKE | {"actors": ["IRQMIL"], "recipients": ["USAMIL"], "host": "IRQ", "day": "2020-01-08"}
    found = asked(report("r", on_soil, abroad, fired, published="2020-01-09"), b="IRQ:ground")
    assert np.nansum(found.series.n_events) == 1


@pytest.mark.parametrize(("day", "counted"), [("2019-06-03", 1), ("2021-06-03", 0)])
def test_the_members_of_a_body_are_those_of_the_day(asked, day, counted):
    act = STRIKE | {"actors": ["GBRGOV"], "recipients": ["RUSGOV"], "day": day}
    found = asked(report("r", act, published=day), a="european-union+members", b="RUS")
    assert np.nansum(found.series.n_events) == counted


def test_a_body_counts_with_its_members(asked):
    act = STRIKE | {"actors": ["nato:IGOMIL"], "recipients": ["RUSGOV"]}
    assert np.nansum(asked(report("r", act), a="nato+members", b="RUS").series.n_events) == 1


@pytest.mark.parametrize("name", ["unicef+members", "IRQ:soil", "nato:ground"])
def test_what_has_no_members_or_soil_is_refused(asked, name):
    with pytest.raises(InputError):
        asked(report("r", STRIKE), b=name)
