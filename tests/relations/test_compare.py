"""Two relations: the difference of their levels, and which of them moves first."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import Relation, measure
from polybius.relations.flow import lead
from tests.relations.generated import SHOCK, START, counts, scores

DAYS = 1000


def wandering(seed: int) -> np.ndarray:
    """Heavy-tailed days that echo and drift."""
    draw = np.random.default_rng(seed)
    out = np.zeros(DAYS)
    for at, step in enumerate(draw.standard_t(4, DAYS)):
        out[at] = 0.6 * out[at - 1] + step
    return out + np.cumsum(draw.normal(0.0, 0.05, DAYS))


def relation(values: np.ndarray, dyad: str = "AAA-BBB") -> Relation:
    days = [{"date": START + dt.timedelta(days=at), "score": float(value)} for at, value in enumerate(values)]
    return measure(days, dyad=dyad)


def after(values: np.ndarray, days: int) -> np.ndarray:
    """The same, some days later."""
    return np.concatenate([np.zeros(days), values[: len(values) - days]])


def test_the_interval_of_the_difference_holds_the_planted_one_as_often_as_it_says():
    held, n = 0, 0
    for seed in range(6):
        first, second = (measure(counts(seed + shift, per_day=rate)) for shift, rate in ((0, 6.0), (100, 3.0)))
        for pair in first.compare(second, channel="conflict").pairs:
            held += pair.difference.low95 <= -18.0 <= pair.difference.high95
            n += 1
    assert 0.92 <= held / n <= 0.99


def test_the_mean_difference_is_told_with_who_lies_lower():
    worse, better = (
        measure(counts(seed, per_day=rate), dyad=name)
        for seed, rate, name in ((1, 9.0, "AAA-BBB"), (2, 3.0, "CCC-DDD"))
    )
    found = worse.compare(better, channel="conflict")
    assert found.interval[1] < 0
    assert "AAA-BBB lies lower" in found.summary
    turned = better.compare(worse, channel="conflict")
    assert turned.difference == pytest.approx(-found.difference)
    assert turned.interval == pytest.approx((-found.interval[1], -found.interval[0]))


def test_two_of_one_level_cannot_be_told_apart():
    apart = sum(
        not found.interval[0] <= 0 <= found.interval[1]
        for found in (measure(scores(seed)).compare(measure(scores(seed + 50))) for seed in range(20))
    )
    assert apart <= 4


def test_only_periods_that_both_hold_are_compared():
    first, second = measure(scores(1, end=SHOCK)), measure(scores(2, start=SHOCK - dt.timedelta(days=60)))
    found = first.compare(second)
    assert {pair.start for pair in found.pairs} <= {level.start for level in first.level()}
    assert found.interval is None
    assert "cannot tell" in found.summary


def test_units_that_differ_and_channels_that_are_missing_are_refused():
    with pytest.raises(InputError, match="exposure"):
        measure(scores(1)).compare(measure(counts(1)))
    with pytest.raises(InputError, match="not measured apart"):
        measure(scores(1)).compare(measure(scores(2)), channel="cooperation")
    with pytest.raises(InputError, match="day or week"):
        measure(scores(1)).leads(measure(scores(2)), freq="month")


def test_a_dyad_that_follows_another_by_two_weeks_is_told_to_follow():
    first, second = wandering(1), wandering(2)
    found = relation(first, "AAA-BBB").leads(relation(second + after(first, 14), "CCC-DDD"))
    assert (found.verdict, found.lag) == (lead.FIRST, 2)
    assert "AAA-BBB moves first, by 2 weeks, the same way" in found.summary
    turned = relation(second - after(first, 14)).leads(relation(first))
    assert (turned.verdict, turned.lag) == (lead.SECOND, -2)
    assert "opposite ways" in turned.summary


def test_two_that_answer_to_the_same_week_move_together():
    first, second = wandering(3), wandering(4)
    found = relation(first).leads(relation(first + second))
    assert (found.verdict, found.interval) == (lead.TOGETHER, (0, 0))


def test_of_two_that_have_nothing_to_do_with_each_other_no_lead_is_claimed():
    found = [relation(wandering(seed)).leads(relation(wandering(seed + 1000))) for seed in range(60)]
    assert sum(one.p < 0.05 for one in found) <= 8
    assert sum(one.verdict in (lead.FIRST, lead.SECOND, lead.TOGETHER) for one in found) <= 2


def test_one_famous_week_does_not_tie_two_dyads():
    first, second = wandering(5), wandering(6)
    first[500:507] -= 300.0
    second[514:521] -= 300.0
    assert relation(first).leads(relation(second)).verdict in (lead.CANNOT_TELL, lead.NO_TIE)


@pytest.mark.parametrize(("values", "why"), [(wandering(7)[:300], "78 are needed"), (np.zeros(DAYS), "never moves")])
def test_with_too_little_to_go_by_the_lead_cannot_be_told(values, why):
    found = relation(wandering(8)).leads(relation(values))
    assert found.verdict == lead.CANNOT_TELL
    assert why in found.summary


def test_a_relation_is_set_beside_another_one_and_never_beside_itself_or_nothing():
    one, turned = relation(wandering(9), "AAA-BBB"), relation(wandering(9), "BBB-AAA")
    for ask in (one.compare, one.leads):
        for same in (one, turned):
            with pytest.raises(InputError, match="AAA-BBB is set beside itself"):
                ask(same)
        for nothing in (None, "CCC-DDD"):
            with pytest.raises(InputError, match="is no relation"):
                ask(nothing)
    assert one.compare(relation(wandering(9), "CCC-DDD")).interval == (0.0, 0.0)  # of another dyad


def test_a_chance_too_small_to_print_is_told_as_less():
    first = wandering(10)
    found = relation(first, "AAA-BBB").leads(relation(after(first, 14) + wandering(11) / 10, "CCC-DDD"))
    assert found.p < 0.001
    assert "p < 0.001 over all lags" in found.summary
