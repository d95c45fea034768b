"""From stories to a daily series: who is in a dyad, what counts, and what is missing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import numpy as np
import pytest

from polybius.errors import InputError, StoreError
from polybius.relations.records import CANNOT_TELL
from polybius.relations.stored.from_store import from_store
from polybius.schema import Affiliation, Entity
from tests.stories.made import report

STRIKE = {"type": "ASSAULT", "day": "2020-01-03"}
HELP = {"type": "AID", "day": "2020-01-03", "actors": ["USAMIL"], "recipients": ["IRQMIL"]}
KH = Entity(
    "kataib-hezbollah",
    "Kataib Hezbollah",
    "IRQPRM",
    "IRQ",
    "PRM",
    "group",
    (Affiliation("IRN", "sponsor", dt.date(2014, 6, 15)),),
)


@pytest.mark.parametrize(
    ("a", "b", "event", "counted"),
    [
        ("USA", "IRQ", {"actors": ["USAMIL"], "recipients": ["IRQMIL"]}, True),
        ("USA", "IRQ", {"actors": ["IRQGOV"], "recipients": ["USA"]}, True),  # either way
        ("IRQ", "USA", {"actors": ["USAMIL"], "recipients": ["IRQMIL"]}, True),
        (
            "USA",
            "IRQ",
            {"actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]},
            False,
        ),  # a group, not the state
        ("USA", "IRQ:armed", {"actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]}, True),
        ("USA", "IRQ:any", {"actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]}, True),
        ("USA", "IRQ:any", {"actors": ["USAMIL"], "recipients": ["IRQCVL"]}, True),
        ("USA", "IRQ:armed", {"actors": ["USAMIL"], "recipients": ["IRQMIL"]}, False),
        ("USA", "kataib-hezbollah", {"actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]}, True),
        ("USA", "IRN+proxies", {"actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]}, True),
        ("USA", "IRN", {"actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]}, False),
        ("USAMIL", "IRQ", {"actors": ["USAGOV"], "recipients": ["IRQMIL"]}, False),
        (
            "USA",
            "IRQ",
            {"actors": ["USAMIL", "IRQMIL"], "recipients": ["islamic-state:IMG"]},
            False,
        ),  # together on a third
        ("USA", "IRQ", {"actors": ["USAMIL", "IRQMIL"], "recipients": []}, True),  # they clashed
        ("USA:any", "USA:any", {"actors": ["USAMIL"], "recipients": []}, False),
        ("USA", "IRQ", {"actors": ["USAMIL"], "recipients": [""]}, False),  # whom it hit is not known
    ],
)
def test_who_is_in_a_dyad(relation, a, b, event, counted):
    found = relation(report("r", STRIKE | event, entities=[KH]), a=a, b=b)
    assert (np.nansum(found.series.n_events) > 0) == counted


def test_a_party_that_an_analyst_puts_in_counts_and_has_no_words(relation, store):
    halt = {"type": "SANCTION", "actors": ["IRQGOV"], "recipients": ["USAMIL"], "day": "2020-01-03"}
    says = "Suspended is the training of foreign forces, an official said."
    strike = STRIKE | {"actors": ["IRNMIL"], "recipients": [""]}
    told = report("r", strike, halt | {"says": says, "chain": [("", "CT+")]})
    unnamed = tuple(dataclasses.replace(one, source=None) for one in told.attributions)
    told = dataclasses.replace(told, attributions=unnamed)
    relation(told)
    for event, side, code in zip(told.events, ("recipients", "actors"), ("USAMIL", "IRQMIL"), strict=True):
        store.correct(event.id, "edit", field=side, value=code, who="Ana", why="by another report")
    store.link()
    found = from_store(store.connection, "IRN", "USA")
    assert np.nansum(found.series.n_events) == 1
    (measure,) = from_store(store.connection, "USA", "IRQ").measures()
    assert measure.by == ("IRQMIL",)


def test_a_proxy_counts_only_while_it_is_sponsored(relation):
    event = STRIKE | {"day": "2014-01-03", "actors": ["USAMIL"], "recipients": ["kataib-hezbollah:IRQPRM"]}
    found = relation(report("r", event, entities=[KH], published="2014-01-04"), b="IRN+proxies")
    assert np.nansum(found.series.n_events) == 0


@pytest.mark.parametrize(
    "told",
    [
        {"factuality": "CT-"},
        {"factuality": "PS+"},
        {"factuality": "Uu"},
        {"auxiliary": ["future"]},
        {"auxiliary": ["hypothetical"]},
        {"auxiliary": ["negation"]},
    ],
)
def test_what_is_not_told_as_having_happened_is_not_counted(relation, told):
    assert np.nansum(relation(report("r", HELP | told)).series.n_events) == 0


def test_a_story_counts_once_however_many_tell_it_and_list_it(relation):
    event = HELP | {"actors": ["USAMIL", "USAGOV", "USA"], "recipients": ["IRQMIL", "IRQGOV"]}
    one = relation(report("r1", event))
    assert np.nansum(one.series.n_events) == 1
    five = relation(*(report(f"r{n}", event) for n in range(2, 6)))
    assert np.nansum(five.series.n_events) == 1


def test_independent_reports_make_a_story_surer_and_never_more_than_one(relation):
    once = float(np.nansum(relation(report("r1", HELP)).series.channels["cooperation"]))
    thrice = relation(*(report(f"r{n}", HELP) for n in (2, 3))).series.channels["cooperation"]
    assert once < float(np.nansum(thrice)) <= 10.0


def test_a_story_of_several_days_is_spread_over_them(relation):
    series = relation(report("r", HELP | {"days": ("2020-01-01", "2020-01-04")})).series
    days = series.channels["cooperation"][:4]
    assert np.ptp(days) < 1e-9
    assert np.nansum(series.n_events) == pytest.approx(1.0)


def test_days_that_no_report_can_tell_of_are_missing_not_quiet(relation):
    reports = [
        report("a", HELP, published="2020-01-04"),
        report("b", HELP | {"day": "2020-02-03"}, published="2020-02-04"),
    ]
    series = relation(*reports).series
    assert np.isnan(series.channels["net"][series.index(dt.date(2020, 1, 20))])
    assert series.channels["net"][series.index(dt.date(2020, 2, 2))] == 0.0


def test_background_is_not_followed_and_the_summary_says_so(relation):
    found = relation(report("r", HELP, HELP | {"day": "2003-03-20", "says": "Troops fed villagers in 2003."}))
    assert found.series.start >= dt.date(2019, 12, 28)
    assert "Background from before the first reports, not in the series: 1" in found.summary


def test_thirty_reports_cannot_tell(relation):
    found = relation(
        *(report(f"r{n}", HELP | {"day": f"2020-01-{n + 1:02}", "says": f"Day {n} of it."}) for n in range(30))
    )
    assert found.around("2020-01-15").verdict == CANNOT_TELL


def test_where_the_organs_and_all_people_differ_in_sign_the_summary_says_so(relation):
    crowd = {"type": "PROTEST", "day": "2020-01-03", "actors": ["IRQCVL"], "recipients": ["USAGOV"]}
    more = {"type": "ASSAULT", "day": "2020-01-03", "actors": ["kataib-hezbollah:IRQPRM"], "recipients": ["USAMIL"]}
    found = relation(report("r", HELP, crowd, more))
    assert "depends on who is meant" in found.summary


def test_every_counted_week_names_its_stories(store, relation):
    found = relation(report("r", HELP))
    (id,) = store.connection.execute("SELECT story_id FROM stories").fetchone()
    assert [level.stories for level in found.level("week") if level.n_events] == [(id,)]


def test_a_shock_is_a_day_some_days_or_a_story(store, relation):
    found = relation(report("r", HELP))
    [(id, day)] = store.connection.execute("SELECT story_id, earliest FROM stories").fetchall()

    assert found.around(id) == found.around(day) == found.around(str(day)) == found.around(f"{day}..{day}")
    with pytest.raises(InputError, match="neither a day"):
        found.around("s123")
    for far in ("0001-01-01", "9999-12-31", "2020-01-05..9999-12-31"):  # a calendar of Python's ends there
        with pytest.raises(InputError, match="no report tells of"):
            found.around(far)


def test_a_level_counts_its_stories_by_quad(relation):
    crowd = {"type": "PROTEST", "day": "2020-01-03", "actors": ["IRQGOV"], "recipients": ["USAGOV"]}
    found = relation(report("r", HELP, crowd))

    quads = np.sum([level.quads for level in found.level("month")], axis=0)
    assert quads.sum() == 2
    assert quads[1] == 1  # material cooperation


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("usa", "USA"),  # codes in any case
        ("UsaMil", "USAMIL"),
        ("irq:Armed", "IRQ:armed"),
        ("Iran+proxies", "IRN+proxies"),
        ("united  states", "USA"),
        ("Hashd al-Shaabi", "hashd"),
        ("Kata'ib-Hezbollah", "kataib-hezbollah"),
        ("NATO+members", "nato+members"),
        ("name:basra-harbour", "name:basra-harbour"),  # an id that only the store has
        ("basra harbour", "name:basra-harbour"),
        ("WKA", "WKA"),  # a code that only the store has
        ("Congress", "congress-india"),  # of many of that name the one that the reports tell of
    ],
)
def test_a_party_is_known_by_code_id_and_name(relation, words, party):
    entities = [
        Entity("name:basra-harbour", "Basra Harbour", "IRQ", "IRQ", None, "organisation", (), ""),
        Entity("congress-india", "Congress", "INDPTY", "IND", "PTY", "party", (), ""),
    ]
    visit = {"type": "CONSULT", "day": "2020-01-03", "actors": ["WKA"], "recipients": ["IRQGOV"]}

    found = relation(dataclasses.replace(report("r", HELP, visit), entities=tuple(entities)), a=words)

    assert found.dyad == (party, "IRQ")
    assert found.summary.startswith(f"Reported interaction of {party} and IRQ")


def test_the_summary_counts_the_stories_that_the_curve_is_made_of_not_their_shares_of_days(relation):
    spread = HELP | {"days": ("2020-01-11", "2020-01-18")}  # over days that no report covers as well
    found = relation(report("a", HELP | {"day": "2020-01-10"}, published="2020-01-10"),
                     report("b", spread, published="2020-01-12"))  # fmt: skip

    assert round(sum(found.series.n_events)) == 1
    assert ", 2 stories: " in found.summary


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ZZZ", "write USA"),
        ("zzz:any", "neither the tables nor the store know"),
        ("USA:some", "write USA"),
        ("IRN+foo", "write USA"),
        ("usaxyz", "write USA"),
        ("", "empty"),
        ("  ", "empty"),
        ("nato+proxies", "no country"),
        ("usa+members", "no members"),
        ("kataib-hisbollah", "is it kataib-hezbollah"),
        ("Ruritania", "write USA"),  # which is not like Mauritania
        ("Frnace", "is it FRA"),
        ("Congress", "name one by its id"),  # of many countries
    ],
)
def test_a_name_that_means_no_party_is_refused(relation, name, said):
    with pytest.raises(InputError, match=re.escape(said)):
        relation(report("r", HELP), a=name)


@pytest.mark.parametrize(
    ("day", "actor", "found"),
    [
        ("2020-01-03", "IRN+proxies", 1),
        ("2014-01-03", "IRN+proxies", 0),  # before it had that sponsor
        ("2020-01-03", "irq:armed", 1),
        ("2020-01-03", "IRQPRM", 1),
        ("2020-01-03", "Kata'ib Hezbollah", 1),
        ("2020-01-03", "nato+members", 0),
    ],
)
def test_events_and_stories_are_asked_for_as_a_relation_is(relation, store, day, actor, found):
    event = STRIKE | {"day": day, "actors": ["kataib-hezbollah:IRQPRM"], "recipients": ["USAMIL"]}
    relation(dataclasses.replace(report("r", event), entities=(KH,)))

    assert len(store.events(actor, "nato+members")) == found
    assert len(store.stories(actor, "nato+members")) == found


def test_of_two_between_whom_nothing_passed_it_is_said_so(relation):
    found = relation(report("r", HELP), a="BOL")

    assert "No act between the two is counted." in found.summary
    assert found.level()[0].n_events == 0


def test_an_empty_store_has_a_relation_of_nothing(relation):
    found = relation()
    assert found.level() == []
    assert found.summary == "Reported interaction of USA and IRQ: no day is told of. No act between the two is counted."
    assert found.measures() == []
    assert found.around("2020-01-03").verdict == CANNOT_TELL


def test_a_store_that_was_never_linked_says_so(store):
    store.add([report("r", HELP)])

    with pytest.raises(StoreError, match="no stories yet"):
        from_store(store.connection, "USA", "IRQ")


@pytest.mark.parametrize(("a", "b"), [("USA", "USA"), ("usa", "USA"), ("Iraq", "IRQ")])
def test_a_party_has_no_relation_with_itself(relation, a, b):
    with pytest.raises(InputError, match="one party"):
        relation(a=a, b=b)


@pytest.mark.parametrize("side", [None, 3, ["USA"]])
def test_a_party_is_told_in_words(store, side):
    with pytest.raises(InputError, match="is no party"):
        store.relation(side, "TUR")
    with pytest.raises(InputError, match="is no party"):
        store.relation("TUR", side)
