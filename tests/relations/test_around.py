"""Verdicts around a shock: planted truths are found again, and nothing is claimed that the data do not allow."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import measure
from polybius.relations.flow.shock import overall
from polybius.relations.flow.words import told
from polybius.relations.records import (
    CANNOT_TELL,
    CHANGED,
    NO_CHANGE,
    NOT_RECOVERED,
    RECOVERED,
    UNKNOWN_RECOVERY,
    VERDICTS,
    ChannelFinding,
    Measure,
)
from tests.relations.generated import END, SHOCK, START, counts, scores

ALMOST_TWO_YEARS = dt.timedelta(days=700)


def verdicts(make, seeds=range(12), **planted):
    return [measure(make(seed, **planted)).around(SHOCK).verdict for seed in seeds]


def test_a_lasting_rupture_is_found_and_has_not_recovered():
    found = verdicts(scores, drop=-12.0)
    assert found.count(NOT_RECOVERED) >= 10
    assert RECOVERED not in found


def test_a_score_alone_never_recovers_since_cooperation_was_not_measured():
    found = verdicts(scores, drop=-12.0, lasts_days=45)
    assert found.count(UNKNOWN_RECOVERY) >= 10
    assert RECOVERED not in found


def test_the_flow_of_a_score_can_return_while_the_verdict_stays_open():
    finding = measure(scores(3, drop=-15.0, lasts_days=45)).around(SHOCK)
    assert finding.net.verdict == RECOVERED
    assert finding.verdict == UNKNOWN_RECOVERY
    assert "cooperation was not measured" in finding.summary


def test_where_nothing_happened_change_is_claimed_in_few_of_many():
    found = verdicts(scores, seeds=range(60))
    assert sum(verdict in CHANGED for verdict in found) <= 6
    assert found.count(NO_CHANGE) >= 20


def test_conflict_that_rises_and_goes_back_has_recovered_where_cooperation_stayed():
    found = verdicts(counts, factor=4.0, lasts_days=45)
    assert found.count(RECOVERED) >= 9
    assert NOT_RECOVERED not in found


def test_conflict_back_in_range_with_cooperation_gone_has_not_recovered():
    # the flow after a rupture: hostile events stop, and so does everything else
    found = verdicts(counts, factor=4.0, lasts_days=45, aid=0.1)
    assert RECOVERED not in found
    assert found.count(NOT_RECOVERED) >= 9


def test_counts_without_a_shock_show_no_change():
    found = verdicts(counts, seeds=range(30))
    assert sum(verdict in CHANGED for verdict in found) <= 4


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (scores(1, drop=-12.0, start=SHOCK - dt.timedelta(days=62)), "past changes"),  # two months of history
        (scores(1, drop=-12.0, start=SHOCK - dt.timedelta(days=189)), "past changes"),
        (scores(1, drop=-12.0, end=SHOCK + dt.timedelta(days=5)), "does not hold the shock"),  # ends too soon
        (counts(1, factor=4.0, per_day=0.1), "of both kinds before and"),  # thirty reports
        ([{"date": SHOCK, "score": -5.0}], "does not hold the shock"),
        ([{"date": START + dt.timedelta(days=at), "score": 0.0} for at in range(2000)], "past changes"),  # silence
    ],
)
def test_with_too_little_to_go_by_it_cannot_tell_and_says_why(days, why):
    finding = measure(days).around(SHOCK)
    assert finding.verdict == CANNOT_TELL
    assert why in finding.summary


def test_a_shock_outside_the_series_cannot_be_told():
    assert {measure(scores(1)).around(day).verdict for day in ("2010-01-01", "2030-01-01")} == {CANNOT_TELL}


def test_recovery_is_open_when_the_series_ends_before_it_is_judged():
    finding = measure(scores(4, drop=-15.0, end=SHOCK + dt.timedelta(days=70))).around(SHOCK)
    assert finding.verdict == UNKNOWN_RECOVERY
    assert "The series ends on" in finding.summary


def test_the_days_before_the_shock_are_kept_out_of_the_baseline():
    days = scores(5, drop=-15.0)
    quiet = measure(days).around(SHOCK).net.before
    for row in days:
        if 0 < (SHOCK - row["date"]).days <= 7:
            row["score"] -= 900.0
    assert measure(days).around(SHOCK).net.before == pytest.approx(quiet)


def test_a_range_of_days_is_one_shock():
    finding = measure(scores(6, drop=-15.0)).around((SHOCK, SHOCK + dt.timedelta(days=5)))
    assert (finding.start, finding.end) == (SHOCK, SHOCK + dt.timedelta(days=5))
    assert finding.verdict == NOT_RECOVERED


def test_a_new_shock_in_the_time_after_is_named():
    days = scores(7, drop=-15.0, lasts_days=20)
    new = SHOCK + dt.timedelta(days=75)
    for row in days:
        if 0 <= (row["date"] - new).days < 10:
            row["score"] -= 600.0
    finding = measure(days).around(SHOCK)
    assert any(abs((shock.start - new).days) <= 4 for shock in finding.new_shocks)
    assert "New shocks" in finding.summary


@pytest.mark.parametrize("lasts_days", [None, 18])
@pytest.mark.parametrize("noise", [0.5, 4.0])
def test_what_stays_is_no_new_shock(noise, lasts_days):
    assert measure(steps(noise, lasts_days)).around(SHOCK).new_shocks == ()


def test_a_shock_on_top_of_one_that_stays_is_a_new_one():
    new = SHOCK + dt.timedelta(days=40)
    days = steps(4.0, None)
    for row in days:
        if 0 <= (row["date"] - new).days < 10:
            row["score"] -= 300.0
    (shock,) = measure(days).around(SHOCK).new_shocks
    assert abs((shock.start - new).days) <= 4


def steps(noise: float, lasts_days: int | None) -> list[dict]:
    """Three years around nought, and from the shock on, for some days or for good, forty lower."""
    draw = np.random.default_rng(3)
    days = [SHOCK + dt.timedelta(days=at) for at in range(-730, 365)]
    low = [day >= SHOCK and (lasts_days is None or (day - SHOCK).days < lasts_days) for day in days]
    return [
        {"date": day, "score": draw.normal(0.0, noise) - 40.0 * is_low} for day, is_low in zip(days, low, strict=True)
    ]


@pytest.mark.parametrize("unit", [0.001, 250.0])
def test_the_unit_of_the_score_does_not_matter(unit):
    days = scores(8, drop=-12.0)
    plain = measure(days).around(SHOCK)
    scaled = measure([row | {"score": unit * row["score"]} for row in days]).around(SHOCK)
    assert scaled.verdict == plain.verdict
    assert scaled.net.drop == pytest.approx(unit * plain.net.drop)
    assert [spec.p for spec in scaled.specifications] == pytest.approx([spec.p for spec in plain.specifications])


def test_a_world_that_reports_twice_as_much_of_everything_changes_nothing():
    days = scores(9)
    for row in days:
        if row["date"] >= SHOCK:
            row["score"], row["exposure"] = 2 * row["score"], 2 * row["exposure"]
    plain = measure(scores(9)).around(SHOCK)
    found = measure(days).around(SHOCK)
    kept = [(spec.p, spec.exposure) for spec in found.specifications if spec.exposure]
    assert kept == [(spec.p, spec.exposure) for spec in plain.specifications if spec.exposure]


def test_the_order_of_the_days_does_not_matter():
    days = scores(10, drop=-12.0)
    assert measure(days[::-1]).around(SHOCK) == measure(days).around(SHOCK)


def test_days_after_the_judged_window_do_not_change_the_drop():
    whole = measure(scores(11, drop=-12.0)).around(SHOCK)
    cut = measure([row for row in scores(11, drop=-12.0) if (row["date"] - SHOCK).days < 31]).around(SHOCK)
    assert cut.net.drop == whole.net.drop


def test_a_turn_for_the_better_is_told_as_one():
    finding = measure(scores(12, drop=15.0)).around(SHOCK)
    assert finding.net.drop > 0
    low, high = finding.net.interval
    assert f"turned for the better by {finding.net.drop:.2f} a day (95 % interval {low:.2f} to {high:.2f})" in (
        finding.summary
    )


def test_what_grew_is_told_by_how_much_and_not_with_a_minus():
    finding = measure(scores(12, drop=-15.0)).around(SHOCK)
    low, high = finding.conflict.interval
    assert high < 0
    assert f"rose by {-finding.conflict.drop:.2f} a day (95 % interval {-high:.2f} to {-low:.2f})" in finding.summary


def test_one_reason_for_all_channels_is_told_once():
    few = measure([{"date": SHOCK + dt.timedelta(days=n), "score": -1.0} for n in range(-10, 10)]).around(SHOCK)
    assert few.summary.count("cannot tell") == 1
    assert few.summary.startswith("Reported interaction of the dyad around 2020-01-03: cannot tell (")


def test_a_summary_lists_the_first_standing_measures_and_how_many_more_there_are():
    def standing(what: str) -> Measure:
        sides = dict.fromkeys(("modes", "contexts", "by", "on", "claims", "stories"), ())
        days = dict.fromkeys(("earliest", "latest", "closed_earliest", "closed_latest"))
        return Measure("m", what, "halt", "SANCTION", state="standing", contested=False, **sides, **days)

    quiet = measure(scores(1)).around(SHOCK)
    many = [standing(f"ban on {what}") for what in ("fish", "beef", "beef", "pork", "milk", "eggs", "rice", "tea")]
    found = told(dataclasses.replace(quiet, measures=tuple(many)), split=False, ends=END)
    assert found.summary.endswith(
        "Still standing, as told: ban on fish; ban on beef (2 times); ban on pork; ban on milk; ban on eggs; "
        "and 2 more in the ledger."
    )


def test_every_channel_answers_under_all_declared_windows():
    finding = measure(scores(13)).around(SHOCK)
    for channel in finding.channels:
        assert len(channel.specifications) == 8
        assert {(spec.window_days, spec.gap_days, spec.exposure) for spec in channel.specifications} == {
            *((14, 7, True), (14, 14, True), (30, 7, True), (30, 14, True), (7, 7, True), (90, 7, True)),
            *((14, 7, False), (30, 7, False)),
        }
        assert channel.verdict in VERDICTS


def test_a_quarter_is_judged_only_where_two_years_precede_and_does_not_decide():
    days = scores(13, drop=-15.0, lasts_days=20)
    late, early = (
        measure([row for row in days if row["date"] >= start]) for start in (START, SHOCK - ALMOST_TWO_YEARS)
    )
    quarters = [
        [spec for spec in relation.around(SHOCK).net.specifications if spec.window_days == 90]
        for relation in (late, early)
    ]
    assert [[spec.able for spec in specs] for specs in quarters] == [[True], [False]]
    assert "730 are needed" in quarters[1][0].why
    assert late.around(SHOCK).net.verdict in CHANGED
    assert quarters[0][0].verdict not in CHANGED


def test_a_hostile_side_that_moves_less_than_the_margin_does_not_gainsay_a_balance_that_did_not():
    channels = [
        ChannelFinding(name, verdict, *[None] * 5, 0, 0, "", True, ())
        for name, verdict in (("net", NO_CHANGE), ("conflict", UNKNOWN_RECOVERY))
    ]
    assert overall(channels, False, hostile_margin=True) == NO_CHANGE
    assert overall(channels, False, hostile_margin=False) == CANNOT_TELL


def test_a_summary_claims_no_return_of_the_relation():
    summary = measure(counts(2, factor=4.0, lasts_days=45)).around(SHOCK).summary
    assert "not the relation itself" in summary


def test_missing_days_are_not_zeros():
    days = scores(14, drop=-12.0)
    thinned = [row for at, row in enumerate(days) if at % 5]
    assert measure(thinned).around(SHOCK).net.before == pytest.approx(measure(days).around(SHOCK).net.before, abs=1.0)


@pytest.mark.parametrize("when", ["January", ("2020-01-05", "2020-01-03"), None, 3])
def test_what_is_no_day_is_refused(when):
    with pytest.raises(InputError):
        measure(scores(1, end=START + dt.timedelta(days=30))).around(when)


def test_the_end_of_the_series_is_where_the_days_end():
    assert measure(scores(1)).series.end == END
