"""Charges, refusals, praise, demands and threats in plain news prose: who does them to whom."""

from __future__ import annotations

import pytest

from tests.events.sides.test_spared import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Israel threatened attacks on Lebanon.", ("THREATEN", "ISR", "LBN", ())),
        ("North Korea threatened a nuclear strike on South Korea.", ("THREATEN", "PRK", "KOR", ())),
        ("Chad threatened an invasion of Niger.", ("THREATEN", "TCD", "NER", ())),
        ("Israel vowed further attacks on Lebanon.", ("THREATEN", "ISR", "LBN", ())),
        ("Algeria threatened the expulsion of French diplomats.", ("THREATEN", "DZA", "FRA", ())),
        # what a threat is about strikes nobody whom it threatens
        ("Chad threatened Niger over the arrest of Kenyan nurses.", ("THREATEN", "TCD", "NER", ())),
    ],
)
def test_whom_an_act_would_strike_is_threatened_with_it(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # words like those of blows, gifts and promises
        ("Greece came under fire from Turkey over the new bases.", ("ACCUSE", "TUR", "GRC", ())),
        ("The army base came under fire over the weekend.", ("ASSAULT", "", "?", ())),
        ("France advised Iran to stop enriching uranium.", ("REQUEST", "FRA", "IRN", ())),
        ("France advised Iran against enriching uranium.", ("REQUEST", "FRA", "IRN", ())),
        ("Turkey held up Sweden's membership for a year.", ("REJECT", "TUR", "SWE", ())),
        ("Hungary stood in the way of a loan to Ukraine.", ("REJECT", "HUN", "UKR", ())),
        ("Ukraine turned to Germany for shells.", ("REQUEST", "UKR", "DEU", ())),
        ("Nepal put pressure on India to reopen the road.", ("REQUEST", "NPL", "IND", ())),
        ("China voted for Pakistan's bid.", ("SUPPORT", "CHN", "PAK", ())),
        # whoever gives the support, and to whom
        ("Belarus took Russia's side against Poland.", ("SUPPORT", "BLR", "RUS", ())),
        ("Russia won the support of Belarus.", ("SUPPORT", "BLR", "RUS", ())),
        ("Russia enjoys the backing of Belarus.", ("SUPPORT", "BLR", "RUS", ())),
    ],
)
def test_phrases_tell_who_does_what_to_whom(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # whoever blames has not dealt the blow, in whatever voice it is told
        ("Blamed by India for the blast, Pakistan kept silent.", [("ACCUSE", "IND", "PAK", ())]),
        (
            "Pakistan was blamed by India for the blast in Srinagar.",
            [("ACCUSE", "IND", "PAK", ()), ("ASSAULT", "", "IND", ())],
        ),
        # whom a threat frightens has not made it
        ("The threat of sanctions against Iran worries Oman.", [("THREATEN", "", "IRN", ())]),
    ],
)
def test_who_blames_or_is_worried_has_not_done_it(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Fears of a Russian attack on Poland grew.", ("ASSAULT", "RUS", "POL", ("hypothetical",))),
        ("The prospect of an Israeli strike on Iran worries Oman.", ("ASSAULT", "ISR", "IRN", ("hypothetical",))),
        ("Israel dreads another Iranian missile attack.", ("ASSAULT", "IRN", "ISR", ("hypothetical",))),
        ("Russia launched an attack on Poland.", ("ASSAULT", "RUS", "POL", ())),
        # what was done before is not to come, what was asked has been asked
        ("Iran vowed to avenge its general, killed by Israel.", ("ASSAULT", "ISR", "IRN", ())),
        ("Britain denied India's request to extradite the banker.", ("REQUEST", "IND", "GBR", ())),
    ],
)
def test_what_is_only_feared_has_not_happened(text, event):
    assert event in told(text)


def test_a_note_of_protest_brings_nobody_into_the_street():
    assert {event[0] for event in told("Morocco sent Algeria a note of protest over a map.")} == {"ACCUSE"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Netherlands called for sanctions against Israel.", ("REQUEST", "NLD", "", ())),
        ("The Netherlands is pressing for an arms embargo against Sudan.", ("REQUEST", "NLD", "", ())),
        ("Poland is pushing for sanctions against Belarus.", ("REQUEST", "POL", "", ())),
    ],
)
def test_who_is_to_be_struck_is_asked_for_nothing_wherever_the_tree_hangs_him(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yemen was warned by Saudi Arabia of more air strikes.",
        "Saudi Arabia threatened Yemen with a boycott.",
    ],
)
def test_what_somebody_threatens_with_is_no_act_beside_the_threat(text):
    assert told(text) == [("THREATEN", "SAU", "YEM", ())]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("China has Mongolia's backing.", ("SUPPORT", "MNG", "CHN", ())),
        ("Kazakhstan stood up to Russian pressure.", ("REJECT", "KAZ", "RUS", ())),
        ("New Zealand was appalled by the French test.", ("ACCUSE", "NZL", "FRA", ())),
        # not whom the help was for
        ("Pakistani support for Iran has angered Israel.", ("ACCUSE", "ISR", "PAK", ())),
        ("Bangladesh handed a protest note to the ambassador of Myanmar.", ("ACCUSE", "BGD", "MMR", ())),
        # a refusal told by what somebody will not do is made now
        ("Panama will not hand the canal back to the United States.", ("REJECT", "PAN", "USA", ())),
    ],
)
def test_who_is_angered_or_refuses_stands_on_the_right_side(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # who tells of a refusal was refused nothing where the text says whose terms they were
        ("Oman said Iran had rejected the American terms.", [("REJECT", "IRN", "USA", ())]),
        ("Israel said Iran had rejected its offer.", [("REJECT", "IRN", "ISR", ())]),
        # what one says oneself to be ready to do is threatened
        ("Israel said it was ready to strike Lebanon.", [("THREATEN", "ISR", "LBN", ())]),
        ("Russia said that Poland was ready to attack Belarus.", [("ASSAULT", "POL", "BLR", ("future",))]),
        # what is denied is not so, and not open
        ("Turkey denied threatening Greece.", [("THREATEN", "TUR", "GRC", ("negation",))]),
        ("Colombia denied that it had demanded an apology from Egypt.", [("REQUEST", "COL", "EGY", ("negation",))]),
        ("Turkey got a request from Libya for troops.", [("REQUEST", "LBY", "TUR", ())]),
        ("South Africa declared Zimbabwe's election free and fair.", [("SUPPORT", "ZAF", "ZWE", ())]),
    ],
)
def test_who_tells_it_or_says_it_of_himself(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Oman is to lend Yemen two ferries, its finance minister told the weekly.", ("AGREE", "OMN", "YEM", ())),
        ("Chile is to withdraw 40 soldiers from Haiti, a minister told the weekly.", ("CONCEDE", "CHL", "HTI", ())),
        ("Ghana told its policemen to leave Togo.", ("REQUEST", "GHA", "GHA", ())),  # which is asked of them
    ],
)
def test_what_is_to_be_done_is_asked_of_nobody_who_is_told_of_it(text, event):
    assert told(text) == [event]
