"""How the ends of measures are told over several reports, what only looks like one, and what two tellers dispute."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("opened", "undone"),
    [
        ("Chad closed its embassy in Niamey on Friday.", "Chad's embassy in Niamey is open again, officials said."),
        ("Chad closed its embassy in Niamey on Friday.", "The Chadian embassy in Niamey resumed work on Monday."),
        ("Chad closed its border with Niger on Friday.", "The border between Chad and Niger is open again."),
        ("Chad closed its airspace to Niger's airlines on Friday.", "Chad's airspace was reopened to all on Monday."),
        ("Chad recalled its ambassador to Niger on Friday.", "The Chadian ambassador is back in Niamey."),
        (
            "Chad expelled the ambassador of Niger on Friday.",
            "Chad allowed the ambassador of Niger to return on Monday.",
        ),
        ("Chad halted its training of Niger's troops on Friday.", "Chad is training Niger's troops again."),
        ("Chad suspended a water treaty with Niger on Friday.", "Chad rejoined the water treaty with Niger on Monday."),
        ("Chad imposed a tariff on steel from Niger on Friday.", "Chad no longer levies a tariff on steel from Niger."),
        ("Chad imposed a tariff on steel from Niger on Friday.", "Chad rolled back its tariffs on steel from Niger."),
        ("Chad banned imports of maize from Niger on Friday.", "Chad's ban on maize from Niger ended on Monday."),
        ("Chad banned imports of maize from Niger on Friday.", "A Chadian court overturned the ban on Niger's maize."),
        ("Chad imposed sanctions on officials of Niger.", "Chad took Niger's officials off its sanctions list."),
        ("Chad asked Niger on Friday to withdraw its troops.", "Niger withdrew its last troops from Chad on Monday."),
        ("Chad asked Niger on Friday to withdraw its troops.", "The last soldier of Niger in Chad left on Monday."),
        ("Chad asked Niger on Friday to withdraw its troops.", "All Nigerien servicemen have departed from Chad."),
        ("Chad asked Niger on Friday to withdraw its troops.", "Niger's withdrawal from Chad was completed on Monday."),
        (
            "Chad asked Niger on Friday to withdraw its troops.",
            "The last Nigerien base in Chad was handed to Chad's army.",
        ),
        ("Chad asked Niger on Friday to withdraw its troops.", "Niger's soldiers whom Chad told to go have left."),
        ("Chad recalled its ambassador to Niger on Friday.", "Chad's ambassador returned to his duties in Niamey."),
        ("Chad stopped trade with Niger on Friday.", "Chad lifted its ban on commercial operations with Niger."),
        (
            "Chad asked Niger on Friday to withdraw its troops.",
            "Chad said that its demand that Niger's men leave had been dropped and they would be part of a force.",
        ),
    ],
)
def test_ways_to_tell_that_a_measure_is_over(ledger, opened, undone):
    """The owner of what is open again may be told by the thing alone, and no report need tell both."""
    (measure,) = ledger("TCD", "NER", ("2021-03-07", opened), ("2021-04-06", undone))

    assert measure.state == "closed"


@pytest.mark.parametrize(
    ("opened", "told"),
    [
        (
            "Chad closed its border with Niger on Friday.",
            "Chad and Niger held talks on Monday on reopening the border.",
        ),
        ("Chad closed its border with Niger on Friday.", "Chad let 40 stranded people of Niger cross its border."),
        ("Chad asked Niger on Friday to withdraw its troops.", "The first soldiers of Niger left Chad on Monday."),
        ("Chad asked Niger on Friday to withdraw its troops.", "Niger's last soldiers are to leave Chad in May."),
        ("Chad asked Niger on Friday to withdraw its troops.", "Not all of Niger's soldiers have left Chad."),
        ("Chad closed its border with Niger on Friday.", "Chad reopened the border with Niger for goods on Monday."),
        ("Chad suspended visas for citizens of Niger.", "Chad resumed visas for citizens of Niger on a limited basis."),
        (
            "Chad imposed sanctions on officials of Niger.",
            "Chad renewed its sanctions on officials of Niger on Monday.",
        ),
        (
            "Chad recalled its ambassador to Niger.",
            "Chad's ambassador left Niger on Monday after he had been recalled.",
        ),
    ],
)
def test_what_is_talked_of_renewed_or_undone_for_some_stands(ledger, opened, told):
    (measure,) = ledger("TCD", "NER", ("2021-03-07", opened), ("2021-04-06", told))

    assert measure.state == "standing"


@pytest.mark.parametrize(
    ("text", "state", "closed"),
    [
        ("Chad shut its border with Niger in March and opened it in June, Niger said.", "closed", "2021-06-30"),
        ("Chad, which shut its border with Niger in March, reopened it for goods in June.", "standing", None),
    ],
)
def test_what_a_report_of_later_tells_with_its_end_has_the_days_of_both(ledger, text, state, closed):
    (measure,) = ledger("TCD", "NER", ("2021-10-05", text))

    assert (measure.state, measure.closed_latest and measure.closed_latest.isoformat()) == (state, closed)


def test_what_both_take_up_again_is_told_as_nobodys_halt(ledger):
    (measure,) = ledger("TCD", "NER", ("2021-04-06", "Chad and Niger restored diplomatic relations on Monday."))

    assert (measure.state, measure.by) == ("closed", ())


def test_what_is_told_with_its_end_alone_is_the_one_told_before(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2021-03-07", "Chad seized a barge of Niger on Friday."),
        ("2021-04-06", "The barge of Niger that was seized by Chad was freed on Monday."),
    )

    assert measure.state == "closed"


AID_STOPPED = ("2018-01-05", "Chile suspended its food aid to Peru on Thursday.")


def test_what_one_side_calls_restored_and_the_other_still_suspended_is_disputed(ledger):
    told = (
        "Peru's foreign minister said on Friday that Chile's food aid had been restored. "
        "Chile said that the aid was still suspended."
    )
    (measure,) = ledger("CHL", "PER", AID_STOPPED, ("2018-03-10", told))

    assert measure.state == "disputed"
    assert {(claim.says, claim.source_country) for claim in measure.claims} >= {
        ("closed", "PER"),
        ("not closed", "CHL"),
    }


def test_the_rest_that_remains_is_no_measure_of_whoever_it_strikes(ledger):
    milk = ("2020-05-19", "Kenya imposed a tariff on Ugandan milk on Monday.")
    tea = ("2020-11-28", "Kenya put duties on Ugandan tea on Friday.")
    later = ("2023-08-05", "Kenya dropped its tariff on Ugandan milk on Friday. Duties on tea remain.")

    assert [(one.sides, one.state) for one in ledger("KEN", "UGA", milk, tea, later)] == [
        (("KEN",), "closed"),
        (("KEN",), "standing"),
    ]


def test_a_ban_that_is_told_as_lifted_is_the_one_on_that_thing(ledger):
    ban = ("2021-03-04", "Kenya banned Ugandan maize on Wednesday.")
    lifted = ("2021-03-12", "A Kenyan minister said on Thursday that the ban on Ugandan maize had been lifted.")
    (measure,) = ledger("KEN", "UGA", ban, lifted)

    assert measure.state == "closed"


def test_a_demand_that_is_repeated_is_one(ledger):
    asked = ("2020-02-04", "Niger demanded on Monday that American troops leave the country.")
    again = ("2020-06-04", "Niger repeated its demand on Wednesday that American troops leave the country.")

    assert len(ledger("NER", "USA", asked, again)) == 1


def test_an_idiom_for_pressure_is_no_measure(ledger):
    assert not ledger("USA", "TUR", ("2021-03-04", "Washington turned the screws on Ankara."))


@pytest.mark.parametrize(
    ("opened", "eased"),
    [
        ("Oman banned imports of Yemeni goods on Friday.", "Oman lifted its ban on onions from Yemen on Monday."),
        ("Oman imposed sanctions on Yemen's banks on Friday.", "Oman lifted most of its sanctions on Yemen's banks."),
        ("Oman stopped issuing visas to Yemenis on Friday.", "Oman resumed issuing some student visas to Yemenis."),
        (
            "Oman imposed a duty on goods from Yemen on Friday.",
            "Oman suspended the 30-percent duty on raw materials from Yemen, adding that the rest would go in May.",
        ),
    ],
)
def test_what_is_undone_for_some_of_it_is_undone_in_part(ledger, opened, eased):
    measures = ledger("OMN", "YEM", ("2021-03-06", opened), ("2021-04-13", eased))

    assert [(one.state, {claim.says for claim in one.claims}) for one in measures] == [
        ("standing", {"opened", "closed in part"})
    ]


@pytest.mark.parametrize(
    ("opened", "undone"),
    [
        ("Oman imposed a duty on goods from Yemen on Friday.", "Oman suspended the 30-percent duty on Yemeni goods."),
        (
            "Oman restricted travel to Yemen on Friday.",
            "Oman's sultan ordered an end to restrictions on travel to Yemen.",
        ),
        (
            "Oman suspended its treaty of friendship and cooperation with Yemen on Friday.",
            "Oman lifted the suspension of the friendship treaty with Yemen.",
        ),
        (
            "Oman raised its tariffs on Yemeni goods on Friday.",
            "Oman's new cabinet abolished all of the restrictions on trade that its predecessor had placed on Yemeni "
            "goods.",
        ),
        (
            "Oman will end its agreement with Yemen on sharing military intelligence, a minister announced on Friday.",
            "Oman suspended the expiry of its intelligence-sharing agreement with Yemen.",
        ),
        (
            "Oman severed diplomatic relations with Yemen on Friday.",
            "Oman's new ambassador to Yemen presented his credentials on Monday.",
        ),
    ],
)
def test_what_is_ended_under_another_word_is_ended(ledger, opened, undone):
    measures = ledger("OMN", "YEM", ("2021-03-06", opened), ("2021-04-13", undone))

    assert {one.state for one in measures} == {"closed"}


def test_who_breaks_a_pact_has_undone_no_measure(ledger):
    (measure,) = ledger("OMN", "YEM", ("2021-03-06", "In February Oman had scrapped its fishing accords with Yemen."))

    assert measure.state == "standing"


def test_ambassadors_take_up_no_military_contacts(ledger):
    (measure,) = ledger(
        "OMN",
        "YEM",
        ("2021-03-06", "Oman cut military contacts with Yemen on Friday."),
        ("2021-04-13", "Oman's new ambassador to Yemen presented his credentials on Monday."),
    )

    assert measure.state == "standing"


def test_what_would_be_done_once_something_lapsed_tells_no_lapse(ledger):
    (measure,) = ledger(
        "OMN",
        "YEM",
        (
            "2021-03-06",
            "Oman ended its defence pact with Yemen on Friday. "
            "Drills with Yemen would be over once the pact lapsed, it said.",
        ),
    )

    assert measure.state == "standing"


def test_a_ban_that_is_only_denied_is_not_the_one_that_is_lifted(ledger):
    measures = ledger(
        "OMN",
        "YEM",
        ("2021-03-06", "Oman's ban on Yemeni farm goods, imposed in 2018, was not discussed."),
        ("2021-04-13", "Oman lifted its ban on Yemeni farm products on Monday."),
    )

    assert {one.state for one in measures} == {"closed"}


def test_who_orders_the_border_reopened_opens_it_to_the_other_of_whom_the_report_speaks(ledger):
    (measure,) = ledger(
        "ECU",
        "PER",
        ("2019-02-23", "Ecuador closed its border with Peru on Friday."),
        (
            "2019-06-09",
            "Ecuador's president ordered the border in Loja province reopened to people on foot on Saturday. "
            "Peru welcomed the decision.",
        ),
    )

    assert (measure.state, measure.claims[-1].says) == ("standing", "closed in part")


def test_a_ban_that_was_announced_before_is_the_one_that_is_laid(ledger):
    (measure,) = ledger(
        "ECU",
        "PER",
        (
            "2019-02-23",
            "Ecuador banned Peruvian airlines on Friday. Ecuador's prime minister had announced the ban a month ago.",
        ),
    )

    assert str(measure.earliest) == "2019-02-22"


@pytest.mark.parametrize("when", ["only when Yemen lifts its ban on fish", "as soon as Yemen lifted its ban on fish"])
def test_what_is_to_be_answered_has_not_been_done(ledger, when):
    measures = ledger(
        "OMN",
        "YEM",
        ("2021-03-06", "Yemen banned fish from Oman on Friday."),
        ("2021-04-13", f"Oman's president said it would reopen its border {when}."),
    )

    assert "closed" not in {one.state for one in measures if one.sides == ("YEM",)}


def test_who_says_that_a_measure_stands_did_not_lay_it(ledger):
    (measure,) = ledger(
        "OMN", "YEM", ("2021-03-06", "Oman closed its border with Yemen in May. Yemen said that the blockade stood.")
    )

    assert measure.sides == ("OMN",)


def test_whoever_is_declared_undesirable_is_sent_away(ledger):
    (measure,) = ledger("OMN", "YEM", ("2021-03-06", "Oman on Friday declared four Yemeni diplomats undesirable."))

    assert measure.kind == "expel"
