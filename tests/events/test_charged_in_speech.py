"""Charges made by what somebody says that another does, or told by words that blame nobody elsewhere."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Togo's president said Benin was destabilising the region.", ("ACCUSE", "TGO", "BEN")),
        ("Togo's president said Benin was harbouring terrorists.", ("ACCUSE", "TGO", "BEN")),
        ("Togo said Benin was giving shelter to extremists.", ("ACCUSE", "TGO", "BEN")),
        ("Togo said Benin had broken its promises.", ("ACCUSE", "TGO", "BEN")),
        ("Togo's president said Benin was plotting to kill him.", ("ACCUSE", "TGO", "BEN")),
        ("Togo said Benin was trying to overthrow its government.", ("ACCUSE", "TGO", "BEN")),
        ("Togo said Benin's army had committed war crimes.", ("ACCUSE", "TGO", "BEN")),
        ("Togo said the responsibility for the deaths lies with Benin.", ("ACCUSE", "TGO", "BEN")),
        ("Togo's president said the raids of Benin amounted to war crimes.", ("ACCUSE", "TGO", "BEN")),
        ("Peru's president attacked Spain over its remarks.", ("ACCUSE", "PER", "ESP")),  # no blow
        ("Peru brought a case against Chile before the court in The Hague.", ("ACCUSE", "PER", "CHL")),
        ("Austria's police linked Serbian agents to the explosion.", ("ACCUSE", "AUT", "SRB")),
        ("Chad's junta points to Libya as the source of the weapons.", ("ACCUSE", "TCD", "LBY")),
        ("Zambia laid the plot at Malawi's door.", ("ACCUSE", "ZMB", "MWI")),
    ],
)
def test_who_says_that_another_does_wrong_blames_him(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The doctor said the Norwegian heat was undermining the harvest.",
        "The Chilean sprinter said Peru's runner had broken the record.",
        "Sweden said it gave shelter to 300 Syrian families.",
        "The general said Niger's army had crossed the line of the river.",
        "The minister said that responsibility for the airport lies with the city of Oslo.",
        "Rebels attacked the Malian army for the third time.",
        "A road links the port of Kenya to the town.",
        "The guide pointed to Mount Kenya as the source of the river.",
        "The bill amounted to nine euros, the Greek minister said.",
        "The writer said the novelist was plotting a sequel.",
    ],
)
def test_what_does_no_wrong_blames_nobody(text):
    assert not [event for event in told(text) if event[0] == "ACCUSE"]


def test_who_promises_not_to_do_wrong_blames_nobody():
    assert told("The Taliban promised Norway not to harbour militants.") == [("AGREE", "AFG", "NOR")]
