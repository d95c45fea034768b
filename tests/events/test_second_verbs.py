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
