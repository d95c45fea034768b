"""The ledger over reports that tell one measure by other words: fees, goods meant by a pronoun, gates, cadets."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("laid", "undone"),
    [
        ("Chad imposed a ten percent processing fee on the goods of Niger in transit, against the transit accord.",
         "The fee on Nigerien transit goods, which Chad introduced in the spring, was abolished on Monday."),
        ("Chad banned imports of khat from Niger on Sunday.", "Chad lifted its ban on khat from Niger on Monday."),
        ("Chad ended military training of Nigerien officers at its academy on Sunday.",
         "Chad readmitted Nigerien cadets to its academy on Monday."),
        ("Chad closed the Daboua border crossing with Niger on Sunday.",
         "The Daboua gate between the Republic of Niger and the state of Chad was opened on Tuesday after being closed "
         "for five weeks by the Chadian side."),
        ("Chad on Sunday ordered its crossings with Niger shut.", "Chad opened its crossings with Niger again."),
    ],
)  # fmt: skip
def test_what_is_undone_is_what_was_laid(ledger, laid, undone):
    (measure,) = ledger("TCD", "NER", ("2021-05-03", laid))
    (ended,) = ledger("TCD", "NER", ("2021-05-03", laid), ("2021-06-09", undone))

    assert (measure.state, measure.sides) == ("standing", ("TCD",))
    assert (ended.state, ended.sides) == ("closed", ("TCD",))


COAL = ("2021-03-03", "Peru banned imports of coal from Chile on Tuesday.")
WINE = ("2021-03-09", "Peru banned imports of wine from Chile on Monday.")


def test_goods_that_a_pronoun_means_are_those_before_it(ledger):
    found = ledger(
        "PER", "CHL", COAL, ("2021-05-05", "Chilean salmon cannot be sent: Peru stopped buying it in April.")
    )

    assert [measure.state for measure in found] == ["standing", "standing"]


def test_a_ban_told_behind_its_goods_is_on_these(ledger):
    undone = "Chilean coal has been on sale in Lima since May, when Peru lifted the ban."
    found = ledger("PER", "CHL", COAL, WINE, ("2021-06-09", undone))

    assert {("coal" in measure.what, measure.state) for measure in found} == {(True, "closed"), (False, "standing")}


def test_goods_that_end_in_es_are_goods(ledger):
    (measure,) = ledger("PER", "CHL", ("2021-03-03", "Peru's ban on Chilean potatoes stays in force."))

    assert (measure.subject, measure.state) == ("trade", "standing")


def test_what_shoppers_leave_on_the_shelf_is_no_measure_of_their_state(ledger):
    assert not ledger("PER", "CHL", ("2021-03-03", "Peru's consumers have stopped buying Chilean wine."))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Twelve clerks of Peru's embassy in Quito are declared persona non grata.", ("ECU",)),
        ("Twelve employees of the Peruvian Embassy in Quito were expelled on Monday.", ("ECU",)),
        ("Ecuador cut ties with Peru on Monday and gave its envoys two days to leave, after a French warning.",
         ("ECU",)),
    ],
)  # fmt: skip
def test_who_sends_envoys_away_is_the_state_where_they_are(ledger, text, by):
    found = ledger("PER", "ECU", ("2021-03-03", text))

    assert {measure.sides for measure in found} == {by}


def test_who_posts_envoys_sends_away_nobody_at_home(ledger):
    assert not ledger("PER", "ECU", ("2021-03-03", "Two clerks of Peru's consulate in Lima were expelled."))


def test_a_bare_korea_is_the_one_that_the_report_names(ledger):
    told = "In March Seoul dropped its complaint against Japan. Korea keeps its ban on fish from Fukushima."
    found = ledger("KOR", "JPN", ("2021-03-03", told))
    both = told.replace("Seoul", "Pyongyang told Seoul that it")

    assert ("KOR",) in {measure.sides for measure in found}
    assert not any("Fukushima" in measure.what for measure in ledger("PRK", "JPN", ("2021-03-03", both)))
