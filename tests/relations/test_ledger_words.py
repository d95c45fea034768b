"""What the words of an act tell the ledger: what it is about, whose it is, whether it undoes, and how far."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.schema import Span
from tests.relations.test_ledger import HALT, states
from tests.stories.made import report

SANCTION = HALT | {"actors": ["USAGOV"], "recipients": ["IRQGOV"], "contexts": [], "modes": []}
LIFTED = SANCTION | {"type": "CONCEDE", "day": "2020-03-02"}


@pytest.mark.parametrize(
    ("says", "subjects"),
    [
        ("Suspended the train that links the two capitals.", ["traffic"]),  # no training
        ("Suspended the training of pilots.", ["training"]),
        ("Sealed its borders with the republic.", ["border"]),
        ("Barred the sale of military goods.", ["arms"]),  # and no trade in goods
        ("Imposed import duties on dates.", ["sanctions"]),
        ("Closed the office of the trade minister.", [""]),
        ("Halted nothing of its own accord.", [""]),
    ],
)
def test_a_subject_is_told_by_its_own_words_and_not_by_a_part_of_others(relation, says, subjects):
    assert [m.subject or "" for m in relation(report("a", SANCTION | {"says": says})).measures()] == subjects


def test_what_is_reopened_beside_the_border_is_told_by_its_plural(relation):
    closed = SANCTION | {"says": "Closed its airspace and its land border to the republic."}
    opened = LIFTED | {"says": "Reopened its airspace and its land and sea borders to the republic."}

    found = relation(report("a", closed), report("b", opened, published="2020-03-03"))

    assert {state for _, state in states(found)} == {"closed"}


def test_scrapping_a_pact_breaks_it_and_suspending_that_decision_mends_it(relation):
    scrap = SANCTION | {
        "modes": ["withdraw"],
        "says": "Scrapping its pact with Iraq, the minister said it would lapse.",
    }
    back = SANCTION | {"day": "2020-03-02", "says": "Suspended its decision to scrap the pact."}

    assert states(relation(report("a", scrap))) == [("a treaty withdrawn", "standing")]
    found = relation(report("b", back, published="2020-03-03"))
    assert states(found) == [("a treaty withdrawn", "closed")]


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ("Ordered the crossings on the border reopened on Monday.", "closed"),
        ("Ordered the crossings on the border opened for people on foot.", "standing"),  # in part
        ("Ordered the closing of two more crossings on the border.", "standing"),
    ],
)
def test_who_orders_his_own_border_opened_opens_it(relation, says, state):
    closed = SANCTION | {"type": "COERCE", "modes": ["restrict"], "says": "Closed its border with Iraq."}
    order = LIFTED | {"type": "REQUEST", "modes": ["yield"], "says": says}

    found = relation(report("a", closed), report("b", order, published="2020-03-03"))

    assert states(found)[0] == ("the border restricted", state)


@pytest.mark.parametrize(
    "says", ["Signed a deal that will see Washington resume gas supplies.", "Agreed to resume gas."]
)
def test_what_a_deal_will_see_done_is_a_promise(relation, says):
    cut = SANCTION | {"modes": ["discontinue"], "says": "Halted its gas supplies to Iraq."}
    deal = LIFTED | {"type": "SUPPORT", "actors": ["USAGOV", "IRQGOV"], "recipients": [], "says": says}

    found = relation(report("a", cut), report("b", deal, published="2020-03-03"))

    assert states(found) == [("trade stopped", "standing")]


def test_it_that_was_cut_off_is_what_the_report_spoke_of(relation):
    flows = LIFTED | {"type": "COOPERATE", "says": "Resumed were the gas supplies."}
    told = report("a", flows, SANCTION | {"says": "Iraq had to wait after it was halted in January."})
    at = told.document.text.index("halted")
    first, last = told.events

    found = relation(replace(told, events=(first, replace(last, trigger=Span(at, at + len("halted"))))))

    assert [m.subject for m in found.measures()] == ["trade"]


def test_it_that_also_does_another_thing_points_at_nothing(relation):
    frozen = SANCTION | {"modes": ["discontinue"], "says": "Freezing all new trade is Washington."}
    home = SANCTION | {"modes": ["withdraw"], "says": "It is also calling home its students."}
    told = report("a", frozen, home)
    at = told.document.text.index("calling")
    first, last = told.events

    found = relation(replace(told, events=(first, replace(last, trigger=Span(at, at + len("calling"))))))

    assert [m.subject for m in found.measures()] == ["trade", None]


def test_who_reopens_his_own_airspace_does_not_reopen_the_others(relation):
    theirs = SANCTION | {"type": "COERCE", "modes": ["restrict"], "says": "Closed its airspace to Iraqi planes."}
    own = LIFTED | {"actors": ["IRQGOV"], "recipients": ["USAGOV"], "says": "Reopened its airspace on Monday."}

    found = relation(report("a", theirs), report("b", own, published="2020-03-03"))

    assert ("flights and airspace restricted", "standing") in states(found)


def test_what_remains_suspended_is_whose_it_was_where_the_sentence_names_nobody(relation):
    trade = SANCTION | {"modes": ["discontinue"], "says": "Suspended its trade with Iraq."}
    eased = LIFTED | {"says": "Allowed the import of Iraqi dates again."}
    remains = SANCTION | {"actors": ["IRQGOV"], "recipients": ["USAGOV"], "modes": ["discontinue"], "ended": False}
    later = report("b", eased, remains | {"says": "Suspended remains all other trade."}, published="2020-03-03")
    first, last = later.events
    party = replace(last.actors[0], span=first.trigger)  # its words stand in the sentence before

    found = relation(report("a", trade), replace(later, events=(first, replace(last, actors=(party,)))))

    assert [(m.subject, m.state, m.by) for m in found.measures()] == [("trade", "standing", ("USAGOV",))]


DEMAND = SANCTION | {"type": "REQUEST", "modes": ["change"], "actors": ["IRQLEG"], "recipients": ["IRQGOV"]}


@pytest.mark.parametrize(
    ("says", "measures"),
    [
        ("Called on the government to end the presence of all foreign troops.", 1),
        ("Called on the government to send the American forces home.", 1),
        ("Voted for a withdrawal of its 200 soldiers from a base in Texas, U.S. officials said.", 0),  # its own
    ],
)
def test_a_parliament_asks_the_others_troops_to_leave_and_not_its_own(relation, says, measures):
    assert len(relation(report("a", DEMAND | {"says": says})).measures()) == measures


@pytest.mark.parametrize(
    ("event", "says", "what"),
    [
        ({"type": "SANCTION"}, "Given 48 hours to get out were the Iraqi diplomats.", "diplomats told to leave"),
        (
            {"type": "REQUEST", "modes": ["yield"]},
            "Ordered the envoy to leave over oil sales.",
            "diplomats told to leave",
        ),
        ({"type": "SANCTION", "modes": ["withdraw"]}, "Brought its consular staff home.", "diplomats withdrawn"),
    ],
)
def test_envoys_who_are_sent_or_called_away(relation, event, says, what):
    assert states(relation(report("a", SANCTION | event | {"says": says}))) == [(what, "standing")]


@pytest.mark.parametrize(
    "says",
    [
        "Returned to her post has the ambassador.",
        "Back at his post is the envoy.",
        "Named a new ambassador to Iraq.",
        "Took up his post in Baghdad has the new envoy.",
    ],
)
def test_an_envoy_at_his_post_ends_the_recall(relation, says):
    recall = SANCTION | {"modes": ["withdraw"], "says": "Recalled its ambassador from Baghdad."}
    back = LIFTED | {"type": "SUPPORT", "says": says}

    found = relation(report("a", recall), report("b", back, published="2020-03-03"))

    assert states(found) == [("diplomats withdrawn", "closed")]


@pytest.mark.parametrize("says", ["Renewed the waiver for its oil trade.", "Loosened its ban on the trade in oil."])
def test_a_waiver_leaves_the_rest_of_a_ban_standing(relation, says):
    ban = SANCTION | {"type": "COERCE", "modes": ["restrict"], "says": "Banned the oil trade with Iraq."}

    found = relation(report("a", ban), report("b", LIFTED | {"says": says}, published="2020-03-03"))

    assert states(found) == [("trade restricted", "standing")]


def test_a_halt_that_is_only_denied_is_no_measure(relation):
    denied = HALT | {"says": "Suspended nothing, the coalition said.", "factuality": "CT-"}

    assert relation(report("a", denied)).measures() == []


def test_what_was_not_touched_still_stands(relation):
    kept = HALT | {"says": "Curbs on training were not touched.", "factuality": "CT-", "ended": False}

    assert [measure.state for measure in relation(report("a", kept)).measures()] == ["standing"]


def test_crossings_that_are_named_are_reopened_each(relation):
    shut = SANCTION | {"type": "COERCE", "modes": ["restrict"]}
    kapija = report("a", shut | {"says": "Closed the border crossing at Kapija."})
    brod = report("b", shut | {"day": "2020-02-09", "says": "Closed the border crossing at Brod."})
    opened = LIFTED | {"says": "Reopened the border crossings at Kapija and Brod."}

    found = relation(kapija, brod, report("c", opened, published="2020-03-03"))

    assert states(found) == [("the border restricted", "closed")] * 2


def test_what_somebody_waits_for_has_not_been_undone(relation):
    shut = SANCTION | {"type": "COERCE", "modes": ["restrict"], "says": "Closed its border with Iraq."}
    told = report(
        "b", LIFTED | {"says": "Chad blocks the oil until Washington reopens the border."}, published="2020-03-03"
    )
    at = told.document.text.index("reopens")
    awaited = replace(told, events=(replace(told.events[0], trigger=Span(at, at + len("reopens"))),))

    assert states(relation(report("a", shut), awaited)) == [("the border restricted", "standing")]


def test_a_bare_ban_that_is_removed_is_on_what_its_sentence_tells(relation):
    ban = SANCTION | {"modes": ["discontinue"], "says": "Banned beef from four abattoirs."}
    told = report(
        "b", LIFTED | {"says": "The abattoirs may sell beef again, after it removed its ban."}, published="2020-03-03"
    )
    at = told.document.text.index("removed")
    removed = replace(told, events=(replace(told.events[0], trigger=Span(at, at + len("removed"))),))

    assert [m.state for m in relation(report("a", ban), removed).measures()] == ["closed"]


@pytest.mark.parametrize(
    ("event", "measures"),
    [
        ({"type": "SANCTION", "modes": ["convict"], "says": "Sentenced a reporter to eight years."}, 0),  # a verdict
        ({"type": "REQUEST", "modes": ["yield"], "says": "Told an Iraqi diplomat to go within five days."}, 1),
    ],
)
def test_a_verdict_is_no_measure_and_a_demand_to_go_is_one(relation, event, measures):
    assert len(relation(report("a", SANCTION | event)).measures()) == measures
