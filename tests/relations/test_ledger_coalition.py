"""Several bodies in one country: whose halt it is, who takes it up, whom a demand means, what a denial denies."""

from __future__ import annotations

import datetime as dt

import pytest

HALT = (
    "2020-01-06",
    "The US-led coalition paused the training of Iraqi forces and its part in operations against Islamic State on"
    " Sunday.",
)
RESUMED = (
    "2020-01-16",
    "The American military has resumed its operations with Iraqi forces, two officials said on Wednesday; neither"
    " wished to be named.",
)
DENIED = (
    "2020-01-17",
    "The spokesman of Iraq's commander-in-chief denied that joint operations with the coalition had been resumed.",
)


def told(measures):
    return {measure.subject: measure for measure in measures}


def test_its_part_in_operations_is_paused_beside_the_training(ledger):
    assert set(told(ledger("USA", "IRQ", HALT))) == {"training", "operations"}


def test_operations_with_forces_are_no_training_of_forces(ledger):
    found = told(ledger("USA", "IRQ", HALT, RESUMED))

    assert found["training"].state == "standing"
    assert found["operations"].state == "disputed"  # told by people who give no name


def test_a_denial_is_of_what_was_told_by_then(ledger):
    """The command takes up on the 30th what it had denied of the 15th, in one report."""
    both = (
        "2020-01-31",
        "Iraqi officers said on 15 January that joint operations with the coalition had resumed, which Iraq's"
        " government denied. On Thursday Iraq's army resumed joint operations with the coalition.",
    )
    found = told(ledger("USA", "IRQ", HALT, both))["operations"]

    assert (found.state, found.closed_latest) == ("closed", dt.date(2020, 1, 30))
    found = told(ledger("USA", "IRQ", HALT, RESUMED, DENIED))["operations"]
    assert found.stood(dt.date(2020, 1, 20))


def test_each_body_trains_by_itself(ledger):
    nato = ("2020-01-05", "NATO suspended its training of Iraqi forces on Saturday.")
    back = ("2020-02-15", "NATO resumed its training of Iraqi forces on Friday.")
    found = ledger("IGO", "IRQ", HALT, nato, back)

    assert {(m.by, m.state) for m in found if m.subject == "training"} == {
        (("coalition-isis",), "standing"),
        (("nato",), "closed"),
    }
    assert all("nato" not in m.by for m in ledger("USA", "IRQ", HALT, nato, back))


@pytest.mark.parametrize(
    "text",
    [
        "Iraq's prime minister said that American soldiers must leave the country.",
        "Iraq demanded on Sunday that the Americans leave the region.",
        "Iraq's parliament voted on Sunday to expel the Americans.",
        "Iraq called on the United States to pull out of its bases.",
    ],
)
def test_who_is_told_to_leave_has_soldiers_there(ledger, text):
    assert [m.subject for m in ledger("USA", "IRQ", ("2020-01-06", text))] == ["troops"]


@pytest.mark.parametrize(
    "text",
    [
        "The United States urged its citizens to leave Iraq at once.",
        "Iraq asked the United States to leave the sanctions in place.",
        "Iraq asked the United States to leave it alone.",
    ],
)
def test_what_is_left_otherwise_is_no_demand_to_leave(ledger, text):
    assert "troops" not in {m.subject for m in ledger("USA", "IRQ", ("2020-01-06", text))}


def test_an_expulsion_and_a_recall_by_one_side_have_each_an_id(ledger):
    text = "Kuwait expelled the ambassador of Niger on Monday. It also called back its own envoy."
    found = ledger("KWT", "NER", ("2018-04-26", text))

    assert len({m.id for m in found}) == len(found) == 2


@pytest.mark.parametrize(
    ("opened", "undone"),
    [
        ("Chad closed the gate at Adre to Niger on Monday.", "Chad opened the gate at Adre to Niger on Friday."),
        ("Chad closed its airspace to Niger on Monday.", "Chad opened its air space to Niger on Friday."),
    ],
)
def test_what_was_closed_is_opened(ledger, opened, undone):
    (found,) = ledger("TCD", "NER", ("2023-09-05", opened), ("2023-09-16", undone))
    assert found.state == "closed"
