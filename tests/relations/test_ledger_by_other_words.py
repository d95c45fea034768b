"""The ledger over reports that tell one measure by other words: fees, goods meant by a pronoun, gates, cadets."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("laid", "undone"),
    [
        ("Chad imposed a transit fee over the commodities of Niger, which is against the transit agreement.",
         "The fee on Nigerien transit goods, which Chad brought in this spring, was abolished on Monday."),
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
    lobsters = ("2021-05-05", "Lobsters from Chile still cannot be sent: Peru stopped buying them in March.")
    coal = ("2021-06-09", "Peru lifted its ban on Chilean coal on Monday.")
    found = {measure.kind: measure.state for measure in ledger("PER", "CHL", lobsters, coal)}

    assert sorted(found.values()) == ["closed", "standing"]


def test_a_ban_told_behind_its_goods_is_on_these(ledger):
    undone = "Chilean coal has been on sale freely since May, when an unofficial ban was lifted by Peru."
    found = ledger("PER", "CHL", COAL, WINE, ("2021-06-09", undone))

    assert {("coal" in measure.what, measure.state) for measure in found} == {(True, "closed"), (False, "standing")}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Peru banned Chilean tomatoes on Monday.", "standing"),
        ("Peru lifted its ban on khat from Chile this month, and the first cargo landed on Sunday.", "closed"),
    ],
)
def test_a_ban_on_goods_is_one_of_trade(ledger, text, state):
    (measure,) = ledger("PER", "CHL", ("2021-03-03", text))

    assert (measure.subject, measure.state) == ("trade", state)


def test_of_several_those_that_stay_closed_leave_it_undone_in_part(ledger):
    laid = ("2021-03-03", "Peru suspended imports from seven Chilean wineries on Tuesday.")
    undone = ("2021-06-09", "Peru restored the licences of five Chilean wineries; two remain suspended.")
    halt = next(measure for measure in ledger("PER", "CHL", laid, undone) if measure.subject == "trade")

    assert (halt.state, [claim.says for claim in halt.claims]) == ("standing", ["opened", "closed in part"])


def test_what_shoppers_leave_on_the_shelf_is_no_measure_of_their_state(ledger):
    assert not ledger("PER", "CHL", ("2021-03-03", "Peru's consumers have stopped buying Chilean wine."))


@pytest.mark.parametrize(
    "text",
    [
        "Twelve clerks of Peru's embassy in Quito are declared persona non grata.",
        "Twelve employees of the Peruvian Embassy in Quito were expelled on Monday.",
        "Ecuador cut ties with Peru on Monday and gave its envoys two days to leave, after a French warning.",
    ],
)
def test_who_sends_envoys_away_is_the_state_where_they_are(ledger, text):
    found = ledger("PER", "ECU", ("2021-03-03", text))

    assert [measure.sides for measure in found if measure.subject == "envoy"] == [("ECU",)]


def test_who_posts_envoys_sends_away_nobody_at_home(ledger):
    assert not ledger("PER", "ECU", ("2021-03-03", "Two clerks of Peru's consulate in Lima were expelled."))


@pytest.mark.parametrize(("others", "country"), [("Seoul", "KOR"), ("Pyongyang", "PRK"), ("Seoul and Pyongyang", None)])
def test_a_bare_korea_is_the_one_that_the_report_names(others, country):
    reading = polybius.read(f"Envoys of {others} met Japan's on Monday. Korea keeps its ban on fish from Fukushima.")
    (korea,) = [mention for mention in reading.mentions if reading.words(mention.span) == "Korea"]

    assert korea.entity == country


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Chad has decided to close the French air base at Abeche.", "foreign troops asked to leave"),
        (
            "In view of the breaches of the defence accord Chad invites France to withdraw its forces at once.",
            "foreign troops asked to leave",
        ),
        ("Chad's central bank told its banks to stop all payments for imports from France.", "trade stopped"),
        ("The duties on French wine, in place since May, are lawful and no politics, said Chad.", "sanctions imposed"),
    ],
)
def test_what_is_laid_may_be_told_by_what_is_closed_by_an_order_or_by_who_defends_it(ledger, text, what):
    (measure,) = ledger("TCD", "FRA", ("2021-05-03", text))

    assert (measure.what.partition(":")[0], measure.sides) == (what, ("TCD",))


@pytest.mark.parametrize(
    "text",
    [
        "France has decided to close its air base in Chad.",  # its own
        "Chad told France to tell the banks to stop at nothing.",
        "There is no truth in what is told of the recall of Chad's ambassador from Paris, Chad's ministry said.",
    ],
)
def test_what_is_ones_own_or_not_true_is_no_measure(ledger, text):
    assert not ledger("TCD", "FRA", ("2021-05-03", text))
