"""Whose measure a statement speaks of: a possessive or a passive tells the doer, the side and the rank."""

from __future__ import annotations

import pytest

import polybius

RECALL = ("2022-03-06", "LIMA - Peru recalled its ambassador to Chile on Saturday, the Peruvian foreign ministry said.")
OWN_RECALL = ("2022-03-09", "SANTIAGO - Chile on Tuesday recalled its ambassador to Peru, the foreign ministry said.")
BACK = ("2022-06-02", "LIMA - Peru's ambassador to Chile returned to Santiago on Wednesday, the ministry said.")
EXPELLED = ("2022-04-03", "SANTIAGO - Chile expelled two diplomats of the Peruvian embassy on Saturday.")
ENVOY_OUT = ("2022-04-03", "SANTIAGO - Chile expelled the ambassador of Peru on Saturday.")
HALT = ("2022-03-09", "LIMA - Peru suspended all flights of LATAM Chile to Lima on Tuesday.")
BARRED = ("2022-03-16", "SANTIAGO - Chile on Tuesday barred Sky Airline Peru from its airspace in retaliation.")
LIFTED = ("2022-05-20", "SANTIAGO - Chile reopened its airspace to Sky Airline Peru on Thursday.")
MAIZE = ("2022-03-09", "SANTIAGO - Chile banned imports of maize from Peru on Tuesday.")
MAIZE_LIFTED = ("2022-05-20", "SANTIAGO - Chile lifted its ban on maize from Peru on Thursday.")
SHUT = ("2022-03-09", "LIMA - Peru closed its border with Chile on Tuesday.")
OPENED = ("2022-05-20", "LIMA - Peru reopened its border with Chile on Thursday.")


@pytest.fixture
def verdict(store):
    def verdict(statement, *told):
        store.add([polybius.read(text, published=day) for day, text in told])
        store.link()
        return store.check(statement).verdict

    return verdict


@pytest.mark.parametrize(
    ("statement", "told", "expected"),
    [
        ("Chile's ambassador is back in Lima.", [RECALL, BACK], "cannot tell"),
        ("Peru's ambassador is back in Chile.", [RECALL, BACK], "supported"),
        ("The Chilean ambassador has returned to Lima.", [RECALL, OWN_RECALL, BACK], "cannot tell"),
        ("The Peruvian ambassador has returned to Santiago.", [RECALL, OWN_RECALL, BACK, EXPELLED], "supported"),
        ("The Peruvian ambassador to Chile has returned to Lima.", [RECALL, BACK], "cannot tell"),  # called home
        ("The Peruvian ambassador was expelled from Santiago.", [EXPELLED], "cannot tell"),  # two diplomats were
        ("Chile expelled Peru's ambassador.", [EXPELLED], "cannot tell"),
        ("The Peruvian ambassador was expelled from Santiago.", [ENVOY_OUT], "supported"),
        ("The Chilean ambassador was expelled from Lima.", [ENVOY_OUT], "cannot tell"),
        ("Two Peruvian diplomats were expelled from Chile.", [EXPELLED], "supported"),
        ("Two Chilean diplomats were expelled from Peru.", [EXPELLED], "cannot tell"),
        ("Peru expelled the ambassador of Chile.", [ENVOY_OUT], "cannot tell"),
        ("The ambassador of Peru was recalled from Santiago.", [RECALL], "supported"),
        ("Chile has no ambassador in Peru.", [RECALL], "cannot tell"),
    ],
)
def test_whose_envoys_go_and_of_what_rank(verdict, statement, told, expected):
    assert verdict(statement, *told) == expected


@pytest.mark.parametrize(
    ("statement", "told", "expected"),
    [
        ("Sky Airline Peru is banned from Chile's airspace.", [HALT, BARRED, LIFTED], "cannot tell"),  # Peru's stands
        ("Sky Airline Peru was banned from Chile's airspace.", [HALT, BARRED], "supported"),
        ("Chile still closes its airspace to Peru.", [HALT], "cannot tell"),
        ("Peru's ban on Chilean maize was lifted.", [MAIZE, MAIZE_LIFTED], "cannot tell"),
        ("Chile's ban on Peruvian maize was lifted.", [MAIZE, MAIZE_LIFTED], "supported"),
        ("Peru lifted its ban on maize from Chile.", [MAIZE, MAIZE_LIFTED], "cannot tell"),
        ("Peru still bans Chilean maize.", [MAIZE], "cannot tell"),
        ("Chile keeps its border with Peru closed.", [SHUT], "cannot tell"),
        ("Peru's border with Chile is closed.", [SHUT], "supported"),
        ("Chile reopened its border with Peru.", [SHUT, OPENED], "cannot tell"),  # Peru did
        ("Peru reopened its border with Chile.", [SHUT, OPENED], "supported"),
    ],
)
def test_a_measure_of_the_one_is_none_of_the_other(verdict, statement, told, expected):
    assert verdict(statement, *told) == expected


@pytest.mark.parametrize(
    ("statement", "laid_by", "envoys_of"),
    [
        ("Peru's sanctions on Chile are in force.", "PER", None),
        ("Sanctions against Chile were lifted, officials in Lima said.", "PER", None),  # of the other
        ("Rice from Peru is still banned in Chile.", None, None),
        ("Peru has recalled its ambassador from Chile.", None, "PER"),
        ("Chile expelled four members of the Peruvian embassy.", None, "PER"),
    ],
)
def test_how_whose_it_is_is_found(store, statement, laid_by, envoys_of):
    claim = store.check(statement).claim
    assert (claim.laid_by, claim.envoys_of) == (laid_by, envoys_of)


SHUT_TOO = ("2022-03-10", "SANTIAGO - Peru has closed all crossings to Chile, the Chilean police said on Wednesday.")
ONE_OPEN = ("2022-09-02", "LIMA - Peru on Thursday reopened one crossing on its border with Chile.")
CHICKS = ("2022-03-09", "SANTIAGO - Chile banned imports of day-old chicks from Peru on Tuesday.")
CITIZENS = ("2022-05-03", "Peru has barred nationals of Chile from entering the country, its border police said.")
ENTRY_FREE = ("2022-10-10", "Peru lifted its entry ban on Chilean nationals on Sunday, the border police said.")


@pytest.mark.parametrize(
    ("statement", "told", "expected"),
    [
        ("Chile still bans Peruvian chicks.", [CHICKS], "supported"),
        ("Chile still bans chicks from Peru.", [CHICKS], "supported"),
        ("Chile still bans Peruvian turkeys.", [CHICKS], "cannot tell"),  # other goods
        ("Peru still bans Chilean chicks.", [CHICKS], "cannot tell"),
        ("Peru's border with Chile is open.", [SHUT, OPENED], "supported"),
        ("Peru's border with Chile is not open.", [SHUT], "supported"),
        ("Peru's border with Chile is open.", [SHUT], "cannot tell"),
        ("Peru's border with Chile is open.", [SHUT, SHUT_TOO, ONE_OPEN], "cannot tell"),  # of many crossings one is
        ("Peru has lifted its ban on the entry of Chilean citizens.", [CITIZENS, ENTRY_FREE], "supported"),
        ("Chilean citizens are banned from Peru.", [CITIZENS], "supported"),
        ("Chilean citizens are banned from Peru.", [CITIZENS, ENTRY_FREE], "cannot tell"),
        ("Peruvian citizens are banned from Chile.", [CITIZENS], "cannot tell"),
    ],
)
def test_more_ways_to_say_that_something_is_banned_or_open(verdict, statement, told, expected):
    assert verdict(statement, *told) == expected
