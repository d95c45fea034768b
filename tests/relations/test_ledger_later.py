"""What later reports tell of a measure: that so long ago it was laid, that some came back, what was only proposed."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    ("later", "first"),
    [
        ("A month after it suspended aid to Chile, Peru formally called the vote a farce on Friday.", 5),
        # its own day, which is still to come
        ("Peru announced that it would suspend its aid to Chile on Friday, a month after it promised to.", 5),
    ],
)
def test_the_day_of_what_came_after_a_measure_is_not_its_own(ledger, later, first):
    measures = ledger("PER", "CHL", ("2023-05-06", "Peru on Friday suspended aid to Chile."), ("2023-06-10", later))

    assert measures[0].earliest == dt.date(2023, 5, first)


def test_what_was_denied_first_has_not_the_day_of_the_denial(ledger):
    denied = ("2022-03-09", "Peru has not recalled its ambassador to Chile, the foreign ministry said on Tuesday.")
    (measure,) = ledger("PER", "CHL", denied, ("2022-06-09", "Peru withdrew its ambassador from Chile."))
    assert measure.earliest >= dt.date(2022, 6, 1)


def test_what_was_told_as_done_is_denied_later(ledger):
    told = ("2022-03-09", "Peru recalled its ambassador to Chile on Tuesday, officials said.")
    (measure,) = ledger("PER", "CHL", told, ("2022-03-12", "Peru denied that it had recalled its ambassador to Chile."))
    assert [claim.says for claim in measure.claims] == ["opened", "not opened"]


RUPTURE = (
    "2020-12-16",
    "Peru gave Chilean diplomats four days to leave on Tuesday. It also recalled all its diplomats from Santiago.",
)


@pytest.mark.parametrize(
    ("later", "recall", "order"),
    [
        ("Peru has reopened its embassy in Santiago.", "closed", "standing"),
        ("Peru allowed the Chilean diplomats to return.", "standing", "closed"),
    ],
)
def test_who_opens_his_embassy_again_takes_back_his_own_recall(ledger, later, recall, order):
    measures = {measure.kind: measure.state for measure in ledger("PER", "CHL", RUPTURE, ("2021-06-11", later))}

    assert measures == {"withdraw": recall, "given-hours": order}


BAN = ("2021-03-07", "Peru banned wine from Chile on Friday.")


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("An Argentine proposal that Peru lift its ban on wine from Chile was on the table.", "standing"),
        ("A demand by traders that Peru lift its ban on wine from Chile was heard in Lima.", "standing"),
        ("After a demand by traders Peru lifted its ban on wine from Chile.", "closed"),
    ],
)
def test_what_a_proposal_says_undoes_nothing(ledger, told, state):
    (measure,) = [one for one in ledger("PER", "CHL", BAN, ("2021-09-07", told)) if one.subject == "trade"]

    assert measure.state == state


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (
            "Peru on Monday suspended its exit from the fishing pact with Chile, hours before it was to expire.",
            "closed",
        ),
        ("Peru will suspend its exit from the fishing pact with Chile next week.", "announced"),
    ],
)
def test_what_was_still_to_come_of_another_act_is_no_promise(ledger, told, state):
    leaving = ("2021-03-06", "Peru said on Friday that it would leave its fishing pact with Chile.")
    (measure,) = ledger("PER", "CHL", leaving, ("2021-03-30", told))

    assert measure.state == state


def test_contacts_between_offices_are_ties(ledger):
    (measure,) = ledger(
        "PER",
        "CHL",
        ("2018-03-15", "Peru suspended high-level contacts with Chile on Wednesday."),
        (
            "2019-10-05",
            "Contacts between Peruvian and Chilean ministers, suspended in March 2018, were resumed in June.",
        ),
    )

    assert (measure.subject, measure.state) == ("ties", "closed")


@pytest.mark.parametrize(
    ("told", "state", "until"),
    [
        (
            "The Tacna gate between Chile and Peru was opened to traffic on Friday after being closed for nine days by"
            " the Peruvian side.",
            "closed",
            None,
        ),
        ("Peru closed its border with Chile for nine days on Friday.", "standing", dt.date(2023, 9, 24)),
    ],
)
def test_how_long_a_measure_had_stood_sets_it_no_end(ledger, told, state, until):
    closed = ("2023-09-07", "Peru closed its border with Chile on Wednesday.")
    (measure,) = ledger("PER", "CHL", closed, ("2023-09-16", told))

    assert (measure.state, measure.until) == (state, until)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (
            "Peru and Chile agreed to study the obstacles to the resumption of Chilean exports, which Peru banned.",
            "standing",
        ),
        ("Peru and Chile discussed the resumption of Chilean exports to Peru.", "standing"),
        ("Peru and Chile hailed the resumption of Chilean exports to Peru.", "closed"),
    ],
)
def test_what_stands_in_the_way_of_an_undoing_is_none(ledger, told, state):
    ban = ("2021-10-30", "Peru banned all imports from Chile on Friday.")
    (measure,) = ledger("PER", "CHL", ban, ("2025-03-05", told))

    assert measure.state == state


@pytest.mark.parametrize(
    ("laid", "subject", "undone"),
    [
        ("Peru revokes with immediate effect the fishing accord of 2012 with Chile.", "treaty", None),
        (
            "Peru reintroduced visas for Chileans on Friday.",
            "visas",
            "Peru abolished the visa requirement for Chileans.",
        ),
        ("Peru imposed a fee on Chilean trucks.", None, "Peru's fee on Chilean trucks was abolished by Peru in July."),
        ("Peru on Tuesday suspended purchases of Chilean weapons.", "arms", None),
    ],
)
def test_more_measures_and_their_ends(ledger, laid, subject, undone):
    reports = [("2021-10-30", laid)] + ([("2022-09-30", undone)] if undone else [])
    (measure,) = ledger("PER", "CHL", *reports)

    assert (measure.subject, measure.state) == (subject, "closed" if undone else "standing")
    assert measure.latest is not None
    assert measure.latest.year == 2021
