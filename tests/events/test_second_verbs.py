"""Who does what a second verb tells, and whom a bare act beside another clause meets: sentence -> sides."""

import pytest

from tests.events.test_as_agencies_tell import sides
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # who tells of a blow is who takes a measure and who speaks up
        ("Latvia said two Belarusian drones had violated its airspace and summoned the Belarusian consul.",
         "summoned", ["LVA"], ["BLRGOV"]),
        ("Mali said Algerian drones had struck a convoy and withdrew its ambassador from Algiers.",
         "withdrew", ["MLI"], ["DZA"]),
        ("Chad said Sudanese soldiers shot first and closed the frontier.", "closed", ["TCD"], ["SDNMIL"]),
        ("Chad said Sudanese jets had bombed a market and suspended diplomatic ties.",
         "suspended", ["TCD"], ["SDNMIL"]),
        ("Malaysia said a Chinese cutter had rammed its trawler and lodged a protest.", "lodged", ["MYS"], ["CHN"]),
        ("Warsaw said Slovakia had blocked the pipeline and accused Bratislava of blackmail.",
         "accused", ["POLGOV"], ["SVKGOV"]),
        ("Tehran said Israel had broken the truce and urged the UN Security Council to act.",
         "urged", ["IRNGOV"], ["UNO"]),
        # beside what he denies, too
        ("Niger rejected claims that its army shelled a clinic and blamed Boko Haram for the fire.",
         "blamed", ["NER"], ["NGAREB"]),
        ("Armenia denied Azerbaijani claims that its guards had crossed the line, and instead accused Baku of it.",
         "accused", ["ARM"], ["AZEGOV"]),
        ("Turkey dismissed as baseless claims that its jets had bombed a clinic and accused Syria of lying.",
         "accused", ["TUR"], ["SYR"]),
        ("Mali called reports that its troops had shelled a fort baseless and condemned the Algerian raid.",
         "condemned", ["MLI"], ["DZA"]),
        ("Chad rejected claims that Libyan rebels fired the shells and condemned the Sudanese raid.",
         "condemned", ["TCD"], ["SDN"]),
        ("Chad carried reports that Libyan rebels had shelled a fort and condemned Sudan.",
         "condemned", ["LBYREB"], ["SDN"]),
        # what soldiers do next is theirs, as is what the police say, and who speaks up twice does so himself
        ("Chad said Sudanese soldiers had crossed the border and shelled a market.", "shelled", ["SDNMIL"], ["TCD"]),
        ("Chad said police had detained three Sudanese men and accused them of theft.",
         "accused", ["TCDCOP"], ["SDNCVL"]),
        ("Chad said Sudan had condemned the raid and accused Libya of it.", "accused", ["SDN"], ["LBY"]),
    ],
)  # fmt: skip
def test_who_says_what_another_did_takes_the_measure_beside_it(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kenya called on Rwanda to pull out of Congo and to stop backing the rebels.", [("REQUEST", "KEN", "RWA")]),
        ("Norway urged Serbia to free the miners and stop arming separatists.", [("REQUEST", "NOR", "SRB")]),
        ("Chad told Sudan to free the crew and to lift the blockade.", [("REQUEST", "TCD", "SDN")]),
        ("Chad refused to free the Sudanese crew and to resume talks.", [("REJECT", "TCD", "SDN")]),
        # what is told as done is
        ("Chad urged Sudan to free the crew and expelled its envoy.",
         [("REQUEST", "TCD", "SDN"), ("SANCTION", "TCD", "SDN")]),
    ],
)  # fmt: skip
def test_what_is_asked_for_besides_is_not_done(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Ireland condemned the raid and Austria called for an inquiry.",
         [("ACCUSE", "IRL", ""), ("REQUEST", "AUT", "")]),
        ("Chad denounced the coup, while Togo, Ghana and Benin urged restraint.",
         [("ACCUSE", "TCD", ""), ("REQUEST", "BEN GHA TGO", "")]),
        # not where they have dealt with each other, or are named again
        ("Sudan shelled a village in Chad. Chad condemned the raid and Sudan called for talks.",
         [("ASSAULT", "SDN", "TCD"), ("ACCUSE", "TCD", "SDN"), ("REQUEST", "SDN", "TCD")]),
        ("Chad demanded an apology and Sudan refused.", [("REQUEST", "TCD", "SDN"), ("REJECT", "SDN", "TCD")]),
    ],
)  # fmt: skip
def test_two_who_take_a_stand_do_not_take_it_on_each_other(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Slovenia joined Croatia in halting gas exports to Serbia and threatened to cut off electricity.", ["SRB"]),
        ("Slovenia criticised Croatia for halting gas exports and threatened to cut off electricity.", ["HRV"]),
    ],
)
def test_who_is_joined_in_an_act_is_not_met_by_the_next(text, recipients):
    assert sides(text, "threatened")[1] == recipients


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("Six Nigerian soldiers were killed in clashes with Boko Haram fighters.", "killed", "NGAREB", "NGAMIL"),
        ("Two militants were killed in a gun battle with Pakistani police in Bannu.", "killed", "PAKCOP", "PAKREB"),
        ("Nine Sudanese soldiers died in a battle with Chadian troops.", "died", "TCDMIL", "SDNMIL"),
        # who kills is told by the verb
        ("Chadian troops killed nine Sudanese soldiers in a clash with rebels.", "killed", "TCDMIL", "SDNMIL"),
    ],
)
def test_who_is_fought_has_killed_those_who_died_in_the_fight(text, word, actors, recipients):
    assert sides(text, word) == ([actors], [recipients])
