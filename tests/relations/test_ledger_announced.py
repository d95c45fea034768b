"""What is announced opens a measure, what is only threatened none; words of ends that were not known."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("announced", "subject", "state"),
    [
        ("Chad will close its border with Niger from Thursday, the interior minister said.", "border", "announced"),
        ("Chad said on Monday that it would suspend flights to Niger.", "airspace", "announced"),
        ("Chad is to ban imports of maize from Niger from 1 September.", "trade", "announced"),
        ("Chad announced that it would expel three diplomats of Niger.", "envoy", "announced"),
        ("Chad will close its airspace to Niger from Thursday, the minister announced.", "airspace", "announced"),
        ("Chad decided on Sunday to scrap its water treaty with Niger.", "treaty", "announced"),
        ("Chad's president ordered the border with Niger sealed on Sunday.", "border", "standing"),
    ],
)
def test_what_its_own_doer_announces_is_in_the_ledger(ledger, announced, subject, state):
    (measure,) = ledger("TCD", "NER", ("2021-03-09", announced))

    assert (measure.subject, measure.sides, measure.state) == (subject, ("TCD",), state)


@pytest.mark.parametrize(
    "told",
    [
        "Chad threatened to close its border with Niger.",
        "Chad will close its border with Niger if the raids go on, the minister said.",
        "Chad may suspend flights to Niger, the minister said.",
        "Niger said that Chad would suspend flights between the two.",  # the other's word
    ],
)
def test_a_threat_and_the_word_of_the_other_side_open_nothing(ledger, told):
    assert not ledger("TCD", "NER", ("2021-03-09", told))


def test_what_is_announced_and_then_done_is_one_measure(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2021-03-09", "Chad will close its border with Niger in April, the interior minister said."),
        ("2021-04-06", "Chad closed its border with Niger on Monday."),
        ("2021-05-04", "Chad reopened its border with Niger on Monday."),
    )

    assert [claim.says for claim in measure.claims] == ["opening announced", "opened", "closed"]
    assert measure.earliest == dt.date(2021, 4, 5)  # the day on which it was done


@pytest.mark.parametrize(
    ("opened", "undone"),
    [
        ("Chad recalled its ambassador to Niger on Friday.", "Chad's ambassador arrived back in Niamey on Monday."),
        ("Chad recalled its ambassador to Niger on Friday.", "The Chadian ambassador has returned to Niamey."),
        (
            "Chad recalled its ambassador to Niger on Friday.",
            "The new Chadian ambassador took up her post in Niamey, a year after relations with Niger broke down.",
        ),
        (
            "Chad withdrew from talks with Niger on Friday.",
            "Chadian and Nigerien negotiators sat down together again in Tunis on Monday.",
        ),
        ("Chad cut ties with Niger on Friday.", "Chad announced on Monday that it was restoring its ties with Niger."),
        ("Chad halted payments to Niger's coastguard on Friday.", "Chad is paying Niger's coastguard again."),
    ],
)
def test_further_ways_to_tell_that_a_measure_is_over(ledger, opened, undone):
    (measure,) = ledger("TCD", "NER", ("2021-03-07", opened), ("2021-04-06", undone))

    assert measure.state == "closed"


def test_to_revoke_a_pact_ends_the_pact_and_no_measure(ledger):
    told = "Chad revoked its military accord with Niger with immediate effect on Friday."
    (measure,) = ledger("TCD", "NER", ("2021-03-07", told))

    assert (measure.subject, measure.state) == ("treaty", "standing")


def test_what_had_been_reopened_before_does_not_undo_the_news(ledger):
    """The frontier was open when it was sealed anew."""
    text = "Chad has sealed its border with Niger once more. The frontier had only been reopened in 2018."
    measures = ledger("TCD", "NER", ("2021-03-07", text))

    assert "standing" in {measure.state for measure in measures}


@pytest.mark.parametrize(
    ("told", "first", "until"),
    [
        ("Chad will suspend flights to Niger from 13 March.", dt.date(2021, 3, 13), None),
        ("Starting on Monday, Chad will bar lorries from Niger.", dt.date(2021, 3, 15), None),
        (
            "Chad will close its border with Niger for 30 days from 15 March.",
            dt.date(2021, 3, 15),
            dt.date(2021, 4, 14),
        ),
        (
            "Chad will close its airspace to planes of Niger from 15 to 20 March.",
            dt.date(2021, 3, 15),
            dt.date(2021, 3, 20),
        ),
        ("Chad will close its border with Niger from Sunday until further notice.", dt.date(2021, 3, 14), None),
        ("A Chadian ban on milk from Niger takes effect on Sunday.", dt.date(2021, 3, 14), None),
        (
            "Chad has halted exports of salt to Niger for 60 days, starting on 1 April.",
            dt.date(2021, 4, 1),
            dt.date(2021, 5, 31),
        ),
    ],
)
def test_a_measure_stands_from_the_day_from_which_it_is_to_hold(ledger, told, first, until):
    (measure,) = ledger("TCD", "NER", ("2021-03-09", told))

    assert (measure.earliest, measure.latest, measure.until) == (first, first, until)
    assert not measure.stood(first - dt.timedelta(1))
    assert measure.stood(first)


def test_what_is_announced_can_be_dropped_before_its_day(ledger):
    (measure,) = ledger(
        "TCD",
        "NER",
        ("2021-03-09", "Chad will suspend flights to Niger from 1 April."),
        ("2021-03-20", "Chad dropped its suspension of flights to Niger on Friday."),
    )

    assert measure.state == "closed"


def test_an_end_of_an_earlier_ban_does_not_end_the_one_that_is_laid_anew(ledger):
    measures = ledger(
        "TCD",
        "NER",
        (
            "2021-06-03",
            "Chad has reimposed its ban on maize from Niger as of 1 June. An earlier ban was lifted in March.",
        ),
    )

    assert [measure.state for measure in measures if measure.latest == dt.date(2021, 6, 1)] == ["standing"]
