"""Which reports can tell of an act between two parties."""

from __future__ import annotations

import pytest

from polybius.relations import told
from polybius.relations.meant import concerned, of_reports_on
from polybius.relations.selectors import selector
from polybius.schema import Affiliation, Entity
from tests.stories.made import report


def party(code):
    return {"text": code, "entity": code or None, "code": code or None, "country": code[:3] or None, "sector": None}


def event(document, actors, recipients):
    sides = {"actors": [party(code) for code in actors], "recipients": [party(code) for code in recipients]}
    return {"document_id": document, "sources": (), "sentence_text": "", "trigger_start": 0} | sides


def test_a_report_is_taken_whole_or_not_at_all():
    others = [event("others", ["CHN"], ["IND"]), event("others", ["IND"], ["CHN"])]
    mixed = [event("mixed", ["CHN"], ["IND"]), event("mixed", ["USA"], ["CHN"])]
    nobody = [event("nobody", [], [])]  # "the ban was lifted", in a report on nobody who is asked about

    found = concerned([*others, *mixed, *nobody], selector("USA", {}), selector("IRQ", {}))

    assert found == mixed


SIDES = [  # who acts, on whom
    (["USAMIL"], ["IRQMIL"]), (["IRN"], ["USA"]), (["kataib-hezbollah:IRQREB"], ["USAMIL"]), (["CHN"], ["IND"]),
    (["DEUMIL"], ["IRQ"]), (["coalition-isis:IGOMIL"], ["IRQGOV"]), ([""], [""]), (["FRA"], [""]),
    (["IRQCVL"], ["USA"]), (["kataib-hezbollah:IRQREB"], ["IRQMIL"]), (["IRQ", "USA"], []), (["nato:IGOMIL"], ["IRQ"]),
]  # fmt: skip


@pytest.fixture
def linked(store):
    militia = Entity(
        "kataib-hezbollah", "Kataib Hezbollah", "IRQREB", "IRQ", "REB", "group", (Affiliation("IRN", "sponsor"),)
    )
    store.add(
        report(
            str(number),
            {
                "type": "SANCTION",
                "day": "2020-01-03",
                "actors": doing,
                "recipients": done_to,
                "reciprocal": not done_to,
            },
            {"type": "CONSULT", "day": "2020-01-03", "actors": ["FRA"], "recipients": ["DZA"], "host": "IRQ"},
            entities=[militia],
        )
        for number, (doing, done_to) in enumerate(SIDES)
    )
    store.link()
    return store.connection


@pytest.mark.parametrize(
    ("a", "b"),
    [("USA", "IRQ"), ("USA:any", "IRQ:armed"), ("FRA", "IRQ:ground"), ("IRN+proxies", "USA"), ("nato+members", "IRQ"),
     ("USAMIL", "IRQ"), ("kataib-hezbollah", "USA"), ("USA", "IRN")],
)  # fmt: skip
def test_what_the_store_leaves_out_is_between_others(linked, a, b):
    both, every = told.selectors(linked, a, b), told.events(linked)
    passed = [event for event in every if told.between(event, *both)]

    assert passed
    assert [event for event in told.with_both(linked, *both) if told.between(event, *both)] == passed
    assert concerned(of_reports_on(linked, *both), *both) == concerned(every, *both)


def test_no_more_is_taken_out_of_the_store_than_can_be_between_two(linked):
    (event,) = told.with_both(linked, *told.selectors(linked, "USA", "IRN"))
    assert event["actors"][0]["code"] == "IRN"
    assert len(of_reports_on(linked, *told.selectors(linked, "CHN", "IND"))) == 2  # of one report
