"""The volume of a fixed panel of sources: who is in it, what it divides, and what it keeps from being told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from polybius.errors import InputError
from polybius.evaluate.archives import ENDS, archive, planted, stored
from polybius.relations.ends import told
from polybius.relations.ends.selectors import selector
from polybius.relations.records import CHANGED
from polybius.relations.relation import Relation
from polybius.relations.stored import volume
from polybius.relations.stored.counted import stories_of
from polybius.relations.stored.from_store import followed
from polybius.relations.stored.volume import Reports, Volume, panel, reports_of
from tests.stories.made import report

START = dt.date(2020, 1, 6)
SIDES = (selector(ENDS[0], {}), selector(ENDS[1], {}))


def reports(name: str, days: range, step: int = 7) -> list[Reports]:
    return [Reports(START + dt.timedelta(days=day), name, None, copied=False, n=1, source=name) for day in days[::step]]


def in_order(*lists: list[Reports]) -> list[Reports]:
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
        events, joined, halved = archive(seed)
        store = stored(events)
        documents = reports_of(store)
        for corrected in (True, False):
            volume = Volume.of(store, documents) if corrected else None
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
    store = stored(archive(1)[0])
    volume = Volume.of(store, reports_of(store))
    assert volume.sources == {f"source {number}" for number in range(6)}


def test_a_dyad_is_no_part_of_its_own_volume():
    events, *_ = archive(1)
    store = stored(events)
    volume = Volume.of(store, reports_of(store))
    found = followed(events, reports_of(store), volume, SIDES)
    everyone = volume.exposure(found.series, ())
    assert found.stories
    assert np.nanmean(found.series.exposure) < 0.9 * np.nanmean(everyone)


@pytest.mark.parametrize("sources", [2, 6])
def test_without_sources_or_stories_enough_nothing_is_divided(sources):
    # two sources are no panel, and a store of which one story in thirty is left tells too little a day
    ours = [event for event in archive(1)[0] if int(event["publisher"].split()[1]) < sources]
    kept = sorted(ours, key=lambda event: event["told"])[:: 1 if sources == 2 else 30]
    store = stored(kept)
    found = followed(kept, reports_of(store), Volume.of(store, reports_of(store)), SIDES)
    assert found.volume is None
    assert found.series.exposure is None


@pytest.fixture
def divided(relation):
    """A store in which four sources tell of others every day; one of them and a fifth tell of the USA and Iraq once."""
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
    return relation(*made, heard, elsewhere)


def test_the_relation_of_a_store_is_divided_and_says_by_what(divided):
    assert divided.series.unit == "per mille of all reporting of the day"
    assert "a fixed panel of 4 sources tells of others: Four, One, Three, Two." in divided.summary
    assert "Stories that only other sources tell, not in the series: 1." in divided.summary
    assert np.nansum(divided.series.n_events) == 1
    assert divided.panel == ("four", "one", "three", "two")


def test_a_level_tells_the_volume_that_it_was_divided_by(divided):
    (week,) = (level for level in divided.level() if level.start == dt.date(2020, 2, 3))
    days = divided.series.exposure[divided.series.index(week.start) :][:7]
    assert week.exposure == pytest.approx(np.mean(days), abs=0.001)
    assert week.exposure > 0
    assert all(
        level.exposure is None for level in replace(divided, series=replace(divided.series, exposure=None)).level()
    )


def test_the_panel_of_a_store_can_be_looked_at(divided, store):
    found = store.panel()
    assert found.divides
    assert "4 of 5 sources, with a report in nine of ten of the 3 spans" in found.summary
    assert [(one.name, one.in_panel) for one in found.sources] == [
        ("One", True), ("Four", True), ("Three", True), ("Two", True), ("Other", False),
    ]  # fmt: skip
    assert [(one.n_documents, one.first, one.n_spans) for one in found.sources][::4] == [
        (91, START, 3),
        (1, dt.date(2020, 3, 3), 1),
    ]


def test_another_panel_can_be_given(divided, store):
    found = store.relation("USA", "IRQ", panel=["ONE", "two", "Three", "Four", "Other"])
    assert found.panel == ("four", "one", "other", "three", "two")
    assert found.series.unit == divided.series.unit
    assert "Divided by what the panel of 5 sources that was given tells of others: Four, One, Other," in found.summary
    assert "Of these fall silent at times: Other." in found.summary
    assert np.nansum(found.series.n_events) == 2

    alone = store.relation("USA", "IRQ", panel=["Other"])
    assert alone.series.exposure is None
    assert "What the panel of 1 source that was given tells, not corrected for the volume" in alone.summary
    assert np.nansum(alone.series.n_events) == 1


def test_a_panel_is_of_sources_that_the_store_has(divided, store):
    with pytest.raises(InputError, match="no dated report in this store is of 'Five'; there are Four, One, Other"):
        store.relation("USA", "IRQ", panel=["Five"])


def test_without_reports_there_is_no_panel(store):
    store.link()
    assert store.panel().sources == ()
    assert store.panel().summary.startswith("No panel: the reports cover less than 12 weeks")
    with pytest.raises(InputError, match="a panel is one of reports"):
        store.relation("USA", "IRQ", panel=["One"])


def test_the_volume_sums_stories_as_a_relation_counts_them(store, monkeypatch):
    said = {"type": "AID", "actors": ["FRA"], "recipients": ["MLI"], "says": "France sent tents to Mali."}
    days = {"a": ("2020-02-03", "2020-02-03"), "b": ("2020-02-03", "2020-02-05"), "c": (None, "2020-02-04")}
    store.add(
        report(
            f"{name}{nth}",
            said | {"days": (first, last), "score": 5.0 + nth, "factuality": "PR+" if nth else "CT+"},
            published="2020-02-05",
            publisher=f"Outlet {name}",
            text=f"Text number {name} {nth}: {' '.join(f'{name}word{at * (nth + 1)}' for at in range(40))}",
        )
        for name, (first, last) in days.items()
        for nth in range(2)
    )
    store.link()
    monkeypatch.setattr(volume, "panel", lambda reports: frozenset(one.source for one in reports))

    found = Volume.of(store.connection, reports_of(store.connection))

    stories, _ = stories_of(told.events(store.connection), selector("FRA:any", {}), selector("MLI:any", {}))
    assert stories
    assert found.counts.sum() == pytest.approx(len(stories))
    assert found.amounts.sum() == pytest.approx(sum(story.weight * story.score for story in stories))


def test_statements_and_the_changes_of_a_week_follow_the_panel_that_is_given(divided, store):
    said = "US-Iraq relations have improved since 1 February 2020."

    def stories(*panel):
        return {id for one in store.check(said, panel=panel).evidence for id in one.ids}

    assert stories("One") != stories("Other")
    with pytest.raises(InputError, match="of 'Five'"):
        store.check(said, panel=["Five"])

    weeks = store.changes(), store.changes(panel=["Two"])
    everyone, alone = ({dyad for dyad, _ in found.not_asked} for found in weeks)
    assert everyone == {("DEU", "NER"), ("ESP", "MRT"), ("FRA", "MLI"), ("ITA", "LBY")}
    assert alone == {("DEU", "NER")}
    with pytest.raises(InputError, match="of 'Five'"):
        store.changes(panel=["Five"])
