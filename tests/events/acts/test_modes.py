"""How it was done, or what is asked, refused and threatened: the modes of events and the scores that go with them."""

from __future__ import annotations

import pytest

import polybius
from polybius.events.words.ontology import ontology


def modes(text, event_type):
    (event, *_) = (one for one in polybius.read(text).events if one.event_type == event_type)
    assert event.score == ontology()[event_type].score_of(event.modes)
    return set(event.modes)


@pytest.mark.parametrize(
    ("text", "event_type", "told"),
    [
        ("Chad asked Libya to hand over two officers.", "REQUEST", {"yield"}),
        ("Peru demanded the return of its ship from Chile.", "REQUEST", {"yield"}),
        ("Nepal asked China for fuel.", "REQUEST", {"assist"}),
        ("Kenya asked Sudan and Chad to talk.", "REQUEST", {"meet"}),
        ("Opposition parties in Armenia demanded that the prime minister resign.", "REQUEST", {"change"}),
        ("Sweden refused to hand over two exiles to Peru.", "REJECT", {"yield"}),
        ("Chile refused to meet the envoy of Peru.", "REJECT", {"meet"}),
        ("The United States threatened Iraq with sanctions.", "THREATEN", {"restrict"}),
        ("Sudanese jets bombed a market in Darfur.", "ASSAULT", {"aerial"}),
        ("The Ethiopian army bombed a market in Tigray.", "ASSAULT", {"aerial"}),
        ("Rebels bombed a market in Darfur.", "ASSAULT", {"explosives"}),
        ("A suicide bomber killed nine people with a bomb in Quetta.", "ASSAULT", {"suicide-attack"}),
        ("Police in Lima beat two students.", "ASSAULT", {"beat"}),
        ("An attacker drove a lorry into shoppers in Graz.", "ASSAULT", {"primitive"}),
        ("A man drove a truck into a market in Graz, killing nine people.", "ASSAULT", {"primitive"}),
        # each weapon that is used, and none that is met
        ("Sudanese rebels launched drones and missiles at Chad.", "ASSAULT", {"drone", "heavy-weapons"}),
        ("Rebels attacked a post in Mali with guns and grenades.", "ASSAULT", {"firearms", "explosives"}),
        ("Jets destroyed a drone and two tanks in Sudan.", "ASSAULT", {"destroy", "drone"}),
        # rubber bullets are no live ones, and no gunman shoots down a drone
        ("Police in Lima fired rubber bullets and tear gas at students.", "ASSAULT", {"crowd-control"}),
        ("Police in Lima fired tear gas and live bullets at students.", "ASSAULT", {"crowd-control", "firearms"}),
        ("A drone was shot down over Goma by rebels.", "ASSAULT", {"drone"}),
        ("Gunmen shot down a farmer in Lima.", "ASSAULT", {"firearms"}),
        ("Soldiers burned down a village in Chad.", "ASSAULT", {"destroy", "primitive"}),
        ("Qatari coast guards seized three fishermen from Bahrain.", "COERCE", {"arrest"}),
        ("Qatari coast guards seized a boat from Bahrain.", "COERCE", {"seize"}),
        ("Libya suspended its bus line to Tunisia.", "SANCTION", {"discontinue"}),
        ("The foreign minister of Spain flew to Rabat for talks on Monday.", "CONSULT", {"visit"}),
    ],
)
def test_modes_are_told_by_the_act_by_what_it_meets_and_by_what_it_is_about(text, event_type, told):
    assert modes(text, event_type) == told


def test_who_kills_a_leader_aims_at_him():
    assert "targeted" in modes("A US drone killed Qassem Soleimani near Baghdad airport.", "ASSAULT")


def test_a_lorry_at_the_market_and_wounds_that_kill_are_no_acts():
    assert not polybius.read("A farmer drove a truck into a market in Graz to sell apples.").events
    text = "A bomb killed nine in Quetta. The death toll rose to ten as a student succumbed to his wounds."
    (event,) = polybius.read(text).events
    assert [(count.what, count.min) for count in event.counts] == [("killed", 9), ("killed", 10)]
    (yielding,) = polybius.read("Chad's government succumbed to the union.").events
    assert yielding.event_type == "CONCEDE"
