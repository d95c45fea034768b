"""The ledger: what was opened, by whom as told by whom, and whether it was undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

import polybius
from polybius.relations.ledger.doers import Named, each_once
from polybius.schema import Span
from tests.stories.made import report

COALITION = "coalition-isis:IGOMIL"
HALT = {
    "type": "SANCTION",
    "modes": ["discontinue"],
    "contexts": ["military"],
    "actors": [COALITION],
    "recipients": ["IRQMIL"],
    "day": "2020-01-05",
    "says": "Suspended is the training of Iraqi units, the coalition said.",
}
OPERATIONS = HALT | {"says": "Halted are the joint operations with Iraqi forces."}
RESUMED = {
    "type": "COOPERATE",
    "actors": ["IRQMIL", COALITION],
    "recipients": [],
    "day": "2020-01-30",
    "says": "Resumed were the joint operations with the coalition.",
}


def states(relation):
    return [(measure.what.split(":")[0], measure.state) for measure in relation.measures()]


def test_a_suspension_stands_until_it_is_told_as_undone(relation):
    assert states(relation(report("a", HALT, published="2020-01-06"))) == [("training stopped", "standing")]


def test_one_sentence_can_stop_two_things(relation):
    both = HALT | {"says": "Halted is its training of Iraqi units and its operations against Islamic State."}
    assert sorted(states(relation(report("a", both)))) == [
        ("joint operations stopped", "standing"),
        ("training stopped", "standing"),
    ]


@pytest.mark.parametrize(
    ("says", "subjects"),
    [
        ("Halted its training of Iraqi units and suspended patrols.", ["operations", "training"]),
        ("Halted its aid and all joint operations.", ["aid", "operations"]),
        ("Cancelled the training course and weapons deliveries.", ["arms", "training"]),
        ("Suspended the dialogue and reimposed sanctions.", ["talks"]),  # another deed, and no halt
        ("Suspended its training and threatened sanctions.", ["training"]),
        ("Quit the treaty and boarded a tanker.", ["treaty"]),
    ],
)
def test_and_adds_what_is_stopped_and_no_other_deed(relation, says, subjects):
    found = relation(report("a", HALT | {"says": says})).measures()

    assert sorted(measure.subject for measure in found) == subjects


def test_what_another_act_is_told_of_is_not_added(relation):
    # "put sanctions on it" is an act of its own, told of a third
    quit_it = HALT | {"modes": ["withdraw"], "says": "Quit the pact and put sanctions on Iran."}
    reading = report("a", quit_it, {"type": "SANCTION", "actors": ["USAGOV"], "recipients": ["IRNGOV"]})
    put = replace(reading.events[1], sentence=0, trigger=Span(18, 21))

    (measure,) = relation(replace(reading, events=(reading.events[0], put))).measures()

    assert measure.subject == "treaty"


def test_what_is_resumed_is_closed_and_the_rest_stands(relation):
    found = relation(report("a", HALT, OPERATIONS), report("b", RESUMED, published="2020-01-31"))
    assert sorted(states(found)) == [("joint operations stopped", "closed"), ("training stopped", "standing")]
    assert [m.what.split(":")[0] for m in found.measures("2020-01-20")] == [
        m.what.split(":")[0] for m in found.measures()
    ]
    assert [m.what.split(":")[0] for m in found.measures("2020-02-20")] == ["training stopped"]


def test_each_side_claims_the_halt_for_itself(relation):
    ordered = OPERATIONS | {
        "actors": ["IRQGOV"],
        "recipients": [COALITION],
        "by": "IRQMIL",
        "day": "2020-01-06",
        "says": "Halt was ordered of all joint operations, a spokesman in Baghdad said.",
    }
    found = relation(report("a", OPERATIONS | {"by": COALITION}), report("b", ordered, publisher="Harbour Post"))
    (measure,) = found.measures()
    assert measure.contested
    assert set(measure.by) == {"coalition-isis", "IRQGOV"}
    assert [(claim.source_country, claim.actor) for claim in measure.claims] == [
        ("IGO", "coalition-isis"),
        ("IRQ", "IRQGOV"),
    ]


@pytest.mark.parametrize(
    ("after", "state"),
    [
        ([("2020-01-16", {"factuality": "CT+", "actors": ["USAMIL", "IRQMIL"]})], "closed"),
        # two officials say so, the other side denies it the next day
        (
            [
                ("2020-01-16", {"actors": ["USAMIL", "IRQMIL"], "day": "2020-01-15"}),
                (
                    "2020-01-17",
                    {"factuality": "CT-", "day": "2020-01-16", "says": "Resumed were no joint operations, it said."},
                ),
            ],
            "disputed",
        ),
        # and announces it itself two weeks later
        (
            [
                ("2020-01-16", {"actors": ["USAMIL", "IRQMIL"], "day": "2020-01-15"}),
                (
                    "2020-01-17",
                    {"factuality": "CT-", "day": "2020-01-16", "says": "Resumed were no joint operations, it said."},
                ),
                ("2020-01-31", {"says": "Resumed again were joint operations, Baghdad announced."}),
            ],
            "closed",
        ),
        ([("2020-01-17", {"auxiliary": ["future"], "day": None})], "standing"),  # is to be resumed
        ([("2020-01-17", {"says": "Resumed were the talks on trade."})], "standing"),  # another thing
        ([("2020-01-04", {"day": "2020-01-04"})], "standing"),  # before it was halted
        (
            [("2020-01-17", {"actors": ["NORMIL", "IRQMIL"], "says": "Resumed were joint operations with Norway."})],
            "standing",
        ),  # with somebody else
    ],
)
def test_whether_it_is_closed(relation, after, state):
    later = [report(f"r{n}", RESUMED | changes, published=day) for n, (day, changes) in enumerate(after)]
    found = relation(report("a", OPERATIONS), *later)
    assert [measure.state for measure in found.measures() if measure.kind != "undone"] == [state]


def test_the_day_of_the_closing_is_the_one_that_holds(relation):
    found = relation(report("a", OPERATIONS), report("b", RESUMED, published="2020-01-31"))
    (measure,) = found.measures()
    assert measure.closed_earliest.isoformat() == "2020-01-30"


def test_was_halted_and_then_resumed_is_closed_by_the_day_of_the_report(relation):
    (measure,) = relation(report("a", HALT | {"ended": True}, published="2020-05-13")).measures()
    assert (measure.state, measure.closed_earliest, measure.closed_latest.isoformat()) == ("closed", None, "2020-05-13")


def test_a_second_halt_after_months_is_another_measure(relation):
    again = HALT | {
        "actors": ["IRQMIL"],
        "recipients": [COALITION],
        "day": "2020-03-25",
        "says": "Stopped was all training.",
    }
    found = relation(report("a", HALT), report("b", again, published="2020-03-30"))
    assert [(m.earliest.isoformat(), m.by) for m in found.measures()] == [
        ("2020-01-05", ("coalition-isis",)),
        ("2020-03-25", ("IRQMIL",)),
    ]


@pytest.mark.parametrize(
    "event",
    [
        HALT | {"auxiliary": ["future"]},  # announced, not done
        HALT | {"auxiliary": ["hypothetical"]},
        HALT | {"recipients": ["SYRMIL"]},  # somebody else's training
        {
            "type": "ASSAULT",
            "actors": ["USAMIL"],
            "recipients": ["IRQMIL"],
            "day": "2020-01-05",
        },  # over when it is done
    ],
)
def test_what_opens_no_measure_between_the_two(relation, event):
    assert relation(report("a", event)).measures() == []


def test_the_coalition_in_iraq_is_not_the_united_states_elsewhere(relation):
    event = HALT | {"recipients": ["SYRMIL"]}
    assert relation(report("a", event), a="USA", b="SYR").measures() == []


def test_a_measure_keeps_its_id_when_more_is_told_of_it(relation):
    (before,) = relation(report("a", OPERATIONS)).measures()
    (after,) = relation(report("b", RESUMED, published="2020-01-31")).measures()
    assert after.id == before.id
    assert set(before.stories) < set(after.stories)


def test_a_finding_tells_what_still_stands(relation):
    assert "training stopped" in relation(report("a", HALT)).around("2020-01-05").summary


@pytest.mark.parametrize(
    ("on", "number"),
    [("IRQCVL", 1), ("IRQBUS", 1), ("IRQREB", 0)],  # an armed group is not its state
)
def test_what_is_done_to_citizens_and_firms_of_a_state_is_done_to_it(relation, on, number):
    thrown_out = HALT | {"recipients": [on], "modes": ["expel"], "says": "Expelled were twenty of them."}

    assert len(states(relation(report("a", thrown_out)))) == number


LIFTED = {"type": "CONCEDE", "actors": ["USAGOV"], "recipients": ["IRQGOV"], "day": "2020-03-02"}


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ("Lifted were the sanctions on the bank.", "closed"),  # nobody told when they were imposed
        ("Eased were the sanctions on the bank.", "standing"),  # the rest of them stands
        ("Dropped by there the envoy.", None),  # takes nothing back
    ],
)
def test_what_is_lifted_has_stood(relation, says, state):
    found = relation(report("a", LIFTED | {"says": says}, published="2020-03-03"))

    assert [measure.state for measure in found.measures()] == ([state] if state else [])
    if state:
        assert [measure.sides for measure in found.measures("2020-03-01")] == [("USA",)]  # it stood until then


def test_what_is_said_to_be_lifted_and_is_not_stands(relation):
    denied = LIFTED | {"says": "Lifted were the sanctions on the bank.", "factuality": "CT-"}

    assert [m.state for m in relation(report("a", denied, published="2020-03-03")).measures()] == ["standing"]


def test_a_halted_withdrawal_is_no_measure(relation):
    halt = HALT | {"actors": ["USAGOV"], "recipients": ["IRQGOV"], "says": "Suspended its withdrawal from the pact."}

    assert relation(report("a", halt)).measures() == []


def test_what_is_forbidden_to_ones_own_is_aimed_at_the_other(relation):
    ban = {"type": "COERCE", "modes": ["restrict"], "actors": ["USAGOV"], "recipients": ["USABUS"], "day": "2020-03-02"}
    found = relation(report("a", ban | {"says": "Banned its airlines from flying to Iraq.", "host": None}))

    assert [(m.subject, m.sides) for m in found.measures()] == [("airspace", ("USA",))]


def test_a_ban_that_is_done_away_with_is_no_new_one(relation):
    ban = {"type": "COERCE", "modes": ["restrict"], "actors": ["USAGOV"], "recipients": ["IRQGOV"], "day": "2020-03-02"}
    (measure,) = relation(
        report("a", ban | {"says": "ban on flights, done away with.", "ended": True}, published="2020-03-03")
    ).measures()

    assert (measure.state, measure.earliest, measure.closed_latest.isoformat()) == ("closed", None, "2020-03-02")


def test_what_reports_wrongly_say_was_lifted_stands(relation):
    reported = LIFTED | {"says": "Lifted the sanctions on the bank: reports of it were baseless."}
    (measure,) = relation(report("a", reported, published="2020-03-03")).measures()

    assert measure.state == "standing"


def test_since_when_something_stands_is_not_told_by_its_standing(relation):
    (measure,) = relation(report("a", HALT | {"ended": False, "day": None}, published="2020-05-13")).measures()

    assert (measure.state, measure.earliest) == ("standing", None)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Iraq halted the training of its forces by the US army in March. Training was resumed in April.", True),
        ("The United States imposed sanctions on Iraqi banks in March. The sanctions were lifted in April.", True),
        ("The United States recalled its ambassador from Iraq in March. The ambassador returned in April.", True),
        ("Iraq closed its border to US lorries in March. The crossing reopened in April.", True),
        ("Iraq closed its border to US lorries in March. The crossing is to reopen in May.", False),
    ],
)
def test_what_is_told_to_be_undone_by_nobody_named_is_closed(relation, text, closed):
    (measure,) = relation(polybius.read(text, published="2020-05-13")).measures()

    assert (measure.state == "closed") == closed


def test_a_measure_whose_beginning_is_told_after_its_end_stood_between_the_two(relation):
    text = "The United States lifted its embargo on Iraqi oil on Friday. The embargo had begun on 2 March."
    (measure,) = relation(polybius.read(text, published="2020-05-13")).measures()

    assert (str(measure.earliest), measure.state, str(measure.closed_latest)) == ("2020-03-02", "closed", "2020-05-08")


@pytest.mark.parametrize(
    "says",
    [
        "Resumed were the joint patrols on Thursday; the training was not.",
        "Resumed were the joint operations, but training stayed out of it.",
        "Resumed was the work, operations said to be under way, while training has not.",
    ],
)
def test_what_another_clause_tells_is_not_resumed(relation, says):
    told = report("b", RESUMED | {"says": says}, published="2020-01-31")

    found = relation(report("a", HALT, OPERATIONS), told)

    assert sorted(states(found)) == [("joint operations stopped", "closed"), ("training stopped", "standing")]


CLOSED = {"type": "COERCE", "modes": ["restrict"], "actors": ["IRQCOP"], "recipients": ["USAGOV"], "day": "2020-01-05"}


@pytest.mark.parametrize(
    ("says", "opened"),
    [
        ("Shut roads and bridges near the American embassy.", 0),
        ("Sealed off two streets as students marched.", 0),
        ("Cordoned off the square where soldiers stood.", 0),
        ("Blocked the roads to the American consulate.", 0),
        ("Closed the bridge to the other state.", 1),
        ("Shut the border crossing on the road.", 1),
        ("Closed the consulate.", 1),
    ],
)
def test_a_street_closed_in_a_town_is_no_measure(relation, says, opened):
    assert len(relation(report("a", CLOSED | {"says": says})).measures()) == opened


def test_a_body_is_named_once_and_a_third_is_not_who_it_falls_on(relation):
    again = HALT | {"actors": ["IGOMIL"], "recipients": ["IRQMIL", "islamic-state:"]}

    (measure,) = relation(report("a", HALT), report("b", again)).measures()

    assert (measure.by, measure.on) == (("coalition-isis",), ("IRQMIL",))


def test_words_that_differ_in_their_article_are_one_whom_it_falls_on():
    named = [Named(words, None, None) for words in ("guest troops", "the guest troops", "The navy", "an island")]

    assert each_once(named) == ("guest troops", "The navy", "an island")


def test_each_side_has_its_version_of_who_did_it(relation):
    ours = HALT | {"actors": ["IRQGOV"], "recipients": [COALITION], "says": "Ended at our order is the training."}

    (measure,) = relation(report("a", HALT), report("b", ours)).measures()

    assert (measure.contested, measure.versions) == (True, (("IRQGOV",), ("coalition-isis",)))


def test_what_both_did_together_is_not_contested(relation):
    both = HALT | {"actors": ["IRQGOV", "USAGOV"], "recipients": []}

    (measure,) = relation(report("a", both)).measures()

    assert (measure.contested, measure.versions) == (False, (("IRQGOV", "USAGOV"),))


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ("Reopened the Ngoma crossing.", "closed"),
        ("Reopened the crossing at Oshikango.", "standing"),  # another one
    ],
)
def test_the_other_side_need_not_be_named_where_the_thing_has_a_name(relation, says, state):
    shut = CLOSED | {"actors": ["IRQGOV"], "says": "Closed the border crossing at Ngoma."}
    opened = {"type": "COOPERATE", "actors": ["IRQGOV"], "recipients": [], "day": "2020-01-20", "says": says}

    found = relation(report("a", shut), report("b", opened, published="2020-01-21"))

    assert states(found) == [("the border restricted", state)]


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ("Closed its airspace to planes for a few hours.", "closed"),
        ("Closed its airspace to planes for an hour.", "closed"),
        ("Closed its airspace to planes for a few weeks.", "standing"),
    ],
)
def test_what_lasted_hours_did_not_stand_on_the_next_day(relation, says, state):
    shut = CLOSED | {"actors": ["IRQGOV"], "ended": True, "says": says}

    found = relation(report("a", shut, published="2020-01-25"))

    assert [m.state for m in found.measures("2020-01-06")] == ([] if state == "closed" else ["closed"])


def test_what_is_undone_in_part_says_so(relation):
    eased = RESUMED | {"says": "Resumed were part of the joint operations with the coalition."}

    (measure,) = relation(report("a", OPERATIONS), report("b", eased, published="2020-01-31")).measures()

    assert (measure.state, measure.claims[-1].says) == ("standing", "closed in part")


def test_it_was_over_after_the_last_word_that_it_stood(relation):
    days = {"2020-01-06": True, "2020-01-10": False, "2020-01-20": True}
    told = [
        report(day, HALT | {"ended": ended}, published=day, text=f"It rained on {day}.") for day, ended in days.items()
    ]
    (measure,) = (m for m in relation(*told).measures() if m.subject == "training")

    assert (str(measure.closed_earliest), str(measure.closed_latest)) == ("2020-01-10", "2020-01-20")
