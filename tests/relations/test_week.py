"""What changed in a week over many dyads: planted changes are found, and chance is held to its share."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polybius import changes
from polybius.errors import InputError
from polybius.relations import Relation, measure
from polybius.relations.flow.series import Series
from polybius.relations.stored.week import adjusted
from tests.relations.generated import START, counts, scores

MONDAY = dt.date(2019, 1, 7)
SIZE = (MONDAY - START).days + 7


def dyad(seed: int, drop: float = 0.0, size: int = SIZE) -> Relation:
    """A dyad whose last week lies lower by so many of its days' scales."""
    draw = np.random.default_rng(seed)
    values = np.zeros(size)
    for at, step in enumerate(draw.standard_t(4, size)):
        values[at] = 0.4 * values[at - 1] + step
    values[SIZE - 7 :] += drop
    return Relation(
        Series(START, {"net": values - 1.0, "conflict": np.minimum(values - 1.0, 0.0)}, False), ("A", str(seed))
    )


def test_planted_changes_are_found_and_few_others():
    found, false, panels = 0, [], 8
    for panel in range(panels):
        relations = [dyad(1000 * panel + number, drop=-40.0 if number < 10 else 0.0) for number in range(60)]
        changed = changes(relations, week=MONDAY, fdr=0.1).changed
        true = {("A", str(1000 * panel + number)) for number in range(10)}
        found += sum(change.dyad in true for change in changed)
        false.append(sum(change.dyad not in true for change in changed) / max(len(changed), 1))
    assert found >= 0.9 * 10 * panels
    assert np.mean(false) <= 0.1


def test_where_nothing_happened_hardly_any_panel_claims_a_change():
    claimed = sum(
        bool(changes([dyad(5000 + 100 * panel + number) for number in range(40)], week=MONDAY).changed)
        for panel in range(20)
    )
    assert claimed <= 4


def test_of_many_dyads_the_tail_is_that_of_all_their_past_weeks():
    drops = {7001: -15.0, 7002: -15.0}  # not odd enough for a tail that has to be safe for a single dyad
    relations = [dyad(seed, drops.get(seed, 0.0)) for seed in range(7000, 7250)]
    changed = changes(relations, week=MONDAY).changed
    assert {("A", "7001"), ("A", "7002")} <= {change.dyad for change in changed}
    assert len(changed) <= 3
    assert all(change.high < 0 and -20 < change.change < -10 for change in changed[:2])
    assert not changes([*relations[:1], *relations[3:60], relations[1]], week=MONDAY).changed


def test_where_nothing_happened_to_many_dyads_hardly_any_panel_claims_a_change():
    claimed = sum(
        bool(changes([dyad(20_000 + 200 * panel + number) for number in range(120)], week=MONDAY).changed)
        for panel in range(10)
    )
    assert claimed <= 3


def test_kinds_that_are_judged_apart_share_the_rate_of_false_discoveries():
    many = [dyad(seed) for seed in range(7000, 7100)]
    other = measure(counts(1), dyad="X-Y")  # of counted events, judged by its own past
    alone, beside = changes(many, week=MONDAY), changes([*many, other], week=MONDAY)
    q = {change.dyad: change.q for change in beside.asked}
    assert len(beside.asked) > len(alone.asked)
    assert all(q[change.dyad] == pytest.approx(min(1.0, 2 * change.q)) for change in alone.asked)


def test_a_score_that_is_told_on_few_days_is_not_asked_however_loud_the_week():
    thin = np.where(np.arange(SIZE) % 3 == 0, -1.0, 0.0)
    thin[SIZE - 7 :] = -50.0
    quiet = Relation(Series(START, {"net": thin, "conflict": thin}, False), ("A", "thin"))
    found = changes([dyad(1), quiet], week=MONDAY)
    assert found.not_asked == ((("A", "thin"), "told of on fewer than 50% of the 90 days before"),)


def test_all_are_counted_among_those_looked_at_and_those_without_history_are_named():
    short = Relation(Series(MONDAY, {"net": np.ones(7), "conflict": np.zeros(7)}, False), ("A", "short"))
    early = Relation(Series(START, {"net": np.ones(50), "conflict": np.zeros(50)}, False), ("A", "early"))
    found = changes([dyad(1), dyad(2), short, early], week=MONDAY)
    assert {change.dyad[1] for change in found.asked} == {"1", "2"}
    assert {name[1]: why for name, why in found.not_asked} == {
        "short": "0 days before the week hold too few past changes to judge it by",
        "early": f"its days end on {START + dt.timedelta(days=49)}, before the week is over",
    }
    assert "2 dyads cannot be told" in found.summary
    assert "looked at, 1 dyad cannot be told" in changes([dyad(1), dyad(2), short], week=MONDAY).summary
    assert ": 1 dyad, " in changes([dyad(1), short, early], week=MONDAY).summary


@pytest.mark.parametrize("week", ["2001-01-01", "2040-01-01"])
def test_of_a_week_that_no_data_hold_it_is_said_which_days_they_do(week):
    found = changes([dyad(1), dyad(2, size=SIZE - 3)], week=week)
    last = START + dt.timedelta(days=SIZE - 1)
    assert found.summary.endswith(
        f"Cannot tell what changed: what is told goes from {START} to {last}, which does not hold the week."
    )


def test_where_no_dyad_can_be_asked_the_reasons_are_counted():
    quiet = [measure(counts(3, per_day=0.1), dyad=name) for name in ("AAA-BBB", "AAA-CCC")]
    found = changes(quiet, week="2020-06-01")
    assert found.summary.endswith("changed: fewer than 7 events, in the week and in a usual one (2 dyads).")


def test_the_week_is_monday_to_sunday_of_any_of_its_days_and_by_default_the_last_whole_one():
    relations = [dyad(1), dyad(2, size=SIZE - 3)]
    assert (changes(relations[:1], week="2019-01-09").start, changes(relations[:1]).start) == (MONDAY, MONDAY)
    assert changes(relations).start == MONDAY - dt.timedelta(days=7)


def test_a_table_of_dyads_is_taken_as_it_is():
    rows = [row | {"dyad": name} for seed, name in ((1, "AAA-BBB"), (2, "AAA-CCC")) for row in scores(seed)]
    assert {change.dyad for change in changes(rows, week="2020-06-01").asked} == {("AAA", "BBB"), ("AAA", "CCC")}


def test_of_counted_events_both_channels_are_asked_and_quiet_dyads_are_not():
    busy, quiet = (measure(counts(3, per_day=rate), dyad=name) for rate, name in ((6.0, "AAA-BBB"), (0.1, "AAA-CCC")))
    found = changes([busy, quiet], week="2020-06-01")
    assert [change.channel for change in sorted(found.asked, key=lambda change: change.channel)] == [
        "conflict",
        "cooperation",
    ]
    assert [name for name, _ in found.not_asked] == [("AAA", "CCC")]


def test_the_false_discovery_rates_are_those_of_benjamini_and_hochberg():
    assert adjusted(np.array([0.01, 0.04, 0.03, 0.5])) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])


@pytest.mark.parametrize(
    ("relations", "given", "why"),
    [
        ([], {}, "no dyad"),
        ([measure(scores(1))], {}, "without a name"),
        ([dyad(1)], {"fdr": 1.5}, "no share"),
        ([dyad(1)], {"week": "someday"}, "no day"),
        ([{"date": "2020-01-01", "score": 1.0}], {}, "names no dyad"),
    ],
)
def test_what_cannot_be_asked_is_refused(relations, given, why):
    with pytest.raises(InputError, match=why):
        changes(relations, **given)
