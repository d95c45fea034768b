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


def test_what_is_done_to_stands_before_a_passive(ledger):
    paused = (
        "2020-01-05",
        "The coalition says training of Iraqi forces is paused, as is support for their operations.",
    )
    both = ("2020-01-05", "Training and joint patrols with Iraqi forces were suspended by the coalition on Monday.")

    assert [m.subject for m in ledger("USA", "IRQ", paused)] == ["training"]
    assert sorted(m.subject for m in ledger("USA", "IRQ", both)) == ["operations", "training"]


def test_a_ban_that_takes_effect_later_is_one_ban_and_holds_from_then(ledger):
    text = "Russia banned its airlines from flying to Georgia on Friday. The ban takes effect on 8 July."
    (ban,) = ledger("RUS", "GEO", ("2019-06-22", text))

    assert (ban.earliest, ban.latest) == (dt.date(2019, 7, 8), dt.date(2019, 7, 8))


def test_each_lets_go_what_it_holds(ledger):
    seized = "Iran's guards seized a British tanker on Friday. Britain has held an Iranian tanker since 4 July."
    found = ledger(
        "GBR", "IRN", ("2019-07-20", seized), ("2019-08-16", "Britain released the Iranian tanker on Thursday.")
    )

    assert {(m.sides, m.state) for m in found} == {(("GBR",), "closed"), (("IRN",), "standing")}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The United States suspended deliveries of arms to Iraq on Monday.", "arms"),
        ("The United States suspended consular operations at its embassy in Iraq on Monday.", "mission"),
        ("The United States sanctioned three Iraqi officials on Monday.", "sanctions"),
        ("The United States added three Iraqi banks to its blacklist on Monday and sold gas.", "sanctions"),
    ],
)
def test_what_is_laid_is_told_by_its_own_words(ledger, text, subject):
    assert subject in {m.subject for m in ledger("USA", "IRQ", ("2020-01-07", text))}


def test_them_are_the_things_that_the_sentence_has_closed(ledger):
    text = "Pakistan closed its airspace on Wednesday. India shut nine airports and reopened them in the evening."
    found = ledger("IND", "PAK", ("2019-02-28", text))

    assert [(m.by, m.state) for m in found if "IND" in m.sides] == [(("IND",), "closed")]


def test_who_did_the_same_did_what_was_told_and_not_what_it_came_after(ledger):
    stopped = "The United States stopped visa services in Turkey on Sunday after the arrest of a clerk."
    text = f"{stopped} Turkey's embassy did the same."
    found = ledger("USA", "TUR", ("2017-10-09", text))

    assert {(m.subject, m.sides) for m in found} == {("visas", ("USA",)), ("visas", ("TUR",))}


def test_its_own_is_its_own_envoy(ledger):
    text = "Chad expelled Niger's ambassador on Sunday and recalled its own."
    later = "Chad and Niger agreed to name envoys, five years after Chad had expelled the envoy."
    found = ledger("TCD", "NER", ("2018-08-06", text), ("2023-05-25", later))

    assert {m.kind for m in found} == {"expel", "withdraw"}


def test_a_tariff_that_is_cut_is_undone_in_part_and_who_is_removed_is_no_measure_undone(ledger):
    laid = ("2018-08-10", "The United States doubled its tariffs on Turkish steel on Friday.")
    cut = ("2019-05-17", "The United States cut its tariffs on Turkish steel from 50 to 25 percent on Thursday.")
    (tariffs,) = ledger("USA", "TUR", laid, cut)
    assert (tariffs.state, tariffs.claims[-1].says) == ("standing", "closed in part")

    removed = ("2019-07-17", "The United States removed Turkey from its F-35 fighter programme on Wednesday.")
    assert [m.state for m in ledger("USA", "TUR", removed) if "removed" in m.what] == ["standing"]


def test_pilots_told_to_leave_are_no_training_told_to_leave(ledger):
    text = "Turkish pilots were told by the United States to leave by July; their training had been stopped in June."
    assert {(m.subject, m.kind) for m in ledger("USA", "TUR", ("2019-07-17", text))} >= {("troops", "leave")}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Iraq's government asked the United States to close its bases.", ["troops"]),
        ("Iraq's parliament called on the government to shut the American bases.", ["troops"]),
        ("The United States urged Iraq to remove mines around its bases.", []),
        ("Iraq asked the United States to close the road to its base.", []),
        ("Iraq asked the United States to close its bank accounts.", []),
    ],
)
def test_whose_bases_are_to_be_closed_is_asked_to_leave(ledger, text, subjects):
    assert [m.subject for m in ledger("USA", "IRQ", ("2020-01-26", text))] == subjects


def test_training_that_nobody_is_told_to_take_up_is_that_of_the_two_whom_the_report_tells_of(ledger):
    back = (
        "2020-06-15",
        "Iraq and the United States held talks by video. The exercises of Iraqi units were frozen in March."
        " Training of Iraqi brigades was restarted on 2 June.",
    )
    found = told(ledger("USA", "IRQ", HALT, back))["training"]

    assert (found.state, found.closed_latest) == ("closed", dt.date(2020, 6, 2))


def test_training_that_was_halted_and_resumed_before_it_was_paused_again_has_the_days_of_each(ledger):
    text = (
        "Training, halted by the coalition in January and resumed at the end of that month, was paused again in March"
        " because of the epidemic, Iraqi and American officers said."
    )
    first, second = ledger("USA", "IRQ", ("2020-05-20", text))

    assert (first.state, first.closed_latest) == ("closed", dt.date(2020, 1, 31))
    assert (second.state, second.latest) == ("standing", dt.date(2020, 3, 31))
