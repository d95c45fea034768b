"""On which goods a measure is, what else spells it out, and what becomes of one measure as it is told further."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("goods", "states"),
    [("wine", {"sanctions": "closed"}), ("apples", {"sanctions": "standing", "undone": "closed"})],
)
def test_who_lifts_duties_on_one_thing_leaves_those_on_another(ledger, goods, states):
    laid = ("2021-01-10", "Peru imposed duties of 80 percent on Chilean wine on Friday.")
    found = ledger("PER", "CHL", laid, ("2021-05-10", f"Peru scrapped its duties on Chilean {goods} on Monday."))

    assert {measure.kind: measure.state for measure in found} == states


def test_a_levy_is_no_halt_of_other_trade(ledger):
    found = ledger(
        *("PER", "CHL"),
        ("2021-01-10", "Peru suspended gas exports to Chile on Friday."),
        ("2021-01-14", "Peru imposed a 20 percent levy on Chilean products on Thursday."),
        ("2021-04-12", "Peru resumed gas exports to Chile on Monday."),
    )

    assert {m.subject: m.state for m in found} == {"trade": "closed", "sanctions": "standing"}


def test_a_denial_about_other_goods_is_none_of_the_ban(ledger):
    text = "Peru banned imports of Chilean wine on Friday. Lima denied having banned imports of Chilean garments."
    (measure,) = ledger("PER", "CHL", ("2021-01-10", text))

    assert {claim.says for claim in measure.claims} == {"opened"}


def test_what_sanctions_are_is_spelt_out_beside_them(ledger):
    text = "Norway put 40 Belarusian officials under sanctions on Monday, freezing their funds and barring them entry."
    (measure,) = ledger("NOR", "BLR", ("2021-02-09", text))

    assert measure.subject == "sanctions"


def test_a_ban_that_nobody_tells_laid_is_one_and_its_first_day_is_not_known(ledger):
    (measure,) = ledger(
        *("PER", "CHL"),
        ("2021-01-10", "Peru's ban on Chilean seafood remains in force, the customs office said."),
        ("2021-02-10", "Peru said its ban on Chilean seafood was not on the table."),
    )

    assert (measure.state, measure.earliest) == ("standing", None)


def test_who_tells_it_is_not_what_it_is_about(ledger):
    text = "Norway has put its economic dialogue with Chad on ice, the joint commission said on Friday."

    assert [m.subject for m in ledger("NOR", "TCD", ("2021-02-12", text))] == ["talks"]


@pytest.mark.parametrize(
    ("laid", "undone", "states"),
    [
        (
            "Peru closed all its crossings to Chile on Friday.",
            "Peru opened three of its five crossings with Chile on Monday.",
            [("standing", "closed in part")],
        ),
        (
            "Peru froze 90 million dollars in military aid to Chile on Friday.",
            "Peru released 20 million of the 90 million dollars in military aid to Chile.",
            [("standing", "closed in part")],
        ),
        (
            "Peru expelled the Chilean ambassador on Friday.",
            "Chile's new ambassador to Peru presented her credentials in Lima on Monday.",
            [("closed", "closed")],
        ),
        (
            "Peru banned Chilean maize on Friday.",
            "Chilean maize is again let into Peru since Monday.",
            [("closed", "closed")],
        ),
        (
            "Peru has banned lorries registered in Chile from its roads.",
            "Peru extended its ban on Chilean lorries by two months.",
            [("standing", "opened")],
        ),
        (
            "Peru recalled its ambassador to Chile on Friday.",
            "Peru has had no ambassador in Chile since January.",
            [("standing", "opened")],
        ),
    ],
)
def test_one_measure_and_what_becomes_of_it(ledger, laid, undone, states):
    found = ledger("PER", "CHL", ("2021-01-10", laid), ("2021-04-12", undone))

    assert [(m.state, m.claims[-1].says) for m in found] == states


def test_who_buys_coal_again_still_buys_no_beef_and_duties_on_wine_are_not_those_on_barley(ledger):
    measures = ledger(
        "CHL",
        "PRY",
        ("2020-05-19", "Chile imposed duties on barley from Paraguay, a week after it stopped buying Paraguayan beef."),
        (
            "2023-08-05",
            "Chile scrapped its duties on Paraguayan barley on Friday. It resumed buying Paraguayan coal in January. "
            "Tariffs on wine remain.",
        ),
    )

    assert [(one.subject, one.state) for one in measures] == [
        ("trade", "standing"),
        ("sanctions", "closed"),
        ("sanctions", "standing"),
        ("trade", "closed"),
    ]


def test_each_kind_of_aid_is_stopped_and_let_go_by_itself(ledger):
    measures = ledger(
        "NOR",
        "LAO",
        ("2023-06-10", "Norway suspended food aid to Laos on Friday. It had frozen economic aid to Laos in May."),
        ("2023-09-02", "Norway lifted its restrictions on economic aid to Laos on Friday."),
        ("2023-12-04", "Norway's food aid to Laos remains suspended."),
    )

    assert {(one.state, one.claims[0].words.split()[1]) for one in measures} == {
        ("standing", "food"),
        ("closed", "economic"),
    }


def test_what_a_report_announces_is_not_what_is_opened_after_it(ledger):
    measures = ledger(
        "ECU",
        "PER",
        (
            "2023-02-10",
            "Ecuador shuts Macara crossing with Peru\n\nEcuador will close its crossing with Peru at Macara at noon, "
            "the interior minister announced.",
        ),
        ("2023-05-31", "Ecuador stopped Peruvian lorries at the border on Monday."),
        ("2025-11-18", "Ecuador reopened its crossings with Peru at Macara and Huaquillas at midnight."),
    )

    assert {one.state for one in measures if "acara" in one.what} == {"closed"}


def test_what_a_halt_is_over_is_not_what_is_halted(ledger):
    (measure,) = ledger("GHA", "TGO", ("2023-02-10", "Ghana stops Togolese crude over closed border"))

    assert measure.subject == "trade"
