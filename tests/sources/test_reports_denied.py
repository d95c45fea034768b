"""Reports that somebody denies: whose they are, what they tell, and who is told to have done it."""

from __future__ import annotations

import pytest

import polybius
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "trigger", "mouths"),
    [
        ("Niger denies the Chadian army's claim of killing nine of its soldiers in a night raid.", "killing",
         ["the Chadian army", "Niger"]),
        ("Niger's army dismissed Libyan reports of clashes with rebels at the border.", "clashes",
         ["Libyan", "Niger's army"]),
        ("Somalia denied Kenyan press reports that its troops had shelled the town.", "shelled",
         ["Kenyan press", "Somalia"]),
        ("The Kenyan Defence Ministry dismissed Ethiopia's reports accusing Kenya of opening fire at Moyale.",
         "opening", ["Ethiopia", "The Kenyan Defence Ministry"]),
        ("The Kenyan Defence Ministry denied Ethiopian media reports accusing Kenya of shelling Moyale.", "shelling",
         ["Ethiopian media reports", "The Kenyan Defence Ministry"]),
        # a statement that tells it, whatever else stands behind the pronoun
        ("The Ethiopian ministry issued a statement according to which on Sunday Kenyan troops opened fire at "
         "Ethiopian posts, the Kenyan press service reported.", "opened", ["a statement", "the Kenyan press service"]),
        # a statement that somebody issues is his
        ("The Ethiopian army issued a statement accusing Kenya of shelling the village of Dif.", "shelling",
         ["The Ethiopian army"]),
    ],
)  # fmt: skip
def test_who_reports_what_is_denied_is_a_mouth(text, trigger, mouths):
    assert chain(text, trigger) == mouths


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("The Kenyan Defence Ministry dismissed Ethiopia's reports accusing Kenya of opening fire at Moyale.",
         ["ETH"], ["KEN"]),
        ("Chad rejected Libyan reports accusing Chadian soldiers of looting Sebha.", ["LBY"], ["TCD"]),
        ("Kenya denies Ethiopian accusations of shelling Moyale.", ["ETH"], ["KEN"]),
    ],
)  # fmt: skip
def test_a_charge_that_is_denied_has_been_made(text, accuser, accused):
    reading = polybius.read(text, published="2022-05-03")
    (charge,) = [event for event in reading.events if event.event_type == "ACCUSE"]

    sides = [[party.country for party in side] for side in (charge.actors, charge.recipients)]
    assert (sides, charge.factuality) == ([accuser, accused], "CT+")


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Kenya denies Ethiopian accusations of shelling Moyale.", ["KEN"]),  # not whose accusation it is
        ("Chad faces accusations of shelling Faya.", ["TCD"]),
        ("Chadian police arrested two Nigerien colonels on charges of killing nine villagers.", ["NER"]),
        ("Niger denies the Chadian army's claim of killing nine of its soldiers.", ["TCD"]),  # his own deed
    ],
)
def test_who_is_charged_has_done_it_and_not_whose_charge_it_is(text, doer):
    events = [event for event in polybius.read(text, published="2022-05-03").events if event.event_type == "ASSAULT"]

    assert [[party.country for party in event.actors] for event in events] == [doer]


def test_disinformation_that_is_released_is_no_prisoner():
    reading = polybius.read("Ethiopia's ministry released new disinformation accusing Kenya.", published="2022-05-03")

    assert "RETREAT" not in [event.event_type for event in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        '"The statement of the Ethiopian ministry according to which on 9 September Kenyan forces opened fire at '
        'Ethiopian posts has nothing to do with reality," the Kenyan army said.',
        "Ethiopia said Kenyan troops had shelled Dire. The report has nothing to do with reality, Kenya's army said.",
        "Ethiopia said Kenyan troops had shelled Dire. Kenya's army said the report did not correspond to reality.",
    ],
)
def test_what_has_nothing_to_do_with_reality_is_denied(text):
    reading = polybius.read(text, published="2022-05-03")
    (event,) = [event for event in reading.events if event.event_type == "ASSAULT"]

    views = {reading.attributions[one.attribution].source.code: one.value for one in event.factuality_by}
    assert views["KENMIL"] == "CT-"


@pytest.mark.parametrize(
    ("text", "accuser", "denier"),
    [
        ("The Kenyan Defence Ministry dismissed Ethiopia's reports accusing Kenya of opening fire at Moyale.",
         "ETH", "KENGOV"),
        ("The Nigerien army denied Chad's report claiming that its soldiers shelled Faya.", "TCD", "NERMIL"),
    ],
)  # fmt: skip
def test_whose_report_is_denied_holds_it_true(text, accuser, denier):
    reading = polybius.read(text, published="2022-05-03")
    (event,) = [event for event in reading.events if event.event_type == "ASSAULT"]

    views = {reading.attributions[one.attribution].source.code: one.value for one in event.factuality_by}
    assert views == {accuser: "CT+", denier: "CT-"}
