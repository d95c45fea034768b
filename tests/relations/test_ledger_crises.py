"""A crisis told over months: what stays after a part was undone, each side's own, and news of the same kind later."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("opened", "parted"),
    [
        (
            "Chad imposed curbs on exports of chips to Niger on Friday.",
            "Chad lifted in part its curbs on exports to Niger on Friday. Restrictions on two acids stay in place.",
        ),
        (
            "Chad suspended visas for citizens of Niger on Friday.",
            "Chad resumed visa services for citizens of Niger in four categories on Friday. Some remain suspended.",
        ),
    ],
)
def test_what_stays_after_a_part_was_undone_is_the_rest_of_it(ledger, opened, parted):
    """The second sentence names no thing of the ledger: it is no measure of its own."""
    (measure,) = ledger("TCD", "NER", ("2019-12-01", opened), ("2019-12-21", parted))

    assert measure.state == "standing"
    assert "closed in part" in {claim.says for claim in measure.claims}


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger recalled their ambassadors on Friday.",
        "Chad recalled its ambassador from Niger on Friday, and Niger did the same within hours.",
    ],
)
def test_what_both_call_home_is_a_measure_of_each(ledger, text):
    back = ("2017-08-01", "Chad sent its ambassador back to Niger on Friday.")
    measures = ledger("TCD", "NER", ("2016-08-01", text), back)

    assert {(measure.by, measure.state) for measure in measures} == {(("TCD",), "closed"), (("NER",), "standing")}
    assert len({measure.id for measure in measures}) == 2


@pytest.mark.parametrize(
    ("first", "day", "later", "count"),
    [
        (
            "Niger expelled a diplomat of Chad on Tuesday.",
            "2024-10-15",
            "Niger ordered six diplomats of Chad to leave.",
            2,
        ),
        # told again, without its day
        (
            "Niger expelled two diplomats of Chad on Tuesday.",
            "2023-10-15",
            "Niger, which expelled two diplomats of Chad, is calm.",
            1,
        ),
    ],
)
def test_other_numbers_are_sent_away_by_another_act(ledger, first, day, later, count):
    assert len(ledger("TCD", "NER", ("2023-09-20", first), (day, later))) == count


def test_who_opens_his_own_side_leaves_the_other_shut(ledger):
    measures = ledger(
        "TCD",
        "NER",
        ("2016-08-01", "Chad closed its border with Niger on Friday."),
        ("2017-08-14", "Niger reopened its side of the border with Chad on Saturday."),
    )

    assert {(measure.by, measure.state) for measure in measures} == {(("TCD",), "standing"), (("NER",), "closed")}


@pytest.mark.parametrize(
    ("opened", "undone"),
    [
        (
            "Chad recalled its ambassador from Niger on Friday.",
            "Chad named Idriss Sow as its ambassador to Niger on Thursday.",
        ),
        (
            "Chad closed the Kapija and Brod bridges to Niger on Friday.",
            "Chad reopened its border with Niger on Saturday.",
        ),
    ],
)
def test_an_envoy_named_and_a_border_opened_end_what_was_told_by_other_words(ledger, opened, undone):
    (measure,) = ledger("TCD", "NER", ("2016-08-01", opened), ("2017-08-14", undone))

    assert measure.state == "closed"


def test_a_break_that_is_told_as_standing_is_the_one_told_before(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2021-08-25", "Chad cut diplomatic relations with Niger on Tuesday."),
        ("2022-03-09", "Chad's foreign minister said on Tuesday that the break in relations with Niger stood."),
        ("2022-09-28", "It was the first visit by a minister of Chad to Niger since relations were cut last year."),
    )

    assert (measure.state, str(measure.latest)) == ("standing", "2021-08-24")


@pytest.mark.parametrize(
    "text",
    [
        "Chad halted its complaint against Niger at the World Trade Organization on Friday.",
        "Traders in Niger said their boycott would last until Chad lifted its curbs and apologised to Niger.",
    ],
)
def test_a_suit_that_is_dropped_and_an_end_that_is_awaited_open_nothing(ledger, text):
    assert not ledger("TCD", "NER", ("2016-08-01", text))


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Chad's flights to Niger, suspended since 2020, are to resume on Tuesday.", None),
        ("Chad suspended its aid to Niger in 2019 and resumed it on Tuesday.", True),
    ],
)
def test_what_is_only_to_resume_has_not_ended(text, ended):
    stopped = next(
        event for event in polybius.read(text, published="2020-03-26").events if event.event_type == "SANCTION"
    )

    assert stopped.ended is ended


@pytest.mark.parametrize(
    ("opened", "undone", "state"),
    [
        # its own envoy takes back the recall, not the expulsion of the other's
        (
            "Chad recalled its ambassador from Niger on Friday.",
            "Chad's ambassador returned to Niger on Thursday.",
            "closed",
        ),
        (
            "Chad expelled two diplomats of Niger on Friday.",
            "Chad's ambassador returned to Niger on Thursday.",
            "standing",
        ),
        (
            "Niger recalled its ambassador from Chad on Friday.",
            "Chad's ambassador returned to Niger on Thursday.",
            "standing",
        ),
        # and whom the other had thrown out comes back
        (
            "Niger expelled the ambassador of Chad on Friday.",
            "Chad's ambassador returned to Niger on Thursday.",
            "closed",
        ),
    ],
)
def test_an_envoy_who_returns_takes_back_what_had_sent_him_home(ledger, opened, undone, state):
    (measure,) = ledger("TCD", "NER", ("2016-08-01", opened), ("2017-08-14", undone))

    assert measure.state == state


def test_a_halt_that_names_nobody_is_of_those_of_whom_its_report_speaks(ledger):
    suspended = ("2023-05-01", "Chad suspended deliveries of oil to Niger on Friday.")
    elsewhere = ("2023-08-08", "Kenya held talks with Uganda. Oil deliveries, halted in 2022, will not be resumed.")

    (measure,) = ledger("TCD", "NER", suspended, elsewhere)

    assert len(measure.claims) == 1


def test_flights_that_resume_elsewhere_open_no_airspace(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2021-03-07", "Chad closed its airspace to Niger's airlines on Friday."),
        ("2022-10-04", "Chad eased its grip on the port, and flights to Amman resumed on 16 May."),
    )

    assert measure.state == "standing"


@pytest.mark.parametrize(
    ("opened", "told", "subject"),
    [
        ("Chad cut its hotlines to Niger in June.", "Chad cut them after a quarrel over leaflets.", "hotline"),
        ("Chad stopped the sale of gas to Niger in March.", "The sale had been stopped in March.", "trade"),
    ],
)
def test_what_is_told_once_more_by_a_pointing_word_is_the_same(ledger, opened, told, subject):
    (measure,) = ledger("TCD", "NER", ("2021-07-28", f"{opened} {told}"))

    assert measure.subject == subject


def test_a_raid_that_is_over_at_once_stays_in_no_ledger(ledger):
    assert not ledger("TCD", "NER", ("2021-07-28", "Chad's police stormed a mosque of Niger's citizens on Friday."))


def test_a_release_brings_back_nobody_who_was_expelled(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2005-12-05", "Chad expelled the staff of a mission of Niger on Friday."),
        ("2005-12-12", "Chad released five drivers of Niger's mission."),
    )

    assert measure.state == "standing"


def test_what_two_take_up_is_what_was_stopped_of_that_name(ledger):
    meat, gas = ledger(
        "TCD",
        "NER",
        ("2022-03-04", "Niger suspended imports of poultry from Chad on Wednesday."),
        ("2022-03-07", "Chad stopped the sale of gas to Niger on Saturday."),
        ("2022-06-16", "Chad and Niger resumed the sale of gas on Wednesday."),
    )

    assert (meat.state, gas.state) == ("standing", "closed")


def test_a_crossing_opened_for_some_goods_is_closed_in_part(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2022-03-04", "Niger closed the Ngoma crossing with Chad on Wednesday."),
        ("2022-04-02", "Niger reopened the Ngoma crossing with Chad for perishable goods on Friday."),
    )

    assert (measure.state, measure.claims[-1].says) == ("standing", "closed in part")


def test_an_envoy_who_was_called_is_not_back_by_that(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2022-03-07", "Chad recalled its ambassador from Niger on Saturday."),
        ("2022-05-03", "Chad's ambassador returned to Niger on Monday, eight weeks after he was called home."),
    )

    assert str(measure.closed_latest) == "2022-05-02"


def test_what_is_again_allowed_ends_a_ban(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2022-07-11", "Chad closed its airspace to military aircraft of Niger on Sunday."),
        ("2022-08-22", "Chad again allows military planes of Niger to cross its airspace."),
    )

    assert measure.state == "closed"
