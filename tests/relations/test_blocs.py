"""Source blocs: whose press it is, what each makes of an average story, and that opposite signs cannot be told."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.relations import Relation, Telling, measure
from polybius.relations.flow.blocs import (
    FRIENDLY,
    HOSTILE,
    MIXED,
    STATE,
    THIRD,
    UNKNOWN,
    bloc_of,
    blocs,
    opposed,
    turned,
)
from polybius.relations.flow.shock import times
from polybius.relations.records import CANNOT_TELL
from polybius.resources.publishers import outlet
from tests.relations.generated import SHOCK, counts
from tests.stories.made import report

START = dt.date(2020, 1, 6)


def tellings(bloc: str, mean: float, n: int = 40, seed: int = 1) -> list[Telling]:
    """Stories of a bloc whose scores scatter around a mean, five a week."""
    draw = np.random.default_rng(seed)
    return [
        Telling(f"{bloc}{at}", bloc, START + dt.timedelta(days=7 * (at // 5)), float(score), 1.0)
        for at, score in enumerate(mean + 3 * draw.standard_normal(n))
    ]


@pytest.mark.parametrize(
    ("publisher", "address", "bloc"),
    [
        ("The Washington Post", None, "USA"),
        ("the washington post ", None, "USA"),  # however it is written
        (None, "https://www.irna.ir/news/1", STATE),  # a side's own state is the state's, not its press
        ("shafaq.com", None, "IRQ"),
        (None, "https://edition.cnn.com/a", "USA"),  # below a listed domain
        ("Le Monde", None, THIRD),
        (None, "https://a-paper.com.iq/1", "IRQ"),  # not listed: by its ending
        (None, "https://mod.gov.iq/1", STATE),  # a government's
        ("Delta Wire", "notes.md", UNKNOWN),  # a file's name is no address in Moldova
        (None, None, UNKNOWN),
    ],
)
def test_the_bloc_of_a_report(publisher, address, bloc):
    assert bloc_of(publisher, address, ("USA", "IRQ")) == bloc


@pytest.mark.parametrize(
    ("publisher", "uri", "name"),
    [
        ("AFP", None, "agence-france-presse"),
        (None, "https://www.afp.com/en/1", "agence-france-presse"),
        ("Tigris Wire ", None, "tigris wire"),
        (None, "https://a-paper.com.iq/1", "a-paper.com.iq"),  # its country is known, which is no outlet
        (None, "https://www.a-paper.com.iq/1", "a-paper.com.iq"),  # one outlet, however its address is written
        ("www.a-paper.com.iq", None, "a-paper.com.iq"),
        (None, "https://[broken", None),
        (None, "notes.md", None),
    ],
)
def test_the_outlet_of_a_report(publisher, uri, name):
    assert outlet(publisher, uri) == name


@pytest.mark.parametrize(
    ("means", "verdict"),
    [
        ((-4.0, -3.0), HOSTILE),
        ((4.0, 3.0), FRIENDLY),
        ((-4.0, 4.0), CANNOT_TELL),  # the blocs disagree in sign
        ((-4.0, 0.0), CANNOT_TELL),  # one leans, the other not
        ((0.0, 0.0), MIXED),
        ((-4.0,), CANNOT_TELL),  # one bloc alone
    ],
)
def test_the_verdict_over_the_blocs(means, verdict):
    told = [one for number, mean in enumerate(means) for one in tellings(f"bloc {number}", mean, seed=number)]
    assert blocs(told).verdict == verdict


def test_blocs_that_disagree_in_sign_are_said_to():
    found = blocs(tellings("USA", -4.0) + tellings("IRQ", 4.0, seed=2))
    assert "the blocs disagree in sign" in found.summary
    assert [(bloc.name, bloc.n_stories) for bloc in found.blocs] == [("IRQ", 40), ("USA", 40)]


def test_the_interval_of_a_bloc_holds_the_planted_mean_as_often_as_it_says():
    held = [
        bloc.net.low95 <= -2.0 <= bloc.net.high95
        for seed in range(300)
        for bloc in blocs(tellings("USA", -2.0, seed=seed)).blocs
    ]
    assert 0.91 <= np.mean(held) <= 0.99


def test_the_spread_is_the_planted_one_and_none_where_blocs_agree():
    apart, alike = [], []
    for seed in range(60):
        means = -3.0 + 2.0 * np.random.default_rng(seed).standard_normal(4)
        apart.append(blocs([t for n, m in enumerate(means) for t in tellings(str(n), float(m), seed=10 * seed + n)]))
        alike.append(blocs([t for n in range(4) for t in tellings(str(n), -3.0, seed=10 * seed + n)]))
    assert np.sqrt(np.mean([found.spread["net"] ** 2 for found in apart])) == pytest.approx(2.0, rel=0.25)
    assert np.mean([found.spread["net"] for found in alike]) < 0.4


def test_few_stories_or_unknown_press_are_named_and_not_judged():
    found = blocs(tellings("USA", -4.0, n=3) + tellings(UNKNOWN, 4.0))
    assert found.verdict == CANNOT_TELL
    assert "USA 3" in found.summary
    assert found.spread == {"conflict": 0.0, "cooperation": 0.0, "net": 0.0}


def test_the_days_asked_for_are_those_judged():
    told = tellings("USA", -4.0) + tellings("IRQ", 4.0, seed=2)
    found = blocs(told, since=START + dt.timedelta(days=14), until=START + dt.timedelta(days=34))
    assert {bloc.n_stories for bloc in found.blocs} == {15}


def test_the_band_holds_the_spread_between_blocs():
    plain = measure(counts(1, end=dt.date(2018, 1, 1)))
    told = tuple(tellings("USA", -4.0) + tellings("IRQ", 4.0, seed=2))
    wide = Relation(plain.series, tellings=told).level("month")
    for before, after in zip(plain.level("month"), wide, strict=True):
        assert after.net.low95 < before.net.low95 <= before.net.high95 < after.net.high95
        assert after.conflict.high95 <= 0 <= after.cooperation.low95
        assert "with the spread between blocs of sources" in after.contains
    alike = Relation(plain.series, tellings=tuple(tellings("USA", -4.0))).level("month")
    assert alike == plain.level("month")


def test_a_store_tells_each_story_once_for_every_bloc_that_prints_it(relation):
    story = {"type": "ASSAULT", "day": "2020-01-03", "actors": ["USAMIL"], "recipients": ["IRQMIL"]}
    made = relation(
        report("one", story, publisher="The Washington Post"), report("two", story, publisher="Shafaq News")
    )
    assert sorted(one.bloc for one in made.tellings) == ["IRQ", "USA"]
    assert len({one.story for one in made.tellings}) == 1
    assert any("By whose press: cannot tell" in note for note in made.notes)


def shocked(bloc: str, turn: float, seed: int) -> list[Telling]:
    """Stories of a bloc, five a week, whose scores turn at the shock."""
    draw = np.random.default_rng(seed)
    first = SHOCK - dt.timedelta(days=20 * 7)
    days = [first + dt.timedelta(days=7 * (at // 5)) for at in range(5 * 25)]
    noise = draw.standard_normal(len(days))
    return [
        Telling(f"{bloc}{at}", bloc, day, float(turn * (day >= SHOCK) + step), 1.0)
        for at, (day, step) in enumerate(zip(days, noise, strict=True))
    ]


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ({"USA": -4.0, "IRQ": 4.0}, True),
        ({"USA": -4.0, "IRQ": -3.0}, False),
        ({"USA": -4.0, "IRQ": 0.0}, False),  # one alone turned
        ({"USA": -4.0, UNKNOWN: 4.0}, False),  # who knows whose press it is
    ],
)
def test_a_shock_that_blocs_tell_opposite_ways_of_cannot_be_told(turns, told):
    plain = measure(counts(1, factor=6.0), dyad="USA-IRQ")
    stories = [one for seed, (bloc, turn) in enumerate(turns.items()) for one in shocked(bloc, turn, seed)]
    found = Relation(plain.series, plain.dyad, tellings=tuple(stories)).around(SHOCK)
    alone = plain.around(SHOCK)
    assert alone.verdict != CANNOT_TELL
    assert found.verdict == (CANNOT_TELL if told else alone.verdict)
    assert ("turned opposite ways" in found.summary) == told
    assert found.channels == alone.channels


def test_of_a_shock_told_opposite_ways_no_statement_is_supported():
    plain = measure(counts(1, factor=6.0), dyad="USA-IRQ")
    told = tuple(shocked("USA", -4.0, 0) + shocked("IRQ", 4.0, 1))
    statement = f"US-Iraq relations worsened after {SHOCK:%-d %B %Y}."
    assert plain.check(statement).verdict == "supported"
    assert Relation(plain.series, plain.dyad, tellings=told).check(statement).verdict == CANNOT_TELL


def test_blocs_that_did_not_turn_are_seldom_told_to_have_turned_opposite_ways():
    days = times(SHOCK, SHOCK)
    told = [
        bool(opposed(turned([one for n in range(4) for one in shocked(f"bloc {n}", 0.0, 10 * seed + n)], *days)))
        for seed in range(200)
    ]
    assert np.mean(told) <= 0.03


def test_days_are_taken_as_words_and_as_instants_and_what_is_no_day_is_refused(relation):
    found = relation(report("a", ASKED))
    day, moment = dt.date(2020, 1, 3), dt.datetime(2020, 1, 3, 12)

    assert found.blocs("2020-01-01", "2020-02-01") == found.blocs(dt.date(2020, 1, 1), dt.date(2020, 2, 1))
    assert found.blocs(moment, moment) == found.blocs(day, day)
    assert found.measures(at=moment) == found.measures(at=day)
    assert found.around(moment).start == day
    for ask in (found.blocs, found.measures, found.around, lambda asked: found.forecast(until=asked)):
        for wrong in ("soon", 20200103):
            with pytest.raises(InputError, match="day"):
                ask(wrong)


ASKED = {"type": "AID", "actors": ["USAGOV"], "recipients": ["IRQGOV"], "day": "2020-01-03"}
