"""Simulated streams: the planted truth is in them, and the bands hold it as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from polybius.evaluate.recovery import recovered
from polybius.evaluate.streams import DAYS, START, stream

N_STREAMS = 25


@pytest.fixture(scope="module")
def faultless():
    return recovered(0.0, N_STREAMS)


@pytest.mark.parametrize("freq", ["week", "month"])
@pytest.mark.parametrize("channel", ["conflict", "cooperation", "net"])
def test_the_bands_of_counted_events_hold_the_planted_level_as_often_as_they_say(faultless, freq, channel):
    assert 0.93 <= faultless[f"{freq}, {channel}, 95 %"]["value"] <= 0.98
    assert 0.74 <= faultless[f"{freq}, {channel}, 80 %"]["value"] <= 0.91


def test_a_score_alone_is_smoothed_and_its_band_still_holds_most(faultless):
    assert faultless["one score a day: week, net, 95 %"]["value"] >= 0.91


def test_a_fading_shock_is_not_told_as_lasting_nor_a_lasting_one_as_gone(faultless):
    assert faultless["faded shock told as not recovered"]["value"] <= 0.1
    assert faultless["lasting shock told as recovered"]["value"] <= 0.1
    assert faultless["shock seen"]["value"] >= 0.55 > 0.1 >= faultless["shock seen where none is"]["value"]


def test_acts_that_are_coded_wrong_cost_coverage(faultless):
    careless = recovered(0.4, N_STREAMS)
    for name in ("month, conflict, 95 %", "month, cooperation, 95 %"):
        assert careless[name]["value"] < faultless[name]["value"] - 0.02


def test_a_stream_is_drawn_by_its_number_and_the_coder_changes_the_table_alone():
    first, again, careless = stream(3), stream(3), stream(3, coder_error=0.3)
    assert first.days == again.days
    assert careless.days != first.days
    assert (careless.truth["net"] == first.truth["net"]).all()


def test_the_planted_shock_and_its_half_life_are_in_the_truth():
    planted = next(made for made in map(stream, range(40)) if made.half_life_days == 30.0)
    at = (planted.shock - START).days
    hostile = planted.truth["conflict"]
    assert hostile[at] / hostile[at - 1] == pytest.approx(planted.factor, rel=0.2)
    assert len(hostile) == DAYS
    assert np.all(hostile < 0)
