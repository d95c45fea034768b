"""The volume of a fixed panel of sources: who is in it, what it divides, and what it keeps from being told."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polybius.evaluate.archives import ENDS, archive, planted
from polybius.relations.from_store import followed
from polybius.relations.records import CHANGED
from polybius.relations.relation import Relation
from polybius.relations.selectors import selector
from polybius.relations.volume import Report, Volume, panel
from tests.stories.made import report

START = dt.date(2020, 1, 6)
SIDES = (selector(ENDS[0], {}), selector(ENDS[1], {}))


def reports(name: str, days: range, step: int = 7) -> list[Report]:
    return [Report(f"{name}{day}", START + dt.timedelta(days=day), name, False) for day in days[::step]]


def in_order(*lists: list[Report]) -> list[Report]:
    return sorted((one for some in lists for one in some), key=lambda one: one.day)


def test_the_panel_holds_who_reports_all_the_time():
    told = in_order(
        reports("steady", range(280)),
        reports("joined late", range(140, 280)),
        reports("fell silent", range(140)),
        reports("away for a month", [*range(100), *range(128, 280)]),
    )
    assert panel(told) == {"steady", "away for a month"}


def test_a_time_too_short_to_see_anyone_come_or_go_has_no_panel():
    assert panel(reports("steady", range(80))) == frozenset()
    assert panel([]) == frozenset()


def test_sources_that_join_and_news_that_halves_are_no_change_between_two_states():
    levels, told = {True: [], False: []}, {True: 0, False: 0}
    for seed in range(4):
        documents, events, joined, halved = archive(seed)
        for corrected in (True, False):
            volume = Volume.of(documents, events) if corrected else None
            found = Relation(followed(events, documents, volume, SIDES).series)
            weeks = [level for level in found.level() if level.n_days == 7]
            before, after = (
                np.mean([week.conflict.value for week in weeks if (week.start < min(joined, halved)) == early])
                for early in (True, False)
            )
            levels[corrected].append((before, after))
            told[corrected] += sum(found.around(day).verdict in CHANGED for day in (joined, halved))
    assert np.array(levels[True]) == pytest.approx(planted(), rel=0.15)
    assert told[True] == 0
    assert told[False] > 0  # the same stories, not divided, tell of changes that are none


def test_the_panel_is_who_was_there_before_and_after():
    documents, events, *_ = archive(1)
    volume = Volume.of(documents, events)
    assert volume.sources == {f"source {number}" for number in range(6)}


def test_a_dyad_is_no_part_of_its_own_volume():
    documents, events, *_ = archive(1)
    volume = Volume.of(documents, events)
    found = followed(events, documents, volume, SIDES)
    own = {story.story for story in found.stories}
    everyone = volume.exposure(found.series, ())
    assert own
    assert np.nanmean(found.series.exposure) < 0.9 * np.nanmean(everyone)


@pytest.mark.parametrize("sources", [2, 6])
def test_without_sources_or_stories_enough_nothing_is_divided(sources):
    documents, events, *_ = archive(1)
    # two sources are no panel, and a store of which one story in thirty is left tells too little a day
    kept = [one for one in documents if int(one.source.split()[1]) < sources][:: 1 if sources == 2 else 30]
    ids = {one.id for one in kept}
    told = [event for event in events if event["document_id"] in ids]
    found = followed(told, kept, Volume.of(kept, told), SIDES)
    assert found.volume is None
    assert found.series.exposure is None


def test_the_relation_of_a_store_is_divided_and_says_by_what(relation):
    draw = np.random.default_rng(1)
    made = [
        report(
            f"{outlet}{day}",
            {
                "type": "AID",
                "day": (START + dt.timedelta(days=day)).isoformat(),
                "actors": [giver],
                "recipients": [taker],
                "says": f"Help number {outlet} {day} came.",
            },
            published=(START + dt.timedelta(days=day)).isoformat(),
            publisher=outlet,
            text=" ".join(f"word{number}" for number in draw.integers(0, 10**6, 40)),  # or it is one text, copied
        )
        for outlet, giver, taker in (
            ("One", "FRA", "MLI"),
            ("Two", "DEU", "NER"),
            ("Three", "ITA", "LBY"),
            ("Four", "ESP", "MRT"),
        )
        for day in range(90)
    ]
    ours = {"type": "AID", "day": "2020-02-03", "actors": ["USAMIL"], "recipients": ["IRQMIL"]}
    heard = report("ours", ours, published="2020-02-03", publisher="One")
    elsewhere = report("not ours", ours | {"day": "2020-03-03"}, published="2020-03-03", publisher="Other")
    found = relation(*made, heard, elsewhere)
    assert found.series.unit == "per mille of all reporting of the day"
    assert "a fixed panel of 4 sources" in found.summary
    assert "Stories that only other sources tell, not in the series: 1." in found.summary
    assert np.nansum(found.series.n_events) == 1
