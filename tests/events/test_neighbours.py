"""What neighbours do to each other in plain words: votes and terms, goods and courts, whom a third state calms."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The African Union passed a resolution condemning the coup in Chad.", [("ACCUSE", "IGO", "TCD")]),
        ("A resolution condemning Eritrea was adopted by the African Union.", [("ACCUSE", "IGO", "ERI")]),
        ("Kenya's parliament voted on Monday to ratify a treaty with Uganda.", [("SUPPORT", "KEN", "UGA")]),
        ("Chile's senate voted to reject the treaty with Peru.", [("REJECT", "CHL", "PER")]),
        ("Chile's senate voted not to ratify the treaty with Peru.", [("REJECT", "CHL", "PER")]),
        # what it only calls for it has not done
        ("The African Union passed a resolution calling on Togo to free the editor.", [("REQUEST", "IGO", "TGO")]),
        ("Japan hailed a resolution condemning Eritrea.", [("SUPPORT", "JPN", "")]),
    ],
)
def test_a_vote_does_what_its_words_do(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Iran told Oman that it would not accept American terms.", [("REJECT", "IRN", "USA")]),
        (
            "Chad's president told the French envoy that he would not accept the terms set by Libya.",
            [("REJECT", "TCD", "LBY")],
        ),
        (
            "Kenya told Uganda that it would not accept its terms.",
            [("REJECT", "KEN", "UGA")],
        ),  # those of whoever is told
        ("Peru would not accept Chilean demands.", [("REJECT", "PER", "CHL")]),
        (
            "The minister of Peru said that time was short and that Peru would not accept Chilean demands.",
            [("REJECT", "PER", "CHL")],
        ),
    ],
)
def test_terms_are_refused_to_those_whose_they_are(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Togo has the backing of Accra for its bid.", [("SUPPORT", "GHA", "TGO")]),
        ("Togo is in favour of the patrol proposed by Ghana.", [("SUPPORT", "TGO", "GHA")]),
        ("Albania is a firm supporter of Kosovo's demand.", [("SUPPORT", "ALB", "KOS")]),
        ("The ruling in Mali is in favour of the editor.", []),
    ],
)
def test_whom_a_state_backs(text, events):
    assert [one for one in told(text) if one[0] in ("SUPPORT", "REJECT")] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Flour from Kazakhstan reached Tajikistan on Monday.", [("AID", "KAZ", "TJK")]),
        ("Onions from Egypt arrived in Bangladesh on Monday.", [("COOPERATE", "EGY", "BGD")]),
        ("China sold Cambodia rocket launchers.", [("AID", "CHN", "KHM")]),
        ("Australia gave Fiji a patrol vessel.", [("AID", "AUS", "FJI")]),
        ("Walkers from Egypt reached Bangladesh on Monday.", []),
    ],
)
def test_goods_and_arms_come_from_whoever_sends_them(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A court in Serbia ordered three Kosovo policemen to be held for a month.", ("COERCE", "SRB", "KOS")),
        ("Guatemala regretted the decision of Honduras.", ("ACCUSE", "GTM", "HND")),
        ("Serbia arrested three Kosovo policemen. Kosovo's premier called it a kidnapping.", ("ACCUSE", "KOS", "SRB")),
        ("Hundreds marched in Dhaka, and police dispersed them with batons.", ("ASSAULT", "BGD", "?")),
        ("The militias in Congo fled toward the hills.", ("RETREAT", "COD", "")),
        ("Algeria returned 600 migrants to Niger.", ("COERCE", "DZA", "NER")),
        ("Venezuelan patrol boats entered Guyanese waters.", ("MOBILIZE", "VEN", "GUY")),
        ("Peru's government declared a state of emergency in Lima.", ("COERCE", "PER", "PER")),
        ("A court in Chad ordered the government to hold a vote.", ("REQUEST", "TCD", "TCD")),  # not to be held
    ],
)
def test_plain_measures_of_guards_and_courts(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Sudan shelled a village in Chad. Egypt called for calm.", ("REQUEST", "EGY", "SDN TCD")),
        ("Sudan shelled a village in Chad. Egypt called on Sudan to show restraint.", ("REQUEST", "EGY", "SDN")),
        # between those who did something, not those who have commented since
        (
            "Indian jets bombed a camp in Pakistan. China denounced India. Oman called for restraint.",
            ("REQUEST", "OMN", "IND PAK"),
        ),
        (
            "Washington accused Cuba of spying. Havana rejected the charge. Switzerland called for dialogue.",
            ("REQUEST", "CHE", "CUB USA"),
        ),
        ("Sudan shelled a village in Chad. Egypt offered to host talks.", ("AGREE", "EGY", "SDN TCD")),
        ("Sudan shelled a village in Chad. The firing ended after an hour.", ("RETREAT", "SDN TCD", "")),
        (
            "Serbia jailed two Kosovo policemen. The European Union summoned both ambassadors.",
            ("ACCUSE", "EUR", "KOS SRB"),
        ),
    ],
)
def test_a_third_state_calms_both_sides_of_a_quarrel(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The prosecutor in Kyiv opened an investigation into the shelling of Ukraine.", ("ACCUSE", "UKR", "")),
        ("France opened an investigation into the Russian shelling of Kharkiv.", ("ACCUSE", "FRA", "RUS")),
        (
            "Peruvian police beat a Mexican reporter. Peru's minister apologised for the beating.",
            ("CONCEDE", "PER", "MEX"),
        ),
        (
            "Panama detained the crew of a Cuban ship. Belize's police arrested ten thieves. Havana condemned the "
            "arrest of its citizens.",
            ("ACCUSE", "CUB", "PAN"),
        ),
        ("Spain sent a team of doctors to Haiti.", ("AID", "ESP", "HTI")),
        ("Chad and Niger agreed to revive a joint force.", ("AGREE", "NER TCD", "")),
        ("Togo agreed to free its prisoners. Ghana was glad.", ("AGREE", "TGO", "")),
    ],
)
def test_whom_an_act_is_about_is_no_other_side_of_it(text, event):
    assert event in told(text)


def test_those_who_strike_for_pay_do_not_mean_a_neighbour():
    text = "Ghana shut its border with Togo. Nurses in Togo went on strike over unpaid wages."

    assert ("PROTEST", "TGO", "TGO") in told(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Zambia signed a loan. South Africa deported 1,200 miners to Lesotho.", ["LSOLAB"]),
        ("Congo lost a town. South Africa buried two soldiers killed by rebels.", ["ZAFMIL"]),
        ("Nigeria mourned. Niger's army killed 16 militants near Diffa.", ["NERREB"]),
    ],
)
def test_bare_people_are_of_whoever_gets_or_buries_them_or_of_the_ground_of_the_army(text, codes):
    last = read(from_text(text, language="en")).events[-1]

    assert [party.code for party in last.recipients] == codes


def test_a_month_is_no_town():
    reading = read(from_text("Indonesia seized the boats in March.", language="en"))

    assert [reading.words(place.span) for place in reading.places] == ["Indonesia"]


def test_sanctions_that_are_asked_for_are_asked_of_nobody_who_was_named_before():
    text = "Congo lost a town to rebels. Belgium called for European sanctions on Rwanda."

    assert ("REQUEST", "BEL", "") in told(text)


def test_who_complains_of_a_ballot_means_no_other_state():
    text = "Peru expelled a reporter. In neighbouring Bolivia, the opposition alleged fraud at the polls."

    assert ("ACCUSE", "BOL", "PER") not in told(text)
