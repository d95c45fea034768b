"""What neighbours do to each other in plain words: votes and terms, goods and courts, whom a third state calms."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text
from tests.events.test_plain import told


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
        ("Peru's government declared a state of emergency in Lima.", ("COERCE", "PER", "PER")),
    ],
)
def test_plain_measures_of_guards_and_courts(text, event):
    assert event in told(text)


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
